// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "geo/measure/catchments.h"
#include "geo/measure/zones.h"

namespace geo {

/// The sites of catchments as zones; their parts are the circles of each radius, in the order given.
class CircleZones final : public Zones {
public:
    /// `catchments` were made for the largest of the radii, and outlive the zones.
    CircleZones(const Catchments& catchments, std::span<const double> radii_m);

    std::size_t size() const override { return catchments_.site_count(); }
    std::size_t part_count() const override { return radii_m_.size(); }
    std::size_t largest_part() const override { return largest_part_; }
    std::unique_ptr<ZonePen> pen(const RasterSource& source) const override;

private:
    class Pen;

    const Catchments& catchments_;
    std::vector<double> radii_m_;
    std::size_t largest_part_ = 0;
    std::vector<Xy> circle_, fine_circle_;
};

} // namespace geo
