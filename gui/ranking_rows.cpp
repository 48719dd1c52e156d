// SPDX-License-Identifier: Apache-2.0
#include "gui/ranking_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "planner/need/describe_ranking.h"

namespace gui {

namespace {

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

bool matches(const planner::ScenarioResult& result, const RankingQuery& query, std::size_t school) {
    if (query.outcome && result.plan->outcome[school] != *query.outcome) return false;
    if (query.text.empty()) return true;
    const planner::Schools& schools = result.dataset->schools;
    return holds_text(schools.name[school], query.text) || holds_text(schools.id[school], query.text) ||
           holds_text(schools.admin1[school], query.text) || holds_text(schools.admin2[school], query.text);
}

/// Sorts by a number, the unknown last in both directions; equal ones keep the order of need.
void sort_by(std::vector<std::size_t>& rows, bool descending, auto number) {
    std::ranges::stable_sort(rows, [&](std::size_t left, std::size_t right) {
        const double a = number(left), b = number(right);
        if (std::isnan(a) || std::isnan(b)) return !std::isnan(a) && std::isnan(b);
        return descending ? a > b : a < b;
    });
}

void sort_by_text(std::vector<std::size_t>& rows, bool descending, const geo::TextColumn& text) {
    std::ranges::stable_sort(rows, [&](std::size_t left, std::size_t right) {
        if (text[left].empty() || text[right].empty()) return !text[left].empty() && text[right].empty();
        return descending ? text[right] < text[left] : text[left] < text[right];
    });
}

void sort_rows(std::vector<std::size_t>& rows, const planner::ScenarioResult& result, const RankingQuery& query) {
    const auto by = [&](const auto& column) {
        sort_by(rows, query.descending, [&](std::size_t school) { return static_cast<double>(column[school]); });
    };
    switch (query.sorted_by) {
    case RankingColumn::rank:
        if (query.descending) std::ranges::reverse(rows);
        break;
    case RankingColumn::name:
        sort_by_text(rows, query.descending, result.dataset->schools.name);
        break;
    case RankingColumn::area:
        sort_by_text(rows, query.descending, result.dataset->schools.admin1);
        break;
    case RankingColumn::need:
        by(result.ranking->score);
        break;
    case RankingColumn::learners:
        by(result.indicators->learners);
        break;
    case RankingColumn::technology:
        by(result.plan->outcome);
        break;
    case RankingColumn::year:
        by(result.plan->year);
        break;
    case RankingColumn::npv:
        by(result.school_costs.npv_usd);
        break;
    case RankingColumn::capex:
        by(result.school_costs.capex_usd);
        break;
    }
}

ScoreRange range_of(std::span<const double> scores) {
    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    for (const double score : scores) {
        if (std::isnan(score)) continue;
        lowest = std::min(lowest, score);
        highest = std::max(highest, score);
    }
    return lowest <= highest ? ScoreRange{lowest, highest} : ScoreRange{};
}

} // namespace

double ScoreRange::share(double score) const {
    if (std::isnan(score)) return 0.0;
    return highest > lowest ? (score - lowest) / (highest - lowest) : 1.0;
}

bool holds_text(std::string_view text, std::string_view part) {
    const auto same = [](char a, char b) { return lower(a) == lower(b); };
    return !std::ranges::search(text, part, same).empty() || part.empty();
}

const std::vector<std::size_t>& RankingRows::of(const std::shared_ptr<const planner::ScenarioResult>& result,
                                                const RankingQuery& query) {
    if (result == result_ && query == query_) return rows_;
    if (result != result_)
        thin_words_ = result ? describe_thin_ranking(*result->ranking, result->scenario.ranking) : std::string{};
    result_ = result;
    query_ = query;
    rows_.clear();
    scores_ = {};
    if (!result) return rows_;
    scores_ = range_of(result->ranking->score);
    for (const std::size_t school : result->ranking->order) {
        if (matches(*result, query, school)) rows_.push_back(school);
    }
    sort_rows(rows_, *result, query);
    return rows_;
}

} // namespace gui
