// SPDX-License-Identifier: Apache-2.0
#include "planner/result/summary.h"

#include <set>

#include "planner/result/study.h"
#include "tests/catch.h"
#include "tests/random_country.h"

TEST_CASE("A summary holds every value that others rely on", "[summary]") {
    geo::Progress progress;
    planner::Study study{std::make_shared<const planner::Dataset>(tests::random_country(40, 1))};
    std::set<std::string> names;
    for (const auto& [name, value] : summarise(*study.simulate({}, progress)))
        CHECK(names.insert(name).second);
    // names that programs of others rely on
    for (const auto name : {"format",
                            "dataset.name",
                            "scenario.name",
                            "seed",
                            "schools.read",
                            "schools.used",
                            "schools.set_aside",
                            "schools.connected",
                            "schools.unconnected",
                            "schools.unknown",
                            "schools.imputed_learners",
                            "learners.total",
                            "learners.connected_before",
                            "learners.connected_after",
                            "learners.years_with_access",
                            "plan.fiber_route_km",
                            "plan.locked_route_km",
                            "plan.locked_trench_usd",
                            "plan.relay_towers",
                            "plan.new_sites",
                            "plan.upgrades",
                            "cost.capex_usd",
                            "cost.opex_usd_per_year",
                            "cost.replacement_usd",
                            "cost.npv_usd",
                            "cost.total_undiscounted_usd",
                            "cost.npv_usd_per_learner_year",
                            "devices.bought",
                            "devices.npv_usd",
                            "people.teachers_trained",
                            "people.npv_usd",
                            "power.npv_usd",
                            "overheads.npv_usd",
                            "unknown.connectivity",
                            "unknown.electricity",
                            "unknown.npv_usd_if_yes",
                            "unknown.npv_usd_if_no",
                            "optimality.objective",
                            "optimality.value",
                            "optimality.bound",
                            "optimality.gap_share",
                            "uncertainty.draws",
                            "uncertainty.npv_usd_p05",
                            "uncertainty.npv_usd_p50",
                            "uncertainty.npv_usd_p95",
                            "equity.gini_before",
                            "equity.gini_after",
                            "equity.theil_between_before",
                            "equity.theil_between_after"}) {
        INFO(name);
        CHECK(names.count(name) == 1);
    }
    for (const auto outcome : {"existing", "fiber", "cellular", "point_to_point", "satellite", "offline", "excluded"}) {
        for (const auto figure : {"schools", "learners", "capex_usd", "opex_usd_per_year", "npv_usd"}) {
            CHECK(names.count(std::string{"plan."} + outcome + "." + figure) == 1);
        }
    }
}
