// SPDX-License-Identifier: Apache-2.0
#include "planner/need/imputation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <unordered_map>

#include "geo/missing.h"

namespace planner {
namespace {

constexpr std::size_t fewest_for_a_median = 3;
constexpr char separator = '\x1f'; // between the parts of a group's name; in no file

/// Collects numbers by group and answers with each group's median.
class GroupMedians {
public:
    void add(const std::string& group, double value) { values_[group].push_back(value); }

    /// NaN where the group is too small.
    double median(const std::string& group) {
        const auto [known, is_new] = median_.try_emplace(group, geo::missing);
        if (is_new) {
            const auto found = values_.find(group);
            if (found != values_.end() && found->second.size() >= fewest_for_a_median) {
                known->second = median_of(found->second);
            }
        }
        return known->second;
    }

private:
    static double median_of(std::vector<double>& values) {
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        if (values.size() % 2 == 1) return *middle;
        return (*middle + *std::max_element(values.begin(), middle)) / 2.0;
    }

    std::unordered_map<std::string, std::vector<double>> values_;
    std::unordered_map<std::string, double> median_;
};

/// The groups of a school from narrow to wide.
std::array<std::string, 4> groups_of(const Schools& schools, std::size_t school) {
    const auto within = [](std::string_view group, std::string_view part) {
        return fmt::format("{}{}{}", group, separator, part);
    };
    const std::string level = within("level", schools.level[school]);
    const std::string area1 = within(level, schools.admin1[school]);
    return {within(area1, schools.admin2[school]), area1, level, "all"};
}

double supply_of(Electricity electricity) {
    switch (electricity) {
    case Electricity::grid:
    case Electricity::solar:
        return 1.0;
    case Electricity::unreliable:
        return 0.5;
    case Electricity::none:
        return 0.0;
    case Electricity::unknown:
        break;
    }
    return geo::missing;
}

/// A running mean.
struct Mean {
    double sum = 0.0;
    std::size_t count = 0;
    void add(double value) {
        sum += value;
        ++count;
    }
};

} // namespace

ImputedLearners impute_learners(const Schools& schools) {
    GroupMedians medians;
    for (std::size_t school = 0; school < schools.size(); ++school) {
        if (std::isnan(schools.learners[school])) continue;
        for (const std::string& group : groups_of(schools, school))
            medians.add(group, schools.learners[school]);
    }

    ImputedLearners result{schools.learners, std::vector<bool>(schools.size(), false)};
    for (std::size_t school = 0; school < schools.size(); ++school) {
        if (!std::isnan(schools.learners[school])) continue;
        for (const std::string& group : groups_of(schools, school)) {
            const double median = medians.median(group);
            if (std::isnan(median)) continue;
            result.learners[school] = std::round(median); // learners come whole
            result.imputed[school] = true;
            break;
        }
    }
    return result;
}

std::vector<double> expect_electricity(const Schools& schools, UnknownRules::Electricity unknown) {
    std::unordered_map<std::string_view, Mean> by_area;
    Mean country;
    std::vector<double> share(schools.size());
    for (std::size_t school = 0; school < schools.size(); ++school) {
        share[school] = supply_of(schools.electricity[school]);
        if (std::isnan(share[school])) continue;
        by_area[schools.admin1[school]].add(share[school]);
        country.add(share[school]);
    }

    for (std::size_t school = 0; school < schools.size(); ++school) {
        if (!std::isnan(share[school])) continue;
        switch (unknown) {
        case UnknownRules::Electricity::yes:
            share[school] = 1.0;
            break;
        case UnknownRules::Electricity::no:
            share[school] = 0.0;
            break;
        case UnknownRules::Electricity::expected: {
            const auto area = by_area.find(schools.admin1[school]);
            const Mean& known = area != by_area.end() ? area->second : country;
            share[school] = known.count > 0 ? known.sum / static_cast<double>(known.count) : 0.0;
            break;
        }
        }
    }
    return share;
}

} // namespace planner
