// SPDX-License-Identifier: Apache-2.0
#include "planner/data/dataset_paths.h"

#include <filesystem>

#include "geo/error.h"
#include "tests/catch.h"

using namespace planner;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

TEST_CASE("A dataset is its folder or its manifest", "[dataset_paths]") {
    const tests::TemporaryFolder folder;
    CHECK_THROWS_WITH(manifest_path_of(folder.path()), Contains("no dataset.toml"));
    tests::write_file(folder / "dataset.toml", "");
    CHECK(manifest_path_of(folder.path()) == folder / "dataset.toml");
    CHECK(manifest_path_of(folder / "dataset.toml") == folder / "dataset.toml");
    CHECK_THROWS_WITH(manifest_path_of(folder / "nothing"), Contains("no such file"));
}

TEST_CASE("Nothing outside a dataset's folder is opened unless it is allowed", "[dataset_paths]") {
    const tests::TemporaryFolder outer;
    fs::create_directories(outer / "set/sub");
    const std::string manifest = outer / "set/dataset.toml";
    tests::write_file(outer / "secret.csv", "x");
    fs::create_symlink(outer / "secret.csv", outer / "set/link.csv");
    fs::create_directory_symlink(outer.path(), outer / "set/out");

    const LoadRules strict, trusting{.allow_outside = true};
    CHECK(resolve_in_dataset(manifest, "sub/a.csv", strict) == outer / "set/sub/a.csv");
    CHECK(resolve_in_dataset(manifest, "sub/../a.csv", strict) == outer / "set/a.csv");
    for (const std::string& file :
         {std::string{"../secret.csv"}, outer / "secret.csv", std::string{"link.csv"}, std::string{"out/secret.csv"},
          std::string{"sub/../../secret.csv"}, std::string{"PG:dbname=emis"}, std::string{"/vsicurl/http://x/a.csv"},
          std::string{"https://example.org/a.csv"}}) {
        CAPTURE(file);
        CHECK_THROWS_AS(resolve_in_dataset(manifest, file, strict), geo::Error);
    }
    for (const std::string file : {"PG:dbname=emis", "pg:dbname=emis", "/vsicurl/http://x/a.csv", "/vsis3/x/a.csv"}) {
        CAPTURE(file);
        CHECK_THROWS_WITH(resolve_in_dataset(manifest, file, trusting), Contains("--allow-network"));
        CHECK(resolve_in_dataset(manifest, file, {.allow_network = true}) == file);
    }
    CHECK_THROWS_AS(resolve_in_dataset(manifest, "../secret.csv", {.allow_network = true}), geo::Error);
    CHECK(resolve_in_dataset(manifest, "../secret.csv", trusting) == outer / "secret.csv");
    CHECK_THROWS_WITH(resolve_in_dataset(manifest, "../secret.csv", strict), Contains("--allow-outside"));
}

TEST_CASE("A folder whose name begins like the dataset's is outside", "[dataset_paths]") {
    const tests::TemporaryFolder outer;
    fs::create_directories(outer / "set");
    fs::create_directories(outer / "set2");
    CHECK_THROWS_AS(resolve_in_dataset(outer / "set/dataset.toml", "../set2/a.csv", {}), geo::Error);
}

TEST_CASE("A path into an archive is judged by the archive", "[dataset_paths]") {
    const tests::TemporaryFolder folder;
    tests::write_file(folder / "a.zip", "PK");
    CHECK(file_on_disk(folder / "a.zip/inner/b.csv") == folder / "a.zip");
    CHECK(file_on_disk(folder / "none.csv") == folder / "none.csv");
    CHECK(file_on_disk("/vsicurl/http://x/a.zip/inner/b.csv") == "/vsicurl/http://x/a.zip");
    CHECK(file_on_disk("/vsicurl/http://x/b.csv") == "/vsicurl/http://x/b.csv");
}
