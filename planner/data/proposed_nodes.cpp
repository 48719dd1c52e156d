// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>
#include <utility>

#include "geo/missing.h"
#include "planner/data/infrastructure.h"

namespace planner {

void propose_node(NodeRules& rules, ProposedNode node) {
    const auto order = [](const ProposedNode& of) {
        return std::tuple{of.id, of.place.lon, of.place.lat, of.capacity_mbps};
    };
    rules.proposed.insert(std::ranges::upper_bound(rules.proposed, order(node), {}, order), std::move(node));
}

std::string free_node_id(const TransmissionNodes& nodes, const NodeRules& rules) {
    const auto is_taken = [&](const std::string& id) {
        return std::ranges::find(nodes.id, id) != nodes.id.end() ||
               std::ranges::find(rules.proposed, id, &ProposedNode::id) != rules.proposed.end();
    };
    int number = 1;
    while (is_taken("proposed-" + std::to_string(number)))
        ++number;
    return "proposed-" + std::to_string(number);
}

TransmissionNodes with_proposed(TransmissionNodes nodes, const std::vector<ProposedNode>& proposed) {
    for (const ProposedNode& node : proposed) {
        nodes.id.push_back(node.id);
        nodes.place.push_back(node.place);
        nodes.operator_name.emplace_back();
        nodes.status.push_back(TransmissionNodes::Status::proposed);
        nodes.has_fiber.push_back(true);
        nodes.on_line.push_back(false);
        nodes.capacity_mbps.push_back(node.capacity_mbps.value_or(geo::missing));
    }
    return nodes;
}

} // namespace planner
