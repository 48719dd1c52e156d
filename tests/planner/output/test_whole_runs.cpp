// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <numeric>
#include <sstream>

#include "geo/io/shapes.h"
#include "geo/io/write.h"
#include "geo/parallel.h"
#include "planner/data/load_dataset.h"
#include "planner/output/run_folder.h"
#include "planner/result/study.h"
#include "planner/scenario/scenario_file.h"
#include "planner/synth/synthesise.h"
#include "tests/catch.h"
#include "tests/hash.h"

namespace {

/// Fiber along roads, relays, new cell sites, a budget that not all fit into, and years of it.
planner::Scenario everything_at_once() {
    return planner::parse_scenario(R"(format = 1
[fiber]
mode = "road"
max_hop_m = 20000
node_capacity_mbps = 5000
[cellular]
max_mbps = 1000
[point_to_point]
max_hops = 3
[satellite]
capex_usd_per_terminal = 20000
[new_sites]
most = 10
capex_usd_per_site = 5000
[objective]
kind = "most_learners"
budget_usd = 150e6
[phasing]
annual_budget_usd = [30e6, 30e6, 30e6]
)",
                                   "everything.toml");
}

geo::Loaded<planner::Dataset> load(const std::string& folder) {
    geo::Progress progress;
    return planner::load_dataset(folder, {}, progress);
}

std::shared_ptr<const planner::ScenarioResult> simulate(const geo::Loaded<planner::Dataset>& loaded,
                                                        const planner::Scenario& scenario) {
    geo::Progress progress;
    return planner::Study{std::make_shared<const planner::Dataset>(loaded.value)}.simulate(scenario, progress);
}

/// Whether the plan builds on everything that the scenario offers.
bool holds_everything(const planner::ScenarioResult& result) {
    const planner::Plan& plan = *result.plan;
    bool has_road = false, has_relay = false, has_new_site = false, has_offline = false;
    for (std::size_t school = 0; school < plan.outcome.size(); ++school) {
        const planner::NetworkLayout& layout = *result.layout;
        has_road |= plan.outcome[school] == planner::Outcome::fiber &&
                    layout.fiber_way[school] == planner::NetworkLayout::Way::road;
        has_offline |= plan.outcome[school] == planner::Outcome::offline;
        has_relay |= plan.outcome[school] == planner::Outcome::point_to_point && layout.relay(school) != layout.none;
        has_new_site |= plan.outcome[school] == planner::Outcome::cellular &&
                        result.options->new_site(school) != planner::NetworkLayout::none;
    }
    return has_road && has_relay && has_new_site && has_offline && result.phases;
}

/// The numbers 0..count-1 in an order that the seed draws.
std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t row) { return tests::hashed(seed, 1, row); });
    return order;
}

/// Shuffles the lines of a file but its first and so many last ones; where commas stand between lines, they stay there.
void shuffle_lines(const std::string& path, std::size_t last_count, std::uint64_t seed) {
    std::istringstream text{tests::read_file(path)};
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);)
        lines.push_back(std::move(line));
    const std::size_t count = lines.size() - 1 - last_count;
    const bool has_commas = lines[1].back() == ',';
    if (has_commas) lines[count] += ',';
    std::string turned = lines.front() + '\n';
    for (const std::size_t row : shuffled(count, seed))
        turned += lines[1 + row] + '\n';
    if (has_commas) turned.erase(turned.size() - 2, 1);
    for (std::size_t line = 1 + count; line < lines.size(); ++line)
        turned += lines[line] + '\n';
    tests::write_file(path, turned);
}

