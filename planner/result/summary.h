// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "planner/result/scenario_result.h"

namespace planner {

/// One value of summary.json: its place ("cost.npv_usd") and what stands there; monostate is null.
struct SummaryValue {
    std::string name;
    std::variant<std::monostate, std::int64_t, double, std::string> value;

    friend bool operator==(const SummaryValue&, const SummaryValue&) = default;
};

/// Every value of summary.json, in its order. A figure without a value is null, never absent, never 0.
std::vector<SummaryValue> summarise(const ScenarioResult& result);

} // namespace planner
