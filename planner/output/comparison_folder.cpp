// SPDX-License-Identifier: Apache-2.0
#include "planner/output/comparison_folder.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "geo/io/text_file.h"
#include "planner/output/cost_effectiveness_table.h"
#include "planner/output/csv_writer.h"
#include "planner/output/new_folder.h"

namespace planner {

namespace {

using Json = nlohmann::ordered_json;
using Columns = std::vector<geo::OutputColumn>;

constexpr int comparison_format = 1;

/// A column per run, then the change of each but the first from the first.
void add_figures(const std::vector<std::vector<double>>& value, const std::vector<std::string>& runs,
                 const std::string& suffix, Columns& columns) {
    for (std::size_t run = 0; run < runs.size(); ++run)
        columns.push_back({runs[run] + suffix, value[run]});
    for (std::size_t run = 1; run < runs.size(); ++run) {
        std::vector<double> change(value[run].size());
        for (std::size_t row = 0; row < change.size(); ++row)
            change[row] = value[run][row] - value.front()[row];
        columns.push_back({runs[run] + suffix + " change", std::move(change)});
    }
}

Columns assumption_columns(const Comparison& comparison, const std::vector<std::string>& runs) {
    Columns columns{{"assumption", comparison.assumptions.name}};
    for (std::size_t run = 0; run < runs.size(); ++run)
        columns.push_back({runs[run], comparison.assumptions.value[run]});
    return columns;
}

Columns total_columns(const Comparison& comparison, const std::vector<std::string>& runs) {
    Columns columns{{"figure", comparison.totals.label}};
    add_figures(comparison.totals.value, runs, "", columns);
    return columns;
}

Columns area_columns(const Comparison& comparison, const std::vector<std::string>& runs) {
    Columns columns{{"admin1", comparison.area_schools.label}};
    add_figures(comparison.area_schools.value, runs, " connected_schools", columns);
    add_figures(comparison.area_learners.value, runs, " connected_learners", columns);
    add_figures(comparison.area_npv_usd.value, runs, " npv_usd", columns);
    return columns;
}

Columns year_columns(const Comparison& comparison, const std::vector<std::string>& runs) {
    Columns columns{{"year", comparison.year_usd.label}};
    add_figures(comparison.year_usd.value, runs, " paid_usd", columns);
    add_figures(comparison.year_schools.value, runs, " connected_schools", columns);
    return columns;
}

Columns school_columns(const Comparison& comparison, const std::vector<std::string>& runs) {
    Columns columns{{"id", comparison.id}, {"admin1", comparison.admin1}, {"learners", comparison.learners}};
    for (std::size_t run = 0; run < runs.size(); ++run) {
        std::vector<std::string> technology;
        for (const auto& outcome : comparison.outcome[run])
            technology.emplace_back(outcome ? name_of(*outcome) : "");
        columns.push_back({runs[run] + " technology", std::move(technology)});
    }
    for (std::size_t run = 1; run < runs.size(); ++run) {
        std::vector<std::string> change;
        for (std::size_t school = 0; school < comparison.id.size(); ++school) {
            change.emplace_back(name_of(comparison.change_of(run, school)));
        }
        columns.push_back({runs[run] + " change", std::move(change)});
    }
    add_figures(comparison.npv_usd, runs, " npv_usd", columns);
    return columns;
}

Json json_number(double number) { return std::isnan(number) ? Json(nullptr) : Json(number); }

Json run_json(const Comparison& comparison, std::size_t run, const std::string& name) {
    Json json{{"name", name}};
    for (const SchoolChange change : {SchoolChange::same, SchoolChange::gains, SchoolChange::loses,
                                      SchoolChange::technology, SchoolChange::other}) {
        std::size_t count = 0;
        for (std::size_t school = 0; school < comparison.id.size(); ++school) {
            if (comparison.change_of(run, school) == change) ++count;
        }
        json["schools"][std::string{name_of(change)}] = count;
    }
    const ComparedFigures& totals = comparison.totals;
    for (std::size_t row = 0; row < totals.label.size(); ++row) {
        json["totals"][totals.label[row]] = json_number(totals.value[run][row]);
        json["change"][totals.label[row]] = json_number(totals.value[run][row] - totals.value.front()[row]);
    }
    return json;
}

/// The runs that none dominates, and the area between them and what costs as much as the dearest and reaches nobody.
Json pareto_json(const Comparison& comparison) {
    double dearest_usd = 0.0;
    for (const CostedEffect& option : comparison.option)
        dearest_usd = option.usd > dearest_usd ? option.usd : dearest_usd;
    Json json{{"front", Json::array()}};
    for (const std::size_t option : pareto_front(comparison.option))
        json["front"].push_back(comparison.name_of_option(option));
    json["reference_usd"] = dearest_usd;
    json["hypervolume_usd_learner_years"] = hypervolume(comparison.option, {dearest_usd, 0.0});
    return json;
}

std::string comparison_json(const Comparison& comparison, const std::vector<std::string>& runs) {
    Json json{{"format", comparison_format}, {"baseline", runs.front()}, {"runs", Json::array()}};
    for (std::size_t run = 0; run < runs.size(); ++run)
        json["runs"].push_back(run_json(comparison, run, runs[run]));
    json["pareto"] = pareto_json(comparison);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

void write_comparison(const std::string& path, const Comparison& comparison, bool replace, geo::Progress& progress) {
    progress.begin_step("Writing the comparison");
    const std::vector<std::string>& runs = comparison.runs;
    NewFolder folder{path, replace, "comparison.json"};
    geo::write_text_file(folder / "comparison.json", comparison_json(comparison, runs));
    write_csv(folder / "assumptions.csv", assumption_columns(comparison, runs), progress);
    write_csv(folder / "cost_effectiveness.csv", fill(cost_effectiveness_columns(), comparison), progress);
    write_csv(folder / "totals.csv", total_columns(comparison, runs), progress);
    write_csv(folder / "areas.csv", area_columns(comparison, runs), progress);
    write_csv(folder / "years.csv", year_columns(comparison, runs), progress);
    write_csv(folder / "schools.csv", school_columns(comparison, runs), progress);
    folder.keep();
}

} // namespace planner
