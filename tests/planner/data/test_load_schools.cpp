// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "planner/data/check_report.h"
#include "tests/planner/data/dataset_fixture.h"

using namespace planner;
using Catch::Matchers::Contains;
using tests::rows_of;
using tests::SmallDataset;
using Rows = std::vector<std::size_t>;

namespace {

/// Ten schools in a row around 18 N, 16 W.
std::string ten_schools() {
    std::string csv = "id,name,lon,lat,learners\n";
    for (int school = 0; school < 10; ++school) {
        csv += std::to_string(school + 1) + ",School,-16.0" + std::to_string(school) + "1,18.0" +
               std::to_string(school) + "3,100\n";
    }
    return csv;
}

const std::string one_area = "[[admin]]\nfile = \"areas.geojson\"\n";

} // namespace

TEST_CASE("What cannot be used is set aside with its reason, and read = used + set aside", "[load_schools]") {
    const SmallDataset small{"id,name,lon,lat\n"
                             "1,good,10.123,9.456\n"
                             "2,empty,,\n"
                             "3,words,east,north\n"
                             "4,far,200.5,9.5\n"
                             "5,zero,0,0\n"
                             "1,good,10.123,9.456\n"};
    const auto [dataset, issues] = small.load();
    CHECK(rows_of(issues, "missing_coordinates") == Rows{3, 4});
    CHECK(rows_of(issues, "outside_world") == Rows{5});
    CHECK(rows_of(issues, "null_island") == Rows{6});
    CHECK(rows_of(issues, "duplicate_row") == Rows{7});
    CHECK(dataset.school_counts.read == 6);
    CHECK(dataset.school_counts.used == 1);
    CHECK(dataset.school_counts.set_aside == 5);
    CHECK(std::ranges::count(issues, true, &geo::Issue::set_aside) == 5);
}

TEST_CASE("Rows that were set aside can be written out, corrected and read again", "[load_schools]") {
    const SmallDataset small{"id;name;lon;lat\n1;ok;10,123;9,456\n2;\"=1+1; x\";;\n3;-5;400;9\n"};
    const auto first = small.load();
    CHECK(first.value.rejected_schools.size() == 2);
    const std::string csv = rejected_csv(first.value.rejected_schools);
    CHECK_THAT(csv, Contains("set_aside_reason") && Contains("missing_coordinates") && Contains("'=1+1; x"));

    const SmallDataset again{csv};
    const auto second = again.load();
    CHECK(second.value.school_counts.read == 2);
    CHECK(second.value.rejected_schools.cells[0][1] == "=1+1; x");
    std::string corrected = csv;
    corrected.replace(corrected.find("400"), 3, "10.5");
    const auto third = SmallDataset{corrected}.load();
    CHECK(third.value.school_counts.used == 1);
}

TEST_CASE("A zero place counts where an area holds it", "[load_schools]") {
    const SmallDataset small{"id,lon,lat\n1,0,0\n2,0.5,0.5\n", one_area};
    small.add("areas.geojson", tests::squares_geojson({{"Gulf", -1, -1, 1, 1}}));
    CHECK(rows_of(small.load().issues, "null_island").empty());
}

TEST_CASE("A swapped row is repaired where only the swapped place lies among the other schools", "[load_schools]") {
    const SmallDataset small{ten_schools() + "11,Swapped,18.055,-16.044,50\n"};
    const auto [dataset, issues] = small.load();
    CHECK(rows_of(issues, "swapped_lon_lat") == Rows{12});
    REQUIRE(dataset.schools.size() == 11);
    CHECK(dataset.schools.place[10] == geo::LonLat{-16.044, 18.055});
}

TEST_CASE("Without repair a swapped row is set aside", "[load_schools]") {
    const SmallDataset small{ten_schools() + "11,Swapped,18.055,-16.044,50\n", "repair = false\n"};
    const auto [dataset, issues] = small.load();
    CHECK(dataset.school_counts.set_aside == 1);
    CHECK(rows_of(issues, "swapped_lon_lat") == Rows{12});
}

