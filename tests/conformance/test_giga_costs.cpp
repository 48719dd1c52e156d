// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "planner/select/fiber_choice.h"
#include "tests/catch.h"
#include "tests/conformance/giga_fixture.h"

using planner::GigaOption;
using planner::GigaOptions;
using planner::GigaRules;
using planner::GigaVerdict;
using planner::Technology;
using Counts = std::vector<std::size_t>; // by Technology: fiber, cellular, point to point, satellite

namespace {

constexpr double cent = 0.005; // the figures are printed to the cent

GigaOptions cost(const GigaRules& rules) {
    geo::Progress progress;
    return planner::cost_as_giga(tests::giga_fixture(), rules, progress);
}

std::size_t feasible_count(const GigaOptions& options, Technology technology) {
    return static_cast<std::size_t>(std::ranges::count_if(options.of(technology), &GigaOption::is_feasible));
}

double total_usd(const GigaOptions& options, Technology technology, int years) {
    double sum_usd = 0.0;
    for (const GigaOption& option : options.of(technology))
        sum_usd += option.total_usd(years);
    return sum_usd;
}

Counts count(const std::vector<std::optional<Technology>>& choice) {
    Counts counts(planner::technology_count, 0);
    for (const auto& technology : choice) {
        if (technology) ++counts[static_cast<std::size_t>(*technology)];
    }
    return counts;
}

void check_single(const GigaRules& rules, Technology technology, std::size_t schools, double printed_usd) {
    const GigaOptions options = cost(rules);
    CHECK(feasible_count(options, technology) == schools);
    CHECK(total_usd(options, technology, rules.years) == Approx(printed_usd).margin(cent));
}

void check_cheapest(const GigaRules& rules, const Counts& counts, double printed_usd) {
    const GigaOptions options = cost(rules);
    const auto choice = planner::choose_cheapest_as_giga(options, rules.years);
    CHECK(count(choice) == counts);
    CHECK(planner::total_as_giga(options, choice, rules.years) == Approx(printed_usd).margin(cent));
}

void check_priority(const GigaRules& rules, const Counts& counts, double printed_usd) {
    const GigaOptions options = cost(rules);
    const auto choice = planner::choose_by_priority_as_giga(options, planner::technologies);
    CHECK(count(choice) == counts);
    CHECK(planner::total_as_giga(options, choice, rules.years) == Approx(printed_usd).margin(cent));
}

} // namespace

