// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "geo/progress.h"
#include "geo/relief/ground_line.h"
#include "geo/relief/relief_cells.h"
#include "geo/relief/sight.h"

namespace geo {

/// Samples of a line: the ends and what lies between them, not farther apart than cells.
inline int count_steps(const GridLine& line) { return static_cast<int>(line.cells()) + 1; }

/// Calls `take(share, ground)` for every sample strictly between the ends, from the first to the last.
template <typename Take>
void walk_samples(const GridLine& line, const ReliefCells& cells, Take take) {
    const int steps = count_steps(line);
    const std::size_t pieces = line.corners.size() - 1;
    int step = 1;
    for (std::size_t piece = 0; piece < pieces; ++piece) {
        const Pixel from = line.corners[piece], to = line.corners[piece + 1];
        const double cols = to.col - from.col, rows = to.row - from.row;
        // the last step of this piece; the one that ends it belongs to it
        const auto end = static_cast<int>(static_cast<std::int64_t>(steps) * static_cast<std::int64_t>(piece + 1) /
                                          static_cast<std::int64_t>(pieces));
        for (; step <= end && step < steps; ++step) {
            const double share = static_cast<double>(step) / steps;
            const double on_piece = share * static_cast<double>(pieces) - static_cast<double>(piece);
            take(share, cells.height_m({from.col + cols * on_piece, from.row + rows * on_piece}));
        }
    }
}

/// The ground between two masts.
struct PairGround {
    const GridLine& line;
    const ReliefCells& cells; // those under the line are loaded
    bool is_turned;           // the line begins at the second mast: a choice that does not depend on which one is first
};

/// What is done with a pair, by its row.
using PairLook = std::function<void(std::size_t pair, const PairGround& ground)>;

/// Looks along every pair once, from several threads at once, in no order that means anything. Blocks of the relief are
/// decoded once as long as they fit in memory.
void look_along_pairs(const Relief& relief, std::span<const Mast> masts, std::span<const MastPair> pairs,
                      Progress& progress, const PairLook& look);

} // namespace geo
