// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "geo/error.h"
#include "geo/io/layer_hash.h"
#include "geo/io/remote.h"
#include "geo/io/shapes.h"
#include "geo/io/write.h"
#include "tests/catch.h"
#include "tests/servers.h"

namespace {

using Catch::Contains;

geo::Table read(const geo::LayerSource& source) {
    geo::Progress progress;
    return geo::read_table(source, progress);
}

/// A table "many" with so many points.
void make_many(const tests::PostgisServer& server, int count) {
    server.ask("CREATE TABLE many AS SELECT n AS id, 'school ' || n AS name, "
               "ST_SetSRID(ST_MakePoint(n % 100, n % 50), 4326)::geometry(Point, 4326) AS geom "
               "FROM generate_series(1, " +
               std::to_string(count) + ") n");
}

/// Pulls the server's plug at the first report.
class Saboteur : public geo::Progress {
public:
    explicit Saboteur(tests::PostgisServer& server) : server_{server} {}

private:
    void on_report(double /*share*/) override { server_.pull_plug(); }
    tests::PostgisServer& server_;
};

std::vector<geo::OutputLayer> two_layers() {
    geo::Shapes line;
    line.first_part = {0, 1};
    line.first_point = {0, 2};
    line.point = {{0, 0}, {1, 2}};
    line.is_hole = {false};
    return {{.name = "schools",
             .geometry = geo::OutputLayer::Geometry::point,
             .place = {{1, 2}, {3, -4}},
             .columns = {{"id", std::vector<std::string>{"l'école", ""}},
                         {"npv_usd", std::vector<double>{0.1, std::nan("")}}}},
            {.name = "routes",
             .geometry = geo::OutputLayer::Geometry::line,
             .shapes = line,
             .columns = {{"length_m", std::vector<double>{1.0}}}}};
}

} // namespace

TEST_CASE("A table of a PostGIS database is read with its columns and its places in degrees", "[postgis]") {
    const tests::PostgisServer server;
    geo::allow_network();
    server.ask("CREATE SCHEMA edu;"
               "CREATE TABLE edu.schools (id text, learners integer, open boolean, geom geometry(Point, 32628));"
               // the central meridian of zone 28 is 15 degrees west, with a false easting of 500 km
               "INSERT INTO edu.schools VALUES ('a', 120, true, ST_SetSRID(ST_MakePoint(500000, 0), 32628)),"
               "('b', NULL, NULL, NULL);"
               "CREATE TABLE edu.prices (item text, usd numeric);"
               "INSERT INTO edu.prices VALUES ('laptop', 250.5)");
    for (const geo::LayerSource& source : {geo::LayerSource{.path = "PG:"},
                                           {.path = "PG:", .layer = "edu.schools"},
                                           {.path = "PG:tables=edu.schools"},
                                           {.path = "PG:dbname=postgres", .layer = "edu.schools"}}) {
        const geo::Table schools = read(source);
        CHECK(schools.names == std::vector<std::string>{"id", "learners", "open"});
        CHECK(schools.column[0] == geo::TextColumn{"a", "b"});
        CHECK(schools.column[1] == geo::TextColumn{"120", ""});
        CHECK(schools.column[2] == geo::TextColumn{"true", ""});
        CHECK(schools.driver == "PostgreSQL");
        CHECK(schools.crs == "EPSG:32628");
        CHECK(schools.place[0].lon == Approx(-15.0).margin(1e-9));
        CHECK(schools.place[0].lat == Approx(0.0).margin(1e-9));
        CHECK(std::isnan(schools.place[1].lon));
    }
    const geo::Table prices = read({.path = "PG:", .layer = "edu.prices"});
    CHECK(prices.column[1] == geo::TextColumn{"250.5"});
    CHECK_FALSE(prices.has_places());
    CHECK_THROWS_WITH(read({.path = "PG:", .layer = "edu.none"}), Contains("no layer 'edu.none'"));
    CHECK_THROWS_WITH(read({.path = "PG:dbname=none"}), Contains("\"none\" does not exist"));
    server.ask("CREATE TABLE edu.sites (geom geometry(Point, 4326))");
    CHECK_THROWS_WITH(read({.path = "PG:"}), Contains("2 tables") && Contains("layer = \"schema.table\""));
}

