// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/io/file_hash.h"
#include "geo/io/table.h"
#include "geo/progress.h"

namespace geo {

/// Size and SHA-256 of a layer's content, for tables of a database, which are no file: the columns' names, then row by
/// row, as they come, the cells as text and the geometry as WKB, each after its length. Throws Error where the layer
/// cannot be read to its end.
FileHash hash_layer(const LayerSource& source, Progress& progress);

} // namespace geo
