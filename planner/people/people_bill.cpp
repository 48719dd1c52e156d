// SPDX-License-Identifier: Apache-2.0
#include "planner/people/people_bill.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <utility>

#include "geo/parallel.h"
#include "planner/cost/entries.h"
#include "planner/cost/power.h"
#include "planner/people/fleet.h"
#include "planner/people/seat.h"

namespace planner {
namespace {

double or_zero(double value) { return std::isnan(value) ? 0.0 : value; }

double price_of(const DeviceKind& device) { return device.usd + device.accessories_usd; }

Wear wear_of(const DeviceKind& device) {
    return {device.breakage_per_year, device.repairable_share, device.loss_per_year, device.life_years, device.trend};
}

/// Bills schools, several at once if need be; what is the same for all is worked out once.
class Biller {
public:
    Biller(const PeopleBasis& basis, const PeopleRules& rules, const PowerRates& power, const Horizon& horizon)
        : schools_{basis.schools},
          indicators_{basis.indicators},
          devices_{basis.devices},
          rules_{rules},
          power_{power},
          horizon_{horizon},
          energy_{price_energy(power)},
          always_{Payer::government, horizon, schools_.size()},
          offline_{Payer::government, horizon, schools_.size()} {
        const double growth = basis.learners_growth_per_year;
        for (const DeviceKind& kind : rules.kinds) {
            fleet_new_.push_back(plan_fleet(wear_of(kind), 0.0, growth, horizon.years));
            fleet_existing_.push_back(plan_fleet(wear_of(kind), 1.0, growth, horizon.years));
            share_total_ += kind.share;
        }
        for (int year = 0; year < horizon.years; ++year)
            growth_.push_back(std::pow(1.0 + growth, year));
        bill_.devices_bought.assign(schools_.size(), 0.0);
        bill_.teachers_trained.assign(schools_.size(), 0.0);
    }

    void bill_school(std::size_t school) {
        const double teachers = teachers_of(school);
        const double device_wh = bill_devices(school);
        const double equipment_wh = bill_equipment(school, teachers);
        bill_training(school, teachers);
        bill_visits(school);
        bill_power(school, device_wh + equipment_wh);
        always_.pay_yearly(Item::devices, school, rules_.support_usd_per_school_year);
    }

    PeopleBill take() {
        bill_.always = always_.take();
        bill_.offline = offline_.take();
        bill_.always_npv_usd = present_usd_by_school(bill_.always, horizon_, schools_.size());
        bill_.offline_npv_usd = present_usd_by_school(bill_.offline, horizon_, schools_.size());
        return std::move(bill_);
    }

private:
    /// Learners that are not known need nothing that is counted by learners.
    double learners_of(std::size_t school) const { return or_zero(indicators_.learners[school]); }

    double teachers_of(std::size_t school) const {
        const double teachers = schools_.teachers[school];
        return std::isnan(teachers) ? learners_of(school) / rules_.learners_per_teacher : teachers;
    }

    /// Learners' devices: the given ones with spares, then what wear takes. Gives their load in Wh a day.
    double bill_devices(std::size_t school) {
        const double held = devices_.held[school];
        if (held <= 0.0) return 0.0;
        const double existing_share = (held - devices_.given[school]) / held;
        always_.buy(Item::devices, school, devices_.assistive[school] * rules_.assistive_usd,
                    rules_.equipment_life_years);
        double wh_per_day = 0.0;
        for (std::size_t kind = 0; kind < rules_.kinds.size(); ++kind) {
            const DeviceKind& device = rules_.kinds[kind];
            const double count = held * device.share / share_total_;
            buy_fleet(school, kind, count, existing_share);
            wh_per_day += count * device.w * device.hours_per_day;
        }
        return wh_per_day;
    }

    /// A part of the fleet is there, the rest is bought anew: purchases are linear in that part.
    void buy_fleet(std::size_t school, std::size_t kind, double count, double existing_share) {
        const DeviceKind& device = rules_.kinds[kind];
        const double usd = price_of(device);
        const auto mixed = [&](double of_new, double of_existing) {
            return count * ((1.0 - existing_share) * of_new + existing_share * of_existing);
        };
        for (int year = 0; year < horizon_.years; ++year) {
            const auto t = static_cast<std::size_t>(year);
            const double spares = year == 0 ? 1.0 + rules_.spares_share : 1.0;
            const double bought = spares * mixed(fleet_new_[kind].purchases[t], fleet_existing_[kind].purchases[t]);
            always_.pay(Item::devices, year == 0 ? Flow::capex : Flow::replacement, year, school,
                        bought * (usd * fleet_new_[kind].price[t]));
            always_.pay(Item::devices, Flow::opex, year + 1, school,
                        count * growth_[t] * device.software_usd_per_year +
                            mixed(fleet_new_[kind].retired[t], fleet_existing_[kind].retired[t]) * device.e_waste_usd);
            bill_.devices_bought[school] += bought;
        }
        const double residual = mixed(fleet_new_[kind].residual_share, fleet_existing_[kind].residual_share);
        always_.pay(Item::devices, Flow::residual, horizon_.years, school, -residual * usd);
    }

