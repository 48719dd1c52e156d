// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "planner/cost/payments.h"
#include "planner/cost/power.h"
#include "planner/people/fleet.h"
#include "planner/people/people_bill.h"

namespace planner {

/// Devices bought for a school and teachers trained at it over the horizon, expected.
struct PeopleCounts {
    double devices_bought = 0.0, teachers_trained = 0.0;
};

/// Bills schools one by one; what is the same for all is worked out once. Work that begins later is that of the
/// learners who are there then. Source: METHODS.md "Devices, teachers, content".
class SchoolBiller {
public:
    /// For work that begins at t = 0..last_start.
    SchoolBiller(const PeopleBasis& basis, const PeopleRules& rules, const PowerRates& power, const Horizon& horizon,
                 int last_start);

    /// Bills a school: `always(item, flow, period, usd)` takes what it pays in any case, `offline` what it pays besides
    /// while it has no connection.
    template <typename PayAlways, typename PayOffline>
    PeopleCounts bill(std::size_t school, PaidYears years, PayAlways always, PayOffline offline) const {
        PeopleCounts counts;
        const double teachers = teachers_of(school);
        const double device_wh = bill_devices(school, years, always, counts);
        const double equipment_wh = bill_equipment(teachers, years, always, offline);
        bill_training(school, years, always, counts);
        pay_yearly(Item::content, years, visits_usd_per_year(school), offline);
        bill_power(school, device_wh + equipment_wh, years, always);
        pay_yearly(Item::devices, years, rules_.support_usd_per_school_year, always);
        return counts;
    }

private:
    /// The devices of one kind where work begins at some t.
    struct Fleet {
        FleetPlan bought_new, existing;
        double usd = 0.0; // of a device then, with its accessories
    };

    double teachers_of(std::size_t school) const;
    double visits_usd_per_year(std::size_t school) const;

    template <typename Pay>
    static void pay_yearly(Item item, PaidYears years, double usd_per_year, Pay& pay) {
        for (int period = years.start + 1; period <= years.end; ++period)
            pay(item, Flow::opex, period, usd_per_year);
    }
    template <typename Pay>
    static void buy(Item item, PaidYears years, double usd, int life_years, Pay& pay) {
        buy_asset(
            years, years.start, life_years, [usd](int) { return usd; },
            [&](Flow flow, int period, double amount_usd) { pay(item, flow, period, amount_usd); });
    }

    /// Learners' devices: the given ones with spares, then what wear takes. Gives their load in Wh a day.
    template <typename Pay>
    double bill_devices(std::size_t school, PaidYears years, Pay& pay, PeopleCounts& counts) const {
        const double held = devices_.held[school];
        if (held <= 0.0) return 0.0;
        const double growth = growth_[static_cast<std::size_t>(years.start)];
        const double existing_share = std::min((held - devices_.given[school]) / (growth * held), 1.0);
        buy(Item::devices, years, growth * devices_.assistive[school] * rules_.assistive_usd,
            rules_.equipment_life_years, pay);
        double wh_per_day = 0.0;
        for (std::size_t kind = 0; kind < rules_.kinds.size(); ++kind) {
            const DeviceKind& device = rules_.kinds[kind];
            const double count = growth * held * device.share / share_total_;
            counts.devices_bought += buy_fleet(kind, count, existing_share, years, pay);
            wh_per_day += count * device.w * device.hours_per_day;
        }
        return wh_per_day;
    }

