// SPDX-License-Identifier: Apache-2.0
#include "planner/result/study.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "geo/freed_memory.h"
#include "planner/need/imputation.h"
#include "planner/network/new_sites.h"
#include "planner/result/keep_ledger.h"
#include "planner/result/reroute_fiber.h"
#include "planner/result/shared_load.h"
#include "planner/result/totals.h"
#include "planner/select/node_bound.h"

namespace planner {

namespace {

/// One stage's last result, and what it was made from.
template <typename Output, typename... Inputs>
class Remembered {
public:
    /// The result for these inputs; made only if they are not those of the last time.
    template <typename Make>
    const std::shared_ptr<const Output>& get(Make make, Inputs... inputs) {
        std::tuple<Inputs...> asked{std::move(inputs)...};
        if (inputs_ && *inputs_ == asked) return output_;
        output_ = std::make_shared<const Output>(make());
        inputs_ = std::move(asked);
        return output_;
    }

private:
    std::optional<std::tuple<Inputs...>> inputs_; // parts by address, rules by value
    std::shared_ptr<const Output> output_;
};

template <typename T>
using Shared = std::shared_ptr<const T>;
using Numbers = std::vector<double>;

std::vector<bool> mark_served(const std::vector<Standing>& standing) {
    std::vector<bool> is_served(standing.size());
    for (std::size_t school = 0; school < standing.size(); ++school) {
        is_served[school] = standing[school] != Standing::excluded;
    }
    return is_served;
}

/// Learners of the schools that are served, 0 at the others.
Numbers learners_served(const Indicators& indicators, const std::vector<Standing>& standing) {
    Numbers learners = indicators.learners;
    for (std::size_t school = 0; school < standing.size(); ++school) {
        if (standing[school] == Standing::excluded) learners[school] = 0.0;
    }
    return learners;
}

/// The rules of modelled coverage, where it is asked for.
std::optional<geo::CoverageRules> modelled_by(const NetworkRules::Cellular& rules) {
    if (rules.coverage == NetworkRules::Cellular::Coverage::layer) return std::nullopt;
    return rules.model;
}

/// The rules of candidates for new cell sites, where some may be built.
std::optional<CandidateRules> candidates_by(const NetworkRules& rules) {
    const NetworkRules::NewSites& sites = rules.new_sites;
    if (sites.most == 0) return std::nullopt;
    return CandidateRules{sites.places, sites.mast_m, sites.range_m, rules.cellular.model};
}

/// The rules, with no more new cell sites than their budget pays for.
NetworkRules with_affordable_sites(NetworkRules rules, double usd_per_site) {
    rules.new_sites.most = affordable_sites(rules.new_sites, usd_per_site);
    return rules;
}

/// Price of a spur over that of a route, so bounded that every metre weighs something.
double spur_factor(const FiberRates& rates) {
    constexpr double least = 0.001, most = 1'000.0;
    if (rates.spur_usd_per_km == 0.0) return 1.0;
    return std::clamp(rates.spur_usd_per_km / std::max(rates.route_usd_per_km(), least), least, most);
}

LayoutRules layout_rules(const Scenario& scenario) {
    const NetworkRules::Fiber& fiber = scenario.network.fiber;
    const bool goes_straight = fiber.mode == NetworkRules::Fiber::Mode::straight;
    return {fiber.max_hop_m,
            scenario.network.point_to_point.link,
            scenario.indicators.nodes,
            fiber.mode,
            fiber.max_spur_m,
            modelled_by(scenario.network.cellular),
            candidates_by(scenario.network),
            scenario.overrides.roads,
            fiber.road_factors,
            goes_straight ? 1.0 : spur_factor(scenario.rates.fiber)};
}

} // namespace

struct Study::Stages {
    Shared<Dataset> dataset;

