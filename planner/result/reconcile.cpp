// SPDX-License-Identifier: Apache-2.0
#include "planner/result/reconcile.h"

#include <algorithm>
#include <numeric>

#include "planner/result/reference_rules.h"

namespace planner {
namespace {

/// Neither model knows of upgrades, or of speeds below a target: a school is connected or it is not.
std::vector<Standing> judge_as_reference(const ScenarioResult& ours) {
    const Schools& schools = ours.dataset->schools;
    std::vector<Standing> standing(schools.size(), Standing::to_connect);
    for (std::size_t school = 0; school < schools.size(); ++school) {
        const bool is_excluded = std::ranges::binary_search(ours.scenario.overrides.exclude, schools.id[school]);
        if (is_excluded) {
            standing[school] = Standing::excluded;
        } else if (schools.connectivity[school] == Answer::yes) {
            standing[school] = Standing::existing;
        }
    }
    return standing;
}

ReferenceOption option_of(const GigaOption& giga, Technology technology, int years) {
    ReferenceOption option;
    option.is_feasible = giga.is_feasible();
    option.reason = reason_of(technology, giga.verdict);
    option.capex_usd = giga.technology_capex_usd() + giga.electricity_capex_usd;
    option.opex_usd_per_year = giga.technology_opex_usd_per_year() + giga.electricity_opex_usd_per_year;
    option.ownership_usd = giga.total_usd(years);
    option.price_usd = option.ownership_usd;
    return option;
}

ReferenceOption option_of(const ItuOption& itu) {
    ReferenceOption option;
    option.is_feasible = itu.is_feasible();
    if (!option.is_feasible) option.reason = name_of(itu.feasibility);
    option.capex_usd = itu.cost.initial_capex_usd;
    option.replacement_usd = itu.cost.reinvestment_usd;
    option.opex_usd_per_year = itu.cost.opex_usd_per_year;
    option.revenue_usd_per_year = itu.cost.revenue_usd_per_year;
    option.ownership_usd = itu.cost.ownership_usd;
    option.price_usd = itu.cost.present_cost_usd;
    option.net_value_usd = itu.cost.net_present_value_usd;
    return option;
}

ReferenceOptions options_as_giga(const ReferenceBasis& basis, const Scenario& scenario, geo::Progress& progress) {
    const GigaRules rules = giga_rules_of(scenario);
    GigaOptions giga = cost_as_giga(basis, rules, progress);
    ReferenceOptions options{std::move(giga.layout), {}};
    for (const Technology technology : technologies) {
        for (const GigaOption& option : giga.of(technology))
            options.option[static_cast<std::size_t>(technology)].push_back(option_of(option, technology, rules.years));
    }
    return options;
}

ReferenceOptions options_as_itu(const ReferenceBasis& basis, const ScenarioResult& ours, geo::Progress& progress) {
    ItuOptions itu = cost_options_as_itu(basis, *ours.indicators, itu_rules_of(ours.scenario), progress);
    ReferenceOptions options{std::move(itu.layout), {}};
    for (const Technology technology : technologies) {
        for (const ItuOption& option : itu.option[static_cast<std::size_t>(technology)])
            options.option[static_cast<std::size_t>(technology)].push_back(option_of(option));
    }
    return options;
}

std::vector<ReferencePlan> make_plans(const ReferenceOptions& options, ReferenceModel model,
                                      const Objective& objective) {
    std::vector<ReferencePlan> plans;
    const auto add = [&](std::string_view name, ReferenceChoice choice) {
        const ReferenceTotals totals = total_of(options, choice);
        plans.push_back({name, std::move(choice), totals});
    };
    add("least_cost", choose_with_relays(options, [](const ReferenceOption& option) { return option.price_usd; }));
    add("least_cost_per_school", choose_per_school(options));
    add("order", choose_by_order(options, objective.order));
    if (model == ReferenceModel::itu) {
        add("highest_net_value",
            choose_with_relays(options, [](const ReferenceOption& option) { return -option.net_value_usd; }));
    }
    return plans;
}

std::vector<double> price_connections(const ScenarioResult& ours) {
    std::vector<double> usd(ours.plan->outcome.size(), 0.0);
    for (std::size_t school = 0; school < usd.size(); ++school) {
        const auto technology = technology_of(ours.plan->outcome[school]);
        if (technology) usd[school] = ours.cost->of(*technology).npv_usd[school] + ours.plan->shared_npv_usd[school];
    }
    return usd;
}

/// The steps from our total to the model's, school by school.
std::vector<BridgeStep> build_bridge(const ScenarioResult& ours, const Reconciliation& made) {
    double connections_usd = 0.0, ours_only_usd = 0.0, not_feasible_usd = 0.0, arithmetic_usd = 0.0, choice_usd = 0.0,
           model_only_usd = 0.0;
    for (std::size_t school = 0; school < made.is_served.size(); ++school) {
        const auto mine = technology_of(ours.plan->outcome[school]);
        const auto theirs = made.compared_plan().choice[school];
        const double mine_usd = made.our_connection_usd[school];
        const double theirs_usd = theirs ? made.options.of(*theirs, school).price_usd : 0.0;
        connections_usd += mine_usd;
        if (!mine || !theirs) {
            ours_only_usd -= mine_usd;
            model_only_usd += theirs_usd;
        } else if (!made.options.of(*mine, school).is_feasible) {
            not_feasible_usd += theirs_usd - mine_usd;
        } else {
            const double same_usd = made.options.of(*mine, school).price_usd;
            arithmetic_usd += same_usd - mine_usd;
            choice_usd += theirs_usd - same_usd;
        }
    }
    return {{"our_plan", "present cost of our plan", ours.totals.npv_usd},
            {"beside_connections", "devices, people, their power and overheads, which the model does not count",
             connections_usd - ours.totals.npv_usd},
            {"ours_only", "connections and upgrades of schools that the model does not connect", ours_only_usd},
            {"not_feasible", "schools whose technology the model sees out of reach: its technology instead of ours",
             not_feasible_usd},
            {"arithmetic", "the same technologies by the model's arithmetic", arithmetic_usd},
            {"choice", "technologies that the model chooses otherwise", choice_usd},
            {"model_only", "schools that our plan does not connect", model_only_usd}};
}

} // namespace

std::string_view name_of(ReferenceModel model) { return model == ReferenceModel::giga ? "giga" : "itu"; }

Reconciliation reconcile(const ScenarioResult& ours, ReferenceModel model, geo::Progress& progress) {
    const Scenario& scenario = ours.scenario;
    const std::vector<Standing> standing = judge_as_reference(ours);
    const ReferenceBasis basis{*ours.dataset, standing, *ours.demand_mbps, scenario.indicators.nodes};
    Reconciliation made;
    made.model = model;
    for (const Standing judged : standing)
        made.is_served.push_back(is_to_serve(judged));
    made.options = model == ReferenceModel::giga ? options_as_giga(basis, scenario, progress)
                                                 : options_as_itu(basis, ours, progress);
    made.plans = make_plans(made.options, model, scenario.objective);
    const std::string_view wanted = scenario.objective.kind == Objective::Kind::order ? "order" : "least_cost";
    made.compared =
        static_cast<std::size_t>(std::ranges::find(made.plans, wanted, &ReferencePlan::name) - made.plans.begin());
    made.our_connection_usd = price_connections(ours);
    made.bridge = build_bridge(ours, made);
    return made;
}

} // namespace planner
