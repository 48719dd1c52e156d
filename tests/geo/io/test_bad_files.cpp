// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "geo/io/drivers.h"
#include "geo/io/file_kind.h"
#include "geo/io/shapes.h"
#include "geo/io/table.h"
#include "tests/catch.h"
#include "tests/geo/io/written_by_gdal.h"

namespace {

using namespace std::literals;
using Catch::Contains;

geo::Table read(const std::string& path) {
    geo::Progress progress;
    return geo::read_table({.path = path}, progress);
}

/// The first part of a file, under its own name in another folder.
std::string cut(const std::string& path, const std::string& to, double share) {
    const std::string bytes = tests::read_file(path);
    return tests::write_file(to, bytes.substr(0, static_cast<std::size_t>(share * static_cast<double>(bytes.size()))));
}

} // namespace

TEST_CASE("A file that is missing, empty, a folder or of no known kind is an error that says so", "[bad_files]") {
    const tests::TemporaryFolder folder;
    CHECK_THROWS_WITH(read(folder / "none.csv"), Contains("none.csv: there is no such file"));
    CHECK_THROWS_WITH(read(tests::write_file(folder / "empty.csv", "")), Contains("empty.csv: the file is empty"));
    std::filesystem::create_directory(folder / "dir.csv");
    CHECK_THROWS_WITH(read(folder / "dir.csv"), Contains("is a folder"));
    CHECK_THROWS_WITH(read(tests::write_file(folder / "letter.doc", "x")),
                      Contains("this kind of file") && Contains(".csv"));
    CHECK_THROWS_WITH(read("/vsicurl/http://localhost/a.csv"), Contains("only files on this machine"));
    CHECK_THROWS_WITH(read("http://localhost/a.csv"), Contains("this kind of address"));
    CHECK_THROWS_WITH(read("/dev/zero"), Contains("not a plain file"));
}

TEST_CASE("Content that contradicts the name is refused, with both named", "[bad_files]") {
    const tests::TemporaryFolder folder;
    const auto refused = [&](const std::string& name, std::string_view bytes, const std::string& what) {
        CHECK_THROWS_WITH(read(tests::write_file(folder / name, std::string{bytes})),
                          Contains(name) && Contains("this is " + what));
    };
    for (const auto page :
         {"<!DOCTYPE html>\n<html><body>Please log in</body></html>", " <html lang=\"fr\">", "<HTML>"})
        refused("schools.csv", page, "a web page (HTML)");
    refused("schools.csv", "<OGRVRTDataSource><OGRVRTLayer name=\"a\"/></OGRVRTDataSource>", "XML");
    refused("schools.csv", "\xef\xbb\xbf\n <VRTDataset/>", "XML");
    refused("schools.csv", "{\"type\": \"FeatureCollection\"}", "JSON");
    refused("schools.csv", "PK\x03\x04zip", "a zip archive");
    refused("schools.csv", "\x1f\x8bgz", "gzip data");
    refused("schools.csv", "SQLite format 3\0 and more"sv, "a SQLite database");
    refused("schools.csv", "id,na\0me"sv, "binary data");
    refused("schools.csv", "\xff\xfei\0d\0"sv, "UTF-16 text");
    refused("schools.gpkg", "id,name\n1,a\n", "plain text");
    refused("schools.xlsx", "id,name\n1,a\n", "plain text");
    refused("schools.geojson", "id,name\n1,a\n", "plain text");
    refused("schools.shp", "id,name\n1,a\n", "plain text");
    refused("schools.kml", "id,name\n1,a\n", "plain text");
    CHECK_THROWS_AS(read(tests::write_file(folder / "a.csv.gz", "id,name\n1,a\n")), geo::Error);
    CHECK_THROWS_AS(read(tests::write_file(folder / "a.zip", "id,name\n1,a\n")), geo::Error);
}

TEST_CASE("A truncated file is an error and not a short table", "[bad_files]") {
    const tests::TemporaryFolder folder;
    const auto [suffix, driver] = GENERATE(table<std::string, std::string>({{".gpkg", "GPKG"},
                                                                            {".sqlite", "SQLite"},
                                                                            {".xlsx", "XLSX"},
                                                                            {".ods", "ODS"},
                                                                            {".geojson", "GeoJSON"},
                                                                            {".fgb", "FlatGeobuf"},
                                                                            {".kml", "LIBKML"},
                                                                            {".kmz", "LIBKML"}}));
    const double share = GENERATE(0.3, 0.95);
    const int row_count = driver == "LIBKML" ? 200 : 2'000; // GDAL writes KML slowly
    const std::string whole = tests::write_many_points(folder / ("whole" + suffix), driver, row_count);
    CAPTURE(suffix, share);
    REQUIRE(read(whole).size() == static_cast<std::size_t>(row_count));
    CHECK_THROWS_AS(read(cut(whole, folder / ("cut" + suffix), share)), geo::Error);
}

