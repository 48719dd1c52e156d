// SPDX-License-Identifier: Apache-2.0
#include "geo/relief/coverage.h"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/measure/geodesic.h"
#include "geo/measure/point_index.h"
#include "geo/missing.h"
#include "geo/parallel.h"
#include "geo/radio/diffraction.h"
#include "geo/relief/pair_walk.h"

namespace geo {
namespace {

constexpr std::size_t places_per_chunk = 256;
constexpr std::size_t most_masts = 16; // that a place is asked about

/// Loss of the model for the frequency and the surroundings; never less than in free space.
PathLoss level_ground_loss(double distance_m, double mast_m, const CoverageRules& rules) {
    constexpr double nearest_m = 1.0;
    const RadioPath path{std::max(distance_m, nearest_m), rules.frequency_ghz, mast_m, rules.receiver_m};
    const double between_antennas_m = std::max(std::hypot(path.distance_m, mast_m - rules.receiver_m), nearest_m);
    PathLoss loss = macro_cell_loss(path, rules.surroundings);
    loss.loss_db = std::max(loss.loss_db, free_space_loss_db(between_antennas_m, rules.frequency_ghz));
    return loss;
}

/// Samples of the ground under a path, and the level ground between its ends.
struct HillBench {
    std::vector<double> distance_m, ground_m, level_m;
};

/// What hills cost beyond level ground between the same ends, dB; NaN where the ground is not known.
double hill_loss_db(const PairGround& ground, double first_antenna_m, double last_antenna_m, double frequency_ghz,
                    HillBench& bench) {
    const double length_m = ground.line.length_m;
    bench.distance_m.assign(1, 0.0);
    bench.ground_m.assign(1, ground.cells.height_m(ground.line.corners.front()));
    walk_samples(ground.line, ground.cells, [&](double share, double ground_m) {
        bench.distance_m.push_back(share * length_m);
        bench.ground_m.push_back(ground_m);
    });
    bench.distance_m.push_back(length_m);
    bench.ground_m.push_back(ground.cells.height_m(ground.line.corners.back()));
    const double from_m = bench.ground_m.front(), rise_m = bench.ground_m.back() - from_m;
    bench.level_m.clear();
    for (const double at_m : bench.distance_m)
        bench.level_m.push_back(from_m + rise_m * (at_m / length_m));
    const auto loss_db = [&](std::span<const double> under_m) {
        return bullington_loss_db({bench.distance_m, under_m}, first_antenna_m, last_antenna_m, frequency_ghz,
                                  standard_earth_factor);
    };
    const double hilly_db = loss_db(bench.ground_m), level_db = loss_db(bench.level_m);
    return std::isnan(hilly_db) ? missing : std::max(hilly_db - level_db, 0.0);
}

/// Whether what a mast gives goes before what another does, or none: the better, the nearer, the first row.
bool goes_before(const Reception& offered, const Reception& served) {
    if (served.mast == Reception::none) return true;
    if (offered.mbps != served.mbps) return offered.mbps > served.mbps;
    return std::pair{offered.distance_m, offered.mast} < std::pair{served.distance_m, served.mast};
}

/// What the nearest masts in range of each place would give over level ground, best first; what does not arrive is left
/// out.
std::vector<std::vector<Reception>> find_candidates(std::span<const Mast> masts, std::span<const LonLat> places,
                                                    const CoverageRules& rules, Progress& progress) {
    std::vector<LonLat> mast_places;
    mast_places.reserve(masts.size());
    for (const Mast& mast : masts)
        mast_places.push_back(mast.place);
    const PointIndex index{mast_places};
    std::vector<std::vector<Reception>> found(places.size());
    parallel_chunks(places.size(), places_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t place = begin; place < end; ++place) {
            for (const Neighbour& near : index.nearest(places[place], most_masts, rules.range_m)) {
                const double mbps = level_ground_mbps(near.distance_m, masts[near.row].height_m, rules);
                if (mbps > 0.0) found[place].push_back({mbps, near.row, near.distance_m});
            }
            std::ranges::sort(found[place], goes_before);
        }
    });
    return found;
}

