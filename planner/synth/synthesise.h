// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "geo/progress.h"

namespace planner {

/// What country is wanted.
struct SynthRules {
    std::size_t schools = 1'000; // rows of schools.csv, spoiled ones included; smallest_country..largest_country
    std::uint64_t seed = 1;

    static constexpr std::size_t smallest_country = 100, largest_country = 1'000'000;
};

/// Writes a dataset of an invented country into a new folder: all layers, the manifest, and answer_key.json, which
/// lists what was spoiled on purpose. The same rules give the same bytes at any thread count. The folder is written
/// beside and renamed at the end. Throws geo::Error if `folder` exists (unless it may be overwritten) or cannot be
/// written.
void synthesise_dataset(const SynthRules& rules, const std::string& folder, bool may_overwrite,
                        geo::Progress& progress);

} // namespace planner
