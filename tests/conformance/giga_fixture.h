// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/cost/giga_mode.h"
#include "planner/data/dataset.h"

namespace tests {

/// Giga's test workspace: 50 schools, 10 fiber nodes, 50 4G towers, 48 surveyed links.
planner::Dataset giga_fixture();

/// A configuration of the open cost model: its rules, and the one demand of all schools.
struct GigaCase : planner::GigaRules {
    double demand_mbps = 20.0;
};

/// The model's published scenario tests (test_scenarios.py, commit b222b02); Y = 5, 40 Mbps, solar 500 USD flat, k = 1.
GigaCase giga_case_a();
/// A with fiber at 150 USD/km, no upkeep, k = 1.2.
GigaCase giga_case_b();
/// Rwanda's file.
GigaCase giga_case_c();
/// The sample country's file.
GigaCase giga_case_d();

/// Costs a dataset, of whose schools none is connected.
planner::GigaOptions cost_as_giga(const planner::Dataset& dataset, const GigaCase& rules);

} // namespace tests
