// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/data/fields.h"
#include "planner/data/manifest.h"

namespace planner {

/// A column of a file that no field takes.
struct UnusedColumn {
    std::string name;              // as in the file
    std::string_view likely_field; // a free field whose name it resembles; empty: none
};

/// The columns that neither the manifest nor an alias gives to a field, in the order of the file; columns without a
/// name are left out. A column resembles a field where its name holds one of the field's aliases of four letters or
/// more, the longest first, or differs from one in a letter or two.
std::vector<UnusedColumn> unused_columns(const ManifestTable& entry, TableKind kind,
                                         std::span<const std::string> names);

} // namespace planner
