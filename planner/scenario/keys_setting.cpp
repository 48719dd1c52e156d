// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/key_builders.h"

namespace planner {

namespace {

std::vector<Key> heading_keys() {
    return {
        words(
            {"name", "Name", "", "", "What the scenario is called."}, [](auto& s) -> auto& { return s.name; }),
        words(
            {"dataset", "Dataset", "", "", "Folder of the dataset, relative to this file; --dataset wins."},
            [](auto& s) -> auto& { return s.dataset; }),
        number(
            {"seed", "Seed", "", "", "Random draws follow from it alone."}, {0, 9e15},
            [](auto& s) -> auto& { return s.seed; }),
    };
}

/// A shorter horizon has no place for the budgets of its later years.
Key years_key() {
    Key key = number(
        {"horizon.years", "Years", "years", "ITU (10), Giga (5 to 6)", "How many years of service are counted."},
        {1, 50}, [](auto& s) -> auto& { return s.horizon.years; });
    auto& years = std::get<NumberKey>(key.value);
    years.set = [set = years.set](Scenario& scenario, double value) {
        set(scenario, value);
        std::vector<double>& budgets_usd = scenario.phasing.annual_budget_usd;
        if (budgets_usd.size() > static_cast<std::size_t>(value)) budgets_usd.resize(static_cast<std::size_t>(value));
    };
    return key;
}

std::vector<Key> horizon_keys() {
    return {
        number(
            {"horizon.start_year", "First year", "year", "", "The year in which the plan begins."}, {2000, 2100},
            [](auto& s) -> auto& { return s.horizon.start_year; }),
        years_key(),
        number(
            {"horizon.discount_rate", "Discount rate", "share per year",
             "ITU (0.02), pytal (0.05), FEDS 2014 (0.1 to 0.12)",
             "Rate at which later money counts less: real, or nominal where inflation is given."},
            {0, 0.5}, [](auto& s) -> auto& { return s.horizon.discount_rate; }),
        number(
            {"horizon.inflation_per_year", "Inflation", "share per year", "",
             "Taken off a nominal discount rate; 0: the discount rate is real."},
            {0, 0.5}, [](auto& s) -> auto& { return s.horizon.inflation_per_year; }),
        choice(
            {"horizon.opex_timing", "Yearly costs fall at", "", "ITU",
             "Whether yearly costs are discounted from the end or the middle of their year."},
            {"end", "mid"}, Horizon::Timing::end, [](auto& s) -> auto& { return s.horizon.opex_timing; }),
        number(
            {"horizon.price_year", "Price year", "year", "",
             "All money is of this year's value; a range may state a price_year of its own."},
            {1990, 2100}, [](auto& s) -> auto& { return s.horizon.price_year; }),
        words(
            {"horizon.currency.name", "Currency", "", "",
             "All money in this file is typed in it, whatever a key is called, and computed in USD."},
            [](auto& s) -> auto& { return s.currency.name; }),
        number(
            {"horizon.currency.per_usd", "Exchange rate", "per dollar", "", "Units of the currency for one USD."},
            {1e-6, 1e9}, [](auto& s) -> auto& { return s.currency.per_usd; }),
        words(
            {"horizon.currency.date", "Date of the exchange rate", "", "", "As year-month-day."},
            [](auto& s) -> auto& { return s.currency.date; }),
        words(
            {"horizon.currency.source", "Source of the exchange rate", "", "", "Who says so."},
            [](auto& s) -> auto& { return s.currency.source; }),
    };
}

std::vector<Key> demand_keys() {
    return {
        choice(
            {"demand.rule", "Demand follows", "", "METHODS.md \"Demand\"",
             "The minimum for all, or by learners, or by the population within 1 km as ITU does."},
            {"flat", "per_learner", "population"}, DemandRules::Rule::flat,
            [](auto& s) -> auto& { return s.demand.rule; }),
        number(
            {"demand.minimum_mbps", "Minimum demand", "Mbps", "Giga, ITU", "No school is planned for less."},
            {0.1, 10'000}, [](auto& s) -> auto& { return s.demand.minimum_mbps; }),
        number(
            {"demand.maximum_mbps", "Maximum demand", "Mbps", "ITU", "No school is planned for more."}, {0.1, 100'000},
            [](auto& s) -> auto& { return s.demand.maximum_mbps; }),
        number(
            {"demand.mbps_per_user", "Bandwidth per user", "Mbps", "ITU", "Of each user at the same time."},
            {0.01, 1'000}, [](auto& s) -> auto& { return s.demand.mbps_per_user; }),
        number(
            {"demand.simultaneous_share", "Users at the same time", "share", "ITU",
             "Share of the learners who use the link at once."},
            {0, 1}, [](auto& s) -> auto& { return s.demand.simultaneous_share; }),
        number(
            {"demand.user_share", "Users among the population", "share", "ITU",
             "Share of the population within 1 km; with rule population only."},
            {0, 1}, [](auto& s) -> auto& { return s.demand.user_share; }),
        number(
            {"demand.growth_per_year", "Growth of demand", "share per year", "assumption",
             "How much more bandwidth a school needs each year."},
            {-0.5, 1}, [](auto& s) -> auto& { return s.demand.growth_per_year; }),
        number(
            {"demand.learners_growth_per_year", "Growth of enrolment", "share per year", "assumption",
             "Devices follow the learners."},
            {-0.2, 0.2}, [](auto& s) -> auto& { return s.demand.learners_growth_per_year; }),
    };
}

std::vector<Key> unknown_keys() {
    return {
        choice(
            {"unknown.connectivity", "Unknown connectivity means", "", "METHODS.md \"Network\"",
             "Planned for as if not connected, taken as connected, or left out of the plan."},
            {"no", "yes", "exclude"}, UnknownRules::Connectivity::no,
            [](auto& s) -> auto& { return s.unknown.connectivity; }),
        choice(
            {"unknown.electricity", "Unknown electricity means", "", "METHODS.md \"Indicators\"",
             "Costed at the share known in the area, as none, or as grid."},
            {"expected", "no", "yes"}, UnknownRules::Electricity::expected,
            [](auto& s) -> auto& { return s.unknown.electricity; }),
    };
}

std::vector<Key> indicator_keys() {
    return {
        choice(
            {"indicators.catchments", "Overlapping catchments", "", "ITU",
             "People within reach of several schools count once, at the nearest, or at each of them."},
            {"each", "once"}, geo::Overlap::per_centre, [](auto& s) -> auto& { return s.indicators.catchments; }),
        on_off(
            {"indicators.use_planned_nodes", "Planned nodes count", "", "",
             "Take-up points that are not yet in operation count too."},
            [](auto& s) -> auto& { return s.indicators.nodes.use_planned; }),
    };
}

} // namespace

std::vector<Key> setting_keys() {
    std::vector<Key> keys;
    for (auto part : {heading_keys, horizon_keys, demand_keys, unknown_keys, indicator_keys}) {
        std::ranges::move(part(), std::back_inserter(keys));
    }
    return keys;
}

} // namespace planner
