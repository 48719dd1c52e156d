// SPDX-License-Identifier: Apache-2.0
#include "planner/result/describe_new_sites.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "planner/data/grouped.h"
#include "planner/network/new_sites.h"

namespace planner {
namespace {

template <typename Count>
std::string whole(Count count) {
    return grouped(static_cast<double>(count));
}

/// "1 school with 90 learners"; "3 schools".
std::string schools_words(std::int64_t schools, std::int64_t learners) {
    const std::string text = whole(schools) + (schools == 1 ? " school" : " schools");
    return learners == 0 ? text : fmt::format("{} with {} learners", text, whole(learners));
}

/// In what counts first: "90 learners"; "3 schools" where there are no learners.
std::string amount_words(std::int64_t schools, std::int64_t learners) {
    return learners == 0 ? schools_words(schools, 0) : whole(learners) + " learners";
}

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
    const CoverWeight& covered = sites.covered;
    const CoverWeight& bound = sites.bound;
    const bool has_schools_without = bound.schools_without > 0;
    const std::string without = has_schools_without
                                    ? fmt::format(", of these {} in no other way",
                                                  schools_words(covered.schools_without, covered.learners_without))
                                    : "";
    const std::string most = has_schools_without ? amount_words(bound.schools_without, bound.learners_without)
                                                 : amount_words(bound.schools, bound.learners);
    return fmt::format("{} new cell {} ({}) {} {} that no site reaches{} (at most {} can be); the plan uses {}",
                       whole(sites.size()), sites.size() == 1 ? "site" : "sites", tell_places(sites.kind),
                       sites.size() == 1 ? "reaches" : "reach", schools_words(covered.schools, covered.learners),
                       without, most, whole(result.totals.new_sites));
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
