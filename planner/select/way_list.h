// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "planner/select/selection_problem.h"

namespace planner {

/// One way to serve some schools: what it costs, its score at given prices, and how it came about.
struct Way {
    double usd = 0.0;
    double score = 0.0;
    std::uint32_t origin = 0; // of WayBook; 0: nobody is served
};
/// Ways for the same schools, dearer ones worth more.
using WayList = std::vector<Way>;

/// How much work lists may make.
struct WayLimits {
    double budget_usd = 0.0;
    double loss = 0.0;              // ways that give up more score than this against the best of their list are dropped
    double usd_price = 0.0;         // worth of a way = score + usd_price x usd
    std::size_t list_length = 0;    // beyond it the ways that give up most are dropped
    std::size_t product_length = 0; // of two lists that are combined
};

/// Combines lists of ways, and remembers how each way came about.
class WayBook {
public:
    explicit WayBook(const WayLimits& limits) : limits_{limits}, origins_(1) {}

    /// The way that serves a school by an option.
    Way take(std::size_t school, std::size_t option, double usd, double score);
    /// Every way of one with every way of the other.
    WayList combine(const WayList& one, const WayList& other);
    /// All ways of both, for the same schools.
    WayList unite(const WayList& one, const WayList& other);
    /// Writes the options of a way into a selection.
    void read(const Way& way, Selection& selection) const;

    /// Least score that a way gave up which was dropped for its list's length; infinite: none was.
    double least_dropped_loss() const { return least_dropped_loss_; }

private:
    struct Origin { // two ways, or a school and its option
        std::uint32_t one = 0, other = 0;
        bool is_option = false;
    };

    double worth(const Way& way) const { return way.score + limits_.usd_price * way.usd; }
    WayList multiply(const WayList& one, const WayList& other);
    std::uint32_t join(std::uint32_t one, std::uint32_t other);
    void prune(WayList& ways);
    void shorten(WayList& ways, std::size_t length);

    WayLimits limits_;
    std::vector<Origin> origins_;
    double least_dropped_loss_ = std::numeric_limits<double>::infinity();
};

} // namespace planner
