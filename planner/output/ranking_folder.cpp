// SPDX-License-Identifier: Apache-2.0
#include "planner/output/ranking_folder.h"

#include <nlohmann/json.hpp>

#include <numeric>

#include "geo/io/text_file.h"
#include "planner/output/csv_writer.h"
#include "planner/output/issue_table.h"
#include "planner/output/new_folder.h"
#include "planner/result/column.h"
#include "planner/scenario/scenario_file.h"

namespace planner {

namespace {

using Json = nlohmann::ordered_json;
using Columns = std::vector<geo::OutputColumn>;

constexpr int ranking_format = 1;

template <typename Value>
geo::OutputColumn text(const std::string& name, std::size_t count, Value value) {
    std::vector<std::string> cells(count);
    for (std::size_t school = 0; school < count; ++school)
        cells[school] = value(school);
    return {name, std::move(cells)};
}

template <typename Value>
geo::OutputColumn numbers(const std::string& name, std::size_t count, Value value) {
    std::vector<double> cells(count);
    for (std::size_t school = 0; school < count; ++school)
        cells[school] = static_cast<double>(value(school));
    return {name, std::move(cells)};
}

/// "unknown" is empty text in tables.
std::string answer_text(std::string_view name) { return name == "unknown" ? "" : std::string{name}; }

void add_school_columns(const RankedDataset& ranked, Columns& columns) {
    const Schools& schools = ranked.dataset.schools;
    const std::size_t count = schools.size();
    columns.push_back({"id", schools.id.strings()});
    columns.push_back({"name", schools.name.strings()});
    columns.push_back(numbers("lon", count, [&](std::size_t school) { return schools.place[school].lon; }));
    columns.push_back(numbers("lat", count, [&](std::size_t school) { return schools.place[school].lat; }));
    columns.push_back({"admin1", schools.admin1.strings()});
    columns.push_back({"admin2", schools.admin2.strings()});
    columns.push_back({"learners", ranked.indicators.learners});
    columns.push_back(text("learners_imputed", count, [&](std::size_t school) {
        return ranked.indicators.learners_imputed[school] ? "yes" : "no";
    }));
    columns.push_back(text("connected", count,
                           [&](std::size_t school) { return answer_text(name_of(schools.connectivity[school])); }));
}

void add_ranking_columns(const RankedDataset& ranked, Columns& columns) {
    const Ranking& ranking = ranked.ranking;
    const std::size_t count = ranking.score.size();
    columns.push_back({"need_score", ranking.score});
    columns.push_back(numbers("need_rank", count, [&](std::size_t school) { return ranking.rank[school]; }));
    columns.push_back({"completeness", ranking.completeness});
    for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
        const std::string name{criterion_names[criterion]};
        columns.push_back({"need_" + name, ranking.need[criterion]});
        columns.push_back({"contribution_" + name, ranking.contribution[criterion]});
    }
}

void add_indicator_columns(const RankedDataset& ranked, Columns& columns) {
    const Indicators& indicators = ranked.indicators;
    columns.push_back({"fiber_distance_m", indicators.fiber_distance_m});
    columns.push_back({"cell_site_distance_m", indicators.cell_site_distance_m});
    columns.push_back(text("coverage", indicators.size(),
                           [&](std::size_t school) { return answer_text(name_of(indicators.coverage[school])); }));
    columns.push_back({"population_1km", indicators.population[0]});
    columns.push_back({"population_3km", indicators.population[1]});
    columns.push_back({"population_5km", indicators.population[2]});
}

/// By criterion, as shares of their sum; null where that is 0.
Json weights_json(const CriterionWeights& weights) {
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    Json shares;
    for (std::size_t criterion = 0; criterion < criterion_count; ++criterion)
        shares[std::string{criterion_names[criterion]}] = weights[criterion] / total;
    return shares;
}

/// How well the comparisons agree that gave the weights; null without.
Json comparisons_json(const std::vector<CriterionComparison>& comparisons) {
    if (comparisons.empty()) return nullptr;
    const PairwiseWeights weighed = weigh_pairwise(comparisons);
    return {{"principal_eigenvalue", weighed.eigenvalue},
            {"consistency_index", weighed.consistency_index},
            {"consistency_ratio", weighed.consistency_ratio}};
}

std::string ranking_json(const RankedDataset& ranked) {
    const double threshold = ranked.scenario.ranking.underserved_score;
    const SchoolCounts& counts = ranked.dataset.school_counts;
    const Json json{
        {"format", ranking_format},
        {"dataset", {{"name", ranked.dataset.name}}},
        {"scenario", {{"name", ranked.scenario.name}}},
        {"schools",
         {{"read", counts.read},
          {"used", counts.used},
          {"set_aside", counts.set_aside},
          {"need_score_at_threshold",
           std::ranges::count_if(ranked.ranking.score, [&](double score) { return score >= threshold; })}}},
        {"underserved_score", threshold},
        {"weights", weights_json(ranked.scenario.ranking.weights)},
        {"comparisons", comparisons_json(ranked.scenario.comparisons)},
        {"with_entropy_weights",
         {{"weights", weights_json(ranked.entropy.weights)}, {"mean_rank_shift", ranked.entropy.mean_rank_shift}}}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

void write_ranking(const std::string& path, const RankedDataset& ranked, const std::vector<geo::Issue>& issues,
                   bool replace, geo::Progress& progress) {
    progress.begin_step("Writing the ranking");
    Columns columns;
    add_school_columns(ranked, columns);
    add_ranking_columns(ranked, columns);
    add_indicator_columns(ranked, columns);
    NewFolder folder{path, replace, "ranking.json"};
    geo::write_text_file(folder / "scenario.toml", format_scenario(ranked.scenario));
    geo::write_text_file(folder / "ranking.json", ranking_json(ranked));
    write_csv(folder / "schools.csv", columns, progress);
    write_csv(folder / "issues.csv", fill(issue_columns(), issues), progress);
    folder.keep();
}

} // namespace planner
