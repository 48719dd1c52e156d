// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "planner/need/ranking.h"

namespace planner {

/// A named set of weights.
struct RankingPreset {
    std::string_view name;
    CriterionWeights weights;
};

/// The presets: default, need_only, sdg_4a1, equity_first. Source: METHODS.md "Need score".
const std::vector<RankingPreset>& ranking_presets();

/// The preset that has exactly these weights, or "custom".
std::string_view preset_of(const CriterionWeights& weights);

} // namespace planner
