// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/ranking_presets.h"

#include <numeric>

#include "planner/scenario/scenario_file.h"
#include "tests/catch.h"

TEST_CASE("The weights of every preset sum to 1", "[ranking_presets]") {
    for (const planner::RankingPreset& preset : planner::ranking_presets()) {
        INFO(preset.name);
        CHECK(std::accumulate(preset.weights.begin(), preset.weights.end(), 0.0) == Approx(1.0).epsilon(1e-12));
        CHECK(planner::preset_of(preset.weights) == preset.name);
    }
}

TEST_CASE("Presets weigh what their names say, and keep the ratios of the rest", "[ranking_presets]") {
    const auto& presets = planner::ranking_presets();
    const auto& need_only = presets[1].weights;
    CHECK(need_only[0] == Approx(0.15 / 0.85));
    CHECK((need_only[11] == 0.0 && need_only[12] == 0.0));
    CHECK(presets[2].weights == planner::CriterionWeights{0.25, 0, 0, 0.25, 0.25, 0, 0, 0, 0.25, 0, 0, 0, 0, 0});
    const auto& equity = presets[3].weights;
    CHECK(equity[7] + equity[8] + equity[9] + equity[10] == Approx(0.40));
    CHECK(equity[0] / equity[3] == Approx(0.15 / 0.10)); // the others keep their ratios
}

TEST_CASE("A preset in a file sets all weights, and single ones replace it", "[ranking_presets]") {
    const auto scenario =
        planner::parse_scenario("[ranking.weights]\nlearners = 0.3\n[ranking]\npreset = \"sdg_4a1\"", "a.toml");
    CHECK(scenario.ranking.weights[0] == 0.25);
    CHECK(scenario.ranking.weights[11] == 0.3);
    CHECK(planner::preset_of(scenario.ranking.weights) == "custom");
}
