// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <memory>
#include <set>

#include <nlohmann/json.hpp>

#include "geo/error.h"
#include "geo/io/file_hash.h"
#include "geo/io/table.h"
#include "planner/output/run_folder.h"
#include "planner/scenario/scenario_file.h"
#include "tests/catch.h"
#include "tests/geo/io/small_disk.h"
#include "tests/planner/output/sample_result.h"

namespace {

const planner::ScenarioResult& result() {
    static const planner::ScenarioResult sample = tests::sample_result();
    return sample;
}

void write(const std::string& path, bool replace = false) {
    geo::Progress progress;
    const std::vector<geo::Issue> issues{{.severity = geo::Issue::Severity::warning,
                                          .code = "swapped_lon_lat",
                                          .layer = "schools",
                                          .row = 7,
                                          .message = "=swapped"}};
    planner::Stopwatch stopwatch;
    stopwatch.note("load");
    planner::write_run_folder(path, result(), issues, stopwatch, replace, progress);
}

std::set<std::string> names_in(const std::string& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        names.insert(entry.path().filename().string());
    return names;
}

nlohmann::json json_file(const std::string& path) { return nlohmann::json::parse(tests::read_file(path)); }

/// Stops at the second report of a run, when half is written.
class StopsMidway : public geo::Progress {
    void on_report(double) override {
        if (++reports_ == 3) throw geo::Cancelled{};
    }
    int reports_ = 0;
};

} // namespace

TEST_CASE("A run folder holds its files, a frontier where one was traced, and nothing remains beside it",
          "[run_folder]") {
    const tests::TemporaryFolder folder;
    write(folder / "run");
    CHECK(names_in(folder / "run") == std::set<std::string>{"areas.csv", "cashflow.csv", "issues.csv",
                                                            "provenance.json", "run.gpkg", "scenario.toml",
                                                            "schools.csv", "summary.json", "timing.json"});
    CHECK(names_in(folder.path()) == std::set<std::string>{"run"});

    geo::Progress progress;
    planner::ScenarioResult traced = result();
    traced.frontier = std::make_shared<const planner::Frontier>(planner::Frontier{{{}}, 0});
    planner::write_run_folder(folder / "traced", traced, {}, {}, false, progress);
    CHECK(names_in(folder / "traced").size() == 10);
    CHECK(names_in(folder / "traced").contains("frontier.csv"));

    planner::ScenarioResult phased = result();
    phased.phases = planner::Phases{{{.year = 2027, .schools = 3, .spent_usd = 40.0}, {.year = 2028}}};
    planner::write_run_folder(folder / "phased", phased, {}, {}, false, progress);
    const geo::Table phases = geo::read_table({.path = folder / "phased/phases.csv"}, progress);
    CHECK(phases.column[phases.find("year")] == geo::TextColumn{"2027", "2028"});
    CHECK(phases.column[phases.find("spent_usd")] == geo::TextColumn{"40", "0"});
    CHECK(geo::read_table({.path = folder / "phased/run.gpkg", .layer = "phases"}, progress).size() == 2);
    CHECK(json_file(folder / "phased/summary.json")["phasing"]["learner_years_unreached"] == 0.0);
    const geo::Table schools = geo::read_table({.path = folder / "run/schools.csv"}, progress);
    CHECK(schools.column[schools.find("id")] == geo::TextColumn{"a", "b", "c", "=d"});
    CHECK(tests::read_file(folder / "run/schools.csv").find("\n'=d,'@d,") != std::string::npos);
    CHECK(tests::read_file(folder / "run/issues.csv") ==
          "severity,code,layer,file,row,set_aside,message\nwarning,swapped_lon_lat,schools,,7,no,'=swapped\n");
    CHECK(geo::read_table({.path = folder / "run/run.gpkg", .layer = "schools"}, progress).size() == 4);
    CHECK(geo::read_lines({.path = folder / "run/run.gpkg", .layer = "fiber_routes"}, progress).value.size() == 2);
    const geo::Shapes areas = geo::read_polygons({.path = folder / "run/run.gpkg", .layer = "areas"}, progress).value;
    CHECK(areas.attributes.column[areas.attributes.find("schools")] == geo::TextColumn{"2"});
}

