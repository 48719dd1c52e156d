// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/colour_columns.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <utility>
#include <variant>

#include "planner/result/school_columns.h"

namespace planner {

namespace {

using Kind = ColourColumn::Kind;

/// "not_checked" as "Not checked".
std::string capitalised(std::string_view code) {
    std::string words = in_words(code);
    if (!words.empty()) words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
    return words;
}

void add_plan(std::vector<ColourColumn>& columns) {
    const std::string group = "Plan";
    columns.insert(columns.end(), {{"technology", "Technology", "", group, Kind::outcome},
                                   {"year", "Year of connection", "", group, Kind::category},
                                   {"phase_year", "Year of the work", "", group, Kind::category},
                                   {"reason", "Reason for the technology", "", group, Kind::code},
                                   {"npv_usd", "Present cost", "USD", group},
                                   {"capex_usd", "Capex", "USD", group},
                                   {"opex_usd_per_year", "Opex", "USD a year", group},
                                   {"demand_mbps", "Demand", "Mbps", group},
                                   {"devices", "Devices bought", "", group},
                                   {"devices_given", "Devices at the start", "", group},
                                   {"teachers_trained", "Teachers trained by the plan", "", group}});
}

void add_need(std::vector<ColourColumn>& columns) {
    const std::string group = "Need";
    columns.insert(columns.end(), {{"need_score", "Need score", "", group},
                                   {"need_rank", "Need rank", "1 = neediest", group},
                                   {"completeness", "Completeness of data", "", group}});
    for (const std::string_view criterion : criterion_names)
        columns.push_back({"need_" + std::string{criterion}, "Need: " + capitalised(criterion), "0 to 1", group});
    for (const std::string_view criterion : criterion_names) {
        columns.push_back(
            {"contribution_" + std::string{criterion}, "Part of the score: " + capitalised(criterion), "", group});
    }
}

void add_school(std::vector<ColourColumn>& columns) {
    const std::string group = "School today";
    columns.insert(columns.end(), {{"connected", "Connectivity", "", group, Kind::answer},
                                   {"download_mbps", "Download speed", "Mbps", group},
                                   {"electricity", "Electricity", "", group, Kind::answer},
                                   {"electricity_share", "Chance of electricity", "0 to 1", group},
                                   {"learners", "Learners", "", group},
                                   {"learners_imputed", "Learners estimated", "", group, Kind::code},
                                   {"girls", "Girls", "", group},
                                   {"teachers", "Teachers", "", group},
                                   {"trained_teachers", "Teachers trained in ICT", "", group},
                                   {"existing_devices", "Devices", "", group},
                                   {"level", "Level of education", "", group, Kind::category},
                                   {"language", "Language of instruction", "", group, Kind::category},
                                   {"admin1", "Region", "", group, Kind::category},
                                   {"admin2", "District", "", group, Kind::category}});
}

void add_surroundings(std::vector<ColourColumn>& columns) {
    const std::string group = "Surroundings";
    columns.insert(columns.end(), {{"coverage", "Mobile coverage", "", group, Kind::answer},
                                   {"fiber_distance_m", "Distance to fiber", "km", group},
                                   {"cell_site_distance_m", "Distance to a cell site", "km", group},
                                   {"distance_2g_m", "Distance to a 2G site", "km", group},
                                   {"distance_3g_m", "Distance to a 3G site", "km", group},
                                   {"distance_4g_m", "Distance to a 4G site", "km", group},
                                   {"distance_5g_m", "Distance to a 5G site", "km", group},
                                   {"population_1km", "Population within 1 km", "", group},
                                   {"population_3km", "Population within 3 km", "", group},
                                   {"population_5km", "Population within 5 km", "", group},
                                   {"elevation_m", "Elevation", "m", group},
                                   {"relative_wealth", "Relative wealth", "", group}});
}

void add_network(std::vector<ColourColumn>& columns) {
    const std::string group = "Network";
    columns.insert(columns.end(), {{"fiber_reason", "Fiber", "", group, Kind::code},
                                   {"cellular_reason", "Cellular", "", group, Kind::code},
                                   {"point_to_point_reason", "Point to point", "", group, Kind::code},
                                   {"satellite_reason", "Satellite", "", group, Kind::code},
                                   {"hop_m", "Fiber hop", "km", group},
                                   {"hop_way", "Way of the fiber hop", "", group, Kind::code},
                                   {"trench_users", "Schools behind the fiber hop", "", group},
                                   {"trench_capex_usd", "Share of the trenches", "USD", group},
                                   {"radio_link_m", "Radio link", "km", group},
                                   {"radio_hops", "Radio links to the far end", "", group},
                                   {"radio_users", "Schools on the radio link", "", group},
                                   {"radio_capex_usd", "Parts of relays", "USD", group},
                                   {"new_site_capex_usd", "Parts of new cell sites", "USD", group},
                                   {"radio_sight", "Sight of the radio link", "", group, Kind::code},
                                   {"radio_clearance_m", "Clearance of the radio link", "m", group},
                                   {"radio_mast_m", "Mast for the radio link", "m", group},
                                   {"terminals", "Satellite terminals", "", group},
                                   {"satellite_orbit", "Orbit of the satellites", "", group, Kind::code},
                                   {"satellite_round_trip_ms", "Way over a satellite", "ms", group},
                                   {"sharing_schools", "Schools on the same site or cell", "", group},
                                   {"sharing_demand_mbps", "Their demand", "Mbps", group},
                                   {"sharing_capacity_mbps", "Left to them", "Mbps", group},
                                   {"sharing_school_mbps", "Left to each", "Mbps", group}});
}

/// Columns whose values spread evenly; all others are skewed.
constexpr std::array<std::string_view, 5> even_columns{"need_score", "need_rank", "completeness", "relative_wealth",
                                                       "elevation_m"};

/// Whether every table is there that a row of schools.csv is written from.
bool is_whole(const ScenarioResult& result) {
    return result.dataset && result.indicators && result.demand_mbps && result.ranking && result.layout &&
           result.options && result.people && result.plan &&
           result.school_costs.npv_usd.size() == result.dataset->schools.size();
}

/// A column as schools.csv has it.
template <typename Value>
std::vector<Value> values_of(const ScenarioResult& result, std::string_view name) {
    const std::vector<SchoolColumn> columns = school_columns(result.dataset->context);
    const auto found = std::ranges::find(columns, name, &SchoolColumn::name);
    if (found == columns.end()) return {};
    ColumnValues values = found->values(result);
    const auto wanted = std::get_if<std::vector<Value>>(&values);
    return wanted ? std::move(*wanted) : std::vector<Value>{};
}

std::vector<double> dataset_numbers(const Schools& schools, std::string_view name) {
    if (name == "learners") return schools.learners;
    if (name == "girls") return schools.girls;
    if (name == "teachers") return schools.teachers;
    if (name == "trained_teachers") return schools.trained_teachers;
    if (name == "existing_devices") return schools.devices;
    if (name == "download_mbps") return schools.download_mbps;
    if (name == "relative_wealth") return schools.relative_wealth;
    return {};
}

std::vector<std::string> dataset_words(const Schools& schools, std::string_view name) {
    if (name == "level") return schools.level.strings();
    if (name == "language") return schools.language.strings();
    if (name == "admin1") return schools.admin1.strings();
    if (name == "admin2") return schools.admin2.strings();
    return {};
}

std::vector<std::string> year_words(const std::vector<double>& years) {
    std::vector<std::string> words;
    for (const double year : years)
        words.push_back(std::isnan(year) ? "" : std::to_string(static_cast<int>(year)));
    return words;
}

/// Why a technology cannot serve each school; where it can or need not, that.
std::vector<std::string> reasons(const NetworkOptions& options, Technology technology) {
    std::vector<std::string> words;
    for (const Feasibility feasibility : options.of(technology))
        words.push_back(capitalised(name_of(feasibility)));
    return words;
}

} // namespace

std::vector<ColourColumn> colour_columns(const std::vector<ContextLayer>& context) {
    std::vector<ColourColumn> columns;
    add_plan(columns);
    add_school(columns);
    add_surroundings(columns);
    add_need(columns);
    add_network(columns);
    for (const ContextLayer& layer : context)
        columns.push_back({"context_" + layer.name, capitalised(layer.name), "", "Context layers"});
    return columns;
}

std::optional<ColourColumn> find_colour_column(const std::vector<ContextLayer>& context, std::string_view name) {
    std::vector<ColourColumn> columns = colour_columns(context);
    const auto found = std::ranges::find(columns, name == "need" ? "need_score" : name, &ColourColumn::name);
    return found == columns.end() ? std::nullopt : std::optional{std::move(*found)};
}

std::vector<double> column_numbers(const ScenarioResult& result, const ColourColumn& column) {
    if (!is_whole(result)) return dataset_numbers(result.dataset->schools, column.name);
    std::vector<double> numbers = values_of<double>(result, column.name);
    if (column.unit == "km") {
        for (double& metres : numbers)
            metres /= 1'000.0;
    }
    return numbers;
}

bool is_year(std::string_view name) { return name == "year" || name == "phase_year"; }

bool is_skewed(std::string_view name) { return std::ranges::find(even_columns, name) == even_columns.end(); }

std::vector<std::string> column_words(const ScenarioResult& result, const ColourColumn& column) {
    if (column.kind == Kind::category && !is_year(column.name))
        return dataset_words(result.dataset->schools, column.name);
    if (!is_whole(result)) return {};
    if (is_year(column.name)) return year_words(values_of<double>(result, column.name));
    for (const Technology technology : technologies) {
        if (column.name == std::string{name_of(technology)} + "_reason") return reasons(*result.options, technology);
    }
    std::vector<std::string> words = values_of<std::string>(result, column.name);
    std::ranges::transform(words, words.begin(), capitalised);
    return words;
}

} // namespace planner