TEST_CASE("A truncated shapefile is an error", "[bad_files]") {
    const tests::TemporaryFolder folder;
    const std::string whole = tests::write_many_points(folder / "whole.shp", "ESRI Shapefile", 5'000);
    for (const char* beside : {".dbf", ".shx", ".prj"}) {
        std::filesystem::copy_file(folder / ("whole"s + beside), folder / ("cut"s + beside));
    }
    CHECK_THROWS_AS(read(cut(whole, folder / "cut.shp", 0.5)), geo::Error);
}

TEST_CASE("A truncated or damaged archive is an error", "[bad_files]") {
    const tests::TemporaryFolder folder;
    std::string text = "id,name\n";
    for (int row = 0; row < 20'000; ++row)
        text += std::to_string(row * 7919) + ",school\n";
    const std::string packed = tests::pack_gzip(folder / "a.csv.gz", text);
    REQUIRE(read(packed).size() == 20'000);
    CHECK_THROWS_WITH(read(cut(packed, folder / "b.csv.gz", 0.6)), Contains("truncated or damaged"));

    const std::string archive = tests::pack_zip(folder / "a.zip", {{"a.csv", text}});
    REQUIRE(read(archive).size() == 20'000);
    CHECK_THROWS_WITH(read(cut(archive, folder / "b.zip", 0.6)), Contains("truncated or damaged"));
    std::string bytes = tests::read_file(archive);
    bytes.replace(bytes.size() / 2, 4, "oops");
    CHECK_THROWS_WITH(read(tests::write_file(folder / "c.zip", bytes)), Contains("truncated or damaged"));
}

TEST_CASE("An archive is searched for its one suitable file", "[bad_files]") {
    const tests::TemporaryFolder folder;
    const std::string one = tests::pack_zip(
        folder / "one.zip", {{"__MACOSX/._list.csv", "x"}, {"readme.md", "x"}, {"in/list.csv", "id\n1\n"}});
    CHECK(read(one).size() == 1);
    CHECK(read(one + "/in/list.csv").size() == 1);
    CHECK_THROWS_AS(read(one + "/in/other.csv"), geo::Error);
    CHECK_THROWS_WITH(read(tests::pack_zip(folder / "two.zip", {{"a.csv", "id\n1\n"}, {"b.csv", "id\n1\n"}})),
                      Contains("two.zip/a.csv"));
    CHECK_THROWS_WITH(read(tests::pack_zip(folder / "none.zip", {{"readme.md", "x"}})),
                      Contains("no file in this archive"));
}

TEST_CASE("A VRT is never a table, and as a raster names files beside itself only", "[bad_files]") {
    const tests::TemporaryFolder folder;
    const auto vrt = [&](const std::string& source, const std::string& more) {
        return tests::write_file(
            folder / "relief.vrt",
            "<VRTDataset rasterXSize=\"2\" rasterYSize=\"1\"><VRTRasterBand dataType=\"Byte\" band=\"1\" "
            "subClass=\"VRTRawRasterBand\">" +
                source +
                "<ImageOffset>0</ImageOffset><PixelOffset>1</PixelOffset>"
                "<LineOffset>2</LineOffset></VRTRasterBand>" +
                more + "</VRTDataset>");
    };
    tests::write_file(folder / "relief.raw", "ab");
    CHECK_THROWS_WITH(read(vrt("", "")), Contains("this kind of file"));
    CHECK(geo::open_raster_file(vrt("<SourceFilename relativeToVRT=\"1\">relief.raw</SourceFilename>", "")));
    for (const char* outside : {"<SourceFilename relativeToVRT=\"1\">../relief.raw</SourceFilename>",
                                "<SourceFilename>/etc/passwd</SourceFilename>",
                                "<SourceFilename relativeToVRT=\"1\">/vsicurl/http://x/y</SourceFilename>"}) {
        CHECK_THROWS_WITH(geo::open_raster_file(vrt(outside, "")), Contains("only files in its own folder"));
    }
    CHECK_THROWS_WITH(geo::open_raster_file(vrt("", "<PixelFunctionCode>x</PixelFunctionCode>")),
                      Contains("PixelFunctionCode"));
}

TEST_CASE("Relief of the reference that GDAL opens through a VRT is opened", "[bad_files][reference]") {
    const std::string country =
        GENERATE("ESP-ibiza/elevation/ESP", "KEN-kenya/elevation/KEN", "GHA-ghana/elevation/GHA");
    CHECK(geo::open_raster_file(tests::reference("data/" + country + "_msk_alt.vrt")));
}
