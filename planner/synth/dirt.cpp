// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/dirt.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <tuple>
#include <unordered_set>

#include <fmt/format.h>

#include "planner/synth/random.h"

namespace planner::synth {

namespace {

constexpr std::size_t crowd_size = 6; // rows about one school: more than five within 100 m

/// How often a defect is planted, per 1,000 rows.
struct Rate {
    Defect defect;
    double per_thousand;
};
constexpr std::array rates{Rate{Defect::missing_coordinates, 6.0}, Rate{Defect::outside_world, 2.0},
                           Rate{Defect::null_island, 2.0},         Rate{Defect::swapped_lon_lat, 4.0},
                           Rate{Defect::outside_area, 2.0},        Rate{Defect::coarse_coordinates, 5.0},
                           Rate{Defect::bad_number, 4.0},          Rate{Defect::implausible_enrolment, 3.0},
                           Rate{Defect::connected_conflict, 4.0},  Rate{Defect::repeated_id, 4.0},
                           Rate{Defect::crowded_place, 0.2},       Rate{Defect::same_place, 2.0},
                           Rate{Defect::duplicate_row, 4.0}};

std::size_t planted(const Rate& rate, std::size_t row_count) {
    return static_cast<std::size_t>(
        std::max(1L, std::lround(rate.per_thousand * static_cast<double>(row_count) / 1000.0)));
}

std::size_t rows_added(Defect defect) {
    if (defect == Defect::crowded_place) return crowd_size;
    return defect == Defect::same_place || defect == Defect::duplicate_row ? 1 : 0;
}

geo::LonLat rounded(geo::LonLat place) {
    return {std::round(place.lon * 100.0) / 100.0, std::round(place.lat * 100.0) / 100.0};
}

/// Picks rows by chance that nobody has picked yet.
class RowPicker {
public:
    RowPicker(const Country& country, const std::vector<SchoolPlace>& places)
        : country_{country}, places_{places}, random_{country.frame.seed, Stream::defect} {}