    /// A part of the fleet is there, the rest is bought anew: purchases are linear in that part. Gives the devices
    /// bought.
    template <typename Pay>
    double buy_fleet(std::size_t kind, double count, double existing_share, PaidYears years, Pay& pay) const {
        const DeviceKind& device = rules_.kinds[kind];
        const Fleet& fleet = fleets_[static_cast<std::size_t>(years.start)][kind];
        const auto mixed = [&](double of_new, double of_existing) {
            return count * ((1.0 - existing_share) * of_new + existing_share * of_existing);
        };
        double bought_in_all = 0.0;
        for (int year = years.start; year < years.end; ++year) {
            const auto t = static_cast<std::size_t>(year - years.start);
            const double spares = t == 0 ? 1.0 + rules_.spares_share : 1.0;
            const double bought = spares * mixed(fleet.bought_new.purchases[t], fleet.existing.purchases[t]);
            pay(Item::devices, t == 0 ? Flow::capex : Flow::replacement, year,
                bought * (fleet.usd * fleet.bought_new.price[t]));
            pay(Item::devices, Flow::opex, year + 1,
                count * growth_[t] * device.software_usd_per_year +
                    mixed(fleet.bought_new.retired[t], fleet.existing.retired[t]) * device.e_waste_usd);
            bought_in_all += bought;
        }
        const double residual = mixed(fleet.bought_new.residual_share, fleet.existing.residual_share);
        pay(Item::devices, Flow::residual, years.end, -residual * fleet.usd);
        return bought_in_all;
    }

    /// The minimum set, teachers' laptops, the content server. Gives their load in Wh a day.
    template <typename PayAlways, typename PayOffline>
    double bill_equipment(double teachers, PaidYears years, PayAlways& always, PayOffline& offline) const {
        const PeopleRules::MinimumSet& set = rules_.minimum_set;
        const double shared = rules_.teachers_per_laptop > 0.0 ? std::ceil(teachers / rules_.teachers_per_laptop) : 0.0;
        const double laptops = std::max<double>(set.teacher_laptops, shared);
        buy(Item::devices, years, set.projectors * rules_.projector_usd + laptops * rules_.teacher_laptop_usd,
            rules_.equipment_life_years, always);
        buy(Item::content, years, set.servers * rules_.server_usd, rules_.server_life_years, always);
        if (set.servers == 0) buy(Item::content, years, rules_.server_usd, rules_.server_life_years, offline);
        return laptops * rules_.teacher_laptop_w * rules_.teacher_laptop_hours_per_day +
               set.servers * rules_.server_w * power_.hours_per_day;
    }

    /// Teachers who are not trained yet, then refreshers, and the successors of those who leave.
    template <typename Pay>
    void bill_training(std::size_t school, PaidYears years, Pay& pay, PeopleCounts& counts) const {
        const double teachers = teachers_of(school), known_trained = schools_.trained_teachers[school];
        const double trained = std::isnan(known_trained) ? 0.0 : std::min(teachers, known_trained);
        const double successors = teachers * rules_.teacher_attrition_per_year;
        const double usd = rules_.training_usd_per_teacher;
        pay(Item::training, Flow::capex, years.start, (teachers - trained) * usd);
        pay_yearly(Item::training, years, (teachers * rules_.refresher_share_per_year + successors) * usd, pay);
        counts.teachers_trained = teachers - trained + successors * (years.end - years.start);
    }

    /// From the grid where there is one, else from panels and a battery; expected value where it is not known.
    template <typename Pay>
    void bill_power(std::size_t school, double wh_per_day, PaidYears years, Pay& pay) const {
        const double grid_wh = indicators_.electricity_share[school] * wh_per_day;
        const double solar_wh = wh_per_day - grid_wh;
        pay_yearly(Item::device_power, years,
                   grid_wh * energy_.grid_usd_per_year + solar_wh * energy_.solar_upkeep_usd_per_year, pay);
        buy(Item::device_power, years, solar_wh * energy_.panel_usd, power_.panel_life_years, pay);
        buy(Item::device_power, years, solar_wh * energy_.battery_usd, power_.battery_life_years, pay);
    }

    const Schools& schools_;
    const Indicators& indicators_;
    const DeviceAllotment& devices_;
    const PeopleRules& rules_;
    const PowerRates& power_;
    EnergyPrices energy_;
    std::vector<std::vector<Fleet>> fleets_; // by start, then kind
    std::vector<double> growth_;             // of learners, by year - 1: 1 in the first
    double share_total_ = 0.0;
};

} // namespace planner
