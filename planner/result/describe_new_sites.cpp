// SPDX-License-Identifier: Apache-2.0
#include "planner/result/describe_new_sites.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "planner/data/grouped.h"
#include "planner/network/new_sites.h"

namespace planner {

namespace {

/// "2 at a school, 1 near power".
std::string tell_places(const std::vector<SiteKind>& kinds) {
    constexpr std::array where{std::pair{SiteKind::school, "at a school"}, std::pair{SiteKind::town, "in a town"},
                               std::pair{SiteKind::high_ground, "on high ground"},
                               std::pair{SiteKind::power, "near power"}};
    std::string told;
    for (const auto& [kind, words] : where) {
        const auto count = std::ranges::count(kinds, kind);
        if (count > 0) told += fmt::format("{}{} {}", told.empty() ? "" : ", ", count, words);
    }
    return told;
}

} // namespace

std::string describe_new_sites(const ScenarioResult& result) {
    const NewSites& sites = result.options->new_sites;
    const NetworkRules& rules = result.scenario.network;
    if (rules.new_sites.most == 0) return "";
    if (!rules.cellular.enabled) return "no new cell site is proposed, as cellular is off";
    if (const std::string_view missing = missing_for(rules.new_sites.places, *result.dataset); !missing.empty())
        return fmt::format("no new cell site is proposed, as the dataset has no {}", missing);
    const double usd_per_site = result.scenario.rates.new_sites.capex_usd_per_site;
    if (affordable_sites(rules.new_sites, usd_per_site) == 0)
        return fmt::format("the budget of new cell sites pays for none: one costs {} USD", grouped(usd_per_site));
    if (sites.size() == 0) return "no new cell site would reach a school that none reaches";
    const std::size_t schools = std::accumulate(sites.schools.begin(), sites.schools.end(), std::size_t{0});
    const std::string learners =
        sites.counts_schools ? "" : fmt::format(" with {} learners", grouped(std::round(sites.covered)));
    return fmt::format("{} new cell {} ({}) {} {} {}{} that no site reaches (at most {} can be); the plan uses {}",
                       grouped(static_cast<double>(sites.size())), sites.size() == 1 ? "site" : "sites",
                       tell_places(sites.kind), sites.size() == 1 ? "reaches" : "reach",
                       grouped(static_cast<double>(schools)), schools == 1 ? "school" : "schools", learners,
                       grouped(std::floor(sites.bound)), grouped(static_cast<double>(result.totals.new_sites)));
}

std::vector<std::size_t> count_on_new_sites(const ScenarioResult& result) {
    std::vector<std::size_t> schools(result.options->new_sites.size(), 0);
    for (std::size_t school = 0; school < result.plan->outcome.size(); ++school) {
        const std::size_t site = result.options->new_site(school);
        if (site != NetworkLayout::none && result.plan->outcome[school] == Outcome::cellular) ++schools[site];
    }
    return schools;
}

} // namespace planner
