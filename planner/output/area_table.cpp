// SPDX-License-Identifier: Apache-2.0
#include "planner/output/area_table.h"

#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "geo/missing.h"
#include "planner/result/totals.h"

namespace planner {

namespace {

bool is_online(Outcome outcome) { return outcome != Outcome::offline && outcome != Outcome::excluded; }

void add_school(const ScenarioResult& result, std::size_t school, AreaTotals& area) {
    const double learners = result.indicators->learners[school];
    const Outcome outcome = result.plan->outcome[school];
    const bool was_online = result.dataset->schools.connectivity[school] == Answer::yes;
    const bool will_be_online = is_online(outcome) || was_online;
    ++area.schools;
    ++area.schools_by_outcome[static_cast<std::size_t>(outcome)];
    area.connected_before += was_online;
    area.connected_after += will_be_online;
    area.underserved += result.ranking->score[school] >= result.scenario.ranking.underserved_score;
    area.learners += learners;
    area.learners_connected_before += was_online ? learners : 0.0;
    area.learners_connected_after += will_be_online ? learners : 0.0;
    if (const double score = result.ranking->score[school]; !std::isnan(score)) {
        area.need_score_sum += score;
        ++area.scored_schools;
    }
    area.capex_usd += result.school_costs.capex_usd[school];
    area.opex_usd_per_year += result.school_costs.opex_usd_per_year[school];
    area.npv_usd += result.school_costs.npv_usd[school];
    area.devices += devices_bought(result, school);
}

/// Appends the areas of one level, by name.
void sum_level(const ScenarioResult& result, int level, std::vector<AreaTotals>& areas) {
    const Schools& schools = result.dataset->schools;
    std::map<std::pair<std::string_view, std::string_view>, AreaTotals> by_name;
    for (std::size_t school = 0; school < schools.size(); ++school) {
        const std::string_view admin2 = level == 1 ? std::string_view{} : schools.admin2[school];
        add_school(result, school, by_name[{schools.admin1[school], admin2}]);
    }
    for (auto& [name, area] : by_name) {
        area.level = level;
        area.admin1 = name.first;
        area.admin2 = name.second;
        areas.push_back(std::move(area));
    }
}

using Areas = std::vector<AreaTotals>;

/// A column of an area table.
template <typename Value>
Column<Areas> of_area(std::string name, std::string unit, std::string meaning, Value value) {
    return list_column<AreaTotals>(std::move(name), std::move(unit), std::move(meaning), value);
}

} // namespace

std::vector<AreaTotals> sum_areas(const ScenarioResult& result) {
    std::vector<AreaTotals> areas;
    sum_level(result, 1, areas);
    for (const std::string_view name : result.dataset->schools.admin2) {
        if (name.empty()) continue;
        sum_level(result, 2, areas);
        break;
    }
    return areas;
}

std::vector<Column<Areas>> area_columns() {
    std::vector<Column<Areas>> columns{
        of_area("level", "", "1: first-level areas, 2: second-level; each level adds up to the whole",
                &AreaTotals::level),
        of_area("admin1", "", "first-level area; empty: not known", &AreaTotals::admin1),
        of_area("admin2", "", "second-level area; empty in rows of level 1", &AreaTotals::admin2),
        of_area("schools", "schools", "used schools", &AreaTotals::schools),
        of_area("learners", "learners", "enrolment, imputed where unknown", &AreaTotals::learners),
        of_area("connected_before", "schools", "with internet before the plan", &AreaTotals::connected_before),
        of_area("connected_after", "schools", "with internet after the plan", &AreaTotals::connected_after),
        of_area("learners_connected_before", "learners", "in schools with internet before the plan",
                &AreaTotals::learners_connected_before),
        of_area("learners_connected_after", "learners", "in schools with internet after the plan",
                &AreaTotals::learners_connected_after),
        of_area("underserved", "schools", "whose need score reaches the scenario's threshold",
                &AreaTotals::underserved),
        of_area("need_score_mean", "0..1", "mean need score of the schools that have one", [](const AreaTotals& area) {
            return area.scored_schools > 0 ? area.need_score_sum / static_cast<double>(area.scored_schools)
                                           : geo::missing;
        })};
    for (std::size_t outcome = 0; outcome < outcome_count; ++outcome) {
        const std::string name{name_of(static_cast<Outcome>(outcome))};
        columns.push_back(of_area("schools_" + name, "schools", fmt::format("schools whose technology is {}", name),
                                  [outcome](const AreaTotals& area) { return area.schools_by_outcome[outcome]; }));
    }
    columns.push_back(of_area("capex_usd", "USD", "all investment", &AreaTotals::capex_usd));
    columns.push_back(of_area("opex_usd_per_year", "USD/year", "running costs in the first year after the last wave",
                              &AreaTotals::opex_usd_per_year));
    columns.push_back(of_area("npv_usd", "USD", "present cost of everything over the horizon", &AreaTotals::npv_usd));
    columns.push_back(of_area("devices", "devices", "learners' devices bought over the horizon", &AreaTotals::devices));
    return columns;
}

} // namespace planner
