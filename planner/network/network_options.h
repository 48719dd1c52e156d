// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/graph/spanning_forest.h"
#include "geo/lon_lat.h"
#include "geo/missing.h"
#include "geo/progress.h"
#include "geo/relief/coverage.h"
#include "geo/relief/sight.h"
#include "geo/road/trench_rules.h"
#include "planner/data/dataset.h"
#include "planner/need/demand.h"
#include "planner/need/indicators.h"
#include "planner/network/cover_most.h"
#include "planner/network/overrides.h"
#include "planner/network/site_candidates.h"

namespace planner {

/// Whether a technology can serve a school, or why not.
enum class Feasibility : std::uint8_t {
    feasible,
    not_enabled,     // switched off in the scenario
    forbidden,       // by an override
    no_source,       // the dataset has no such infrastructure
    too_far,         // beyond the hop limit or the range
    not_covered,     // the coverage layer says no
    too_much_demand, // beyond what the technology carries
    node_full,       // the transmission node that its fiber would lead to carries others first
    site_full,       // its cell site carries others first
    not_licensed,    // no licence for satellites in this country
    beam_full,       // the satellites over its ground cell carry others first
    no_sight,        // something stands in the ray, or sight lines are given and none leads to this school
    too_many_hops,   // radio comes over more relays than the limit allows
    relay_full,      // a relay on its way carries others first
    not_needed       // the plan does not serve this school
};
std::string_view name_of(Feasibility feasibility); // "too_far"; "feasible"

/// What is known of a radio link's sight.
enum class Sight : std::uint8_t {
    not_checked, // no relief is fine enough, or the rules do not ask for it
    surveyed,    // by a sight line of the dataset, which is believed
    clear,       // the rest: over the dataset's relief, as geo::SightVerdict
    marginal,
    obstructed,
    unknown
};
std::string_view name_of(Sight sight); // "not_checked"
/// Whether a link can be planned on: nothing is known to stand in its way.
inline bool can_be_planned(Sight sight) { return sight != Sight::marginal && sight != Sight::obstructed; }

/// What a radio link is laid out by; whatever changes here needs the relief again.
struct RadioRules {
    double max_range_m = 30'000.0;
    double school_mast_m = 6.0;
    double site_mast_m = 25.0;  // where a site does not say, and at transmission nodes
    double relay_mast_m = 25.0; // of a relay's tower
    int max_hops = 2;           // radio links from a school to its far end; 1: no school relays
    bool check_sight = true;    // over the dataset's relief, if it is fine enough
    geo::SightRules sight{};

    friend bool operator==(const RadioRules&, const RadioRules&) = default;
};

/// Rules of what can be built. Lengths in metres; limits inclusive.
struct NetworkRules {
    struct Fiber {
        enum class Mode : std::uint8_t { road, straight };
        bool enabled = true;
        Mode mode = Mode::straight;  // along roads where the dataset has them, or straight lines
        double route_factor = 1.2;   // route length / straight line
        double slack_on_road = 1.1;  // route length / way along roads
        double max_hop_m = 20'000.0; // of the straight line, or of the way along roads
        double max_spur_m = 2'000.0; // from a school to its road
        geo::RoadFactors road_factors = geo::default_road_factors; // of the price of a route beside each kind of road
        double max_mbps = 15'000.0;
        std::optional<double> node_capacity_mbps = std::nullopt; // left for schools where a node does not say
        int reroute_rounds = 0; // that lay fiber out anew for the schools that take it, at most
        friend bool operator==(const Fiber&, const Fiber&) = default;
    } fiber;
    struct Cellular {
        bool enabled = true;
        Generation min_generation = Generation::g4;
        enum class Coverage : std::uint8_t { layer, modelled };
        Coverage coverage = Coverage::layer; // what says whether a school is covered
        geo::CoverageRules model;
        double max_mbps_on_3g = 5.0;     // 3G counts up to this demand
        double max_distance_m = 5'000.0; // where no coverage is known
        double max_mbps = 100.0;
        enum class OverCapacity : std::uint8_t { warn, refuse };
        OverCapacity over_capacity = OverCapacity::warn;
        double site_capacity_mbps = 33.75; // mean rate of a site, where it does not say
        double existing_load_share = 0.4;  // of it, by its other users
        double contention = 5.0;           // Mbps that schools subscribe to / Mbps that they use at once
        friend bool operator==(const Cellular&, const Cellular&) = default;
    } cellular;
    struct PointToPoint {
        bool enabled = true;
        RadioRules link;
        double max_mbps = 400.0;
        friend bool operator==(const PointToPoint&, const PointToPoint&) = default;
    } point_to_point;
    struct Satellite {
        bool enabled = true;
        double planned_mbps_per_terminal = 20.0; // in the busy hour
        int max_terminals = 5;
        bool licensed = true;                // in this country
        double cell_capacity_mbps = 2'500.0; // of a ground cell
        double contention = 10.0;            // as that of cellular
        friend bool operator==(const Satellite&, const Satellite&) = default;
    } satellite; // in low orbit; and its switch is that of all satellites
    struct GeoSatellite {
        bool enabled = true;
        double planned_mbps_per_terminal = 5.0; // committed
        int max_terminals = 5;
        friend bool operator==(const GeoSatellite&, const GeoSatellite&) = default;
    } geo_satellite; // geostationary: where low orbit cannot serve
    struct NewSites {
        int most = 0;                                                // that may be built
        std::optional<double> budget_usd;                            // their first cost together; empty: no limit
        CandidateRules::Places places = CandidateRules::Places::all; // where they may stand
        double mast_m = 30.0;
        double range_m = 6'000.0; // to the schools that they serve
        friend bool operator==(const NewSites&, const NewSites&) = default;
    } new_sites;

