// SPDX-License-Identifier: Apache-2.0
#include "geo/missing.h"
#include "planner/need/criteria.h"
#include "planner/need/describe_ranking.h"
#include "planner/need/normalise.h"
#include "planner/need/ranking.h"
#include "tests/catch.h"
#include "tests/planner/need/worked_matrix.h"
#include "tests/random_country.h"
#include "tests/tables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>

namespace {

using planner::RankingRules;

/// The ranking of the worked matrix; TOPSIS takes its plain numbers.
planner::Ranking worked_ranking(RankingRules rules) {
    rules.weights = tests::worked_weights;
    planner::Ranking ranking;
    ranking.need = tests::worked_matrix();
    if (rules.aggregation != RankingRules::Aggregation::topsis) {
        for (std::vector<double>& column : ranking.need)
            column = planner::normalise({column, false}, rules.normalisation);
    }
    planner::score_schools(rules, ranking);
    return ranking;
}

/// Schools A to D by falling score.
std::string order_of(const planner::Ranking& ranking) {
    std::string order = "ABCD";
    std::ranges::sort(order, std::greater{}, [&](char row) { return ranking.score[std::size_t(row - 'A')]; });
    return order;
}

/// Whether the contributions sum to each score.
void check_contributions(const planner::Ranking& ranking) {
    for (std::size_t school = 0; school < ranking.score.size(); ++school) {
        double sum = 0.0;
        for (const auto& column : ranking.contribution)
            sum += column[school];
        CHECK(sum == Approx(ranking.score[school]).margin(1e-12));
    }
}

} // namespace

TEST_CASE("Scores are those of the worked matrix", "[ranking]") {
    using Normalisation = RankingRules::Normalisation;
    using Aggregation = RankingRules::Aggregation;
    const auto score = [](const RankingRules& rules) { return worked_ranking(rules).score; };
    tests::check_printed(score({.normalisation = Normalisation::min_max}), {.457051, .046154, .900000, .477778});
    tests::check_printed(score({.normalisation = Normalisation::z}), {-.046600, -1.137062, 1.163163, .020499});
    tests::check_printed(score({.normalisation = Normalisation::rank}), {.500000, .100000, .866667, .533333});
    tests::check_printed(score({.normalisation = Normalisation::min_max, .aggregation = Aggregation::geometric}),
                         {.428392, .023073, .872285, .187972});
    tests::check_printed(score({.aggregation = Aggregation::topsis}), {.417366, .068821, .848581, .490229});
}

TEST_CASE("Only the geometric aggregation changes the order of the worked matrix", "[ranking]") {
    using Normalisation = RankingRules::Normalisation;
    using Aggregation = RankingRules::Aggregation;
    for (const auto normalisation : {Normalisation::min_max, Normalisation::z, Normalisation::rank})
        CHECK(order_of(worked_ranking({.normalisation = normalisation})) == "CDAB");
    for (const auto aggregation : {Aggregation::topsis, Aggregation::promethee})
        CHECK(order_of(worked_ranking({.normalisation = Normalisation::min_max, .aggregation = aggregation})) ==
              "CDAB");
    CHECK(order_of(worked_ranking({.normalisation = Normalisation::min_max, .aggregation = Aggregation::geometric})) ==
          "CADB"); // no weight makes up for D's one zero
}

TEST_CASE("The mean rank shift is how many places a school moves", "[ranking]") {
    using Aggregation = RankingRules::Aggregation;
    const auto ranked = [](Aggregation aggregation) {
        planner::Ranking ranking =
            worked_ranking({.normalisation = RankingRules::Normalisation::min_max, .aggregation = aggregation});
        const std::string order = order_of(ranking);
        for (const char row : {'A', 'B', 'C', 'D'})
            ranking.rank.push_back(order.find(row) + 1);
        return ranking;
    };
    const planner::Ranking additive = ranked(Aggregation::additive);
    CHECK(planner::mean_rank_shift(additive, ranked(Aggregation::topsis)) == 0.0);
    CHECK(planner::mean_rank_shift(additive, ranked(Aggregation::geometric)) == 0.5); // A and D by one of four
    CHECK(planner::mean_rank_shift({}, {}) == 0.0);
}

TEST_CASE("With the deviation of a sample all z scores shrink alike", "[ranking]") {
    const planner::Ranking ranking = worked_ranking({.normalisation = RankingRules::Normalisation::z});
    const std::array printed{-.040357, -.984725, 1.007329, .017753}; // n - 1 = 3 instead of n = 4
    for (std::size_t school = 0; school < printed.size(); ++school)
        CHECK(ranking.score[school] * std::sqrt(3.0 / 4.0) == Approx(printed[school]).margin(1e-6));
}

