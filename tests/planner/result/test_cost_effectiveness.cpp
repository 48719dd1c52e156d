// SPDX-License-Identifier: Apache-2.0
#include "planner/result/cost_effectiveness.h"

#include <cmath>

#include "tests/catch.h"
#include "tests/hash.h"

using planner::CostedEffect;
using planner::Efficiency;
using planner::judge_cost_effectiveness;

namespace {

using Rows = std::vector<std::size_t>;

} // namespace

// the worked options of METHODS.md "Cost-effectiveness"
TEST_CASE("Average and further costs of an effect are those worked out by hand", "[cost_effectiveness]") {
    enum : std::size_t { none, offline, cellular, satellite, fiber };
    const std::vector<CostedEffect> options{{0, 0}, {9'000, 180}, {16'000, 300}, {24'000, 330}, {42'000, 480}};
    const auto judged = judge_cost_effectiveness(options);
    const std::vector<double> average{50, 53.333, 72.727, 87.5}, step{50, 58.333, 266.667, 120};
    for (std::size_t option = offline; option <= fiber; ++option) {
        CHECK(judged[option].usd_per_effect == Approx(average[option - 1]).margin(5e-4));
        CHECK(judged[option].usd_per_step == Approx(step[option - 1]).margin(5e-4));
    }
    CHECK(std::isnan(judged[none].usd_per_effect));
    CHECK(std::isnan(judged[none].usd_per_step));
    CHECK(judged[satellite].efficiency == Efficiency::extendedly_dominated);
    CHECK(judged[satellite].better == Rows{cellular, fiber});
    CHECK(std::isnan(judged[satellite].usd_per_further_effect));
    for (const std::size_t option : {none, offline, cellular, fiber})
        CHECK(judged[option].efficiency == Efficiency::on_frontier);
    CHECK(std::isnan(judged[none].usd_per_further_effect));
    CHECK(judged[offline].usd_per_further_effect == Approx(50));
    CHECK(judged[cellular].usd_per_further_effect == Approx(58.333).margin(5e-4));
    CHECK(judged[fiber].usd_per_further_effect == Approx(144.444).margin(5e-4));
}

TEST_CASE("The Pareto front and its hypervolume are those worked out by hand", "[cost_effectiveness]") {
    const std::vector<CostedEffect> options{{10, 50}, {12, 50}, {15, 70}, {20, 65}, {25, 90}, {30, 90}};
    CHECK(pareto_front(options) == Rows{0, 2, 4});
    CHECK(hypervolume(options, {40, 0}) == 2'300);
    CHECK(hypervolume(options, {20, 60}) == (20 - 15) * (70 - 60)); // only the second reaches into it
    const auto judged = judge_cost_effectiveness(options);
    CHECK(judged[1].better == Rows{0}); // costs more for as much
    CHECK(judged[3].better == Rows{2}); // costs more and reaches less
    CHECK(judged[5].better == Rows{4});
    for (const std::size_t option : {1, 3, 5})
        CHECK(judged[option].efficiency == Efficiency::dominated);
}

TEST_CASE("Equal options share a verdict, and one whose effect is not known has none", "[cost_effectiveness]") {
    const std::vector<CostedEffect> options{{0, 0}, {10, 5}, {10, 5}, {4, geo::missing}, {0, 0}};
    const auto judged = judge_cost_effectiveness(options);
    CHECK(judged[2].efficiency == Efficiency::on_frontier);
    CHECK(judged[2].usd_per_further_effect == 2.0);
    CHECK(judged[3].efficiency == Efficiency::unknown);
    CHECK(std::isnan(judged[3].usd_per_effect));
    CHECK(judged[4].efficiency == Efficiency::on_frontier);
    CHECK(pareto_front(options) == Rows{0, 1});
}

TEST_CASE("An option is off the frontier where one other, or a mix of two, is better", "[cost_effectiveness]") {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        std::vector<CostedEffect> options{{0, 0}};
        for (std::uint64_t option = 0; option < 7; ++option) {
            options.push_back({static_cast<double>(tests::below(seed, 0, option, 20)),
                               static_cast<double>(tests::below(seed, 1, option, 20))});
        }
        const auto judged = judge_cost_effectiveness(options);
        for (std::size_t option = 0; option < options.size(); ++option) {
            const CostedEffect& at = options[option];
            bool is_dominated = false, is_mixed = false;
            for (const CostedEffect& one : options) {
                is_dominated = is_dominated || (one.usd <= at.usd && one.effect >= at.effect &&
                                                (one.usd < at.usd || one.effect > at.effect));
                for (const CostedEffect& other : options) {
                    if (one.effect >= at.effect || other.effect <= at.effect) continue;
                    const double part = (at.effect - one.effect) / (other.effect - one.effect);
                    is_mixed = is_mixed || one.usd + part * (other.usd - one.usd) < at.usd - 1e-9;
                }
            }
            INFO(seed << " " << option);
            CHECK(judged[option].efficiency == (is_dominated ? Efficiency::dominated
                                                : is_mixed   ? Efficiency::extendedly_dominated
                                                             : Efficiency::on_frontier));
        }
    }
}