    Remembered<Indicators, IndicatorRules> surroundings; // with a rule for unknown electricity that is replaced below
    Remembered<Indicators, Shared<Indicators>, UnknownRules::Electricity> indicators;
    Remembered<Numbers, Shared<Indicators>, DemandRules> demand;
    Remembered<Ranking, Shared<Indicators>, RankingRules> ranking;
    Shared<std::vector<Standing>> standing;
    Remembered<NetworkLayout, Shared<std::vector<Standing>>, LayoutRules> layout;
    Remembered<NetworkOptions, Shared<Indicators>, Shared<std::vector<Standing>>, Shared<NetworkLayout>,
               Shared<Numbers>, NetworkRules, Overrides>
        options;
    Remembered<NetworkLayout, Shared<NetworkOptions>> relinked; // and so of all that these were made from
    Remembered<CostTable, Shared<Indicators>, Shared<std::vector<Standing>>, Shared<NetworkLayout>,
               Shared<NetworkOptions>, Shared<Numbers>, DemandRules, NetworkRules, Rates, Horizon, bool>
        cost; // last: also as an operator sees them
    Remembered<DeviceAllotment, Shared<Indicators>, Shared<std::vector<Standing>>, Shared<Ranking>, AllotmentRules>
        devices; // of ranking: null where need changes nothing
    Remembered<PeopleBill, Shared<Indicators>, Shared<std::vector<Standing>>, Shared<DeviceAllotment>, double,
               PeopleRules, PowerRates, Horizon>
        people;
    Remembered<std::optional<GivenRoom>, Shared<CostTable>, Shared<Ranking>, Objective, OverheadRates> given_room;
    Remembered<Plan, Shared<CostTable>, Shared<PeopleBill>, Shared<Ranking>, Objective, OverheadRates> plan;
    Remembered<FiberPlan, Shared<Plan>, int> rerouted;                      // of a plan, and so of all it was made from
    Remembered<Plan, Shared<Plan>, PhasingRules> phased_plan;               // the same
    Remembered<PeopleBill, Shared<PeopleBill>, Shared<Plan>> phased_people; // the same
    Remembered<Ledger, Shared<Plan>, Shared<CostTable>, Shared<PeopleBill>, OverheadRates> ledger;

