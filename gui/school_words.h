// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "planner/result/scenario_result.h"

namespace gui {

/// What a school's tab tells that takes a look at the whole plan, kept until the result or the school changes.
class SchoolWords {
public:
    void find(const std::shared_ptr<const planner::ScenarioResult>& result, std::size_t school);

    /// Why it has its technology and why not the others, as a sentence.
    const std::string& why_technology() const { return why_technology_; }
    /// What the schools on its radio link need, Mbit/s; 0 where the plan builds none.
    double radio_load_mbps() const { return radio_load_mbps_; }

private:
    std::shared_ptr<const planner::ScenarioResult> result_;
    std::size_t school_ = 0;
    std::string why_technology_;
    double radio_load_mbps_ = 0.0;
};

} // namespace gui
