// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "geo/progress.h"
#include "planner/result/scenario_result.h"
#include "planner/select/node_room.h"

namespace planner {

/// The pipeline, remembering each stage's last inputs: a stage that is asked again with equal inputs is not computed
/// again, so that answers follow a slider. Not for several threads at once.
class Study {
public:
    explicit Study(std::shared_ptr<const Dataset> dataset);
    ~Study();

    /// The result of a scenario: the same bytes whatever was asked before.
    std::shared_ptr<const ScenarioResult> simulate(const Scenario& scenario, geo::Progress& progress);

private:
    struct Stages;
    std::unique_ptr<Stages> stages_;
};

/// What choices of a result depend on.
PlanBasis plan_basis(const ScenarioResult& result);
/// What costs of a result depend on.
CostBasis cost_basis(const ScenarioResult& result);
/// Costs every option of a result whose network is known, and as an operator sees it where the objective asks.
CostTable cost_network(const ScenarioResult& result);
/// What transmission nodes leave to a result's schools.
NodeRoom node_room(const ScenarioResult& result);

/// The result with what other limits would bring: its frontier, benefit against budget over the whole range, and what
/// floors cost.
std::shared_ptr<const ScenarioResult> with_alternatives(const ScenarioResult& result, geo::Progress& progress);

/// Makes the memory ready that some answers besides the first take, so that no step of a slider waits for it. For
/// programs that keep freed memory.
void make_room_for_answers(const Dataset& dataset, geo::Progress& progress);

/// The result with alternatives and with what unknown answers do to it: the same scenario with all of them yes, and
/// with all of them no.
std::shared_ptr<const ScenarioResult> simulate_in_full(Study& study, const Scenario& scenario, geo::Progress& progress);

} // namespace planner
