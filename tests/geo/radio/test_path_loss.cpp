// SPDX-License-Identifier: Apache-2.0
#include "geo/radio/path_loss.h"
#include "tests/catch.h"

using geo::Surroundings;

namespace {

Approx db(double value) { return Approx{value}.margin(5.1e-5).epsilon(0.0); }

} // namespace

TEST_CASE("Loss in free space is that of ITU-R P.525", "[radio]") {
    CHECK(geo::free_space_loss_db(10'000, 5.8) == db(127.7163));
    CHECK(geo::free_space_loss_db(1'000, 2.4) == db(100.0520));
    CHECK(geo::free_space_loss_db(30'000, 7.5) == db(139.4914));
    CHECK(geo::free_space_loss_db(5'000, 0.7) == db(103.3291));
    CHECK(geo::free_space_loss_db(550'000, 12) == db(168.8387));
    CHECK(geo::free_space_loss_db(35'786'000, 12) == db(205.1057));
    CHECK(geo::free_space_loss_db(10'000, 7) == Approx(129.350).margin(5e-4));
}

TEST_CASE("Loss by Hata's model is the worked value", "[radio]") {
    const geo::RadioPath path{.distance_m = 5'000, .frequency_ghz = 0.9, .base_height_m = 30, .terminal_height_m = 1.5};
    CHECK(geo::hata_loss(path, Surroundings::urban).loss_db == db(151.0244));
    CHECK(geo::hata_loss(path, Surroundings::suburban).loss_db == db(141.0818));
    CHECK(geo::hata_loss(path, Surroundings::open).loss_db == db(122.5180));
    CHECK(geo::hata_loss({10'000, 0.8, 45, 5}, Surroundings::open).loss_db == db(119.9688));
    CHECK_FALSE(geo::hata_loss(path, Surroundings::urban).is_extrapolated);
}

TEST_CASE("Loss by COST 231 is the worked value", "[radio]") {
    const geo::RadioPath path{.distance_m = 5'000, .frequency_ghz = 1.8, .base_height_m = 30, .terminal_height_m = 1.5};
    CHECK(geo::cost231_loss(path, false).loss_db == db(160.8181));
    CHECK(geo::cost231_loss(path, true).loss_db == db(163.8181));
    CHECK_FALSE(geo::cost231_loss(path, true).is_extrapolated);
}

TEST_CASE("A path that a model was not made for says so, and gives a value all the same", "[radio]") {
    const geo::RadioPath path{.distance_m = 5'000, .frequency_ghz = 0.9, .base_height_m = 30, .terminal_height_m = 1.5};
    const auto is_flagged = [&](auto change) {
        geo::RadioPath changed = path;
        change(changed);
        const geo::PathLoss loss = geo::hata_loss(changed, Surroundings::urban);
        return loss.is_extrapolated && loss.loss_db > 100.0;
    };
    CHECK(is_flagged([](geo::RadioPath& p) { p.distance_m = 20'001; }));
    CHECK(is_flagged([](geo::RadioPath& p) { p.distance_m = 999; }));
    CHECK(is_flagged([](geo::RadioPath& p) { p.frequency_ghz = 1.51; }));
    CHECK(is_flagged([](geo::RadioPath& p) { p.base_height_m = 29; }));
    CHECK(is_flagged([](geo::RadioPath& p) { p.terminal_height_m = 11; }));
    CHECK(geo::cost231_loss(path, false).is_extrapolated); // 900 MHz
    CHECK(geo::rural_macro_loss({10'001, 0.8, 35, 5}).is_extrapolated);
    CHECK(geo::rural_macro_loss({5'000, 0.8, 151, 5}).is_extrapolated);
}

TEST_CASE("Loss of a rural macro cell is the worked value", "[radio]") {
    const geo::RadioPath low{.distance_m = 1'000, .frequency_ghz = 0.7, .base_height_m = 35, .terminal_height_m = 1.5};
    CHECK(geo::rural_macro_breakpoint_m(low) == Approx(769.690).margin(5e-4));
    CHECK(geo::rural_macro_loss(low).loss_db == db(93.3816));
    CHECK(geo::rural_macro_breakpoint_m({5'000, 0.8, 35, 5}) == Approx(2932.153).margin(5e-4));
    CHECK(geo::rural_macro_loss({5'000, 0.8, 35, 5}).loss_db == db(114.1740));
    CHECK(geo::rural_macro_loss({10'000, 0.8, 35, 5}).loss_db == db(126.2150));
    CHECK_FALSE(geo::rural_macro_loss({10'000, 0.8, 35, 5}).is_extrapolated);
}

TEST_CASE("Every model loses more over a longer path", "[radio]") {
    const auto longer = [](const geo::RadioPath& path) {
        geo::RadioPath doubled = path;
        doubled.distance_m *= 1.07;
        return doubled;
    };
    for (geo::RadioPath path{100, 0.8, 35, 5}; path.distance_m < 50'000; path = longer(path)) {
        CHECK(geo::free_space_loss_db(longer(path).distance_m, 0.8) > geo::free_space_loss_db(path.distance_m, 0.8));
        CHECK(geo::hata_loss(longer(path), Surroundings::open).loss_db >
              geo::hata_loss(path, Surroundings::open).loss_db);
        CHECK(geo::cost231_loss(longer(path), true).loss_db > geo::cost231_loss(path, true).loss_db);
        CHECK(geo::rural_macro_loss(longer(path)).loss_db > geo::rural_macro_loss(path).loss_db);
    }
}

TEST_CASE("Frequency and surroundings choose the model", "[radio]") {
    const geo::RadioPath low{5'000, 0.9, 30, 1.5}, high{5'000, 1.8, 30, 1.5};
    CHECK(geo::macro_cell_loss(low, Surroundings::urban).loss_db == db(151.0244));
    CHECK(geo::macro_cell_loss(low, Surroundings::suburban).loss_db == db(141.0818));
    CHECK(geo::macro_cell_loss(low, Surroundings::open).loss_db == db(122.5180));
    CHECK(geo::macro_cell_loss(high, Surroundings::suburban).loss_db == db(160.8181));
    CHECK(geo::macro_cell_loss(high, Surroundings::urban).loss_db == db(163.8181));
    CHECK(geo::macro_cell_loss(high, Surroundings::open) == geo::rural_macro_loss(high));
}
