// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/io/text_column.h"
#include "geo/lon_lat.h"
#include "planner/data/terms.h"

namespace planner {

/// One row per school that is used; every column has size() rows, in file order. NaN = not known, empty text = not
/// known.
struct Schools {
    geo::TextColumn id; // unique; a repeated one got "#2"
    geo::TextColumn name;
    std::vector<geo::LonLat> place;         // never NaN
    std::vector<std::size_t> source_row;    // as a person finds it: geo::Issue::row
    std::vector<std::uint32_t> source_file; // position in Dataset::school_files
    geo::TextColumn admin1, admin2;         // as the file says (unite_spellings), else the area that holds it
    geo::TextColumn level;                  // education level, as the file says (unite_spellings)
    geo::TextColumn language;               // language of instruction
    std::vector<double> learners;           // enrolment, >= 0
    std::vector<double> girls;              // of the learners
    std::vector<double> learners_with_disability;
    std::vector<double> teachers;
    std::vector<double> trained_teachers;  // in the use of ICT
    std::vector<double> devices;           // working, for learning
    std::vector<double> connected_devices; // of these, with internet
    std::vector<Electricity> electricity;
    std::vector<Answer> connectivity;          // internet for teaching and learning
    std::vector<Answer> has_fiber;             // connected by fiber: a source for the network
    std::vector<double> download_mbps;         // measured, else contracted
    std::vector<Generation> stated_coverage;   // as the file says; used where no coverage layer covers the place
    std::vector<double> stated_population_1km; // as the file says
    std::vector<double> relative_wealth;       // index; higher is richer
    std::vector<Answer> adapted;               // infrastructure and materials for learners with disabilities
    std::vector<double> content_share; // of grade-subjects with open content in the language of instruction, 0..1

    std::size_t size() const { return id.size(); }
    /// Gives every column so many rows, for a reader to fill.
    void resize(std::size_t count) {
        const auto resize_all = [count](auto&... columns) { (columns.resize(count), ...); };
        resize_all(id, name, place, source_row, source_file, admin1, admin2, level, language, learners, girls,
                   learners_with_disability, teachers, trained_teachers, devices, connected_devices, electricity,
                   connectivity, has_fiber, download_mbps, stated_coverage, stated_population_1km, relative_wealth,
                   adapted, content_share);
    }
};

} // namespace planner
