// SPDX-License-Identifier: Apache-2.0
#include "planner/output/read_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>

#include "geo/error.h"
#include "geo/io/table.h"
#include "geo/io/text_file.h"
#include "planner/data/check_report.h"
#include "planner/scenario/scenario_file.h"

namespace planner {

namespace {

using Json = nlohmann::ordered_json;

/// A column of a table that a run folder always has.
const geo::TextColumn& column_of(const geo::Table& table, std::string_view name, const std::string& path) {
    const std::size_t position = table.find(name);
    if (position != geo::Table::npos) return table.column[position];
    throw geo::Error{fmt::format("'{}' has no column {}; a table of a run folder is expected", path, name)};
}

double number_in(std::string_view text) {
    double number = std::numeric_limits<double>::quiet_NaN();
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Outcome outcome_named(std::string_view name, const std::string& path) {
    for (std::size_t position = 0; position < outcome_count; ++position) {
        if (name_of(static_cast<Outcome>(position)) == name) return static_cast<Outcome>(position);
    }
    throw geo::Error{
        fmt::format("{}: technology is \"{}\"; fiber, cellular, point_to_point, satellite, existing, offline "
                    "or excluded is expected",
                    path, name)};
}

/// Nested objects as dotted names, in their order.
void flatten(const Json& json, const std::string& prefix, std::vector<SummaryValue>& values) {
    for (const auto& [key, value] : json.items()) {
        const std::string name = prefix.empty() ? key : prefix + "." + key;
        if (value.is_object())
            flatten(value, name, values);
        else if (value.is_number_integer())
            values.push_back({name, value.get<std::int64_t>()});
        else if (value.is_number())
            values.push_back({name, value.get<double>()});
        else if (value.is_string())
            values.push_back({name, value.get<std::string>()});
        else
            values.push_back({name, std::monostate{}});
    }
}

Json read_json(const std::string& path) {
    Json json = Json::parse(geo::read_text_file(path), nullptr, false);
    if (!json.is_object()) throw geo::Error{fmt::format("'{}' is not JSON; a file of a run folder is expected", path)};
    return json;
}

std::vector<SummaryValue> read_summary(const std::string& path) {
    std::vector<SummaryValue> values;
    flatten(read_json(path), "", values);
    return values;
}

/// Entries of a list of input files that another list does not have as they are.
void add_missing(const Json& entries, const Json& others, std::vector<std::string>& paths) {
    for (const Json& entry : entries) {
        const std::string path = entry.value("path", "");
        if (std::ranges::find(others, entry) == others.end() && std::ranges::find(paths, path) == paths.end())
            paths.push_back(path);
    }
}

void read_schools(const std::string& path, ComparedRun& run, geo::Progress& progress) {
    const geo::Table table = geo::read_table({.path = path}, progress);
    const geo::TextColumn& id = column_of(table, "id", path);
    const geo::TextColumn& admin1 = column_of(table, "admin1", path);
    const geo::TextColumn& learners = column_of(table, "learners", path);
    const geo::TextColumn& technology = column_of(table, "technology", path);
    const geo::TextColumn& npv_usd = column_of(table, "npv_usd", path);
    const geo::TextColumn& year = column_of(table, "year", path);
    for (std::size_t school = 0; school < table.size(); ++school) {
        run.id.emplace_back(id[school]);
        run.admin1.emplace_back(admin1[school]);
        run.learners.push_back(number_in(learners[school]));
        run.outcome.push_back(outcome_named(technology[school], path));
        run.npv_usd.push_back(number_in(npv_usd[school]));
        run.connection_year.push_back(year[school].empty() ? 0 : static_cast<int>(number_in(year[school])));
    }
}

/// Throws where the summary counts other schools than the table holds: one of them was cut or changed.
void check_rows(const std::string& path, const ComparedRun& run) {
    const auto counted = std::ranges::find(run.summary, "schools.used", &SummaryValue::name);
    const auto* used = counted == run.summary.end() ? nullptr : std::get_if<std::int64_t>(&counted->value);
    if (used && *used != static_cast<std::int64_t>(run.id.size()))
        throw geo::Error{fmt::format("'{}' has {} rows; the {} schools that summary.json counts are expected", path,
                                     run.id.size(), *used)};
}

void read_cash_flow(const std::string& path, ComparedRun& run, geo::Progress& progress) {
    const geo::Table table = geo::read_table({.path = path}, progress);
    const geo::TextColumn& year = column_of(table, "year", path);
    const geo::TextColumn& flow = column_of(table, "flow", path);
    const geo::TextColumn& usd = column_of(table, "usd", path);
    std::map<int, double> by_year;
    for (std::size_t payment = 0; payment < table.size(); ++payment) {
        if (flow[payment] == name_of(Flow::residual)) continue; // is not paid
        by_year[static_cast<int>(number_in(year[payment]))] += number_in(usd[payment]);
    }
    for (const auto& [calendar_year, year_usd] : by_year) {
        run.year.push_back(calendar_year);
        run.usd.push_back(year_usd);
    }
}

} // namespace

ComparedRun read_run(const std::string& folder, geo::Progress& progress) {
    progress.begin_step("Reading runs");
    ComparedRun run;
    run.name = folder;
    run.summary = read_summary(folder + "/summary.json");
    run.scenario = read_scenario(folder + "/scenario.toml");
    run.scenario.dataset = (std::filesystem::path{folder} / run.scenario.dataset).lexically_normal().generic_string();
    for (const SummaryValue& value : run.summary) {
        const auto* text = std::get_if<std::string>(&value.value);
        if (value.name == "scenario.name" && text && !text->empty()) run.name = *text;
    }
    read_schools(folder + "/schools.csv", run, progress);
    check_rows(folder + "/schools.csv", run);
    read_cash_flow(folder + "/cashflow.csv", run, progress);
    return run;
}

std::vector<std::string> changed_inputs(const std::string& folder, const Dataset& dataset) {
    std::vector<std::string> paths;
    const std::string record = folder + "/provenance.json";
    if (!std::filesystem::exists(record)) return paths;
    const Json before = read_json(record).value("files", Json::array()), now = input_files_json(dataset);
    add_missing(now, before, paths);
    add_missing(before, now, paths);
    return paths;
}

} // namespace planner
