// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "planner/data/load_layers.h"
#include "planner/data/place_rows.h"

namespace planner {

/// A layer of points other than the schools, read and with its places checked: missing, outside the world, null island,
/// swapped (where there are areas to judge by); rows outside the country are told. A file with geometry and no CRS is
/// told and left out.
class PointLayer {
public:
    PointLayer(Loading& loading, std::span<const ManifestTable> entries, TableKind kind, const CountryShape& country);
    PointLayer(const PointLayer&) = delete;
    PointLayer& operator=(const PointLayer&) = delete;

    const PlaceRows& rows() const { return rows_; }
    /// The manifest's entry that a row came by.
    const ManifestTable& entry_of(std::size_t at) const { return entries_[rows_.file[at]]; }
    std::vector<geo::Issue>& issues() { return issues_; }
    /// Calls `take(at)` for each row that is used, in order.
    template <typename Take>
    void for_each_used(Take take) const {
        for (std::size_t at = 0; at < rows_.size(); ++at) {
            if (rows_.is_used[at]) take(at);
        }
    }
    /// Hands issues and report over; `count` things came of the rows.
    void finish(Loading& loading, std::size_t count);

private:
    std::vector<ManifestTable> entries_; // those whose CRS is known
    std::vector<FieldTable> tables_;
    PlaceRows rows_;
    std::vector<geo::Issue> issues_;
    LayerReport report_;
};

} // namespace planner
