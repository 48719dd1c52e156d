// SPDX-License-Identifier: Apache-2.0
#include "geo/radio/path_loss.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/radio/ray.h"

namespace geo {
namespace {

struct ModelRange {
    double least, most;
    bool holds(double value) const { return value >= least && value <= most; }
};

/// Hata's correction for the terminal's height in a small or medium city, dB.
double terminal_gain_db(const RadioPath& path) {
    const double lg_mhz = std::log10(path.frequency_ghz * 1'000.0);
    return (1.1 * lg_mhz - 0.7) * path.terminal_height_m - (1.56 * lg_mhz - 0.8);
}

/// What Hata's model and COST 231's have in common: the base's height and the distance, dB.
double base_and_distance_db(const RadioPath& path) {
    const double lg_base = std::log10(path.base_height_m);
    return -13.82 * lg_base + (44.9 - 6.55 * lg_base) * std::log10(path.distance_m / 1'000.0);
}

bool is_in_hata_range(const RadioPath& path, ModelRange frequency_ghz) {
    return frequency_ghz.holds(path.frequency_ghz) && ModelRange{30.0, 200.0}.holds(path.base_height_m) &&
           ModelRange{1.0, 10.0}.holds(path.terminal_height_m) && ModelRange{1'000.0, 20'000.0}.holds(path.distance_m);
}

double surroundings_db(double frequency_ghz, Surroundings surroundings) {
    const double mhz = frequency_ghz * 1'000.0, lg_mhz = std::log10(mhz);
    switch (surroundings) {
    case Surroundings::urban:
        return 0.0;
    case Surroundings::suburban:
        return -2.0 * std::pow(std::log10(mhz / 28.0), 2) - 5.4;
    case Surroundings::open:
        return -4.78 * lg_mhz * lg_mhz + 18.33 * lg_mhz - 40.94;
    }
    return 0.0;
}

/// The rural macro cell's loss before its breakpoint, dB; `distance_m` between the antennas.
double near_rural_loss_db(double distance_m, double frequency_ghz) {
    constexpr double building_m = 5.0;
    const double spread = std::pow(building_m, 1.72);
    return 20.0 * std::log10(40.0 * std::numbers::pi * distance_m * frequency_ghz / 3.0) +
           std::min(0.03 * spread, 10.0) * std::log10(distance_m) - std::min(0.044 * spread, 14.77) +
           0.002 * std::log10(building_m) * distance_m;
}

} // namespace

double free_space_loss_db(double distance_m, double frequency_ghz) {
    return 20.0 * std::log10(4.0 * std::numbers::pi * distance_m / wavelength_m(frequency_ghz));
}

PathLoss hata_loss(const RadioPath& path, Surroundings surroundings) {
    const double lg_mhz = std::log10(path.frequency_ghz * 1'000.0);
    const double urban_db = 69.55 + 26.16 * lg_mhz + base_and_distance_db(path) - terminal_gain_db(path);
    return {urban_db + surroundings_db(path.frequency_ghz, surroundings), !is_in_hata_range(path, {0.15, 1.5})};
}

PathLoss cost231_loss(const RadioPath& path, bool is_metropolitan) {
    constexpr double metropolitan_db = 3.0;
    const double lg_mhz = std::log10(path.frequency_ghz * 1'000.0);
    const double loss_db = 46.3 + 33.9 * lg_mhz + base_and_distance_db(path) - terminal_gain_db(path) +
                           (is_metropolitan ? metropolitan_db : 0.0);
    return {loss_db, !is_in_hata_range(path, {1.5, 2.0})};
}

double rural_macro_breakpoint_m(const RadioPath& path) {
    constexpr double light_m_per_s = 3.0e8; // as the report rounds it
    return 2.0 * std::numbers::pi * path.base_height_m * path.terminal_height_m * path.frequency_ghz * 1e9 /
           light_m_per_s;
}

PathLoss rural_macro_loss(const RadioPath& path) {
    const double between_antennas_m = std::hypot(path.distance_m, path.base_height_m - path.terminal_height_m);
    const double breakpoint_m = rural_macro_breakpoint_m(path);
    const double loss_db = path.distance_m <= breakpoint_m ? near_rural_loss_db(between_antennas_m, path.frequency_ghz)
                                                           : near_rural_loss_db(breakpoint_m, path.frequency_ghz) +
                                                                 40.0 * std::log10(between_antennas_m / breakpoint_m);
    const bool is_in_range =
        ModelRange{0.5, 7.0}.holds(path.frequency_ghz) && ModelRange{10.0, 150.0}.holds(path.base_height_m) &&
        ModelRange{1.0, 10.0}.holds(path.terminal_height_m) && ModelRange{10.0, 10'000.0}.holds(path.distance_m);
    return {loss_db, !is_in_range};
}

PathLoss macro_cell_loss(const RadioPath& path, Surroundings surroundings) {
    constexpr double highest_hata_ghz = 1.5;
    if (path.frequency_ghz <= highest_hata_ghz) return hata_loss(path, surroundings);
    if (surroundings == Surroundings::open) return rural_macro_loss(path);
    return cost231_loss(path, surroundings == Surroundings::urban);
}

} // namespace geo
