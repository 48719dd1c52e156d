// SPDX-License-Identifier: Apache-2.0
#include "planner/result/access.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "geo/parallel.h"
#include "planner/result/equity.h"

namespace planner {

namespace {

double mbps_before(const ScenarioResult& result, std::size_t school) {
    if (!is_connected_before(result, school)) return 0.0;
    const double mbps = result.dataset->schools.download_mbps[school];
    return std::isnan(mbps) ? result.scenario.ranking.target_mbps : mbps;
}

double per_learner(double mbps, double learners) { return learners > 0.0 ? mbps / learners : 0.0; }

/// Numbers the first-level areas; schools without one form an area together.
struct Areas {
    std::vector<std::size_t> of_school;
    std::size_t count = 0;
};

Areas number_areas(const geo::TextColumn& admin1) {
    std::map<std::string_view, std::size_t> numbers;
    Areas areas;
    areas.of_school.reserve(admin1.size());
    for (const std::string_view name : admin1) {
        areas.of_school.push_back(numbers.emplace(name, numbers.size()).first->second);
    }
    areas.count = numbers.size();
    return areas;
}

} // namespace

bool is_connected_before(const ScenarioResult& result, std::size_t school) {
    const Answer answer = result.dataset->schools.connectivity[school];
    return answer == Answer::yes || (answer == Answer::unknown && (*result.standing)[school] == Standing::existing);
}

bool is_connected_after(const ScenarioResult& result, std::size_t school) {
    return is_connected_before(result, school) || result.plan->outcome[school] <= Outcome::existing;
}

std::vector<double> access_before(const ScenarioResult& result) {
    std::vector<double> access(result.indicators->size());
    for (std::size_t school = 0; school < access.size(); ++school) {
        access[school] = per_learner(mbps_before(result, school), result.indicators->learners[school]);
    }
    return access;
}

std::vector<double> access_after(const ScenarioResult& result) {
    std::vector<double> access(result.indicators->size());
    for (std::size_t school = 0; school < access.size(); ++school) {
        const bool is_new = result.plan->outcome[school] < Outcome::existing;
        const double planned_mbps = is_new ? (*result.demand_mbps)[school] : 0.0;
        access[school] =
            per_learner(std::max(mbps_before(result, school), planned_mbps), result.indicators->learners[school]);
    }
    return access;
}

void measure_equity(const ScenarioResult& result, Totals& totals) {
    const std::vector<double>& learners = result.indicators->learners;
    const Areas areas = number_areas(result.dataset->schools.admin1);
    const auto measure = [&](const std::vector<double>& access, std::optional<double>& gini_of,
                             std::optional<double>& between, std::optional<double>& within) {
        gini_of = gini(access, learners);
        const auto split = theil_split(access, learners, areas.of_school, areas.count);
        if (!split || areas.count < 2) return;
        between = split->between;
        within = split->within;
    };
    geo::Progress progress;
    geo::parallel_chunks(2, 1, progress, [&](std::size_t moment, std::size_t) {
        if (moment == 0) {
            measure(access_before(result), totals.gini_before, totals.theil_between_before, totals.theil_within_before);
        } else {
            measure(access_after(result), totals.gini_after, totals.theil_between_after, totals.theil_within_after);
        }
    });
    if (!result.indicators->knows_learners()) {
        totals.equity_reason = "the learners of schools are not known";
    } else if (!totals.gini_after) {
        totals.equity_reason = "no learner has access, before the plan or after it";
    } else if (areas.count < 2) {
        totals.equity_reason = "all schools lie in one first-level area, or none is known";
    } else if (!totals.gini_before) {
        totals.equity_reason = "no learner has access before the plan";
    }
}

} // namespace planner
