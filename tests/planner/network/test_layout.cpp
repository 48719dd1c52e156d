// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "planner/network/network_options.h"
#include "tests/catch.h"
#include "tests/planner/network/world.h"
#include "tests/tables.h"

using planner::Dataset;
using planner::NetworkLayout;
using planner::Standing;
using tests::at_km;

namespace {

constexpr std::size_t none = NetworkLayout::none;

NetworkLayout lay_out(const Dataset& dataset, const std::vector<Standing>& standing, bool use_planned_nodes = false) {
    geo::Progress progress;
    return planner::lay_out_network(dataset, standing,
                                    {.max_hop_m = 10'000.0, .radio = {}, .nodes = {use_planned_nodes, {}}}, progress);
}

std::vector<Standing> all_to_connect(const Dataset& dataset) {
    return std::vector(dataset.schools.size(), Standing::to_connect);
}

} // namespace

TEST_CASE("Fiber reaches a school by way of another, but not by way of one that is not served", "[layout]") {
    Dataset dataset = tests::schools_at({at_km(8, 0), at_km(16, 0), at_km(24, 0)});
    tests::add_node(dataset, "node", at_km(0, 0));
    std::vector<Standing> standing = all_to_connect(dataset);
    CHECK(lay_out(dataset, standing).fiber.upstream == std::vector<std::size_t>{3, 0, 1});
    CHECK(lay_out(dataset, standing).fiber.hop_m[2] == Approx(8'000.0).epsilon(1e-3)); // along the parallel

    standing[1] = Standing::existing; // by whatever technology: no fiber to go on from
    CHECK(lay_out(dataset, standing).fiber.upstream == std::vector<std::size_t>{3, none, none});
}

TEST_CASE("A school that has fiber is a source, to be upgraded it hangs on itself", "[layout]") {
    Dataset dataset = tests::schools_at({at_km(0, 0), at_km(9, 0)});
    dataset.schools.connectivity[0] = planner::Answer::yes;
    dataset.schools.has_fiber[0] = planner::Answer::yes;
    const NetworkLayout layout = lay_out(dataset, {Standing::upgrade, Standing::to_connect});
    CHECK(layout.source_school == std::vector<std::size_t>{0});
    CHECK(layout.source_node == std::vector{none});
    CHECK(layout.fiber.upstream == std::vector<std::size_t>{2, 2});
    CHECK(layout.fiber.hop_m[0] == 0.0);
    CHECK(layout.fiber.order == std::vector<std::size_t>{0, 1});

    const NetworkLayout served = lay_out(dataset, {Standing::existing, Standing::to_connect});
    CHECK(served.fiber.upstream == std::vector<std::size_t>{none, 2});
}

TEST_CASE("Planned nodes and nodes without fiber are no sources unless the scenario says so", "[layout]") {
    Dataset dataset = tests::schools_at({at_km(1, 0)});
    tests::add_node(dataset, "planned", at_km(0, 0));
    tests::add_node(dataset, "microwave", at_km(2, 0));
    dataset.transmission_nodes.status[0] = planner::TransmissionNodes::Status::planned;
    dataset.transmission_nodes.has_fiber[1] = false;
    CHECK(lay_out(dataset, all_to_connect(dataset)).fiber.upstream[0] == none);
    CHECK(lay_out(dataset, all_to_connect(dataset), true).fiber.upstream[0] == 1);
    CHECK(lay_out(dataset, all_to_connect(dataset)).radio_node[0] == 1);
}

TEST_CASE("A radio link leads to the nearest mast in range, equal ones by id", "[layout]") {
    Dataset dataset = tests::schools_at({at_km(0, 0), at_km(100, 0)});
    tests::add_site(dataset, "b", at_km(0, 3), {false, false, true, false});
    tests::add_site(dataset, "a", at_km(0, 3), {false, false, true, false});
    tests::add_node(dataset, "c", at_km(0, -5));
    dataset.transmission_nodes.on_line = {true};
    tests::add_node(dataset, "d", at_km(0, -29));
    const NetworkLayout layout = lay_out(dataset, all_to_connect(dataset));
    CHECK(layout.radio_site == std::vector<std::size_t>{1, none});
    CHECK(layout.radio_node == std::vector<std::size_t>{none, none});
    CHECK(layout.radio_link_m[0] == Approx(3'000.0).epsilon(1e-9));
    CHECK(std::isnan(layout.radio_link_m[1]));
    CHECK(layout.radio_sight[0] == planner::Sight::not_checked);
}

TEST_CASE("Where sight lines are given only these are links, and they are surveyed", "[layout]") {
    Dataset dataset = tests::schools_at({at_km(0, 0), at_km(1, 0), at_km(2, 0)});
    tests::add_site(dataset, "near", at_km(0, 3), {false, false, true, false});
    tests::add_site(dataset, "far", at_km(0, 20), {false, false, true, false});
    tests::add_site(dataset, "beyond", at_km(0, 40), {false, false, true, false});
    dataset.sight_lines = {{"s1", "s2", "s1", "nobody"}, {"far", "beyond", "lost", "near"}, {1.0, 1.0, 1.0, 1.0}};
    const NetworkLayout layout = lay_out(dataset, all_to_connect(dataset));
    CHECK(layout.radio_site == std::vector<std::size_t>{1, none, none});
    CHECK(layout.radio_link_m[0] == Approx(20'000.0).epsilon(1e-9)); // of the places, whatever the table states
    using enum planner::Sight;
    CHECK(layout.radio_sight == std::vector{surveyed, surveyed, not_checked});
}

TEST_CASE("A sight line leads to the cell site of its id, though a node has the same", "[layout]") {
    Dataset dataset = tests::schools_at({at_km(0, 0)});
    tests::add_node(dataset, "1", at_km(-50, 0)); // sorts before the site, and is out of range
    tests::add_site(dataset, "1", at_km(0, 5), {false, false, true, false});
    dataset.sight_lines = {{"s1"}, {"1"}, {5'000.0}};
    const NetworkLayout layout = lay_out(dataset, all_to_connect(dataset));
    CHECK(layout.radio_site == std::vector<std::size_t>{0});
    CHECK(layout.radio_link_m[0] == Approx(5'000.0).epsilon(1e-9));
}

TEST_CASE("Permuting schools and nodes permutes the layout", "[layout]") {
    // a square of equal sides: only ids decide
    Dataset dataset = tests::schools_at({at_km(0, 2), at_km(0, 4), at_km(0, 6)});
    tests::add_node(dataset, "y", at_km(0, 0));
    tests::add_node(dataset, "x", at_km(0, 0));
    Dataset turned = dataset;
    tests::reverse(turned.schools);
    std::swap(turned.transmission_nodes.id[0], turned.transmission_nodes.id[1]);
    CHECK(lay_out(dataset, all_to_connect(dataset)).fiber.upstream == std::vector<std::size_t>{4, 0, 1});
    CHECK(lay_out(turned, all_to_connect(turned)).fiber.upstream == std::vector<std::size_t>{1, 2, 3});
}
