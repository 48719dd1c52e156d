// SPDX-License-Identifier: Apache-2.0
#include "geo/io/file_kind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include "geo/error.h"
#include "geo/io/drivers.h"
#include "geo/io/remote.h"
#include "geo/io/vsi_file.h"

namespace geo {

namespace {

namespace fs = std::filesystem;

/// What first bytes say.
enum class Magic { text, utf16, binary, xml, html, json, zip, gzip, sqlite, shapefile, flatgeobuf, tiff, erdas };

std::string_view describe(Magic magic) {
    switch (magic) {
    case Magic::text:
        return "plain text";
    case Magic::utf16:
        return "UTF-16 text";
    case Magic::binary:
        return "binary data";
    case Magic::xml:
        return "XML";
    case Magic::html:
        return "a web page (HTML), such as a server sends in place of a file";
    case Magic::json:
        return "JSON";
    case Magic::zip:
        return "a zip archive";
    case Magic::gzip:
        return "gzip data";
    case Magic::sqlite:
        return "a SQLite database";
    case Magic::shapefile:
        return "a shapefile";
    case Magic::flatgeobuf:
        return "FlatGeobuf";
    case Magic::tiff:
        return "a TIFF";
    case Magic::erdas:
        return "an Erdas image";
    }
    return "";
}

/// A kind of file that is read, told by how its name ends.
struct FileKind {
    std::string_view suffix;
    Content content;
    Magic magic; // binary: the first bytes may be anything
    const char* driver;
    const char* what;
};

constexpr std::array kinds{
    FileKind{".csv", Content::vector, Magic::text, "CSV", "a table of plain text (UTF-8 or Latin-1)"},
    FileKind{".tsv", Content::vector, Magic::text, "CSV", "a table of plain text (UTF-8 or Latin-1)"},
    FileKind{".txt", Content::vector, Magic::text, "CSV", "a table of plain text (UTF-8 or Latin-1)"},
    FileKind{".xlsx", Content::vector, Magic::zip, "XLSX", "an Excel workbook"},
    FileKind{".ods", Content::vector, Magic::zip, "ODS", "an OpenDocument spreadsheet"},
    FileKind{".geojson", Content::vector, Magic::json, "GeoJSON", "GeoJSON"},
    FileKind{".json", Content::vector, Magic::json, "GeoJSON", "GeoJSON"},
    FileKind{".gpkg", Content::vector, Magic::sqlite, "GPKG", "a GeoPackage"},
    FileKind{".shp", Content::vector, Magic::shapefile, "ESRI Shapefile", "a shapefile"},
    FileKind{".fgb", Content::vector, Magic::flatgeobuf, "FlatGeobuf", "FlatGeobuf"},
    FileKind{".kml", Content::vector, Magic::xml, "LIBKML", "KML"},
    FileKind{".kmz", Content::vector, Magic::zip, "LIBKML", "a KMZ archive"},
    FileKind{".sqlite", Content::vector, Magic::sqlite, "SQLite", "a SQLite database"},
    FileKind{".db", Content::vector, Magic::sqlite, "SQLite", "a SQLite database"},
    FileKind{".osm.pbf", Content::vector, Magic::binary, "OSM", "an OpenStreetMap extract"},
    FileKind{".pbf", Content::vector, Magic::binary, "OSM", "an OpenStreetMap extract"},
    FileKind{".tif", Content::raster, Magic::tiff, "GTiff", "a GeoTIFF"},
    FileKind{".tiff", Content::raster, Magic::tiff, "GTiff", "a GeoTIFF"},
    FileKind{".img", Content::raster, Magic::erdas, "HFA", "an Erdas image"},
    FileKind{".asc", Content::raster, Magic::text, "AAIGrid", "an ASCII grid"},
    FileKind{".hgt", Content::raster, Magic::binary, "SRTMHGT", "an SRTM tile"},
    FileKind{".gpkg", Content::raster, Magic::sqlite, "GPKG", "a GeoPackage"},
    FileKind{".vrt", Content::raster, Magic::xml, "VRT", "a VRT of raw files beside it"},
};

std::string lower_case(std::string_view text) {
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return lower;
}

const FileKind* kind_of(std::string_view name, Content content) {
    const std::string lower = lower_case(name);
    const auto* found = std::ranges::find_if(
        kinds, [&](const FileKind& kind) { return kind.content == content && lower.ends_with(kind.suffix); });
    return found == kinds.end() ? nullptr : found;
}

std::string suffixes(Content content) {
    std::string list;
    for (const FileKind& kind : kinds) {
        if (kind.content == content) list += (list.empty() ? "" : " ") + std::string{kind.suffix};
    }
    return list;
}

bool is_html(std::string_view text) {
    constexpr std::string_view doctype = "<!doctype html", root = "<html";
    const std::string begin = lower_case(text.substr(0, doctype.size()));
    return begin == doctype || begin.starts_with(root);
}

Magic classify(std::string_view bytes) {
    using namespace std::literals;
    if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) return Magic::zip;
    if (bytes.starts_with("\x1f\x8b"sv)) return Magic::gzip;
    if (bytes.starts_with("SQLite format 3\0"sv)) return Magic::sqlite;
    if (bytes.starts_with("\0\0\x27\x0a"sv)) return Magic::shapefile;
    if (bytes.starts_with("fgb\x03"sv)) return Magic::flatgeobuf;
    for (const std::string_view tiff : {"II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv}) {
        if (bytes.starts_with(tiff)) return Magic::tiff;
    }
    if (bytes.starts_with("EHFA_HEADER_TAG"sv)) return Magic::erdas;
    if (bytes.starts_with("\xff\xfe"sv) || bytes.starts_with("\xfe\xff"sv)) return Magic::utf16;
    if (bytes.find('\0') != bytes.npos) return Magic::binary;
    if (bytes.starts_with("\xef\xbb\xbf"sv)) bytes.remove_prefix(3);
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    if (first == bytes.npos) return Magic::text;
    if (bytes[first] == '<') return is_html(bytes.substr(first)) ? Magic::html : Magic::xml;
    return bytes[first] == '{' ? Magic::json : Magic::text;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t position, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t byte = 0; byte < count; ++byte) {
        value = value << 8 | static_cast<unsigned char>(bytes[position + byte]);
    }
    return value;
}

/// SQLite's header says how many pages the file has; see sqlite.org/fileformat2.html, 1.3.
void check_database_length(const std::string& path, std::string_view bytes, std::uint64_t length) {
    constexpr std::size_t header_bytes = 100;
    if (bytes.size() < header_bytes)
        throw Error{path + ": the database is truncated; its header alone takes 100 bytes"};
    const std::uint32_t written = big_endian(bytes, 16, 2);
    const std::uint64_t page_bytes = written == 1 ? 65'536 : written;
    const bool page_count_is_valid = big_endian(bytes, 24, 4) == big_endian(bytes, 92, 4);
    const std::uint64_t expected = page_bytes * big_endian(bytes, 28, 4);
    if (page_count_is_valid && length < expected) {
        throw Error{
            fmt::format("{}: the database is truncated; {} bytes are there, {} are expected", path, length, expected)};
    }
}

/// The file's place on disk (or its address), and inside an archive.
struct Place {
    std::string on_disk;
    std::string inside; // empty: the file itself
};

Place split_archive(const std::string& path) {
    const std::size_t zip = lower_case(path).find(".zip/");
    if (zip == path.npos) return {path, ""};
    const std::size_t end = zip + 4;
    if (!is_remote(path) && !fs::is_regular_file(path.substr(0, end))) return {path, ""};
    return {path.substr(0, end), path.substr(end + 1)};
}

void check_on_disk(const std::string& path) {
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (status.type() == fs::file_type::not_found) throw Error{path + ": there is no such file"};
    if (failed) throw Error{path + ": cannot be reached: " + failed.message()};
    if (status.type() == fs::file_type::directory) throw Error{path + ": is a folder; a file is expected"};
    if (status.type() != fs::file_type::regular) throw Error{path + ": is not a plain file; a file is expected"};
    if (fs::file_size(path) == 0) throw Error{path + ": the file is empty"};
}

bool is_litter(std::string_view inner) {
    const std::size_t slash = inner.rfind('/');
    const std::string_view name = slash == inner.npos ? inner : inner.substr(slash + 1);
    return inner.find("__MACOSX/") != inner.npos || name.empty() || name.starts_with(".");
}

/// The only file in an archive that could be what is looked for.
std::string only_inner_file(const std::string& path, Content content) {
    CPLErrorReset();
    const CPLStringList all{VSIReadDirRecursive(fmt::format("/vsizip/{{{}}}", path).c_str())};
    if (all.empty()) throw Error{path + ": the archive is empty, truncated or damaged; a zip archive is expected"};
    std::vector<std::string> fitting;
    for (int entry = 0; entry < all.size(); ++entry) {
        const char* inner = all[entry];
        if (!is_litter(inner) && kind_of(inner, content) != nullptr) fitting.emplace_back(inner);
    }
    if (fitting.empty()) {
        throw Error{fmt::format("{}: no file in this archive is of a kind that is read: {}", path, suffixes(content))};
    }
    if (fitting.size() > 1) {
        throw Error{
            fmt::format("{}: several files in this archive would do; name one, such as {}/{}", path, path, fitting[0])};
    }
    return fitting[0];
}

bool ends_with(const std::string& path, std::string_view suffix) { return lower_case(path).ends_with(suffix); }

void check_first_bytes(const std::string& path, const FileKind& kind, const std::string& gdal_path) {
    constexpr std::size_t look_bytes = 4096;
    VsiFile file{gdal_path, path};
    const std::string bytes = file.read(look_bytes);
    if (bytes.empty()) throw Error{path + ": the file is empty"};
    const Magic found = classify(bytes);
    if (kind.magic != Magic::binary && found != kind.magic) {
        throw Error{fmt::format("{}: this is {}, although its name ends in {}; {} is expected", path, describe(found),
                                kind.suffix, kind.what)};
    }
    if (found == Magic::sqlite) check_database_length(path, bytes, file.size());
}

/// Whether a file is read with others beside it, or by another library than GDAL: not from a server.
bool comes_with_others(const FileKind& kind) {
    constexpr std::array<std::string_view, 3> drivers{"ESRI Shapefile", "VRT", "OSM"};
    return std::ranges::find(drivers, std::string_view{kind.driver}) != drivers.end();
}

FoundFile find_database(const std::string& path, Content content) {
    if (content == Content::raster) throw Error{path + ": rasters are not read from a database; a file is expected"};
    const std::string_view rest = std::string_view{path}.substr(path.find(':') + 1);
    return {fmt::format("{}{}", database_prefix, rest), "PostgreSQL", "a PostGIS database"};
}

} // namespace

