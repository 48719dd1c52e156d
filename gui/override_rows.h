// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "planner/data/dataset.h"
#include "planner/scenario/scenario.h"

namespace gui {

/// A line of the list of what a person decided.
struct OverrideRow {
    std::string about;   // "Lycée de Rosso (1020201)"; where no name is known "School 1020201"
    std::string decided; // "always connected by satellite"
    std::function<void(planner::Scenario&)> take_back;
    std::optional<std::size_t> school{}; // row of Dataset::schools; none: about no school of this dataset
};

/// The lines of that list, kept until a decision or the dataset changes.
class OverrideRows {
public:
    /// Schools, roads and nodes, each in the order of their ids.
    const std::vector<OverrideRow>& of(const planner::Scenario& scenario,
                                       const std::shared_ptr<const planner::Dataset>& dataset);

private:
    std::shared_ptr<const planner::Dataset> dataset_;
    planner::Overrides overrides_;
    std::vector<planner::ProposedNode> proposed_;
    std::vector<OverrideRow> rows_;
};

} // namespace gui
