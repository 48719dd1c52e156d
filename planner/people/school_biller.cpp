// SPDX-License-Identifier: Apache-2.0
#include "planner/people/school_biller.h"

namespace planner {

Wear wear_of(const DeviceKind& device) {
    return {device.breakage_per_year, device.repairable_share, device.loss_per_year, device.life_years, device.trend};
}

SchoolBiller::SchoolBiller(const PeopleBasis& basis, const PeopleRules& rules, const PowerRates& power,
                           const Horizon& horizon, int last_start)
    : schools_{basis.schools},
      indicators_{basis.indicators},
      devices_{basis.devices},
      rules_{rules},
      power_{power},
      energy_{price_energy(power)} {
    const double growth = basis.learners_growth_per_year;
    for (int start = 0; start <= last_start; ++start) {
        std::vector<Fleet>& fleets = fleets_.emplace_back();
        for (const DeviceKind& kind : rules.kinds) {
            const int years = horizon.years - start;
            fleets.push_back({plan_fleet(wear_of(kind), 0.0, growth, years),
                              plan_fleet(wear_of(kind), 1.0, growth, years),
                              price_of(kind) * kind.trend.share_after(start)});
        }
    }
    for (const DeviceKind& kind : rules.kinds)
        share_total_ += kind.share;
    for (int year = 0; year < horizon.years; ++year)
        growth_.push_back(std::pow(1.0 + growth, year));
}

/// Learners that are not known need nothing that is counted by learners.
double SchoolBiller::teachers_of(std::size_t school) const {
    const double teachers = schools_.teachers[school], learners = indicators_.learners[school];
    if (!std::isnan(teachers)) return teachers;
    return std::isnan(learners) ? 0.0 : learners / rules_.learners_per_teacher;
}

/// Visits that bring new content to a school without a link.
double SchoolBiller::visits_usd_per_year(std::size_t school) const {
    const double distance_m = indicators_.fiber_distance_m[school];
    const double there_and_back_km = 2.0 * (std::isnan(distance_m) ? rules_.visit_distance_m : distance_m) / 1'000.0;
    return rules_.visits_per_year * there_and_back_km * rules_.usd_per_visit_km;
}

} // namespace planner
