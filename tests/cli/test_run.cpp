// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <sstream>

#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/run_program.h"

using Catch::Contains;

namespace {

/// Writes a dataset of five schools around a node, and a scenario that names it.
std::string write_country(const tests::TemporaryFolder& folder) {
    std::filesystem::create_directory(folder / "country");
    tests::write_file(folder / "country/dataset.toml",
                      "format = 1\nname = \"Tiny\"\n[[schools]]\nfile = \"schools.csv\"\n"
                      "[[transmission_nodes]]\nfile = \"nodes.csv\"\n");
    tests::write_file(folder / "country/schools.csv", "id,name,latitude,longitude,learners,connectivity,region\n"
                                                      "a,Aba,-2.01001,30.01001,120,no,North\n"
                                                      "b,Bo,-2.02002,30.02002,450,no,North\n"
                                                      "c,Ce,-2.50003,30.50003,80,yes,South\n"
                                                      "d,De,-2.60004,30.60004,300,,South\n"
                                                      "e,Ef,-2.70005,30.70005,,no,South\n");
    tests::write_file(folder / "country/nodes.csv", "id,latitude,longitude\nn1,-2.00006,30.00006\n");
    return tests::write_file(folder / "plan.toml", "format = 1\nname = \"Plan\"\ndataset = \"country\"\n");
}

nlohmann::json read_json(const std::string& path) { return nlohmann::json::parse(tests::read_file(path)); }

} // namespace

TEST_CASE("run writes a whole run folder, whose schools sum to its total", "[run]") {
    const tests::TemporaryFolder folder;
    const auto ending = tests::run({"run", write_country(folder), "--out", folder / "out"});
    INFO(ending.err);
    REQUIRE(ending.exit_code == 0);
    CHECK(ending.out.find("out: 5 schools, ") != std::string::npos);
    CHECK_THAT(ending.out, Contains("with fiber laid out so, no plan for all who can be served costs less than "));
    for (const auto name : {"scenario.toml", "summary.json", "schools.csv", "areas.csv", "cashflow.csv", "frontier.csv",
                            "run.gpkg", "issues.csv", "provenance.json", "timing.json"}) {
        CHECK(std::filesystem::exists(folder / "out" + "/" + name));
    }
    const auto summary = read_json(folder / "out/summary.json");
    CHECK(summary["schools"]["used"] == 5);
    CHECK(summary["scenario"]["name"] == "Plan");
    CHECK(summary["uncertainty"]["npv_usd_p50"].is_null());
}

TEST_CASE("The same run gives the same bytes, at any number of threads", "[run]") {
    const tests::TemporaryFolder folder;
    const std::string scenario = write_country(folder);
    REQUIRE(tests::run({"run", scenario, "--out", folder / "one", "--threads", "1"}).exit_code == 0);
    REQUIRE(tests::run({"run", scenario, "--out", folder / "two", "--threads", "2"}).exit_code == 0);
    for (const auto& entry : std::filesystem::directory_iterator{folder / "one"}) {
        const std::string name = entry.path().filename();
        if (name == "timing.json") continue;
        INFO(name);
        CHECK(tests::read_file(folder / "one" + "/" + name) == tests::read_file(folder / "two" + "/" + name));
    }
}

