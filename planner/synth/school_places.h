// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "geo/lon_lat.h"
#include "planner/synth/country.h"

namespace planner::synth {

/// Where a school stands, and in which settlement.
struct SchoolPlace {
    enum class Home : std::uint8_t { town, village, homesteads };

    geo::LonLat place; // whole millionths of a degree, never fewer decimals
    Cell cell = no_cell;
    Home home = Home::homesteads;
    std::uint32_t settlement = 0; // its town or village; for homesteads the cell
    std::uint32_t number = 1;     // among the schools of the settlement
};

/// Places so many schools where people live: in towns, in villages and between them; no two closer than about
/// 100 m. Listed by region and district.
std::vector<SchoolPlace> place_schools(const Country& country, std::size_t count);

} // namespace planner::synth
