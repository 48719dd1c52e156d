// SPDX-License-Identifier: Apache-2.0
#include "planner/data/issue_codes.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/data/counted_words.h"

namespace planner {
namespace {

using enum IssueOutcome;

constexpr auto codes = std::to_array<IssueCode>({
    {"missing_coordinates", set_aside, "without usable coordinates", "Fill in longitude and latitude."},
    {"missing_line", set_aside, "without a line",
     "In an OpenStreetMap extract: ways whose points it leaves out, as beyond its border; take a complete or larger "
     "one "
     "if schools lie there. Else draw the line, or delete the row."},
    {"sum_row", set_aside, "without a place whose name is that of a sum", "Delete the row: it is no school."},
    {"outside_world", set_aside, "with coordinates outside the world",
     "Correct the coordinates, or give the file's CRS in the manifest."},
    {"duplicate_row", set_aside, "that repeat an earlier row in every column", "Delete the repetition."},
    {"null_island", set_aside, "at longitude 0, latitude 0, where no area lies", "Fill in the true place."},
    {"swapped_lon_lat", repaired, "with longitude and latitude swapped",
     "Repaired where it is certain. Where the issue asks: exchange lon and lat in the manifest's columns, or the "
     "cells."},
    {"invalid_polygon", repaired, "whose polygon crosses itself", "Repaired; compare the area on the map."},
    {"outside_area", kept, "outside the area they name, or outside all areas",
     "Check place and area name; the row is used where its coordinates put it."},
    {"far_from_others", kept, "far from all schools",
     "Correct a mistyped digit; the map leaves such schools aside at first."},
    {"coarse_coordinates", kept, "with coordinates coarser than about 100 m",
     "Distances of such rows are rough; give at least four decimals."},
    {"repeated_id", kept, "whose id repeats or is missing",
     "Each got an id of its own, \"code#2\" or \"row-17\"; give every row its own id."},
    {"same_place", kept, "at exactly the place of another row",
     "True for schools that share a site and cells that share a mast, else a geocoder's."},
    {"crowded_place", kept, "with more than five schools within 100 m",
     "Often a town's centre instead of the schools."},
    {"bad_number", kept, "with a cell that should be a number and isn't", "Taken as unknown; correct the cell."},
    {"mixed_spelling", repaired, "that spell an area or a level unlike most rows",
     "Taken as most rows spell it; with repair = false in the manifest each spelling stays a name of its own."},
    {"unread_words", layer, "columns with words that were not understood",
     "Say in the manifest what the column's words mean, all of them: values.electricity = { grid = [\"SBEE\"], no = "
     "[\"Non\"] }."},
    {"implausible_enrolment", kept, "with an enrolment that is hard to believe",
     "Kept as stated; check learners of 0, over 10,000, or fewer than the girls among them."},
    {"connected_conflict", kept, "stated as not connected, yet with a speed",
     "Kept as not connected; settle which is true."},
    {"distance_conflict", kept, "whose stated distance contradicts the coordinates by over 1 km",
     "One of the two places is wrong."},
    {"merged_sites", kept, "of a merged site whose places differ", "The first place is used."},
    {"unknown_status", kept, "without a status, taken as operational", "Fill in the status."},
    {"no_sight_line", set_aside, "that name no clear link between two ends", "Fill in both ends."},
    {"implausible_price", kept, "with a price that is hard to believe", "Check unit and currency."},
    {"full_site", kept, "of cell sites with more schools than they can carry",
     "Ask the operator what is left; cellular.over_capacity = \"refuse\" gives those beyond it another technology."},
    {"unknown_sight", layer, "reliefs with voids under the plan's radio links",
     "Survey these links, or take a relief without voids; until then they are planned as if they had sight."},
    {"missing_crs", layer, "layers without a CRS", "Give it in the manifest: crs = \"EPSG:4326\"."},
    {"no_overlap", layer, "layers that lie over 50 km from all schools", "Check the layer's CRS and country."},
    {"empty_raster", layer, "rasters without any data", "Check the file, and which value it says to be none."},
    {"nodata_in_range", layer, "layers whose no-data value the rule calls covered",
     "Cells without data count as not covered; check the rule."},
    {"picture_as_coverage", layer, "pictures given as coverage; the layer is not used",
     "Give the data itself: one band of values, not a picture of them."},
    {"coarse_relief", layer, "reliefs too coarse for lines of sight",
     "Radio links are planned by range alone; take a relief of 30 or 90 m, such as SRTM."},
    {"unmatched_names", kept, "that name an area which no polygon bears",
     "Give aliases in the manifest: aliases = { \"Guidimaka\" = \"Gudimagha\" }."},
    {"unknown_alias", layer, "aliases for areas that no polygon bears",
     "Name an area as its file does, then what schools call it: aliases = { \"Guidimaka\" = \"Gudimagha\" }."},
    {"disconnected_roads", layer, "road layers in parts without a way between them",
     "Fiber reaches a part without a fiber node by straight lines; see whether roads or ferries are missing."},
    {"joined_road_ends", layer, "road layers with ends that lie apart by less than a metre", "Joined."},
    {"duplicate_road", layer, "road layers with roads drawn twice",
     "Drawn once is enough; the repetition is left out."},
    {"zero_length_road", layer, "road layers with roads of no length", "Left out."},
    {"cut_road", layer, "road layers that end in the middle of roads", "Take a larger extract if schools lie there."},
    {"rebuilt_road_cache", layer, "road layers whose kept graph was of no use", "Made anew; nothing is to be done."},
    {"no_schools", layer, "dataset without a usable school", "See why the rows were set aside."},
});

std::string first_example(const geo::Issue& issue) {
    const std::string file = issue.file.empty() ? "" : issue.file + ", ";
    if (!issue.row) return issue.message;
    return fmt::format("{}row {}: {}", file, *issue.row, issue.message);
}

std::string group_message(const IssueGroup& group, const geo::Issue& first, const WordCounts& subjects) {
    const IssueCode* code = find_issue_code(group.code);
    if (!code || (group.count == 1)) return first_example(first);
    const std::string_view rows = code->outcome == layer ? "" : "rows ";
    const std::string listed = subjects.size() > 1 ? ": " + list_words(subjects) : "";
    return fmt::format("{} {}{}{}; first: {}", group.count, rows, code->summary, listed, first_example(first));
}

} // namespace

std::span<const IssueCode> issue_codes() { return codes; }

const IssueCode* find_issue_code(std::string_view code) {
    const auto found = std::ranges::find(codes, code, &IssueCode::code);
    return found == codes.end() ? nullptr : &*found;
}

std::vector<IssueGroup> group_issues(std::span<const geo::Issue> issues) {
    std::vector<IssueGroup> groups;
    std::vector<const geo::Issue*> first;
    std::vector<WordCounts> subjects;
    for (const geo::Issue& issue : issues) {
        auto group = std::ranges::find_if(groups, [&](const IssueGroup& each) {
            return each.code == issue.code && each.layer == issue.layer && each.severity == issue.severity &&
                   each.set_aside == issue.set_aside;
        });
        if (group == groups.end()) {
            groups.push_back({issue.code, issue.severity, issue.layer, 0, {}, "", issue.set_aside});
            first.push_back(&issue);
            subjects.emplace_back();
            group = groups.end() - 1;
        }
        ++group->count;
        if (!issue.subject.empty()) ++subjects[static_cast<std::size_t>(group - groups.begin())][issue.subject];
        if (issue.row) group->rows.emplace_back(issue.file, *issue.row);
    }
    for (std::size_t group = 0; group < groups.size(); ++group) {
        groups[group].message = group_message(groups[group], *first[group], subjects[group]);
    }
    return groups;
}

std::string_view name_of(geo::Issue::Severity severity) {
    switch (severity) {
    case geo::Issue::Severity::note:
        return "note";
    case geo::Issue::Severity::warning:
        return "warning";
    case geo::Issue::Severity::error:
        break;
    }
    return "error";
}

} // namespace planner
