// SPDX-License-Identifier: Apache-2.0
#include "planner/result/explain_school.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "geo/missing.h"
#include "planner/cost/rates.h"
#include "planner/data/grouped.h"
#include "planner/data/terms.h"
#include "planner/network/feasibility.h"
#include "planner/result/connection_prices.h"
#include "planner/result/describe_refusal.h"
#include "planner/result/fiber_limits.h"
#include "planner/result/straight_hops.h"

namespace planner {

namespace {

std::string usd_words(double usd) { return grouped(std::round(usd)) + " USD"; }
std::string km_words(double length_m) { return fmt::format("{:.1f} km", length_m / m_per_km); }

/// Shared works that are not built yet on a school's way to the network.
struct NewWorks {
    double usd = 0.0;
    double route_m = 0.0; // of trench
};

class SchoolExplanation {
public:
    SchoolExplanation(const ScenarioResult& result, std::size_t school)
        : result_{result},
          school_{school},
          outcome_{result.plan->outcome[school]},
          decided_{override_of(result.scenario.overrides, result.dataset->schools.id[school])} {}

    /// NaN where it cannot serve.
    double usd(Technology technology) const {
        if (!is_possible(technology)) return geo::missing;
        return outcome_ == outcome_of(technology) ? chosen_usd() : new_usd(technology);
    }

    /// `limits` by school, if they are known already.
    std::string text(const std::vector<FiberLimit>* limits) const {
        if (outcome_ == Outcome::excluded) return "left out of the plan by a person or by a rule for unknown answers";
        if (outcome_ == Outcome::existing) return existing_text();
        std::string text = outcome_ == Outcome::offline ? offline_text() : chosen_text();
        for (const Technology technology : technologies) {
            if (outcome_ == outcome_of(technology) || is_locked_out(technology)) continue;
            if (result_.options->of(technology)[school_] == Feasibility::not_enabled) continue;
            text += "; " + other_text(technology, limits);
        }
        return text + without_lock_text();
    }

private:
    std::string existing_text() const {
        const double mbps = result_.dataset->schools.download_mbps[school_];
        const double target_mbps = result_.scenario.ranking.target_mbps;
        if (std::isnan(mbps)) return fmt::format("connected, at a speed not known; target {:g} Mbps", target_mbps);
        return fmt::format("has {:g} Mbps; target {:g}", mbps, target_mbps);
    }

    std::string offline_text() const {
        if (result_.plan->offline_reason[school_] == OfflineReason::no_technology)
            return decided_.lock
                       ? fmt::format("offline: locked to {}, which cannot serve it", in_words(name_of(*decided_.lock)))
                       : "offline: nothing can serve it";
        if (result_.plan->offline_reason[school_] == OfflineReason::no_profit)
            return "offline: its service pays no operator for the link";
        const auto cheapest = cheapest_usd(std::nullopt);
        const double learners = result_.indicators->learners[school_];
        const bool is_phased = result_.plan->offline_reason[school_] == OfflineReason::beyond_phases;
        std::string text = is_phased ? "offline: beyond the yearly budgets" : "offline: beyond the budget";
        if (cheapest && learners > 0.0) text += fmt::format(", {} per learner", usd_words(*cheapest / learners));
        return text;
    }

    std::string chosen_text() const {
        const auto technology = static_cast<Technology>(outcome_);
        std::string text = fmt::format("{}, {}", in_words(name_of(technology)), usd_words(chosen_usd()));
        if (result_.options->locked[school_]) return text + " (set by a person)";
        if (result_.scenario.objective.kind == Objective::Kind::order) return text + " (first of the order)";
        if (result_.scenario.objective.kind == Objective::Kind::operator_npv) return text + " (pays an operator most)";
        const auto next_usd = cheapest_usd(technology);
        const int hops = technology == Technology::point_to_point ? result_.layout->radio_hops[school_] : 1;
        if (hops > 1) text += fmt::format(", over {} radio links", hops);
        if (is_by_new_site(technology)) text += ", by a new cell site";
        if (technology == Technology::fiber && is_straight_beside_roads(result_, school_))
            text += ", straight beside the roads";
        if (!next_usd) return text + ", the only one possible";
        const bool is_shared = result_.cost->works.vertex_of(technology, school_) != SharedWorks::none;
        if (is_shared && technology != Technology::fiber)
            return chosen_usd() <= *next_usd ? text : text + ", dearer for it alone, but others share what it pays for";
        if (technology != Technology::fiber) return text;
        const double margin_usd = *next_usd - chosen_usd();
        if (margin_usd > 0.0) return text + fmt::format(", stays cheapest until {} dearer", usd_words(margin_usd));
        const std::size_t users = result_.plan->trench_users[school_];
        if (users < 2)
            return text + ", dearer for it alone, but others would pay its part of the trench that they share";
        const std::size_t others = users - 1;
        return text + fmt::format(", dearer for it alone, but its trench leads on to {} {}", others,
                                  others == 1 ? "school" : "schools");
    }