TEST_CASE("A constant column is no need", "[ranking]") {
    for (const auto normalisation :
         {RankingRules::Normalisation::min_max, RankingRules::Normalisation::z, RankingRules::Normalisation::rank}) {
        const std::vector<double> need = planner::normalise({{7.0, 7.0}, false}, normalisation);
        if (normalisation == RankingRules::Normalisation::rank) {
            CHECK(need == std::vector{0.5, 0.5}); // mid-ranks of two equals
        } else {
            CHECK(need == std::vector{0.0, 0.0});
        }
    }
}

TEST_CASE("What is not known drops out, and completeness says how much is known", "[ranking]") {
    planner::Schools schools = tests::unknown_schools(2);
    planner::Indicators indicators = tests::unknown_indicators(2);
    schools.electricity[0] = planner::Electricity::none;
    const planner::Ranking ranking = planner::rank_schools(schools, indicators, RankingRules{});
    CHECK(ranking.score[0] == Approx(1.0)); // full need on the one criterion that is known
    CHECK(ranking.completeness[0] == Approx(0.10));
    CHECK(std::isnan(ranking.score[1]));
    CHECK(ranking.completeness[1] == 0.0);
    CHECK(ranking.order == std::vector<std::size_t>{0, 1});
}

TEST_CASE("Contributions sum to the score", "[ranking]") {
    using Aggregation = RankingRules::Aggregation;
    for (const auto aggregation : {Aggregation::additive, Aggregation::topsis, Aggregation::promethee}) {
        const planner::Ranking ranking =
            planner::rank_schools(tests::six_schools(), tests::unknown_indicators(6), {.aggregation = aggregation});
        check_contributions(ranking);
        CHECK(ranking.order.front() == 3); // no device, no power, no network: S4
        CHECK(ranking.rank[3] == 1);
    }
}

TEST_CASE("Net flows weigh out over all schools where all is known", "[ranking]") {
    const planner::Ranking ranking = worked_ranking(
        {.normalisation = RankingRules::Normalisation::rank, .aggregation = RankingRules::Aggregation::promethee});
    CHECK(std::accumulate(ranking.score.begin(), ranking.score.end(), 0.0) == Approx(0.0).margin(1e-12));
}

TEST_CASE("Every aggregation ranks every school of a country", "[ranking]") {
    constexpr std::size_t school_count = 3'000;
    const planner::Dataset country = tests::random_country(school_count, 11);
    geo::Progress progress;
    const planner::Indicators indicators = planner::measure_indicators(country, {}, {}, progress);
    std::vector<std::size_t> all_ranks(school_count);
    std::iota(all_ranks.begin(), all_ranks.end(), std::size_t{1});
    using Aggregation = RankingRules::Aggregation;
    for (const auto aggregation :
         {Aggregation::additive, Aggregation::geometric, Aggregation::topsis, Aggregation::promethee}) {
        const planner::Ranking ranking =
            planner::rank_schools(country.schools, indicators, {.aggregation = aggregation});
        std::vector<std::size_t> ranks = ranking.rank;
        std::ranges::sort(ranks);
        CHECK(ranks == all_ranks);
        const double lowest = aggregation == Aggregation::promethee ? -1.0 : 0.0;
        CHECK(std::ranges::all_of(ranking.score, [&](double score) { return score >= lowest && score <= 1.0; }));
        for (std::size_t place = 1; place < school_count; ++place)
            CHECK_FALSE(ranking.score[ranking.order[place - 1]] < ranking.score[ranking.order[place]]);
    }
}

TEST_CASE("Scaling all weights leaves the ranking", "[ranking]") {
    const planner::Schools schools = tests::six_schools();
    RankingRules doubled;
    for (double& weight : doubled.weights)
        weight *= 2.0;
    const planner::Ranking once = planner::rank_schools(schools, tests::unknown_indicators(6), RankingRules{});
    const planner::Ranking twice = planner::rank_schools(schools, tests::unknown_indicators(6), doubled);
    CHECK(once.order == twice.order);
}

