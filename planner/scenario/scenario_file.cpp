// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/scenario_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "geo/error.h"
#include "geo/io/text_file.h"
#include "planner/scenario/scenario_reader.h"

namespace planner {

Scenario read_scenario(const std::string& path) { return parse_scenario(geo::read_text_file(path), path); }

Scenario parse_scenario(std::string_view text, const std::string& path) {
    const toml::parse_result parsed = toml::parse(text, path);
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        const bool has_decimal_comma = error.description().find("saw ','") != std::string_view::npos;
        throw geo::Error{
            fmt::format("{}: line {}: {}; {} expected", path, error.source().begin.line, error.description(),
                        has_decimal_comma ? "a number with a point, such as 0.06, is" : "a scenario as TOML is")};
    }
    ScenarioReader reader{parsed.table()};
    Scenario scenario = reader.read();
    if (reader.problems().empty()) return scenario;
    throw geo::Error{fmt::format("{}: {}", path, fmt::join(reader.problems(), fmt::format("\n{}: ", path)))};
}

} // namespace planner
