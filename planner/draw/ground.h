// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "geo/mercator.h"
#include "planner/data/dataset.h"
#include "planner/draw/canvas.h"
#include "planner/draw/palette.h"

namespace planner {

/// What a pixel of a coverage raster says.
enum class Reception : std::uint8_t { none, variable, strong };

/// The reception of a cell value: where a rule lists several values, the first is strong and the others are variable.
Reception reception_of(const CoveredRule& rule, double value);

/// Tints what is covered, inside the land; variable coverage is hatched. The hatching stays with the ground when the
/// map moves.
void paint_coverage(Canvas& canvas, std::span<const float> values, const CoveredRule& rule, const Mask& land,
                    const geo::MercatorGrid& grid, Colour tint);
/// The same for coverage given as polygons: `covered` is their mask.
void paint_coverage(Canvas& canvas, const Mask& covered, const Mask& land, Colour tint);

/// Tints the land by people per square kilometre on a logarithmic scale, from 1 to 10,000.
void paint_population(Canvas& canvas, std::span<const float> people_per_km2, const Mask& land, Colour tint);

/// Lightens and darkens the land as the sun in the north-west would, by a strength of 0..1. `height_m` per pixel,
/// NaN = not known.
/// Source: B. Horn, "Hill shading and the reflectance map", Proc. IEEE 69(1), 1981.
void paint_relief(Canvas& canvas, std::span<const float> height_m, const Mask& land, const geo::MercatorGrid& grid,
                  float strength);

} // namespace planner
