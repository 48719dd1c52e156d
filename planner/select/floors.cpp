// SPDX-License-Identifier: Apache-2.0
#include "planner/select/floors.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>

namespace planner {

namespace {

constexpr double quintile_share = 0.2;
constexpr double girls_share_unknown = 0.5;

/// The learners of each school, or 1 for each where they are not known.
std::vector<double> count_learners(const Indicators& indicators) {
    return indicators.knows_learners() ? indicators.learners : std::vector<double>(indicators.size(), 1.0);
}

/// What a rule counts at each school: its learners, or a part of them.
std::vector<double> count_people(const PlanBasis& basis, FloorRule::Group group) {
    std::vector<double> people = count_learners(basis.indicators);
    for (std::size_t school = 0; school < people.size(); ++school) {
        if (group == FloorRule::Group::girls) {
            const double girls = basis.schools.girls[school];
            people[school] = std::isnan(girls) ? people[school] * girls_share_unknown : girls;
        } else if (group == FloorRule::Group::disability) {
            const double learners = basis.schools.learners_with_disability[school];
            people[school] = std::isnan(learners) ? 0.0 : learners;
        }
        if (basis.standing[school] == Standing::excluded) people[school] = 0.0;
    }
    return people;
}

/// The poorest schools that together have a fifth of the learners whose wealth is known; ties by need rank.
std::vector<bool> find_poorest(const PlanBasis& basis) {
    const std::vector<double>& wealth = basis.indicators.area_wealth;
    const std::vector<double> count = count_learners(basis.indicators);
    std::vector<std::size_t> order;
    double learners = 0.0;
    for (const std::size_t school : basis.ranking.order) {
        if (std::isnan(wealth[school]) || basis.standing[school] == Standing::excluded) continue;
        order.push_back(school);
        learners += count[school];
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t school) { return wealth[school]; });
    std::vector<bool> is_poorest(wealth.size(), false);
    double counted = 0.0;
    for (const std::size_t school : order) {
        if (counted >= quintile_share * learners) break;
        is_poorest[school] = true;
        counted += count[school];
    }
    return is_poorest;
}

/// A floor over the schools that a rule counts, less what is connected already.
SelectionFloor make_floor(const PlanBasis& basis, std::string name, std::vector<double> people, double min_share) {
    SelectionFloor floor{std::move(name), std::move(people), 0.0};
    floor.least = min_share * std::accumulate(floor.amount.begin(), floor.amount.end(), 0.0);
    for (std::size_t school = 0; school < floor.amount.size(); ++school) {
        if (basis.standing[school] == Standing::existing) floor.least -= floor.amount[school];
    }
    floor.least = std::max(0.0, floor.least);
    return floor;
}

/// One floor for each area that has a name.
void list_areas(const PlanBasis& basis, const geo::TextColumn& area, const FloorRule& rule,
                std::vector<SelectionFloor>& floors) {
    const std::vector<double> people = count_people(basis, rule.group);
    std::map<std::string_view, std::vector<double>> by_name;
    for (std::size_t school = 0; school < people.size(); ++school) {
        if (area[school].empty()) continue;
        std::vector<double>& of_area = by_name[area[school]];
        of_area.resize(people.size(), 0.0);
        of_area[school] = people[school];
    }
    for (auto& [name, of_area] : by_name)
        floors.push_back(make_floor(basis, std::string{name}, std::move(of_area), rule.min_share));
}

} // namespace

std::string_view name_of(FloorRule::Group group) {
    switch (group) {
    case FloorRule::Group::admin1:
        return "admin1";
    case FloorRule::Group::admin2:
        return "admin2";
    case FloorRule::Group::wealth_quintile:
        return "wealth_quintile";
    case FloorRule::Group::girls:
        return "girls";
    case FloorRule::Group::disability:
        return "disability";
    }
    return "";
}

std::vector<SelectionFloor> list_floors(const PlanBasis& basis, const std::vector<FloorRule>& rules) {
    std::vector<SelectionFloor> floors;
    for (const FloorRule& rule : rules) {
        if (rule.group == FloorRule::Group::admin1) {
            list_areas(basis, basis.schools.admin1, rule, floors);
        } else if (rule.group == FloorRule::Group::admin2) {
            list_areas(basis, basis.schools.admin2, rule, floors);
        } else {
            std::vector<double> people = count_people(basis, rule.group);
            if (rule.group == FloorRule::Group::wealth_quintile) {
                const std::vector<bool> is_poorest = find_poorest(basis);
                for (std::size_t school = 0; school < people.size(); ++school)
                    people[school] = is_poorest[school] ? people[school] : 0.0;
            }
            floors.push_back(make_floor(basis, std::string{name_of(rule.group)}, std::move(people), rule.min_share));
        }
    }
    return floors;
}

} // namespace planner
