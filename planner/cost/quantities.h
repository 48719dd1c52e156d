// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "planner/cost/charge.h"
#include "planner/cost/cost_table.h"

namespace planner {

/// A quantity in each year 1..years.
struct Series {
    double first = 0.0;          // in the first year
    bool is_constant = true;     // the same every year; by_year is then empty or out of date
    std::vector<double> by_year; // by_year[year - 1]

    double in(int year) const { return is_constant ? first : by_year[static_cast<std::size_t>(year) - 1]; }
};

/// All quantities of one option at one school.
struct Quantities {
    std::array<Series, quantity_count> series;

    Series& of(Quantity quantity) { return series[static_cast<std::size_t>(quantity)]; }
    const Series& of(Quantity quantity) const { return series[static_cast<std::size_t>(quantity)]; }
};

/// Where the terminals of an orbit are counted.
constexpr Quantity terminals_on(Orbit orbit) {
    return orbit == Orbit::leo ? Quantity::terminals : Quantity::geo_terminals;
}

/// Measures what an option needs, year by year: bandwidth grows with demand up to what the technology carries,
/// terminals and access points in whole pieces, energy with what draws it. Source: METHODS.md "Costs of a connection".
class QuantityMeter {
public:
    QuantityMeter(const CostBasis& basis, const Rates& rates, const Horizon& horizon);

    /// Overwrites every series but those of what schools build together; the power of a radio link that they share is
    /// left out.
    void measure(std::size_t school, Technology technology, Work work, Quantities& quantities) const;

    /// Adds a school's part of what schools build together, with the power of its links.
    void add_works(const WorksPart& part, Quantities& quantities) const;

private:
    void measure_mbps(std::size_t school, Technology technology, Work work, Series& mbps) const;
    void measure_satellite(std::size_t school, Work work, Quantities& quantities) const;
    void measure_access_points(std::size_t school, Series& access_points) const;
    void measure_energy(std::size_t school, Technology technology, Work work, Quantities& quantities) const;
    double demand_mbps(std::size_t school, int year) const;

    const CostBasis& basis_;
    const Rates& rates_;
    int years_;
    std::vector<double> demand_growth_;   // by year - 1: 1 in the first
    std::vector<double> learners_growth_; // by year - 1
    std::vector<double> cable_km_;        // by school
};

} // namespace planner
