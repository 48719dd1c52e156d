// SPDX-License-Identifier: Apache-2.0
#include "geo/radio/link_budget.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace geo {
namespace {

struct QualityStep {
    double from_db; // signal over noise
    double bits;    // of a symbol
    double code_rate;
    double efficiency() const { return bits * code_rate; }
};

constexpr std::array quality_steps{QualityStep{-6.7, 2, 0.076}, QualityStep{-4.7, 2, 0.12}, QualityStep{-2.3, 2, 0.19},
                                   QualityStep{0.2, 2, 0.3},    QualityStep{2.4, 2, 0.44},  QualityStep{4.3, 2, 0.59},
                                   QualityStep{5.9, 4, 0.37},   QualityStep{8.1, 4, 0.48},  QualityStep{10.3, 4, 0.6},
                                   QualityStep{11.7, 6, 0.45},  QualityStep{14.1, 6, 0.55}, QualityStep{16.3, 6, 0.65},
                                   QualityStep{18.7, 6, 0.75},  QualityStep{21.0, 6, 0.85}, QualityStep{22.7, 6, 0.93}};

} // namespace

double noise_dbm(double bandwidth_mhz, double noise_figure_db) {
    constexpr double thermal_dbm_per_hz = -174.0; // at 290 K
    return thermal_dbm_per_hz + 10.0 * std::log10(bandwidth_mhz * 1e6) + noise_figure_db;
}

double received_dbm(const LinkBudget& budget, double path_loss_db) {
    return budget.sent_dbm + budget.sender_gain_dbi - budget.feeder_loss_db + budget.receiver_gain_dbi - path_loss_db -
           budget.wall_loss_db - budget.fade_margin_db;
}

double signal_to_noise_db(const LinkBudget& budget, double path_loss_db) {
    return received_dbm(budget, path_loss_db) - noise_dbm(budget.occupied_mhz, budget.noise_figure_db) -
           budget.interference_margin_db;
}

double stepped_efficiency(double signal_to_noise_db) {
    double efficiency = 0.0;
    for (const QualityStep& step : quality_steps) {
        if (signal_to_noise_db >= step.from_db) efficiency = step.efficiency();
    }
    return efficiency;
}

double smooth_efficiency(double signal_to_noise_db) {
    return std::min(0.6 * std::log2(1.0 + std::pow(10.0, signal_to_noise_db / 10.0)), 4.4);
}

double peak_mbps(const LinkBudget& budget, double path_loss_db) {
    return budget.occupied_mhz * stepped_efficiency(signal_to_noise_db(budget, path_loss_db)) *
           (1.0 - budget.overhead_share);
}

double greatest_loss_db(const LinkBudget& budget, double mbps) {
    for (const QualityStep& step : quality_steps) {
        if (budget.occupied_mhz * step.efficiency() * (1.0 - budget.overhead_share) < mbps) continue;
        return signal_to_noise_db(budget, 0.0) - step.from_db;
    }
    return -std::numeric_limits<double>::infinity();
}

} // namespace geo
