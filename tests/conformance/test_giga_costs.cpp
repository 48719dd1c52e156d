// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "planner/select/branch_choice.h"
#include "tests/catch.h"
#include "tests/conformance/giga_fixture.h"
#include "tests/planner/select/hand_made.h"

using planner::GigaOption;
using planner::GigaOptions;
using planner::GigaVerdict;
using planner::Technology;
using tests::GigaCase;

namespace {

GigaOptions cost(const GigaCase& rules) { return tests::cost_as_giga(tests::giga_fixture(), rules); }

std::size_t feasible_count(const GigaOptions& options, Technology technology) {
    return static_cast<std::size_t>(std::ranges::count_if(options.of(technology), &GigaOption::is_feasible));
}

} // namespace

TEST_CASE("Giga B: exact pruning finds what the first pruner finds and the second misses", "[conformance][giga]") {
    const GigaCase rules = tests::giga_case_b();
    const GigaOptions options = cost(rules);
    const std::size_t school_count = options.of(Technology::fiber).size();
    std::vector<planner::BranchGain> gain(school_count);
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
    const std::vector<bool> takes_fiber = choose_branches(tests::rooted(options.layout.fiber, hop_usd), gain);
    std::vector<bool> is_dug(school_count);
    double usd = 0.0;
    for (std::size_t school = 0; school < school_count; ++school) {
        usd += baseline_usd[school] - (takes_fiber[school] ? gain[school].saving_usd : 0.0);
        for (std::size_t hop = school; takes_fiber[school] && hop < school_count && !is_dug[hop];
             hop = options.layout.fiber.upstream[hop]) {
            usd += hop_usd[hop];
            is_dug[hop] = true;
        }
    }
    CHECK(std::ranges::count(takes_fiber, true) == 2);
    CHECK(usd == Approx(165'261.61).margin(0.005)); // the first pruner's 165,261.61; the second's 165,745
}

TEST_CASE("Giga's component tests", "[conformance][giga]") {
    GigaCase rules = tests::giga_case_a(); // 20 Mbps, point to point up to 800 km
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
    const double ten_km = 10'000.0 / planner::GigaRules::earth_radius_m * 57.29577951308232; // degrees
    dataset.transmission_nodes.place.assign(dataset.transmission_nodes.size(), {30.0 + ten_km, 0.0});
    const GigaOptions options = tests::cost_as_giga(dataset, tests::giga_case_c());
    CHECK(options.of(Technology::fiber)[0].technology_capex_usd() == Approx(90'000.0));
    CHECK(options.of(Technology::fiber)[0].technology_opex_usd_per_year() == Approx(1'321.80));
}

TEST_CASE("The properties of Giga's validation notebook hold", "[conformance][giga]") {
    GigaCase rules = tests::giga_case_c(); // common values of its configurations
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
    const auto each_option = [](const GigaCase& changed, auto check) {
        const GigaOptions options = cost(changed);
        for (const Technology technology : planner::technologies) {
            for (const GigaOption& option : options.of(technology)) {
                if (option.is_feasible()) check(technology, option);
            }
        }
    };
    GigaCase changed = rules;
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
        const GigaOptions options = cost(changed);
        for (const Technology technology : planner::technologies)
            CHECK(feasible_count(options, technology) == 0);
    }
    SECTION("without new electricity the 34 schools that are not known to have it stay out") {
        changed.own.allow_new_electricity = false;
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
    CHECK(planner::reason_of(Technology::satellite, GigaVerdict::not_served) == "not_served");
}