/// Takes in what a mast gives over the ground as it is; NaN: not known.
void keep_better(const Reception& offered, Reception& served) {
    if (std::isnan(offered.mbps)) {
        if (served.mast == Reception::none) served.mbps = missing;
    } else if (offered.mbps > 0.0 && goes_before(offered, served)) {
        served = offered;
    }
}

/// Adds what hills cost to the losses of those pairs whose signal would arrive over level ground.
void add_hills(const Relief& relief, std::span<const Mast> masts, std::span<const LonLat> places,
               std::span<const MastPair> pairs, const CoverageRules& rules, std::vector<double>& loss_db,
               Progress& progress) {
    std::vector<Mast> ends{masts.begin(), masts.end()}; // those that send, then those that receive
    for (const LonLat place : places)
        ends.push_back({place, rules.receiver_m});
    std::vector<MastPair> heard;
    std::vector<std::size_t> row_of;
    for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
        if (peak_mbps(rules.budget, loss_db[pair]) == 0.0) continue;
        heard.push_back({pairs[pair].first, masts.size() + pairs[pair].second});
        row_of.push_back(pair);
    }
    tbb::enumerable_thread_specific<HillBench> benches;
    look_along_pairs(relief, ends, heard, progress, [&](std::size_t pair, const PairGround& ground) {
        double first_m = ends[heard[pair].first].height_m, last_m = rules.receiver_m;
        if (ground.is_turned) std::swap(first_m, last_m);
        if (ground.line.length_m > 0.0)
            loss_db[row_of[pair]] += hill_loss_db(ground, first_m, last_m, rules.frequency_ghz, benches.local());
    });
}

} // namespace

double level_ground_mbps(double distance_m, double mast_m, const CoverageRules& rules) {
    return peak_mbps(rules.budget, level_ground_loss(distance_m, mast_m, rules).loss_db);
}

std::vector<double> measure_receptions(const Relief* relief, std::span<const Mast> masts,
                                       std::span<const LonLat> places, std::span<const MastPair> pairs,
                                       const CoverageRules& rules, Progress& progress) {
    std::vector<double> loss_db(pairs.size());
    parallel_chunks(pairs.size(), places_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t pair = begin; pair < end; ++pair) {
            const Mast& mast = masts[pairs[pair].first];
            const double away_m = distance_m(mast.place, places[pairs[pair].second]);
            loss_db[pair] = level_ground_loss(away_m, mast.height_m, rules).loss_db;
        }
    });
    if (relief != nullptr) add_hills(*relief, masts, places, pairs, rules, loss_db, progress);
    std::vector<double> mbps(pairs.size());
    for (std::size_t pair = 0; pair < pairs.size(); ++pair)
        mbps[pair] = std::isnan(loss_db[pair]) ? missing : peak_mbps(rules.budget, loss_db[pair]);
    return mbps;
}

std::vector<Reception> find_best_masts(const Relief* relief, std::span<const Mast> masts,
                                       std::span<const LonLat> places, const CoverageRules& rules, Progress& progress) {
    const auto candidates = find_candidates(masts, places, rules, progress);
    std::vector<Reception> receptions(places.size());
    // Hills only take away, so a mast that gives less over level ground than what serves already is not looked at:
    // first the best of each place, then twice as many of those that are left, and so on.
    for (std::size_t first = 0, count = 1; first < most_masts; first += count, count *= 2) {
        std::vector<MastPair> pairs;
        std::vector<Reception> offered; // by pair
        for (std::size_t place = 0; place < places.size(); ++place) {
            const std::size_t end = std::min(first + count, candidates[place].size());
            for (std::size_t at = first; at < end; ++at) {
                if (!goes_before(candidates[place][at], receptions[place])) continue;
                offered.push_back(candidates[place][at]);
                pairs.push_back({offered.back().mast, place});
            }
        }
        if (pairs.empty()) break;
        const std::vector<double> mbps = measure_receptions(relief, masts, places, pairs, rules, progress);
        for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
            offered[pair].mbps = mbps[pair];
            keep_better(offered[pair], receptions[pairs[pair].second]);
        }
    }
    for (Reception& reception : receptions) {
        if (reception.mast == Reception::none) continue;
        const double mast_m = masts[reception.mast].height_m;
        reception.is_extrapolated = level_ground_loss(reception.distance_m, mast_m, rules).is_extrapolated;
    }
    return receptions;
}

} // namespace geo
