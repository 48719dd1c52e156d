// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <span>
#include <string>

#include "geo/issue.h"
#include "planner/data/dataset.h"
#include "planner/data/people_count.h"

namespace planner {

/// What `check --json` writes: schools.{read, used, set_aside, learners ...}, people.{all, in_areas}, layers[],
/// issues[]; null where there is no value.
nlohmann::ordered_json check_json(const geo::Loaded<Dataset>& loaded, const PeopleCount& people);

/// The same for a person, in lines.
std::string check_text(const geo::Loaded<Dataset>& loaded, const PeopleCount& people);

/// What a dataset was read from: [{path, bytes, sha256 or version}].
nlohmann::ordered_json input_files_json(const Dataset& dataset);

/// The rows that were set aside as CSV: their own columns, then why, file and row. Reading it again finds the columns.
std::string rejected_csv(const RejectedRows& rejected);

} // namespace planner
