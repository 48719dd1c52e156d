// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "geo/measure/point_index.h"
#include "planner/data/load_dataset.h"
#include "planner/output/coverage_rasters.h"
#include "planner/people/apportion.h"
#include "planner/result/study.h"
#include "planner/select/frontier.h"
#include "planner/select/least_cost.h"
#include "planner/select/solve_selection.h"
#include "tests/bench/stopwatch.h"
#include "tests/bench/table/files.h"
#include "tests/bench/table/ground.h"
#include "tests/bench/table/jobs.h"
#include "tests/hash.h"
#include "tests/planner/network/world.h"
#include "tests/planner/select/independent_schools.h"
#include "tests/planner/select/random_selection.h"
#include "tests/random_country.h"

namespace bench {
namespace {

Answer load(const std::string& folder, std::size_t rows, std::string_view format) {
    const std::string dataset = school_folder(folder, rows, format);
    geo::Progress progress;
    const Stopwatch watch;
    const auto loaded = planner::load_dataset(dataset, {}, progress);
    return {watch.seconds(), static_cast<double>(loaded.value.schools.size())};
}

/// Radio links that a layout has looked at: in each round every school without a way yet, at the eight nearest masts in
/// range, which are the towers first and then the schools whose way has a link less.
std::size_t count_links(const planner::Dataset& dataset, const planner::NetworkLayout& layout,
                        const planner::RadioRules& rules) {
    constexpr std::size_t most_candidates = 8;
    const std::vector<geo::LonLat>& schools = dataset.schools.place;
    std::size_t links = 0;
    std::vector<geo::LonLat> masts = dataset.cell_sites.place;
    for (int hops = 1; hops <= rules.max_hops + 1; ++hops) {
        const geo::PointIndex index{masts};
        masts.clear();
        for (std::size_t school = 0; school < schools.size(); ++school) {
            const int own_hops = layout.radio_hops[school];
            if (own_hops == hops) masts.push_back(schools[school]);
            if (own_hops != 0 && own_hops < hops) continue;
            const auto near = index.nearest(schools[school], most_candidates);
            links += static_cast<std::size_t>(std::ranges::count_if(
                near, [&](const geo::Neighbour& mast) { return mast.distance_m <= rules.max_range_m; }));
        }
    }
    return links;
}

/// Radio over the relief, with relays: each school looks at up to eight masts, and those that see none at up to eight
/// schools that do, twice. One tower for 50 schools.
Answer relays(const std::string& folder, std::size_t links) {
    constexpr std::size_t links_per_school = 8, schools_per_tower = 50;
    constexpr int side = 10'000; // of the relief, cells
    const std::size_t school_count = links / links_per_school;
    planner::Dataset dataset = tests::schools_at(make_points(Points::schools, school_count, side));
    const auto towers = make_points(Points::towers, school_count / schools_per_tower, side);
    for (std::size_t tower = 0; tower < towers.size(); ++tower)
        tests::add_site(dataset, "t" + std::to_string(tower), towers[tower], {true, true, true, false});
    dataset.elevation = geo::open_relief(raster_file(folder, Cells::relief, side), "");
    const std::vector standing(school_count, planner::Standing::to_connect);
    geo::Progress progress;
    const Stopwatch watch;
    const planner::NetworkLayout layout = lay_out_network(dataset, standing, {}, progress);
    const double seconds = watch.seconds();
    return {seconds, static_cast<double>(count_links(dataset, layout, {}))};
}

/// Modelled coverage of so many cells of 500 m in the middle of the relief, written as a raster; one tower for 11 km2.
Answer map_coverage(const std::string& folder, std::size_t cells) {
    constexpr double cell_m = 500.0, m_per_degree = 111'320.0;
    constexpr int relief_side = 10'000;
    constexpr std::size_t tower_count = 80'000;
    const geo::Relief relief = geo::open_relief(raster_file(folder, Cells::relief, relief_side), "");
    std::vector<geo::Mast> masts;
    for (const geo::LonLat tower : make_points(Points::towers, tower_count, relief_side))
        masts.push_back({tower, 30.0});
    const int side = static_cast<int>(std::lround(std::sqrt(static_cast<double>(cells))));
    const double reach_deg = side * cell_m / m_per_degree / 2.0, middle_deg = relief_side * cell_deg / 2.0;
    const geo::LonLat middle{west_deg + middle_deg, north_deg - middle_deg};
    const geo::OutputGrid grid{
        .width = side,
        .height = side,
        .box = {middle.lon - reach_deg, middle.lat - reach_deg, middle.lon + reach_deg, middle.lat + reach_deg},
        .nodata = -1.0,
        .has_nodata = true};
    geo::Progress progress;
    const Stopwatch watch;
    const planner::CoveredArea area =
        planner::write_coverage(folder + "/coverage.tif", &relief, masts, {}, grid, progress);
    return {watch.seconds(), static_cast<double>(area.covered)};
}

/// The median of several steps of a price's slider, after the first answer.
Answer simulate(std::size_t rows) {
    constexpr std::size_t step_count = 9;
    geo::Progress progress;
    planner::Study study{std::make_shared<const planner::Dataset>(tests::random_country(rows, 1))};
    planner::Scenario scenario;
    auto shown = study.simulate(scenario, progress);
    std::vector<double> seconds;
    for (std::size_t step = 0; step < step_count; ++step) {
        scenario.rates.fiber.capex_usd_per_km *= 0.95;
        const Stopwatch watch;
        shown = study.simulate(scenario, progress);
        seconds.push_back(watch.seconds());
    }
    std::ranges::sort(seconds);
    return {seconds[step_count / 2], shown->totals.npv_usd};
}

/// An invented country's result, to ask about.
std::shared_ptr<const planner::ScenarioResult> simulated(std::size_t rows) {
    geo::Progress progress;
    planner::Study study{std::make_shared<const planner::Dataset>(tests::random_country(rows, 1))};
    return study.simulate({}, progress);
}

/// Fiber or the best alternative for all, from the costs of a new price per kilometre on: the median of several. What
/// these costs take is part of a slider's step.
Answer prune(std::size_t rows) {
    constexpr std::size_t run_count = 9;
    planner::ScenarioResult result = *simulated(rows);
    planner::Rates rates = result.scenario.rates;
    std::vector<double> seconds;
    double on_fiber = 0.0;
    for (std::size_t run = 0; run < run_count; ++run) {
        rates.fiber.capex_usd_per_km *= 0.95;
        result.cost = std::make_shared<const planner::CostTable>(
            cost_options(cost_basis(result), rates, result.scenario.horizon));
        const planner::PlanBasis basis = plan_basis(result);
        const Stopwatch watch;
        const planner::Choice choice = choose_for_all(basis, price_choices(basis), {});
        seconds.push_back(watch.seconds());
        on_fiber = static_cast<double>(std::ranges::count(choice.technology, planner::Outcome::fiber));
    }
    std::ranges::sort(seconds);
    return {seconds[run_count / 2], on_fiber};
}

Answer trace(std::size_t rows) {
    constexpr std::size_t point_count = 50;
    const auto result = simulated(rows);
    geo::Progress progress;
    const Stopwatch watch;
    const planner::Frontier frontier = trace_frontier(plan_basis(*result), {}, point_count, progress);
    return {watch.seconds(), static_cast<double>(frontier.points.size())};
}

/// The stated gap of a plan.
Answer select(const planner::SelectionProblem& problem) {
    geo::Progress progress;
    const Stopwatch watch;
    const planner::SolvedSelection solved = planner::solve_selection(problem, progress);
    return {watch.seconds(), solved.gap_share()};
}

/// A plan for the invented country within half of what a plan for all costs: its stated gap.
Answer select_in_country(const std::string& folder, std::size_t rows) {
    geo::Progress progress;
    planner::Study study{std::make_shared<const planner::Dataset>(
        planner::load_dataset(country_folder(folder, rows), {}, progress).value)};
    const auto result = study.simulate({}, progress);
    planner::Objective objective;
    objective.kind = planner::Objective::Kind::most_learners;
    objective.budget_usd = result->totals.npv_usd / 2.0;
    const planner::PlanBasis basis = plan_basis(*result);
    const Stopwatch watch;
    const planner::Plan plan = select_plan(basis, objective, result->scenario.horizon.start_year, progress);
    return {watch.seconds(), plan.optimality.gap_share()};
}

/// Ten devices a school, to where most learners share one.
Answer share_devices(std::size_t rows) {
    constexpr std::uint64_t learners = 154, devices = 155; // streams of the school list
    planner::Claims claims;
    std::vector<double> held;
    for (std::size_t school = 0; school < rows; ++school) {
        claims.weight.push_back(30.0 + static_cast<double>(tests::below(1, learners, school, 970)));
        claims.limit.push_back(1'000);
        held.push_back(static_cast<double>(tests::below(1, devices, school, 40)));
    }
    const Stopwatch watch;
    const std::vector<std::size_t> shared = planner::share_leximin(claims, held, 1.0, 10 * rows);
    return {watch.seconds(), static_cast<double>(std::ranges::max(shared))};
}

} // namespace

std::vector<Job> planner_jobs() {
    const auto load_job = [](std::string_view name, std::string_view workload, double goal_s, double goal_mb,
                             std::string_view format) {
        return Job{.name = name,
                   .workload = workload,
                   .rows = 1'500'000,
                   .goal_seconds = goal_s,
                   .goal_mb = goal_mb,
                   .run = [=](const std::string& folder, std::size_t rows) { return load(folder, rows, format); }};
    };
    Job csv = load_job("load-csv", "schools of eleven columns, with all checks", 2.5, 600.0, "csv");
    csv.floor_seconds = [](const std::string& folder, std::size_t rows) {
        return line_scan_seconds(school_folder(folder, rows, "csv") + "/schools.csv");
    };
    csv.peer = [](const std::string& folder, std::size_t rows) -> std::vector<std::string> {
        return {"load_csv.py", school_folder(folder, rows, "csv") + "/schools.csv"};
    };
    return {csv,
            load_job("load-gpkg", "the same as GeoPackage", 1.5, 0.0, "gpkg"),
            {.name = "scenario",
             .workload = "schools, a price changes",
             .rows = 4'000,
             .goal_seconds = 0.01,
             .run = [](const std::string&, std::size_t rows) { return simulate(rows); }},
            {.name = "relays",
             .workload = "candidate radio links over a relief of 10,000 x 10,000 cells, and relays over schools",
             .rows = 100'000,
             .goal_seconds = 10.0,
             .counted = "links looked at",
             .run = relays},
            {.name = "coverage",
             .workload = "cells of 500 m, sixteen of 80,000 towers each, over a relief of 10,000 x 10,000 cells",
             .rows = 160'000,
             .goal_seconds = 10.0,
             .run = map_coverage},
            {.name = "share-devices",
             .workload = "schools, ten devices each to be shared out (leximin)",
             .rows = 100'000,
             .goal_seconds = 0.1,
             .run = [](const std::string&, std::size_t rows) { return share_devices(rows); }},
            {.name = "prune",
             .workload = "schools on shared trees, from the costs of a new price on",
             .rows = 100'000,
             .goal_seconds = 0.02,
             .run = [](const std::string&, std::size_t rows) { return prune(rows); }},
            {.name = "frontier",
             .workload = "schools, 50 budgets",
             .rows = 100'000,
             .goal_seconds = 10.0,
             .run = [](const std::string&, std::size_t rows) { return trace(rows); }},
            {.name = "select",
             .workload = "independent schools, four technologies, a budget",
             .rows = 40'000,
             .goal_seconds = 0.05,
             .goal_gap = 1e-4,
             .run = [](const std::string&, std::size_t rows) { return select(tests::independent_schools(rows)); }},
            {.name = "select-trees",
             .workload = "schools on shared trees, a budget",
             .rows = 100'000,
             .goal_seconds = 1.0,
             .goal_gap = 0.01,
             .run = [](const std::string&,
                       std::size_t rows) { return select(tests::random_selection({.school_count = rows}, 1)); }},
            {.name = "select-country",
             .workload = "schools of the invented country, a plan within half the money",
             .rows = 100'000,
             .goal_seconds = 1.0,
             .goal_gap = 0.0005,
             .run = select_in_country}};
}

} // namespace bench
