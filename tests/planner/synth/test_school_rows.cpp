// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/school_rows.h"

#include <algorithm>
#include <numeric>

#include "geo/measure/point_index.h"
#include "tests/planner/synth/sample_country.h"

using namespace planner::synth;

namespace {

const std::vector<SchoolPlace>& sample_places() {
    static const std::vector<SchoolPlace> places = place_schools(tests::sample_country(), 400);
    return places;
}

const std::vector<SchoolRow>& sample_rows() {
    static const std::vector<SchoolRow> rows = [] {
        std::vector<SchoolRow> all;
        for (std::size_t school = 0; school < sample_places().size(); ++school) {
            all.push_back(describe_school(tests::sample_country(), sample_places()[school], school));
        }
        return all;
    }();
    return rows;
}

double share(Column column, std::string_view text) {
    const std::ptrdiff_t count =
        std::ranges::count_if(sample_rows(), [&](const SchoolRow& row) { return row[column] == text; });
    return static_cast<double>(count) / static_cast<double>(sample_rows().size());
}

} // namespace

TEST_CASE("Exactly as many schools are placed as are wanted, none within 90 m of another", "[school_rows]") {
    REQUIRE(sample_places().size() == 400);
    std::vector<geo::LonLat> places;
    for (const SchoolPlace& school : sample_places()) {
        places.push_back(school.place);
    }
    const geo::PointIndex index{places};
    for (const geo::LonLat place : places) {
        CHECK(index.within(place, 90.0).size() == 1);
    }
}

TEST_CASE("Schools stand near roads and in their own district", "[school_rows]") {
    const Country& country = tests::sample_country();
    std::size_t near_road = 0;
    for (const SchoolPlace& school : sample_places()) {
        if (country.roads.road_km[school.cell] <= 5.0F) ++near_road;
        CHECK(country.frame.cell_at(school.place) == school.cell);
        CHECK(country.areas.district[school.cell] != no_area);
    }
    CHECK(near_road > 340);
    CHECK(near_road < 400); // some are remote
}

TEST_CASE("Schools follow people", "[school_rows]") {
    const Country& country = tests::sample_country();
    std::vector<double> schools(country.areas.seat_of_district.size()), people(schools.size());
    for (const SchoolPlace& school : sample_places()) {
        schools[country.areas.district[school.cell]] += 1.0;
    }
    for (Cell cell = 0; cell < country.frame.cell_count(); ++cell) {
        if (country.areas.district[cell] == no_area) continue;
        people[country.areas.district[cell]] += static_cast<double>(country.settlements.people[cell]);
    }
    CHECK(tests::correlation(schools, people) > 0.9);
}

TEST_CASE("Enrolment has a heavy tail: the mean lies well above the median, the largest far above both",
          "[school_rows]") {
    std::vector<double> learners;
    for (const SchoolRow& row : sample_rows()) {
        if (!row[Column::students].empty()) learners.push_back(std::stod(row[Column::students]));
    }
    std::ranges::sort(learners);
    const double median = learners[learners.size() / 2];
    const double mean = std::accumulate(learners.begin(), learners.end(), 0.0) / static_cast<double>(learners.size());
    CHECK(mean > 1.2 * median);
    CHECK(learners.back() > 6.0 * median);
    CHECK(learners.front() > 0.0);
    CHECK(learners.back() < 10'000.0);
}

TEST_CASE("Answers are missing at about the rates that the census has", "[school_rows]") {
    for (const auto& [column, rate] : {std::pair{Column::students, 0.05}, std::pair{Column::electricity, 0.08},
                                       std::pair{Column::connectivity, 0.07}, std::pair{Column::coverage, 0.15}}) {
        const double standard_error = std::sqrt(rate * (1.0 - rate) / static_cast<double>(sample_rows().size()));
        CHECK(share(column, "") == Approx(rate).margin(4.0 * standard_error));
    }
    CHECK(share(Column::latitude, "") == 0.0);
}

TEST_CASE("Learners are girls and boys, and no answer contradicts another one", "[school_rows]") {
    for (const SchoolRow& row : sample_rows()) {
        if (!row[Column::students_f].empty()) {
            CHECK(std::stoi(row[Column::students]) ==
                  std::stoi(row[Column::students_f]) + std::stoi(row[Column::students_m]));
        }
        if (row[Column::connectivity] != "yes") CHECK(row[Column::speed_contracted].empty());
        if (row[Column::electricity] != "yes") CHECK(row[Column::electricity_type].empty());
    }
}

TEST_CASE("Connected schools are a minority, richer than the others, and some of every level exist", "[school_rows]") {
    double connected = 0.0, others = 0.0, connected_count = 0.0, others_count = 0.0;
    for (const SchoolRow& row : sample_rows()) {
        if (row[Column::wealth].empty() || row[Column::connectivity].empty()) continue;
        const bool is_connected = row[Column::connectivity] == "yes";
        (is_connected ? connected : others) += std::stod(row[Column::wealth]);
        (is_connected ? connected_count : others_count) += 1.0;
    }
    CHECK(connected / connected_count > others / others_count + 0.2);
    CHECK(share(Column::connectivity, "yes") < 0.5);
    CHECK(share(Column::connectivity, "yes") > 0.05);
    for (const std::string_view level : {"Pre-Primary", "Primary", "Primary and Secondary", "Secondary"}) {
        CHECK(share(Column::level, level) > 0.01);
    }
}
