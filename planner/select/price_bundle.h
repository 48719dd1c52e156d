// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace planner {

/// A plane below a convex function, by its height where all prices are 0 and its slope.
struct PricePlane {
    double height = 0.0;
    std::vector<double> slope; // by price
};

/// Looks for prices >= 0 at which a convex function is least: the next ones to try are where the planes known so far
/// are least, with a penalty for the distance from the best prices yet (proximal bundle method). Source: METHODS.md
/// "Spending a budget".
class PriceBundle {
public:
    /// Starts at prices, and at first goes from them about `reach` times the slope.
    PriceBundle(std::vector<double> start, double reach) : center_{std::move(start)}, reach_{reach} {}

    /// The prices to try next.
    const std::vector<double>& next();
    /// What the function is there, and a plane below it that touches it there.
    void add(double value, PricePlane plane);

    /// Whether the prices to try promise no more than so much, and going farther paid nothing the last time.
    bool is_idle(double worth) const { return !goes_farther_ && center_value_ - promised_ <= worth; }
    /// How much of each plane makes up the last prices, by the order in which they were added; they sum to 1.
    const std::vector<double>& weights() const { return weight_; }

private:
    void settle_weights();
    double height_at(const PricePlane& plane, const std::vector<double>& prices) const;
    void move();

    std::vector<double> center_, tried_;
    double center_value_ = 0.0, promised_ = 0.0; // at the center; what the planes promise at the prices to try
    double reach_;
    bool goes_farther_ = true; // than the time before
    std::vector<PricePlane> planes_;
    std::vector<double> weight_; // by plane
};

} // namespace planner
