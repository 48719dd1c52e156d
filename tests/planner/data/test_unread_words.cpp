// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "tests/planner/data/dataset_fixture.h"

using Catch::Matchers::Contains;
using tests::SmallDataset;

namespace {

std::vector<std::string> unread(const SmallDataset& small) {
    std::vector<std::string> messages;
    for (const geo::Issue& issue : small.load().issues) {
        if (issue.code == "unread_words") messages.push_back(issue.layer + ": " + issue.message);
    }
    return messages;
}

} // namespace

TEST_CASE("Words that are not understood are told once for each column, with their counts", "[unread_words]") {
    const SmallDataset small{"id,lon,lat,Électricité,internet\n"
                             "1,10.111,9.111,SBEE,oui\n"
                             "2,10.222,9.222,SBEE,n.d.\n"
                             "3,10.333,9.333,Inverter,inconnu\n"
                             "4,10.444,9.444,solaire,perhaps\n"
                             "5,,,Nothing,perhaps\n"};
    const auto messages = unread(small);
    REQUIRE(messages.size() == 2);
    CHECK_THAT(messages[0], Contains("column \"Électricité\" has 3 cells") &&
                                Contains("\"SBEE\" (2), \"Inverter\" (1)") &&
                                Contains("values.electricity in dataset.toml"));
    CHECK_THAT(messages[1], Contains("\"internet\" has 1 cells") && Contains("yes or no is expected"));
}

TEST_CASE("Words that the manifest explains are not told", "[unread_words]") {
    const SmallDataset small{"id,lon,lat,electricity\n1,10.111,9.111,SBEE\n"};
    small.add("dataset.toml", "format = 1\n[[schools]]\nfile = \"schools.csv\"\n"
                              "values.electricity = { grid = [\"sbee\"] }\n");
    CHECK(unread(small).empty());
}

TEST_CASE("States and media of nodes, and generations of sites, are told as well", "[unread_words]") {
    const SmallDataset small{"id,lon,lat\n1,10.111,9.111\n",
                             "[[transmission_nodes]]\nfile = \"n.csv\"\n[[cell_sites]]\nfile = \"t.csv\"\n"};
    small.add("n.csv", "id,lon,lat,status,type\nN1,10.1,9.1,En service,Fibre optique\nN2,10.2,9.2,B2,Pylône\n");
    small.add("t.csv", "id,lon,lat,radio\nT1,10.1,9.1,LTE\nT2,10.2,9.2,WiMAX\n");
    const auto messages = unread(small);
    REQUIRE(messages.size() == 3);
    CHECK_THAT(messages[0], Contains("cell_sites") && Contains("\"WiMAX\" (1)"));
    CHECK_THAT(messages[1], Contains("\"B2\" (1)") && Contains("taken as operational"));
    CHECK_THAT(messages[2], Contains("Pylône") && Contains("taken as fiber"));
}

TEST_CASE("A site without service is understood, by itself and as the manifest says", "[unread_words]") {
    const SmallDataset plain{"id,lon,lat\n1,10.111,9.111\n", "[[cell_sites]]\nfile = \"t.csv\"\n"};
    plain.add("t.csv", "id,lon,lat,radio\nT1,10.1,9.1,LTE\nT2,10.2,9.2,none\n");
    CHECK(unread(plain).empty());
    const SmallDataset explained{"id,lon,lat\n1,10.111,9.111\n",
                                 "[[cell_sites]]\nfile = \"t.csv\"\n"
                                 "values.generations = { \"4G\" = [\"LTE\"], none = [\"WiMAX\"] }\n"};
    explained.add("t.csv", "id,lon,lat,radio\nT1,10.1,9.1,LTE\nT2,10.2,9.2,WiMAX\n");
    CHECK(unread(explained).empty());
    CHECK(explained.load().value.cell_sites.carries ==
          std::vector{std::array{false, false, true, false}, std::array{false, false, false, false}});
}
