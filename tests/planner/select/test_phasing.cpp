// SPDX-License-Identifier: Apache-2.0
#include "planner/select/phasing.h"

#include "tests/catch.h"
#include "tests/planner/select/hand_made.h"
#include "tests/tables.h"

using planner::PhasingRules;

namespace {

/// Schools on fiber, each at the end of a hop of its own or of another's, with rank by row. A km of trench costs a
/// dollar, and nothing else costs anything.
struct Country {
    tests::PlanTables tables;
    planner::Indicators indicators;
    planner::NetworkRules network;
    planner::DemandRules demand;
    planner::Rates rates;
    planner::PeopleRules people_rules;
    planner::Horizon horizon;
    planner::DeviceAllotment devices;
    std::vector<double> demand_mbps;
    std::vector<bool> is_served;

    explicit Country(std::vector<std::size_t> upstream, std::vector<double> hop_km)
        : tables{tests::forest_of(std::move(upstream))} {
        const std::size_t school_count = hop_km.size();
        tables.schools = tests::unknown_schools(school_count);
        indicators = tests::unknown_indicators(school_count);
        for (std::size_t school = 0; school < school_count; ++school) {
            tables.layout.fiber.hop_m[school] = 1'000.0 * hop_km[school];
            tables.offer(school, planner::Technology::fiber, 0.0);
            tables.dig(school, hop_km[school]);
        }
        network.fiber.route_factor = 1.0;
        rates.fiber = {.capex_usd_per_km = 1.0,
                       .capex_usd_per_school = 0.0,
                       .upkeep_share_per_year = 0.0,
                       .usd_per_mbps_month = 0.0};
        rates.school_network = {
            .usd_per_access_point = 0.0, .cabinet_usd_per_school = 0.0, .router_usd_per_school = 0.0};
        rates.power.grid_usd_per_kwh = rates.power.solar_usd_per_w = rates.power.battery_usd_per_kwh = 0.0;
        rates.overheads = {0.0, 0.0};
        people_rules.enabled = false;
        demand_mbps.assign(school_count, 20.0);
        is_served.assign(school_count, true);
    }

    planner::Plan phased(const PhasingRules& rules, const planner::Objective& objective = {}) const {
        const planner::PlanBasis basis = tables.basis();
        const planner::CostBasis cost{tables.schools, indicators,  tables.standing, tables.layout,
                                      tables.options, demand_mbps, demand,          network};
        const planner::PeopleBasis people{tables.schools, indicators, is_served, devices};
        return lay_out_phases(tables.plan(objective), {basis, cost, people, rates, people_rules, horizon}, objective,
                              rules);
    }

    /// The calendar year of each school's connection.
    std::vector<int> years(const PhasingRules& rules, const planner::Objective& objective = {}) const {
        return phased(rules, objective).year;
    }
};

constexpr std::size_t from_source = tests::source;

} // namespace

TEST_CASE("The worked costs are laid out as worked, passing over or strictly", "[phases]") {
    // METHODS.md "Phases": 40, 35, 30, 25, 20 in order of need; what is left carries over
    const Country country{std::vector(5, from_source), {40, 35, 30, 25, 20}};
    CHECK(country.years({.annual_budget_usd = {60, 50, 50}}) == std::vector<int>{2027, 2028, 2029, 2029, 2027});
    CHECK(country.years({.annual_budget_usd = {60, 50, 50}, .skip_ahead = false}) ==
          std::vector<int>{2027, 2028, 2028, 2029, 2029});
}

TEST_CASE("A strict order names the school that it never passes", "[phases]") {
    const Country country{std::vector(3, from_source), {10, 50, 10}};
    CHECK(country.phased({.annual_budget_usd = {20, 20}, .skip_ahead = false}).stops_at == 1);
    CHECK_FALSE(country.phased({.annual_budget_usd = {20, 20}}).stops_at.has_value()); // passed over, the last begins
    CHECK_FALSE(country.phased({.annual_budget_usd = {20, 50}, .skip_ahead = false}).stops_at.has_value());
}

TEST_CASE("A year's running costs are paid before new work", "[phases]") {
    // 100 dollars of trench, kept up for 20 a year from the first year on: the first school takes 120, then 20.
    Country country{std::vector(3, from_source), {100, 100, 100}};
    country.rates.fiber.upkeep_share_per_year = 0.2;
    CHECK(country.years({.annual_budget_usd = {122, 139, 161}}) == std::vector<int>{2027, 2028, 2029});
    CHECK(country.years({.annual_budget_usd = {122, 137, 120}}) == std::vector<int>{2027, 2029, 0});
}

TEST_CASE("By efficiency those come first who bring most learners for a dollar", "[phases]") {
    Country country{std::vector(3, from_source), {30, 20, 30}};
    country.tables.indicators.learners = {30, 30, 60}; // 1, 1.5 and 2 for a dollar
    const PhasingRules by_need{.annual_budget_usd = {30, 30, 30}, .skip_ahead = false};
    PhasingRules by_efficiency = by_need;
    by_efficiency.order = PhasingRules::Order::efficiency;
    CHECK(country.years(by_need) == std::vector<int>{2027, 2028, 2029});
    CHECK(country.years(by_efficiency) == std::vector<int>{2029, 2028, 2027});
}

TEST_CASE("A budget that is too small for anything leaves everybody offline, beyond the phases", "[phases]") {
    const Country country{std::vector(2, from_source), {10, 12}};
    CHECK(country.years({.annual_budget_usd = {0, 0}}) == std::vector<int>{0, 0});
    CHECK(country.years({.annual_budget_usd = {4, 4, 3}}) == std::vector<int>{2029, 0}); // it carries over
}

TEST_CASE("Years beyond the horizon begin nothing", "[phases]") {
    Country country{std::vector(2, from_source), {10, 10}};
    country.horizon.years = 1;
    CHECK(country.years({.annual_budget_usd = {10, 10}}) == std::vector<int>{2027, 0});
}
