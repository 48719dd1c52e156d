// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/network/feasibility.h"

namespace planner {

/// Takes point to point from schools behind relays that cannot carry them, and writes down the links that the others
/// share (NetworkOptions::relays). Each link carries at most `point_to_point.max_mbps`: its own school, where that may
/// have radio, and all behind it. Schools with a direct link have their seats first, then round by round those over one
/// relay, over two and so on, in a round by the order of sort_claims; each takes the first of its relays on whose way
/// all links have room for it beside those before, else it is refused (relay_full): its place is the narrowest relay of
/// the way with most room. A relay without a seat of its own leads where the first school that comes over it finds
/// room. NetworkOptions::other_relays holds who leads over another relay than the layout's. Source: METHODS.md
/// "Relays".
void share_relays(const JudgeBasis& basis, NetworkOptions& options);

} // namespace planner
