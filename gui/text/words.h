// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "planner/data/terms.h"
#include "planner/network/network_options.h"
#include "planner/select/plan.h"

namespace gui {

/// Names as a person reads them: "Point to point".
const char* label_of(planner::Outcome outcome);
const char* label_of(planner::Technology technology);
const char* label_of(planner::Generation generation);
const char* label_of(planner::Electricity electricity);
const char* label_of(planner::Answer answer);
/// Of a criterion of the ranking, by its place in planner::criterion_names.
const char* criterion_label(std::size_t criterion);
/// Why a technology cannot serve a school, as the end of a sentence: "too far from a source".
const char* reason_text(planner::Feasibility feasibility);
/// Why a school stays offline, as a sentence without its end; empty where it does not.
const char* reason_text(planner::OfflineReason reason);
/// What is known of a radio link's sight: "in clear sight".
const char* sight_text(planner::Sight sight);
/// With a capital at its beginning.
std::string capitalised(std::string words);
/// An issue's code as a person reads it: "swapped_lon_lat" as "Swapped lon lat".
std::string plain_words(std::string_view code);

} // namespace gui
