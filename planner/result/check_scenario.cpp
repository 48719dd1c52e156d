// SPDX-License-Identifier: Apache-2.0
#include "planner/result/check_scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <unordered_set>

#include "planner/data/grouped.h"
#include "planner/result/shared_load.h"
#include "planner/scenario/keys.h"
#include "planner/scenario/seen_prices.h"

namespace planner {
namespace {

geo::Issue warning(std::string_view code, std::string_view layer, std::string message) {
    geo::Issue issue;
    issue.severity = geo::Issue::Severity::warning;
    issue.code = code;
    issue.layer = layer;
    issue.message = std::move(message);
    return issue;
}

void tell_unknown_overrides(const Overrides& overrides, const Schools& schools, std::vector<geo::Issue>& issues) {
    std::set<std::string> named{overrides.exclude.begin(), overrides.exclude.end()};
    for (const auto& [id, technology] : overrides.lock)
        named.insert(id);
    for (const auto& [id, forbidden] : overrides.forbid)
        named.insert(id);
    if (named.empty()) return;
    const auto texts = schools.id.texts();
    const std::unordered_set<std::string_view> ids{texts.begin(), texts.end()};
    for (const std::string& id : named) {
        if (ids.contains(id)) continue;
        issues.push_back(
            warning("unknown_override", "schools",
                    "the scenario has an override for school \"" + id + "\", which the dataset does not hold"));
    }
}

void tell_implausible_prices(const Scenario& scenario, std::vector<geo::Issue>& issues) {
    for (const SeenPrice& seen : seen_prices()) {
        const Key& key = *find_key(seen.key);
        const double price_usd = std::get<NumberKey>(key.value).get(scenario);
        if (price_usd >= seen.lowest && price_usd <= seen.highest) continue;
        issues.push_back(warning("implausible_price", "scenario",
                                 fmt::format("{} is {} {}; {} to {} has been seen ({}); check unit and currency",
                                             key.name, grouped(price_usd), key.unit, grouped(seen.lowest),
                                             grouped(seen.highest), key.source)));
    }
}

} // namespace

std::vector<geo::Issue> check_scenario(const Scenario& scenario, const Schools& schools) {
    std::vector<geo::Issue> issues;
    tell_unknown_overrides(scenario.overrides, schools, issues);
    tell_implausible_prices(scenario, issues);
    return issues;
}

std::vector<geo::Issue> check_result(const ScenarioResult& result) {
    std::vector<geo::Issue> issues = check_scenario(result.scenario, result.dataset->schools);
    std::ranges::move(list_full_sites(result), std::back_inserter(issues));
    return issues;
}

} // namespace planner
