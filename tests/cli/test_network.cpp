// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/run_program.h"
#include "tests/servers.h"

namespace {

namespace fs = std::filesystem;
using Catch::Contains;
constexpr const char* baseline = CAUSEWAY_SOURCE_DIR "/scenarios/baseline.toml";

constexpr const char* schools_sql =
    "CREATE SCHEMA edu;"
    "CREATE TABLE edu.schools (id text, name text, learners integer, geom geometry(Point, 4326));"
    "INSERT INTO edu.schools SELECT 's' || n, 'School ' || n, 100 + n, "
    "ST_SetSRID(ST_MakePoint(n * 0.01, 0.5), 4326) FROM generate_series(1, 30) n";

/// The file of a kind that a run's record names.
nlohmann::json recorded(const std::string& run, const std::string& path) {
    const auto provenance = nlohmann::json::parse(tests::read_file(run + "/provenance.json"));
    for (const nlohmann::json& file : provenance["files"]) {
        if (file["path"] == path) return file;
    }
    return nullptr;
}

} // namespace

TEST_CASE("A dataset that names a server makes the program ask it only where a person says so", "[network]") {
    const tests::TemporaryFolder folder;
    const auto write_dataset = [&](const std::string& address) {
        fs::create_directory(folder / "set");
        tests::write_file(folder / "set/dataset.toml", "format = 1\n[[schools]]\nfile = \"" + address + "\"\n");
    };
    const tests::FalteringServer unasked{"id,name,lon,lat,learners\n"};
    write_dataset(unasked.address("schools.csv"));
    const std::vector<std::vector<std::string>> commands{
        {"check", folder / "set"},
        {"reach", folder / "set"},
        {"rank", folder / "set", "--out", folder / "plan"},
        {"run", baseline, "--dataset", folder / "set", "--out", folder / "plan"},
        {"reconcile", baseline, "--as", "itu", "--dataset", folder / "set", "--out", folder / "plan"},
        {"new", "--schools", unasked.address("schools.csv"), "--out", folder / "plan", "--in-place"}};
    for (std::vector<std::string> command : commands) {
        if (command[0] != "new") command.emplace_back("--allow-outside");
        const tests::Outcome refused = tests::run(command);
        CAPTURE(command, refused.err);
        CHECK(refused.exit_code == 1);
        CHECK_THAT(refused.err, Contains(unasked.address("schools.csv")) && Contains("--allow-network"));
        CHECK(unasked.request_count() == 0);
    }

    fs::create_directory(folder / "www");
    tests::write_file(folder / "www/schools.csv", "id,name,lon,lat,learners\ns1,A,1,2,100\ns2,B,1.1,2,200\n");
    const tests::WebServer server{folder / "www"};
    const std::string address = server.address("schools.csv");
    write_dataset(address);
    const tests::Outcome outcome =
        tests::run({"run", baseline, "--dataset", folder / "set", "--out", folder / "plan", "--allow-network"});
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 0);
    const nlohmann::json file = recorded(folder / "plan", address);
    CHECK(file["bytes"] == fs::file_size(folder / "www/schools.csv"));
    CHECK_FALSE(file["version"].get<std::string>().empty());
}

TEST_CASE("A second Ctrl-C ends the program also while a server is silent", "[network]") {
    const tests::SilentServer server;
    const tests::TemporaryFolder folder;
    const std::vector<std::string> command{
        "new",        "--schools",      server.address("schools.csv"), "--out", folder / "country",
        "--in-place", "--allow-network"};
    const tests::Outcome outcome = tests::run_and_interrupt(command, std::chrono::milliseconds{1'000}, 2);
    CHECK(outcome.exit_code == 130);
    CHECK(outcome.after_signal < tests::longest_stop);
    CHECK_FALSE(fs::exists(folder / "country"));
}

TEST_CASE("Ctrl-C ends the program two seconds later at most while a server is silent", "[network]") {
    const tests::SilentServer server;
    const tests::TemporaryFolder folder;
    const std::vector<std::string> command{
        "new",        "--schools",      server.address("schools.csv"), "--out", folder / "country",
        "--in-place", "--allow-network"};
    const tests::Outcome outcome = tests::run_and_interrupt(command, std::chrono::milliseconds{1'000});
    CHECK(outcome.exit_code == 130);
    CHECK(outcome.after_signal < std::chrono::seconds{2} + tests::longest_stop);
    CHECK_FALSE(fs::exists(folder / "country"));
}

TEST_CASE("Schools come from a table and the plan goes back to the database, which is no part of any file",
          "[network]") {
    const tests::PostgisServer server;
    server.ask(schools_sql);
    const tests::TemporaryFolder folder;
    const tests::Outcome made = tests::run(
        {"new", "--schools", "PG:dbname=postgres tables=edu.schools", "--out", folder / "set", "--allow-network"});
    CAPTURE(made.err);
    REQUIRE(made.exit_code == 0);
    const std::vector<std::string> plan{"run",           baseline,  "--dataset",       folder / "set", "--out",
                                        folder / "plan", "--force", "--allow-network", "--postgis",    "plan"};
    const tests::Outcome outcome = tests::run(plan);
    CAPTURE(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    CHECK(server.ask("SELECT count(*), sum(learners) FROM plan.schools") == "30|3465\n"); // 30 of 100, and 1 to 30
    CHECK(server.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'plan' ORDER BY 1") ==
          "areas\nfiber_routes\nnew_sites\nradio_links\nschools\n");
    const nlohmann::json table = recorded(folder / "plan", "PG:dbname=postgres tables=edu.schools");
    CHECK(table["sha256"].get<std::string>().size() == 64);
    for (const auto& entry : fs::recursive_directory_iterator{folder.path()}) {
        if (entry.is_regular_file())
            CHECK_THAT(tests::read_file(entry.path()), !Contains(tests::PostgisServer::password));
    }
    CHECK(tests::run(plan).exit_code == 0); // --force replaces the folder and the tables
}

TEST_CASE("Tables that are there are told before any work, and the run folder is not made", "[network]") {
    const tests::PostgisServer server;
    server.ask("CREATE TABLE public.schools (id text)");
    const tests::TemporaryFolder folder;
    const tests::Outcome outcome =
        tests::run({"run", baseline, "--dataset", folder / "none", "--out", folder / "plan", "--postgis", "public"});
    CHECK(outcome.exit_code == 1);
    CHECK_THAT(outcome.err, Contains("\"schools\" is there and not of a run"));
    CHECK_FALSE(fs::exists(folder / "plan"));
}

TEST_CASE("A new dataset with an address that holds credentials is refused, and nothing repeats them", "[network]") {
    const tests::PostgisServer server;
    server.ask(schools_sql);
    const tests::TemporaryFolder folder;
    const tests::Outcome outcome =
        tests::run({"new", "--schools", "PG:dbname=postgres password=hunter2 tables=edu.schools", "--out",
                    folder / "set", "--allow-network"});
    CHECK(outcome.exit_code == 1);
    CHECK_THAT(outcome.err, Contains("an address holds credentials") && !Contains("hunter2"));
    CHECK_FALSE(fs::exists(folder / "set"));
}
