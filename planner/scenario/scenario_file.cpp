// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/scenario_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "geo/error.h"
#include "planner/scenario/scenario_reader.h"

namespace planner {

namespace {

/// A scenario holds a page of text; what is far larger is something else.
constexpr std::streamsize largest_file_bytes = 64 << 20;

} // namespace

Scenario read_scenario(const std::string& path) {
    std::ifstream file{path, std::ios::binary | std::ios::ate};
    if (!file) {
        throw geo::Error{
            fmt::format("cannot open scenario '{}': {}; a .toml file is expected", path, std::strerror(errno))};
    }
    const std::streamsize bytes = file.tellg();
    if (bytes < 0 || bytes > largest_file_bytes) {
        throw geo::Error{fmt::format("'{}' is not a scenario; a .toml file of a few kilobytes is expected", path)};
    }
    std::string text(static_cast<std::size_t>(bytes), '\0');
    file.seekg(0);
    if (!file.read(text.data(), bytes)) throw geo::Error{fmt::format("cannot read scenario '{}'", path)};
    return parse_scenario(text, path);
}

Scenario parse_scenario(std::string_view text, const std::string& path) {
    const toml::parse_result parsed = toml::parse(text, path);
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        throw geo::Error{fmt::format("{}: line {}: {}; a scenario as TOML is expected", path, error.source().begin.line,
                                     error.description())};
    }
    ScenarioReader reader{parsed.table()};
    Scenario scenario = reader.read();
    if (reader.problems().empty()) return scenario;
    throw geo::Error{fmt::format("{}: {}", path, fmt::join(reader.problems(), fmt::format("\n{}: ", path)))};
}

} // namespace planner
