// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/ranking_presets.h"

#include <algorithm>

namespace planner {

namespace {

/// Positions in criterion_names.
namespace position {
constexpr std::size_t speed_gap = 0, electricity = 3, learners_per_device = 4, wealth = 7, adapted = 8, language = 10,
                      learners = 11, unserved_population = 12;
}

/// Rows 12-13 count nothing, the others are rescaled to a sum of 1.
CriterionWeights need_only(CriterionWeights weights) {
    const double kept = 1.0 - weights[position::learners] - weights[position::unserved_population];
    for (double& weight : weights)
        weight /= kept;
    weights[position::learners] = weights[position::unserved_population] = 0.0;
    return weights;
}

/// Internet, electricity, computers and adapted infrastructure, each a quarter.
CriterionWeights sdg_4a1() {
    CriterionWeights weights{};
    for (const std::size_t criterion :
         {position::speed_gap, position::electricity, position::learners_per_device, position::adapted})
        weights[criterion] = 0.25;
    return weights;
}

/// Inclusion (wealth, adapted, girls, language) weighs .40 instead of .20; the others share the rest as before.
CriterionWeights equity_first(CriterionWeights weights) {
    for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
        const bool is_inclusion = criterion >= position::wealth && criterion <= position::language;
        weights[criterion] *= is_inclusion ? 0.40 / 0.20 : 0.60 / 0.80;
    }
    return weights;
}

} // namespace

const std::vector<RankingPreset>& ranking_presets() {
    static const CriterionWeights standard = RankingRules{}.weights;
    static const std::vector<RankingPreset> presets{{"default", standard},
                                                    {"need_only", need_only(standard)},
                                                    {"sdg_4a1", sdg_4a1()},
                                                    {"equity_first", equity_first(standard)}};
    return presets;
}

std::string_view preset_of(const CriterionWeights& weights) {
    const auto found = std::ranges::find(ranking_presets(), weights, &RankingPreset::weights);
    return found == ranking_presets().end() ? "custom" : found->name;
}

} // namespace planner
