// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "geo/missing.h"
#include "planner/cli/command.h"
#include "planner/data/grouped.h"
#include "planner/output/comparison_folder.h"
#include "planner/output/read_run.h"
#include "planner/scenario/keys.h"

namespace planner {

namespace {

struct CompareOptions {
    std::vector<std::string> runs;
    std::string out;
    bool replace = false;
};

/// The value of a total in a run; NaN where it has none.
double find_total(const Comparison& comparison, std::size_t run, std::string_view label) {
    const auto found = std::ranges::find(comparison.totals.label, label);
    if (found == comparison.totals.label.end()) return geo::missing;
    return comparison.totals.value[run][static_cast<std::size_t>(found - comparison.totals.label.begin())];
}

/// In what the assumptions of a run are not those of the baseline, its name apart.
std::string tell_assumptions(Scenario baseline, const Scenario& scenario) {
    baseline.name = scenario.name;
    const std::string change = describe_change(baseline, scenario);
    return change.empty() ? "the same assumptions" : change;
}

/// What each run changes, on standard output.
void tell_comparison(const std::string& out, const std::vector<ComparedRun>& runs, const Comparison& comparison) {
    constexpr double usd_per_million = 1e6;
    const double baseline_usd = find_total(comparison, 0, "cost.npv_usd");
    fmt::print("{}: beside {}, {:.1f} M USD\n", out, comparison.runs.front(), baseline_usd / usd_per_million);
    fmt::print("  {:<15}{}\n", "", describe_cost_effectiveness(comparison, 0));
    for (std::size_t run = 1; run < comparison.runs.size(); ++run) {
        std::map<SchoolChange, std::size_t> count;
        for (std::size_t school = 0; school < comparison.id.size(); ++school)
            ++count[comparison.change_of(run, school)];
        fmt::print(
            "  {:<15}{:>+9.1f} M USD; of {} schools {} get a link here only, {} there only, {} by another technology\n",
            comparison.runs[run], (find_total(comparison, run, "cost.npv_usd") - baseline_usd) / usd_per_million,
            grouped(static_cast<double>(comparison.id.size())),
            grouped(static_cast<double>(count[SchoolChange::gains])),
            grouped(static_cast<double>(count[SchoolChange::loses])),
            grouped(static_cast<double>(count[SchoolChange::technology])));
        fmt::print("  {:<15}{}\n", "", describe_cost_effectiveness(comparison, run));
        fmt::print("  {:<15}{}\n", "", tell_assumptions(runs.front().scenario, runs[run].scenario));
    }
}

int compare_runs(const CompareOptions& options, geo::Progress& progress) {
    std::vector<ComparedRun> runs;
    for (const std::string& folder : options.runs)
        runs.push_back(read_run(folder, progress));
    const Comparison comparison = compare(runs);
    write_comparison(options.out, comparison, options.replace, progress);
    tell_comparison(options.out, runs, comparison);
    return 0;
}

} // namespace

Command add_compare(CLI::App& program) {
    const auto options = std::make_shared<CompareOptions>();
    CLI::App* command = program.add_subcommand("compare", "Runs side by side; the first is the baseline");
    command->add_option("RUN", options->runs, "Run folders, the baseline first")->required()->expected(2, 1'000);
    command->add_option("--out", options->out, "Folder to write")->required();
    command->add_flag("--force", options->replace, "Replace the folder if it exists");
    return {command, [options](geo::Progress& progress) { return compare_runs(*options, progress); }};
}

} // namespace planner
