// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "gui/map/map_pictures.h"
#include "gui/map/school_finder.h"

namespace gui {

/// What the map's menu is about: the place where it was opened, and what is there.
struct MapMenu {
    geo::LonLat place;
    std::string road;                          // its id; empty: none
    std::optional<planner::ProposedNode> node; // that is proposed there
};

/// What the map keeps between frames: its pictures, the index of schools, and what the hand is doing.
struct MapState {
    MapPictures pictures;
    std::optional<SchoolFinder> finder;
    std::shared_ptr<const planner::ScenarioResult> bare; // the dataset alone, until there is a result
    std::optional<std::size_t> followed_school;          // selected elsewhere and brought into sight
    std::optional<geo::Xy> box_corner;                   // where a box began, pixels of the view
    bool has_moved = false;                              // since the button went down: no click
    MapMenu menu;
};

} // namespace gui
