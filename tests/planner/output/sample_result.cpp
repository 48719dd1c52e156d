// SPDX-License-Identifier: Apache-2.0
#include "tests/planner/output/sample_result.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "geo/missing.h"
#include "planner/result/shared_load.h"
#include "tests/tables.h"

namespace tests {

namespace {

using namespace planner;

constexpr std::size_t school_count = 4;

geo::Shapes square(double west, double south) {
    geo::Shapes shapes;
    shapes.first_part = {0, 1};
    shapes.first_point = {0, 5};
    shapes.point = {{west, south}, {west + 1, south}, {west + 1, south + 1}, {west, south + 1}, {west, south}};
    shapes.is_hole = {false};
    return shapes;
}

Dataset sample_dataset() {
    Dataset dataset;
    dataset.name = "Sample";
    dataset.schools = unknown_schools(school_count);
    dataset.schools.id = {"a", "b", "c", "=d"};
    dataset.schools.name = {"Lyc\xc3\xa9"
                            "e, first",
                            "say \"b\"", "c", "@d"};
    dataset.schools.place = {{10.0, 1.0}, {10.1, 1.1}, {10.2, 1.2}, {10.3, 1.3}};
    dataset.schools.admin1 = {"North", "North", "South", "South"};
    dataset.schools.admin2 = {"N1", "N2", "S1", "S1"};
    dataset.schools.connectivity = {Answer::no, Answer::unknown, Answer::no, Answer::no};
    dataset.school_counts = {4, 4, 0};
    dataset.transmission_nodes.id = {"n1"};
    dataset.transmission_nodes.place = {{10.0, 0.9}};
    dataset.cell_sites.id = {"t1"};
    dataset.cell_sites.place = {{10.2, 1.0}};
    AdminAreas north;
    north.shapes = square(10.0, 1.0);
    north.name = {"North"};
    dataset.admin = {north};
    dataset.files = {{"schools.csv", 123, "abc", ""}};
    ContextLayer light;
    light.name = "night_light";
    dataset.context = {light};
    return dataset;
}

Indicators sample_indicators() {
    Indicators indicators = unknown_indicators(school_count);
    indicators.learners = {100, 200, 300, 50};
    indicators.learners_imputed = {false, false, true, false};
    indicators.fiber_distance_m = {11'000, 26'000, 40'000, 56'000};
    indicators.population[0] = {1'000, 2'000, geo::missing, 0.0};
    indicators.coverage = {Generation::g4, Generation::none, Generation::unknown, Generation::g3};
    indicators.context = {{0.5, 1.5, 2.5, geo::missing}};
    return indicators;
}

Ranking sample_ranking() {
    Ranking ranking;
    for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
        ranking.need[criterion].assign(school_count, 0.5);
        ranking.contribution[criterion].assign(school_count, 0.01);
    }
    ranking.score = {0.4, 0.5, 0.6, 0.7};
    ranking.completeness = {1.0, 0.5, 1.0, 1.0};
    ranking.order = {3, 2, 1, 0};
    ranking.rank = {4, 3, 2, 1};
    return ranking;
}

NetworkLayout sample_layout() {
    constexpr std::size_t none = NetworkLayout::none;
    NetworkLayout layout;
    layout.fiber.upstream = {4, 0, none, none};
    layout.fiber.hop_m = {11'000, 15'600, geo::missing, geo::missing};
    layout.fiber.order = {0, 1};
    layout.spur_m = {400.0, 0.0, 0.0, 0.0};
    layout.road_factor = {1.1, 1.0, 1.0, 1.0};
    layout.nodes.id = {"n1"};
    layout.nodes.place = {{10.0, 0.9}};
    layout.source_node = {0};
    layout.source_school = {none};
    layout.radio_site = {none, none, 0, none};
    layout.radio_node = layout.radio_school = {none, none, none, none};
    layout.radio_hops = {0, 0, 1, 0};
    layout.radio_link_m = {geo::missing, geo::missing, 22'100, geo::missing};
    layout.radio_sight.assign(school_count, Sight::not_checked);
    layout.radio_clearance_m.assign(school_count, geo::missing);
    layout.radio_worst.assign(school_count, geo::nowhere);
    layout.radio_mast_m.assign(school_count, geo::missing);
    return layout;
}

NetworkOptions sample_options() {
    NetworkOptions options;
    options.feasibility.fill(std::vector<Feasibility>(school_count, Feasibility::too_far));
    options.feasibility[0] = {Feasibility::feasible, Feasibility::feasible, Feasibility::too_far,
                              Feasibility::not_needed};
    options.locked.assign(school_count, false);
    options.terminals.assign(school_count, 1);
    options.orbit.assign(school_count, Orbit::leo);
    options.cellular_mbps.assign(school_count, 100.0);
    options.cell_site.assign(school_count, NetworkLayout::none);
    options.ground_cell.assign(school_count, NetworkLayout::none);
    return options;
}

Plan sample_plan(const SharedWorks& works) {
    Plan plan;
    plan.outcome = {Outcome::fiber, Outcome::fiber, Outcome::point_to_point, Outcome::offline};
    plan.offline_reason = {OfflineReason::none, OfflineReason::none, OfflineReason::none, OfflineReason::beyond_budget};
    plan.year = {2027, 2027, 2027, 0};
    plan.has_people = {true, true, true, false};
    plan.shared_capex_usd = {66'000, 159'600, 0, 0};
    plan.shared_npv_usd = {69'300, 167'580, 0, 0};
    write_users(works, plan);
    return plan;
}

/// Link capex at t = 0 and opex at t = 1 and 2; devices replaced at t = 1, with what is left of them at t = 2.
Ledger sample_ledger(const Horizon& horizon) {
    Ledger ledger{horizon, school_count, {}};
    ledger.account(Payer::provider, Item::link, Flow::capex).usd = {1'000.1, 2'000.2, 3'000.3, 0};
    ledger.account(Payer::provider, Item::link, Flow::opex).usd = {100, 200, 300, 0, 110, 210, 310, 0};
    ledger.account(Payer::government, Item::devices, Flow::replacement).usd = {50, 50, 50, 0};
    ledger.account(Payer::government, Item::devices, Flow::residual).usd = {-25, -25, -25, 0};
    return ledger;
}

} // namespace

planner::ScenarioResult sample_result() {
    ScenarioResult result;
    result.scenario.horizon.years = 2;
    result.dataset = std::make_shared<const Dataset>(sample_dataset());
    result.indicators = std::make_shared<const Indicators>(sample_indicators());
    result.demand_mbps = std::make_shared<const std::vector<double>>(std::vector<double>{20, 40, 60, 20});
    result.ranking = std::make_shared<const Ranking>(sample_ranking());
    result.standing = std::make_shared<const std::vector<Standing>>(school_count, Standing::to_connect);
    result.layout = std::make_shared<const NetworkLayout>(sample_layout());
    result.options = std::make_shared<const NetworkOptions>(sample_options());
    CostTable cost;
    for (OptionCost& option : cost.option) {
        option.capex_usd = option.opex_usd_per_year = option.npv_usd = std::vector<double>(school_count, 0.0);
    }
    cost.works = join_works(result.layout->fiber, std::vector{132'000.0, 93'600.0, 0.0, 0.0}, *result.options, {});
    cost.work_price[static_cast<std::size_t>(SharedWork::trench_usd)] = {1.0, 0.0, 1.05};
    result.cost = std::make_shared<const CostTable>(std::move(cost));
    result.devices =
        std::make_shared<const DeviceAllotment>(DeviceAllotment{{10, 20, 30, 5}, {8, 18, 25, 5}, {0, 0, 0, 0}});
    PeopleBill people;
    people.devices_bought = {10, 20, 30, 5};
    people.teachers_trained = {3, 4, 5, 1};
    result.people = result.paid_people = std::make_shared<const PeopleBill>(std::move(people));
    result.plan = std::make_shared<const Plan>(sample_plan(result.cost->works));
    result.ledger = std::make_shared<const Ledger>(sample_ledger(result.scenario.horizon));
    result.school_costs.capex_usd = {1'000.1, 2'000.2, 3'000.3, 0.0};
    result.school_costs.opex_usd_per_year = {110, 210, 310, 0};
    result.school_costs.npv_usd = present_usd_by_school(result.ledger->accounts, result.scenario.horizon, school_count);
    result.shared_load = measure_shared_load(result);
    return result;
}

} // namespace tests