TEST_CASE("Giga A: its published scenario tests", "[conformance][giga]") {
    const GigaRules rules = tests::giga_rules_a();
    check_single(rules, Technology::fiber, 36, 2'753'199.84); // 36 / 14; published, re-derived
    check_single(rules, Technology::cellular, 23, 64'545.0);
    check_single(rules, Technology::point_to_point, 10, 25'505.0);
    check_single(rules, Technology::satellite, 50, 193'600.0);
    check_cheapest(rules, {0, 13, 10, 27}, 165'745.0); // counts published; their constant 169,745 is stale
    check_priority(rules, {36, 3, 0, 11}, 2'804'504.84);

    GigaRules longer = rules;
    longer.fiber_route_factor = 1.2;
    check_single(longer, Technology::fiber, 36, 3'286'439.80);
}

TEST_CASE("Giga B: cheap fiber", "[conformance][giga]") {
    check_single(tests::giga_rules_b(), Technology::fiber, 36, 146'989.50);
    check_priority(tests::giga_rules_b(), {36, 3, 0, 11}, 198'294.50);
}

TEST_CASE("Giga B: exact pruning finds what the first pruner finds and the second misses", "[conformance][giga]") {
    const GigaRules rules = tests::giga_rules_b();
    const GigaOptions options = cost(rules);
    const std::size_t school_count = options.of(Technology::fiber).size();
    std::vector<planner::FiberGain> gain(school_count);
    std::vector<double> hop_usd(school_count, 0.0), baseline_usd(school_count, 1e18);
    for (std::size_t school = 0; school < school_count; ++school) {
        for (const Technology aside : {Technology::cellular, Technology::point_to_point, Technology::satellite}) {
            const GigaOption& option = options.of(aside)[school];
            if (option.is_feasible())
                baseline_usd[school] = std::min(baseline_usd[school], option.total_usd(rules.years));
        }
        const GigaOption& fiber = options.of(Technology::fiber)[school];
        if (!fiber.is_feasible()) continue;
        hop_usd[school] = fiber.capex_provider_usd + rules.years * fiber.opex_provider_usd_per_year;
        gain[school].saving_usd = baseline_usd[school] - (fiber.total_usd(rules.years) - hop_usd[school]);
    }
    const planner::FiberChoice choice =
        planner::take_fiber(options.fiber, choose_fiber(planner::root_forest(options.fiber, hop_usd), gain));
    double usd = 0.0;
    for (std::size_t school = 0; school < school_count; ++school) {
        usd += baseline_usd[school] - (choice.takes_fiber[school] ? gain[school].saving_usd : 0.0);
        usd += choice.trench_users[school] > 0 ? hop_usd[school] : 0.0;
    }
    CHECK(std::ranges::count(choice.takes_fiber, true) == 2);
    CHECK(usd == Approx(165'261.61).margin(cent)); // the first pruner's 165,261.61; the second's 165,745
}

TEST_CASE("Giga C: Rwanda's file", "[conformance][giga]") {
    const GigaRules rules = tests::giga_rules_c();
    check_single(rules, Technology::fiber, 36, 4'015'973.80);
    check_single(rules, Technology::cellular, 23, 750'321.15);
    check_single(rules, Technology::point_to_point, 45, 2'305'560.90);
    check_single(rules, Technology::satellite, 50, 1'179'142.0);
    check_cheapest(rules, {0, 0, 0, 50}, 1'179'142.0);
    check_priority(rules, {36, 3, 8, 3}, 4'615'020.85);
}

TEST_CASE("Giga D: the sample country's file", "[conformance][giga]") {
    const GigaRules rules = tests::giga_rules_d();
    check_single(rules, Technology::fiber, 50, 6'877'044.05);
    check_single(rules, Technology::cellular, 32, 1'072'243.18);
    check_single(rules, Technology::point_to_point, 48, 1'877'630.70);
    check_single(rules, Technology::satellite, 50, 2'477'985.68);
    check_cheapest(rules, {0, 32, 17, 1}, 1'797'697.28);
    check_priority(rules, {50, 0, 0, 0}, 6'877'044.05);
}

TEST_CASE("Giga's component tests", "[conformance][giga]") {
    GigaRules rules = tests::giga_rules_a(); // 20 Mbps, point to point up to 800 km
    rules.demand_mbps = 20.0;
    rules.of(Technology::point_to_point).max_length_m = 800'000.0;
    const GigaOptions options = cost(rules);
    CHECK(options.of(Technology::fiber)[0].verdict == GigaVerdict::too_far);
    CHECK(options.of(Technology::fiber)[1].is_feasible());
    const auto check = [&](Technology technology, std::size_t school, double capex_usd, double opex_usd) {
        CHECK(options.of(technology)[school].technology_capex_usd() == capex_usd);
        CHECK(options.of(technology)[school].technology_opex_usd_per_year() == opex_usd);
    };
    check(Technology::satellite, 0, 500.0, 300.0);
    check(Technology::cellular, 0, 500.0, 200.0);
    check(Technology::point_to_point, 0, 100.0, 200.0);
}

TEST_CASE("Giga's worked hop of ten kilometres", "[conformance][giga]") {
    planner::Dataset dataset = tests::giga_fixture();
    dataset.schools.place = {{30.0, 0.0}};
    dataset.schools.id.resize(1);
    dataset.schools.electricity.resize(1);
    const double ten_km = 10'000.0 / GigaRules::earth_radius_m * 57.29577951308232; // degrees
    dataset.transmission_nodes.place.assign(dataset.transmission_nodes.size(), {30.0 + ten_km, 0.0});
    GigaRules rules = tests::giga_rules_c();
    geo::Progress progress;
    const GigaOptions options = planner::cost_as_giga(dataset, rules, progress);
    CHECK(options.of(Technology::fiber)[0].technology_capex_usd() == Approx(90'000.0));
    CHECK(options.of(Technology::fiber)[0].technology_opex_usd_per_year() == Approx(1'321.80));
}

TEST_CASE("The properties of Giga's validation notebook hold", "[conformance][giga]") {
    GigaRules rules = tests::giga_rules_c(); // common values of its configurations
    rules.demand_mbps = 40.0;
    rules.fiber_usd_per_km = 8'900.0;
    rules.solar_usd_per_w = 2.7;
    rules.grid_usd_per_kwh = 0.144;
    for (const Technology technology : planner::technologies) {
        rules.of(technology).setup_usd = technology == Technology::fiber ? 1'000.0 : 500.0;
        rules.of(technology).usd_per_mbps_year = 11.3;
        rules.of(technology).max_mbps = 150.0;
        rules.of(technology).kwh_per_year = 10.0;
        rules.of(technology).fixed_usd_per_year = 7.0;
    }
    const auto each_option = [](const GigaRules& changed, auto check) {
        const GigaOptions options = cost(changed);
        for (const Technology technology : planner::technologies) {
            for (const GigaOption& option : options.of(technology)) {
                if (option.is_feasible()) check(technology, option);
            }
        }
    };
    GigaRules changed = rules;
    SECTION("1.1 free grid power: no electricity opex") {
        changed.grid_usd_per_kwh = 0.0;
        each_option(changed,
                    [](Technology, const GigaOption& option) { CHECK(option.electricity_opex_usd_per_year == 0.0); });
    }
    SECTION("1.2 free bandwidth: maintenance only; 1.3 without that either: nothing") {
        for (auto& link : changed.link)
            link.usd_per_mbps_year = 0.0;
        each_option(changed,
                    [](Technology, const GigaOption& option) { CHECK(option.opex_consumer_usd_per_year == 7.0); });
        changed.fiber_usd_per_km_year = 0.0;
        for (auto& link : changed.link)
            link.fixed_usd_per_year = 0.0;
        each_option(changed,
                    [](Technology, const GigaOption& option) { CHECK(option.technology_opex_usd_per_year() == 0.0); });
    }
    SECTION("1.4 free set-up: the provider's capex only") {
        for (auto& link : changed.link)
            link.setup_usd = 0.0;
        each_option(changed, [](Technology technology, const GigaOption& option) {
            CHECK(option.technology_capex_usd() == option.capex_provider_usd);
            CHECK((option.capex_provider_usd > 0.0) ==
                  (technology == Technology::fiber || technology == Technology::point_to_point));
        });
    }
    SECTION("1.5 free panels: no electricity capex") {
        changed.solar_usd_per_w = 0.0;
        each_option(changed, [](Technology, const GigaOption& option) { CHECK(option.electricity_capex_usd == 0.0); });
    }
    SECTION("2.1-2.3 no range: no school on the technology") {
        for (const Technology technology : {Technology::fiber, Technology::cellular, Technology::point_to_point})
            changed.of(technology).max_length_m = 0.0;
        const GigaOptions options = cost(changed);
        for (const Technology technology : {Technology::fiber, Technology::cellular, Technology::point_to_point})
            CHECK(feasible_count(options, technology) == 0);
        CHECK(feasible_count(options, Technology::satellite) == 50);
    }
    SECTION("2.4 demand above every ceiling: no school connected") {
        changed.demand_mbps = 500.0;
        const auto choice = planner::choose_cheapest_as_giga(cost(changed), changed.years);
        CHECK(count(choice) == Counts{0, 0, 0, 0});
    }
    SECTION("without new electricity the 34 schools that are not known to have it stay out") {
        changed.allow_new_electricity = false;
        const GigaOptions options = cost(changed);
        CHECK(feasible_count(options, Technology::satellite) == 16);
        CHECK(planner::reason_of(Technology::satellite, options.of(Technology::satellite)[0].verdict) ==
              "NO_ELECTRICITY");
    }
}

TEST_CASE("Giga's reasons are spelled as in its files", "[conformance][giga]") {
    CHECK(planner::reason_of(Technology::fiber, GigaVerdict::too_far) == "FIBER_DISTANCE_THRESHOLD");
    CHECK(planner::reason_of(Technology::point_to_point, GigaVerdict::too_much_demand) == "P2P_BW_THRESHOLD");
    CHECK(planner::reason_of(Technology::cellular, GigaVerdict::too_far) == "CELLULAR_RANGE_THRESHOLD");
    CHECK(planner::reason_of(Technology::satellite, GigaVerdict::feasible).empty());
}
