// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/cost/finance.h"
#include "planner/cost/ledger.h"
#include "planner/cost/rates.h"
#include "planner/cost/starts.h"
#include "planner/data/schools.h"
#include "planner/need/indicators.h"
#include "planner/people/allot_devices.h"
#include "planner/people/fleet.h"

namespace planner {

/// A kind of learners' device, its price and how long it lasts. Source: METHODS.md "Default values".
struct DeviceKind {
    std::string name = "tablet";
    double share = 1.0; // of the learners' devices; only the ratios matter
    double usd = 120.0;
    double accessories_usd = 15.0; // case, headphones, spare charger
    int life_years = 4;
    double breakage_per_year = 0.06;
    double repairable_share = 0.7; // of the breakages
    double loss_per_year = 0.03;
    double w = 10.0; // while charging or in use
    double hours_per_day = 4.0;
    double software_usd_per_year = 0.0; // licences, management
    double e_waste_usd = 0.0;           // take-back at the end of its life
    PriceTrend trend{};                 // of those bought later, with their accessories
    friend bool operator==(const DeviceKind&, const DeviceKind&) = default;
};
/// Of one device with its accessories, bought at the start, USD.
inline double price_of(const DeviceKind& device) { return device.usd + device.accessories_usd; }
/// How devices of this kind leave a fleet.
Wear wear_of(const DeviceKind& device);

/// What each school gets in devices, training and content.
struct PeopleRules {
    bool enabled = true;
    AllotmentRules allotment;
    std::vector<DeviceKind> kinds{DeviceKind{}};
    double assistive_usd = 200.0; // kit that goes with a device for a learner who needs one
    struct MinimumSet {
        int projectors = 1, teacher_laptops = 1, servers = 1;
        friend bool operator==(const MinimumSet&, const MinimumSet&) = default;
    } minimum_set;
    double projector_usd = 320.0;
    double teacher_laptop_usd = 380.0;
    double teacher_laptop_w = 40.0;
    double teacher_laptop_hours_per_day = 4.0;
    double teachers_per_laptop = 0.0;   // 0: the minimum set alone
    double learners_per_teacher = 40.0; // where the teachers are not known
    int equipment_life_years = 5;       // projectors, laptops, assistive kits
    double spares_share = 0.08;         // bought with the first fleet
    double support_usd_per_school_year = 500.0;
    double training_usd_per_teacher = 120.0;  // ICT-CFT Knowledge Acquisition
    double refresher_share_per_year = 0.20;   // of the first cost
    double teacher_attrition_per_year = 0.08; // leavers' successors are trained
    double server_usd = 200.0;                // content server; also of a school that stays offline
    int server_life_years = 5;
    double server_w = 6.0;
    double visits_per_year = 2.0; // to the content server of an offline school
    double usd_per_visit_km = 0.5;
    double visit_distance_m = 50'000.0; // one way, where no transmission node is known
    friend bool operator==(const PeopleRules&, const PeopleRules&) = default;
};

/// Devices, training, content and the power they draw, at each school. Rows as in Dataset::schools.
struct PeopleBill {
    std::vector<double> devices_bought;   // learners' devices over the horizon, expected
    std::vector<double> teachers_trained; // over the horizon, expected
    std::vector<Account> always;          // paid whether the school is connected or not
    std::vector<Account> offline;         // paid besides while it is not
    std::vector<double> always_npv_usd;   // present value of these
    std::vector<double> offline_npv_usd;
};

/// What the bill depends on besides prices. Rows as in Dataset::schools.
struct PeopleBasis {
    const Schools& schools;
    const Indicators& indicators;
    const std::vector<bool>& is_served;
    const DeviceAllotment& devices;
    double learners_growth_per_year = 0.0;
    Starts starts = {};
};

/// Bills every school that is served. Trained teachers are counted first; unknown ones count as none. Devices follow
/// learners. Source: METHODS.md "Devices, teachers, content".
PeopleBill bill_people(const PeopleBasis& basis, const PeopleRules& rules, const PowerRates& power,
                       const Horizon& horizon);

/// What learners' devices share: the schools that have them, and the training that is bought at the start.
struct SeatBasis {
    double devices = 0.0; // above 0
    double schools = 0.0;
    double training_usd = 0.0;
};

/// What a learner's device costs over its life, USD present value; the mean over the kinds.
struct SeatCost {
    double usd = 0.0;
    double purchase_usd = 0.0; // of this: the device with its accessories
};

/// Total cost of ownership of a learner's device: purchase, wear, support, software, power from the grid, its part of
/// the training, take-back. Source: METHODS.md "Seat".
SeatCost cost_seat(const SeatBasis& basis, const PeopleRules& rules, const PowerRates& power, const Horizon& horizon);

} // namespace planner
