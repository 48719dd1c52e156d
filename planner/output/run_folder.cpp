// SPDX-License-Identifier: Apache-2.0
#include "planner/output/run_folder.h"

#include <filesystem>

#include "geo/io/text_file.h"
#include "geo/parallel.h"
#include "planner/output/area_table.h"
#include "planner/output/cash_flow_table.h"
#include "planner/output/csv_writer.h"
#include "planner/output/frontier_table.h"
#include "planner/output/issue_table.h"
#include "planner/output/json_files.h"
#include "planner/output/new_folder.h"
#include "planner/output/phase_table.h"
#include "planner/output/run_geopackage.h"
#include "planner/scenario/scenario_file.h"

namespace planner {

Scenario kept_scenario(const ScenarioResult& result, const std::string& path) {
    namespace fs = std::filesystem;
    Scenario scenario = result.scenario;
    if (result.dataset->manifest_path.empty()) return scenario;
    const fs::path folder = fs::absolute(result.dataset->manifest_path).lexically_normal().parent_path();
    scenario.dataset = folder.lexically_relative(fs::absolute(path).lexically_normal()).generic_string();
    return scenario;
}

void Stopwatch::note(const std::string& stage) {
    const auto now = std::chrono::steady_clock::now();
    seconds_.emplace_back(stage, std::chrono::duration<double>(now - begin_).count());
    begin_ = now;
}

void write_run_folder(const std::string& path, const ScenarioResult& result, const std::vector<geo::Issue>& issues,
                      Stopwatch stopwatch, bool replace, geo::Progress& progress) {
    progress.begin_step("Writing results");
    NewFolder folder{path, replace, "summary.json"};
    const std::string scenario_text = format_scenario(kept_scenario(result, path));
    geo::write_text_file(folder / "scenario.toml", scenario_text);
    geo::write_text_file(folder / "summary.json", summary_json(result));
    geo::write_text_file(folder / "provenance.json", provenance_json(result, scenario_text));

    const std::vector<AreaTotals> areas = sum_areas(result);
    const auto layers = run_layers(result, areas);
    const auto write_tables = [&](geo::Progress& beside) {
        write_csv(folder / "schools.csv", layers.back().columns, beside);
        write_csv(folder / "areas.csv", fill(area_columns(), areas), beside);
        write_csv(folder / "cashflow.csv", fill(cash_flow_columns(), list_payments(*result.ledger)), beside);
        if (result.frontier) write_csv(folder / "frontier.csv", fill(frontier_columns(), *result.frontier), beside);
        if (result.phases) write_csv(folder / "phases.csv", fill(phase_columns(), result.phases->years), beside);
        write_csv(folder / "issues.csv", fill(issue_columns(), issues), beside);
    };
    geo::side_by_side(
        progress, [&](geo::Progress& seen) { geo::write_geopackage(folder / "run.gpkg", layers, seen); }, write_tables);
    stopwatch.note("write"); // all but these few lines
    geo::write_text_file(folder / "timing.json", timing_json(stopwatch));
    progress.report(1.0);
    folder.keep();
}

} // namespace planner
