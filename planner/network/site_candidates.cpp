// SPDX-License-Identifier: Apache-2.0
#include "planner/network/site_candidates.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <utility>

#include "geo/measure/equal_cells.h"
#include "geo/measure/geodesic.h"
#include "geo/measure/point_index.h"
#include "geo/measure/zonal.h"
#include "geo/missing.h"
#include "geo/parallel.h"
#include "planner/data/shape_layers.h"
#include "planner/network/modelled_coverage.h"

namespace planner {
namespace {

constexpr double square_m2 = 25e6;      // in which one candidate of a kind is enough
constexpr double grid_step_m = 1'000.0; // between places looked at along the electricity grid, at most: an assumption

bool wants(const CandidateRules& rules, CandidateRules::Places places) {
    return rules.places == CandidateRules::Places::all || rules.places == places;
}

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

std::vector<geo::LonLat> wanted_places(const Dataset& dataset, const std::vector<bool>& is_wanted) {
    std::vector<geo::LonLat> places;
    for (std::size_t school = 0; school < is_wanted.size(); ++school) {
        if (is_wanted[school]) places.push_back(dataset.schools.place[school]);
    }
    return places;
}

/// Places in rings around schools, where ground and people are looked at.
std::vector<geo::LonLat> look_around(const std::vector<geo::LonLat>& schools, double range_m, geo::Progress& progress) {
    constexpr std::size_t rings = 5, directions = 12;
    constexpr double full_turn_deg = 360.0;
    std::vector<geo::LonLat> places(schools.size() * rings * directions);
    geo::parallel_chunks(places.size(), geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            const auto ring = static_cast<double>(row / directions % rings + 1);
            const auto direction = static_cast<double>(row % directions);
            places[row] = geo::destination(schools[row / (rings * directions)], direction * full_turn_deg / directions,
                                           range_m * ring / rings);
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

void add_surfaces(const Dataset& dataset, const std::vector<geo::LonLat>& wanted, const CandidateRules& rules,
                  SiteCandidates& candidates, geo::Progress& progress) {
    const bool wants_towns = wants(rules, CandidateRules::Places::towns) && dataset.population;
    const geo::Relief* relief =
        wants(rules, CandidateRules::Places::high_ground) ? relief_for_coverage(dataset) : nullptr;
    if (!wants_towns && relief == nullptr) return;
    const std::vector<geo::LonLat> around = look_around(wanted, rules.range_m, progress);
    if (wants_towns) {
        std::vector<double> people =
            geo::sample_raster(*dataset.population, around, geo::Interpolation::nearest, progress);
        for (double& here : people)
            here = here > 0.0 ? here : geo::missing;
        BestPlaces best;
        offer_all(around, people, best);
        best.append(SiteKind::town, candidates);
    }
    if (relief != nullptr) {
        BestPlaces best;
        offer_all(around, geo::sample_heights(*relief, around, progress), best);
        best.append(SiteKind::high_ground, candidates);
    }
}

bool is_power_grid(const ContextLayer& layer) {
    return layer.name == "power_grid" && !layer.raster && !layer.has_areas;
}

/// The points of a layer, and places along its lines: each edge cut into equal pieces, whichever way it was drawn.
void walk_along(const geo::Shapes& shapes, std::vector<geo::LonLat>& places) {
    for (std::size_t part = 0; part < shapes.part_count(); ++part) {
        const std::span<const geo::LonLat> way = part_points(shapes, part);
        places.push_back(way.front());
        for (std::size_t point = 1; point < way.size(); ++point) {
            const geo::LonLat from = way[point - 1], to = way[point];
            const auto pieces = static_cast<std::size_t>(std::ceil(geo::distance_m(from, to) / grid_step_m));
            for (std::size_t piece = 1; piece < pieces; ++piece)
                places.push_back(
                    geo::place_between(from, to, static_cast<double>(piece) / static_cast<double>(pieces)));
            places.push_back(to);
        }
    }
}

/// Schools near a place: each counts 1 there, evenly less farther away, 0 at the range; NaN: none is in range.
double count_near(const geo::PointIndex& schools, geo::LonLat place, double range_m) {
    double sum = 0.0;
    for (const geo::Neighbour& near : schools.within(place, range_m))
        sum += 1.0 - near.distance_m / range_m;
    return sum > 0.0 ? sum : geo::missing;
}

void add_power(const Dataset& dataset, const std::vector<geo::LonLat>& wanted, double range_m,
               SiteCandidates& candidates, geo::Progress& progress) {
    std::vector<geo::LonLat> places;
    for (const ContextLayer& layer : dataset.context) {
        if (is_power_grid(layer)) walk_along(layer.shapes, places);
    }
    const geo::PointIndex schools{wanted};
    std::vector<double> near(places.size());
    geo::parallel_chunks(places.size(), geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t place = begin; place < end; ++place)
            near[place] = count_near(schools, places[place], range_m);
    });
    BestPlaces best;
    offer_all(places, near, best);
    best.append(SiteKind::power, candidates);
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
    case SiteKind::power:
        return "power";
    }
    return "";
}

std::string_view missing_for(CandidateRules::Places places, const Dataset& dataset) {
    using enum CandidateRules::Places;
    if (places == towns && !dataset.population) return "population";
    if (places == high_ground && relief_for_coverage(dataset) == nullptr) return "elevation in cells of 250 m or less";
    if (places == power && std::ranges::none_of(dataset.context, is_power_grid))
        return "context layer power_grid of lines or points";
    return "";
}

SiteCandidates find_candidates(const Dataset& dataset, const std::vector<bool>& is_wanted, const CandidateRules& rules,
                               geo::Progress& progress) {
    progress.begin_step("Looking for new cell sites");
    SiteCandidates candidates;
    const std::vector<geo::LonLat> wanted = wanted_places(dataset, is_wanted);
    if (wants(rules, CandidateRules::Places::schools)) add_schools(dataset.schools, candidates);
    add_surfaces(dataset, wanted, rules, candidates, progress);
    if (wants(rules, CandidateRules::Places::power)) add_power(dataset, wanted, rules.range_m, candidates, progress);
    measure_rates(dataset, is_wanted, rules, candidates, progress);
    return candidates;
}

} // namespace planner
