// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "geo/error.h"
#include "geo/io/text_file.h"
#include "tests/catch.h"

using Catch::Matchers::Contains;

TEST_CASE("A text file is replaced whole or not at all", "[text_file]") {
    const tests::TemporaryFolder folder;
    geo::replace_text_file(folder / "a.toml", "one");
    CHECK(tests::read_file(folder / "a.toml") == "one");
    geo::replace_text_file(folder / "a.toml", "two");
    CHECK(geo::read_text_file(folder / "a.toml") == "two");
    CHECK_THROWS_WITH(geo::replace_text_file(folder / "no/a.toml", "x"), Contains("no/a.toml"));
    CHECK(std::distance(std::filesystem::directory_iterator{folder.path()}, {}) == 1);
}

TEST_CASE("A device is written to, never replaced", "[text_file]") {
    CHECK_THROWS_WITH(geo::replace_text_file("/dev/full", "x"), Contains("/dev/full"));
    CHECK(std::filesystem::is_character_file("/dev/full"));
    geo::replace_text_file("/dev/null", "x");
    CHECK(std::filesystem::is_character_file("/dev/null"));
}

TEST_CASE("What is no text file is told so", "[text_file]") {
    const tests::TemporaryFolder folder;
    CHECK_THROWS_WITH(geo::read_text_file(folder / "b.toml"), Contains("no such file"));
    CHECK_THROWS_WITH(geo::read_text_file(folder.path()), Contains("folder"));
    CHECK(geo::read_text_file(tests::write_file(folder / "bom.toml", "\xEF\xBB\xBFx")) == "x");
}