TEST_CASE("A slower connection never improves a school's rank", "[ranking]") {
    const planner::Schools schools = tests::six_schools();
    const planner::Ranking before = planner::rank_schools(schools, tests::unknown_indicators(6), RankingRules{});
    for (std::size_t school = 0; school < schools.size(); ++school) {
        planner::Schools slower = schools;
        slower.download_mbps[school] /= 2.0;
        const planner::Ranking after = planner::rank_schools(slower, tests::unknown_indicators(6), RankingRules{});
        CHECK(after.rank[school] <= before.rank[school]);
    }
}

TEST_CASE("Criteria follow their goalposts", "[criteria]") {
    planner::Schools schools = tests::six_schools();
    planner::Indicators indicators = tests::unknown_indicators(6);
    indicators.fiber_distance_m = {0.0, 50'000.0, 80'000.0, 1'000.0, geo::missing, 0.0};
    indicators.coverage[0] = planner::Generation::g3;
    const auto criteria = planner::measure_criteria(schools, indicators, RankingRules{});
    CHECK(criteria[0].need[1] == Approx(1.0 - 8.0 / 20.0)); // speed gap
    CHECK(criteria[0].need[0] == 0.0);
    CHECK(criteria[1].need[0] == 0.5);
    CHECK(std::isnan(criteria[1].need[1]));
    CHECK(criteria[2].need[1] == Approx(1.0));
    CHECK(criteria[2].need[2] == 1.0);
    CHECK(criteria[2].need[3] == Approx(std::log(2.0) / std::log(51.0)));
    CHECK(std::isnan(criteria[2].need[4]));
    CHECK(criteria[4].need[0] == Approx(std::log(800.0 / 40.0 / 5.0) / std::log(20.0)));
    CHECK(criteria[4].need[3] == 1.0);
    CHECK(criteria[5].need[0] == Approx(1.0 - 30.0 / 40.0));
    CHECK(criteria[6].need[0] == Approx(1.0 - 12.0 / 20.0));
    CHECK(criteria[9].need[2] == Approx(std::min(1.0, 150.0 / 320.0 * 1.0 * 2.0)));
    CHECK(criteria[11].need[0] == Approx(std::log(801.0) / std::log(2001.0)));
}

TEST_CASE("Permuting the schools permutes the ranking", "[ranking]") {
    const planner::Schools schools = tests::six_schools();
    planner::Schools reversed = schools;
    tests::reverse(reversed);
    using Normalisation = RankingRules::Normalisation;
    using Aggregation = RankingRules::Aggregation;
    for (const RankingRules& rules :
         {RankingRules{}, RankingRules{.normalisation = Normalisation::min_max},
          RankingRules{.normalisation = Normalisation::z}, RankingRules{.normalisation = Normalisation::rank},
          RankingRules{.aggregation = Aggregation::topsis}, RankingRules{.aggregation = Aggregation::promethee}}) {
        const planner::Ranking straight = planner::rank_schools(schools, tests::unknown_indicators(6), rules);
        const planner::Ranking turned = planner::rank_schools(reversed, tests::unknown_indicators(6), rules);
        for (std::size_t place = 0; place < 6; ++place) {
            CHECK(schools.id[straight.order[place]] == reversed.id[turned.order[place]]);
        }
    }
}

TEST_CASE("A school of which nothing is known has no score and ranks last", "[ranking]") {
    planner::Schools schools = tests::unknown_schools(3);
    schools.electricity = {planner::Electricity::unknown, planner::Electricity::grid, planner::Electricity::none};
    const planner::Ranking ranking = planner::rank_schools(schools, tests::unknown_indicators(3), {});
    CHECK(std::isnan(ranking.score[0]));
    CHECK(ranking.score[1] == 0.0);
    CHECK(ranking.score[2] == 1.0);
    CHECK(ranking.rank == std::vector<std::size_t>{3, 2, 1});
}

TEST_CASE("What a ranking rests on is told where it is little", "[ranking]") {
    planner::Ranking ranking;
    for (auto& need : ranking.need)
        need.assign(3, geo::missing);
    score_schools({}, ranking);
    CHECK(planner::describe_thin_ranking(ranking, {}) == "no need is known: none of the 13 indicators has data");
    ranking.need[3] = {0.0, geo::missing, 1.0}; // electricity, .10 of the weight
    score_schools({}, ranking);
    CHECK(planner::describe_thin_ranking(ranking, {}) ==
          "the ranking rests on 1 of 13 indicators; the median school knows 10 % of their weight");
    for (auto& need : ranking.need)
        need.assign(3, 0.5);
    score_schools({}, ranking);
    CHECK(planner::describe_thin_ranking(ranking, {}).empty());
    CHECK(planner::describe_thin_ranking({}, {}).empty());
}
