// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/io/drivers.h"
#include "geo/io/table.h"
#include "geo/io/text.h"

class OGRFeature;
class OGRLayer;

namespace geo {

/// One layer of an open vector file.
struct VectorLayer {
    DatasetHandle dataset;
    OGRLayer* layer = nullptr; // the dataset's
    std::string driver;
};

/// Opens the layer that a source names, or the first; of a database the only one. Throws Error where there is none so
/// named.
VectorLayer open_vector_layer(const LayerSource& source);

/// Throws Error if GDAL complained while a layer was read: a file that ends too early is not a short file,
/// and a server that goes away no small table.
void check_read_to_end(const std::string& path);

/// Fills a table with a layer's attributes, feature by feature.
class AttributeRows {
public:
    AttributeRows(OGRLayer& layer, Table& table);
    void add(const OGRFeature& feature);

private:
    std::string_view text_of(const OGRFeature& feature, int field);

    Table& table_;
    CellCleaner cleaner_;
    std::string text_;
};

} // namespace geo
