// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/scenario_file.h"

#include "geo/error.h"
#include "planner/scenario/later_keys.h"
#include "tests/catch.h"
#include "tests/planner/scenario/random_scenario.h"

using Catch::Contains;
using planner::format_scenario, planner::parse_scenario;

namespace {

/// The message of the error that this text gives.
std::string refusal(const std::string& text) {
    try {
        parse_scenario(text, "a.toml");
    } catch (const geo::Error& error) {
        return error.what();
    }
    return "accepted";
}

} // namespace

TEST_CASE("An empty scenario is the default one", "[scenario_file]") {
    CHECK(parse_scenario("", "a.toml") == planner::Scenario{});
    CHECK(parse_scenario("format = 1", "a.toml") == planner::Scenario{});
}

TEST_CASE("A scenario that was written reads as the same value", "[scenario_file]") {
    CHECK(parse_scenario(format_scenario({}), "a.toml") == planner::Scenario{});
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const planner::Scenario scenario = tests::random_scenario(seed);
        const std::string text = format_scenario(scenario);
        INFO(seed << "\n" << text);
        CHECK(parse_scenario(text, "a.toml") == scenario);
    }
}

TEST_CASE("A written scenario says every key, with unit and source", "[scenario_file]") {
    const std::string text = format_scenario({});
    CHECK_THAT(text, Contains("format = 1\n") && Contains("[fiber]\n"));
    CHECK_THAT(text,
               Contains("capex_usd_per_km = 12000") && Contains("# USD/km, Giga (5,000 to 9,100), ITU (20,000): "));
    CHECK_THAT(text, Contains("# budget_usd = "));
    CHECK_THAT(text, Contains("order = [\"fiber\", \"cellular\", \"point_to_point\", \"satellite\"]"));
}

TEST_CASE("A block that there is not is refused with the blocks that there are, and the likely one",
          "[scenario_file]") {
    CHECK_THAT(refusal("[fibre]\ncapex_usd_per_km = 6000"),
               Contains("[fibre] is not a block of a scenario; did you mean [fiber]?") && Contains("satellite") &&
                   Contains("horizon") && !Contains("people.training"));
    CHECK_THAT(refusal("[people.trainings]\ntrainers = 1"), Contains("did you mean [people.training]?"));
    CHECK_THAT(refusal("[weather]\nrain = 1"), Contains("[weather] is not a block") && !Contains("did you mean"));
}

TEST_CASE("A refused number is shown as it was typed", "[scenario_file]") {
    CHECK_THAT(refusal("[horizon]\ndiscount_rate = 0.7"), Contains("horizon.discount_rate is 0.7; expected"));
}

