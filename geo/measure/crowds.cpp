// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/crowds.h"

#include <tbb/parallel_sort.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <tuple>

#include "geo/measure/ellipsoid.h"
#include "geo/measure/geodesic.h"
#include "geo/parallel.h"

namespace geo {
namespace {

/// No degree of a meridian is shorter: that at the equator, where its radius of curvature is a (1 - e2).
constexpr double least_degree_m = wgs84::a_m * (1.0 - wgs84::e2) * radians_per_degree;
constexpr double turn_deg = 360.0, half_turn_deg = 180.0;
constexpr double rounding_share = 1e-9; // by which windows are wider than exact arithmetic asks for

/// A place in its band of latitude, which is as high as the radius.
struct Spot {
    std::int64_t band = 0;
    LonLat place{};
    std::uint32_t row = 0;

    auto key() const { return std::tuple{band, place.lon, place.lat, row}; }
};

/// Looks around places that stand band by band from west to east, so that neighbours are near in memory too.
class Crowds {
public:
    Crowds(std::span<const LonLat> places, std::size_t most, double radius_m)
        : most_{most},
          radius_m_{radius_m},
          height_deg_{radius_m / least_degree_m * (1.0 + rounding_share)},
          spots_(places.size()),
          ground_(places.size()) {
        for (std::size_t row = 0; row < places.size(); ++row) {
            const auto band = static_cast<std::int64_t>(std::floor(places[row].lat / height_deg_));
            spots_[row] = {band, places[row], static_cast<std::uint32_t>(row)};
        }
        tbb::parallel_sort(spots_, [](const Spot& a, const Spot& b) { return a.key() < b.key(); });
        Progress progress;
        parallel_chunks(spots_.size(), rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
            for (std::size_t slot = begin; slot < end; ++slot)
                ground_[slot] = GroundPoint{spots_[slot].place};
        });
    }

    std::vector<std::size_t> rows() const {
        std::vector<std::size_t> rows = rows_where(spots_.size(), [&](std::size_t slot) { return is_crowded(slot); });
        for (std::size_t& row : rows)
            row = spots_[row].row;
        std::ranges::sort(rows);
        return rows;
    }

private:
    /// The place looked around, and how many others within the radius are still wanted.
    struct Count {
        std::size_t slot, wanted;
    };

    /// True as soon as there are enough.
    bool take(Count& count, std::size_t other) const {
        const double chord2_m2 = squared_chord_m2(ground_[count.slot].space, ground_[other].space);
        if (chord2_m2 > radius_m_ * radius_m_ * (1.0 + rounding_share)) return false; // no geodesic is shorter
        if (distance_m(ground_[count.slot], ground_[other]) <= radius_m_) --count.wanted;
        return count.wanted == 0;
    }

    /// How far east and west the radius reaches at the place's latitude; a whole turn where a pole is as near.
    double half_width_deg(LonLat place) const {
        const double steepest_deg = std::min(std::abs(place.lat) + height_deg_, 90.0);
        const double parallel_degree_m = wgs84::a_m * std::cos(steepest_deg * radians_per_degree) * radians_per_degree;
        const double half_deg = radius_m_ * (1.0 + rounding_share) / parallel_degree_m;
        return half_deg < half_turn_deg ? half_deg : turn_deg;
    }

    bool is_crowded(std::size_t slot) const {
        Count count{slot, most_};
        if (count.wanted == 0) return true;
        const auto& [band, place, row] = spots_[slot];
        const double half_deg = half_width_deg(place);
        const auto look = [&](std::int64_t in, double turn) {
            return look_in_band(count, in, place.lon + turn - half_deg, place.lon + turn + half_deg);
        };
        if (look_beside(count, half_deg) || look(band - 1, 0.0) || look(band + 1, 0.0)) return true;
        if (half_deg == turn_deg) return false;
        for (const double turn : {turn_deg, -turn_deg}) { // across the antimeridian
            if (look(band - 1, turn) || look(band, turn) || look(band + 1, turn)) return true;
        }
        return false;
    }

    /// The place's own band, from the place outwards: thousands at one placeholder find each other at once.
    bool look_beside(Count& count, double half_deg) const {
        const Spot& spot = spots_[count.slot];
        const auto is_near = [&](std::size_t other) {
            return other < spots_.size() && spots_[other].band == spot.band &&
                   std::abs(spots_[other].place.lon - spot.place.lon) <= half_deg;
        };
        std::size_t east = count.slot + 1, west = count.slot - 1; // below 0 it is beyond the end
        while (is_near(east) || is_near(west)) {
            if (is_near(east) && take(count, east++)) return true;
            if (is_near(west) && take(count, west--)) return true;
        }
        return false;
    }

    bool look_in_band(Count& count, std::int64_t band, double west, double east) const {
        if (east < -half_turn_deg || west > half_turn_deg) return false;
        const auto key = [](const Spot& spot) { return std::pair{spot.band, spot.place.lon}; };
        const auto first = std::ranges::lower_bound(spots_, std::pair{band, west}, {}, key);
        for (auto other = first; other != spots_.end() && other->band == band && other->place.lon <= east; ++other) {
            if (take(count, static_cast<std::size_t>(other - spots_.begin()))) return true;
        }
        return false;
    }

    std::size_t most_;
    double radius_m_, height_deg_;
    std::vector<Spot> spots_;         // by key
    std::vector<GroundPoint> ground_; // of each spot
};

} // namespace

std::vector<std::size_t> crowded_rows(std::span<const LonLat> places, std::size_t most, double radius_m) {
    return Crowds{places, most, radius_m}.rows();
}

} // namespace geo
