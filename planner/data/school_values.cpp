// SPDX-License-Identifier: Apache-2.0
#include "planner/data/school_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "geo/parallel.h"
#include "planner/data/words.h"

namespace planner {
namespace {

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();
constexpr double any_count = std::numeric_limits<double>::max();

/// A column of counts and other numbers in a range; what lies outside is told and not known.
class RangeColumn {
public:
    RangeColumn(const FieldTable& table, std::string_view field, double highest)
        : table_{table}, column_{table.column(field)}, highest_{highest} {}

    double operator()(std::size_t row, std::vector<geo::Issue>& issues) const {
        const double value = column_.number(row, issues);
        if (std::isnan(value) || (value >= 0.0 && value <= highest_)) return value;
        const std::string expected = highest_ > 1.0 ? "0 or more" : "0 to 1, or percent with its sign";
        issues.push_back(
            table_.issue("bad_number", row,
                         fmt::format("{} is {}; {} is expected; taken as unknown", column_.field(), value, expected)));
        return not_known;
    }

private:
    const FieldTable& table_;
    FieldColumn column_;
    double highest_;
};

/// A column of words, each of which is understood once.
template <auto parse>
class WordColumn {
public:
    explicit WordColumn(FieldColumn column) : column_{column} {}

    auto operator()(std::size_t row) {
        const std::string_view word = column_.text(row);
        const auto [known, is_new] = meaning_.try_emplace(word);
        if (is_new) known->second = parse(word, column_.words());
        return known->second;
    }

private:
    FieldColumn column_;
    std::unordered_map<std::string_view, decltype(parse({}, {}))> meaning_;
};

/// What a stated kind of connection says.
struct StatedType {
    bool says_none = false; // "none", "sans connexion"
    bool is_named = false;
    bool is_fiber = false;
};

StatedType parse_type(std::string_view cell, const ValueWords&) {
    const bool says_none = parse_answer(cell, {}) == Answer::no;
    const bool is_named = !cell.empty() && !says_none && !says_unknown(cell);
    return {says_none, is_named, is_named && names_fiber(cell)};
}

/// The columns of one file.
struct SchoolColumns {
    const FieldTable& table;
    FieldColumn relative_wealth = table.column("relative_wealth");
    RangeColumn girls{table, "girls", any_count}, boys{table, "boys", any_count},
        learners{table, "learners", any_count}, with_disability{table, "learners_with_disability", any_count},
        teachers{table, "teachers", any_count}, trained_teachers{table, "trained_teachers", any_count},
        computers{table, "computers", any_count}, tablets{table, "tablets", any_count},
        connected_devices{table, "connected_devices", any_count}, measured_mbps{table, "measured_mbps", any_count},
        contracted_mbps{table, "contracted_mbps", any_count}, population_1km{table, "population_1km", any_count},
        content_share{table, "content_share", 1.0};
    WordColumn<parse_electricity> electricity{table.column("electricity")},
        electricity_type{table.column("electricity_type")};
    WordColumn<parse_answer> connectivity{table.column("connectivity")}, has_fiber{table.column("has_fiber")},
        adapted{table.column("adapted")}, adapted_materials{table.column("adapted_materials")};
    WordColumn<parse_type> connectivity_type{table.column("connectivity_type")};
    WordColumn<parse_coverage> coverage{table.column("coverage")};
};

/// The sum of what is known of two; NaN where neither is.
double sum_of_known(double a, double b) {
    if (std::isnan(a)) return b;
    return std::isnan(b) ? a : a + b;
}

/// A type without an answer is an answer; an answer of no stands against any type.
Electricity electricity_of(SchoolColumns& columns, std::size_t row) {
    const Electricity stated = columns.electricity(row), type = columns.electricity_type(row);
    const bool type_says_more = stated == Electricity::grid || stated == Electricity::unknown;
    return type_says_more && type != Electricity::unknown ? type : stated;
}

/// Adapted means infrastructure and materials where both are asked for.
Answer adapted_of(SchoolColumns& columns, std::size_t row) {
    const Answer infrastructure = columns.adapted(row), materials = columns.adapted_materials(row);
    if (infrastructure == Answer::no || materials == Answer::no) return Answer::no;
    if (materials == Answer::unknown) return infrastructure;
    return infrastructure == Answer::unknown ? materials : Answer::yes;
}

struct Connection {
    Answer connectivity = Answer::unknown;
    Answer has_fiber = Answer::unknown;
    double download_mbps = not_known;
};

/// What a row says about its connection. A stated kind of connection, or a speed above 0, is a yes where the answer
/// itself is not given.
Connection connection_of(SchoolColumns& columns, std::size_t row, std::vector<geo::Issue>& issues) {
    const StatedType type = columns.connectivity_type(row);
    const double measured = columns.measured_mbps(row, issues), contracted = columns.contracted_mbps(row, issues);

    Connection connection{columns.connectivity(row), columns.has_fiber(row),
                          std::isnan(measured) ? contracted : measured};
    if (connection.connectivity == Answer::unknown) {
        if (type.is_named || connection.download_mbps > 0.0)
            connection.connectivity = Answer::yes;
        else if (type.says_none)
            connection.connectivity = Answer::no;
    }
    if (connection.has_fiber == Answer::unknown && type.is_named) {
        connection.has_fiber = type.is_fiber ? Answer::yes : Answer::no;
    }
    if (connection.has_fiber == Answer::unknown && connection.connectivity == Answer::no) {
        connection.has_fiber = Answer::no;
    }
    return connection;
}

void read_school(SchoolColumns& columns, std::size_t row, std::size_t school, Schools& schools,
                 std::vector<geo::Issue>& issues) {
    schools.source_row[school] = columns.table.table().source_row[row];

    const double girls = columns.girls(row, issues), stated = columns.learners(row, issues);
    schools.learners[school] = std::isnan(stated) ? girls + columns.boys(row, issues) : stated;
    schools.girls[school] = girls;
    schools.learners_with_disability[school] = columns.with_disability(row, issues);
    schools.teachers[school] = columns.teachers(row, issues);
    schools.trained_teachers[school] = columns.trained_teachers(row, issues);
    const double tablets = columns.tablets(row, issues), computers = columns.computers(row, issues);
    schools.devices[school] = sum_of_known(computers, tablets);
    schools.connected_devices[school] = columns.connected_devices(row, issues);
    schools.electricity[school] = electricity_of(columns, row);

    const Connection connection = connection_of(columns, row, issues);
    schools.connectivity[school] = connection.connectivity;
    schools.has_fiber[school] = connection.has_fiber;
    schools.download_mbps[school] = connection.download_mbps;
    schools.stated_coverage[school] = columns.coverage(row);
    schools.stated_population_1km[school] = columns.population_1km(row, issues);
    schools.relative_wealth[school] = columns.relative_wealth.number(row, issues);
    schools.adapted[school] = adapted_of(columns, row);
    schools.content_share[school] = columns.content_share(row, issues);
}

/// The texts of a field in the rows that are used, which are given for each table.
geo::TextColumn take_texts(std::span<FieldTable> tables, std::span<const std::vector<std::size_t>> used,
                           std::string_view field) {
    geo::TextColumn texts = tables.front().take_texts(field, used.front());
    for (std::size_t file = 1; file < tables.size(); ++file) {
        const geo::TextColumn more = tables[file].take_texts(field, used[file]);
        for (const std::string_view text : more)
            texts.push_back(text);
    }
    return texts;
}

void take_text_columns(std::span<FieldTable> tables, const PlaceRows& rows, Schools& schools) {
    std::vector<std::vector<std::size_t>> used(tables.size());
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (rows.is_used[at]) used[rows.file[at]].push_back(rows.row[at]);
    }
    schools.id = take_texts(tables, used, "id");
    schools.name = take_texts(tables, used, "name");
    schools.admin1 = take_texts(tables, used, "admin1");
    schools.admin2 = take_texts(tables, used, "admin2");
    schools.level = take_texts(tables, used, "level");
    schools.language = take_texts(tables, used, "language");
}

} // namespace

Schools read_school_values(std::span<FieldTable> tables, const PlaceRows& rows, std::vector<geo::Issue>& issues) {
    std::vector<std::size_t> used;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (rows.is_used[at]) used.push_back(at);
    }
    Schools schools;
    schools.resize(used.size());
    take_text_columns(tables, rows, schools);
    std::vector<std::vector<geo::Issue>> of_chunk(used.size() / geo::rows_per_chunk + 1);
    geo::Progress progress;
    geo::parallel_chunks(used.size(), geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        std::optional<SchoolColumns> columns; // of the file that the chunk is in
        for (std::size_t school = begin; school < end; ++school) {
            const std::size_t at = used[school];
            const FieldTable& table = rows.tables[rows.file[at]];
            if (!columns || &columns->table != &table) columns.emplace(SchoolColumns{table});
            schools.place[school] = rows.place[at];
            schools.source_file[school] = rows.file[at];
            read_school(*columns, rows.row[at], school, schools, of_chunk[begin / geo::rows_per_chunk]);
        }
    });
    for (std::vector<geo::Issue>& found : of_chunk)
        std::ranges::move(found, std::back_inserter(issues));
    return schools;
}

} // namespace planner
