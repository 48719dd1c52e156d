// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "geo/io/csv_scanner.h"
#include "geo/io/drivers.h"
#include "geo/io/table.h"
#include "tests/catch.h"

namespace {

using Row = std::vector<std::string>;

geo::Table read(const geo::LayerSource& source) {
    geo::Progress progress;
    return geo::read_table(source, progress);
}

geo::Table read_text(const std::string& text, geo::LayerSource source = {}) {
    const tests::TemporaryFolder folder;
    source.path = tests::write_file(folder / "table.csv", text);
    return read(source);
}

Row row_of(const geo::Table& table, std::size_t row) {
    Row cells;
    for (const geo::TextColumn& column : table.column)
        cells.emplace_back(column[row]);
    return cells;
}

} // namespace

TEST_CASE("Any separator and any line end give the same table", "[csv]") {
    const std::string separator = GENERATE(",", ";", "\t", "|");
    const std::string line_end = GENERATE("\n", "\r\n", "\r");
    const std::string mark = GENERATE("", "\xef\xbb\xbf");
    const bool ends_with_line_end = GENERATE(true, false);
    const auto line = [&](const Row& cells) {
        std::string text;
        for (const std::string& cell : cells)
            text += (text.empty() ? "" : separator) + cell;
        return text;
    };
    const geo::Table table = read_text(mark + line({"id", "name", "lat"}) + line_end +
                                       line({"7",
                                             "\"\xc3\x89"
                                             "cole\"",
                                             "-1.50"}) +
                                       line_end + line({"8", "", "2"}) + (ends_with_line_end ? line_end : ""));
    CHECK(table.names == Row{"id", "name", "lat"});
    REQUIRE(table.size() == 2);
    CHECK(row_of(table, 0) == Row{"7",
                                  "\xc3\x89"
                                  "cole",
                                  "-1.50"});
    CHECK(row_of(table, 1) == Row{"8", "", "2"});
    CHECK(table.source_row == std::vector<std::size_t>{2, 3});
}

TEST_CASE("Decimal commas do not pass for separators", "[csv]") {
    const geo::Table table = read_text("lon;lat;name\n-7,03;15,53;a\n-7,04;15,54;b\n");
    CHECK(table.names == Row{"lon", "lat", "name"});
    CHECK(row_of(table, 1) == Row{"-7,04", "15,54", "b"});
    CHECK(geo::guess_separator("1,5;2,5\n3;4\n5,25;6\n") == ';');
}

TEST_CASE("Quoted cells hold separators, quotes and line breaks, and count as one row", "[csv]") {
    const geo::Table table = read_text("id,name\n1,\"a, \"\"b\"\"\nc\"\n2,d\n\n3,\"say \"hi\" now\"\n4,5\" pipe\n");
    REQUIRE(table.size() == 4);
    CHECK(table.column[1][0] == "a, \"b\"\nc");
    CHECK(table.column[1][2] == "say hi\" now\"");
    CHECK(table.column[1][3] == "5\" pipe");
    // The header is 1, the broken row 2, then "2,d" is 3; the blank line is 4.
    CHECK(table.source_row == std::vector<std::size_t>{2, 3, 5, 6});
}

TEST_CASE("A quote that is never closed is an error that names the row", "[csv]") {
    CHECK_THROWS_WITH(read_text("id,name\n1,a\n2,\"b\n3,c\n"),
                      Catch::Contains("row 3") && Catch::Contains("never closed"));
}

TEST_CASE("Latin-1 and Windows-1252 become UTF-8, cell by cell", "[csv]") {
    const geo::Table table = read_text("id,name\n1,\xc9"
                                       "cole priv\xe9"
                                       "e\n2,\x93x\x94 \x80\n3,\xc3\xa9t\xc3\xa9\n");
    CHECK(table.column[1][0] == "\xc3\x89"
                                "cole priv\xc3\xa9"
                                "e");
    CHECK(table.column[1][1] == "\xe2\x80\x9cx\xe2\x80\x9d \xe2\x82\xac");
    CHECK(table.column[1][2] == "\xc3\xa9t\xc3\xa9");
}

