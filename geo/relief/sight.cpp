// SPDX-License-Identifier: Apache-2.0
#include "geo/relief/sight.h"

#include <algorithm>
#include <utility>

#include "geo/relief/clearance.h"
#include "geo/relief/pair_walk.h"

namespace geo {
namespace {

Sight judge_sight(const Mast& first, const Mast& second, const SightRules& rules, const PairGround& ground) {
    const double begin_m = ground.is_turned ? second.height_m : first.height_m;
    const double end_m = ground.is_turned ? first.height_m : second.height_m;
    const std::vector<Pixel>& corners = ground.line.corners;
    Clearance clearance{ground.line.length_m, ground.cells.height_m(corners.front()) + begin_m,
                        ground.cells.height_m(corners.back()) + end_m, rules};
    walk_samples(ground.line, ground.cells, [&](double share, double ground_m) { clearance.add(share, ground_m); });
    Sight sight = clearance.judge(begin_m, end_m);
    if (ground.is_turned) {
        std::swap(sight.clearing_first_m, sight.clearing_second_m);
        sight.worst_at_m = sight.length_m - sight.worst_at_m;
    }
    return sight;
}

} // namespace

std::vector<Sight> judge_sights(const Relief& relief, std::span<const Mast> masts, std::span<const MastPair> pairs,
                                const SightRules& rules, Progress& progress) {
    std::vector<Sight> sights(pairs.size());
    look_along_pairs(relief, masts, pairs, progress, [&](std::size_t pair, const PairGround& ground) {
        sights[pair] = judge_sight(masts[pairs[pair].first], masts[pairs[pair].second], rules, ground);
    });
    return sights;
}

ReliefProfile read_profile(const Relief& relief, LonLat from, LonLat to, Progress& progress) {
    const RasterGrid grid{relief.frame};
    GridLine line;
    lay_on_grid(grid, GroundPoint{from}, GroundPoint{to}, grid.pixel(from), grid.pixel(to), line);
    ReliefCells cells{relief};
    std::vector<std::size_t> blocks;
    for (std::size_t corner = 1; corner < line.corners.size(); ++corner)
        cells.add_blocks_between(line.corners[corner - 1], line.corners[corner], blocks);
    std::ranges::sort(blocks);
    const auto repeated = std::ranges::unique(blocks);
    blocks.erase(repeated.begin(), repeated.end());
    cells.load(blocks, progress);
    ReliefProfile profile{{0.0}, {cells.height_m(line.corners.front())}};
    walk_samples(line, cells, [&](double share, double ground_m) {
        profile.distance_m.push_back(share * line.length_m);
        profile.ground_m.push_back(ground_m);
    });
    profile.distance_m.push_back(line.length_m);
    profile.ground_m.push_back(cells.height_m(line.corners.back()));
    return profile;
}

} // namespace geo
