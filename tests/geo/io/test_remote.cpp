// SPDX-License-Identifier: Apache-2.0
#include "geo/io/remote.h"

#include <filesystem>
#include <sstream>

#include <cpl_conv.h>
#include <gdal_priv.h>

#include "geo/error.h"
#include "geo/io/drivers.h"
#include "geo/io/raster_cells.h"
#include "geo/io/raster_source.h"
#include "geo/io/table.h"
#include "tests/catch.h"
#include "tests/geo/io/small_raster.h"
#include "tests/geo/io/written_by_gdal.h"
#include "tests/servers.h"

namespace {

using Catch::Contains;

geo::Table read(const std::string& path) {
    geo::Progress progress;
    return geo::read_table({.path = path}, progress);
}

std::string many_rows(int count) {
    std::string text = "id,name\n";
    for (int row = 0; row < count; ++row)
        text += std::to_string(row * 7919) + ",school\n";
    return text;
}

/// Bytes that a server sent in answer to requests, by the last word of each line of its log.
std::size_t bytes_sent(const std::string& log) {
    std::size_t sum = 0;
    std::istringstream lines{log};
    for (std::string method, path, status, bytes; lines >> method >> path >> status >> bytes;)
        sum += method == "GET" && bytes != "-" ? std::stoul(bytes) : 0;
    return sum;
}

} // namespace

TEST_CASE("No server is asked before the network is allowed", "[remote]") {
    const tests::FalteringServer server{"id\n1\n"};
    CHECK_THROWS_WITH(read(server.address("a.csv")), Contains("only files on this machine"));
    CHECK_THROWS_WITH(read("/vsis3/bucket/a.csv"), Contains("only files on this machine"));
    CHECK_THROWS_WITH(read("PG:dbname=emis"), Contains("only files on this machine"));
    CHECK_THROWS_WITH(geo::open_raster(server.address("a.tif"), ""), Contains("only files on this machine"));
    // nor by GDAL itself, if a file led it there
    const std::string url = server.address("a.csv").substr(std::string{"/vsicurl/"}.size());
    for (const std::string& way : {"/vsicurl/" + url, "/vsicurl?url=" + url, "/vsicurl_streaming/" + url})
        CHECK(VSIFOpenL(way.c_str(), "rb") == nullptr);
    CHECK(server.request_count() == 0);
    geo::allow_network();
    CHECK_THROWS(read(server.address("a.csv")));
    CHECK(server.request_count() > 0);
}

TEST_CASE("A table in a database file that stands for another file is not followed", "[remote]") {
    const tests::TemporaryFolder folder;
    tests::write_file(folder / "secret.csv", "word\nhunter2\n");
    const std::string path = tests::write_many_points(folder / "a.sqlite", "SQLite", 1);
    const geo::DatasetHandle file{GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE)};
    const std::string sql =
        "CREATE VIRTUAL TABLE other USING VirtualOGR('" + folder / "secret.csv" + "')"; // GDAL's own extension
    file->ReleaseResultSet(file->ExecuteSQL(sql.c_str(), nullptr, nullptr));
    CHECK_THAT(geo::take_gdal_message("none"), Contains("no such module: VirtualOGR"));
}

