// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <numeric>
#include <utility>

#include "geo/freed_memory.h"
#include "geo/graph/spanning_forest.h"
#include "geo/measure/point_index.h"
#include "geo/measure/zonal.h"
#include "geo/parallel.h"
#include "geo/relief/sight.h"
#include "geo/road/nearest_sources.h"
#include "geo/road/steiner_tree.h"
#include "tests/bench/stopwatch.h"
#include "tests/bench/table/files.h"
#include "tests/bench/table/ground.h"
#include "tests/bench/table/jobs.h"
#include "tests/hash.h"

namespace bench {
namespace {

constexpr int raster_side = 10'000, large_side = 40'000;

double sum_of_known(std::span<const double> values) {
    double sum = 0.0;
    for (const double value : values) {
        if (std::isfinite(value)) sum += value;
    }
    return sum;
}

std::vector<geo::LonLat> schools(std::size_t count) { return make_points(Points::schools, count, raster_side); }

std::string population(const std::string& folder) { return raster_file(folder, Cells::population, raster_side); }

Answer sample(const std::string& file, const std::vector<geo::LonLat>& places) {
    const geo::RasterSource raster = geo::open_raster(file, "");
    geo::Progress progress;
    const Stopwatch watch;
    const auto values = geo::sample_raster(raster, places, geo::Interpolation::nearest, progress);
    return {watch.seconds(), sum_of_known(values)};
}

Answer sum_circles(const std::string& folder, std::size_t rows, double radius_m) {
    const geo::RasterSource raster = geo::open_raster(population(folder), "");
    const std::vector<geo::LonLat> places = schools(rows);
    geo::Progress progress;
    const Stopwatch watch;
    const auto sums =
        geo::sum_in_circles(raster, geo::CellUnit::count, places, {&radius_m, 1}, geo::Overlap::per_centre, progress);
    return {watch.seconds(), sum_of_known(sums.front())};
}

Answer nearest(std::size_t rows, std::size_t count) {
    constexpr std::size_t schools_per_tower = 5;
    const std::vector<geo::LonLat> places = schools(rows);
    const std::vector<geo::LonLat> towers = make_points(Points::towers, rows / schools_per_tower, raster_side);
    std::vector<double> distance_m(rows * count);
    geo::Progress progress;
    const Stopwatch watch;
    const geo::PointIndex index{towers};
    geo::parallel_chunks(rows, geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t school = begin; school < end; ++school) {
            const std::vector<geo::Neighbour> found = index.nearest(places[school], count);
            for (std::size_t at = 0; at < found.size(); ++at)
                distance_m[school * count + at] = found[at].distance_m;
        }
    });
    const double seconds = watch.seconds();
    return {seconds, sum_of_known(distance_m)};
}

std::vector<std::string> nearest_peer(const std::string& folder, std::size_t rows, std::size_t count) {
    return {"nearest.py", point_file(folder, Points::schools, rows, raster_side),
            point_file(folder, Points::towers, rows / 5, raster_side), std::to_string(count)};
}

Answer forest(std::size_t rows) {
    constexpr double longest_hop_m = 15'000.0;
    const std::vector<geo::LonLat> places = schools(rows);
    const std::vector<geo::LonLat> nodes = make_points(Points::fiber_nodes, rows / 50, raster_side);
    std::vector<std::size_t> rank(places.size() + nodes.size());
    std::iota(rank.begin(), rank.end(), std::size_t{0});
    geo::Progress progress;
    const Stopwatch watch;
    const geo::SpanningForest grown = geo::grow_forest(places, nodes, longest_hop_m, rank, progress);
    return {watch.seconds(), sum_of_known(grown.hop_m)};
}

/// The side of a lattice of so many crossings.
std::size_t lattice_side(std::size_t crossings) {
    return static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(crossings))));
}

