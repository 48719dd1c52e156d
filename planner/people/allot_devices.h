// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/data/schools.h"

namespace planner {

/// How many learners' devices each school is to have, and who comes first where they are few.
/// Source: METHODS.md "Sharing out devices".
struct AllotmentRules {
    enum class Order { leximin, proportional, sainte_lague };
    double learners_per_device = 10.0; // no school gets more than this asks for
    int devices_available = 0;         // for all schools, spares apart; 0: every school gets its ratio
    Order order = Order::leximin;      // of those who share the available ones
    double need_weight = 0.0;          // proportional, sainte_lague: a learner counts 1 + this x need score
    int set_size = 1;                  // devices come in sets of so many
    double assistive_share = 0.0;      // of the learners: they get a device of their own, first of all

    /// Whether the need score changes what a school gets.
    bool ask_for_need() const { return devices_available > 0 && order != Order::leximin && need_weight > 0.0; }

    friend bool operator==(const AllotmentRules&, const AllotmentRules&) = default;
};

/// Learners' devices of each school when the plan is carried out; whole numbers if those that exist are. Rows as in
/// Dataset::schools.
struct DeviceAllotment {
    std::vector<double> held;      // the existing ones that the ratio asks for, and the given ones
    std::vector<double> given;     // of these: bought for it
    std::vector<double> assistive; // of these: for learners who need a device of their own
};

/// Allots devices by learners: a school with none, or whose learners are not known, gets none. Existing devices are
/// counted first, unknown ones as none. `need_score` is read only where the rules ask for need; a missing one counts 0.
/// Ties go by id. Source: METHODS.md "Sharing out devices".
DeviceAllotment allot_devices(const Schools& schools, const std::vector<double>& learners,
                              const std::vector<double>& need_score, const AllotmentRules& rules);

} // namespace planner