    std::string other_text(Technology technology, const std::vector<FiberLimit>* limits) const {
        const Feasibility feasibility = result_.options->of(technology)[school_];
        if (feasibility != Feasibility::feasible) return describe_refusal(result_, school_, technology);
        if (technology != Technology::fiber)
            return fmt::format("{}{} costs {}", in_words(name_of(technology)),
                               is_by_new_site(technology) ? " by a new cell site" : "", usd_words(new_usd(technology)));
        const NewWorks trench = new_works(technology);
        std::string text = fmt::format("fiber costs {} with {} of new trench{}",
                                       usd_words(own_usd(technology) + trench.usd), km_words(trench.route_m),
                                       is_straight_beside_roads(result_, school_) ? ", straight beside the roads" : "");
        if (trench.usd <= 0.0) return text;
        if (outcome_ != Outcome::offline)
            return text + limit_text(limits ? (*limits)[school_] : find_fiber_limit(result_, school_), "", trench);
        const auto rival_usd = cheapest_usd(Technology::fiber);
        if (!rival_usd) return text;
        return text + limit_text(find_fiber_limit_alone(result_, school_, *rival_usd), " by itself", trench);
    }

    /// Up to what length of new trench, and what price of a kilometre, fiber would be the cheapest.
    std::string limit_text(const FiberLimit& limit, std::string_view who, const NewWorks& trench) const {
        if (limit.length_share <= 0.0) {
            const bool is_cheaper_alone =
                technology_of(outcome_) && own_usd(Technology::fiber) + trench.usd < chosen_usd();
            return is_cheaper_alone ? ", dearer for all, as others use what it shares" : ", dearer even without trench";
        }
        std::string text = fmt::format(", cheapest{} below {}", who, km_words(trench.route_m * limit.length_share));
        const double usd_per_km = result_.scenario.rates.fiber.route_usd_per_km() * limit.price_share;
        if (usd_per_km > 0.0 && std::isfinite(usd_per_km)) text += fmt::format(" or {} per km", usd_words(usd_per_km));
        return limit.schools < 2 ? text : text + fmt::format(", if {} schools share it", limit.schools);
    }

    /// Present value with overheads, of shared works what is not built yet.
    double new_usd(Technology technology) const { return own_usd(technology) + new_works(technology).usd; }

    /// What is shared apart.
    double own_usd(Technology technology) const { return option_usd(result_, technology, school_); }
    double chosen_usd() const {
        return own_usd(static_cast<Technology>(outcome_)) + result_.plan->shared_npv_usd[school_] +
               overhead_share(result_) * result_.plan->shared_capex_usd[school_];
    }

    /// What is not built yet of the works on the school's way.
    NewWorks new_works(Technology technology) const {
        const SharedWorks& works = result_.cost->works;
        NewWorks built;
        for (std::size_t vertex = works.vertex_of(technology, school_);
             vertex != SharedWorks::none && result_.plan->work_users[vertex] == 0; vertex = works.parent[vertex]) {
            built.usd += works_usd(result_, works.edge[vertex]);
            if (technology == Technology::fiber)
                built.route_m += result_.layout->route_m(works.school[vertex], result_.scenario.network.fiber);
        }
        return built;
    }

    /// What could serve a school that stays offline by its lock, room apart; empty: nothing, or no lock keeps it so.
    std::string without_lock_text() const {
        if (!decided_.lock || result_.plan->offline_reason[school_] != OfflineReason::no_technology) return "";
        const JudgeBasis basis{*result_.dataset, *result_.indicators, *result_.layout, *result_.demand_mbps,
                               result_.scenario.network};
        const CellularJudge cellular{basis};
        std::vector<std::string> others;
        for (const Technology technology : technologies) {
            const bool is_forbidden = std::ranges::find(decided_.forbid, technology) != decided_.forbid.end();
            if (!is_locked_out(technology) || is_forbidden) continue;
            if (judge_technology(technology, school_, basis, cellular) == Feasibility::feasible)
                others.push_back(in_words(name_of(technology)));
        }
        return others.empty() ? "" : fmt::format("; without the lock {} could", fmt::join(others, " or "));
    }

    /// Whether a person has set another technology.
    bool is_locked_out(Technology technology) const { return decided_.lock && *decided_.lock != technology; }

    bool is_by_new_site(Technology technology) const {
        return technology == Technology::cellular && result_.options->new_site(school_) != NetworkLayout::none;
    }

    bool is_possible(Technology technology) const {
        return result_.options->of(technology)[school_] == Feasibility::feasible;
    }

    /// Of what is possible but `left_out`.
    std::optional<double> cheapest_usd(std::optional<Technology> left_out) const {
        std::optional<double> cheapest;
        for (const Technology technology : technologies) {
            if (technology == left_out || !is_possible(technology)) continue;
            const double usd = new_usd(technology);
            if (!cheapest || usd < *cheapest) cheapest = usd;
        }
        return cheapest;
    }

    const ScenarioResult& result_;
    std::size_t school_;
    Outcome outcome_;
    SchoolOverride decided_;
};

} // namespace

std::string explain_school(const ScenarioResult& result, std::size_t school) {
    return SchoolExplanation{result, school}.text(nullptr);
}

std::vector<std::string> explain_schools(const ScenarioResult& result) {
    const std::vector<FiberLimit> limits = find_fiber_limits(result);
    std::vector<std::string> texts;
    texts.reserve(limits.size());
    for (std::size_t school = 0; school < limits.size(); ++school)
        texts.push_back(SchoolExplanation{result, school}.text(&limits));
    return texts;
}

double technology_usd(const ScenarioResult& result, std::size_t school, Technology technology) {
    return SchoolExplanation{result, school}.usd(technology);
}

} // namespace planner
