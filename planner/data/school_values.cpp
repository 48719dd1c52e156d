// SPDX-License-Identifier: Apache-2.0
#include "planner/data/school_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include "geo/parallel.h"
#include "planner/data/words.h"

namespace planner {
namespace {

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

/// Reads the cells of one row; counts may not be negative.
class RowReader {
public:
    RowReader(const FieldTable& table, std::size_t row, std::vector<geo::Issue>& issues)
        : table_{table}, row_{row}, issues_{issues} {}

    std::string text(std::string_view field) const { return std::string{table_.text(field, row_)}; }
    double number(std::string_view field) const { return table_.number(field, row_, issues_); }
    double count(std::string_view field) const { return in_range(field, 0.0, std::numeric_limits<double>::max()); }
    double share(std::string_view field) const { return in_range(field, 0.0, 1.0); }
    Answer answer(std::string_view field) const { return parse_answer(table_.text(field, row_), table_.words(field)); }
    Electricity electricity(std::string_view field) const {
        return parse_electricity(table_.text(field, row_), table_.words(field));
    }
    Generation coverage(std::string_view field) const {
        return parse_coverage(table_.text(field, row_), table_.words(field));
    }

private:
    double in_range(std::string_view field, double lowest, double highest) const {
        const double value = number(field);
        if (std::isnan(value) || (value >= lowest && value <= highest)) return value;
        const std::string expected = highest > 1.0 ? "0 or more" : "0 to 1, or percent with its sign";
        issues_.push_back(table_.issue(
            "bad_number", row_, fmt::format("{} is {}; {} is expected; taken as unknown", field, value, expected)));
        return not_known;
    }

    const FieldTable& table_;
    std::size_t row_;
    std::vector<geo::Issue>& issues_;
};

/// The sum of what is known of two; NaN where neither is.
double sum_of_known(double a, double b) {
    if (std::isnan(a)) return b;
    return std::isnan(b) ? a : a + b;
}

/// A type without an answer is an answer; an answer of no stands against any type.
Electricity electricity_of(const RowReader& row) {
    const Electricity stated = row.electricity("electricity"), type = row.electricity("electricity_type");
    const bool type_says_more = stated == Electricity::grid || stated == Electricity::unknown;
    return type_says_more && type != Electricity::unknown ? type : stated;
}

/// Adapted means infrastructure and materials where both are asked for.
Answer adapted_of(const RowReader& row) {
    const Answer infrastructure = row.answer("adapted"), materials = row.answer("adapted_materials");
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
Connection connection_of(const RowReader& row) {
    const std::string type = row.text("connectivity_type");
    const bool says_none = parse_answer(type, {}) == Answer::no;
    const bool names_type = !type.empty() && !says_none && !says_unknown(type);
    const double measured = row.count("measured_mbps"), contracted = row.count("contracted_mbps");

    Connection connection{row.answer("connectivity"), row.answer("has_fiber"),
                          std::isnan(measured) ? contracted : measured};
    if (connection.connectivity == Answer::unknown) {
        if (names_type || connection.download_mbps > 0.0)
            connection.connectivity = Answer::yes;
        else if (says_none)
            connection.connectivity = Answer::no;
    }
    if (connection.has_fiber == Answer::unknown && names_type) {
        connection.has_fiber = names_fiber(type) ? Answer::yes : Answer::no;
    }
    if (connection.has_fiber == Answer::unknown && connection.connectivity == Answer::no) {
        connection.has_fiber = Answer::no;
    }
    return connection;
}

void read_school(const PlaceRows& rows, std::size_t at, std::size_t school, Schools& schools,
                 std::vector<geo::Issue>& issues) {
    const FieldTable& table = rows.tables[rows.file[at]];
    const RowReader row{table, rows.row[at], issues};
    schools.id[school] = row.text("id");
    schools.name[school] = row.text("name");
    schools.place[school] = rows.place[at];
    schools.source_row[school] = table.table().source_row[rows.row[at]];
    schools.source_file[school] = rows.file[at];
    schools.admin1[school] = row.text("admin1");
    schools.admin2[school] = row.text("admin2");
    schools.level[school] = row.text("level");
    schools.language[school] = row.text("language");

    const double girls = row.count("girls"), stated = row.count("learners");
    schools.learners[school] = std::isnan(stated) ? girls + row.count("boys") : stated;
    schools.girls[school] = girls;
    schools.learners_with_disability[school] = row.count("learners_with_disability");
    schools.teachers[school] = row.count("teachers");
    schools.trained_teachers[school] = row.count("trained_teachers");
    schools.devices[school] = sum_of_known(row.count("computers"), row.count("tablets"));
    schools.connected_devices[school] = row.count("connected_devices");
    schools.electricity[school] = electricity_of(row);

    const Connection connection = connection_of(row);
    schools.connectivity[school] = connection.connectivity;
    schools.has_fiber[school] = connection.has_fiber;
    schools.download_mbps[school] = connection.download_mbps;
    schools.stated_coverage[school] = row.coverage("coverage");
    schools.stated_population_1km[school] = row.count("population_1km");
    schools.relative_wealth[school] = row.number("relative_wealth");
    schools.adapted[school] = adapted_of(row);
    schools.content_share[school] = row.share("content_share");
}

} // namespace

Schools read_school_values(const PlaceRows& rows, std::vector<geo::Issue>& issues) {
    std::vector<std::size_t> used;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (rows.is_used[at]) used.push_back(at);
    }
    Schools schools;
    schools.resize(used.size());
    std::vector<std::vector<geo::Issue>> of_chunk(used.size() / geo::rows_per_chunk + 1);
    geo::Progress progress;
    geo::parallel_chunks(used.size(), geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t school = begin; school < end; ++school)
            read_school(rows, used[school], school, schools, of_chunk[begin / geo::rows_per_chunk]);
    });
    for (std::vector<geo::Issue>& found : of_chunk)
        std::ranges::move(found, std::back_inserter(issues));
    return schools;
}

} // namespace planner
