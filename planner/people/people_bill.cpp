// SPDX-License-Identifier: Apache-2.0
#include "planner/people/people_bill.h"

#include <cassert>
#include <cstddef>

#include "geo/parallel.h"
#include "planner/cost/entries.h"
#include "planner/cost/power.h"
#include "planner/people/school_biller.h"
#include "planner/people/seat.h"

namespace planner {

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
    const std::size_t school_count = basis.schools.size();
    const SchoolBiller biller{basis, rules, power, horizon, basis.starts.last};
    Entries always{Payer::government, horizon, basis.starts.last, school_count};
    Entries offline{Payer::government, horizon, basis.starts.last, school_count};
    PeopleBill bill;
    bill.devices_bought.assign(school_count, 0.0);
    bill.teachers_trained.assign(school_count, 0.0);
    const auto bill_school = [&](std::size_t school) {
        const auto into = [school](Entries& entries) {
            return [school, &entries](Item item, Flow flow, int period, double usd) {
                entries.pay(item, flow, period, school, usd);
            };
        };
        const PeopleCounts counts =
            biller.bill(school, {basis.starts.of(school), horizon.years}, into(always), into(offline));
        bill.devices_bought[school] = counts.devices_bought;
        bill.teachers_trained[school] = counts.teachers_trained;
    };
    if (rules.enabled) {
        geo::Progress progress;
        geo::parallel_chunks(school_count, geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
            for (std::size_t school = begin; school < end; ++school) {
                if (basis.is_served[school]) bill_school(school);
            }
        });
    }
    bill.always = always.take();
    bill.offline = offline.take();
    bill.always_npv_usd = present_usd_by_school(bill.always, horizon, school_count);
    bill.offline_npv_usd = present_usd_by_school(bill.offline, horizon, school_count);
    return bill;
}

} // namespace planner
