// SPDX-License-Identifier: Apache-2.0
#include "planner/select/way_list.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace planner {

namespace {

double best_score(const WayList& ways) { return std::ranges::max_element(ways, {}, &Way::score)->score; }

} // namespace

Way WayBook::take(std::size_t school, std::size_t option, double usd, double score) {
    origins_.push_back({static_cast<std::uint32_t>(school), static_cast<std::uint32_t>(option), true});
    return {usd, score, static_cast<std::uint32_t>(origins_.size() - 1)};
}

std::uint32_t WayBook::join(std::uint32_t one, std::uint32_t other) {
    if (one == 0 || other == 0) return one + other;
    origins_.push_back({one, other, false});
    return static_cast<std::uint32_t>(origins_.size() - 1);
}

WayList WayBook::combine(const WayList& one, const WayList& other) {
    if (one.size() * other.size() > limits_.product_length) {
        const auto side = static_cast<std::size_t>(std::sqrt(static_cast<double>(limits_.product_length)));
        WayList first = one, second = other;
        shorten(first, std::max(side, limits_.product_length / other.size()));
        shorten(second, std::max(side, limits_.product_length / first.size()));
        return multiply(first, second);
    }
    return multiply(one, other);
}

WayList WayBook::multiply(const WayList& one, const WayList& other) {
    if (one.empty() || other.empty()) return {};
    const double least_score = best_score(one) + best_score(other) - limits_.loss;
    WayList ways;
    for (std::size_t a = 0; a < one.size(); ++a) {
        for (std::size_t b = 0; b < other.size(); ++b) {
            const double usd = one[a].usd + other[b].usd, score = one[a].score + other[b].score;
            if (score < least_score || usd > limits_.budget_usd) continue;
            ways.push_back({usd, score, static_cast<std::uint32_t>(a * other.size() + b)});
        }
    }
    prune(ways);
    for (Way& way : ways) // only ways that are kept have an origin of their own
        way.origin = join(one[way.origin / other.size()].origin, other[way.origin % other.size()].origin);
    return ways;
}

WayList WayBook::unite(const WayList& one, const WayList& other) {
    WayList ways = one;
    ways.insert(ways.end(), other.begin(), other.end());
    prune(ways);
    return ways;
}

/// Keeps what is within the loss, undominated, and no longer than a list may be; sorts by price.
void WayBook::prune(WayList& ways) {
    if (ways.size() < 2) return;
    const double least_score = best_score(ways) - limits_.loss;
    std::erase_if(ways, [&](const Way& way) { return way.score < least_score; });
    std::ranges::sort(ways, [&](const Way& a, const Way& b) {
        return std::tuple{a.usd, -worth(a), a.origin} < std::tuple{b.usd, -worth(b), b.origin};
    });
    std::size_t kept = 0;
    for (const Way& way : ways) {
        if (kept == 0 || worth(way) > worth(ways[kept - 1])) ways[kept++] = way;
    }
    ways.resize(kept);
    shorten(ways, limits_.list_length);
}

/// Cuts the range of prices into equal parts and keeps the best score of each.
void WayBook::shorten(WayList& ways, std::size_t length) {
    if (ways.size() <= length) return;
    const double lowest = ways.front().usd;
    const double part_usd = (ways.back().usd - lowest) / static_cast<double>(length);
    const auto part_of = [&](const Way& way) {
        return std::min(length - 1, static_cast<std::size_t>((way.usd - lowest) / part_usd));
    };
    const double best = best_score(ways);
    WayList kept;
    for (const Way& way : ways) {
        if (kept.empty() || part_of(kept.back()) != part_of(way)) {
            kept.push_back(way);
            continue;
        }
        const double dropped_score = std::min(kept.back().score, way.score);
        if (way.score > kept.back().score) kept.back() = way;
        least_dropped_loss_ = std::min(least_dropped_loss_, best - dropped_score);
    }
    ways = std::move(kept);
}

void WayBook::read(const Way& way, Selection& selection) const {
    std::vector<std::uint32_t> open;
    if (way.origin != 0) open.push_back(way.origin);
    while (!open.empty()) {
        const Origin& origin = origins_[open.back()];
        open.pop_back();
        if (origin.is_option) {
            selection.option[origin.one] = origin.other;
        } else {
            open.insert(open.end(), {origin.one, origin.other});
        }
    }
}

} // namespace planner
