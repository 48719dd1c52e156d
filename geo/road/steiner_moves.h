// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/progress.h"
#include "geo/road/near_labels.h"
#include "geo/road/steiner_links.h"

namespace geo {

/// What is to be changed at once: each change shortens the tree of links, and none touches another's part of it.
struct SteinerMoves {
    std::vector<std::uint32_t> added;   // nodes that become junctions
    std::vector<std::uint32_t> dropped; // labels that are none any more
    std::vector<std::uint32_t> put_off; // labels of changes that would shorten it too, but touch one of these
    std::size_t looked_at = 0;          // nodes
};

/// A tree of links, and what it was made of.
struct SteinerState {
    const ArcTable& arcs;
    const SteinerKeys& keys;
    std::size_t terminal_count; // of the keys, the first; the others may be dropped
    const std::vector<SteinerLink>& links;
    const LinkTree& tree;
};

/// Finds junctions to add and to drop. Adding: of a node's nearest labels, those that a minimum spanning tree with the
/// node would hang on it (Zelikovsky's full components, of any size). Dropping: what a junction's neighbours would pay
/// to be joined through its own region. Only changes that gain more than `least_gain` count. Looks only where one of a
/// node's labels is of interest, a row per label.
SteinerMoves find_moves(const SteinerState& state, const NearLabels& near, const std::vector<bool>& is_of_interest,
                        double least_gain, Progress& progress);

} // namespace geo
