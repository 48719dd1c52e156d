// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "planner/data/fields.h"

namespace planner {

/// The fields of each kind of table; fields_of chooses among them.
std::span<const Field> school_fields();
std::span<const Field> cell_site_fields();
std::span<const Field> transmission_node_fields();
std::span<const Field> fiber_line_fields();
std::span<const Field> admin_fields();
std::span<const Field> road_fields();
std::span<const Field> sight_line_fields();

} // namespace planner
