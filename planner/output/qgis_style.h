// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/draw/palette.h"

namespace planner {

/// Styles in QGIS's format (QML), so that a GeoPackage opens looking like our maps.

/// Points in the colour of their "technology".
std::string technology_style();
/// Lines of one colour, solid or dashed.
std::string line_style(Colour colour, bool is_dashed);
/// Areas as outlines.
std::string outline_style();

} // namespace planner
