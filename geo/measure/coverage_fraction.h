// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/io/raster_cells.h"
#include "geo/io/raster_grid.h"

namespace geo {

/// Cells side by side in one row, each inside a polygon by the same share.
struct CoveredRun {
    int row = 0;
    int begin = 0, end = 0; // columns begin..end-1
    double share = 0.0;     // 0..1, never 0; above 1 where rings overlap

    friend bool operator==(const CoveredRun&, const CoveredRun&) = default;
};

/// Exact shares of the cells of a window inside a polygon, by accumulating signed areas along rows as font rasterisers
/// do: an edge adds its height to all cells on its right, and to its own cell the part of it on the right of the edge.
/// The cost grows with the cells on the rim, not with those inside. Reused from polygon to polygon; one thread at a
/// time.
class CoverageFraction {
public:
    /// Forgets the rings; cells outside the window are left out from now on.
    void start(const CellWindow& window);

    /// Adds a ring in pixels, closed or not, in either direction; a hole is taken away. Crossing edges count by
    /// winding. `shift` is added to its columns.
    void add_ring(std::span<const Pixel> ring, bool is_hole = false, double shift = 0.0);

    /// From this column of the window to its last, shares grow by so much.
    struct Step {
        std::int32_t row, col;
        double change;
    };
    /// The steps, in no order of theirs: enough for a sum, which is that of change x (sum of the row's cells from the
    /// column to the window's end), and three times as fast as runs.
    std::span<const Step> steps() const { return steps_; }

    /// Calls `visit(CoveredRun)` from the first row to the last, in each from left to right.
    template <typename Visit>
    void visit_runs(const Visit& visit) {
        sort_steps();
        for (std::size_t at = 0; at < sorted_.size();) {
            const int row = sorted_[at].row;
            double share = 0.0;
            while (at < sorted_.size() && sorted_[at].row == row) {
                const int begin = sorted_[at].col;
                while (at < sorted_.size() && sorted_[at].row == row && sorted_[at].col == begin) {
                    share += sorted_[at++].change;
                }
                const bool is_last = at == sorted_.size() || sorted_[at].row != row;
                const int end = is_last ? window_.col + window_.width : sorted_[at].col;
                const double settled = settle(share);
                if (settled != 0.0 && begin < end) visit(CoveredRun{row, begin, end, settled});
            }
        }
    }

private:
    /// Takes rounding off shares of nothing and of all.
    static double settle(double share) {
        constexpr double rounding = 1e-12;
        if (share > -rounding && share < rounding) return 0.0;
        if (share > 1.0 - rounding && share < 1.0 + rounding) return 1.0;
        return share;
    }
    void add_edge(Pixel from, Pixel to, double sign);
    void add_in_row(int row, double height, double from_col, double to_col);
    void add_step(int row, int col, double change);
    void sort_steps();

    CellWindow window_;
    std::vector<Step> steps_, sorted_;
    std::vector<std::uint32_t> first_, next_; // per row of the window, for sorting
};

} // namespace geo
