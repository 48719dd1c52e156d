// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/network/network_options.h"

namespace planner {

/// What a reference model says of one technology at one school; amounts are zero where it is not feasible.
struct ReferenceOption {
    bool is_feasible = false;
    std::string_view reason; // why not
    double capex_usd = 0.0;
    double replacement_usd = 0.0; // of all years; Giga knows none
    double opex_usd_per_year = 0.0;
    double revenue_usd_per_year = 0.0; // the operator's; Giga knows none
    double ownership_usd = 0.0;        // capex, replacement and the opex of all years, undiscounted
    double price_usd = 0.0;            // what the model calls least cost: ownership (Giga), present cost (ITU)
    double net_value_usd = 0.0;        // the operator's: present revenue less present cost; Giga knows none

    friend bool operator==(const ReferenceOption&, const ReferenceOption&) = default;
};

/// Every option of every school; rows as in Dataset::schools.
struct ReferenceOptions {
    NetworkLayout layout; // fiber alone, on the model's sphere
    std::array<std::vector<ReferenceOption>, technology_count> option;

    const ReferenceOption& of(Technology technology, std::size_t school) const {
        return option[static_cast<std::size_t>(technology)][school];
    }
    std::size_t size() const { return option.front().size(); }
};

/// A technology, or none, for each school.
using ReferenceChoice = std::vector<std::optional<Technology>>;

/// Each school its technology of least price, as if alone ("baseline minimiser"); the first of equals.
ReferenceChoice choose_per_school(const ReferenceOptions& options);

/// The first feasible technology of an order, whatever it costs ("priority scenario", "ranking").
ReferenceChoice choose_by_order(const ReferenceOptions& options, const std::array<Technology, technology_count>& order);

/// As many schools as can be served, at the least sum of `price`, where a school has fiber only if the school that its
/// hop starts at has fiber: exact on the forest, bottom-up. `price`: price_usd, or the negative of net_value_usd.
ReferenceChoice choose_with_relays(const ReferenceOptions& options, double (*price)(const ReferenceOption&));

/// What a choice sums up to.
struct ReferenceTotals {
    std::array<std::size_t, technology_count> schools{}; // by Technology
    ReferenceOption sum;                                 // amounts alone
};
ReferenceTotals total_of(const ReferenceOptions& options, const ReferenceChoice& choice);

} // namespace planner
