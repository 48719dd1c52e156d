// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/cost/giga_mode.h"
#include "planner/data/dataset.h"

namespace tests {

/// Giga's test workspace: 50 schools, 10 fiber nodes, 50 4G towers, 48 surveyed links.
planner::Dataset giga_fixture();

/// PEERS 1.7: the published scenario tests; Y = 5, 40 Mbps, solar 500 USD flat, k = 1.
planner::GigaRules giga_rules_a();
/// PEERS 1.8: A with fiber at 150 USD/km, no upkeep, k = 1.2.
planner::GigaRules giga_rules_b();
/// PEERS 1.8: Rwanda's file.
planner::GigaRules giga_rules_c();
/// PEERS 1.8: the sample country's file.
planner::GigaRules giga_rules_d();

} // namespace tests
