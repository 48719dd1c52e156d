// SPDX-License-Identifier: Apache-2.0
// Relays over schools: who leads over whom, how many links in a row, who finds room. METHODS.md "Relays".
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <string>

#include "geo/parallel.h"
#include "tests/planner/network/terrain.h"
#include "tests/random_country.h"
#include "tests/tables.h"

using planner::Feasibility;
using planner::NetworkLayout;
using planner::NetworkRules;
using planner::RadioRules;
using planner::Sight;
using planner::Standing;
using planner::Technology;
using tests::at_km;

namespace {

constexpr std::size_t none = NetworkLayout::none;
constexpr auto yes = Feasibility::feasible, full = Feasibility::relay_full;

/// Flat ground and a ridge of 200 m across the north, which ends 1.5 km east; a tower of 25 m stands behind it. "s1" at
/// its end sees the tower; "s2", "s3" and "s4" south of it see "s1" alone, and "s5" sees only these.
struct Valley : tests::Terrain {
    Valley() : Terrain{{at_km(3, 1.5), at_km(0, 0), at_km(0.2, 0), at_km(-0.2, 0), at_km(0, -3.5)}} {
        tests::add_tower(dataset, "tower", at_km(0, 4));
        raise([](double east_km, double north_km) {
            return east_km < 1.5 ? tests::ridge_at_2_km(north_km, 200.0F) : 100.0F;
        });
    }
};

/// Schools around a site at 30 E 2 S, on ground that nobody looks at, with links of 29 km at most.
struct Coast {
    planner::Dataset dataset;
    NetworkLayout layout;

