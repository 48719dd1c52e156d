// SPDX-License-Identifier: Apache-2.0
#include "planner/need/preference_flows.h"

#include <cmath>
#include <random>

#include "tests/planner/need/worked_matrix.h"

namespace {

using planner::PreferenceThresholds;

double preference(double difference, const PreferenceThresholds& thresholds) {
    if (difference <= thresholds.indifference) return 0.0;
    if (difference >= thresholds.preference) return 1.0;
    return (difference - thresholds.indifference) / (thresholds.preference - thresholds.indifference);
}

/// Every pair by itself.
planner::PreferenceFlows compare_all(const std::vector<double>& need, const PreferenceThresholds& thresholds) {
    planner::PreferenceFlows flows{std::vector(need.size(), geo::missing), std::vector(need.size(), geo::missing)};
    for (std::size_t school = 0; school < need.size(); ++school) {
        if (std::isnan(need[school])) continue;
        double above = 0.0, below = 0.0, others = 0.0;
        for (std::size_t other = 0; other < need.size(); ++other) {
            if (other == school || std::isnan(need[other])) continue;
            above += preference(need[school] - need[other], thresholds);
            below += preference(need[other] - need[school], thresholds);
            others += 1.0;
        }
        flows.leaving[school] = others > 0.0 ? above / others : 0.0;
        flows.entering[school] = others > 0.0 ? below / others : 0.0;
    }
    return flows;
}

void check_equal(const std::vector<double>& flow, const std::vector<double>& expected) {
    REQUIRE(flow.size() == expected.size());
    for (std::size_t school = 0; school < flow.size(); ++school) {
        if (std::isnan(expected[school])) {
            CHECK(std::isnan(flow[school]));
        } else {
            CHECK(flow[school] == Approx(expected[school]).margin(1e-12)); // running sums of 80 numbers below 10
        }
    }
}

} // namespace

TEST_CASE("Flows are those of the worked matrix", "[preference_flows]") {
    const std::array<PreferenceThresholds, 3> thresholds{{{2, 20}, {5, 50}, {.05, .6}}};
    const planner::CriterionColumns need = tests::worked_matrix();
    std::vector<double> leaving(4, 0.0), entering(4, 0.0), net(4, 0.0);
    for (std::size_t criterion = 0; criterion < thresholds.size(); ++criterion) {
        const auto flows = planner::measure_flows(need[criterion], thresholds[criterion]);
        for (std::size_t school = 0; school < 4; ++school) {
            leaving[school] += tests::worked_weights[criterion] * flows.leaving[school];
            entering[school] += tests::worked_weights[criterion] * flows.entering[school];
            net[school] = leaving[school] - entering[school];
        }
    }
    tests::check_printed(leaving, {.228451, .011111, .727609, .272559});
    tests::check_printed(entering, {.269024, .649832, .072727, .248148});
    tests::check_printed(net, {-.040572, -.638721, .654882, .024411});
}

TEST_CASE("Running sums equal the comparison of every pair, with ties, gaps and equal thresholds",
          "[preference_flows]") {
    const std::array<PreferenceThresholds, 6> thresholds{
        {{0.05, 0.5}, {0.25, 0.25}, {0.0, 0.0}, {0.0, 1.0}, {0.125, 0.375}, {3.0, 9.0}}};
    std::mt19937_64 random{3};
    for (const PreferenceThresholds& of : thresholds) {
        for (const bool is_coarse : {true, false}) {
            for (std::size_t count = 0; count <= 80; count += 8) {
                INFO(of.indifference << " " << of.preference << " " << is_coarse << " " << count);
                std::vector<double> need(count);
                for (double& value : need) {
                    value = std::uniform_real_distribution{-1.0, 1.0}(random);
                    if (is_coarse) value = std::round(value * 8.0) / 8.0; // many ties; differences meet the thresholds
                    if (random() % 5 == 0) value = geo::missing;
                }
                const auto flows = planner::measure_flows(need, of);
                const auto expected = compare_all(need, of);
                check_equal(flows.leaving, expected.leaving);
                check_equal(flows.entering, expected.entering);
            }
        }
    }
}

TEST_CASE("A school alone is preferred to none", "[preference_flows]") {
    const auto flows = planner::measure_flows({geo::missing, 1.0}, {0.05, 0.5});
    CHECK(flows.leaving[1] == 0.0);
    CHECK(flows.entering[1] == 0.0);
    CHECK(std::isnan(flows.leaving[0]));
}
