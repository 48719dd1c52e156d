// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <memory>
#include <vector>

#include "geo/error.h"
#include "geo/freed_memory.h"
#include "planner/data/load_dataset.h"
#include "planner/draw/map_image.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr int width = 1'600, height = 1'000, image_count = 15;

/// A plan that gives every school a technology by turns: the map's work does not depend on which.
planner::ScenarioResult planned(const std::shared_ptr<const planner::Dataset>& dataset) {
    planner::ScenarioResult result;
    result.dataset = dataset;
    auto plan = std::make_shared<planner::Plan>();
    for (std::size_t school = 0; school < dataset->schools.size(); ++school) {
        plan->outcome.push_back(static_cast<planner::Outcome>(school % planner::outcome_count));
    }
    plan->trench_users.assign(plan->outcome.size(), 0);
    plan->year.assign(plan->outcome.size(), 0);
    result.plan = plan;
    result.options = std::make_shared<planner::NetworkOptions>();
    return result;
}

/// The schools twice, the second time a little aside.
std::shared_ptr<const planner::Dataset> doubled(const planner::Dataset& dataset) {
    auto twice = std::make_shared<planner::Dataset>(dataset);
    for (const geo::LonLat place : dataset.schools.place)
        twice->schools.place.push_back({place.lon + 0.013, place.lat + 0.007});
    for (const std::string_view id : dataset.schools.id)
        twice->schools.id.push_back(std::string{id} + "#2");
    for (const std::string_view name : dataset.schools.name)
        twice->schools.name.push_back(name);
    return twice;
}

/// Milliseconds of one picture: by the clock, and of this thread's own work where others share the machine.
struct Cost {
    double wall_ms = 0.0, cpu_ms = 0.0;
};

double thread_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <typename Work>
Cost cost_of(Work work) {
    const Clock::time_point start = Clock::now();
    const double cpu_start = thread_ms();
    work();
    return {std::chrono::duration<double, std::milli>(Clock::now() - start).count(), thread_ms() - cpu_start};
}

void report(const char* what, std::size_t school_count, std::vector<Cost> costs) {
    std::ranges::sort(costs, {}, &Cost::wall_ms);
    const double wall_ms = costs[costs.size() / 2].wall_ms, worst_ms = costs.back().wall_ms;
    std::ranges::sort(costs, {}, &Cost::cpu_ms);
    std::printf("%-32s %7zu schools, %d x %d: median %6.1f ms, worst %6.1f ms, own work %6.1f ms\n", what, school_count,
                width, height, wall_ms, worst_ms, costs[costs.size() / 2].cpu_ms);
}

template <typename Change>
void measure(const char* what, planner::MapPainter& painter, const planner::ScenarioResult& result,
             const planner::MapLayers& layers, planner::MapView view, Change change) {
    std::vector<Cost> costs;
    geo::Progress progress;
    painter.paint(result, layers, view, progress); // the rasters are read
    for (int image = 0; image < image_count; ++image) {
        change(view, image);
        costs.push_back(cost_of([&] { painter.paint(result, layers, view, progress); }));
    }
    report(what, result.dataset->schools.size(), std::move(costs));
}

void measure_country(const std::shared_ptr<const planner::Dataset>& dataset) {
    const planner::ScenarioResult result = planned(dataset);
    const planner::MapView whole = planner::view_of(planner::extent_of(*dataset), width, height);
    const auto shift = [](planner::MapView& view, int) {
        view.centre = planner::place_from_pixel(view, {width / 2.0 + 20.0, height / 2.0 + 10.0});
    };
    planner::MapPainter painter;
    planner::MapLayers layers;
    geo::Progress progress;
    report("first picture, files opened", dataset->schools.size(),
           {cost_of([&] { painter.paint(result, layers, whole, progress); })});
    measure("whole country, moving", painter, result, layers, whole, shift);
    measure("whole country, new colours only", painter, result, layers, whole, [](planner::MapView&, int) {});
    planner::MapView near = whole;
    near.metres_per_pixel /= 8.0;
    measure("eight times closer, moving", painter, result, layers, near, shift);
    layers.roads = layers.relief = layers.population = layers.cell_sites = true;
    measure("all layers, moving", painter, result, layers, whole, shift);
}

} // namespace

/// bench_map DATASET: milliseconds per picture of the map, for its schools and for twice as many.
// NOLINTNEXTLINE(bugprone-exception-escape): a measurement that fails ends
int main(int argc, char* argv[]) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_map DATASET\n");
        return 2;
    }
    geo::keep_freed_memory(); // as the desktop does
    try {
        geo::Progress progress;
        const auto dataset =
            std::make_shared<const planner::Dataset>(planner::load_dataset(argv[1], {}, progress).value);
        measure_country(dataset);
        measure_country(doubled(*dataset));
    } catch (const geo::Error& error) {
        std::fprintf(stderr, "bench_map: %s\n", error.what());
        return 1;
    }
    return 0;
}
