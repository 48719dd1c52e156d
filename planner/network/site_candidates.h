// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "geo/lon_lat.h"
#include "geo/progress.h"
#include "geo/relief/coverage.h"
#include "planner/data/dataset.h"

namespace planner {

/// Why a new cell site might stand at a place.
enum class SiteKind : std::uint8_t {
    school,      // a school with electricity
    town,        // most people around
    high_ground, // the highest ground around
    power        // on the electricity grid
};
std::string_view name_of(SiteKind kind); // "high_ground"

/// What candidates are looked for by.
struct CandidateRules {
    enum class Places : std::uint8_t { all, schools, towns, high_ground, power };
    Places places = Places::all;
    double mast_m = 30.0;
    double range_m = 6'000.0; // to the schools that a new site serves
    geo::CoverageRules model;

    friend bool operator==(const CandidateRules&, const CandidateRules&) = default;
};

/// Where new cell sites might stand, and which schools would hear them: geometry alone.
struct SiteCandidates {
    std::vector<geo::LonLat> place;
    std::vector<SiteKind> kind;
    std::vector<std::size_t> first{0}; // per candidate + 1: its rows of the next two
    std::vector<std::size_t> school;   // row of Schools in range
    std::vector<double> mbps;          // peak rate there by the model; NaN: not known

    std::size_t size() const { return place.size(); }
};

/// What the dataset lacks for candidates of these places alone: "population"; empty: nothing.
std::string_view missing_for(CandidateRules::Places places, const Dataset& dataset);

/// Candidates within reach of the schools that `is_wanted` marks: in each square of 25 km2 the largest school with
/// electricity, the place with most people, the highest ground and the place of the electricity grid with most schools
/// near, as far as the dataset knows them; ties by the more western, then the more southern place. Rates over the
/// relief as "Modelled coverage". Source: METHODS.md "New cell sites".
SiteCandidates find_candidates(const Dataset& dataset, const std::vector<bool>& is_wanted, const CandidateRules& rules,
                               geo::Progress& progress);

} // namespace planner