TEST_CASE("A latitude beyond the pole is a swapped row where the swapped place fits", "[load_schools]") {
    std::string csv = "id,lon,lat\n";
    for (int school = 0; school < 5; ++school)
        csv += std::to_string(school) + ",121.0" + std::to_string(school) + "1,14.511\n";
    const auto [dataset, issues] = SmallDataset{csv + "9,14.522,121.022\n"}.load();
    CHECK(rows_of(issues, "swapped_lon_lat") == Rows{7});
    CHECK(rows_of(issues, "outside_world").empty());
    CHECK(dataset.schools.size() == 6);
}

TEST_CASE("What is too similar to tell, or the whole file, is kept and asked", "[load_schools]") {
    SECTION("longitude and latitude within a degree of each other") {
        const SmallDataset small{"id,lon,lat\n1,10.111,9.611\n2,9.611,10.111\n", one_area};
        small.add("areas.geojson", tests::squares_geojson({{"A", 9.9, 9.5, 10.5, 9.9}}));
        const auto [dataset, issues] = small.load();
        CHECK(rows_of(issues, "swapped_lon_lat") == Rows{3});
        CHECK(dataset.schools.place[1] == geo::LonLat{9.611, 10.111});
    }
    SECTION("all rows") {
        const SmallDataset small{"id,lon,lat\n1,18.011,-16.011\n2,18.022,-16.022\n", one_area};
        small.add("areas.geojson", tests::squares_geojson({{"A", -17, 17, -15, 19}}));
        const auto [dataset, issues] = small.load();
        CHECK(rows_of(issues, "swapped_lon_lat") == Rows{2, 3});
        CHECK(dataset.schools.size() == 2);
        CHECK(dataset.schools.place[0] == geo::LonLat{18.011, -16.011});
    }
}

TEST_CASE("Ids become unique and no school is lost", "[load_schools]") {
    const auto [dataset, issues] =
        SmallDataset{"id,lon,lat\na,1.111,1.111\na,1.222,1.222\n0,1.333,1.333\n,1.444,1.444\na#2,1.555,1.555\n"}.load();
    CHECK(dataset.schools.id == geo::TextColumn{"a", "a#3", "row-4", "row-5", "a#2"});
    CHECK(rows_of(issues, "repeated_id") == Rows{3, 4, 5});
}

TEST_CASE("Schools with one id are numbered by place, in whatever order their rows come", "[load_schools]") {
    const auto [dataset, issues] =
        SmallDataset{"id,name,lon,lat\na,Far,1.333,1.111\na,North,1.111,1.222\na,South,1.111,1.111\n"}.load();
    CHECK(dataset.schools.id == geo::TextColumn{"a#3", "a#2", "a"});
    CHECK(rows_of(issues, "repeated_id") == Rows{2, 3});
}

TEST_CASE("One column may be code, name and an answer, what stands for nothing is no name", "[load_schools]") {
    const tests::TemporaryFolder folder;
    tests::write_file(folder / "s.csv", "code,lon,lat,area\nyes,1.111,1.111,n/a\nno,1.222,1.222,North\n");
    tests::write_file(folder / "dataset.toml",
                      "format = 1\n[[schools]]\nfile = \"s.csv\"\ncolumns = { id = \"code\", name = \"code\", "
                      "connectivity = \"code\", admin1 = \"area\" }\n");
    geo::Progress progress;
    const Schools schools = load_dataset(folder.path(), {}, progress).value.schools;
    CHECK(schools.id == geo::TextColumn{"yes", "no"});
    CHECK(schools.name == geo::TextColumn{"yes", "no"});
    CHECK(schools.connectivity == std::vector{Answer::yes, Answer::no});
    CHECK(schools.admin1 == geo::TextColumn{"", "North"});
}

TEST_CASE("Schools at one place and crowds are told, and kept", "[load_schools]") {
    std::string csv = "id,lon,lat\n";
    for (int school = 0; school < 6; ++school)
        csv += std::to_string(school + 1) + ",10.12345,9.12345\n";
    const auto [dataset, issues] = SmallDataset{csv + "7,10.5,9.5\n"}.load();
    CHECK(rows_of(issues, "same_place").size() == 6);
    CHECK(rows_of(issues, "crowded_place").size() == 6);
    CHECK(rows_of(issues, "coarse_coordinates") == Rows{8});
    CHECK(dataset.schools.size() == 7);
}

