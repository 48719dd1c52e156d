// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/graph/spanning_forest.h"
#include "planner/cost/starts.h"
#include "planner/data/terms.h"
#include "planner/network/network_options.h"

namespace planner {

/// What schools build together.
enum class SharedWork : std::uint8_t {
    trench_usd,  // trench, by its first cost
    radio_link,  // its power apart
    grid_power,  // of a radio link at a school with the grid
    solar_power, // of one at a school without
    relay_tower,
    new_site // of cellular
};
inline constexpr std::array shared_works{SharedWork::trench_usd,  SharedWork::radio_link,  SharedWork::grid_power,
                                         SharedWork::solar_power, SharedWork::relay_tower, SharedWork::new_site};

/// So much of each kind: one edge, or what a school pays for. Power counts by the chance that the school has the grid.
struct WorksPart {
    std::array<double, shared_works.size()> amount{}; // by SharedWork

    double& of(SharedWork work) { return amount[static_cast<std::size_t>(work)]; }
    double of(SharedWork work) const { return amount[static_cast<std::size_t>(work)]; }
    /// At what one of each costs.
    double times(const std::array<double, shared_works.size()>& work_usd) const;
    void add(const WorksPart& part, std::size_t divided_by = 1);
};
/// So much of one kind alone.
WorksPart one_of(SharedWork work, double amount = 1.0);

/// All that schools may build together, as trees that grow out of the existing network. Each vertex hangs on its parent
/// by an edge that is built once for all behind it: fiber hops, radio links, relay towers, new cell sites. Rows are
/// vertices, parents before children.
struct SharedWorks {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> parent; // smaller than the vertex; none: the edge ends in the existing network
    std::vector<WorksPart> edge;
    std::vector<std::size_t> school; // whose hop or link, or whose way to a new site, it is; none: a tower, a site
    std::array<std::vector<std::size_t>, technology_count> vertex; // of each school, by Technology; none: it builds
                                                                   // alone. Empty where all do

    std::size_t size() const { return parent.size(); }
    /// Whether some school shares by a technology.
    bool has(Technology technology) const { return !vertex[static_cast<std::size_t>(technology)].empty(); }
    /// By its position; npos is none.
    std::size_t vertex_of(std::size_t technology, std::size_t at_school) const {
        return technology >= technology_count || vertex[technology].empty() ? none : vertex[technology][at_school];
    }
    std::size_t vertex_of(Technology technology, std::size_t at_school) const {
        return vertex_of(static_cast<std::size_t>(technology), at_school);
    }
};

/// The hops of a fiber forest, whose sites are the schools, at `hop_usd` of first cost; the radio links that schools
/// share, with the tower of each relay as an edge above those that hang on it; the proposed cell sites.
SharedWorks join_works(const geo::SpanningForest& fiber, std::span<const double> hop_usd, const NetworkOptions& options,
                       std::span<const double> grid_share);

/// How many of the schools use each edge, by vertex; 0: it is not built. `chosen[school]` is its technology's position;
/// npos: none.
std::vector<std::size_t> count_users(const SharedWorks& works, const std::vector<std::size_t>& chosen);

/// That of the edge on which each school hangs by a technology; empty where no school shares by it.
std::vector<std::size_t> users_by_school(const SharedWorks& works, const std::vector<std::size_t>& users,
                                         Technology technology);

/// What each school pays for the edges on its way, by the technology that is chosen for it. An edge is built when the
/// first school behind it begins, and divided equally among those that begin then: the Shapley value on a tree where
/// all begin at once. Who begins later pays nothing for what is there. Source: METHODS.md "Costs of a connection",
/// "Phases".
std::vector<WorksPart> share_works(const SharedWorks& works, const std::vector<std::size_t>& chosen,
                                   const Starts& starts);

} // namespace planner