Answer nearest_by_road(std::size_t rows) {
    const Roads roads = make_roads(lattice_side(rows), 1'000);
    geo::Progress progress;
    const Stopwatch watch;
    const auto reach =
        geo::nearest_sources(roads.arcs, roads.terminals, std::numeric_limits<double>::infinity(), progress);
    const double seconds = watch.seconds();
    double sum = 0.0;
    for (const geo::NodeReach& node : reach) {
        if (std::isfinite(node.distance)) sum += node.distance;
    }
    return {seconds, sum};
}

Answer steiner(std::size_t crossings, std::size_t terminal_count, const geo::SteinerRules& rules) {
    const Roads roads = make_roads(lattice_side(crossings), terminal_count);
    geo::Progress progress;
    const Stopwatch watch;
    const geo::SteinerTree tree = geo::grow_steiner_tree(roads.arcs, std::span{roads.terminals}.first(1),
                                                         std::span{roads.terminals}.subspan(1), rules, progress);
    return {watch.seconds(), tree.weight};
}

constexpr geo::SteinerRules construction_alone{.effort_per_node = 0.0, .effort_besides = 0.0};

Answer sight(const std::string& folder, std::size_t rows) {
    constexpr std::size_t pairs_per_school = 4, schools_per_tower = 5;
    const std::size_t school_count = rows / pairs_per_school;
    const geo::Relief relief = geo::open_relief(raster_file(folder, Cells::relief, raster_side), "");
    std::vector<geo::Mast> masts;
    constexpr double school_mast_m = 15.0;
    for (const geo::LonLat place : schools(school_count))
        masts.push_back({place, school_mast_m});
    const std::vector<geo::LonLat> towers = make_points(Points::towers, school_count / schools_per_tower, raster_side);
    for (std::size_t tower = 0; tower < towers.size(); ++tower)
        masts.push_back({towers[tower], 20.0 + static_cast<double>(tests::below(seed, 251, tower, 40))});
    const geo::PointIndex index{towers};
    std::vector<geo::MastPair> pairs;
    for (std::size_t school = 0; school < school_count; ++school) {
        for (const geo::Neighbour& tower : index.nearest(masts[school].place, pairs_per_school))
            pairs.push_back({school, school_count + tower.row});
    }
    geo::Progress progress;
    const Stopwatch watch;
    const auto sights = geo::judge_sights(relief, masts, pairs, {.fresnel_share = 0.0, .clutter_m = 0.0}, progress);
    const double seconds = watch.seconds();
    double visible = 0.0;
    for (const geo::Sight& found : sights)
        visible += found.verdict == geo::SightVerdict::clear ? 1.0 : 0.0;
    return {seconds, visible};
}

} // namespace

