// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/run_program.h"
#include "tests/conformance/csv.h"

using Json = nlohmann::json;

namespace {

constexpr double cent = 0.005; // the figures are printed to the cent

/// One technology as the open cost model's files state it.
struct LinkSheet {
    double setup_usd, usd_per_mbps_year, max_length_m, kwh_per_year;
};

/// A configuration of the open cost model: its published tests, or a country's file.
struct Sheet {
    int years;
    double mbps, route_factor, usd_per_km, usd_per_km_year, solar_w, solar_usd_per_w, grid_usd_per_kwh;
    LinkSheet fiber, cellular, point_to_point, satellite;
};

constexpr Sheet sheet_a{5,
                        40,
                        1.0,
                        7'500,
                        100,
                        500,
                        1.0,
                        0.1,
                        {0, 10, 20'000, 500},
                        {500, 10, 8'000, 10},
                        {100, 10, 8'000, 10},
                        {500, 15, 0, 200}};
constexpr Sheet sheet_c{5,
                        20,
                        1.2,
                        7'500,
                        100,
                        11'000,
                        3.0,
                        0.087,
                        {0, 6.09, 20'000, 500},
                        {534, 120, 8'000, 10},
                        {2'000 + 2'500, 240, 50'000, 10},
                        {515, 6, 0, 200}};
constexpr Sheet sheet_d{6,
                        20,
                        1.2,
                        5'500,
                        160,
                        11'000,
                        1.58,
                        0.403,
                        {0, 208.02, 47'000, 130},
                        {186, 182.55, 12'200, 12},
                        {2'182 + 979, 200, 65'000, 10},
                        {467, 309.91, 0, 110}};

/// The sheet as a scenario. Links are in use for 2,000 hours a year; a satellite terminal carries 400 Mbps.
std::string scenario_of(const Sheet& sheet) {
    constexpr double hours_per_kwh = 2.0, terminal_mbps = 400.0;
    const auto month = [](double usd_per_year) { return usd_per_year / 12.0; };
    std::string text = fmt::format("format = 1\nname = \"Giga\"\ndataset = \"fixture\"\n[horizon]\nyears = {}\n"
                                   "[demand]\nrule = \"flat\"\nminimum_mbps = {}\n",
                                   sheet.years, sheet.mbps);
    text += fmt::format("[fiber]\nroute_factor = {}\nmax_hop_m = {}\ncapex_usd_per_km = {}\ncapex_usd_per_school = {}\n"
                        "upkeep_share_per_year = {}\nusd_per_mbps_month = {}\n",
                        sheet.route_factor, sheet.fiber.max_length_m, sheet.usd_per_km, sheet.fiber.setup_usd,
                        sheet.usd_per_km_year / sheet.usd_per_km, month(sheet.fiber.usd_per_mbps_year));
    text += fmt::format("[cellular]\nmax_distance_m = {}\nmax_mbps = 2000\ncapex_usd_per_school = {}\n"
                        "upkeep_share_per_year = 0\nusd_per_mbps_month = {}\n",
                        sheet.cellular.max_length_m, sheet.cellular.setup_usd, month(sheet.cellular.usd_per_mbps_year));
    text += fmt::format("[point_to_point]\nmax_range_m = {}\nmax_mbps = 2000\ncapex_usd_per_link = {}\n"
                        "upkeep_share_per_year = 0\nusd_per_mbps_month = {}\n",
                        sheet.point_to_point.max_length_m, sheet.point_to_point.setup_usd,
                        month(sheet.point_to_point.usd_per_mbps_year));
    text +=
        fmt::format("[satellite]\nplanned_mbps_per_terminal = {}\nmax_terminals = 5\ncapex_usd_per_terminal = {}\n"
                    "upkeep_share_per_year = 0\nusd_per_terminal_month = {}\n",
                    terminal_mbps, sheet.satellite.setup_usd, month(sheet.satellite.usd_per_mbps_year) * terminal_mbps);
    text +=
        fmt::format("[power]\nhours_per_day = 10\ndays_per_year = 200\ngrid_usd_per_kwh = {}\nsolar_usd_per_w = {}\n"
                    "link_w = {{ fiber = {}, cellular = {}, point_to_point = {}, satellite = {} }}\n",
                    sheet.grid_usd_per_kwh, sheet.solar_usd_per_w, sheet.fiber.kwh_per_year / hours_per_kwh,
                    sheet.cellular.kwh_per_year / hours_per_kwh, sheet.point_to_point.kwh_per_year / hours_per_kwh,
                    sheet.satellite.kwh_per_year / hours_per_kwh);
    return text + fmt::format("[giga]\nsolar_w_per_school = {}\n", sheet.solar_w);
}

/// Giga's test workspace as a dataset: its three CSV files as they are, and its cache of links as a table.
void write_fixture(const tests::TemporaryFolder& folder) {
    const std::string source = tests::reference("conformance/giga"), target = folder / "fixture";
    std::filesystem::create_directory(target);
    for (const auto name : {"/schools.csv", "/fiber.csv", "/cellular.csv"})
        std::filesystem::copy_file(source + name, target + name);
    std::ifstream cache{source + "/p2p_cache.json"};
    std::string lines = "from,to,distance_m\n";
    const Json links = Json::parse(cache).at("lookup");
    for (const auto& [school, link] : links.items())
        lines += fmt::format("{},{},{}\n", school, link.at("pair_ids")[1].get<std::string>(),
                             link.at("distance").get<double>());
    tests::write_file(target + "/survey.csv", lines);
    tests::write_file(target + "/dataset.toml", "format = 1\nname = \"Giga fixture\"\n"
                                                "[[schools]]\nfile = \"schools.csv\"\n"
                                                "columns = { id = \"giga_id_school\" }\n"
                                                "[[transmission_nodes]]\nfile = \"fiber.csv\"\n"
                                                "[[cell_sites]]\nfile = \"cellular.csv\"\n"
                                                "[[sight_lines]]\nfile = \"survey.csv\"\n");
}

/// The fixture, reconciled as Giga by the program itself.
class GigaRun {
public:
    explicit GigaRun(const std::string& scenario) {
        write_fixture(folder_);
        const std::string path = tests::write_file(folder_ / "giga.toml", scenario);
        const auto ending = tests::run({"reconcile", path, "--as", "giga", "--out", folder_ / "out"});
        INFO(ending.err);
        REQUIRE(ending.exit_code == 0);
        json = Json::parse(tests::read_file(folder_ / "out/reconciliation.json"));
        rows = tests::read_csv(folder_ / "out/schools.csv");
    }

    void check_alone(const std::string& technology, int schools, double usd) const {
        INFO(technology);
        CHECK(json["technologies"][technology]["feasible_schools"] == schools);
        CHECK(json["technologies"][technology]["ownership_usd"].get<double>() == Approx(usd).margin(cent));
    }
    void check_plan(const std::string& plan, std::array<int, 4> schools, double usd) const {
        INFO(plan);
        const Json& made = json["plans"][plan];
        CHECK(made["schools"]["fiber"] == schools[0]);
        CHECK(made["schools"]["cellular"] == schools[1]);
        CHECK(made["schools"]["point_to_point"] == schools[2]);
        CHECK(made["schools"]["satellite"] == schools[3]);
        CHECK(made["price_usd"].get<double>() == Approx(usd).margin(cent));
    }

    Json json;
    std::vector<tests::CsvRow> rows;

private:
    tests::TemporaryFolder folder_;
};

} // namespace

TEST_CASE("From Giga's own files reconcile gives its published scenario tests", "[reconcile][giga]") {
    const GigaRun run{scenario_of(sheet_a)};
    CHECK(run.json["schools"]["served"] == 50);
    CHECK(run.json["fiber_forest"]["hop_km"].get<double>() == Approx(333.274979).margin(5e-7));
    run.check_alone("fiber", 36, 2'753'199.84); // published, re-derived
    CHECK(run.json["technologies"]["fiber"]["schools_by_reason"]["FIBER_DISTANCE_THRESHOLD"] == 14);
    run.check_alone("cellular", 23, 64'545.0);
    run.check_alone("point_to_point", 10, 25'505.0);
    run.check_alone("satellite", 50, 193'600.0);
    run.check_plan("least_cost_per_school", {0, 13, 10, 27}, 165'745.0); // counts published; 169,745 is stale
    run.check_plan("least_cost", {0, 13, 10, 27}, 165'745.0);
    run.check_plan("order", {36, 3, 0, 11}, 2'804'504.84);
}

TEST_CASE("The schools that reconcile writes are Giga's, hop by hop", "[reconcile][giga]") {
    const GigaRun run{scenario_of(sheet_a)};
    const auto expected = tests::read_csv(tests::reference("conformance/giga/expected_per_school.csv"));
    REQUIRE(run.rows.size() == expected.size());
    for (std::size_t school = 0; school < expected.size(); ++school) {
        INFO(school);
        CHECK(run.rows[school].at("id") == expected[school].at("giga_id_school"));
        CHECK(run.rows[school].at("upstream_id") == expected[school].at("mst20_parent"));
        const bool is_reached = !expected[school].at("mst20_edge_m").empty();
        CHECK(run.rows[school].at("fiber_reason") == (is_reached ? "" : "FIBER_DISTANCE_THRESHOLD"));
        if (is_reached) {
            CHECK(tests::number(run.rows[school], "hop_m") ==
                  Approx(tests::number(expected[school], "mst20_edge_m")).margin(0.0006)); // printed to the millimetre
        }
    }
}

TEST_CASE("reconcile gives Giga's other configurations", "[reconcile][giga]") {
    SECTION("A with a longer route") {
        Sheet longer = sheet_a;
        longer.route_factor = 1.2;
        GigaRun{scenario_of(longer)}.check_alone("fiber", 36, 3'286'439.80);
    }
    SECTION("B: cheap fiber; its least cost is that of the exact tree, below what the model's own pruner may end at") {
        Sheet cheap = sheet_a;
        cheap.route_factor = 1.2;
        cheap.usd_per_km = 150.0;
        cheap.usd_per_km_year = 0.0;
        const GigaRun run{scenario_of(cheap)};
        run.check_alone("fiber", 36, 146'989.50);
        run.check_plan("least_cost", {2, 13, 10, 25}, 165'261.61);
        run.check_plan("order", {36, 3, 0, 11}, 198'294.50);
    }
    SECTION("C: Rwanda's file") {
        const GigaRun run{scenario_of(sheet_c)};
        run.check_alone("fiber", 36, 4'015'973.80);
        run.check_alone("cellular", 23, 750'321.15);
        run.check_alone("point_to_point", 45, 2'305'560.90);
        run.check_alone("satellite", 50, 1'179'142.00);
        run.check_plan("least_cost_per_school", {0, 0, 0, 50}, 1'179'142.00);
        run.check_plan("order", {36, 3, 8, 3}, 4'615'020.85);
    }
    SECTION("D: the sample country's file") {
        const GigaRun run{scenario_of(sheet_d)};
        run.check_alone("fiber", 50, 6'877'044.05);
        run.check_alone("cellular", 32, 1'072'243.18);
        run.check_alone("point_to_point", 48, 1'877'630.70);
        run.check_alone("satellite", 50, 2'477'985.68);
        run.check_plan("least_cost_per_school", {0, 32, 17, 1}, 1'797'697.28);
        run.check_plan("order", {50, 0, 0, 0}, 6'877'044.05);
    }
    SECTION("the star: each school by its own line") {
        const GigaRun run{scenario_of(sheet_a) + "economies_of_scale = false\n"};
        CHECK(run.json["fiber_forest"]["schools"] == 12);
        CHECK(run.json["fiber_forest"]["hop_km"].get<double>() == Approx(125.356).margin(0.0005));
    }
    SECTION("without new electricity the 34 schools that have none stay out") {
        const GigaRun run{scenario_of(sheet_a) + "allow_new_electricity = false\n"};
        CHECK(run.json["technologies"]["satellite"]["feasible_schools"] == 16);
        CHECK(run.json["technologies"]["satellite"]["schools_by_reason"]["NO_ELECTRICITY"] == 34);
    }
}

TEST_CASE("reconcile refuses what it cannot do", "[reconcile]") {
    const tests::TemporaryFolder folder;
    const std::string scenario = tests::write_file(folder / "a.toml", "format = 1\n");
    CHECK(tests::run({"reconcile", scenario, "--as", "pytal", "--out", folder / "out"}).exit_code == 2);
    CHECK(tests::run({"reconcile", scenario, "--out", folder / "out"}).exit_code == 2);
    CHECK(tests::run({"reconcile", scenario, "--as", "itu", "--out", folder / "out"}).exit_code == 1); // no dataset
    CHECK_FALSE(std::filesystem::exists(folder / "out"));
}