    std::size_t pick() { return pick_below(places_.size()); }
    /// A row before another one.
    std::size_t pick_below(std::size_t end) {
        std::size_t row = 0;
        do {
            row = random_.below(end, draws_++);
        } while (!picked_.insert(row).second);
        return row;
    }
    /// A school that stays in its district when its coordinates lose their decimals; rows.size() where there is none.
    std::size_t pick_for_rounding() {
        for (std::size_t attempt = 0; attempt < 2000; ++attempt) {
            const std::size_t row = random_.below(places_.size(), draws_++);
            const geo::LonLat place = rounded(places_[row].place);
            const Cell cell = country_.frame.cell_at(place);
            const bool stays = country_.areas.district[cell] == country_.areas.district[places_[row].cell] &&
                               country_.areas.is_interior(country_.frame, cell) &&
                               country_.terrain.is_inland(country_.frame, cell);
            if (!stays || picked_.contains(row) || !rounded_.insert({place.lon, place.lat}).second) continue;
            picked_.insert(row);
            return row;
        }
        return places_.size();
    }

private:
    const Country& country_;
    const std::vector<SchoolPlace>& places_;
    Random random_;
    std::uint64_t draws_ = 0;
    std::unordered_set<std::size_t> picked_;
    std::set<std::pair<double, double>> rounded_;
};

void plan(const Rate& rate, std::size_t count, RowPicker& picker, const std::vector<SchoolPlace>& places,
          std::size_t& next_added, Dirt& dirt) {
    for (std::size_t nth = 0; nth < count; ++nth) {
        if (rows_added(rate.defect) > 0) {
            const std::size_t other = picker.pick();
            for (std::size_t added = 0; added < rows_added(rate.defect); ++added) {
                dirt.spoils.push_back({rate.defect, next_added++, other});
            }
        } else if (rate.defect == Defect::repeated_id) {
            // The later of two rows by place is the one told of.
            const auto [other, row] = std::minmax({picker.pick(), picker.pick()}, [&](std::size_t a, std::size_t b) {
                const geo::LonLat left = places[a].place, right = places[b].place;
                return std::tuple{left.lon, left.lat} < std::tuple{right.lon, right.lat};
            });
            dirt.spoils.push_back({rate.defect, row, other});
        } else if (rate.defect == Defect::coarse_coordinates) {
            const std::size_t row = picker.pick_for_rounding();
            if (row < places.size()) dirt.spoils.push_back({rate.defect, row, row});
        } else {
            dirt.spoils.push_back({rate.defect, picker.pick(), nth});
        }
    }
}

/// A place in the open sea, away from every shore.
geo::LonLat at_sea(const Country& country, std::size_t row) {
    const Random random{country.frame.seed, Stream::defect};
    const Frame& frame = country.frame;
    for (std::uint64_t attempt = 0;; ++attempt) {
        const geo::Xy position{random.between(0.0, frame.side - 1.0, row, 100 + 2 * attempt),
                               random.between(0.0, frame.side - 1.0, row, 101 + 2 * attempt)};
        if (sample(frame, country.terrain.coast, position) < -0.03) return frame.place_at(position);
    }
}

void set_place(SchoolRow& row, geo::LonLat place) {
    row[Column::longitude] = fmt::format("{:.6f}", place.lon);
    row[Column::latitude] = fmt::format("{:.6f}", place.lat);
}

/// Learners that nobody believes: none at all, too many, or fewer than the girls among them.
void exaggerate(SchoolRow& row, std::size_t nth) {
    row[Column::students] = nth % 3 == 0 ? "48000" : nth % 3 == 1 ? "0" : "120";
    row[Column::students_f] = nth % 3 == 2 ? "210" : "";
    row[Column::students_m] = "";
}

void disconnect(SchoolRow& row) {
    row[Column::connectivity] = "no";
    row[Column::connectivity_type] = "";
    row[Column::speed_contracted] = "10";
    row[Column::speed_measured] = "";
}

} // namespace

std::string_view code_of(Defect defect) {
    constexpr std::array<std::string_view, 13> codes{
        "missing_coordinates", "outside_world", "null_island",           "swapped_lon_lat",    "outside_area",
        "coarse_coordinates",  "bad_number",    "implausible_enrolment", "connected_conflict", "repeated_id",
        "crowded_place",       "same_place",    "duplicate_row"};
    return codes[static_cast<std::size_t>(defect)];
}

const Spoil* Dirt::find(std::size_t row) const {
    const auto found = std::ranges::lower_bound(spoils, row, {}, &Spoil::row);
    return found != spoils.end() && found->row == row ? &*found : nullptr;
}

std::map<std::string, std::vector<std::size_t>> Dirt::told_rows() const {
    std::map<std::string, std::vector<std::size_t>> told;
    for (const Spoil& spoil : spoils) {
        std::vector<std::size_t>& rows = told[std::string{code_of(spoil.defect)}];
        rows.push_back(spoil.row);
        // Those at one place are told of alike.
        if (spoil.defect == Defect::same_place || spoil.defect == Defect::crowded_place) rows.push_back(spoil.other);
    }
    for (auto& [code, rows] : told) {
        std::ranges::sort(rows);
        rows.erase(std::ranges::unique(rows).begin(), rows.end());
    }
    return told;
}

std::size_t repeating_row_count(std::size_t row_count) {
    std::size_t count = 0;
    for (const Rate& rate : rates) {
        count += planted(rate, row_count) * rows_added(rate.defect);
    }
    return count;
}

Dirt plan_dirt(const Country& country, const std::vector<SchoolPlace>& places, std::size_t row_count) {
    Dirt dirt;
    RowPicker picker{country, places};
    std::size_t next_added = places.size();
    for (const Rate& rate : rates) {
        plan(rate, planted(rate, row_count), picker, places, next_added, dirt);
    }
    std::ranges::sort(dirt.spoils, {}, &Spoil::row);
    return dirt;
}

SchoolRow file_row(const Country& country, const std::vector<SchoolPlace>& places, const Dirt& dirt, std::size_t row) {
    const Spoil* spoil = dirt.find(row);
    if (!spoil) return describe_school(country, places[row], row);
    const Random random{country.frame.seed, Stream::defect};
    // A repeated row is the other one; a further school at a place is described as itself, at the other's place.
    const bool is_added = rows_added(spoil->defect) > 0;
    const std::size_t described = spoil->defect == Defect::duplicate_row ? spoil->other : row;
    SchoolPlace place = places[is_added ? spoil->other : row];
    SchoolRow result = describe_school(country, place, described);
    switch (spoil->defect) {
    case Defect::missing_coordinates:
        result[Column::longitude] = result[Column::latitude] = "";
        break;
    case Defect::outside_world:
        result[Column::latitude] = fmt::format("{:.6f}", place.place.lat + (place.place.lat < 0.0 ? -100.0 : 100.0));
        break;
    case Defect::null_island:
        result[Column::longitude] = result[Column::latitude] = "0";
        break;
    case Defect::swapped_lon_lat:
        std::swap(result[Column::longitude], result[Column::latitude]);
        break;
    case Defect::outside_area:
        set_place(result, at_sea(country, row));
        break;
    case Defect::coarse_coordinates:
        result[Column::longitude] = fmt::format("{:.2f}", rounded(place.place).lon);
        result[Column::latitude] = fmt::format("{:.2f}", rounded(place.place).lat);
        break;
    case Defect::bad_number:
        result[Column::students] = spoil->other % 2 == 0 ? "about 300" : "3O5";
        break;
    case Defect::implausible_enrolment:
        exaggerate(result, spoil->other);
        break;
    case Defect::connected_conflict:
        disconnect(result);
        break;
    case Defect::repeated_id:
        result[Column::id] = describe_school(country, places[spoil->other], spoil->other)[Column::id];
        break;
    case Defect::crowded_place:
        set_place(result, {place.place.lon + random.between(1e-5, 6e-5, row, 0),
                           place.place.lat + random.between(1e-5, 6e-5, row, 1)});
        break;
    case Defect::same_place:
    case Defect::duplicate_row:
        break;
    }
    return result;
}

} // namespace planner::synth
