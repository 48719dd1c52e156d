// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "geo/measure/zonal.h"
#include "geo/missing.h"
#include "geo/progress.h"
#include "planner/data/dataset.h"

namespace planner {

/// The population raster as people to add up, those in the dataset's outermost administrative areas where it has any:
/// a cell on their border counts by its share inside. The dataset must have a population raster.
geo::ZonalLayer people_layer(const Dataset& dataset, geo::Progress& progress);

/// How many people a population raster holds.
struct PeopleCount {
    double all = geo::missing;      // NaN: there is no raster, none of its cells has data, or a server would have to
                                    // send the whole of it
    double in_areas = geo::missing; // of these: in the outermost administrative areas; NaN: there are none
};

/// Adds up a raster, and what of it lies in the areas; without a polygon there are none.
PeopleCount count_people(const geo::RasterSource& raster, geo::CellUnit unit, const geo::Shapes& areas,
                         geo::Progress& progress);
PeopleCount count_people(const Dataset& dataset, geo::Progress& progress);

/// "44,997,938 in the population raster, 4,649,658 of them in the admin areas"; the people must have been counted.
std::string describe_people(const PeopleCount& people);

} // namespace planner
