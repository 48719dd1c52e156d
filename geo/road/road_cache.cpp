// SPDX-License-Identifier: Apache-2.0
#include "geo/road/road_cache.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <numeric>
#include <optional>
#include <sstream>
#include <string>
#include <system_error>
#include <type_traits>
#include <vector>

#include "geo/error.h"
#include "geo/io/file_hash.h"
#include "geo/io/text_file.h"

namespace geo {
namespace {

/// Name and version of the format: another layout of RoadGraph, another way to make it, or other words about it, is
/// another version.
constexpr std::string_view road_cache_mark = "causeway roads 5\n";
constexpr std::size_t digest_length = 64;

template <typename Row>
std::string_view bytes_of(const std::vector<Row>& column) {
    static_assert(std::is_trivially_copyable_v<Row>);
    return {reinterpret_cast<const char*>(column.data()), column.size() * sizeof(Row)};
}

template <typename Row>
void append_column(const std::vector<Row>& column, std::string& bytes) {
    const std::uint64_t count = column.size();
    bytes.append(reinterpret_cast<const char*>(&count), sizeof count);
    bytes.append(bytes_of(column));
}

/// Takes columns off the front of bytes; false once there are too few.
class ColumnTaker {
public:
    explicit ColumnTaker(std::string_view bytes) : bytes_{bytes} {}

    template <typename Row>
    bool take(std::vector<Row>& column) {
        std::uint64_t count = 0;
        if (bytes_.size() < sizeof count) return false;
        std::memcpy(&count, bytes_.data(), sizeof count);
        bytes_.remove_prefix(sizeof count);
        if (count > bytes_.size() / sizeof(Row)) return false;
        column.resize(count);
        if (count > 0) std::memcpy(column.data(), bytes_.data(), count * sizeof(Row));
        bytes_.remove_prefix(count * sizeof(Row));
        return true;
    }
    bool at_end() const { return bytes_.empty(); }

private:
    std::string_view bytes_;
};

/// Whether columns belong together and every number names a row: what a graph promises.
bool is_sound(const RoadGraph& graph) {
    const RoadEdges& edges = graph.edges;
    const std::size_t count = edges.size();
    if (edges.to.size() != count || edges.length_m.size() != count || edges.road_class.size() != count) return false;
    if (edges.road.size() != count) return false;
    if (edges.first_bend.size() != count + 1 || edges.first_bend.front() != 0) return false;
    if (edges.first_bend.back() != edges.bend.size() || !std::ranges::is_sorted(edges.first_bend)) return false;
    const auto is_node = [&](std::uint32_t node) { return node < graph.node_count(); };
    return std::ranges::all_of(edges.from, is_node) && std::ranges::all_of(edges.to, is_node);
}

/// Codes and messages, a line each.
std::vector<char> lines_of(const std::vector<Issue>& issues) {
    std::vector<char> lines;
    for (const Issue& issue : issues) {
        for (const std::string& text : {issue.code, issue.message}) {
            lines.insert(lines.end(), text.begin(), text.end());
            lines.push_back('\n');
        }
    }
    return lines;
}

std::vector<Issue> issues_from(const std::vector<char>& lines) {
    std::vector<Issue> issues;
    std::istringstream text{std::string{lines.begin(), lines.end()}};
    for (std::string code, message; std::getline(text, code) && std::getline(text, message);)
        issues.push_back({.severity = Issue::Severity::note, .code = code, .message = message});
    return issues;
}

std::optional<Loaded<RoadGraph>> roads_from(std::string_view bytes) {
    RoadGraph graph;
    std::vector<char> lines;
    graph.edges.first_bend.clear();
    RoadEdges& edges = graph.edges;
    ColumnTaker taker{bytes};
    const bool is_read = taker.take(graph.place) && taker.take(edges.from) && taker.take(edges.to) &&
                         taker.take(edges.length_m) && taker.take(edges.road_class) && taker.take(edges.road) &&
                         taker.take(edges.first_bend) && taker.take(edges.bend) && taker.take(graph.twins) &&
                         taker.take(lines) && taker.at_end();
    if (!is_read || !is_sound(graph)) return std::nullopt;
    return Loaded<RoadGraph>{std::move(graph), issues_from(lines)};
}

} // namespace

std::string road_cache_key(const RoadLines& lines, double tolerance_m) {
    std::string ids, digests;
    for (const std::string_view id : lines.road_id)
        ids.append(id) += '\n';
    for (const std::string_view bytes :
         {bytes_of(lines.first_point), bytes_of(lines.point), bytes_of(lines.node), bytes_of(lines.road_class),
          bytes_of(lines.level), bytes_of(lines.road), std::string_view{ids}})
        digests += hash_text(bytes).sha256;
    digests.append(reinterpret_cast<const char*>(&tolerance_m), sizeof tolerance_m);
    return hash_text(digests).sha256;
}

CachedRoads read_road_cache(const std::string& path, std::string_view key) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return {CachedRoads::State::absent, {}};
    const std::string file = read_text_file(path);
    std::string_view bytes{file};
    if (!bytes.starts_with(road_cache_mark)) return {CachedRoads::State::stale, {}};
    bytes.remove_prefix(road_cache_mark.size());
    if (bytes.size() < 2 * digest_length) return {CachedRoads::State::damaged, {}};
    if (bytes.substr(0, digest_length) != key) return {CachedRoads::State::stale, {}};
    const std::string_view digest = bytes.substr(digest_length, digest_length);
    bytes.remove_prefix(2 * digest_length);
    if (hash_text(bytes).sha256 != digest) return {CachedRoads::State::damaged, {}};
    std::optional<Loaded<RoadGraph>> roads = roads_from(bytes);
    if (!roads) return {CachedRoads::State::damaged, {}};
    return {CachedRoads::State::whole, std::move(*roads)};
}

Loaded<RoadGraph> find_road_graph(const RoadLines& lines, double tolerance_m, const std::string& cache_path,
                                  Progress& progress) {
    const std::string key = road_cache_key(lines, tolerance_m);
    CachedRoads cached = read_road_cache(cache_path, key);
    if (cached.state == CachedRoads::State::whole) return std::move(cached.roads);
    Loaded<RoadGraph> built = build_road_graph(lines, tolerance_m, progress);
    try {
        write_road_cache(cache_path, key, built);
    } catch (const Error&) { // a folder that may only be read, a full disk: no reason to go without the graph
    }
    if (cached.state != CachedRoads::State::absent) {
        const bool is_damaged = cached.state == CachedRoads::State::damaged;
        built.issues.push_back({.severity = Issue::Severity::note,
                                .code = "rebuilt_road_cache",
                                .message = cache_path +
                                           (is_damaged ? " is damaged" : " is of other roads or another version") +
                                           "; the road graph was made anew"});
    }
    return built;
}

void write_road_cache(const std::string& path, std::string_view key, const Loaded<RoadGraph>& roads) {
    const RoadGraph& graph = roads.value;
    std::string bytes;
    append_column(graph.place, bytes);
    append_column(graph.edges.from, bytes);
    append_column(graph.edges.to, bytes);
    append_column(graph.edges.length_m, bytes);
    append_column(graph.edges.road_class, bytes);
    append_column(graph.edges.road, bytes);
    append_column(graph.edges.first_bend, bytes);
    append_column(graph.edges.bend, bytes);
    append_column(graph.twins, bytes);
    append_column(lines_of(roads.issues), bytes);
    replace_text_file(path, std::string{road_cache_mark} + std::string{key} + hash_text(bytes).sha256 + bytes);
}

} // namespace geo
