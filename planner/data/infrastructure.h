// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "geo/io/shapes.h"
#include "geo/lon_lat.h"
#include "planner/data/terms.h"

namespace planner {

/// One row per tower or mast, merged by id where the manifest says so.
struct CellSites {
    std::vector<std::string> id;
    std::vector<geo::LonLat> place;
    std::vector<std::array<bool, 4>> carries; // 2G, 3G, 4G, 5G; all false: none, or not known
    std::vector<double> antenna_height_m;     // above ground; NaN = not known
    std::vector<double> capacity_mbps;        // mean rate of the whole site; NaN = not known
    std::vector<std::string> operator_name;

    std::size_t size() const { return id.size(); }
};

/// One row per point where backhaul can be taken up.
struct TransmissionNodes {
    enum class Status { operational, under_construction, planned, proposed }; // proposed: by a scenario
    std::vector<std::string> id;
    std::vector<geo::LonLat> place;
    std::vector<std::string> operator_name;
    std::vector<Status> status;        // not known counts as operational, and is told
    std::vector<bool> has_fiber;       // false for microwave and the like; not known counts as fiber
    std::vector<bool> on_line;         // a take-up point along a fiber line, made by loading
    std::vector<double> capacity_mbps; // that it has left for schools; NaN = not known

    std::size_t size() const { return id.size(); }
    /// Whether backhaul can be taken up there in this plan: in operation or proposed, or planned where planned ones
    /// count too.
    bool is_in_use(std::size_t node, bool use_planned) const {
        return use_planned || status[node] == Status::operational || status[node] == Status::proposed;
    }
};

/// A transmission node with fiber that a scenario proposes.
struct ProposedNode {
    std::string id;
    geo::LonLat place;
    std::optional<double> capacity_mbps{}; // that it would have for schools; empty: as of a node that does not say

    friend bool operator==(const ProposedNode&, const ProposedNode&) = default;
};

/// Which transmission nodes count in a plan, besides those in operation.
struct NodeRules {
    bool use_planned = false;             // take-up points that are not yet in operation
    std::vector<ProposedNode> proposed{}; // by id, then place

    friend bool operator==(const NodeRules&, const NodeRules&) = default;
};

/// Proposes a node beside others.
void propose_node(NodeRules& rules, ProposedNode node);
/// "proposed-1", "proposed-2": the first such id that no node has, of the dataset or proposed.
std::string free_node_id(const TransmissionNodes& nodes, const NodeRules& rules);

/// The nodes of a dataset, then those that are proposed.
TransmissionNodes with_proposed(TransmissionNodes nodes, const std::vector<ProposedNode>& proposed);

/// One level of administrative areas.
struct AdminAreas {
    int level = 1;
    geo::Shapes shapes;            // one feature per area
    std::vector<std::string> name; // per feature

    std::size_t size() const { return name.size(); }
};

/// One row per surveyed link, believed before the terrain is asked.
struct SightLines {
    std::vector<std::string> from; // a school's id
    std::vector<std::string> to;   // a cell site's id
    std::vector<double> distance_m;

    std::size_t size() const { return from.size(); }
};

} // namespace planner