    friend bool operator==(const NetworkRules&, const NetworkRules&) = default;
};

/// Where satellites are: in low orbit, many of them and near, or over one place of the equator, few and far.
enum class Orbit : std::uint8_t { leo, geo };
std::string_view name_of(Orbit orbit); // "leo"

/// How long a signal travels to an orbit's satellite, to its ground station and back, milliseconds, where the satellite
/// stands as low as it is planned for. Source: METHODS.md "Shared capacity".
double round_trip_ms(Orbit orbit);

/// Whom the plan serves.
enum class Standing : std::uint8_t {
    to_connect, // not connected, or unknown and counted as no
    upgrade,    // connected below the target: pays for what is missing
    existing,   // at the target already
    excluded    // by an override or an [unknown] rule
};

inline bool is_to_serve(Standing standing) { return standing == Standing::to_connect || standing == Standing::upgrade; }

/// The standing of each school. A connected school whose speed is not known counts as being at the target.
/// Source: METHODS.md "Network".
std::vector<Standing> judge_standing(const Schools& schools, double target_mbps, const UnknownRules& unknown,
                                     const Overrides& overrides);

/// A radio link to a school that relays.
struct RelayLink {
    std::size_t relay = 0; // row of Schools
    double link_m = 0.0;
    Sight sight = Sight::not_checked;
    double clearance_m = geo::missing; // as NetworkLayout::radio_clearance_m, and so below
    geo::LonLat worst = geo::nowhere;
    double mast_m = geo::missing;
};

/// A school and the link that it takes instead of the one of the layout.
struct OtherRelay {
    std::size_t school = 0;
    RelayLink link;
};

/// Where links would run: geometry only, no demand and no price. Rows as in Dataset::schools.
struct NetworkLayout {
    static constexpr std::size_t none = geo::SpanningForest::none;

    enum class Way : std::uint8_t { straight, road };

    geo::SpanningForest fiber;  // sites are the schools; only those to connect or to upgrade are reached.
                                // A school that has fiber hangs on itself as a source, by a hop of 0 m
    std::vector<Way> fiber_way; // of the hop; straight where there is none
    std::vector<std::size_t> first_way_point{0}; // per school + 1 where hops run along roads; else just this
    std::vector<geo::LonLat> way_point; // of hops along roads: from the school to where its trench meets another
    std::vector<double> joins_m;     // per hop along a road: from the school upstream along its way to where they meet
    std::vector<double> spur_m;      // of the hop, between places and their roads
    std::vector<double> road_factor; // of the hop's way along roads: cost of a metre of trench against a common road; 1
                                     // where straight
    TransmissionNodes nodes;         // of the dataset, then those proposed: rows below are its rows
    std::vector<std::size_t> source_node;   // per source: row of nodes; none: another source
    std::vector<std::size_t> source_school; // per source: row of Schools; none: a transmission node or a locked road
    std::vector<std::string> locked_road;   // ids of the last sources: roads along which fiber is laid anyway
    double locked_m = 0.0;                  // their length
    double locked_weight_m = 0.0;           // each metre times what trench costs there against a common road
    std::vector<std::size_t> radio_site;    // row of CellSites at the far end of point to point; none: no site
    std::vector<std::size_t> radio_node;    // row of nodes there; none: no node
    std::vector<std::size_t> radio_school;  // row of Schools there, one that has fiber or a relay; none: no school
    std::vector<int> radio_hops;            // links to the far end that has backhaul; 0: none can be planned
    std::vector<double> radio_link_m;       // of the first link; NaN: none in range
    std::vector<Sight> radio_sight;         // surveyed: a sight line leads to this school, in range or not
    std::vector<double> radio_clearance_m;  // of the ray where it is worst, as geo::Sight; NaN: not known
    std::vector<geo::LonLat> radio_worst;   // there; nowhere: not known
    std::vector<double> radio_end_mast_m;   // height of the antenna at the far end of the first link; NaN: none
    std::vector<double> radio_mast_m;       // lowest mast at the school that clears the link; NaN: not known
    std::vector<std::vector<RelayLink>> other_relays; // of a school behind a relay: others of as many links, the next
                                                      // to take first
    std::vector<double> modelled_mbps; // peak rate of the best cell site by the model; 0: not covered; NaN: not known;
                                       // empty: not modelled, or no site counts
    std::vector<std::size_t> modelled_site; // row of CellSites that gives it; none: none is known to
    SiteCandidates candidates;              // for new cell sites; none where the rules ask for none
    bool has_radio_end = false;             // a mast, node or school with fiber that radio may lead to
    bool only_surveyed_links = false;       // sight lines are given, and no relief speaks for other links

