// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "planner/need/ranking.h"

namespace planner {

/// A line on what a ranking rests on, where that is little: the median school knows less than 0.3 of the weight.
/// Empty where it knows more, and without a school.
std::string describe_thin_ranking(const Ranking& ranking, const RankingRules& rules);

/// A sentence on what the contributions to a score mean; empty where they are plain parts of a sum.
std::string_view describe_contributions(RankingRules::Aggregation aggregation);

} // namespace planner
