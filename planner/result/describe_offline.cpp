// SPDX-License-Identifier: Apache-2.0
#include "planner/result/describe_offline.h"

#include <algorithm>
#include <array>
#include <cstddef>
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

Feasibility find_commonest(const std::vector<Feasibility>& feasibility, const std::vector<std::size_t>& schools) {
    std::array<std::size_t, feasibility_count> count{};
    for (const std::size_t school : schools)
        ++count[static_cast<std::size_t>(feasibility[school])];
    return static_cast<Feasibility>(std::ranges::max_element(count) - count.begin());
}

/// "fiber too far, cellular not covered"
std::string list_refusals(const NetworkOptions& options, const std::vector<std::size_t>& schools) {
    std::string refusals;
    for (const Technology technology : technologies) {
        const Feasibility refusal = find_commonest(options.of(technology), schools);
        if (refusal == Feasibility::not_enabled) continue;
        if (!refusals.empty()) refusals += ", ";
        refusals += in_words(name_of(technology)) + " " + in_words(name_of(refusal));
    }
    return refusals;
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
    if (most == unreached.size()) {
        const std::string refusals = list_refusals(*result.options, unreached);
        return text + " without a technology" + (refusals.empty() ? "; none is enabled" : " (" + refusals + ")");
    }
    if (most == unprofitable) return text + " since their service pays no operator for the link";
    return text + (left > unpaid ? " beyond the yearly budgets" : " beyond the budget");
}

} // namespace

std::string describe_offline(const ScenarioResult& result) {
    const std::string reason = describe_reason(result);
    return reason.empty() ? "" : reason + count_online(result);
}

} // namespace planner