TEST_CASE("The hash of a table changes with any cell, and with nothing else", "[postgis]") {
    const tests::PostgisServer server;
    geo::allow_network();
    make_many(server, 2'000);
    geo::Progress progress;
    const geo::LayerSource source{.path = "PG:", .layer = "many"};
    const geo::FileHash before = geo::hash_layer(source, progress);
    CHECK(geo::hash_layer(source, progress) == before);
    server.ask("UPDATE many SET name = 'school 0' WHERE id = 2000");
    CHECK(geo::hash_layer(source, progress).sha256 != before.sha256);
}

TEST_CASE("A database that goes away is an error and not a short table", "[postgis]") {
    tests::PostgisServer server;
    geo::allow_network();
    make_many(server, 20'000);
    REQUIRE(read({.path = "PG:"}).size() == 20'000);
    Saboteur saboteur{server};
    CHECK_THROWS_WITH(geo::read_table({.path = "PG:"}, saboteur), Contains("PG:: the database went away"));
    CHECK_THROWS_WITH(read({.path = "PG:"}), Contains("no server answers"));
}

TEST_CASE("Layers that are written to a database are there for others, missing values missing", "[postgis]") {
    const tests::PostgisServer server;
    geo::Progress progress;
    geo::write_postgis({"Plan A"}, two_layers(), progress);
    CHECK(server.ask("SELECT fid, id, npv_usd, ST_AsEWKT(geom) FROM \"Plan A\".schools ORDER BY fid") ==
          "1|l'école|0.1|SRID=4326;POINT(1 2)\n2|||SRID=4326;POINT(3 -4)\n");
    CHECK(server.ask("SELECT length_m, ST_AsText(geom) FROM \"Plan A\".routes") == "1|MULTILINESTRING((0 0,1 2))\n");
}

TEST_CASE("Only tables of a run are replaced, and only where that is asked for", "[postgis]") {
    const tests::PostgisServer server;
    geo::Progress progress;
    std::vector<geo::OutputLayer> layers = two_layers();
    const std::vector<std::string> names{"schools", "routes"};
    geo::check_postgis({"plan"}, names);
    geo::write_postgis({"plan"}, layers, progress);
    CHECK_THROWS_WITH(geo::check_postgis({"plan"}, names), Contains("\"schools\" exists") && Contains("--force"));
    CHECK_THROWS_WITH(geo::write_postgis({"plan"}, layers, progress), Contains("\"schools\" exists"));
    layers[0].place[0] = {5, 6};
    server.ask("CREATE TABLE plan.notes (id text)");
    geo::write_postgis({"plan", true}, {layers.data(), 1}, progress);
    CHECK(server.ask("SELECT ST_AsText(geom) FROM plan.schools ORDER BY fid LIMIT 1") == "POINT(5 6)\n");
    CHECK(server.ask("SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'plan'") ==
          "notes schools\n"); // routes went with the earlier run, what is not of a run stays

    server.ask("CREATE TABLE public.schools (id text)");
    CHECK_THROWS_WITH(geo::check_postgis({"public", true}, names), Contains("not of a run"));
    CHECK_THROWS_WITH(geo::write_postgis({"public", true}, layers, progress), Contains("not of a run"));
    CHECK(server.ask("SELECT count(*) FROM public.schools") == "0\n");
}

TEST_CASE("Layers are written whole or not at all", "[postgis]") {
    const tests::PostgisServer server;
    geo::Progress progress;
    const std::string tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'plan'";
    std::vector<geo::OutputLayer> layers = two_layers();
    layers[1].columns.push_back({"length_m", std::vector<double>{2.0}}); // of one name: the server refuses it
    CHECK_THROWS_WITH(geo::write_postgis({"plan"}, layers, progress), Contains("PostGIS schema \"plan\""));
    CHECK(server.ask(tables) == "0\n");
    std::stop_source stop;
    stop.request_stop();
    geo::Progress stopped{stop.get_token()};
    CHECK_THROWS_AS(geo::write_postgis({"plan"}, two_layers(), stopped), geo::Cancelled);
    CHECK(server.ask(tables) == "0\n");
}

TEST_CASE("A database that goes away while it is written to is an error", "[postgis]") {
    tests::PostgisServer server;
    Saboteur saboteur{server};
    CHECK_THROWS_WITH(geo::write_postgis({"plan"}, two_layers(), saboteur), Contains("PostGIS schema \"plan\""));
    CHECK_THROWS_WITH(geo::check_postgis({"plan"}, {}), Contains("no database answers"));
}

TEST_CASE("A database without PostGIS is told", "[postgis]") {
    const tests::PostgisServer server;
    server.ask("CREATE DATABASE plain");
    setenv("PGDATABASE", "plain", 1);
    CHECK_THROWS_WITH(geo::check_postgis({"plan"}, {}), Contains("CREATE EXTENSION postgis"));
}