TEST_CASE("A run folder's scenario gives the run again", "[run]") {
    const tests::TemporaryFolder folder;
    REQUIRE(tests::run({"run", write_country(folder), "--budget", "50000", "--out", folder / "one"}).exit_code == 0);
    REQUIRE(tests::run({"run", folder / "one/scenario.toml", "--out", folder / "two"}).exit_code == 0);
    CHECK(tests::read_file(folder / "one/schools.csv") == tests::read_file(folder / "two/schools.csv"));
    CHECK(read_json(folder / "two/summary.json")["cost"]["npv_usd"] <= 50'000);
}

TEST_CASE("Every row of frontier.csv is opened by its budget, as it is written", "[run]") {
    const tests::TemporaryFolder folder;
    const std::string scenario = write_country(folder);
    REQUIRE(tests::run({"run", scenario, "--out", folder / "all"}).exit_code == 0);
    std::istringstream rows{tests::read_file(folder / "all/frontier.csv")};
    std::string row;
    std::getline(rows, row);
    REQUIRE(row.starts_with("budget_usd,benefit,learners,schools,"));
    int opened = 0;
    for (; std::getline(rows, row); ++opened) {
        INFO(row);
        std::istringstream cells{row};
        std::string budget_usd, benefit, learners, schools;
        for (std::string* cell : {&budget_usd, &benefit, &learners, &schools})
            std::getline(cells, *cell, ',');
        REQUIRE(tests::run({"run", scenario, "--budget", budget_usd, "--out", folder / "point", "--force"}).exit_code ==
                0);
        const auto summary = read_json(folder / "point/summary.json");
        double planned_learners = 0.0;
        int planned_schools = 0;
        for (const auto technology : {"fiber", "cellular", "point_to_point", "satellite"}) {
            planned_learners += summary["plan"][technology]["learners"].get<double>();
            planned_schools += summary["plan"][technology]["schools"].get<int>();
        }
        CHECK(planned_learners == Approx(std::stod(learners)));
        CHECK(planned_schools == std::stoi(schools));
        CHECK(summary["optimality"]["unspent_usd"] >= 0.0);
    }
    CHECK(opened > 2);
}

TEST_CASE("A folder that exists is refused without --force, and nothing changes", "[run]") {
    const tests::TemporaryFolder folder;
    const std::string scenario = write_country(folder);
    REQUIRE(tests::run({"run", scenario, "--out", folder / "out"}).exit_code == 0);
    const auto refused = tests::run({"run", scenario, "--out", folder / "out", "--budget", "0"});
    CHECK(refused.exit_code == 1);
    CHECK_THAT(refused.err, Contains("exists") && Contains("--force"));
    CHECK(read_json(folder / "out/summary.json")["cost"]["npv_usd"] > 0);
    CHECK(tests::run({"run", scenario, "--out", folder / "out", "--budget", "0", "--force"}).exit_code == 0);
    CHECK(read_json(folder / "out/summary.json")["cost"]["npv_usd"] == 0);
}

TEST_CASE("A scenario with a mistake is told, and nothing is written", "[run]") {
    const tests::TemporaryFolder folder;
    const std::string scenario = tests::write_file(folder / "bad.toml", "[horizon]\nyears = \"ten\"\n");
    const auto ending = tests::run({"run", scenario, "--out", folder / "out"});
    CHECK(ending.exit_code == 1);
    CHECK_THAT(ending.err, Contains("bad.toml: horizon.years is \"ten\"; expected a whole number from 1 to 50"));
    CHECK_FALSE(std::filesystem::exists(folder / "out"));
    CHECK(tests::run({"run", scenario}).exit_code == 2);
}

TEST_CASE("Overrides that name nothing and nodes outside the country are told where the plan is", "[run]") {
    const tests::TemporaryFolder folder;
    write_country(folder);
    const std::string scenario =
        tests::write_file(folder / "plan.toml",
                          "format = 1\nname = \"Plan\"\ndataset = \"country\"\n[overrides]\n"
                          "lock = { a = \"satellite\", nosuch = \"fiber\" }\nexclude = [\"b\", \"zz\", \"x\", \"y\"]\n"
                          "forbid_roads = [\"R1\"]\nnodes = [{ id = \"N1\", lon = -2.0, lat = 30.0 }]\n");
    const auto ending = tests::run({"run", scenario, "--out", folder / "out"});
    INFO(ending.err);
    REQUIRE(ending.exit_code == 0);
    CHECK_THAT(ending.out,
               Contains("  4 overrides name nothing in the dataset: school \"nosuch\", school \"x\", school "
                        "\"y\" and 1 more; ids as in schools.csv"));
    CHECK_THAT(ending.out, Contains("  the scenario forbids or locks 1 road without effect: the dataset has no roads"));
    CHECK_THAT(ending.out, Contains("\"N1\" lies at -2, 30, outside the country; exchange lon and lat?"));
}

TEST_CASE("A country without enrolment is planned by schools, and run says so", "[run]") {
    const tests::TemporaryFolder folder;
    const std::string scenario = write_country(folder);
    tests::write_file(folder / "country/schools.csv", "id,latitude,longitude,connectivity\n"
                                                      "a,-2.01001,30.01001,no\n"
                                                      "b,-2.02002,30.02002,no\n"
                                                      "c,-2.60004,30.60004,no\n");
    const auto for_all = tests::run({"run", scenario, "--out", folder / "all"});
    REQUIRE(for_all.exit_code == 0);
    CHECK_THAT(for_all.out, Contains("no devices are planned but each school's minimum set"));
    const auto all = read_json(folder / "all/summary.json");
    CHECK(all["learners"]["total"].is_null());
    CHECK(all["schools"]["imputed_learners"] == 0);
    const double half_usd = all["cost"]["npv_usd"].get<double>() / 2.0;
    const auto ending = tests::run({"run", scenario, "--budget", std::to_string(half_usd), "--out", folder / "half"});
    REQUIRE(ending.exit_code == 0);
    CHECK_THAT(ending.out, Contains("the budget connects 1 schools") || Contains("the budget connects 2 schools"));
    CHECK_THAT(ending.out, Contains("it counts schools, since their learners are not known"));
    CHECK(read_json(folder / "half/summary.json")["optimality"]["value"] > 0);
}

TEST_CASE("rank writes need without a plan", "[rank]") {
    const tests::TemporaryFolder folder;
    write_country(folder);
    REQUIRE(tests::run({"rank", folder / "country", "--out", folder / "out"}).exit_code == 0);
    CHECK_THAT(tests::read_file(folder / "out/schools.csv"), Contains("need_score,need_rank,completeness"));
    const auto ranking = read_json(folder / "out/ranking.json");
    CHECK(ranking["schools"]["used"] == 5);
    CHECK(ranking["weights"]["speed_gap"].get<double>() == Approx(0.15));
    CHECK(ranking["comparisons"].is_null());
    CHECK(ranking["with_entropy_weights"]["mean_rank_shift"].get<double>() >= 0.0);
    CHECK(ranking["with_entropy_weights"]["weights"]["context"] == 0.0);

    const std::string compared_toml = tests::write_file(
        folder / "compared.toml",
        "[ranking]\naggregation = \"promethee\"\n"
        R"(comparisons = [["electricity", "wealth", 3], ["electricity", "girls", 5], ["wealth", "girls", 2]])");
    REQUIRE(
        tests::run({"rank", folder / "country", "--scenario", compared_toml, "--out", folder / "compared"}).exit_code ==
        0);
    const auto compared = read_json(folder / "compared/ranking.json");
    CHECK(compared["weights"]["wealth"].get<double>() == Approx(.229651).margin(5e-7));
    CHECK(compared["comparisons"]["consistency_ratio"].get<double>() == Approx(.003185).margin(5e-7));
}

TEST_CASE("compare tells what changes from the baseline", "[compare]") {
    const tests::TemporaryFolder folder;
    const std::string scenario = write_country(folder);
    REQUIRE(tests::run({"run", scenario, "--out", folder / "all"}).exit_code == 0);
    REQUIRE(tests::run({"run", scenario, "--budget", "0", "--out", folder / "none"}).exit_code == 0);
    const auto ending = tests::run({"compare", folder / "all", folder / "none", "--out", folder / "out"});
    INFO(ending.err);
    REQUIRE(ending.exit_code == 0);
    const auto comparison = read_json(folder / "out/comparison.json");
    CHECK(comparison["runs"][1]["totals"]["cost.npv_usd"] == 0);
    CHECK(comparison["runs"][1]["change"]["cost.npv_usd"] < 0);
    CHECK_THAT(ending.out, Contains("out: beside Plan 1, ") &&
                               Contains("of 5 schools 0 get a link here only, 4 there only, 0 by another technology"));
    CHECK(comparison["runs"][1]["schools"]["loses"] == 4); // all but c, which is connected
    CHECK(comparison["runs"][1]["schools"]["same"] == 1);
    CHECK_THAT(tests::read_file(folder / "out/schools.csv"), Contains("technology") && Contains("loses"));
    CHECK_THAT(ending.out, Contains("Budget none -> 0 USD"));
    CHECK(tests::read_file(folder / "out/assumptions.csv") == "assumption,Plan 1,Plan 2\nobjective.budget_usd,,0\n");
    CHECK_THAT(tests::read_file(folder / "out/cost_effectiveness.csv"),
               Contains("\ndoing nothing,0,0,") && Contains("\nPlan 2,0,0,,,,frontier,\n"));
    CHECK_THAT(ending.out, Contains(" learner-years with access, ") && Contains("0 learner-years with access\n"));
    CHECK(comparison["pareto"]["front"] == nlohmann::json{"doing nothing", "Plan 1"});
    std::string cut = tests::read_file(folder / "none/schools.csv");
    cut.resize(cut.rfind('\n', cut.size() - 2) + 1); // the last school is lost
    tests::write_file(folder / "none/schools.csv", cut);
    const auto half = tests::run({"compare", folder / "all", folder / "none", "--out", folder / "half"});
    CHECK(half.exit_code == 1);
    CHECK_THAT(half.err, Contains("has 4 rows; the 5 schools that summary.json counts are expected"));
    CHECK(tests::run({"compare", folder / "all", "--out", folder / "x"}).exit_code == 2);
    CHECK(tests::run({"compare", folder / "all", folder / "country", "--out", folder / "x"}).exit_code == 1);
}

TEST_CASE("A scenario that asks for the optimum is run so without a flag, and again from its run folder", "[run]") {
    const tests::TemporaryFolder folder;
    REQUIRE(tests::run({"synth", "--schools", "200", "--seed", "1", "--out", folder / "country"}).exit_code == 0);
    const std::string scenario = tests::write_file(
        folder / "plan.toml", "format = 1\nname = \"Plan\"\ndataset = \"country\"\n[objective]\nexact = true\n");
    REQUIRE(tests::run({"run", scenario, "--out", folder / "once"}).exit_code == 0);
    CHECK_THAT(tests::read_file(folder / "once/scenario.toml"), Contains("exact = true"));
    REQUIRE(tests::run({"run", folder / "once/scenario.toml", "--out", folder / "again"}).exit_code == 0);
    CHECK(tests::read_file(folder / "again/summary.json") == tests::read_file(folder / "once/summary.json"));
    REQUIRE(tests::run({"run", scenario, "--no-exact", "--out", folder / "fast"}).exit_code == 0);
    CHECK_THAT(tests::read_file(folder / "fast/scenario.toml"), Contains("exact = false"));
}

TEST_CASE("run says why a plan of least cost keeps its gap though the optimum is asked for", "[run]") {
    const tests::TemporaryFolder folder;
    REQUIRE(tests::run({"synth", "--schools", "1000", "--seed", "6", "--out", folder / "country"}).exit_code == 0);
    const std::string scenario = tests::write_file(
        folder / "plan.toml", "format = 1\nname = \"Plan\"\ndataset = \"country\"\n[fiber]\nmode = \"road\"\n"
                              "[point_to_point]\nmax_hops = 3\n[new_sites]\nmost = 10\n");
    const auto ending = tests::run({"run", scenario, "--exact", "--out", folder / "out"});
    INFO(ending.err);
    REQUIRE(ending.exit_code == 0);
    REQUIRE(read_json(folder / "out/summary.json")["optimality"]["gap_share"].get<double>() > 0.0);
    CHECK_THAT(ending.out, Contains("not proven: that is done for at most 400 schools that can be served") ||
                               Contains("the optimum is not proven: this build has no exact solver"));
}