TEST_CASE("A number may be a range, whose low and high are kept", "[scenario_file]") {
    const auto scenario = parse_scenario("[fiber]\ncapex_usd_per_km = { low = 5000, central = 11000, high = 25000, "
                                         "shape = \"lognormal\", source = \"tender\" }",
                                         "a.toml");
    CHECK(scenario.rates.fiber.capex_usd_per_km == 11'000);
    CHECK(scenario.uncertain.at("fiber.capex_usd_per_km") == planner::Uncertain{5'000, 25'000, "lognormal", "tender"});
}

TEST_CASE("Money is typed in the currency of the file and computed in USD", "[scenario_file]") {
    const std::string currency = "[horizon]\ncurrency = { name = \"MRU\", per_usd = 40 }\n";
    CHECK(parse_scenario(currency + "[fiber]\ncapex_usd_per_km = 400000", "a").rates.fiber.capex_usd_per_km == 10'000);
    CHECK(parse_scenario(currency + "[fiber]\nmax_hop_m = 400", "a").network.fiber.max_hop_m == 400);
    CHECK(parse_scenario(currency, "a").rates.fiber.capex_usd_per_km == 12'000); // a default is USD
    const auto in_usd =
        parse_scenario(currency + "[satellite]\nusd_per_terminal_month = { central = 75, currency = \"USD\" }", "a");
    CHECK(in_usd.rates.satellite.usd_per_terminal_month == 75);
    CHECK_THAT(format_scenario(in_usd), Contains("usd_per_terminal_month = 3000") && Contains("MRU/terminal/month"));
}

TEST_CASE("A price of another year is read as one of the price year", "[scenario_file]") {
    const std::string index = "[horizon]\nprice_index = { 2010 = 218.056, 2025 = 313.689 }\n";
    const std::string price =
        "[fiber]\ncapex_usd_per_km = { low = 500, central = 1000, high = 2000, source = \"tender\", "
        "price_year = 2010 }";
    const auto scenario = parse_scenario(index + price, "a");
    CHECK(scenario.rates.fiber.capex_usd_per_km == Approx(1438.571).margin(5e-4));
    const planner::Uncertain& range = scenario.uncertain.at("fiber.capex_usd_per_km");
    CHECK(range.low == Approx(1438.571 / 2).margin(5e-4));
    CHECK(range.high == Approx(1438.571 * 2).margin(1e-3));
    CHECK(range.source == "tender, prices of 2010");
    CHECK(parse_scenario(format_scenario(scenario), "a") == scenario); // as prices of 2025, once and for all

    const auto same_year = parse_scenario("[fiber]\ncapex_usd_per_km = { central = 1000, price_year = 2025 }", "a");
    CHECK(same_year.rates.fiber.capex_usd_per_km == 1'000.0);
    CHECK(same_year.uncertain.empty());
}

TEST_CASE("A price year without an index is told once, with the years that are needed", "[scenario_file]") {
    const std::string message = refusal("[horizon]\nprice_index = { 2025 = 313.689 }\n"
                                        "[fiber]\ncapex_usd_per_km = { central = 1000, price_year = 2010 }\n"
                                        "capex_usd_per_school = { central = 500, price_year = 2010 }");
    CHECK(message == "a.toml: fiber.capex_usd_per_km is a price of 2010; expected horizon.price_index to hold 2010 and "
                     "2025, the horizon's price year");
    CHECK_THAT(refusal("[horizon]\nprice_index = { soon = 1 }"), Contains("years from 1900 to 2100"));
    CHECK_THAT(refusal("[horizon]\nprice_index = { 2010 = 0 }"), Contains("an index above 0"));
    CHECK_THAT(refusal("[fiber]\nmax_hop_m = { central = 1000, price_year = 2010 }"), Contains("expected a number"));
    CHECK_THAT(refusal("[fiber]\ncapex_usd_per_km = { central = 1000, price_year = \"2010\" }"),
               Contains("price_year"));
}

TEST_CASE("Money without an exact amount in the currency of the file is written in USD", "[scenario_file]") {
    planner::Scenario scenario;
    scenario.currency = {"X", 1.1, "", ""};
    for (int step = 0; step < 1'000; ++step) {
        scenario.rates.fiber.capex_usd_per_km = 12'000.0 + step * 0.1;
        REQUIRE(parse_scenario(format_scenario(scenario), "a") == scenario);
    }
}

TEST_CASE("What is wrong is told with file, key, value and what was expected", "[scenario_file]") {
    CHECK(refusal("[horizon]\nyears = \"ten\"") ==
          "a.toml: horizon.years is \"ten\"; expected a whole number from 1 to 50");
    CHECK(refusal("[horizon]\nyears = 7.5") == "a.toml: horizon.years is 7.5; expected a whole number from 1 to 50");
    CHECK(refusal("[horizon]\ndiscount_rate = nan") ==
          "a.toml: horizon.discount_rate is nan; expected a number from 0 to 0.5");
    CHECK(refusal("[horizon]\nopex_timing = \"late\"") ==
          "a.toml: horizon.opex_timing is \"late\"; expected \"end\" or \"mid\"");
    CHECK(refusal("[fiber]\nenabled = 1") == "a.toml: fiber.enabled is 1; expected true or false");
    CHECK_THAT(refusal("format = 2"), Contains("format is 2; expected 1"));
    CHECK_THAT(refusal("name = 3"), Contains("name is 3; expected text in quotes"));
    CHECK_THAT(refusal("[objective]\norder = [\"fiber\"]"), Contains("objective.order is") && Contains("once"));
    CHECK_THAT(refusal("[fiber]\ncapex_usd_per_km = { low = 9, central = 5, high = 7 }"), Contains("low <= central"));
    CHECK_THAT(refusal("[fiber]\ncapex_usd_per_km = { central = 5, median = 7 }"), Contains("expected a number"));
    CHECK_THAT(refusal("[ranking.weights]\n" +
                       [] {
                           std::string zeros;
                           for (const auto name : planner::criterion_names)
                               zeros += std::string{name} + " = 0\n";
                           return zeros;
                       }()),
               Contains("at least one above 0"));
}

TEST_CASE("An unknown key or section is refused, with what may be meant", "[scenario_file]") {
    CHECK(refusal("[fiber]\ncapex_usd_km = 9000") ==
          "a.toml: fiber.capex_usd_km is not a key of a scenario; did you mean fiber.capex_usd_per_km?");
    CHECK_THAT(refusal("[objective]\nbugdet = 5"), Contains("did you mean objective.budget_usd"));
    CHECK_THAT(refusal("budget_usd = 5"),
               Contains("did you mean budget_usd under [new_sites] or budget_usd under [objective]?"));
    CHECK_THAT(refusal("bugdet = 5"), Contains("budget_usd under [objective]"));
    CHECK_THAT(refusal("max_hops = 5"), Contains("did you mean max_hops under [point_to_point]?"));
    CHECK_THAT(refusal("enabled = true"),
               Contains("enabled under [fiber] or enabled under [cellular] or enabled under"));
    CHECK_THAT(refusal("zzzzzz = 5"), Contains("expected one that scenarios/README.md lists"));
    CHECK_THAT(refusal("[fibre]\nenabled = true"), Contains("[fibre] is not a block"));
    CHECK_THAT(refusal("[fibre]"), Contains("[fibre] is not a block"));
    CHECK_THAT(refusal("fibre = 3"), Contains("fibre is not a key"));
    CHECK_THAT(refusal("budget = 5"), Contains("budget is not a key"));
}

TEST_CASE("All that is wrong is told at once, a line each", "[scenario_file]") {
    const std::string message = refusal("x = 1\n[horizon]\nyears = 0\n[fiber]\nroute_factor = true");
    CHECK(std::ranges::count(message, '\n') == 2);
    CHECK_THAT(message, Contains("a.toml: horizon.years is 0") && Contains("a.toml: fiber.route_factor is true"));
}

TEST_CASE("Broken TOML is told with its line", "[scenario_file]") {
    CHECK_THAT(refusal("name = \"a\"\n[fiber\n"), Contains("a.toml: line 2"));
    CHECK_THROWS_WITH(planner::read_scenario("/nowhere/a.toml"), Contains("/nowhere/a.toml: no such file"));
}

TEST_CASE("A decimal comma is told to be a point", "[scenario_file]") {
    CHECK_THAT(refusal("[horizon]\ndiscount_rate = 0,06"),
               Contains("line 2") && Contains("a number with a point, such as 0.06, is expected"));
}

TEST_CASE("A key that cannot be honoured yet is refused, with what to use", "[scenario_file]") {
    CHECK_THAT(refusal("[unknown]\nlearners = \"mean\""),
               Contains("unknown.learners is \"mean\"") && Contains("expected \"median\""));
    CHECK_THAT(refusal("[objective]\nkind = \"most_profit\""),
               Contains("objective.kind is \"most_profit\"") && Contains("\"least_cost\""));
    CHECK_THAT(refusal("[uncertainty]\ndraws = 2000"),
               Contains("uncertainty.draws is 2000; expected 0 or no such key yet, since "));
    CHECK_THAT(refusal("[people]\ngate_trained_share = 0.5"),
               Contains("people.gate_trained_share is 0.5; expected 0 or"));
}

TEST_CASE("Of a list the entry that is wrong is told, and what in it", "[scenario_file]") {
    const std::string floor = "[[floors]]\ngroup = \"girls\"\nmin_share = 0.3\n";
    CHECK(refusal(floor + "[[floors]]\ngroup = \"admin1\"\nmin_share = 150") ==
          "a.toml: floors[1].min_share is 150; expected a number from 0 to 1");
    CHECK(refusal("[[floors]]\ngroup = \"admin3\"\nmin_share = 0.3") ==
          "a.toml: floors[0].group is \"admin3\"; expected \"admin1\" or \"admin2\" or \"wealth_quintile\" or "
          "\"girls\" or \"disability\"");
    CHECK(refusal("[[floors]]\ngroup = \"girls\"") ==
          "a.toml: floors[0] is { group = \"girls\" }; expected a table of group and min_share");
    CHECK_THAT(refusal("floors = [0.3]"), Contains("floors[0] is 0.3; expected a table of group and min_share"));
    CHECK_THAT(refusal("floors = 0.3"), Contains("floors is 0.3; expected an array of tables"));
    const auto node_refusal = [](const std::string& values) {
        return refusal("[overrides]\nnodes = [{ id = \"N1\", lon = 30, lat = 2 }, { id = \"N2\", lon = 30" + values +
                       " }]");
    };
    CHECK(node_refusal(", lat = 95") == "a.toml: overrides.nodes[1].lat is 95; expected a number from -90 to 90");
    CHECK(node_refusal(", lat = 5, capacity_mbps = -1") ==
          "a.toml: overrides.nodes[1].capacity_mbps is -1; expected a number of 0 or more");
    CHECK_THAT(node_refusal(""),
               Contains("overrides.nodes[1] is { id = \"N2\", lon = 30 }; expected a table of id, lon"));
    CHECK_THAT(node_refusal(", lat = 5, x = 1"), Contains("overrides.nodes[1] is {") && Contains("and nothing else"));
    CHECK_THAT(refusal("[overrides.lock]\n\"17\" = \"fibre\""), Contains("overrides.lock.17 is \"fibre\"; expected"));
}

TEST_CASE("A key that cannot be honoured yet is accepted where its value changes nothing", "[scenario_file]") {
    CHECK(parse_scenario("floors = []\n[uncertainty]\ndraws = 0", "a.toml") == planner::Scenario{});
}

TEST_CASE("Yearly budgets are money of the file, one for each of the horizon's first years", "[scenario_file]") {
    const planner::Scenario scenario =
        parse_scenario("[horizon]\ncurrency = { name = \"KES\", per_usd = 100 }\n"
                       "[phasing]\nannual_budget_usd = [5e8, { central = 3e6, currency = \"USD\" }]\n"
                       "order = \"efficiency\"\nskip_ahead = false",
                       "a.toml");
    CHECK(scenario.phasing.annual_budget_usd == std::vector<double>{5e6, 3e6});
    CHECK(scenario.phasing.order == planner::PhasingRules::Order::efficiency);
    CHECK_FALSE(scenario.phasing.skip_ahead);
    for (const auto budgets : {"[1e6, -1]", "[nan]", "1e6", "[\"1e6\"]", "[1e13]", "[{ central = 1 }]",
                               "[{ central = 1, currency = \"EUR\" }]"}) {
        CHECK_THAT(refusal("[phasing]\nannual_budget_usd = " + std::string{budgets}),
                   Contains("phasing.annual_budget_usd is ") && Contains("amounts from 0 to 1e12 USD"));
    }
    CHECK_THAT(refusal("[horizon]\nyears = 2\n[phasing]\nannual_budget_usd = [1, 2, 3]"),
               Contains("phasing.annual_budget_usd holds 3 years; expected at most horizon.years, 2"));
}

TEST_CASE("Comparisons set all weights, and are written back with them", "[scenario_file]") {
    const std::string comparisons =
        R"(comparisons = [["electricity", "wealth", 3], ["electricity", "girls", 5], ["wealth", "girls", 2]])";
    planner::Scenario scenario = parse_scenario(
        "[ranking]\n" + comparisons + "\n[ranking.weights]\nwealth = { low = 1, central = 2, high = 3 }", "a.toml");
    CHECK(scenario.ranking.weights[3] == Approx(.648329).margin(5e-7)); // METHODS.md "Compared criteria"
    CHECK(scenario.ranking.weights[7] == Approx(.229651).margin(5e-7));
    CHECK(scenario.ranking.weights[9] == Approx(.122020).margin(5e-7));
    CHECK(scenario.ranking.weights[0] == 0.0); // not compared
    CHECK(parse_scenario(planner::format_scenario(scenario), "b.toml") == scenario);

    planner::Scenario by_hand = scenario;
    std::get<planner::NumberKey>(planner::find_key("ranking.weights.wealth")->value).set(by_hand, 0.5);
    CHECK(by_hand.comparisons.empty()); // else reading would undo it
    planner::Scenario by_preset = scenario;
    std::get<planner::ChoiceKey>(planner::find_key("ranking.preset")->value).set(by_preset, "sdg_4a1");
    CHECK(by_preset.comparisons.empty());
}

TEST_CASE("Comparisons that are incomplete or contradict each other are refused", "[scenario_file]") {
    const auto refusal_of = [](const std::string& comparisons) {
        return refusal("[ranking]\ncomparisons = " + comparisons);
    };
    for (const auto comparisons : {
             R"([["wealth", "girls", 2], ["wealth", "learners", 2]])", // a pair is missing
             R"([["wealth", "girls", 2], ["girls", "wealth", 2]])",    // one stands twice
             R"([["wealth", "wealth", 1]])",
             R"([["wealth", "girl", 2]])",
             R"([["wealth", "girls", 0.5]])", // the other way round: 2
             R"([["wealth", "girls"]])",
         }) {
        CHECK_THAT(refusal_of(comparisons),
                   Contains("a.toml: ranking.comparisons is [") && Contains("every pair of 2 to 10 criteria once"));
    }
    // The matrix 1 2 1/2, 1/2 1 2, 2 1/2 1 has the eigenvalue 1 + 2 + 1/2: index .25, ratio .25 / .58.
    CHECK_THAT(
        refusal_of(R"([["wealth", "girls", 2], ["girls", "adapted", 2], ["adapted", "wealth", 2]])"),
        Contains("a.toml: ranking.comparisons contradict each other, with a consistency ratio of 0.431; expected "
                 "one below 0.10"));
    CHECK_THAT(refusal("[ranking]\nindifference = 0.6"),
               Contains("ranking.indifference is 0.6; expected at most ranking.preference, 0.5"));
}

TEST_CASE("Every key of the example of the reference is read, or refused by its name", "[scenario_file]") {
    const std::string text = tests::read_file(tests::reference("examples/scenario.toml"));
    const std::string message = refusal(text);
    CHECK_THAT(message, !Contains("is not a key"));
    for (const auto name : {"ranking.weight_concentration", "people.gate_trained_share", "uncertainty.draws"}) {
        CHECK_THAT(message, Contains("a.toml: " + std::string{name} + " is "));
    }
    for (std::size_t begin = 0; begin < message.size();) { // nothing else is wrong with it
        const std::size_t end = std::min(message.find('\n', begin), message.size());
        CHECK_THAT(message.substr(begin, end - begin), Contains("no such key yet, since "));
        begin = end + 1;
    }
}

TEST_CASE("The device is read from the one entry of people.kinds", "[scenario_file]") {
    const auto scenario = parse_scenario(
        "[people]\nkinds = [ { name = \"laptop\", usd = 380, life_years = 5, breakage = 0.05 } ]", "a.toml");
    REQUIRE(scenario.people.kinds.size() == 1);
    CHECK(scenario.people.kinds.front().name == "laptop");
    CHECK(scenario.people.kinds.front().usd == 380);
    CHECK(scenario.people.kinds.front().loss_per_year == planner::DeviceKind{}.loss_per_year);
}

TEST_CASE("Several kinds of device share the learners' devices", "[scenario_file]") {
    const auto scenario = parse_scenario(
        "[people]\nkinds = [{ name = \"tablet\", share = 3 }, { name = \"laptop\", usd = 380, share = 1 }]", "a.toml");
    REQUIRE(scenario.people.kinds.size() == 2);
    CHECK(scenario.people.kinds[1].name == "laptop");
    CHECK(scenario.people.kinds[1].usd == 380);
    CHECK_THAT(refusal("[people]\nkinds = [{}, { price = 3 }]"), Contains("people.kinds.price is not a key"));
    CHECK_THAT(refusal("[people]\nkinds = []"), Contains("an array of tables"));
    CHECK_THAT(refusal("[people]\nkinds = [{}, { usd = { low = 1, central = 2, high = 3 } }]"),
               Contains("plain numbers"));
    const auto of_2010 = parse_scenario("[horizon]\nprice_index = { 2010 = 100, 2025 = 150 }\n[people]\n"
                                        "kinds = [{}, { usd = { central = 200, price_year = 2010 } }]",
                                        "a.toml");
    CHECK(of_2010.people.kinds[1].usd == Approx(300.0));
}