TEST_CASE("The documents of a run say what it was made from", "[run_folder]") {
    const tests::TemporaryFolder folder;
    write(folder / "run");
    const nlohmann::json provenance = json_file(folder / "run/provenance.json");
    CHECK(provenance["files"][0]["path"] == "schools.csv");
    CHECK(provenance["files"][0]["bytes"] == 123);
    CHECK(provenance["scenario"]["sha256"] == geo::hash_file(folder / "run/scenario.toml").sha256);
    CHECK(provenance["libraries"].contains("GDAL"));
    const nlohmann::json timing = json_file(folder / "run/timing.json");
    const double load_s = timing["seconds"]["load"], write_s = timing["seconds"]["write"];
    CHECK(load_s >= 0.0);
    CHECK(write_s > 0.0);
    CHECK(timing["total_seconds"] == Approx(load_s + write_s));
    CHECK(timing["peak_memory_bytes"] > 1'000'000);
    CHECK(planner::read_scenario(folder / "run/scenario.toml") == result().scenario);
}

TEST_CASE("The summary is nested, complete, and null where there is no value", "[run_folder]") {
    const tests::TemporaryFolder folder;
    write(folder / "run");
    const nlohmann::json summary = json_file(folder / "run/summary.json");
    CHECK(summary["dataset"]["name"] == "Sample");
    CHECK(summary["schools"].contains("set_aside"));
    CHECK(summary["plan"]["point_to_point"].contains("npv_usd"));
    CHECK(summary["cost"]["npv_usd_per_learner_year"].is_null());
    CHECK(summary["uncertainty"]["npv_usd_p50"].is_null());
    CHECK(summary["phasing"]["learner_years_unreached"].is_null());
}

TEST_CASE("The same result gives the same bytes", "[run_folder]") {
    const tests::TemporaryFolder folder;
    write(folder / "one");
    write(folder / "two");
    for (const std::string& name : names_in(folder / "one")) {
        if (name == "timing.json") continue;
        CAPTURE(name);
        CHECK(tests::read_file(folder / ("one/" + name)) == tests::read_file(folder / ("two/" + name)));
    }
}

TEST_CASE("A place that is taken is refused, and only an earlier run is replaced", "[run_folder]") {
    const tests::TemporaryFolder folder;
    write(folder / "run");
    CHECK_THROWS_WITH(write(folder / "run"), Catch::Contains("exists already") && Catch::Contains("--force"));
    tests::write_file(folder / "run/old.txt", "x");
    write(folder / "run", true);
    CHECK_FALSE(std::filesystem::exists(folder / "run/old.txt"));
    CHECK(names_in(folder.path()) == std::set<std::string>{"run"});

    std::filesystem::create_directory(folder / "photos");
    tests::write_file(folder / "photos/1.jpg", "x");
    CHECK_THROWS_WITH(write(folder / "photos", true), Catch::Contains("not replaced"));
    CHECK(names_in(folder / "photos") == std::set<std::string>{"1.jpg"});
    CHECK_THROWS_WITH(write(tests::write_file(folder / "file", "x"), true), Catch::Contains("is a file"));
}

TEST_CASE("A run that is cancelled or meets a full disk leaves nothing, and the earlier run", "[run_folder]") {
    const tests::TemporaryFolder folder;
    write(folder / "run");
    const std::string before = tests::read_file(folder / "run/schools.csv");
    StopsMidway progress;
    CHECK_THROWS_AS(planner::write_run_folder(folder / "run", result(), {}, {}, true, progress), geo::Cancelled);
    StopsMidway again;
    CHECK_THROWS_AS(planner::write_run_folder(folder / "new", result(), {}, {}, false, again), geo::Cancelled);
    {
        // Enough for the texts, not for the GeoPackage.
        const tests::SmallDisk small{60'000};
        CHECK_THROWS_AS(write(folder / "run", true), geo::Error);
        CHECK_THROWS_AS(write(folder / "new"), geo::Error);
    }
    CHECK(names_in(folder.path()) == std::set<std::string>{"run"});
    CHECK(tests::read_file(folder / "run/schools.csv") == before);
}
