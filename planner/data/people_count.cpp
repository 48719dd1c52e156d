// SPDX-License-Identifier: Apache-2.0
#include "planner/data/people_count.h"

#include <fmt/format.h>

#include <cmath>
#include <memory>

#include "geo/io/remote.h"
#include "geo/measure/inside_share.h"
#include "planner/data/grouped.h"

namespace planner {
namespace {

geo::ZonalLayer layer_inside(const geo::RasterSource& raster, geo::CellUnit unit, const geo::Shapes& areas,
                             geo::Progress& progress) {
    geo::ZonalLayer layer{raster, unit};
    if (areas.size() > 0) layer.inside = std::make_shared<const geo::InsideShare>(areas, raster, progress);
    return layer;
}

/// The outermost administrative areas; none where there are none.
const geo::Shapes& outermost_areas(const Dataset& dataset) {
    static const geo::Shapes none;
    return dataset.admin.empty() ? none : dataset.admin.front().shapes;
}

} // namespace

geo::ZonalLayer people_layer(const Dataset& dataset, geo::Progress& progress) {
    return layer_inside(*dataset.population, dataset.population_unit, outermost_areas(dataset), progress);
}

PeopleCount count_people(const geo::RasterSource& raster, geo::CellUnit unit, const geo::Shapes& areas,
                         geo::Progress& progress) {
    if (geo::is_remote(raster.path)) return {};
    progress.begin_step("Counting people");
    PeopleCount people;
    people.all = geo::sum_raster({raster, unit}, progress).sum;
    if (areas.size() > 0) people.in_areas = geo::sum_raster(layer_inside(raster, unit, areas, progress), progress).sum;
    return people;
}

PeopleCount count_people(const Dataset& dataset, geo::Progress& progress) {
    if (!dataset.population) return {};
    return count_people(*dataset.population, dataset.population_unit, outermost_areas(dataset), progress);
}

std::string describe_people(const PeopleCount& people) {
    const std::string all = grouped(std::round(people.all)) + " in the population raster";
    if (std::isnan(people.in_areas)) return all;
    return fmt::format("{}, {} of them in the admin areas", all, grouped(std::round(people.in_areas)));
}

} // namespace planner
