// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/school_columns.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>

namespace planner {

namespace {

using Kind = ColourColumn::Kind;

constexpr std::array school_colours{
    ColourColumn{"technology", "Technology", "", Kind::outcome},
    ColourColumn{"need_score", "Need score", "", Kind::ramp},
    ColourColumn{"connected", "Connectivity", "", Kind::answer},
    ColourColumn{"electricity", "Electricity", "", Kind::answer},
    ColourColumn{"coverage", "Mobile coverage", "", Kind::answer},
    ColourColumn{"year", "Year of connection", "", Kind::category},
    ColourColumn{"npv_usd", "Present cost", "USD", Kind::ramp},
    ColourColumn{"capex_usd", "Capex", "USD", Kind::ramp},
    ColourColumn{"opex_usd_per_year", "Opex", "USD a year", Kind::ramp},
    ColourColumn{"learners", "Learners", "", Kind::ramp},
    ColourColumn{"demand_mbps", "Demand", "Mbps", Kind::ramp},
    ColourColumn{"download_mbps", "Download speed", "Mbps", Kind::ramp},
    ColourColumn{"fiber_distance_m", "Distance to fiber", "km", Kind::ramp},
    ColourColumn{"cell_site_distance_m", "Distance to a cell site", "km", Kind::ramp},
    ColourColumn{"population_1km", "Population within 1 km", "", Kind::ramp},
    ColourColumn{"population_3km", "Population within 3 km", "", Kind::ramp},
    ColourColumn{"population_5km", "Population within 5 km", "", Kind::ramp},
    ColourColumn{"elevation_m", "Elevation", "m", Kind::ramp},
    ColourColumn{"relative_wealth", "Relative wealth", "", Kind::ramp},
    ColourColumn{"completeness", "Completeness of data", "", Kind::ramp},
    ColourColumn{"level", "Level of education", "", Kind::category},
    ColourColumn{"admin1", "Region", "", Kind::category},
    ColourColumn{"fiber_reason", "Fiber", "", Kind::category},
    ColourColumn{"cellular_reason", "Cellular", "", Kind::category},
    ColourColumn{"point_to_point_reason", "Point to point", "", Kind::category},
    ColourColumn{"satellite_reason", "Satellite", "", Kind::category},
};

/// Columns whose values spread evenly; all others are skewed.
constexpr std::array<std::string_view, 4> even_columns{"need_score", "completeness", "relative_wealth", "elevation_m"};

std::vector<double> thousandths(std::vector<double> values) {
    for (double& value : values)
        value /= 1'000.0;
    return values;
}

std::vector<double> indicator_numbers(const Indicators& indicators, std::string_view name) {
    if (name == "learners") return indicators.learners;
    if (name == "fiber_distance_m") return thousandths(indicators.fiber_distance_m);
    if (name == "cell_site_distance_m") return thousandths(indicators.cell_site_distance_m);
    if (name == "population_1km") return indicators.population[0];
    if (name == "population_3km") return indicators.population[1];
    if (name == "population_5km") return indicators.population[2];
    if (name == "elevation_m") return indicators.elevation_m;
    if (name == "relative_wealth") return indicators.area_wealth;
    return {};
}

std::vector<double> file_numbers(const Schools& schools, std::string_view name) {
    if (name == "learners") return schools.learners;
    if (name == "download_mbps") return schools.download_mbps;
    if (name == "relative_wealth") return schools.relative_wealth;
    return {};
}

std::vector<std::string> years(const Plan& plan) {
    std::vector<std::string> words;
    for (const int year : plan.year)
        words.push_back(year > 0 ? std::to_string(year) : "No year");
    return words;
}

std::vector<std::string> reasons(const NetworkOptions& options, Technology technology) {
    std::vector<std::string> words;
    for (const Feasibility feasibility : options.of(technology)) {
        words.emplace_back(name_of(feasibility));
        std::ranges::replace(words.back(), '_', ' ');
        if (!words.back().empty()) words.back().front() = static_cast<char>(std::toupper(words.back().front()));
    }
    return words;
}

} // namespace

std::span<const ColourColumn> colour_columns() { return school_colours; }

std::optional<ColourColumn> find_colour_column(std::string_view name) {
    const auto found = std::ranges::find(school_colours, name == "need" ? "need_score" : name, &ColourColumn::name);
    return found == school_colours.end() ? std::nullopt : std::optional{*found};
}

std::vector<double> column_numbers(const ScenarioResult& result, std::string_view name) {
    if (name == "need_score") return result.ranking ? result.ranking->score : std::vector<double>{};
    if (name == "completeness") return result.ranking ? result.ranking->completeness : std::vector<double>{};
    if (name == "npv_usd") return result.school_costs.npv_usd;
    if (name == "capex_usd") return result.school_costs.capex_usd;
    if (name == "opex_usd_per_year") return result.school_costs.opex_usd_per_year;
    if (name == "demand_mbps") return result.demand_mbps ? *result.demand_mbps : std::vector<double>{};
    std::vector<double> numbers;
    if (result.indicators) numbers = indicator_numbers(*result.indicators, name);
    if (numbers.empty() && result.dataset) numbers = file_numbers(result.dataset->schools, name);
    return numbers;
}

bool is_skewed(std::string_view name) { return std::ranges::find(even_columns, name) == even_columns.end(); }

std::vector<std::string> column_words(const ScenarioResult& result, std::string_view name) {
    if (name == "year") return result.plan ? years(*result.plan) : std::vector<std::string>{};
    if (name == "level" && result.dataset) return result.dataset->schools.level;
    if (name == "admin1" && result.dataset) return result.dataset->schools.admin1;
    if (!result.options) return {};
    for (const Technology technology : technologies) {
        if (name == std::string{name_of(technology)} + "_reason") return reasons(*result.options, technology);
    }
    return {};
}

} // namespace planner
