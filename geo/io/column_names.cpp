// SPDX-License-Identifier: Apache-2.0
#include "geo/io/column_names.h"

#include <utility>

#include <ogrsf_frmts.h>

#include "geo/io/vector_layer.h"

namespace geo {

std::vector<std::string> column_names(const LayerSource& source) {
    const VectorLayer open = open_vector_layer(source);
    Table table;
    const AttributeRows names_columns{*open.layer, table};
    return std::move(table.names);
}

} // namespace geo
