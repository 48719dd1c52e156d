// SPDX-License-Identifier: Apache-2.0
#include "geo/io/layer_batches.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <memory>
#include <span>
#include <string_view>

#include <fmt/format.h>
#include <ogr_recordbatch.h>
#include <ogrsf_frmts.h>

#include "geo/error.h"
#include "geo/io/drivers.h"
#include "geo/io/point_on.h"
#include "geo/io/text.h"
#include "geo/parallel.h"

namespace geo {

namespace {

/// A structure of Arrow's C interface that releases what it holds.
template <typename Arrow>
struct Released : Arrow {
    Released() : Arrow{} {}
    ~Released() {
        if (this->release != nullptr) this->release(this);
    }
    Released(const Released&) = delete;
    Released& operator=(const Released&) = delete;
};

/// One column of a batch.
class BatchColumn {
public:
    explicit BatchColumn(const ArrowArray& array) : array_{array} {}

    std::size_t size() const { return static_cast<std::size_t>(array_.length); }
    bool is_null(std::size_t row) const {
        const auto* valid = static_cast<const std::uint8_t*>(array_.buffers[0]);
        const std::size_t at = row + offset();
        return valid != nullptr && (valid[at / 8] >> (at % 8) & 1) == 0;
    }
    template <typename Number>
    Number number(std::size_t row) const {
        return static_cast<const Number*>(array_.buffers[1])[row + offset()];
    }
    /// Bytes of a text or a geometry.
    std::string_view bytes(std::size_t row) const {
        const auto begin = number<std::int32_t>(row), end = number<std::int32_t>(row + 1);
        return {static_cast<const char*>(array_.buffers[2]) + begin, static_cast<std::size_t>(end - begin)};
    }

private:
    std::size_t offset() const { return static_cast<std::size_t>(array_.offset); }

    const ArrowArray& array_;
};

void append_texts(const BatchColumn& cells, TextColumn& column) {
    CellCleaner cleaner;
    for (std::size_t row = 0; row < cells.size(); ++row)
        column.push_back(cells.is_null(row) ? std::string_view{} : cleaner.clean(cells.bytes(row)));
}

/// In the shortest form that gives the same number again.
template <typename Number>
void append_numbers(const BatchColumn& cells, TextColumn& column) {
    fmt::memory_buffer text;
    for (std::size_t row = 0; row < cells.size(); ++row) {
        text.clear();
        if (!cells.is_null(row)) fmt::format_to(std::back_inserter(text), "{}", cells.number<Number>(row));
        column.push_back({text.data(), text.size()});
    }
}

/// Appends a column by its format in Arrow's notation; throws Error for one that is not asked for.
void append_cells(std::string_view format, const BatchColumn& cells, TextColumn& column) {
    if (format == "u") return append_texts(cells, column);
    if (format == "s") return append_numbers<std::int16_t>(cells, column);
    if (format == "i") return append_numbers<std::int32_t>(cells, column);
    if (format == "l") return append_numbers<std::int64_t>(cells, column);
    if (format == "f") return append_numbers<float>(cells, column);
    if (format == "g") return append_numbers<double>(cells, column);
    throw Error{fmt::format("GDAL gives a column in the format '{}'; text or numbers are expected", format)};
}

/// The place of a geometry in well-known binary; points, of which there are millions, are read here.
LonLat place_of(std::string_view binary) {
    constexpr std::string_view point_header{"\x01\x01\x00\x00\x00", 5}; // little-endian, two coordinates
    LonLat place;
    if (std::endian::native == std::endian::little && binary.starts_with(point_header) &&
        binary.size() == point_header.size() + sizeof place) {
        std::memcpy(&place, binary.data() + point_header.size(), sizeof place);
        return place;
    }
    OGRGeometry* geometry = nullptr;
    OGRGeometryFactory::createFromWkb(binary.data(), nullptr, &geometry, binary.size());
    const std::unique_ptr<OGRGeometry> owner{geometry};
    return point_on(geometry);
}

void append_places(const BatchColumn& geometries, std::vector<LonLat>& places) {
    for (std::size_t row = 0; row < geometries.size(); ++row)
        places.push_back(geometries.is_null(row) ? point_on(nullptr) : place_of(geometries.bytes(row)));
}

/// The children of a batch are the feature's number, the columns, the geometry.
void append_batch(const ArrowSchema& schema, const ArrowArray& batch, Table& table, bool has_places) {
    const std::span children{batch.children, static_cast<std::size_t>(batch.n_children)};
    const BatchColumn numbers{*children[0]};
    for (std::size_t row = 0; row < numbers.size(); ++row)
        table.source_row.push_back(static_cast<std::size_t>(numbers.number<std::int64_t>(row)));
    Progress unseen;
    parallel_chunks(table.column.size(), 1, unseen, [&](std::size_t column, std::size_t) {
        append_cells(schema.children[column + 1]->format, BatchColumn{*children[column + 1]}, table.column[column]);
    });
    if (has_places) append_places(BatchColumn{*children.back()}, table.place);
}

} // namespace

bool gives_batches(OGRLayer& layer) {
    const OGRFeatureDefn& fields = *layer.GetLayerDefn();
    if (layer.TestCapability(OLCFastGetArrowStream) == 0 || fields.GetGeomFieldCount() > 1) return false;
    for (int field = 0; field < fields.GetFieldCount(); ++field) {
        const OGRFieldDefn& definition = *fields.GetFieldDefn(field);
        const OGRFieldType type = definition.GetType();
        const bool is_number = type == OFTInteger || type == OFTInteger64 || type == OFTReal;
        // GDAL 3.6 sets the wrong bits of a column of booleans.
        if (!(is_number && definition.GetSubType() != OFSTBoolean) && type != OFTString) return false;
        if (!definition.GetDomainName().empty()) return false; // codes would come as their meanings
    }
    return true;
}

void read_batches(OGRLayer& layer, const std::string& path, Table& table, Progress& progress) {
    const bool has_places = layer.GetGeomType() != wkbNone;
    const auto row_count = static_cast<double>(std::max<GIntBig>(1, layer.GetFeatureCount()));
    const auto check = [&](bool is_good) {
        if (!is_good) throw Error{path + ": is truncated or damaged: " + take_gdal_message("it ends too early")};
    };
    Released<ArrowArrayStream> stream;
    Released<ArrowSchema> schema;
    check(layer.GetArrowStream(&stream) && stream.get_schema(&stream, &schema) == 0);
    for (;;) {
        Released<ArrowArray> batch;
        check(stream.get_next(&stream, &batch) == 0);
        if (batch.release == nullptr) break;
        append_batch(schema, batch, table, has_places);
        progress.report(std::min(1.0, static_cast<double>(table.size()) / row_count));
    }
}

} // namespace geo
