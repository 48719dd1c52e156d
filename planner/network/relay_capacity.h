// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/network/feasibility.h"

namespace planner {

/// Takes point to point from schools behind relays that cannot carry them, and writes down the links that the others
/// share (NetworkOptions::relays). Each link carries at most `point_to_point.max_mbps`: its own school and all behind
/// it. Schools with a direct link have their seats first, then the others in the order of sort_claims; each is kept
/// that fits on all links of its way beside those kept before it (else relay_full). A school whose relay may not have
/// radio has the relay's reason. Source: METHODS.md "Relays".
void share_relays(const JudgeBasis& basis, NetworkOptions& options);

} // namespace planner
