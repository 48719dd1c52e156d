// SPDX-License-Identifier: Apache-2.0
#include "planner/data/check_report.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

#include "planner/data/csv_text.h"
#include "planner/data/grouped.h"
#include "planner/data/issue_codes.h"

namespace planner {
namespace {

using Json = nlohmann::ordered_json;

/// Enrolment of the schools where it is known; NaN: of none.
double known_learners(const Schools& schools) {
    double sum = 0.0;
    std::size_t known = 0;
    for (const double learners : schools.learners) {
        if (std::isnan(learners)) continue;
        sum += learners;
        ++known;
    }
    return known > 0 ? sum : std::nan("");
}

Json number_or_null(double number) { return std::isnan(number) ? Json(nullptr) : Json(number); }

/// How often each name occurs in a column of terms, "unknown" included.
template <typename Term>
Json term_counts(const std::vector<Term>& column, std::initializer_list<Term> terms) {
    Json counts;
    for (const Term term : terms)
        counts[std::string{name_of(term)}] = std::ranges::count(column, term);
    return counts;
}

Json schools_json(const Dataset& dataset) {
    const Schools& schools = dataset.schools;
    Json json;
    json["read"] = dataset.school_counts.read;
    json["used"] = dataset.school_counts.used;
    json["set_aside"] = dataset.school_counts.set_aside;
    json["learners"] = number_or_null(known_learners(schools));
    json["without_learners"] =
        std::ranges::count_if(schools.learners, [](double learners) { return std::isnan(learners); });
    json["connectivity"] = term_counts(schools.connectivity, {Answer::yes, Answer::no, Answer::unknown});
    Json electricity = term_counts(schools.electricity, {Electricity::grid, Electricity::solar, Electricity::unreliable,
                                                         Electricity::none, Electricity::unknown});
    json["electricity"] = std::move(electricity);
    return json;
}

Json layer_json(const LayerReport& report) {
    Json json;
    json["layer"] = report.layer;
    json["driver"] = report.driver;
    json["crs"] = report.crs.empty() ? Json(nullptr) : Json(report.crs);
    json["extent"] = report.box.empty()
                         ? Json(nullptr)
                         : Json::array({report.box.west, report.box.south, report.box.east, report.box.north});
    json["read"] = report.read;
    json["used"] = report.used;
    json["set_aside"] = report.set_aside;
    json["count"] = report.count;
    return json;
}

Json issue_json(const IssueGroup& group) {
    Json json;
    json["code"] = group.code;
    json["severity"] = name_of(group.severity);
    json["layer"] = group.layer;
    json["count"] = group.count;
    json["set_aside"] = group.set_aside;
    json["rows"] = Json::array();
    for (const auto& [file, row] : group.rows)
        json["rows"].push_back(row);
    const bool has_files = std::ranges::any_of(group.rows, [](const auto& row) { return !row.first.empty(); });
    if (has_files) {
        json["files"] = Json::array(); // one per row
        for (const auto& [file, row] : group.rows)
            json["files"].push_back(file);
    }
    json["message"] = group.message;
    return json;
}

/// No borders come with the program: whether places lie in the country is known by its administrative areas alone.
std::string title_line(const Dataset& dataset) {
    if (dataset.country.empty()) return dataset.name + "\n";
    return fmt::format("{} ({}{})\n", dataset.name, dataset.country,
                       dataset.admin.empty() ? "; not checked whether places lie in it: there are no admin areas" : "");
}

std::string schools_line(const Dataset& dataset) {
    const SchoolCounts& counts = dataset.school_counts;
    const double learners = known_learners(dataset.schools);
    return fmt::format("schools: {} read = {} used + {} set aside; {} learners\n",
                       grouped(static_cast<double>(counts.read)), grouped(static_cast<double>(counts.used)),
                       grouped(static_cast<double>(counts.set_aside)),
                       std::isnan(learners) ? "unknown" : grouped(learners));
}

} // namespace

nlohmann::ordered_json input_files_json(const Dataset& dataset) {
    Json json = Json::array();
    for (const InputFile& file : dataset.files) {
        Json& entry = json.emplace_back(Json{{"path", file.path}, {"bytes", file.bytes}});
        if (!file.sha256.empty()) entry["sha256"] = file.sha256;
        if (!file.version.empty()) entry["version"] = file.version;
    }
    return json;
}

nlohmann::ordered_json check_json(const geo::Loaded<Dataset>& loaded, const PeopleCount& people) {
    const Dataset& dataset = loaded.value;
    Json json;
    json["format"] = 1;
    json["dataset"]["name"] = dataset.name;
    json["dataset"]["country"] = dataset.country.empty() ? Json(nullptr) : Json(dataset.country);
    json["dataset"]["country_checked"] = dataset.country.empty() ? Json(nullptr) : Json(!dataset.admin.empty());
    json["schools"] = schools_json(dataset);
    json["people"]["all"] = number_or_null(people.all);
    json["people"]["in_areas"] = number_or_null(people.in_areas);
    json["layers"] = Json::array();
    for (const LayerReport& report : dataset.layers)
        json["layers"].push_back(layer_json(report));
    json["issues"] = Json::array();
    for (const IssueGroup& group : group_issues(loaded.issues))
        json["issues"].push_back(issue_json(group));
    json["files"] = input_files_json(dataset);
    return json;
}

std::string check_text(const geo::Loaded<Dataset>& loaded, const PeopleCount& people) {
    const Dataset& dataset = loaded.value;
    std::string text = title_line(dataset);
    text += schools_line(dataset);
    if (!std::isnan(people.all)) text += fmt::format("people: {}\n", describe_people(people));
    for (const LayerReport& report : dataset.layers) {
        const std::string count = report.count > 0 ? grouped(static_cast<double>(report.count)) : "";
        text += fmt::format("  {:<22} {:>9}  {:<15} {}\n", report.layer, count, report.driver, report.crs);
    }
    const std::vector<IssueGroup> groups = group_issues(loaded.issues);
    text += groups.empty() ? "no issues\n" : fmt::format("{} kinds of issue\n", groups.size());
    for (const IssueGroup& group : groups) {
        const IssueCode* code = find_issue_code(group.code);
        text += fmt::format("  {:<7} {} ({}): {}\n", name_of(group.severity), group.code, group.layer, group.message);
        if (code) text += fmt::format("          {}\n", code->advice);
    }
    return text;
}

std::string rejected_csv(const RejectedRows& rejected) {
    std::vector<std::string> names = rejected.names;
    names.insert(names.end(), {"set_aside_reason", "source_file", "source_row"});
    std::string text = csv_row(names);
    for (std::size_t row = 0; row < rejected.size(); ++row) {
        std::vector<std::string> cells = rejected.cells[row];
        cells.push_back(rejected.reason[row]);
        cells.push_back(rejected.file[row]);
        cells.push_back(fmt::format("{}", rejected.source_row[row]));
        text += csv_row(cells);
    }
    return text;
}

} // namespace planner
