// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <filesystem>
#include <limits>

#include "geo/error.h"
#include "geo/io/table.h"
#include "planner/output/csv_writer.h"
#include "tests/catch.h"
#include "tests/geo/io/small_disk.h"

namespace {

std::string number_cell(double number) {
    std::string line;
    planner::append_number(line, number);
    return line;
}

} // namespace

TEST_CASE("Numbers are the shortest text that gives them again, and never guarded", "[csv_writer]") {
    CHECK(number_cell(-12.5) == "-12.5");
    CHECK(number_cell(100'000.0) == "100000");
    CHECK(number_cell(0.1 + 0.2) == "0.30000000000000004");
    CHECK(number_cell(-0.0) == "0");
    CHECK(number_cell(std::nan("")).empty());
    CHECK(number_cell(std::numeric_limits<double>::infinity()).empty());
}

TEST_CASE("What is written is what our reader reads", "[csv_writer]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    const std::vector<std::string> names{"=a", "b, \"c\"", "line\nbreak", "-", "\xd8\xb9", "'quoted'"};
    const std::vector<geo::OutputColumn> columns{{"name", names},
                                                 {"usd", std::vector<double>{0.1, -2, std::nan(""), 1e300, 1e-7, 3}}};
    planner::write_csv(folder / "a.csv", columns, progress);
    const geo::Table table = geo::read_table({.path = folder / "a.csv"}, progress);
    CHECK(table.names == std::vector<std::string>{"name", "usd"});
    for (std::size_t row = 0; row < names.size(); ++row)
        CHECK(table.column[0][row] == names[row]);
    CHECK(table.column[1] == geo::TextColumn{"0.1", "-2", "", "1e+300", "1e-07", "3"});
}

TEST_CASE("A full disk leaves no table", "[csv_writer]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    const std::vector<geo::OutputColumn> columns{{"number", std::vector<double>(50'000, 0.123456789)}};
    CHECK_THROWS_WITH(planner::write_csv("/dev/full", columns, progress), Catch::Contains("No space left"));
    CHECK(std::filesystem::exists("/dev/full"));
    const tests::SmallDisk small{100'000};
    CHECK_THROWS_WITH(planner::write_csv(folder / "a.csv", columns, progress),
                      Catch::Contains("a.csv: cannot be written"));
    CHECK(std::filesystem::is_empty(folder.path()));
}
