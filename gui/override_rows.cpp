// SPDX-License-Identifier: Apache-2.0
#include "gui/override_rows.h"

#include <algorithm>

#include "gui/text/visual_text.h"

namespace gui {

namespace {

using planner::Scenario;

/// The rows of the schools with these ids, which are sorted; none: no school has it.
std::vector<std::optional<std::size_t>> schools_of(const std::vector<std::string>& ids,
                                                   const planner::Schools& schools) {
    std::vector<std::optional<std::size_t>> rows(ids.size());
    for (std::size_t school = 0; school < schools.size(); ++school) {
        const auto id = std::ranges::lower_bound(ids, schools.id[school]);
        if (id != ids.end() && *id == schools.id[school]) rows[static_cast<std::size_t>(id - ids.begin())] = school;
    }
    return rows;
}

void add_schools(const planner::Overrides& overrides, const planner::Schools& schools, std::vector<OverrideRow>& rows) {
    const std::vector<std::string> ids = overridden_schools(overrides);
    const std::vector<std::optional<std::size_t>> row_of = schools_of(ids, schools);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const std::string& id = ids[i];
        const std::string name{row_of[i] ? schools.name[*row_of[i]] : std::string_view{}};
        rows.push_back({name.empty() ? "School " + id : visual_text(name) + " (" + id + ")",
                        describe_override(override_of(overrides, id)),
                        [id](Scenario& edited) { set_override(edited.overrides, id, planner::SchoolOverride{}); },
                        row_of[i]});
    }
}

void add_roads(const planner::RoadOverrides& roads, std::vector<OverrideRow>& rows) {
    for (const std::string& id : overridden_roads(roads)) {
        rows.push_back({"Road " + id, describe_override(override_of(roads, id)), [id](Scenario& edited) {
                            set_override(edited.overrides.roads, id, planner::RoadOverride::none);
                        }});
    }
}

void add_nodes(const std::vector<planner::ProposedNode>& proposed, std::vector<OverrideRow>& rows) {
    for (const planner::ProposedNode& node : proposed) {
        rows.push_back({"Node " + node.id, "proposed",
                        [node](Scenario& edited) { std::erase(edited.indicators.nodes.proposed, node); }});
    }
}

} // namespace

const std::vector<OverrideRow>& OverrideRows::of(const Scenario& scenario,
                                                 const std::shared_ptr<const planner::Dataset>& dataset) {
    const std::vector<planner::ProposedNode>& proposed = scenario.indicators.nodes.proposed;
    if (dataset == dataset_ && scenario.overrides == overrides_ && proposed == proposed_) return rows_;
    dataset_ = dataset;
    overrides_ = scenario.overrides;
    proposed_ = proposed;
    rows_.clear();
    add_schools(overrides_, dataset->schools, rows_);
    add_roads(overrides_.roads, rows_);
    add_nodes(proposed_, rows_);
    return rows_;
}

} // namespace gui
