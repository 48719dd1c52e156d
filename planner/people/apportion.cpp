// SPDX-License-Identifier: Apache-2.0
#include "planner/people/apportion.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <numeric>

namespace planner {
namespace {

/// Rows whose next piece is worth weight / (first + step x pieces got): divisor methods differ in these two alone.
class Quotients {
public:
    Quotients(const Claims& claims, std::span<const double> first, double step)
        : claims_{claims}, first_{first}, step_{step} {}

    /// All pieces, given one after the other to the highest quotient, or as many as the limits let pass.
    std::vector<std::size_t> share(std::size_t piece_count) const {
        std::vector<std::size_t> pieces = begin_sharing(piece_count);
        std::size_t left = piece_count - std::accumulate(pieces.begin(), pieces.end(), std::size_t{0});
        const auto comes_later = [&](std::size_t late, std::size_t early) { return is_before(early, late, pieces); };
        std::vector<std::size_t> open;
        for (std::size_t row = 0; row < claims_.size(); ++row) {
            if (takes_more(row, pieces[row])) open.push_back(row);
        }
        std::ranges::make_heap(open, comes_later);
        for (; left > 0 && !open.empty(); --left) {
            std::ranges::pop_heap(open, comes_later);
            const std::size_t row = open.back();
            open.pop_back();
            if (!takes_more(row, ++pieces[row])) continue;
            open.push_back(row);
            std::ranges::push_heap(open, comes_later);
        }
        return pieces;
    }

private:
    bool takes_more(std::size_t row, std::size_t pieces) const {
        return claims_.weight[row] > 0.0 && pieces < claims_.limit[row];
    }
    double quotient(std::size_t row, std::size_t pieces) const {
        return claims_.weight[row] / (first_[row] + step_ * static_cast<double>(pieces));
    }
    bool is_before(std::size_t row, std::size_t other, const std::vector<std::size_t>& pieces) const {
        const double of_row = quotient(row, pieces[row]), of_other = quotient(other, pieces[other]);
        if (of_row != of_other) return of_row > of_other;
        if (std::isinf(of_row) && claims_.weight[row] != claims_.weight[other])
            return claims_.weight[row] > claims_.weight[other];
        return row < other;
    }

    /// How many pieces of a row are worth more than a level above 0.
    std::size_t pieces_above(std::size_t row, double level) const {
        if (!(claims_.weight[row] > 0.0)) return 0;
        const std::size_t limit = claims_.limit[row];
        const double guess = std::ceil((claims_.weight[row] / level - first_[row]) / step_);
        auto pieces = static_cast<std::size_t>(std::clamp(guess, 0.0, static_cast<double>(limit)));
        while (pieces < limit && quotient(row, pieces) > level)
            ++pieces;
        while (pieces > 0 && quotient(row, pieces - 1) <= level)
            --pieces;
        return pieces;
    }
    std::vector<std::size_t> all_above(double level) const {
        std::vector<std::size_t> pieces(claims_.size());
        for (std::size_t row = 0; row < pieces.size(); ++row)
            pieces[row] = pieces_above(row, level);
        return pieces;
    }

    /// The pieces above a level that is halved in until no more than one for each row is left to give, so that a
    /// million pieces take no longer than a thousand.
    std::vector<std::size_t> begin_sharing(std::size_t piece_count) const {
        constexpr int most_halvings = 60;
        std::vector<std::size_t> given(claims_.size(), 0);
        std::size_t given_count = 0;
        double low = 0.0, high = highest_level();
        for (int halving = 0; halving < most_halvings && piece_count - given_count > claims_.size(); ++halving) {
            const double level = 0.5 * (low + high);
            std::vector<std::size_t> pieces = all_above(level);
            const std::size_t count = std::accumulate(pieces.begin(), pieces.end(), std::size_t{0});
            if (count > piece_count) {
                low = level;
                continue;
            }
            high = level;
            given = std::move(pieces);
            given_count = count;
        }
        return given;
    }

    /// Above every quotient but those of rows that hold nothing.
    double highest_level() const {
        double level = 0.0;
        for (std::size_t row = 0; row < claims_.size(); ++row) {
            if (claims_.weight[row] > 0.0) level = std::max(level, quotient(row, first_[row] > 0.0 ? 0 : 1));
        }
        return level;
    }

    const Claims& claims_;
    std::span<const double> first_;
    double step_;
};

/// Rows that still take part in a division by quotas.
std::vector<std::size_t> rows_with_claim(const Claims& claims) {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < claims.size(); ++row) {
        if (claims.weight[row] > 0.0 && claims.limit[row] > 0) rows.push_back(row);
    }
    return rows;
}

} // namespace

std::vector<std::size_t> share_leximin(const Claims& claims, std::span<const double> held_before, double piece_size,
                                       std::size_t piece_count) {
    assert(claims.limit.size() == claims.size() && held_before.size() == claims.size() && piece_size > 0.0);
    return Quotients{claims, held_before, piece_size}.share(piece_count);
}

std::vector<std::size_t> share_sainte_lague(const Claims& claims, std::size_t piece_count) {
    assert(claims.limit.size() == claims.size());
    const std::vector<double> ones(claims.size(), 1.0);
    return Quotients{claims, ones, 2.0}.share(piece_count);
}

std::vector<std::size_t> share_hamilton(const Claims& claims, std::size_t piece_count) {
    assert(claims.limit.size() == claims.size());
    std::vector<std::size_t> pieces(claims.size(), 0);
    std::vector<std::size_t> open = rows_with_claim(claims);
    std::size_t left = piece_count;
    double to_share = 0.0, weight = 0.0; // pieces, and the weight that they are shared by
    const auto claim = [&](std::size_t row) { return claims.weight[row] * to_share; }; // the quota times `weight`
    for (bool is_settled = false; !is_settled;) {
        to_share = static_cast<double>(left);
        weight = 0.0;
        for (const std::size_t row : open)
            weight += claims.weight[row];
        const auto full = std::stable_partition(open.begin(), open.end(), [&](std::size_t row) {
            return claim(row) / weight < static_cast<double>(claims.limit[row]);
        });
        for (auto row = full; row != open.end(); ++row) {
            pieces[*row] = claims.limit[*row];
            left -= pieces[*row];
        }
        is_settled = full == open.end();
        open.erase(full, open.end());
    }
    // exact for whole weights, where a quota's fraction is rounded: equal remainders are ties
    const auto remainder = [&](std::size_t row) { return std::fmod(claim(row), weight); };
    for (const std::size_t row : open) {
        pieces[row] = static_cast<std::size_t>(std::round((claim(row) - remainder(row)) / weight));
        left -= pieces[row];
    }
    std::ranges::stable_sort(open, std::greater{}, remainder);
    open.resize(std::min(open.size(), left));
    for (const std::size_t row : open)
        ++pieces[row];
    return pieces;
}

} // namespace planner
