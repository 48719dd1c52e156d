// SPDX-License-Identifier: Apache-2.0
#include "planner/people/apportion.h"

#include <cmath>
#include <numeric>
#include <random>

#include "tests/catch.h"

using planner::Claims, planner::share_hamilton, planner::share_leximin, planner::share_sainte_lague;
using Counts = std::vector<std::size_t>;

namespace {

/// METHODS.md "Sharing out devices": six schools and sixty devices.
const std::vector<double> learners{800, 500, 320, 210, 120, 380}, computers{40, 10, 4, 0, 2, 12};
const std::vector<double> weighted{800 * 1.0, 500 * 1.1, 320 * 1.4, 210 * 1.6, 120 * 1.7, 380 * 1.2};
const Counts no_limit(6, 1'000);

/// Each piece looked for among all rows: weight / (first + step x got), those with nothing first and by weight.
Counts share_one_by_one(const Claims& claims, const std::vector<double>& first, double step, std::size_t piece_count) {
    Counts got(claims.size(), 0);
    for (std::size_t piece = 0; piece < piece_count; ++piece) {
        std::size_t best = claims.size();
        double best_quotient = 0.0;
        for (std::size_t row = 0; row < claims.size(); ++row) {
            if (!(claims.weight[row] > 0.0) || got[row] == claims.limit[row]) continue;
            const double quotient = claims.weight[row] / (first[row] + step * static_cast<double>(got[row]));
            const bool is_heavier_of_empty = best < claims.size() && std::isinf(quotient) &&
                                             std::isinf(best_quotient) && claims.weight[row] > claims.weight[best];
            if (best < claims.size() && quotient <= best_quotient && !is_heavier_of_empty) continue;
            best = row;
            best_quotient = quotient;
        }
        if (best == claims.size()) break;
        ++got[best];
    }
    return got;
}

Claims random_claims(std::mt19937& random, std::size_t count) {
    Claims claims;
    for (std::size_t row = 0; row < count; ++row) {
        claims.weight.push_back(random() % 9 == 0 ? std::nan("") : static_cast<double>(random() % 12) * 20.0);
        claims.limit.push_back(random() % 40);
    }
    return claims;
}

std::size_t sum(const Counts& counts) { return std::accumulate(counts.begin(), counts.end(), std::size_t{0}); }

} // namespace

TEST_CASE("Sixty devices go to six schools as the table says", "[apportion]") {
    CHECK(share_leximin({learners, no_limit}, computers, 1.0, 60) == Counts{3, 17, 14, 12, 5, 9});
    CHECK(share_hamilton({weighted, no_limit}, 60) == Counts{17, 12, 10, 7, 4, 10});
    CHECK(share_sainte_lague({weighted, no_limit}, 60) == Counts{17, 12, 10, 7, 4, 10});
    const std::vector printed{18.605, 18.519, 17.778, 17.500, 17.143, 18.095}; // learners per device then
    const Counts got = share_leximin({learners, no_limit}, computers, 1.0, 60);
    for (std::size_t school = 0; school < 6; ++school) {
        CHECK(learners[school] / (computers[school] + static_cast<double>(got[school])) ==
              Approx(printed[school]).margin(5e-4));
    }
}

TEST_CASE("The first devices go to schools without any, the largest first", "[apportion]") {
    const Claims claims{{50, 90, 90, 400}, {9, 9, 9, 9}};
    const std::vector<double> held{0, 0, 0, 1};
    CHECK(share_leximin(claims, held, 1.0, 1) == Counts{0, 1, 0, 0}); // of equal ones the earlier
    CHECK(share_leximin(claims, held, 1.0, 2) == Counts{0, 1, 1, 0});
    CHECK(share_leximin(claims, held, 1.0, 4) == Counts{1, 1, 1, 1});
}

TEST_CASE("Sharing by a level is sharing piece by piece", "[apportion]") {
    std::mt19937 random{5};
    for (int repeat = 0; repeat < 400; ++repeat) {
        const std::size_t count = 1 + random() % 30;
        const Claims claims = random_claims(random, count);
        const std::size_t pieces = random() % 600;
        const double step = 1.0 + static_cast<double>(random() % 3);
        std::vector<double> held;
        for (std::size_t row = 0; row < count; ++row)
            held.push_back(static_cast<double>(random() % 5));
        INFO(repeat);
        CHECK(share_leximin(claims, held, step, pieces) == share_one_by_one(claims, held, step, pieces));
        const std::vector<double> ones(count, 1.0);
        CHECK(share_sainte_lague(claims, pieces) == share_one_by_one(claims, ones, 2.0, pieces));
    }
}

TEST_CASE("Hamilton's method stays within a piece of the quota", "[apportion]") {
    std::mt19937 random{6};
    for (int repeat = 0; repeat < 100; ++repeat) {
        Claims claims = random_claims(random, 20);
        claims.weight[0] = 100.0;
        claims.limit.assign(20, 10'000);
        const std::size_t pieces = random() % 5'000;
        const Counts got = share_hamilton(claims, pieces);
        CHECK(sum(got) == pieces);
        double weight = 0.0;
        for (const double of_row : claims.weight)
            weight += of_row > 0.0 ? of_row : 0.0;
        for (std::size_t row = 0; row < 20; ++row) {
            const double quota =
                claims.weight[row] > 0.0 ? static_cast<double>(pieces) * claims.weight[row] / weight : 0.0;
            CHECK(std::abs(static_cast<double>(got[row]) - quota) < 1.0);
        }
    }
}

TEST_CASE("Of equal remainders the earlier row gets the piece, however the quotas round", "[apportion]") {
    CHECK(share_hamilton({{42, 14}, {100, 100}}, 34) == Counts{26, 8});           // 25.5, 8.5
    CHECK(share_hamilton({{14, 42}, {100, 100}}, 34) == Counts{9, 25});           // 8.5, 25.5
    CHECK(share_hamilton({{4, 1, 1}, {100, 100, 100}}, 2) == Counts{2, 0, 0});    // 1.333, .333, .333
    CHECK(share_hamilton({{1, 4, 1}, {100, 100, 100}}, 2) == Counts{1, 1, 0});    // .333, 1.333, .333
    CHECK(share_hamilton({{49, 49, 98}, {100, 100, 100}}, 4) == Counts{1, 1, 2}); // none is left over
}

TEST_CASE("What a limit leaves over goes to the others", "[apportion]") {
    std::mt19937 random{7};
    for (int repeat = 0; repeat < 200; ++repeat) {
        const Claims claims = random_claims(random, 15);
        const std::size_t pieces = random() % 400;
        std::size_t most = 0;
        for (std::size_t row = 0; row < 15; ++row)
            most += claims.weight[row] > 0.0 ? claims.limit[row] : 0;
        const std::vector<double> nothing(15, 0.0);
        for (const Counts& got : {share_hamilton(claims, pieces), share_sainte_lague(claims, pieces),
                                  share_leximin(claims, nothing, 1.0, pieces)}) {
            CHECK(sum(got) == std::min(pieces, most));
            for (std::size_t row = 0; row < 15; ++row)
                CHECK(got[row] <= claims.limit[row]);
        }
    }
}

TEST_CASE("One device more takes none from anybody, but by Hamilton's method", "[apportion]") {
    // the Alabama paradox: weights 6, 6, 2; of ten seats the small one has two, of eleven one
    const Claims claims{{6, 6, 2}, {100, 100, 100}};
    CHECK(share_hamilton(claims, 10) == Counts{4, 4, 2});
    CHECK(share_hamilton(claims, 11) == Counts{5, 5, 1});
    Counts before = share_sainte_lague(claims, 0);
    for (std::size_t pieces = 1; pieces < 100; ++pieces) {
        const Counts after = share_sainte_lague(claims, pieces);
        for (std::size_t row = 0; row < 3; ++row)
            CHECK(after[row] >= before[row]);
        before = after;
    }
}

TEST_CASE("A million devices are shared among a hundred thousand schools, none lost", "[apportion]") {
    std::mt19937 random{8};
    Claims claims;
    std::vector<double> held;
    for (std::size_t row = 0; row < 100'000; ++row) {
        claims.weight.push_back(20.0 + static_cast<double>(random() % 1'500));
        claims.limit.push_back(1'000);
        held.push_back(static_cast<double>(random() % 20));
    }
    CHECK(sum(share_leximin(claims, held, 1.0, 1'000'000)) == 1'000'000);
    CHECK(sum(share_sainte_lague(claims, 1'000'000)) == 1'000'000);
    CHECK(sum(share_hamilton(claims, 1'000'000)) == 1'000'000);
}
