// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/school_places.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "planner/synth/random.h"

namespace planner::synth {

namespace {

constexpr double town_weight = 0.65; // schools per person in towns, where they are larger, against elsewhere
constexpr double gap_deg = 0.00125;  // about 130 m
constexpr std::uint64_t attempts = 60;
constexpr double core = 0.2; // of a cell, from its centre: see draw_areas

/// Squares of the Earth that hold a school already.
class TakenSquares {
public:
    bool is_free(geo::LonLat place) const {
        const auto [column, row] = square(place);
        for (std::int64_t r = row - 1; r <= row + 1; ++r) {
            for (std::int64_t c = column - 1; c <= column + 1; ++c) {
                if (taken_.contains(key(c, r))) return false;
            }
        }
        return true;
    }
    void take(geo::LonLat place) {
        const auto [column, row] = square(place);
        taken_.insert(key(column, row));
    }

private:
    static std::pair<std::int64_t, std::int64_t> square(geo::LonLat place) {
        return {static_cast<std::int64_t>(std::floor(place.lon / gap_deg)),
                static_cast<std::int64_t>(std::floor(place.lat / gap_deg))};
    }
    static std::int64_t key(std::int64_t column, std::int64_t row) { return column * 1'000'003 + row; }
    std::unordered_set<std::int64_t> taken_;
};

/// Whole millionths of a degree of which the last digit is not 0.
double sharp_degrees(double degrees) {
    auto millionths = std::llround(degrees * 1e6);
    if (millionths % 10 == 0) millionths += 3;
    return static_cast<double>(millionths) / 1e6;
}

class SchoolPlacer {
public:
    explicit SchoolPlacer(const Country& country)
        : country_{country}, frame_{country.frame}, random_{country.frame.seed, Stream::school_place} {}

    void add(Cell middle, double radius_km, SchoolPlace school) {
        school.cell = middle;
        const std::uint64_t index = places.size();
        double reach_km = std::max(0.25, radius_km);
        for (std::uint64_t attempt = 0; attempt < attempts; ++attempt) {
            const geo::LonLat place = about(middle, reach_km, index, attempt);
            const Cell cell = frame_.cell_at(place);
            // Where the ground is full, the next school stands a little farther out.
            reach_km *= 1.03;
            if (!lies_surely(place, cell) || !taken_.is_free(place)) continue;
            school.place = place;
            school.cell = cell;
            break;
        }
        if (school.place == geo::LonLat{}) school.place = within(middle, index);
        taken_.take(school.place);
        places.push_back(school);
    }

    std::vector<SchoolPlace> places;

private:
    geo::LonLat about(Cell middle, double reach_km, std::uint64_t index, std::uint64_t attempt) const {
        const geo::Xy from = frame_.grid_position(frame_.anchor(middle));
        const double reach = reach_km / frame_.cell_height_km();
        return sharp(frame_.place_at({from.x + reach * random_.normal(index, 2 * attempt),
                                      from.y + reach * random_.normal(index, 2 * attempt + 1)}));
    }
    /// Whether a place lies within the drawn border of its cell's district: borders pass cells of its rim, but not
    /// their core.
    bool lies_surely(geo::LonLat place, Cell cell) const {
        if (!country_.terrain.is_inland(frame_, cell)) return false;
        const geo::Xy position = frame_.grid_position(place);
        const bool is_core =
            std::abs(position.x - frame_.column(cell)) + std::abs(position.y - frame_.row(cell)) < core;
        return is_core || country_.areas.is_interior(frame_, cell);
    }
    geo::LonLat within(Cell cell, std::uint64_t index) const {
        return sharp(frame_.place_at({frame_.column(cell) + random_.between(-0.5 * core, 0.5 * core, index, 0),
                                      frame_.row(cell) + random_.between(-0.5 * core, 0.5 * core, index, 1)}));
    }
    static geo::LonLat sharp(geo::LonLat place) { return {sharp_degrees(place.lon), sharp_degrees(place.lat)}; }

    const Country& country_;
    const Frame& frame_;
    Random random_;
    TakenSquares taken_;
};

/// Walks over weights and says how many schools each one gets, so that sums come out exactly.
class Apportionment {
public:
    Apportionment(double total_weight, std::size_t count)
        : per_weight_{static_cast<double>(count) / total_weight}, count_{count} {}
    std::size_t next(double weight) {
        due_ += weight * per_weight_;
        const auto until = std::min(count_, static_cast<std::size_t>(std::lround(due_)));
        const std::size_t share = until - given_;
        given_ = until;
        return share;
    }
    std::size_t left() const { return count_ - given_; }

private:
    double per_weight_, due_ = 0.0;
    std::size_t count_, given_ = 0;
};

double scattered_weight(const Country& country, Cell cell) {
    return country.terrain.is_inland(country.frame, cell) ? static_cast<double>(country.settlements.scattered[cell])
                                                          : 0.0;
}

double total_weight(const Country& country) {
    double sum = 0.0;
    for (const Settlement& town : country.settlements.towns) {
        sum += town_weight * town.people;
    }
    for (const Settlement& village : country.settlements.villages) {
        sum += village.people;
    }
    for (Cell cell = 0; cell < country.frame.cell_count(); ++cell) {
        sum += scattered_weight(country, cell);
    }
    return sum;
}

} // namespace

std::vector<SchoolPlace> place_schools(const Country& country, std::size_t count) {
    using Home = SchoolPlace::Home;
    SchoolPlacer placer{country};
    Apportionment schools{total_weight(country), count};
    const auto add = [&](std::size_t share, Cell cell, double radius_km, Home home, std::size_t settlement) {
        for (std::uint32_t number = 1; number <= share; ++number) {
            placer.add(
                cell, radius_km,
                {.place = {}, .home = home, .settlement = static_cast<std::uint32_t>(settlement), .number = number});
        }
    };
    const Settlements& land = country.settlements;
    for (std::size_t town = 0; town < land.towns.size(); ++town) {
        add(schools.next(town_weight * land.towns[town].people), land.towns[town].cell,
            1.5 * land.towns[town].radius_km, Home::town, town);
    }
    for (std::size_t village = 0; village < land.villages.size(); ++village) {
        add(schools.next(land.villages[village].people), land.villages[village].cell, land.villages[village].radius_km,
            Home::village, village);
    }
    for (Cell cell = 0; cell < country.frame.cell_count(); ++cell) {
        const double weight = scattered_weight(country, cell);
        if (weight > 0.0) add(schools.next(weight), cell, 0.5 * country.frame.cell_height_km(), Home::homesteads, cell);
    }
    add(schools.left(), land.towns.front().cell, land.towns.front().radius_km, Home::town, 0);
    std::ranges::stable_sort(placer.places, {}, [&](const SchoolPlace& school) {
        return std::pair{country.areas.region[school.cell], country.areas.district[school.cell]};
    });
    return std::move(placer.places);
}

} // namespace planner::synth
