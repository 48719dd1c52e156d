// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/draw/image.h"
#include "planner/select/plan.h"

namespace planner {

/// How a map is lit.
enum class MapTheme { light, dark, high_contrast };

/// The colours of everything on a map but the schools.
struct Palette {
    Colour sea, land, neighbour; // neighbour: land outside the dataset's areas, and all land where it has none
    Colour border, outer_border; // between areas; around the country
    Colour coverage, population; // tints over the land
    Colour road, fiber_line, label, halo;
    Colour forbidden_road; // that a scenario keeps fiber from
    Colour rim;            // around a school, where it is large enough
    Colour unknown;        // rim of the hollow sign of unknown
    Colour cell_site, transmission_node;
};
const Palette& palette_of(MapTheme theme);

/// The technologies' colours (Okabe-Ito) and the others', the same everywhere.
Colour colour_of(Outcome outcome);

/// A perceptually even ramp for need and money, 0..1, yellow over grey to dark blue, readable by the colour-blind and
/// in grey. More stands out from the paper: darker on a light map, lighter on a dark one.
Colour ramp_colour(double share, MapTheme theme = MapTheme::light);

} // namespace planner
