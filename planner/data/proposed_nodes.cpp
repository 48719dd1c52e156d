// SPDX-License-Identifier: Apache-2.0
#include "geo/missing.h"
#include "planner/data/infrastructure.h"

namespace planner {

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
