// SPDX-License-Identifier: Apache-2.0
#include "planner/need/criteria.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "geo/missing.h"

namespace planner {
namespace {

constexpr double farthest_fiber_km = 50.0; // full need from here on
constexpr double best_learners_per_device = 5.0, worst_learners_per_device = 100.0;
constexpr std::size_t unserved_radius = 1; // of Indicators::radii_m: 3 km, the walk to a secondary school
constexpr double largest_school_learners = 2'000.0;

/// At most 1; what is not known stays so (std::min would lose it).
double capped(double share) { return share > 1.0 ? 1.0 : share; }

/// 1 - min(1, Mbps / target); not connected is full need. A school that is connected at an unknown speed is unknown.
double speed_gap(const Schools& schools, std::size_t school, double target_mbps) {
    switch (schools.connectivity[school]) {
    case Answer::no:
        return 1.0;
    case Answer::unknown:
        return geo::missing;
    case Answer::yes:
        break;
    }
    const double mbps = schools.download_mbps[school];
    return 1.0 - capped(mbps / target_mbps);
}

double coverage_gap(Generation best) {
    switch (best) {
    case Generation::none:
        return 1.0;
    case Generation::g2:
        return 0.85;
    case Generation::g3:
        return 0.5;
    case Generation::g4:
    case Generation::g5:
        return 0.0;
    case Generation::unknown:
        break;
    }
    return geo::missing;
}

/// min(1, ln(1 + d / 1 km) / ln(1 + 50)).
double fiber_distance_need(double distance_m) {
    return capped(std::log1p(distance_m / 1'000.0) / std::log1p(farthest_fiber_km));
}

double electricity_need(Electricity electricity) {
    switch (electricity) {
    case Electricity::none:
        return 1.0;
    case Electricity::unreliable:
        return 0.6;
    case Electricity::solar:
        return 0.3;
    case Electricity::grid:
        return 0.0;
    case Electricity::unknown:
        break;
    }
    return geo::missing;
}

/// min(1, ln(LCR / 5) / ln(100 / 5)), at least 0; without a device full need.
double device_need(double learners, double devices) {
    if (std::isnan(devices) || std::isnan(learners)) return geo::missing;
    if (devices <= 0.0) return 1.0;
    if (learners <= 0.0) return 0.0;
    const double share = std::log(learners / devices / best_learners_per_device) /
                         std::log(worst_learners_per_device / best_learners_per_device);
    return std::clamp(share, 0.0, 1.0);
}

/// 1 - part / whole; without a whole full need.
double missing_share(double part, double whole) {
    if (std::isnan(part) || std::isnan(whole)) return geo::missing;
    return whole <= 0.0 ? 1.0 : 1.0 - std::clamp(part / whole, 0.0, 1.0);
}

double adapted_need(Answer adapted) {
    switch (adapted) {
    case Answer::no:
        return 1.0;
    case Answer::yes:
        return 0.0;
    case Answer::unknown:
        break;
    }
    return geo::missing;
}

/// Share of girls x speed gap x 2, at most 1.
double girls_need(double girls, double learners, double gap) {
    if (std::isnan(girls) || std::isnan(learners) || learners <= 0.0) return geo::missing;
    return capped(girls / learners * gap * 2.0);
}

/// 1 - min(1, places / school-age people), of the people to whom this school is the nearest; nobody there: no need.
double unserved_need(double learners, double population, double school_age_share) {
    const double school_age = population * school_age_share;
    if (std::isnan(school_age) || std::isnan(learners)) return geo::missing;
    return school_age <= 0.0 ? 0.0 : 1.0 - capped(learners / school_age);
}

/// min(1, ln(1 + n) / ln(1 + 2000)).
double size_need(double learners) { return capped(std::log1p(learners) / std::log1p(largest_school_learners)); }

} // namespace

std::array<RawCriterion, criterion_count> measure_criteria(const Schools& schools, const Indicators& indicators,
                                                           const RankingRules& rules) {
    std::array<RawCriterion, criterion_count> criteria;
    const auto fill = [&](std::size_t criterion, const std::function<double(std::size_t)>& need_of) {
        criteria[criterion].need.resize(schools.size());
        for (std::size_t school = 0; school < schools.size(); ++school) {
            criteria[criterion].need[school] = need_of(school);
        }
    };
    const auto gap = [&](std::size_t school) { return speed_gap(schools, school, rules.target_mbps); };
    fill(0, gap);
    fill(1, [&](std::size_t school) { return coverage_gap(indicators.coverage[school]); });
    fill(2, [&](std::size_t school) { return fiber_distance_need(indicators.fiber_distance_m[school]); });
    fill(3, [&](std::size_t school) { return electricity_need(schools.electricity[school]); });
    fill(4, [&](std::size_t school) { return device_need(schools.learners[school], schools.devices[school]); });
    fill(5,
         [&](std::size_t school) { return missing_share(schools.connected_devices[school], schools.devices[school]); });
    fill(6,
         [&](std::size_t school) { return missing_share(schools.trained_teachers[school], schools.teachers[school]); });
    fill(7, [&](std::size_t school) { return -indicators.area_wealth[school]; });
    criteria[7].is_scaled = false;
    fill(8, [&](std::size_t school) { return adapted_need(schools.adapted[school]); });
    fill(9,
         [&](std::size_t school) { return girls_need(schools.girls[school], schools.learners[school], gap(school)); });
    fill(10, [&](std::size_t school) { return 1.0 - schools.content_share[school]; });
    fill(11, [&](std::size_t school) { return size_need(schools.learners[school]); });
    fill(12, [&](std::size_t school) {
        return unserved_need(schools.learners[school], indicators.population[unserved_radius][school],
                             rules.school_age_share);
    });
    criteria[13].need = indicators.context_need;
    return criteria;
}

} // namespace planner
