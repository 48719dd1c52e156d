// SPDX-License-Identifier: Apache-2.0
#include "planner/select/price_bundle.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace planner {

namespace {

constexpr int shift_limit = 400;               // of weight between two planes, each time
constexpr double level_share = 0.01;           // planes are level when they differ by less of the promised decrease
constexpr double level_rounding_share = 1e-12; // or of their height
constexpr double worth_moving_share = 0.1;     // of the promised decrease
constexpr double worth_reaching_share = 0.5;   // of it, to go farther next time
constexpr double kept_share = 0.99;            // of it: all along the way nothing has changed
constexpr double farther = 2.0, far_away = 16.0, nearer = 0.7;

} // namespace

double PriceBundle::height_at(const PricePlane& plane, const std::vector<double>& prices) const {
    double height = plane.height;
    for (std::size_t price = 0; price < prices.size(); ++price)
        height += plane.slope[price] * prices[price];
    return height;
}

/// The prices that the weighted planes lead to from the center.
void PriceBundle::move() {
    tried_ = center_;
    for (std::size_t plane = 0; plane < planes_.size(); ++plane) {
        if (weight_[plane] == 0.0) continue;
        for (std::size_t price = 0; price < tried_.size(); ++price)
            tried_[price] -= reach_ * weight_[plane] * planes_[plane].slope[price];
    }
    for (double& price : tried_)
        price = std::max(0.0, price);
}

/// Shifts weight from the lowest plane to the highest until those with weight are level.
void PriceBundle::settle_weights() {
    for (int shift = 0; shift < shift_limit; ++shift) {
        move();
        std::size_t highest = 0, lowest = 0;
        promised_ = -std::numeric_limits<double>::infinity();
        double lowest_height = std::numeric_limits<double>::infinity();
        for (std::size_t plane = 0; plane < planes_.size(); ++plane) {
            const double height = height_at(planes_[plane], tried_);
            if (height > promised_) {
                highest = plane;
                promised_ = height;
            }
            if (weight_[plane] > 0.0 && height < lowest_height) {
                lowest = plane;
                lowest_height = height;
            }
        }
        const double difference = promised_ - lowest_height;
        const double level =
            std::max(level_share * (center_value_ - promised_), level_rounding_share * std::abs(promised_));
        if (difference <= level) return;
        double curvature = 0.0;
        for (std::size_t price = 0; price < tried_.size(); ++price)
            curvature += std::pow(planes_[highest].slope[price] - planes_[lowest].slope[price], 2.0);
        const double full = weight_[lowest];
        const double shifted = curvature > 0.0 ? std::min(full, difference / (reach_ * curvature)) : full;
        weight_[highest] += shifted;
        weight_[lowest] = shifted == full ? 0.0 : full - shifted;
    }
    move();
}

const std::vector<double>& PriceBundle::next() {
    if (planes_.empty())
        tried_ = center_;
    else
        settle_weights();
    return tried_;
}

void PriceBundle::add(double value, PricePlane plane) {
    if (planes_.empty()) {
        center_value_ = value;
    } else {
        const double decrease = center_value_ - value, promised = center_value_ - promised_;
        goes_farther_ = decrease > 0.0 && decrease >= worth_reaching_share * promised;
        if (goes_farther_) reach_ *= decrease >= kept_share * promised ? far_away : farther;
        if (decrease < 0.0) reach_ *= nearer;
        if (decrease >= worth_moving_share * promised && decrease > 0.0) {
            center_ = tried_;
            center_value_ = value;
        }
    }
    planes_.push_back(std::move(plane));
    weight_.push_back(planes_.size() == 1 ? 1.0 : 0.0);
}

} // namespace planner
