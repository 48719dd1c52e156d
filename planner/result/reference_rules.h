// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/cost/giga_mode.h"
#include "planner/cost/itu_mode.h"
#include "planner/scenario/scenario.h"

namespace planner {

/// A scenario's prices and limits as UNICEF's open cost model takes them. What we price per terminal, month or watt
/// becomes its price per Mbps, year or kWh. Source: METHODS.md "Giga mode".
GigaRules giga_rules_of(const Scenario& scenario);

/// A scenario's prices and limits as ITU's platform takes them: what a school pays for its service is what the operator
/// earns. Source: METHODS.md "ITU mode".
ItuRules itu_rules_of(const Scenario& scenario);

} // namespace planner
