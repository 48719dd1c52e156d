// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/network/feasibility.h"

namespace planner {

/// Takes point to point from schools behind relays that cannot carry them, and writes down the links that the others
/// share (NetworkOptions::relays). Each link carries at most `point_to_point.max_mbps`: its own school and all behind
/// it. Schools with a direct link have their seats first, then round by round those over one relay, over two and so on,
/// in a round by the order of sort_claims; each takes the first of its relays on whose way all links have room for it
/// beside those before (NetworkOptions::other_relays, where it is not the layout's), else it is refused (relay_full):
/// its place is the narrowest relay of the way with most room. A school of whose relays none may have radio has the
/// reason of the layout's, which has no room for it. Source: METHODS.md "Relays".
void share_relays(const JudgeBasis& basis, NetworkOptions& options);

} // namespace planner