TEST_CASE("Values that can't be are unknown and told, those that contradict are kept and told", "[load_schools]") {
    const auto [dataset, issues] =
        SmallDataset{"id,lon,lat,num_students,num_students_girls,connectivity,download_speed_contracted\n"
                     "1,1.111,1.111,many,,no,10\n"
                     "2,1.222,1.222,-5,,yes,10\n"
                     "3,1.333,1.333,20000,,unknown,NA\n"
                     "4,1.444,1.444,10,20,,\n"
                     "5,1.555,1.555,0,,no,0\n"}
            .load();
    const Schools& schools = dataset.schools;
    CHECK(rows_of(issues, "bad_number") == Rows{2, 3});
    CHECK(std::isnan(schools.learners[0]));
    CHECK(std::isnan(schools.learners[1]));
    CHECK(schools.learners[2] == 20'000.0);
    CHECK(rows_of(issues, "implausible_enrolment") == Rows{4, 5, 6});
    CHECK(rows_of(issues, "connected_conflict") == Rows{2});
    CHECK(schools.connectivity == std::vector{Answer::no, Answer::yes, Answer::unknown, Answer::unknown, Answer::no});
}

TEST_CASE("A stated distance that the coordinates contradict by over a kilometre is told", "[load_schools]") {
    // one minute of latitude is 1.84 km near the equator
    const auto [dataset, issues] = SmallDataset{"id,lon,lat,Tower_Distance,Tower_Latitude,Tower_Longitude\n"
                                                "1,10.0001,1.0,1.84,1.0166667,10.0001\n"
                                                "2,10.0001,1.0,5.00,1.0166667,10.0001\n"}
                                       .load();
    CHECK(rows_of(issues, "distance_conflict") == Rows{3});
}

TEST_CASE("Kinds of connection and electricity make answers", "[load_schools]") {
    const auto [dataset, issues] = SmallDataset{"id,lon,lat,connectivity_type,electricity,electricity_type\n"
                                                "1,1.111,1.111,FTTH,yes,\n"
                                                "2,1.222,1.222,satellite,yes,solar power station\n"
                                                "3,1.333,1.333,none,no,\n"
                                                "4,1.444,1.444,unknown,,\n"}
                                       .load();
    using enum Answer;
    CHECK(dataset.schools.connectivity == std::vector{yes, yes, no, unknown});
    CHECK(dataset.schools.has_fiber == std::vector{yes, no, no, unknown});
    CHECK(dataset.schools.electricity ==
          std::vector{Electricity::grid, Electricity::solar, Electricity::none, Electricity::unknown});
}

TEST_CASE("Areas: names are matched, filled in where missing, and contradicted places told", "[load_schools]") {
    const SmallDataset small{"id,lon,lat,region\n"
                             "1,1.111,1.111,01-EAST\n"  // matched
                             "2,1.222,1.222,Oriental\n" // by alias
                             "3,1.333,1.333,West\n"     // lies in East
                             "4,1.444,1.444,Nowhere\n"  // unmatched, inside: not wrong
                             "5,1.555,1.555,\n"         // filled in
                             "6,5.111,5.111,\n",        // outside all
                             "[[admin]]\nfile = \"areas.geojson\"\naliases = { East = \"Oriental\" }\n"};
    small.add("areas.geojson", tests::squares_geojson({{"West", -1, 0, 1, 2}, {"East", 1, 0, 3, 2}}));
    const auto [dataset, issues] = small.load();
    CHECK(rows_of(issues, "outside_area") == Rows{4, 7});
    CHECK(rows_of(issues, "unmatched_names") == Rows{5});
    CHECK(dataset.schools.admin1[4] == "East");
    CHECK(dataset.schools.admin1[0] == "01-EAST"); // as the file says
    REQUIRE(dataset.admin.size() == 1);
    CHECK(dataset.admin[0].name == std::vector<std::string>{"West", "East"});
}

TEST_CASE("Columns in a projected CRS are turned into degrees", "[load_schools]") {
    const tests::TemporaryFolder folder;
    tests::write_file(folder / "s.csv", "id;x;y\n1;500000,0;10000000,0\n"); // middle of zone 37 S, on the equator
    tests::write_file(folder / "dataset.toml", "format = 1\n[[schools]]\nfile = \"s.csv\"\ncrs = \"EPSG:32737\"\n");
    geo::Progress progress;
    const auto loaded = load_dataset(folder.path(), {}, progress);
    REQUIRE(loaded.value.schools.size() == 1);
    CHECK(loaded.value.schools.place[0].lon == Approx(39.0).margin(1e-9));
    CHECK(loaded.value.schools.place[0].lat == Approx(0.0).margin(1e-9));
}

TEST_CASE("Only rows that have the wanted value are of the layer", "[load_schools]") {
    const tests::TemporaryFolder folder;
    tests::write_file(folder / "s.csv", "id,lon,lat,VALUE\n1,1.1,1.1,school\n2,1.2,1.2,bar\n3,1.3,1.3,school\n");
    tests::write_file(folder / "dataset.toml",
                      "format = 1\n[[schools]]\nfile = \"s.csv\"\nwhere = { VALUE = \"school\" }\n");
    geo::Progress progress;
    const auto loaded = load_dataset(folder.path(), {}, progress);
    CHECK(loaded.value.school_counts.read == 2);
    CHECK(loaded.value.schools.id == geo::TextColumn{"1", "3"});
}

TEST_CASE("One school, all schools in one place, and schools without learners load", "[load_schools]") {
    CHECK(SmallDataset{"id,lon,lat\n1,1.111,1.111\n"}.load().value.schools.size() == 1);
    CHECK(SmallDataset{"id,lon,lat\n1,1.111,1.111\n2,1.111,1.111\n3,1.111,1.111\n"}.load().value.schools.size() == 3);
    const auto zero = SmallDataset{"id,lon,lat,learners\n1,1.111,1.111,0\n2,1.222,1.222,0\n"}.load();
    CHECK(zero.value.schools.learners == std::vector{0.0, 0.0});
}

TEST_CASE("A file of schools none of which can be used loads, and says so", "[load_schools]") {
    for (const char* csv : {"id,lon,lat\n", "id,lon,lat\n1,,\n2,900,900\n"}) {
        const auto [dataset, issues] = SmallDataset{csv}.load();
        CHECK(dataset.schools.size() == 0);
        CHECK(rows_of(issues, "no_schools").size() == 1);
        CHECK(dataset.school_counts.read == dataset.school_counts.set_aside);
    }
}

TEST_CASE("Issues stand in the order of rows, and carry their file where a layer has several", "[load_schools]") {
    const tests::TemporaryFolder folder;
    tests::write_file(folder / "a.csv", "id,lon,lat\n1,1.5,1.5\n2,,\n");
    tests::write_file(folder / "b.csv", "id,lon,lat\n1,1.5,1.5\n");
    tests::write_file(folder / "dataset.toml",
                      "format = 1\n[[schools]]\nfile = \"a.csv\"\n[[schools]]\nfile = \"b.csv\"\n");
    geo::Progress progress;
    const auto [dataset, issues] = load_dataset(folder / "dataset.toml", {}, progress);
    REQUIRE(issues.size() >= 2);
    CHECK(issues.front().file == "a.csv");
    CHECK(issues.back().file == "b.csv");
    CHECK(dataset.schools.id == geo::TextColumn{"1", "1#2"});
    CHECK(dataset.files.size() == 3);
    CHECK(dataset.files[0].path == "dataset.toml");
    CHECK(dataset.files[1].sha256.size() == 64);
}

TEST_CASE("In a file with decimal commas, points of an enrolment separate thousands", "[load_schools]") {
    const tests::SmallDataset small{"nom;lon;lat;Matrícula\na;10,12345;5,12345;1.234\nb;10,22345;5,22345;56\n"};
    const auto loaded = small.load();
    CHECK(loaded.value.schools.learners == std::vector{1'234.0, 56.0});
}

TEST_CASE("Half a learner is told and kept", "[load_schools]") {
    const tests::SmallDataset small{"id,lon,lat,learners\n1,10.12345,5.12345,57.5\n2,10.22345,5.22345,56\n"};
    const auto loaded = small.load();
    CHECK(loaded.value.schools.learners[0] == 57.5);
    CHECK(tests::rows_of(loaded.issues, "implausible_enrolment") == Rows{2});
}

TEST_CASE("A row of sums without a place is told as that, and a school of such a name with a place is one",
          "[load_schools]") {
    const SmallDataset small{"id,name,lon,lat,learners\n1,One,10.111,9.111,100\n2,Total,10.222,9.222,50\n"
                             ",Total Kara,,,150\n,Three,,,10\n"};
    const auto [dataset, issues] = small.load();
    CHECK(rows_of(issues, "sum_row") == Rows{4});
    CHECK(rows_of(issues, "missing_coordinates") == Rows{5});
    CHECK(dataset.schools.size() == 2);
    CHECK_THAT(dataset.rejected_schools.reason[0], Contains("\"Total Kara\" without a place looks like a sum"));
}

TEST_CASE("Spellings of one area or level become that of most rows, codes stay apart", "[load_schools]") {
    const std::string csv = "id,lon,lat,region,level\n"
                            "1,10.111,9.111,kara,Primary\n"
                            "2,10.222,9.222,Kara,primary\n"
                            "3,10.333,9.333,KARA,Primary\n"
                            "4,10.444,9.444,Kara,\n"
                            "5,10.555,9.555,1-11,\n"
                            "6,10.666,9.666,11-1,\n";
    const auto [dataset, issues] = SmallDataset{csv}.load();
    CHECK(dataset.schools.admin1 == geo::TextColumn{"Kara", "Kara", "Kara", "Kara", "1-11", "11-1"});
    CHECK(dataset.schools.level == geo::TextColumn{"Primary", "Primary", "Primary", "", "", ""});
    CHECK(rows_of(issues, "mixed_spelling") == Rows{2, 3, 4});
    const auto kept = SmallDataset{csv, "repair = false\n"}.load();
    CHECK(kept.value.schools.admin1[2] == "KARA");
    CHECK(rows_of(kept.issues, "mixed_spelling") == Rows{2, 3, 4});
}

TEST_CASE("Of equally frequent spellings the first by the alphabet stays, whatever the order of rows",
          "[load_schools]") {
    for (const char* csv : {"id,lon,lat,region\n1,10.111,9.111,kara\n2,10.222,9.222,Kara\n",
                            "id,lon,lat,region\n2,10.222,9.222,Kara\n1,10.111,9.111,kara\n"}) {
        CHECK(SmallDataset{csv}.load().value.schools.admin1 == geo::TextColumn{"Kara", "Kara"});
    }
}

TEST_CASE("Names that no area bears are listed with what they may mean, and so are idle aliases", "[load_schools]") {
    const SmallDataset small{"id,lon,lat,region\n"
                             "1,1.111,1.111,Guidimaka\n"
                             "2,1.222,1.222,Guidimaka\n"
                             "3,1.333,1.333,Elsewhere\n",
                             "[[admin]]\nfile = \"areas.geojson\"\n"
                             "aliases = { Guidimagka = \"GDM\", Gorgol = \"GRG\" }\n"};
    small.add("areas.geojson", tests::squares_geojson({{"Guidimagha", 0, 0, 2, 2}, {"Gorgol", 2, 0, 4, 2}}));
    const auto loaded = small.load();
    CHECK(rows_of(loaded.issues, "unmatched_names") == Rows{2, 3, 4});
    const std::string text = check_text(loaded, {});
    CHECK_THAT(text,
               Contains("3 rows that name an area which no polygon bears: \"Guidimaka\" (2), \"Elsewhere\" (1); "
                        "first: row 2: names \"Guidimaka\", which no area of level 1 bears; perhaps \"Guidimagha\""));
    CHECK(rows_of(loaded.issues, "unknown_alias", "admin1").size() == 1);
    CHECK_THAT(text, Contains("aliases has \"Guidimagka\" = \"GDM\", and no area bears either name; perhaps "
                              "\"Guidimagha\""));
}

TEST_CASE("A layer of lines given as schools is refused", "[load_schools]") {
    const SmallDataset small{"id,lon,lat\n1,1.111,1.111\n"};
    small.add("dataset.toml", "format = 1\n[[schools]]\nfile = \"lines.geojson\"\n");
    small.add("lines.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"a"},)"
                               R"("geometry":{"type":"LineString","coordinates":[[10,9],[11,9]]}}]})");
    CHECK_THAT(small.complaint(), Contains("lines.geojson: none of its 1 features has a place; points, or polygons"));
}
