// SPDX-License-Identifier: Apache-2.0
#include "planner/network/site_candidates.h"

#include <cmath>
#include <map>
#include <utility>

#include "geo/measure/equal_cells.h"
#include "geo/measure/geodesic.h"
#include "geo/measure/point_index.h"
#include "geo/measure/zonal.h"
#include "geo/missing.h"
#include "geo/parallel.h"
#include "planner/network/modelled_coverage.h"

namespace planner {
namespace {

constexpr double square_m2 = 25e6; // in which one candidate of a kind is enough

/// The best place of each square; of equal ones the most western, then the most southern.
class BestPlaces {
public:
    /// A place that has something of what is looked for; NaN: nothing is known there.
    void offer(geo::LonLat place, double value) {
        if (std::isnan(value)) return;
        const auto [found, is_new] = best_.try_emplace(squares_.find(place), Best{place, value});
        Best& best = found->second;
        const bool is_better =
            value > best.value ||
            (value == best.value && std::pair{place.lon, place.lat} < std::pair{best.place.lon, best.place.lat});
        if (!is_new && is_better) best = {place, value};
    }
    void append(SiteKind kind, SiteCandidates& candidates) const {
        for (const auto& [square, best] : best_) {
            candidates.place.push_back(best.place);
            candidates.kind.push_back(kind);
        }
    }

private:
    struct Best {
        geo::LonLat place;
        double value = 0.0;
    };
    geo::EqualCells squares_{square_m2};
    std::map<std::size_t, Best> best_;
};

/// Places in rings around schools, where ground and people are looked at.
std::vector<geo::LonLat> look_around(const Dataset& dataset, const std::vector<bool>& is_wanted, double range_m,
                                     geo::Progress& progress) {
    constexpr std::size_t rings = 5, directions = 12;
    constexpr double full_turn_deg = 360.0;
    std::vector<std::size_t> schools;
    for (std::size_t school = 0; school < is_wanted.size(); ++school) {
        if (is_wanted[school]) schools.push_back(school);
    }
    std::vector<geo::LonLat> places(schools.size() * rings * directions);
    geo::parallel_chunks(places.size(), geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            const auto ring = static_cast<double>(row / directions % rings + 1);
            const auto direction = static_cast<double>(row % directions);
            places[row] = geo::destination(dataset.schools.place[schools[row / (rings * directions)]],
                                           direction * full_turn_deg / directions, range_m * ring / rings);
        }
    });
    return places;
}

void offer_all(const std::vector<geo::LonLat>& places, const std::vector<double>& value, BestPlaces& best) {
    for (std::size_t place = 0; place < places.size(); ++place)
        best.offer(places[place], value[place]);
}

void add_schools(const Schools& schools, SiteCandidates& candidates) {
    BestPlaces best;
    for (std::size_t school = 0; school < schools.size(); ++school) {
        const Electricity supply = schools.electricity[school];
        if (supply == Electricity::none || supply == Electricity::unknown) continue;
        const double learners = schools.learners[school];
        best.offer(schools.place[school], std::isnan(learners) ? 0.0 : learners);
    }
    best.append(SiteKind::school, candidates);
}

void add_surfaces(const Dataset& dataset, const std::vector<bool>& is_wanted, const CandidateRules& rules,
                  SiteCandidates& candidates, geo::Progress& progress) {
    using Places = CandidateRules::Places;
    const bool wants_towns = rules.places == Places::all || rules.places == Places::towns;
    const bool wants_high_ground = rules.places == Places::all || rules.places == Places::high_ground;
    const std::vector<geo::LonLat> around = look_around(dataset, is_wanted, rules.range_m, progress);
    if (wants_towns && dataset.population) {
        std::vector<double> people =
            geo::sample_raster(*dataset.population, around, geo::Interpolation::nearest, progress);
        for (double& here : people)
            here = here > 0.0 ? here : geo::missing;
        BestPlaces best;
        offer_all(around, people, best);
        best.append(SiteKind::town, candidates);
    }
    if (const geo::Relief* relief = relief_for_coverage(dataset); wants_high_ground && relief != nullptr) {
        BestPlaces best;
        offer_all(around, geo::sample_heights(*relief, around, progress), best);
        best.append(SiteKind::high_ground, candidates);
    }
}

/// The wanted schools in range of each candidate, with what the model gives them.
void measure_rates(const Dataset& dataset, const std::vector<bool>& is_wanted, const CandidateRules& rules,
                   SiteCandidates& candidates, geo::Progress& progress) {
    const geo::PointIndex index{dataset.schools.place};
    std::vector<geo::Mast> masts;
    std::vector<geo::MastPair> pairs;
    for (std::size_t candidate = 0; candidate < candidates.size(); ++candidate) {
        masts.push_back({candidates.place[candidate], rules.mast_m});
        for (const geo::Neighbour& near : index.within(candidates.place[candidate], rules.range_m)) {
            if (is_wanted[near.row]) pairs.push_back({candidate, near.row});
        }
        candidates.first.push_back(pairs.size());
    }
    for (const geo::MastPair& pair : pairs)
        candidates.school.push_back(pair.second);
    candidates.mbps = geo::measure_receptions(relief_for_coverage(dataset), masts, dataset.schools.place, pairs,
                                              rules.model, progress);
}

} // namespace

std::string_view name_of(SiteKind kind) {
    switch (kind) {
    case SiteKind::school:
        return "school";
    case SiteKind::town:
        return "town";
    case SiteKind::high_ground:
        return "high_ground";
    }
    return "";
}

SiteCandidates find_candidates(const Dataset& dataset, const std::vector<bool>& is_wanted, const CandidateRules& rules,
                               geo::Progress& progress) {
    progress.begin_step("Looking for new cell sites");
    SiteCandidates candidates;
    if (rules.places == CandidateRules::Places::all || rules.places == CandidateRules::Places::schools)
        add_schools(dataset.schools, candidates);
    add_surfaces(dataset, is_wanted, rules, candidates, progress);
    measure_rates(dataset, is_wanted, rules, candidates, progress);
    return candidates;
}

} // namespace planner
