// SPDX-License-Identifier: Apache-2.0
#include "gui/text/words.h"

#include <array>
#include <utility>

#include "planner/need/ranking.h"

namespace gui {

const char* label_of(planner::Outcome outcome) {
    switch (outcome) {
    case planner::Outcome::fiber:
        return "Fiber";
    case planner::Outcome::cellular:
        return "Cellular";
    case planner::Outcome::point_to_point:
        return "Point to point";
    case planner::Outcome::satellite:
        return "Satellite";
    case planner::Outcome::existing:
        return "At target already";
    case planner::Outcome::offline:
        return "Not served";
    case planner::Outcome::excluded:
        return "Excluded";
    }
    return "";
}

const char* label_of(planner::Technology technology) { return label_of(planner::outcome_of(technology)); }

const char* label_of(planner::Generation generation) {
    switch (generation) {
    case planner::Generation::unknown:
        return "Unknown";
    case planner::Generation::none:
        return "No coverage";
    case planner::Generation::g2:
        return "2G";
    case planner::Generation::g3:
        return "3G";
    case planner::Generation::g4:
        return "4G";
    case planner::Generation::g5:
        return "5G";
    }
    return "";
}

const char* label_of(planner::Electricity electricity) {
    switch (electricity) {
    case planner::Electricity::unknown:
        return "Unknown";
    case planner::Electricity::none:
        return "None";
    case planner::Electricity::unreliable:
        return "Unreliable";
    case planner::Electricity::solar:
        return "Solar";
    case planner::Electricity::grid:
        return "Grid";
    }
    return "";
}

const char* label_of(planner::Answer answer) {
    switch (answer) {
    case planner::Answer::unknown:
        return "Unknown";
    case planner::Answer::no:
        return "No";
    case planner::Answer::yes:
        return "Yes";
    }
    return "";
}

const char* criterion_label(std::size_t criterion) {
    static constexpr std::array<const char*, planner::criterion_count> labels{
        "Speed below target",    "Mobile coverage",    "Distance to fiber",      "Electricity",   "Learners per device",
        "Devices not connected", "Untrained teachers", "Wealth of the area",     "Not adapted",   "Girls\u2019 share",
        "Language of content",   "Learners",           "People without service", "Context layers"};
    return labels[criterion];
}

const char* reason_text(planner::Feasibility feasibility) {
    switch (feasibility) {
    case planner::Feasibility::feasible:
        return "possible";
    case planner::Feasibility::not_enabled:
        return "switched off";
    case planner::Feasibility::forbidden:
        return "forbidden here";
    case planner::Feasibility::no_source:
        return "no source in the data";
    case planner::Feasibility::too_far:
        return "too far from a source";
    case planner::Feasibility::not_covered:
        return "no coverage here";
    case planner::Feasibility::too_much_demand:
        return "carries too little";
    case planner::Feasibility::node_full:
        return "transmission node is full";
    case planner::Feasibility::site_full:
        return "cell site is full";
    case planner::Feasibility::too_many_hops:
        return "over too many relays";
    case planner::Feasibility::relay_full:
        return "its relay is full";
    case planner::Feasibility::not_licensed:
        return "no licence here";
    case planner::Feasibility::beam_full:
        return "satellites are full here";
    case planner::Feasibility::no_sight:
        return "no line of sight";
    case planner::Feasibility::not_needed:
        return "nothing to plan";
    }
    return "";
}

const char* reason_text(planner::OfflineReason reason) {
    switch (reason) {
    case planner::OfflineReason::beyond_budget:
        return "Left out: beyond the budget";
    case planner::OfflineReason::beyond_phases:
        return "Left out: no room in the yearly budgets";
    case planner::OfflineReason::no_technology:
        return "Left out: no technology can serve it";
    case planner::OfflineReason::no_profit:
        return "Left out: pays no operator for the link";
    case planner::OfflineReason::none:
        break;
    }
    return "";
}

const char* sight_text(planner::Sight sight) {
    switch (sight) {
    case planner::Sight::not_checked:
        return "sight not checked";
    case planner::Sight::surveyed:
        return "surveyed";
    case planner::Sight::clear:
        return "in clear sight";
    case planner::Sight::marginal:
        return "too little room above the ground";
    case planner::Sight::obstructed:
        return "blocked";
    case planner::Sight::unknown:
        return "the relief has gaps";
    }
    return "";
}

std::string capitalised(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

std::string plain_words(std::string_view code) { return capitalised(planner::in_words(code)); }

} // namespace gui