    /// The places along a school's fiber hop; empty where it is a straight line to its upstream point.
    std::span<const geo::LonLat> way(std::size_t school) const {
        if (school + 1 >= first_way_point.size()) return {};
        return std::span{way_point}.subspan(first_way_point[school],
                                            first_way_point[school + 1] - first_way_point[school]);
    }
    /// The school that a school's radio link leads over; none: it leads to a far end, or there is none.
    std::size_t relay(std::size_t school) const { return radio_hops[school] > 1 ? radio_school[school] : none; }
    /// Length of the trench of a school's hop, metres: what is drawn times the factor for its kind of way.
    double route_m(std::size_t school, const NetworkRules::Fiber& rules) const {
        return fiber.hop_m[school] * way_factor(school, rules);
    }
    /// Of the trench of the school upstream of a hop, metres: what lies between that school and where the hop joins it.
    double passed_by_m(std::size_t school, const NetworkRules::Fiber& rules) const {
        const std::size_t upstream = fiber.upstream[school];
        if (joins_m.empty() || upstream >= fiber.upstream.size()) return 0.0;
        return joins_m[school] * way_factor(upstream, rules);
    }
    /// Route over what is drawn, for the kind of way of a school's hop.
    double way_factor(std::size_t school, const NetworkRules::Fiber& rules) const {
        const bool is_road = !fiber_way.empty() && fiber_way[school] == Way::road;
        return is_road ? rules.slack_on_road : rules.route_factor;
    }
};

/// What the geometry of a network depends on.
struct LayoutRules {
    double max_hop_m = 20'000.0;
    RadioRules radio;
    NodeRules nodes{};
    NetworkRules::Fiber::Mode fiber_mode = NetworkRules::Fiber::Mode::straight;
    double max_spur_m = 2'000.0;
    std::optional<geo::CoverageRules> coverage{}; // empty: coverage is not modelled
    std::optional<CandidateRules> candidates{};   // for new cell sites; empty: none are looked for
    RoadOverrides roads{};                        // count along roads only, as the rest
    geo::RoadFactors road_factors = geo::default_road_factors;
    double spur_factor = 1.0; // price of a spur over that of a route beside a common road

    friend bool operator==(const LayoutRules&, const LayoutRules&) = default;
};

/// Whether fiber is laid out along roads: the mode says so and the dataset has any.
bool goes_along_roads(NetworkRules::Fiber::Mode mode, const Dataset& dataset);

/// Grows the fiber forest (along roads where the rules say so and the dataset has any, from locked ones too) and finds
/// each school's radio link: the shortest surveyed one, else the shortest in range to a cell site, a transmission node
/// or a school with fiber whose sight is clear over the relief; where none is, over as few relays as possible, and as
/// far as one more than the rules allow; else the one that the lowest mast would clear. Ties by id, then place. Models
/// cellular coverage and finds candidates for new cell sites where the rules ask for it. Sources: METHODS.md "Network",
/// METHODS.md "Relays".
NetworkLayout lay_out_network(const Dataset& dataset, const std::vector<Standing>& standing, const LayoutRules& rules,
                              geo::Progress& progress);

/// Who is joined when, and to what, where fiber is laid out anew. Empty columns: nobody, no node.
struct FiberTurns {
    std::vector<bool> goes_first{}; // by school: joined as if there were no others
    std::vector<bool> stays{};      // by school: joined to closed nodes or locked roads; with both others, or empty
    std::vector<bool> is_closed{};  // by row of NetworkLayout::nodes: for these, and whom no open source reaches
};

/// A layout of the same rules with its fiber laid out anew: schools that go first are joined as if there were no
/// others; the others that fiber reached then join these, or their trench. Those that stay at closed nodes, with those
/// whom fiber reaches no other way, and all others are two forests, as grow_apart has them. Fiber reaches the same
/// schools. Source: METHODS.md "Fiber laid out anew".
NetworkLayout lay_out_fiber_again(const Dataset& dataset, const std::vector<Standing>& standing,
                                  const LayoutRules& rules, const FiberTurns& turns, NetworkLayout layout,
                                  geo::Progress& progress);

/// Cell sites that are proposed, as cover_most chooses them. Source: METHODS.md "New cell sites".
struct NewSites {
    std::vector<geo::LonLat> place{};
    std::vector<SiteKind> kind{};
    std::vector<std::size_t> schools{}; // that each would serve
    CoverWeight covered{};              // these schools together
    CoverWeight bound{};                // no choice of as many candidates covers more