TEST_CASE("The header may stand lower down, repeat itself, or be missing", "[csv]") {
    const geo::Table lower =
        read_text("Ministry of Education\nSchools; 2024\n\nid;name;name;;name\n1;a;b;c;d\n", {.header_row = 4});
    CHECK(lower.names == Row{"id", "name", "name#2", "4", "name#3"});
    CHECK(row_of(lower, 0) == Row{"1", "a", "b", "c", "d"});
    CHECK(lower.source_row == std::vector<std::size_t>{5});

    const geo::Table none = read_text("1,a\n2,b\n", {.has_header = false});
    CHECK(none.names == Row{"1", "2"});
    CHECK(none.size() == 2);

    CHECK(read_text("id,name\n").size() == 0);
    CHECK_THROWS_WITH(read_text("id,name\n1,a\n", {.header_row = 9}), Catch::Contains("row 9"));
}

TEST_CASE("Short rows are filled up, and nothing of a long row is lost", "[csv]") {
    const geo::Table table = read_text("id,name\n1\n2,b,,\n3,c,surplus\n4,d\n");
    CHECK(table.names == Row{"id", "name", "3"});
    CHECK(row_of(table, 0) == Row{"1", "", ""});
    CHECK(row_of(table, 2) == Row{"3", "c", "surplus"});
    CHECK(row_of(table, 3) == Row{"4", "d", ""});
}

TEST_CASE("The apostrophe before a formula is taken off, any other stays", "[csv]") {
    const geo::Table table = read_text("a,b,c,d\n'=1+2,'-x,'quoted',-5\n");
    CHECK(row_of(table, 0) == Row{"=1+2", "-x", "'quoted'", "-5"});
}

TEST_CASE("A table larger than a block reads like a small one", "[csv]") {
    std::string text = "id,name,text\n";
    constexpr std::size_t row_count = 150'000;
    for (std::size_t row = 0; row < row_count; ++row) {
        text += std::to_string(row) + ",\"n, " + std::to_string(row) +
                "\",\"line one of the text\r\nline \"\"two\"\"\"\r\n";
    }
    REQUIRE(text.size() > 8'000'000);
    const geo::Table table = read_text(text);
    REQUIRE(table.size() == row_count);
    std::size_t wrong = 0;
    for (std::size_t row = 0; row < row_count; ++row) {
        wrong += table.column[0][row] != std::to_string(row) || table.column[1][row] != "n, " + std::to_string(row) ||
                 table.column[2][row] != "line one of the text\r\nline \"two\"";
    }
    CHECK(wrong == 0);
}

TEST_CASE("Reading a table can be cancelled", "[csv]") {
    const tests::TemporaryFolder folder;
    std::string text = "id\n";
    for (int row = 0; row < 10'000; ++row)
        text += "1\n";
    std::stop_source stop;
    stop.request_stop();
    geo::Progress progress{stop.get_token()};
    CHECK_THROWS_AS(geo::read_table({.path = tests::write_file(folder / "a.csv", text)}, progress), geo::Cancelled);
}

TEST_CASE("Our scanner reads what GDAL's CSV driver reads", "[csv][reference]") {
    const std::string file = GENERATE(
        "MRT-mauritania/schools/Mauritania_4Visual_mockup_063007.csv", "NIC-nicaragua/nicaraguan_schools_250708.csv",
        "NZL-newzealand/directory-school-current.csv", "GHA-ghana/schools/schools_clean.csv",
        "ESP-ibiza/inputs/cell-sites.csv", "RWA-rwanda/giga_ValData.csv");
    const std::string path = tests::reference("data/" + file);
    const geo::Table table = read({.path = path});

    geo::set_up_gdal();
    const char* const drivers[] = {"CSV", nullptr};
    const char* const options[] = {"EMPTY_STRING_AS_NULL=NO", nullptr};
    const geo::DatasetHandle dataset{GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR, drivers, options)};
    REQUIRE(dataset);
    OGRLayer& layer = *dataset->GetLayer(0);
    REQUIRE(layer.GetFeatureCount() == static_cast<GIntBig>(table.size()));
    std::size_t row = 0, different = 0;
    for (const auto& feature : layer) {
        for (std::size_t column = 0; column < table.column.size(); ++column) {
            std::string expected = feature->GetFieldAsString(static_cast<int>(column));
            expected.erase(0, expected.find_first_not_of(" \t\r\n"));
            expected.erase(expected.find_last_not_of(" \t\r\n") + 1);
            different += table.column[column][row] != expected;
        }
        ++row;
    }
    CHECK(different == 0);
}
