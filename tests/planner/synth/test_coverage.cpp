// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/coverage.h"

#include "tests/planner/synth/sample_country.h"

using namespace planner::synth;

namespace {

geo::Xy centre_of(const Country& country, Cell cell) {
    return {static_cast<double>(country.frame.column(cell)), static_cast<double>(country.frame.row(cell))};
}

/// Share of the people, or of the land, that a generation covers.
double covered_share(const Country& country, std::size_t generation, bool by_people) {
    double covered = 0.0, all = 0.0;
    for (Cell cell = 0; cell < country.frame.cell_count(); ++cell) {
        if (!country.terrain.is_land[cell]) continue;
        const double weight = by_people ? static_cast<double>(country.settlements.people[cell]) : 1.0;
        all += weight;
        if (signal_at(country.frame, country.coverage, generation, centre_of(country, cell)) != Signal::none) {
            covered += weight;
        }
    }
    return covered / all;
}

} // namespace

TEST_CASE("Coverage falls with relief", "[coverage]") {
    const Country& country = tests::sample_country();
    std::vector<double> slope, has_signal;
    for (Cell cell = 0; cell < country.frame.cell_count(); ++cell) {
        if (!country.terrain.is_land[cell]) continue;
        slope.push_back(static_cast<double>(country.terrain.slope[cell]));
        const Signal signal = signal_at(country.frame, country.coverage, 1, centre_of(country, cell));
        has_signal.push_back(signal == Signal::none ? 0.0 : 1.0);
    }
    CHECK(tests::correlation(slope, has_signal) < -0.2);
}

TEST_CASE("Older networks reach farther, and people better than land", "[coverage]") {
    const Country& country = tests::sample_country();
    for (const std::size_t generation : {0U, 1U, 2U}) {
        CHECK(covered_share(country, generation, true) > covered_share(country, generation, false));
    }
    for (const bool by_people : {false, true}) {
        CHECK(covered_share(country, 0, by_people) > covered_share(country, 1, by_people));
        CHECK(covered_share(country, 1, by_people) > covered_share(country, 2, by_people));
    }
    CHECK(covered_share(country, 0, true) > 0.75);
    CHECK(covered_share(country, 2, true) < 0.85);
}

TEST_CASE("A site behind a ridge gives less signal than one in sight", "[coverage]") {
    // A plain with a wall of 500 m to the east of the mast; as far to the west there is none.
    const Frame frame = make_frame(100, 1);
    Terrain terrain;
    terrain.height_m.assign(frame.cell_count(), 10.0F);
    terrain.is_land.assign(frame.cell_count(), true);
    const int middle = frame.side / 2;
    for (int row = 0; row < frame.side; ++row) {
        terrain.height_m[frame.cell(middle + 5, row)] = 500.0F;
    }
    geo::Progress progress;
    const CellSite site{.place = frame.centre(frame.cell(middle, middle)), .has_3g = true, .has_4g = true};
    const Coverage coverage = spread_signal(frame, terrain, {site}, progress);
    for (const Field& margin_db : coverage.margin_db) {
        const float in_sight = margin_db[frame.cell(middle - 9, middle)];
        const float behind = margin_db[frame.cell(middle + 9, middle)];
        CHECK(behind < in_sight - 10.0F);
    }
}
