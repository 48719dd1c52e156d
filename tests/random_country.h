// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "planner/data/dataset.h"

namespace tests {

/// A country of 10 x 8 degrees with so many schools, one cell site for 8 schools and one fiber node for 60, everything
/// drawn at random from the seed; of each answer some are unknown.
planner::Dataset random_country(std::size_t school_count, std::uint64_t seed);

} // namespace tests