    std::size_t size() const { return place.size(); }
};

/// A place that carries others first, as a school that it refuses finds it.
struct FullPlace {
    std::size_t school = 0;
    std::size_t place = 0;  // row of NetworkLayout::nodes, row as in NetworkOptions::cell_site, row of Schools that
                            // relays, number of the ground cell: by the technology
    double left_mbps = 0.0; // when the school's turn comes
};

/// What is possible for each school. Rows as in Dataset::schools.
struct NetworkOptions {
    std::array<std::vector<Feasibility>, technology_count> feasibility; // by Technology
    std::vector<bool> locked;                                           // one technology only, by an override
    std::vector<int> terminals;         // satellite terminals in the first year, were it chosen
    std::vector<Orbit> orbit;           // of its satellites, were they chosen
    std::vector<std::size_t> cell_site; // row of CellSites, then of new_sites, that would serve it; none: not known
    std::size_t first_new_site = NetworkLayout::none; // the row of the first of new_sites in cell_site
    std::vector<std::size_t> ground_cell;             // its number; geo::EqualCells of 379 km2
    NewSites new_sites;
    std::vector<double> cellular_mbps;      // what a mobile link carries, were it chosen
    std::vector<OtherRelay> other_relays{}; // of schools for which the layout's relay has no room
    geo::SpanningForest relays; // radio links that schools share: sites are the schools behind a relay and the relays,
                                // upstream is a relay or a far end. Without columns where no school relays

    std::array<std::vector<FullPlace>, technology_count> full_places{}; // by Technology, then by school: node_full,
                                                                        // site_full, relay_full, beam_full

    /// Where a technology has no room for a school; the school must be refused for that.
    const FullPlace& full_place(Technology technology, std::size_t school) const {
        return *std::ranges::lower_bound(full_places[static_cast<std::size_t>(technology)], school, {},
                                         &FullPlace::school);
    }
    /// Writes down whom a technology has no room for, in any order.
    void write_full(Technology technology, std::vector<FullPlace> places) {
        std::ranges::sort(places, {}, &FullPlace::school);
        full_places[static_cast<std::size_t>(technology)] = std::move(places);
    }
    /// Row of new_sites that would serve a school; none: another cell site would, or none.
    std::size_t new_site(std::size_t school) const {
        if (new_sites.size() == 0 || cell_site[school] == NetworkLayout::none) return NetworkLayout::none;
        return cell_site[school] >= first_new_site ? cell_site[school] - first_new_site : NetworkLayout::none;
    }

    /// Whether a school's radio link is one of those that schools share.
    bool shares_radio(std::size_t school) const {
        return !relays.order.empty() && relays.upstream[school] != NetworkLayout::none;
    }
    const std::vector<Feasibility>& of(Technology technology) const {
        return feasibility[static_cast<std::size_t>(technology)];
    }
    std::vector<Feasibility>& of(Technology technology) { return feasibility[static_cast<std::size_t>(technology)]; }
};

/// What schools may subscribe to at a cell site, Mbps: (1 - load) x capacity x contention, of the capacity that the
/// site states, else that of the rules; rows beyond the sites are new ones. Source: METHODS.md "Shared capacity".
double site_share_mbps(const CellSites& sites, std::size_t site, const NetworkRules::Cellular& rules);

/// The id of a cell site: as its row states it, or "new-1", "new-2" for rows beyond the sites.
std::string cell_site_id(const CellSites& sites, std::size_t site);

/// What schools may subscribe to in a ground cell of satellites in low orbit, Mbps: capacity x contention.
/// Source: METHODS.md "Shared capacity".
double ground_cell_share_mbps(const NetworkRules::Satellite& rules);

/// A layout in which schools come over other relays.
NetworkLayout with_other_relays(NetworkLayout layout, const std::vector<OtherRelay>& others);

/// Judges every technology at every school, by columns alone: this follows a slider.
/// `demand_mbps` as measure_demand gives it.
NetworkOptions find_options(const Dataset& dataset, const Indicators& indicators, const std::vector<Standing>& standing,
                            const NetworkLayout& layout, const std::vector<double>& demand_mbps,
                            const NetworkRules& rules, const Overrides& overrides);

} // namespace planner