FoundFile find_file(const std::string& path, Content content) {
    set_up_gdal();
    const bool is_address = is_remote(path);
    if (is_address) check_address(path);
    if (is_database(path)) return find_database(path, content);
    Place place = split_archive(path);
    if (!is_address) check_on_disk(place.on_disk);
    if (place.inside.empty() && ends_with(path, ".zip")) place.inside = only_inner_file(path, content);

    const bool is_packed = place.inside.empty() && ends_with(path, ".gz");
    const std::string name = is_packed ? path.substr(0, path.size() - 3) : place.inside.empty() ? path : place.inside;
    const FileKind* kind = kind_of(name, content);
    if (kind == nullptr) {
        throw Error{
            fmt::format("{}: this kind of file is not read here; one of {} is expected", path, suffixes(content))};
    }
    if (is_address && comes_with_others(*kind)) {
        throw Error{fmt::format("{}: {} is not read from another machine; a zip archive of it, or a copy on this "
                                "machine, is expected",
                                path, kind->what)};
    }
    std::string gdal_path = path;
    if (is_packed) gdal_path = "/vsigzip/" + path;
    if (!place.inside.empty()) gdal_path = fmt::format("/vsizip/{{{}}}/{}", place.on_disk, place.inside);
    check_first_bytes(path, *kind, gdal_path);
    return {gdal_path, kind->driver, kind->what};
}

bool has_known_suffix(const std::string& path, Content content) {
    const std::string name = ends_with(path, ".zip")  ? path.substr(0, path.size() - 4)
                             : ends_with(path, ".gz") ? path.substr(0, path.size() - 3)
                                                      : path;
    return kind_of(name, content) != nullptr;
}

} // namespace geo