std::vector<Job> geo_jobs() {
    const auto decode_population = [](const std::string& folder, std::size_t) {
        return decode_seconds(population(folder));
    };
    const auto circle_job = [&](std::string_view name, std::string_view workload, double goal_s, double radius_m) {
        return Job{
            .name = name,
            .workload = workload,
            .rows = 40'000,
            .goal_seconds = goal_s,
            .goal_mb = 300.0,
            .run = [=](const std::string& folder, std::size_t rows) { return sum_circles(folder, rows, radius_m); },
            .floor_seconds = decode_population,
            .peer = [=](const std::string& folder, std::size_t rows) -> std::vector<std::string> {
                return {"circle_sum.py", population(folder), point_file(folder, Points::schools, rows, raster_side),
                        std::to_string(radius_m)};
            }};
    };
    const auto nearest_job = [](std::string_view name, std::string_view workload, double goal_s, std::size_t count) {
        return Job{
            .name = name,
            .workload = workload,
            .rows = 400'000,
            .goal_seconds = goal_s,
            .run = [=](const std::string&, std::size_t rows) { return nearest(rows, count); },
            .peer = [=](const std::string& folder, std::size_t rows) { return nearest_peer(folder, rows, count); }};
    };
    return {
        {.name = "sample",
         .workload = "schools on 10,000 x 10,000 cells",
         .rows = 400'000,
         .goal_seconds = 1.2,
         .run = [](const std::string& folder, std::size_t rows) { return sample(population(folder), schools(rows)); },
         .floor_seconds = decode_population,
         .peer = [](const std::string& folder, std::size_t rows) -> std::vector<std::string> {
             return {"sample.py", population(folder), point_file(folder, Points::schools, rows, raster_side)};
         }},
        {.name = "sample-large",
         .workload = "schools on 40,000 x 40,000 cells",
         .rows = 400'000,
         .goal_seconds = 6.5,
         .goal_mb = 1'000.0,
         .run =
             [](const std::string& folder, std::size_t rows) {
                 return sample(raster_file(folder, Cells::relief, large_side),
                               make_points(Points::schools, rows, large_side));
             },
         .floor_seconds = [](const std::string& folder,
                             std::size_t) { return decode_seconds(raster_file(folder, Cells::relief, large_side)); },
         .is_on_request = true},
        circle_job("sum-1km", "schools on 10,000 x 10,000 cells, radius 1 km", 1.2, 1'000.0),
        circle_job("sum-10km", "schools on 10,000 x 10,000 cells, radius 10 km", 1.5, 10'000.0),
        nearest_job("nearest-1", "schools to a fifth as many towers", 0.15, 1),
        nearest_job("nearest-10", "schools to a fifth as many towers, ten each", 0.4, 10),
        {.name = "forest",
         .workload = "schools, a fiftieth as many nodes, hops up to 15 km",
         .rows = 100'000,
         .goal_seconds = 0.4,
         .goal_mb = 150.0,
         .goal_growth = 1.1,
         .run = [](const std::string&, std::size_t rows) { return forest(rows); },
         .peer = [](const std::string& folder, std::size_t rows) -> std::vector<std::string> {
             return {"forest.py", point_file(folder, Points::schools, rows, raster_side),
                     point_file(folder, Points::fiber_nodes, rows / 50, raster_side), "15000"};
         }},
        {.name = "nearest-by-road",
         .workload = "crossings of a lattice, 1,000 sources",
         .rows = 4'000'000,
         .goal_seconds = 2.5,
         .goal_ratio = 0.25,
         .run = [](const std::string&, std::size_t rows) { return nearest_by_road(rows); },
         .peer = [](const std::string& folder, std::size_t rows) -> std::vector<std::string> {
             return {"nearest_by_road.py", road_files(folder, lattice_side(rows), 1'000)};
         }},
        {.name = "steiner",
         .workload = "crossings of a lattice, 1,000 terminals, construction alone",
         .rows = 4'000'000,
         .goal_seconds = 3.0,
         .run = [](const std::string&, std::size_t rows) { return steiner(rows, 1'000, construction_alone); }},
        {.name = "steiner-40",
         .workload = "crossings of a lattice, 40 terminals, improved",
         .rows = 40'000,
         .goal_seconds = 1.0,
         .run = [](const std::string&, std::size_t rows) { return steiner(rows, 40, {}); }},
        {.name = "steiner-schools",
         .workload = "crossings of a lattice, one terminal in 100, improved",
         .rows = 1'000'000,
         .goal_seconds = 3.0,
         .run = [](const std::string&, std::size_t rows) { return steiner(rows, rows / 100, {}); }},
        {.name = "steiner-country",
         .workload = "crossings of a lattice, one terminal in 40, improved",
         .rows = 4'000'000,
         .goal_seconds = 30.0,
         .goal_mb = 4'000.0,
         .run = [](const std::string&, std::size_t rows) { return steiner(rows, rows / 40, {}); }},
        {.name = "sight",
         .workload = "pairs over a relief of 10,000 x 10,000 cells",
         .rows = 400'000,
         .goal_seconds = 0.25,
         .run = sight,
         .floor_seconds = [](const std::string& folder,
                             std::size_t) { return decode_seconds(raster_file(folder, Cells::relief, raster_side)); },
         .goal_is_above_floor = true},
    };
}

} // namespace bench