/// Shuffles the lines of a layer, features of one line each, and keeps one column.
void shuffle_features(const std::string& path, const std::string& layer_name, const std::string& column,
                      std::uint64_t seed) {
    geo::Progress progress;
    const geo::Shapes lines = geo::read_lines({.path = path}, progress).value;
    geo::OutputLayer layer{.name = layer_name, .geometry = geo::OutputLayer::Geometry::line};
    layer.shapes.first_part = layer.shapes.first_point = {0};
    std::vector<std::string> values;
    for (const std::size_t line : shuffled(lines.size(), seed)) {
        for (std::size_t point = lines.first_point[line]; point < lines.first_point[line + 1]; ++point)
            layer.shapes.point.push_back(lines.point[point]);
        layer.shapes.first_point.push_back(layer.shapes.point.size());
        layer.shapes.first_part.push_back(layer.shapes.first_part.size());
        layer.shapes.attributes.source_row.push_back(line);
        values.emplace_back(lines.attributes.column[lines.attributes.find(column)][line]);
    }
    layer.columns = {{column, std::move(values)}};
    std::filesystem::remove(path);
    geo::write_geopackage(path, {&layer, 1}, progress);
}

/// What is decided for a school.
struct Decision {
    planner::Outcome outcome;
    planner::OfflineReason offline_reason;
    int year;
    bool operator==(const Decision&) const = default;
};

std::map<std::string, Decision> decisions(const planner::ScenarioResult& result) {
    std::map<std::string, Decision> by_id;
    for (std::size_t school = 0; school < result.plan->outcome.size(); ++school) {
        by_id[std::string{result.dataset->schools.id[school]}] = {
            result.plan->outcome[school], result.plan->offline_reason[school], result.plan->year[school]};
    }
    return by_id;
}

} // namespace

TEST_CASE("An invented country gives the same bytes at 1, 2, 3 and 8 threads, whatever its plan builds",
          "[whole_runs]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    constexpr std::size_t chunks = 2; // that rows are split into, and a rest
    planner::synthesise_dataset({.schools = chunks * geo::rows_per_chunk + 100, .seed = 5}, folder / "country", false,
                                progress);
    for (const int threads : {1, 2, 3, 8}) {
        geo::limit_threads(threads);
        const geo::Loaded<planner::Dataset> loaded = load(folder / "country");
        const auto result = planner::with_alternatives(*simulate(loaded, everything_at_once()), progress);
        REQUIRE(holds_everything(*result));
        planner::write_run_folder(folder / std::to_string(threads), *result, loaded.issues, {}, false, progress);
    }
    geo::limit_threads(0);
    for (const auto& entry : std::filesystem::directory_iterator{folder / "1"}) {
        const std::string name = entry.path().filename();
        if (name == "timing.json") continue;
        INFO(name);
        const std::string one = tests::read_file(entry.path());
        for (const auto* const threads : {"2", "3", "8"})
            CHECK((tests::read_file(folder / threads + "/" + name) == one));
    }
}

TEST_CASE(
    "The order of schools, cell sites, nodes, roads and power lines in their files changes no decision of a whole run",
    "[whole_runs]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    planner::synthesise_dataset({.schools = 1'200, .seed = 5}, folder / "country", false, progress);
    planner::Scenario scenario = everything_at_once();
    scenario.objective.budget_usd = 80e6;
    const auto straight = simulate(load(folder / "country"), scenario);
    REQUIRE(holds_everything(*straight));
    shuffle_lines(folder / "country/schools.csv", 0, 1);
    shuffle_lines(folder / "country/cell_sites.csv", 0, 2);
    shuffle_lines(folder / "country/transmission_nodes.geojson", 1, 3);
    shuffle_features(folder / "country/roads.gpkg", "roads", "highway", 4);
    shuffle_features(folder / "country/power_grid.gpkg", "power_grid", "voltage_kv", 5);
    const auto other = simulate(load(folder / "country"), scenario);
    REQUIRE(other->dataset->schools.id != straight->dataset->schools.id);
    CHECK(decisions(*other) == decisions(*straight));
    CHECK(other->totals.npv_usd == Approx(straight->totals.npv_usd).epsilon(1e-9));
    CHECK(other->totals.objective_value == Approx(straight->totals.objective_value).epsilon(1e-9));
    CHECK(other->totals.fiber_route_km == Approx(straight->totals.fiber_route_km).epsilon(1e-9));
}
