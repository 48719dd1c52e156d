// SPDX-License-Identifier: Apache-2.0
#include "geo/io/vrt_check.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <cpl_minixml.h>
#include <fmt/format.h>

#include "geo/error.h"

namespace geo {

namespace {

bool is_plain_file_name(std::string_view name) {
    return !name.empty() && name.find_first_of("/\\:<>?") == name.npos && name != "..";
}

/// Elements that describe cells and raw files, and open or compute nothing else.
bool is_harmless(std::string_view element) {
    constexpr std::array<std::string_view, 25> harmless{"VRTDataset",
                                                        "GeoTransform",
                                                        "SRS",
                                                        "Metadata",
                                                        "MDI",
                                                        "VRTRasterBand",
                                                        "Description",
                                                        "SourceFilename",
                                                        "ImageOffset",
                                                        "PixelOffset",
                                                        "LineOffset",
                                                        "ByteOrder",
                                                        "NoDataValue",
                                                        "Offset",
                                                        "Scale",
                                                        "UnitType",
                                                        "ColorInterp",
                                                        "SimpleSource",
                                                        "ComplexSource",
                                                        "SourceBand",
                                                        "SourceProperties",
                                                        "SrcRect",
                                                        "DstRect",
                                                        "NODATA",
                                                        "BlockXSize"};
    return std::ranges::find(harmless, element) != harmless.end();
}

void check_element(const std::string& path, const CPLXMLNode* node) {
    for (; node != nullptr; node = node->psNext) {
        const std::string_view name = node->pszValue;
        if (node->eType == CXT_Element && !name.starts_with("?") && !is_harmless(name)) {
            throw Error{fmt::format("{}: a VRT with <{}> is not read; one that names raw files beside it is expected",
                                    path, name)};
        }
        if (node->eType == CXT_Element && name == "SourceFilename") {
            const char* file = CPLGetXMLValue(node, "", "");
            if (!is_plain_file_name(file) || std::string_view{CPLGetXMLValue(node, "relativeToVRT", "0")} != "1") {
                throw Error{fmt::format("{}: this VRT names '{}'; only files in its own folder are read", path, file)};
            }
        }
        check_element(path, node->psChild);
    }
}

} // namespace

void check_vrt(const std::string& path, const std::string& gdal_path) {
    const CPLXMLTreeCloser tree{CPLParseXMLFile(gdal_path.c_str())};
    if (tree.get() == nullptr) throw Error{path + ": is not well-formed XML; a VRT is expected"};
    check_element(path, tree.get());
}

} // namespace geo
