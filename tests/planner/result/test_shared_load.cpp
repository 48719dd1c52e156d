// SPDX-License-Identifier: Apache-2.0
#include "planner/result/shared_load.h"

#include <fmt/format.h>
#include <memory>

#include "tests/catch.h"
#include "tests/planner/network/world.h"
#include "tests/planner/output/sample_result.h"

using planner::Outcome;

namespace {

/// Four schools that need 20, 40, 60 and 20 Mbps on one site; the first three are given cellular.
planner::ScenarioResult on_one_site() {
    planner::ScenarioResult result = tests::sample_result();
    auto dataset = std::make_shared<planner::Dataset>(*result.dataset);
    dataset->cell_sites = {};
    tests::add_site(*dataset, "T1", {30.0, -2.0}, {true, true, true, false});
    auto options = std::make_shared<planner::NetworkOptions>(*result.options);
    options->cell_site.assign(4, 0);
    auto plan = std::make_shared<planner::Plan>(*result.plan);
    plan->outcome = {Outcome::cellular, Outcome::cellular, Outcome::cellular, Outcome::offline};
    result.dataset = dataset;
    result.options = options;
    result.plan = plan;
    result.shared_load = measure_shared_load(result);
    return result;
}

} // namespace

TEST_CASE("Schools of one site share what it has left, and the plan tells that it is too little", "[shared_load]") {
    const planner::ScenarioResult result = on_one_site();
    CHECK(result.shared_load.schools == std::vector<std::size_t>{3, 3, 3, 0});
    CHECK(result.shared_load.demand_mbps[0] == 120.0);
    CHECK(result.shared_load.share_mbps[0] == Approx(0.6 * 33.75 * 5.0));
    CHECK(result.shared_load.school_mbps[0] == Approx(33.75)); // 101.25 among three
    CHECK(describe_shared_place(result, 0) == "cell site T1");
    CHECK(describe_shared_place(result, 3).empty());
    const auto issues = list_full_sites(result);
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].code == "full_site");
    CHECK(issues[0].message == fmt::format("site \"T1\" has 101.2 Mbps left for schools, and 3 need 120: {}, {}, {}",
                                           result.dataset->schools.id[0], result.dataset->schools.id[1],
                                           result.dataset->schools.id[2]));
}

TEST_CASE("A school alone on a site gets what its own link carries, and no more", "[shared_load]") {
    planner::ScenarioResult result = on_one_site();
    auto plan = std::make_shared<planner::Plan>(*result.plan);
    plan->outcome = {Outcome::cellular, Outcome::fiber, Outcome::fiber, Outcome::offline};
    result.plan = plan;
    result.shared_load = measure_shared_load(result);
    CHECK(result.shared_load.school_mbps[0] == 100.0);
    CHECK(list_full_sites(result).empty());
}

TEST_CASE("A school on a new site gets what that one gives it, not what the model knows of the others",
          "[shared_load]") {
    planner::ScenarioResult result = on_one_site();
    auto layout = std::make_shared<planner::NetworkLayout>(*result.layout);
    layout->modelled_mbps.assign(4, 0.0); // no site reaches them
    auto options = std::make_shared<planner::NetworkOptions>(*result.options);
    options->first_new_site = 1;
    options->new_sites.place = {{30.0, -2.0}};
    options->cellular_mbps.assign(4, 12.5);
    options->cell_site.assign(4, 1);
    result.layout = layout;
    result.options = options;
    CHECK(measure_shared_load(result).school_mbps[0] == 12.5);
}

TEST_CASE("Schools of one ground cell share it in low orbit, and nothing over a geostationary satellite",
          "[shared_load]") {
    planner::ScenarioResult result = on_one_site();
    auto plan = std::make_shared<planner::Plan>(*result.plan);
    plan->outcome.assign(4, Outcome::satellite);
    auto options = std::make_shared<planner::NetworkOptions>(*result.options);
    options->ground_cell = {7, 7, 8, 7};
    options->orbit = {planner::Orbit::leo, planner::Orbit::leo, planner::Orbit::leo, planner::Orbit::geo};
    result.plan = plan;
    result.options = options;
    const planner::SharedLoad load = measure_shared_load(result);
    CHECK(load.schools == std::vector<std::size_t>{2, 2, 1, 0});
    CHECK(load.demand_mbps[1] == 60.0);
    CHECK(load.share_mbps[1] == 25'000.0);
    CHECK(load.school_mbps[1] == 20.0); // one terminal
    CHECK(describe_shared_place(result, 0) == "ground cell 7");
}
