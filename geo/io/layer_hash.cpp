// SPDX-License-Identifier: Apache-2.0
#include "geo/io/layer_hash.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "geo/io/vector_layer.h"

namespace geo {

namespace {

void add_piece(Hasher& hasher, std::string_view bytes) {
    hasher.add(fmt::format("{}:", bytes.size()));
    hasher.add(bytes);
}

void add_geometry(Hasher& hasher, const OGRGeometry* geometry, std::string& scratch) {
    scratch.assign(geometry == nullptr ? 0 : geometry->WkbSize(), '\0');
    if (geometry != nullptr)
        geometry->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(scratch.data()), wkbVariantIso);
    add_piece(hasher, scratch);
}

} // namespace

FileHash hash_layer(const LayerSource& source, Progress& progress) {
    const VectorLayer open = open_vector_layer(source);
    const OGRFeatureDefn& columns = *open.layer->GetLayerDefn();
    Hasher hasher;
    for (int column = 0; column < columns.GetFieldCount(); ++column)
        add_piece(hasher, columns.GetFieldDefn(column)->GetNameRef());
    const auto row_count = static_cast<double>(std::max<GIntBig>(1, open.layer->GetFeatureCount()));
    std::size_t row = 0;
    std::string scratch;
    for (const auto& feature : *open.layer) {
        for (int column = 0; column < columns.GetFieldCount(); ++column) {
            const bool is_there = feature->IsFieldSetAndNotNull(column) != 0;
            add_piece(hasher, is_there ? feature->GetFieldAsString(column) : "");
        }
        add_geometry(hasher, feature->GetGeometryRef(), scratch);
        if (++row % rows_per_report == 0) progress.report(static_cast<double>(row) / row_count);
    }
    check_read_to_end(source.path);
    return hasher.finish();
}

} // namespace geo