    explicit Coast(const std::vector<geo::LonLat>& places) : dataset{tests::schools_at(places)} {
        tests::add_tower(dataset, "site", at_km(0, 0));
        geo::Progress progress;
        layout = lay_out_network(dataset, standing(), {.radio = {.max_range_m = 29'000.0, .max_hops = 3}}, progress);
    }
    std::vector<Standing> standing() const { return std::vector(dataset.schools.size(), Standing::to_connect); }
    planner::NetworkOptions options(NetworkRules rules, const std::vector<double>& demand_mbps,
                                    const planner::Overrides& overrides = {}) const {
        rules.point_to_point.link.max_range_m = 29'000.0;
        return find_options(dataset, tests::unknown_indicators(dataset.schools.size()), standing(), layout, demand_mbps,
                            rules, overrides);
    }
    /// The schools that links lead over.
    std::vector<std::size_t> ends(const planner::NetworkOptions& options) const {
        return with_other_relays(layout, options.other_relays).radio_school;
    }
};

NetworkRules rules_with(int max_hops, double max_mbps = 400.0) {
    NetworkRules rules;
    rules.point_to_point.link.max_hops = max_hops;
    rules.point_to_point.max_mbps = max_mbps;
    return rules;
}

/// A country where few schools reach a site at once; nothing is looked at but range.
NetworkLayout lay_out_short_links(const planner::Dataset& dataset, int max_hops) {
    geo::Progress progress;
    const std::vector standing(dataset.schools.size(), Standing::to_connect);
    return lay_out_network(dataset, standing, {.radio = {.max_range_m = 25'000.0, .max_hops = max_hops}}, progress);
}

} // namespace

TEST_CASE("Schools that a ridge hides from the tower lead over the school at its end", "[relays]") {
    const Valley valley;
    const NetworkLayout layout = valley.lay_out();
    CHECK(layout.radio_hops == std::vector{1, 2, 2, 2, 3});
    CHECK(layout.radio_site == std::vector<std::size_t>{0, none, none, none, none});
    CHECK(layout.radio_school == std::vector<std::size_t>{none, 0, 0, 0, 1});
    CHECK(layout.radio_sight == std::vector(5, Sight::clear));
    CHECK(layout.radio_link_m[1] == Approx(std::hypot(3'000.0, 1'500.0)).epsilon(1e-3));
    CHECK(valley.lay_out({.max_hops = 1}).radio_sight[1] == Sight::obstructed);
}

TEST_CASE("More links in a row than the limit are a reason of their own", "[relays]") {
    const Valley valley;
    const std::vector demand_mbps(5, 20.0);
    const auto of = [&](int max_hops) {
        return valley.options(rules_with(max_hops), demand_mbps).of(Technology::point_to_point);
    };
    CHECK(of(3) == std::vector(5, yes));
    CHECK(of(2) == std::vector{yes, yes, yes, yes, Feasibility::too_many_hops});
    const auto blocked = Feasibility::no_sight;
    CHECK(of(1) == std::vector{yes, blocked, blocked, blocked, blocked});
}

TEST_CASE("A relay's link carries its own school and those behind it, and refuses who does not fit", "[relays]") {
    const Valley valley;
    // 20 + 30 + 30 of 100 Mbps, 20 are left: not enough for the third of 30, and for 15 more
    CHECK(valley.options(rules_with(3, 100.0), {20, 30, 30, 30, 15}).of(Technology::point_to_point) ==
          std::vector{yes, yes, yes, full, yes});
    // over fewer relays comes first
    CHECK(valley.options(rules_with(3, 100.0), {20, 30, 30, 30, 25}).of(Technology::point_to_point) ==
          std::vector{yes, yes, yes, full, full});
    CHECK(valley.options(rules_with(3, 110.0), {20, 30, 30, 30, 1}).of(Technology::point_to_point) ==
          std::vector{yes, yes, yes, yes, full});
}

TEST_CASE("A school takes the next relay in range where the nearest is full", "[relays]") {
    // "s1" and "s2" reach the site, 20 km away. "s3" and "s4" lie 29.2 and 29.7 km from it, 16 and 17 km from "s1", and
    // 25 km from "s2".
    const Coast coast{{at_km(0, 20), at_km(20, 0), at_km(15, 25), at_km(16, 25)}};
    NetworkRules rules = rules_with(2, 70.0); // 30 of its own and 30 of one more fit
    const auto crowded = coast.options(rules, std::vector(4, 30.0));
    CHECK(crowded.of(Technology::point_to_point) == std::vector(4, yes));
    CHECK(coast.ends(crowded) == std::vector<std::size_t>{none, none, 0, 1});
    CHECK(with_other_relays(coast.layout, crowded.other_relays).radio_link_m[3] ==
          Approx(std::hypot(4'000.0, 25'000.0)).epsilon(1e-3));
    rules.point_to_point.max_mbps = 50.0;
    CHECK(coast.options(rules, std::vector(4, 30.0)).of(Technology::point_to_point) ==
          std::vector{yes, yes, full, full});
}

TEST_CASE("A school relays though its own radio is forbidden, or carries too little for it, and takes no seat then",
          "[relays]") {
    const Valley valley;
    const auto radio_of = [&](const planner::Overrides& overrides, const std::vector<double>& demand_mbps) {
        const NetworkRules rules = rules_with(3, 100.0);
        const std::vector standing(5, Standing::to_connect);
        return find_options(valley.dataset, tests::unknown_indicators(5), standing,
                            valley.lay_out(rules.point_to_point.link), demand_mbps, rules, overrides)
            .of(Technology::point_to_point);
    };
    // 30 + 30 + 30 of 100 Mbps, 10 are left; beside 20 of "s1" there is room for two of 30 alone
    REQUIRE(radio_of({}, {20, 30, 30, 30, 10}) == std::vector{yes, yes, yes, full, yes});
    planner::Overrides locked, forbidden;
    locked.lock = {{"s1", Technology::fiber}};
    forbidden.forbid = {{"s1", {Technology::point_to_point}}};
    for (const planner::Overrides& overrides : {locked, forbidden}) {
        CHECK(radio_of(overrides, {20, 30, 30, 30, 10}) == std::vector{Feasibility::forbidden, yes, yes, yes, yes});
        CHECK(radio_of(overrides, {20, 30, 30, 30, 11}) == std::vector{Feasibility::forbidden, yes, yes, yes, full});
    }
    CHECK(radio_of({}, {101, 30, 30, 30, 10}) == std::vector{Feasibility::too_much_demand, yes, yes, yes, yes});
}

TEST_CASE("A relay without a seat leads where the first school behind it finds room", "[relays]") {
    // As above, with "s4" 28.3 km behind "s3". 60 of 70 Mbps are taken at "s1", 30 at "s2".
    const Coast coast{{at_km(0, 20), at_km(20, 0), at_km(15, 25), at_km(35, 45)}};
    REQUIRE(coast.layout.radio_school == std::vector<std::size_t>{none, none, 0, 2});
    planner::Overrides locked;
    locked.lock = {{"s3", Technology::satellite}};
    const auto over_locked = coast.options(rules_with(3, 70.0), {60, 30, 30, 30}, locked);
    CHECK(over_locked.of(Technology::point_to_point) == std::vector{yes, yes, Feasibility::forbidden, yes});
    CHECK(coast.ends(over_locked) == std::vector<std::size_t>{none, none, 1, 2});
    CHECK(over_locked.relays.upstream == std::vector<std::size_t>{none, 4, 1, 2}); // 4: a far end
    const auto over_full = coast.options(rules_with(3, 70.0), {60, 30, 50, 30});
    CHECK(over_full.of(Technology::point_to_point) == std::vector{yes, yes, full, yes});
    CHECK(coast.ends(over_full) == std::vector<std::size_t>{none, none, 1, 2});
}

TEST_CASE("A surveyed line to a school that relays is believed", "[relays]") {
    planner::Dataset dataset = tests::schools_at({at_km(0, 0), at_km(0, 3), at_km(0, 6)});
    tests::add_tower(dataset, "tower", at_km(0, 9));
    dataset.sight_lines = {{"s1", "s2", "s3"}, {"s2", "s3", "tower"}, {geo::missing, geo::missing, geo::missing}};
    geo::Progress progress;
    const std::vector standing(3, Standing::to_connect);
    const NetworkLayout layout = lay_out_network(dataset, standing, {.radio = {.max_hops = 3}}, progress);
    CHECK(layout.radio_hops == std::vector{3, 2, 1});
    CHECK(layout.radio_sight == std::vector(3, Sight::surveyed));
}

TEST_CASE("Every radio way ends at a far end with backhaul, after as many links as it says, none longer than allowed",
          "[relays]") {
    for (const int max_hops : {1, 2, 4}) {
        const planner::Dataset dataset = tests::random_country(2'000, 5);
        const NetworkLayout layout = lay_out_short_links(dataset, max_hops);
        std::size_t longest = 0;
        for (std::size_t school = 0; school < dataset.schools.size(); ++school) {
            if (layout.radio_hops[school] == 0) continue;
            std::size_t links = 1, last = school;
            for (; layout.relay(last) != none && links <= dataset.schools.size(); ++links) {
                CHECK(layout.radio_hops[layout.relay(last)] == layout.radio_hops[last] - 1);
                last = layout.relay(last);
            }
            CHECK(links == static_cast<std::size_t>(layout.radio_hops[school]));
            const bool ends_at_fiber_school =
                std::ranges::find(layout.source_school, layout.radio_school[last]) != layout.source_school.end();
            CHECK((layout.radio_site[last] != none || layout.radio_node[last] != none || ends_at_fiber_school));
            CHECK(layout.radio_link_m[school] <= 25'000.0);
            longest = std::max(longest, links);
        }
        CHECK(longest == static_cast<std::size_t>(max_hops > 1 ? max_hops + 1 : 1));
    }
}

TEST_CASE("No link of a relay carries more than it can, whoever takes radio", "[relays]") {
    const planner::Dataset dataset = tests::random_country(2'000, 6);
    const NetworkLayout layout = lay_out_short_links(dataset, 4);
    std::mt19937 random{3};
    std::vector<double> demand_mbps(2'000);
    for (double& mbps : demand_mbps)
        mbps = 20.0 + static_cast<double>(random() % 80);
    NetworkRules rules = rules_with(4, 150.0);
    rules.point_to_point.link.max_range_m = 25'000.0;
    const std::vector standing(2'000, Standing::to_connect);
    const auto options =
        find_options(dataset, tests::unknown_indicators(2'000), standing, layout, demand_mbps, rules, {});
    const std::vector<Feasibility>& radio = options.of(Technology::point_to_point);
    std::vector<double> load_mbps(2'000, 0.0);
    const NetworkLayout built = with_other_relays(layout, options.other_relays);
    for (std::size_t school = 0; school < radio.size(); ++school) {
        for (std::size_t link = school; radio[school] == yes && link != none; link = built.relay(link))
            load_mbps[link] += demand_mbps[school];
    }
    CHECK(options.other_relays.size() > 10);
    CHECK(*std::ranges::max_element(load_mbps) <= 150.0 * (1.0 + 1e-9));
    CHECK(std::ranges::count(radio, full) > 0);
    CHECK(options.relays.order.size() > 100);
}

TEST_CASE("Who relays whom depends neither on the order of the rows nor on the number of threads", "[relays]") {
    const planner::Dataset dataset = tests::random_country(1'500, 7);
    planner::Dataset turned = dataset;
    tests::reverse(turned.schools);
    const NetworkLayout layout = lay_out_short_links(dataset, 3), other = lay_out_short_links(turned, 3);
    const auto end_id = [](const planner::Dataset& of, const NetworkLayout& laid_out, std::size_t school) {
        return laid_out.relay(school) == none ? std::string_view{} : of.schools.id[laid_out.relay(school)];
    };
    std::size_t relayed = 0;
    for (std::size_t school = 0; school < 1'500; ++school) {
        CHECK(end_id(dataset, layout, school) == end_id(turned, other, 1'499 - school));
        CHECK(layout.radio_hops[school] == other.radio_hops[1'499 - school]);
        if (layout.relay(school) != none) ++relayed;
    }
    CHECK(relayed > 100);

    NetworkRules rules = rules_with(3, 150.0);
    rules.point_to_point.link.max_range_m = 25'000.0;
    const auto end_over_others = [&](const planner::Dataset& of, const NetworkLayout& laid_out) {
        const std::vector standing(of.schools.size(), Standing::to_connect);
        const auto options =
            find_options(of, tests::unknown_indicators(1'500), standing, laid_out, std::vector(1'500, 40.0), rules, {});
        const NetworkLayout built = with_other_relays(laid_out, options.other_relays);
        std::map<std::string, std::string> end;
        for (std::size_t school = 0; school < 1'500; ++school) {
            if (options.of(Technology::point_to_point)[school] == yes)
                end.emplace(of.schools.id[school], end_id(of, built, school));
        }
        CHECK(options.other_relays.size() > 10);
        return end;
    };
    CHECK(end_over_others(dataset, layout) == end_over_others(turned, other));
    geo::limit_threads(1);
    const NetworkLayout alone = lay_out_short_links(dataset, 3);
    geo::limit_threads(0);
    CHECK(alone.radio_school == layout.radio_school);
    CHECK(alone.radio_hops == layout.radio_hops);
}
