// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "planner/synth/country.h"
#include "planner/synth/school_places.h"
#include "planner/synth/school_rows.h"

namespace planner::synth {

/// What is wrong with a row, on purpose.
enum class Defect : std::uint8_t {
    missing_coordinates,
    outside_world,
    null_island,
    swapped_lon_lat,
    outside_area,
    coarse_coordinates,
    bad_number,
    implausible_enrolment,
    connected_conflict,
    repeated_id,
    crowded_place,
    same_place,
    duplicate_row
};
/// The code by which issues of this kind go in `causeway check`.
std::string_view code_of(Defect defect);

/// A spoiled row: its position in the file and, where it repeats something of another row, that one's.
struct Spoil {
    Defect defect = Defect::bad_number;
    std::size_t row = 0;
    std::size_t other = 0; // of others: the how-manieth of its kind
};

/// Which rows of a file are spoiled: none twice, and none of which another one repeats something.
struct Dirt {
    std::vector<Spoil> spoils; // by row

    const Spoil* find(std::size_t row) const;
    /// Positions of the rows that a check must tell of, by issue code; sorted.
    std::map<std::string, std::vector<std::size_t>> told_rows() const;
};

/// How many rows of a file repeat the place or the whole of another one instead of being a school of their own.
std::size_t repeating_row_count(std::size_t row_count);

/// Chooses the rows to spoil in a file of so many rows: of each defect a few in a thousand, at least one. The first
/// rows are the schools at `places`; those that repeat one of them follow.
Dirt plan_dirt(const Country& country, const std::vector<SchoolPlace>& places, std::size_t row_count);

/// The row at a position of the file, spoiled if it is to be.
SchoolRow file_row(const Country& country, const std::vector<SchoolPlace>& places, const Dirt& dirt, std::size_t row);

} // namespace planner::synth
