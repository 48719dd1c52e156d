// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "planner/cost/finance.h"
#include "planner/cost/giga_mode.h"
#include "planner/cost/itu_mode.h"
#include "planner/cost/rates.h"
#include "planner/need/demand.h"
#include "planner/need/indicators.h"
#include "planner/need/pairwise_weights.h"
#include "planner/need/ranking.h"
#include "planner/network/network_options.h"
#include "planner/people/people_bill.h"
#include "planner/select/phasing.h"

namespace planner {

/// How sure a number is: low and high of a distribution around its central value, which stands in Scenario itself.
struct Uncertain {
    double low = 0.0, high = 0.0;
    std::string shape; // "triangular", "lognormal", "uniform", "pert"
    std::string source;

    friend bool operator==(const Uncertain&, const Uncertain&) = default;
};

/// What money is typed and shown in; all of it is computed in USD.
struct Currency {
    std::string name = "USD";
    double per_usd = 1.0;
    std::string date; // of the exchange rate
    std::string source;

    friend bool operator==(const Currency&, const Currency&) = default;
};

/// Every assumption of a run: one value. Equal dataset and equal scenario give equal results.
struct Scenario {
    static constexpr int format = 1;

    std::string name = "Baseline";
    std::string dataset; // path, relative to the scenario's file
    std::uint64_t seed = 1;
    Horizon horizon;
    PriceIndex price_index; // of prices that state a year other than the horizon's
    Currency currency;
    DemandRules demand;
    UnknownRules unknown;
    IndicatorRules indicators;
    RankingRules ranking;
    std::vector<CriterionComparison> comparisons; // that gave ranking.weights; empty: none did
    NetworkRules network;
    Rates rates;
    PeopleRules people;
    Objective objective;
    PhasingRules phasing;
    Overrides overrides;
    GigaAssumptions giga; // for reconciliation alone, as are those of ITU
    ItuAssumptions itu;
    std::map<std::string, Uncertain> uncertain; // by key: "fiber.capex_usd_per_km"

    friend bool operator==(const Scenario&, const Scenario&) = default;
};

} // namespace planner
