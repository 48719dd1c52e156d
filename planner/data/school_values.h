// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "geo/issue.h"
#include "planner/data/named_areas.h"
#include "planner/data/place_rows.h"
#include "planner/data/schools.h"

namespace planner {

/// The columns of the schools from the rows that are used; tells bad_number. Columns of text are taken from the tables
/// that the rows were read from (FieldTable::take_texts).
Schools read_school_values(std::span<FieldTable> tables, const PlaceRows& rows, std::vector<geo::Issue>& issues);

/// Makes every id unique: of schools with the same the first by place (longitude, then latitude) keeps it, the next
/// ones become "code#2", "code#3"; an empty id or 0 becomes "row-17". No school's own id is given to another. Tells
/// repeated_id of those with a new one.
void make_ids_unique(const PlaceRows& rows, geo::TextColumn& ids, std::vector<geo::Issue>& issues);

/// Areas and levels whose spellings differ in case, accents and punctuation alone (spelling_key) are spelled as in most
/// rows, where those are equally many as comes first by the alphabet. Tells mixed_spelling; without `may_repair` that
/// is all.
void unite_spellings(const PlaceRows& rows, bool may_repair, Schools& schools, std::vector<geo::Issue>& issues);

// Each of these tells what it finds; nothing is changed. `rows` are those that the schools were read from.

/// Enrolment of 0, over 10,000 (the range of Giga's data checks), or smaller than the number of girls.
void tell_implausible_enrolment(const PlaceRows& rows, const Schools& schools, std::vector<geo::Issue>& issues);
/// Not connected, yet with a speed.
void tell_connected_conflict(const PlaceRows& rows, const Schools& schools, std::vector<geo::Issue>& issues);
/// A stated distance to the school's cell site that the coordinates contradict by over 1 km.
void tell_distance_conflict(const PlaceRows& rows, const Schools& schools, std::vector<geo::Issue>& issues);
/// Schools that lie outside the area they name, or, where they name none that is known, outside all areas; and names
/// that no area bears. Fills in the names of schools that state none.
void match_areas(const PlaceRows& rows, std::span<const NamedAreas> levels, Schools& schools,
                 std::vector<geo::Issue>& issues);

} // namespace planner