TEST_CASE("A file on a web server reads as it does on disk", "[remote]") {
    const tests::TemporaryFolder folder;
    const tests::WebServer server{folder.path()};
    geo::allow_network();
    const std::string text = many_rows(20'000);
    tests::write_file(folder / "a.csv", text);
    tests::pack_gzip(folder / "b.csv.gz", text);
    tests::pack_zip(folder / "c.zip", {{"in/a.csv", text}, {"in/b.csv", "id\n1\n"}});
    for (const auto& [name, driver] :
         {std::pair{"d.gpkg", "GPKG"}, {"e.geojson", "GeoJSON"}, {"f.fgb", "FlatGeobuf"}, {"g.xlsx", "XLSX"}})
        tests::write_many_points(folder / name, driver, 2'000);
    for (const std::string name : {"a.csv", "b.csv.gz", "c.zip/in/a.csv", "d.gpkg", "e.geojson", "f.fgb", "g.xlsx"}) {
        CAPTURE(name);
        const geo::Table here = read(folder / name), there = read(server.address(name));
        CHECK(there.names == here.names);
        CHECK(there.column == here.column);
        CHECK(there.place == here.place);
        CHECK(there.size() >= 2'000);
    }
}

TEST_CASE("Of a raster on a web server only the blocks that are asked for travel", "[remote]") {
    const tests::TemporaryFolder folder;
    tests::WebServer server{folder.path()};
    geo::allow_network();
    tests::SmallRaster raster{.width = 2'048, .height = 2'048};
    raster.geo_transform = {0.0, 0.001, 0.0, 2.048, 0.0, -0.001};
    raster.options = {"TILED=YES"};
    for (int cell = 0; cell < raster.width * raster.height; ++cell)
        raster.cells.push_back(cell);
    const std::size_t whole = std::filesystem::file_size(tests::write_raster(folder / "a.tif", raster));
    const geo::RasterSource source = geo::open_raster(server.address("a.tif"), "");
    std::vector<double> cells;
    geo::RasterCells{source}.read({1'000, 1'000, 2, 1}, cells);
    CHECK(cells == std::vector{1'000.0 * 2'048 + 1'000, 1'000.0 * 2'048 + 1'001});
    const std::string log = server.stop();
    CHECK_THAT(log, Contains("GET /a.tif 206"));
    CHECK(bytes_sent(log) < whole / 10);
}

TEST_CASE("A file in a bucket is read through the address that the environment gives", "[remote]") {
    const tests::TemporaryFolder folder;
    std::filesystem::create_directory(folder / "bucket");
    tests::write_file(folder / "bucket/a.csv", "id,name\n1,a\n");
    const tests::WebServer server{folder.path()};
    setenv("AWS_S3_ENDPOINT", server.host().c_str(), 1);
    for (const auto& [name, value] :
         {std::pair{"AWS_NO_SIGN_REQUEST", "YES"}, {"AWS_HTTPS", "NO"}, {"AWS_VIRTUAL_HOSTING", "FALSE"}})
        setenv(name, value, 1);
    geo::allow_network();
    CHECK(read("/vsis3/bucket/a.csv").column[1] == geo::TextColumn{"a"});
}

TEST_CASE("A file on a server is told from another by its size and the server's version", "[remote]") {
    const tests::TemporaryFolder folder;
    const tests::WebServer server{folder.path()};
    geo::allow_network();
    tests::write_file(folder / "a.csv", "id\n1\n");
    const geo::RemoteFile before = geo::describe_remote_file(server.address("a.csv"));
    CHECK(before.bytes == 5);
    CHECK_FALSE(before.version.empty());
    tests::write_file(folder / "b.csv", "id\n2\n");
    std::filesystem::rename(folder / "b.csv", folder / "a.csv"); // of the same size
    geo::allow_network();
    CHECK(geo::describe_remote_file(server.address("a.csv")).version != before.version);
}

TEST_CASE("A file that a server stops sending half way is an error and not a short table", "[remote]") {
    const tests::TemporaryFolder folder;
    geo::allow_network();
    const auto refused = [&](const std::string& name, const std::string& reason) {
        const tests::FalteringServer server{tests::read_file(folder / name)};
        CAPTURE(name);
        REQUIRE(read(folder / name).size() >= 2'000);
        CHECK_THROWS_WITH(read(server.address(name)), Contains(server.address(name)) && Contains(reason));
    };
    const std::string text = many_rows(200'000);
    tests::write_file(folder / "a.csv", text);
    refused("a.csv", "stops half way");
    tests::pack_gzip(folder / "b.csv.gz", text);
    refused("b.csv.gz", "truncated or damaged");
    tests::pack_zip(folder / "c.zip", {{"a.csv", text}});
    refused("c.zip", "truncated or damaged");
    for (const auto& [name, driver] :
         {std::pair{"d.gpkg", "GPKG"}, {"e.geojson", "GeoJSON"}, {"f.fgb", "FlatGeobuf"}, {"g.xlsx", "XLSX"}}) {
        tests::write_many_points(folder / name, driver, 20'000);
        refused(name, "truncated or damaged");
    }
    tests::SmallRaster raster{.width = 500, .height = 500, .cells = std::vector<double>(500 * 500, 1.0)};
    const tests::FalteringServer server{tests::read_file(tests::write_raster(folder / "a.tif", raster))};
    CHECK_THROWS_WITH(geo::open_raster(server.address("a.tif"), ""), Contains("cannot be read"));
}

TEST_CASE("A file that is not there, and an address of another kind, are errors that say so", "[remote]") {
    const tests::TemporaryFolder folder;
    geo::allow_network();
    {
        const tests::WebServer server{folder.path()};
        CHECK_THROWS_WITH(read(server.address("none.csv")), Contains("none.csv: cannot be opened") && Contains("404"));
        tests::write_file(folder / "empty.csv", "");
        CHECK_THROWS_WITH(read(server.address("empty.csv")), Contains("empty"));
        tests::write_many_points(folder / "a.shp", "ESRI Shapefile", 1);
        CHECK_THROWS_WITH(read(server.address("a.shp")), Contains("a zip archive of it"));
    }
    CHECK_THROWS_WITH(read("/vsicurl/http://127.0.0.1:1/a.csv"), Contains("a.csv: cannot be opened"));
    for (const char* address : {"https://example.org/a.csv", "/vsicurl/file:///etc/passwd.csv", "/vsistdin/a.csv",
                                "/vsicurl?url=http://example.org/a.csv", "MYSQL://emis"}) {
        CAPTURE(address);
        CHECK_THROWS_WITH(read(address), Contains("this kind of address is not read"));
    }
}
