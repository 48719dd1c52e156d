// SPDX-License-Identifier: Apache-2.0
#include "planner/output/reach_tables.h"

namespace planner {

namespace {

std::string_view name_of(const LevelReach& reach) {
    return reach.level.empty() ? "all" : std::string_view{reach.level};
}

} // namespace

std::vector<ReachRow> reach_rows(std::span<const LevelReach> reach, std::span<const double> radii_m) {
    std::vector<ReachRow> rows;
    for (const LevelReach& level : reach) {
        for (std::size_t radius = 0; radius < radii_m.size(); ++radius) {
            rows.push_back({name_of(level), radii_m[radius], level.schools.size(), level.people.total,
                            level.people.assigned[radius], level.people.unassigned[radius]});
        }
    }
    return rows;
}

std::vector<Column<std::vector<ReachRow>>> reach_columns() {
    using Row = ReachRow;
    return {list_column<Row>("level", "", "level of education as the file says; all: every school", &Row::level),
            list_column<Row>("radius_m", "m", "geodesic, inclusive", &Row::radius_m),
            list_column<Row>("schools", "schools", "of the level", &Row::schools),
            list_column<Row>("people", "people", "in the admin areas; without these in the whole population raster",
                             &Row::people),
            list_column<Row>("people_within", "people", "with a school of the level within the radius, each once",
                             &Row::within),
            list_column<Row>("people_beyond", "people", "with none; within and beyond make all people", &Row::beyond)};
}

std::vector<SchoolReachRow> school_reach_rows(const Schools& schools, std::span<const LevelReach> reach,
                                              std::span<const double> radii_m) {
    std::vector<SchoolReachRow> rows;
    for (const LevelReach& level : reach) {
        for (std::size_t radius = 0; radius < radii_m.size(); ++radius) {
            const geo::FloatingCatchment& learners = level.learners[radius];
            for (std::size_t row = 0; row < level.schools.size(); ++row) {
                rows.push_back({schools.id[level.schools[row]], name_of(level), radii_m[radius],
                                level.people.of_place[radius][row], learners.ratio[row], learners.access[row]});
            }
        }
    }
    return rows;
}

std::vector<Column<std::vector<SchoolReachRow>>> school_reach_columns() {
    using Row = SchoolReachRow;
    return {list_column<Row>("school_id", "", "as in schools.csv", &Row::id),
            list_column<Row>("level", "", "whose schools share the people; all: every school", &Row::level),
            list_column<Row>("radius_m", "m", "geodesic, inclusive", &Row::radius_m),
            list_column<Row>("people", "people", "within the radius and nearer to no other school of the level",
                             &Row::people),
            list_column<Row>("learners_per_person", "",
                             "its learners by all people within the radius; with --decay those far away count less",
                             &Row::ratio),
            list_column<Row>("access", "",
                             "learners per person of all schools within the radius of its people, by the two-step "
                             "floating catchment method",
                             &Row::access)};
}

} // namespace planner