    void measure_need(ScenarioResult& result, geo::Progress& progress);
    void find_network(ScenarioResult& result, geo::Progress& progress);
    PeopleBasis people_basis(const ScenarioResult& result, const std::vector<bool>& is_served) const;
    void plan_people(ScenarioResult& result);
    void choose_plan(ScenarioResult& result, geo::Progress& progress);
    void reroute(ScenarioResult& result, const Shared<NetworkOptions>& offered, geo::Progress& progress);
    void phase(ScenarioResult& result, geo::Progress& progress);
    void cost_everything(ScenarioResult& result, geo::Progress& progress);
    void judge(ScenarioResult& result);
};

void Study::Stages::measure_need(ScenarioResult& result, geo::Progress& progress) {
    const Scenario& scenario = result.scenario;
    const Schools& schools = dataset->schools;
    const auto& places =
        surroundings.get([&] { return measure_indicators(*dataset, scenario.indicators, UnknownRules{}, progress); },
                         scenario.indicators);
    result.indicators = indicators.get(
        [&] {
            Indicators answered = *places;
            answered.electricity_share = expect_electricity(schools, scenario.unknown.electricity);
            return answered;
        },
        places, scenario.unknown.electricity);
    progress.begin_step("Ranking schools");
    result.demand_mbps = demand.get(
        [&] { return measure_demand(result.indicators->learners, result.indicators->population[0], scenario.demand); },
        result.indicators, scenario.demand);
    result.ranking = ranking.get([&] { return rank_schools(schools, *result.indicators, scenario.ranking); },
                                 result.indicators, scenario.ranking);
}

/// Keeps the last judgement where it comes out the same, so that what hangs on it stays.
void Study::Stages::judge(ScenarioResult& result) {
    const Scenario& scenario = result.scenario;
    auto judged = judge_standing(dataset->schools, scenario.ranking.target_mbps, scenario.unknown, scenario.overrides);
    if (!standing || *standing != judged) {
        standing = std::make_shared<const std::vector<Standing>>(std::move(judged));
    }
    result.standing = standing;
}

void Study::Stages::find_network(ScenarioResult& result, geo::Progress& progress) {
    const Scenario& scenario = result.scenario;
    const LayoutRules rules = layout_rules(scenario);
    const NetworkRules affordable =
        with_affordable_sites(scenario.network, scenario.rates.new_sites.capex_usd_per_site);
    judge(result);
    result.layout = layout.get([&] { return lay_out_network(*dataset, *result.standing, rules, progress); },
                               result.standing, rules);
    result.options = options.get(
        [&] {
            return find_options(*dataset, *result.indicators, *result.standing, *result.layout, *result.demand_mbps,
                                affordable, scenario.overrides);
        },
        result.indicators, result.standing, result.layout, result.demand_mbps, affordable, scenario.overrides);
    if (result.options->other_relays.empty()) return;
    result.layout =
        relinked.get([&] { return with_other_relays(*result.layout, result.options->other_relays); }, result.options);
}

PeopleBasis Study::Stages::people_basis(const ScenarioResult& result, const std::vector<bool>& is_served) const {
    return {dataset->schools, *result.indicators, is_served, *result.devices,
            result.scenario.demand.learners_growth_per_year};
}

void Study::Stages::plan_people(ScenarioResult& result) {
    const Scenario& scenario = result.scenario;
    const AllotmentRules& rules = scenario.people.allotment;
    result.devices = devices.get(
        [&] {
            return allot_devices(dataset->schools, learners_served(*result.indicators, *result.standing),
                                 result.ranking->score, rules);
        },
        result.indicators, result.standing, rules.ask_for_need() ? result.ranking : nullptr, rules);
    const double learners_growth = scenario.demand.learners_growth_per_year;
    result.people = people.get(
        [&] {
            const std::vector<bool> is_served = mark_served(*result.standing);
            return bill_people(people_basis(result, is_served), scenario.people, scenario.rates.power,
                               scenario.horizon);
        },
        result.indicators, result.standing, result.devices, learners_growth, scenario.people, scenario.rates.power,
        scenario.horizon);
}

/// Lays fiber out anew for the schools that take it, where the scenario allows rounds for that.
void Study::Stages::reroute(ScenarioResult& result, const Shared<NetworkOptions>& offered, geo::Progress& progress) {
    const int rounds = result.scenario.network.fiber.reroute_rounds;
    if (rounds == 0) return;
    const FiberPlan& found = *rerouted.get(
        [&] { return reroute_fiber(result, offered, layout_rules(result.scenario), progress); }, result.plan, rounds);
    result.layout = found.layout;
    result.options = found.options;
    result.cost = found.cost;
    result.plan = found.plan;
}

/// Lays the plan out over years where there are yearly budgets.
void Study::Stages::phase(ScenarioResult& result, geo::Progress& progress) {
    const Scenario& scenario = result.scenario;
    result.paid_people = result.people;
    if (!scenario.phasing.is_on()) return;
    progress.begin_step("Laying out phases");
    const std::vector<bool> is_served = mark_served(*result.standing);
    PeopleBasis basis = people_basis(result, is_served);
    result.plan = phased_plan.get(
        [&] {
            return lay_out_phases(
                *result.plan,
                {plan_basis(result), cost_basis(result), basis, scenario.rates, scenario.people, scenario.horizon},
                scenario.objective, scenario.phasing);
        },
        result.plan, scenario.phasing);
    result.paid_people = phased_people.get(
        [&] {
            basis.starts = result.plan->starts;
            return bill_people(basis, scenario.people, scenario.rates.power, scenario.horizon);
        },
        result.people, result.plan);
}

/// Refuses fiber at schools that full transmission nodes cannot carry, and chooses a plan.
void Study::Stages::choose_plan(ScenarioResult& result, geo::Progress& progress) {
    const Scenario& scenario = result.scenario;
    const Shared<NetworkOptions> offered = result.options;
    const PlanBasis offered_basis = plan_basis(result);
    const auto& given =
        given_room.get([&] { return keep_to_node_room(offered_basis, node_room(result), scenario.objective); },
                       result.cost, result.ranking, scenario.objective, scenario.rates.overheads);
    if (*given) result.options = {given, &(*given)->options};
    result.plan = plan.get(
        [&] {
            Plan chosen = select_plan(plan_basis(result), scenario.objective, scenario.horizon.start_year, progress);
            if (*given) judge_other_room(offered_basis, **given, scenario.objective, chosen, progress);
            return chosen;
        },
        result.cost, result.people, result.ranking, scenario.objective, scenario.rates.overheads);
    reroute(result, offered, progress);
}

void Study::Stages::cost_everything(ScenarioResult& result, geo::Progress& progress) {
    const Scenario& scenario = result.scenario;
    progress.begin_step("Costing options");
    const bool asks_operator = scenario.objective.kind == Objective::Kind::operator_npv;
    result.cost = cost.get([&] { return cost_network(result); }, result.indicators, result.standing, result.layout,
                           result.options, result.demand_mbps, scenario.demand, scenario.network, scenario.rates,
                           scenario.horizon, asks_operator);
    plan_people(result);
    choose_plan(result, progress);
    phase(result, progress);
    progress.begin_step("Summing up");
    result.ledger = ledger.get(
        [&] {
            return keep_ledger(*result.plan, *result.paid_people, cost_basis(result), scenario.rates, scenario.horizon);
        },
        result.plan, result.cost, result.paid_people, scenario.rates.overheads);
}

PlanBasis plan_basis(const ScenarioResult& result) {
    return {result.dataset->schools, *result.standing, *result.layout,
            *result.options,         *result.cost,     *result.people,
            *result.indicators,      *result.ranking,  result.scenario.rates.overheads};
}

NodeRoom node_room(const ScenarioResult& result) {
    return {result.layout->nodes, result.scenario.network.fiber, *result.demand_mbps};
}

CostBasis cost_basis(const ScenarioResult& result) {
    return {result.dataset->schools, *result.indicators,  *result.standing,       *result.layout,
            *result.options,         *result.demand_mbps, result.scenario.demand, result.scenario.network};
}

CostTable cost_network(const ScenarioResult& result) {
    const Scenario& scenario = result.scenario;
    CostTable table = cost_options(cost_basis(result), scenario.rates, scenario.horizon);
    if (scenario.objective.kind == Objective::Kind::operator_npv)
        table.operator_sides = cost_for_operator(cost_basis(result), scenario.rates, scenario.horizon);
    return table;
}

void make_room_for_answers(const Dataset& dataset, geo::Progress& progress) {
    constexpr std::size_t bytes_per_school = 2'100; // ledger, options' costs, plan and sums
    constexpr std::size_t answer_count = 3;         // shown, kept for undo, being computed
    constexpr std::size_t most_bytes = 5U << 27;
    const std::size_t bytes = answer_count * bytes_per_school * dataset.schools.size();
    geo::reserve_memory(std::min(bytes, most_bytes), progress);
}

Study::Study(std::shared_ptr<const Dataset> dataset) : stages_{std::make_unique<Stages>()} {
    stages_->dataset = std::move(dataset);
}

Study::~Study() = default;

std::shared_ptr<const ScenarioResult> Study::simulate(const Scenario& scenario, geo::Progress& progress) {
    auto result = std::make_shared<ScenarioResult>();
    result->scenario = scenario;
    result->dataset = stages_->dataset;
    stages_->measure_need(*result, progress);
    stages_->find_network(*result, progress);
    stages_->cost_everything(*result, progress);
    result->shared_load = measure_shared_load(*result);
    LedgerSums sums = sum_ledger(*result->ledger);
    result->totals = sum_totals(*result, sums);
    if (scenario.phasing.is_on()) result->phases = measure_phases(*result);
    result->school_costs = {std::move(sums.everything.capex_usd), std::move(sums.everything.opex_usd_per_year),
                            std::move(sums.everything.npv_usd)};
    progress.report(1.0);
    return result;
}

} // namespace planner
