// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/result/scenario_result.h"

namespace gui {

/// A column of the ranking table.
enum class RankingColumn { rank, name, area, need, learners, technology, year, npv, capex };

/// What the table is to show, and in which order.
struct RankingQuery {
    std::string text; // in name, id or area, whatever the case; empty: all
    std::optional<planner::Outcome> outcome;
    RankingColumn sorted_by = RankingColumn::rank;
    bool descending = false;
    friend bool operator==(const RankingQuery&, const RankingQuery&) = default;
};

/// What the need scores of a ranking span.
struct ScoreRange {
    double lowest = 0.0, highest = 1.0;

    /// Where a score lies between them, 0..1; 1 where all are equal, 0 where it is not known.
    double share(double score) const;
};

/// The rows of the table, kept until the result or the question changes.
class RankingRows {
public:
    /// Rows of Dataset::schools, filtered and sorted; unknown values come last; equal ones by rank.
    const std::vector<std::size_t>& of(const std::shared_ptr<const planner::ScenarioResult>& result,
                                       const RankingQuery& query);
    /// Lowest and highest need score of all schools of that result; 0 and 1 where none is known.
    const ScoreRange& scores() const { return scores_; }
    /// That the ranking of that result rests on little, in words; empty: it does not.
    const std::string& thin_words() const { return thin_words_; }

private:
    std::shared_ptr<const planner::ScenarioResult> result_;
    RankingQuery query_;
    std::vector<std::size_t> rows_;
    ScoreRange scores_;
    std::string thin_words_;
};

/// Whether `text` holds `part`, ASCII case aside.
bool holds_text(std::string_view text, std::string_view part);

} // namespace gui
