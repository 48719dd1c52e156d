// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "planner/synth/country.h"
#include "planner/synth/school_places.h"

namespace planner::synth {

/// Columns of schools.csv, named as Giga's school master names them.
enum class Column : std::size_t {
    id,
    name,
    latitude,
    longitude,
    level,
    admin1,
    admin2,
    area_type,
    funding,
    students,
    students_f,
    students_m,
    students_disab,
    teachers,
    teachers_f,
    teachers_trained,
    computers,
    computers_internet,
    tablets,
    computer_lab,
    electricity,
    electricity_type,
    connectivity,
    connectivity_type,
    speed_contracted,
    speed_measured,
    coverage,
    adapted_infrastructure,
    adapted_materials,
    language,
    wealth,
    count
};
inline constexpr auto column_count = static_cast<std::size_t>(Column::count);
extern const std::array<std::string_view, column_count> column_names;

/// One row as text; empty: not known.
struct SchoolRow {
    std::array<std::string, column_count> cells;

    std::string& operator[](Column column) { return cells[static_cast<std::size_t>(column)]; }
    const std::string& operator[](Column column) const { return cells[static_cast<std::size_t>(column)]; }
};

/// What the census says of a school: its learners, teachers, devices, power and links follow from where it stands, and
/// some answers are missing. Rows depend on nothing but their index and place.
SchoolRow describe_school(const Country& country, const SchoolPlace& place, std::size_t index);

/// The row as a line of CSV, its end included.
void append_csv(const SchoolRow& row, std::string& text);

} // namespace planner::synth
