// SPDX-License-Identifier: Apache-2.0
#include "geo/radio/link_budget.h"
#include "tests/catch.h"

#include <cmath>
#include <vector>

#include "geo/radio/path_loss.h"

namespace {

double suburban_loss_db(double km) {
    return geo::hata_loss({km * 1'000.0, 0.8, 30, 5}, geo::Surroundings::suburban).loss_db;
}

geo::LinkBudget indoors() {
    geo::LinkBudget budget;
    budget.receiver_gain_dbi = 2.0;
    budget.wall_loss_db = 15.0;
    return budget;
}

struct WorkedLink {
    double km, loss_db, signal_to_noise_db, outdoor_mbps, indoor_mbps;
};

/// Where the peak rate falls below 20 Mbit/s, km, by halving.
double reach_of_20_mbps_km(const geo::LinkBudget& budget) {
    const double most_db = geo::greatest_loss_db(budget, 20.0);
    double near_km = 0.1, far_km = 100.0;
    for (int step = 0; step < 60; ++step) {
        const double middle_km = (near_km + far_km) / 2.0;
        (suburban_loss_db(middle_km) <= most_db ? near_km : far_km) = middle_km;
    }
    return near_km;
}

} // namespace

TEST_CASE("Throughput over distance is the worked table", "[radio]") {
    const WorkedLink link =
        GENERATE(WorkedLink{1, 106.703, 40.754, 37.665, 30.375}, WorkedLink{2, 117.307, 30.150, 37.665, 12.960},
                 WorkedLink{5, 131.324, 16.133, 22.275, 1.026}, WorkedLink{8, 138.515, 8.943, 12.960, 0},
                 WorkedLink{10, 141.928, 5.529, 7.965, 0}, WorkedLink{15, 148.131, -0.673, 2.565, 0});
    const double loss_db = suburban_loss_db(link.km);
    const geo::LinkBudget outdoors;
    CHECK(loss_db == Approx(link.loss_db).margin(5.1e-4));
    CHECK(geo::signal_to_noise_db(outdoors, loss_db) == Approx(link.signal_to_noise_db).margin(1e-3));
    CHECK(geo::peak_mbps(outdoors, loss_db) == Approx(link.outdoor_mbps).margin(5e-4));
    CHECK(geo::peak_mbps(indoors(), loss_db) == Approx(link.indoor_mbps).margin(5e-4));
}

TEST_CASE("An antenna outside reaches 5.7 km at 20 Mbit/s, one inside 1.4 km", "[radio]") {
    CHECK(reach_of_20_mbps_km({}) == Approx(5.711).margin(5e-4));
    CHECK(reach_of_20_mbps_km(indoors()) == Approx(1.447).margin(5e-4));
}

TEST_CASE("A radio link of 20 km at 5.8 GHz has 37 dB over its noise", "[radio]") {
    const geo::LinkBudget link{.sent_dbm = 20,
                               .sender_gain_dbi = 30,
                               .feeder_loss_db = 2,
                               .receiver_gain_dbi = 30,
                               .wall_loss_db = 0,
                               .fade_margin_db = 0,
                               .interference_margin_db = 0,
                               .noise_figure_db = 5,
                               .occupied_mhz = 40,
                               .overhead_share = 0};
    const double loss_db = geo::free_space_loss_db(20'000, 5.8);
    CHECK(geo::received_dbm(link, loss_db) == Approx(-55.737).margin(5e-4));
    CHECK(geo::noise_dbm(40, 5) == Approx(-92.979).margin(5e-4));
    CHECK(geo::signal_to_noise_db(link, loss_db) == Approx(37.242).margin(5e-4));
}

TEST_CASE("A step of the receiver's quality holds from its threshold upward", "[radio]") {
    CHECK(geo::stepped_efficiency(-6.71) == 0.0);
    CHECK(geo::stepped_efficiency(-6.7) == 2 * 0.076);
    CHECK(geo::stepped_efficiency(22.69) == 6 * 0.85);
    CHECK(geo::stepped_efficiency(22.7) == 6 * 0.93);
    CHECK(geo::stepped_efficiency(-std::nan("")) == 0.0);
}

TEST_CASE("The smooth curve follows the steps and ends at 4.4 bits per second and hertz", "[radio]") {
    CHECK(geo::smooth_efficiency(0.0) == Approx(0.6));
    CHECK(geo::smooth_efficiency(60.0) == 4.4);
    for (double db = -6.0; db < 16.0; db += 0.5) {
        CHECK(std::abs(geo::smooth_efficiency(db) - geo::stepped_efficiency(db)) < 0.5);
    }
}

TEST_CASE("The greatest loss for a rate gives that rate, and a little more loss does not", "[radio]") {
    const geo::LinkBudget budget;
    for (const double mbps : {1.0, 5.0, 20.0, 37.6}) {
        const double most_db = geo::greatest_loss_db(budget, mbps);
        CHECK(geo::peak_mbps(budget, most_db - 1e-9) >= mbps);
        CHECK(geo::peak_mbps(budget, most_db + 1e-9) < mbps);
    }
    CHECK(std::isinf(geo::greatest_loss_db(budget, 1'000.0)));
}
