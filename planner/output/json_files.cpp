// SPDX-License-Identifier: Apache-2.0
#include "planner/output/json_files.h"

#include <cmath>
#include <cstdint>
#include <type_traits>

#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include "geo/io/file_hash.h"
#include "geo/library_versions.h"
#include "planner/data/check_report.h"
#include "planner/result/summary.h"

namespace planner {

namespace {

using Json = nlohmann::ordered_json;

constexpr int format_number = 1; // of provenance.json and timing.json
constexpr int indent = 2;

std::string text_of(const Json& json) { return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json json_of(const SummaryValue& value) {
    return std::visit(
        [](const auto& held) -> Json {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>)
                return nullptr;
            else
                return held;
        },
        value.value);
}

/// The place of "a.b.c" in nested objects, made as needed.
Json& place_of(Json& root, std::string_view name) {
    Json* place = &root;
    for (std::size_t dot = name.find('.'); dot != name.npos; dot = name.find('.')) {
        place = &(*place)[std::string{name.substr(0, dot)}];
        name.remove_prefix(dot + 1);
    }
    return (*place)[std::string{name}];
}

} // namespace

std::string summary_json(const ScenarioResult& result) {
    Json json;
    for (const SummaryValue& value : summarise(result))
        place_of(json, value.name) = json_of(value);
    return text_of(json);
}

std::string provenance_json(const ScenarioResult& result, std::string_view scenario_text) {
    Json json;
    json["format"] = format_number;
    json["program"] = {{"name", "Causeway"}, {"version", CAUSEWAY_VERSION}};
    for (const auto& [library, version] : geo::library_versions())
        json["libraries"][library] = version;
    json["dataset"] = result.dataset->name;
    json["files"] = input_files_json(*result.dataset);
    const geo::FileHash hash = geo::hash_text(scenario_text);
    json["scenario"] = {
        {"name", result.scenario.name}, {"file", "scenario.toml"}, {"bytes", hash.bytes}, {"sha256", hash.sha256}};
    json["seed"] = result.scenario.seed;
    return text_of(json);
}

std::string timing_json(const Stopwatch& stopwatch) {
    Json json;
    json["format"] = format_number;
    double total_seconds = 0.0;
    json["seconds"] = Json::object();
    for (const auto& [stage, seconds] : stopwatch.seconds()) {
        json["seconds"][stage] = seconds;
        total_seconds += seconds;
    }
    json["total_seconds"] = total_seconds;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    json["peak_memory_bytes"] = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024U;
    return text_of(json);
}

} // namespace planner
