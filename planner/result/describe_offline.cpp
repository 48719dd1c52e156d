// SPDX-License-Identifier: Apache-2.0
#include "planner/result/describe_offline.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "planner/data/dataset.h"
#include "planner/data/grouped.h"

namespace planner {

namespace {

constexpr std::size_t feasibility_count = static_cast<std::size_t>(Feasibility::not_needed) + 1;

std::vector<std::size_t> list_offline(const Plan& plan, OfflineReason reason) {
    std::vector<std::size_t> schools;
    for (std::size_t school = 0; school < plan.outcome.size(); ++school) {
        if (plan.outcome[school] == Outcome::offline && plan.offline_reason[school] == reason)
            schools.push_back(school);
    }
    return schools;
}

/// Of the schools that are not locked to another technology; none: all are.
std::optional<Feasibility> find_commonest(const NetworkOptions& options, Technology technology,
                                          const std::vector<std::size_t>& schools) {
    std::array<std::size_t, feasibility_count> count{};
    for (const std::size_t school : schools) {
        const Feasibility refusal = options.of(technology)[school];
        const bool is_locked_out = options.locked[school] && refusal == Feasibility::forbidden;
        if (!is_locked_out) ++count[static_cast<std::size_t>(refusal)];
    }
    const auto most = std::ranges::max_element(count);
    return *most == 0 ? std::nullopt : std::optional{static_cast<Feasibility>(most - count.begin())};
}

/// "fiber too far, cellular not covered"
std::string list_refusals(const NetworkOptions& options, const std::vector<std::size_t>& schools) {
    std::string refusals;
    for (const Technology technology : technologies) {
        const std::optional<Feasibility> refusal = find_commonest(options, technology, schools);
        if (!refusal || refusal == Feasibility::not_enabled) continue;
        if (!refusals.empty()) refusals += ", ";
        refusals += fmt::format("{} {}", name_of(technology), name_of(*refusal));
    }
    std::ranges::replace(refusals, '_', ' ');
    return refusals;
}

/// "; 2 of them locked to one that cannot serve them"
std::string count_locked(const NetworkOptions& options, const std::vector<std::size_t>& schools) {
    const auto locked = std::ranges::count_if(schools, [&](std::size_t school) { return options.locked[school]; });
    return locked == 0
               ? ""
               : fmt::format("; {} of them locked to one that cannot serve them", grouped(static_cast<double>(locked)));
}

/// "; 3 of them with internet below the target"
std::string count_online(const ScenarioResult& result) {
    std::size_t online = 0;
    for (std::size_t school = 0; school < result.plan->outcome.size(); ++school) {
        const bool has_internet = result.dataset->schools.connectivity[school] == Answer::yes;
        online += has_internet && result.plan->outcome[school] == Outcome::offline ? 1 : 0;
    }
    return online == 0
               ? ""
               : fmt::format("; {} of them with internet below the target", grouped(static_cast<double>(online)));
}

/// How many of the schools that stay offline a reason keeps so: "all", "most", "4 of them".
std::string describe_share(std::size_t schools, std::size_t offline) {
    if (schools == offline) return "all";
    return 2 * schools > offline ? "most" : grouped(static_cast<double>(schools)) + " of them";
}

std::string describe_reason(const ScenarioResult& result) {
    const std::vector<std::size_t> unreached = list_offline(*result.plan, OfflineReason::no_technology);
    const std::size_t unpaid = list_offline(*result.plan, OfflineReason::beyond_budget).size();
    const std::size_t left = list_offline(*result.plan, OfflineReason::beyond_phases).size();
    const std::size_t unprofitable = list_offline(*result.plan, OfflineReason::no_profit).size();
    const std::size_t offline = unreached.size() + unpaid + left + unprofitable;
    if (offline == 0) return "";
    const std::size_t most = std::max({unreached.size(), unpaid, left, unprofitable});
    const std::string text = fmt::format("{} {} offline, {}", grouped(static_cast<double>(offline)),
                                         offline == 1 ? "school stays" : "schools stay", describe_share(most, offline));
    if (most == unprofitable) return text + " since their service pays no operator for the link";
    if (std::max(unpaid, left) > unreached.size())
        return text + (left > unpaid ? " beyond the yearly budgets" : " beyond the budget");
    const std::string refusals = list_refusals(*result.options, unreached);
    return text + " without a technology" + (refusals.empty() ? "; none is enabled" : " (" + refusals + ")") +
           count_locked(*result.options, unreached);
}

} // namespace

std::string describe_offline(const ScenarioResult& result) {
    const std::string reason = describe_reason(result);
    return reason.empty() ? "" : reason + count_online(result);
}

} // namespace planner