    /// The minimum set, teachers' laptops, the content server. Gives their load in Wh a day.
    double bill_equipment(std::size_t school, double teachers) {
        const PeopleRules::MinimumSet& set = rules_.minimum_set;
        const double shared = rules_.teachers_per_laptop > 0.0 ? std::ceil(teachers / rules_.teachers_per_laptop) : 0.0;
        const double laptops = std::max<double>(set.teacher_laptops, shared);
        always_.buy(Item::devices, school, set.projectors * rules_.projector_usd + laptops * rules_.teacher_laptop_usd,
                    rules_.equipment_life_years);
        always_.buy(Item::content, school, set.servers * rules_.server_usd, rules_.server_life_years);
        if (set.servers == 0) offline_.buy(Item::content, school, rules_.server_usd, rules_.server_life_years);
        return laptops * rules_.teacher_laptop_w * rules_.teacher_laptop_hours_per_day +
               set.servers * rules_.server_w * power_.hours_per_day;
    }

    /// Teachers who are not trained yet, then refreshers, and the successors of those who leave.
    void bill_training(std::size_t school, double teachers) {
        const double trained = std::min(teachers, or_zero(schools_.trained_teachers[school]));
        const double successors = teachers * rules_.teacher_attrition_per_year;
        const double usd = rules_.training_usd_per_teacher;
        always_.pay(Item::training, Flow::capex, 0, school, (teachers - trained) * usd);
        always_.pay_yearly(Item::training, school, (teachers * rules_.refresher_share_per_year + successors) * usd);
        bill_.teachers_trained[school] = teachers - trained + successors * horizon_.years;
    }

    /// Visits that bring new content to a school without a link.
    void bill_visits(std::size_t school) {
        const double distance_m = indicators_.fiber_distance_m[school];
        const double there_and_back_km =
            2.0 * (std::isnan(distance_m) ? rules_.visit_distance_m : distance_m) / 1'000.0;
        offline_.pay_yearly(Item::content, school,
                            rules_.visits_per_year * there_and_back_km * rules_.usd_per_visit_km);
    }

    /// From the grid where there is one, else from panels and a battery; expected value where it is not known.
    void bill_power(std::size_t school, double wh_per_day) {
        const double grid_wh = indicators_.electricity_share[school] * wh_per_day;
        const double solar_wh = wh_per_day - grid_wh;
        always_.pay_yearly(Item::device_power, school,
                           grid_wh * energy_.grid_usd_per_year + solar_wh * energy_.solar_upkeep_usd_per_year);
        always_.buy(Item::device_power, school, solar_wh * energy_.panel_usd, power_.panel_life_years);
        always_.buy(Item::device_power, school, solar_wh * energy_.battery_usd, power_.battery_life_years);
    }

    const Schools& schools_;
    const Indicators& indicators_;
    const DeviceAllotment& devices_;
    const PeopleRules& rules_;
    const PowerRates& power_;
    const Horizon& horizon_;
    EnergyPrices energy_;
    std::vector<FleetPlan> fleet_new_, fleet_existing_; // per kind
    std::vector<double> growth_;                        // of learners, by year - 1: 1 in the first
    double share_total_ = 0.0;
    Entries always_, offline_;
    PeopleBill bill_;
};

} // namespace

SeatCost cost_seat(const SeatBasis& basis, const PeopleRules& rules, const PowerRates& power, const Horizon& horizon) {
    assert(basis.devices > 0.0);
    SeatCost mean;
    double share_total = 0.0;
    for (const DeviceKind& device : rules.kinds) {
        const double kwh_per_year = device.w * device.hours_per_day / wh_per_kwh * power.days_per_year;
        const Seat seat{.device_usd = price_of(device),
                        .attrition_per_year = wear_of(device).attrition_per_year(),
                        .usd_per_year = rules.support_usd_per_school_year * basis.schools / basis.devices +
                                        device.software_usd_per_year + kwh_per_year * power.grid_usd_per_kwh,
                        .training_usd = basis.training_usd / basis.devices,
                        .e_waste_usd = device.e_waste_usd,
                        .life_years = device.life_years};
        mean.usd += device.share * seat_usd(seat, horizon);
        mean.purchase_usd += device.share * seat.device_usd;
        share_total += device.share;
    }
    mean.usd /= share_total;
    mean.purchase_usd /= share_total;
    return mean;
}

PeopleBill bill_people(const PeopleBasis& basis, const PeopleRules& rules, const PowerRates& power,
                       const Horizon& horizon) {
    Biller biller{basis, rules, power, horizon};
    if (rules.enabled) {
        const std::size_t school_count = basis.schools.size();
        geo::Progress progress;
        geo::parallel_chunks(school_count, geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
            for (std::size_t school = begin; school < end; ++school) {
                if (basis.is_served[school]) biller.bill_school(school);
            }
        });
    }
    return biller.take();
}

} // namespace planner
