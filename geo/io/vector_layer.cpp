// SPDX-License-Identifier: Apache-2.0
#include "geo/io/vector_layer.h"

#include <cpl_error.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "geo/error.h"
#include "geo/io/remote.h"
#include "geo/io/table_rows.h"

namespace geo {

namespace {

std::string join(char** items) {
    std::string text;
    for (; items != nullptr && *items != nullptr; ++items)
        text += (text.empty() ? "" : ", ") + std::string{*items};
    return text;
}

} // namespace

VectorLayer open_vector_layer(const LayerSource& source) {
    VectorLayer open{open_vector_file(source.path), nullptr, ""};
    open.driver = open.dataset->GetDriverName();
    if (source.layer.empty() && is_database(source.path) && open.dataset->GetLayerCount() != 1) {
        throw Error{fmt::format("{}: has {} tables with places; layer = \"schema.table\" is expected", source.path,
                                open.dataset->GetLayerCount())};
    }
    open.layer = source.layer.empty() ? open.dataset->GetLayer(0) : open.dataset->GetLayerByName(source.layer.c_str());
    if (open.layer == nullptr && source.layer.empty()) throw Error{source.path + ": holds no layer"};
    if (open.layer == nullptr) {
        std::string names;
        for (OGRLayer* layer : open.dataset->GetLayers())
            names += (names.empty() ? "" : ", ") + std::string{layer->GetName()};
        throw Error{fmt::format("{}: has no layer '{}'; it has: {}", source.path, source.layer, names)};
    }
    CPLErrorReset();
    return open;
}

void check_read_to_end(const std::string& path) {
    if (!gdal_has_failed()) return;
    const char* what =
        is_database(path) ? ": the database went away before the last row: " : ": is truncated or damaged: ";
    throw Error{path + what + take_gdal_message("")};
}

AttributeRows::AttributeRows(OGRLayer& layer, Table& table) : table_{table} {
    const OGRFeatureDefn& fields = *layer.GetLayerDefn();
    for (int field = 0; field < fields.GetFieldCount(); ++field) {
        table_.names.emplace_back(cleaner_.clean(fields.GetFieldDefn(field)->GetNameRef()));
    }
    make_names_unique(table_.names);
    table_.column.resize(table_.names.size());
}

void AttributeRows::add(const OGRFeature& feature) {
    for (std::size_t column = 0; column < table_.column.size(); ++column) {
        table_.column[column].push_back(text_of(feature, static_cast<int>(column)));
    }
    table_.source_row.push_back(static_cast<std::size_t>(feature.GetFID()));
}

/// As a person would write it: numbers in the shortest form that gives the same number again, lists with commas.
std::string_view AttributeRows::text_of(const OGRFeature& feature, int field) {
    if (!feature.IsFieldSetAndNotNull(field)) return {};
    const OGRFieldDefn& definition = *feature.GetFieldDefnRef(field);
    text_.clear();
    switch (definition.GetType()) {
    case OFTInteger:
        if (definition.GetSubType() == OFSTBoolean) return feature.GetFieldAsInteger(field) != 0 ? "true" : "false";
        [[fallthrough]];
    case OFTInteger64:
        fmt::format_to(std::back_inserter(text_), "{}", feature.GetFieldAsInteger64(field));
        break;
    case OFTReal:
        if (definition.GetSubType() == OFSTFloat32) {
            fmt::format_to(std::back_inserter(text_), "{}", static_cast<float>(feature.GetFieldAsDouble(field)));
        } else {
            fmt::format_to(std::back_inserter(text_), "{}", feature.GetFieldAsDouble(field));
        }
        break;
    case OFTString:
        return cleaner_.clean(const_cast<OGRFeature&>(feature).GetFieldAsString(field));
    case OFTStringList:
        text_ = join(feature.GetFieldAsStringList(field));
        return cleaner_.clean(text_);
    default:
        return cleaner_.clean(const_cast<OGRFeature&>(feature).GetFieldAsString(field));
    }
    return text_;
}

} // namespace geo
