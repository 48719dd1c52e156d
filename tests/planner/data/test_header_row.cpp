// SPDX-License-Identifier: Apache-2.0
#include "planner/data/header_row.h"

#include "planner/data/draft_manifest.h"
#include "tests/planner/data/dataset_fixture.h"

using namespace planner;
using Catch::Matchers::Contains;

namespace {

/// A manifest for one file of schools, as `causeway new` drafts it.
ManifestTable draft_of(const std::string& file) {
    HandedFiles files;
    files.tables[TableKind::schools] = {file};
    geo::Progress progress;
    return draft_manifest(files, {}, progress).manifest.schools.front();
}

const std::string titled = "Annuaire 2024, version du 3;;\n\nCode;Longitude;Latitude\nE1;2,62;11,17\n";

} // namespace

TEST_CASE("A header below titles is found in CSV files and workbooks, and written into the manifest", "[header_row]") {
    for (const char* file : {"titled/schools.csv", "titled/schools.xlsx", "titled/schools.ods"}) {
        CAPTURE(file);
        const ManifestTable entry = draft_of(tests::data_file(file));
        CHECK(entry.file.source.header_row == 3);
        CHECK(entry.columns.at("id") == "Code école");
        CHECK(entry.columns.at("learners") == "Effectif total");
    }
}

TEST_CASE("The first row stays the header where it names longitude and latitude", "[header_row]") {
    const tests::TemporaryFolder folder;
    const ManifestTable entry =
        draft_of(tests::write_file(folder / "s.csv", "x,y\nid,name,lon,lat,learners\n1,a,10.111,9.111,5\n"));
    CHECK(entry.file.source.header_row == 1);
}

TEST_CASE("A manifest that misses the header is refused with the line to write", "[header_row]") {
    const tests::SmallDataset small{titled};
    CHECK_THAT(small.complaint(), Contains("schools.csv") && Contains("row 1 is taken") &&
                                      Contains("header_row = 3 is expected in its [[schools]] table"));
    small.add("dataset.toml", "format = 1\n[[schools]]\nfile = \"schools.csv\"\nheader_row = 3\n");
    CHECK(small.load().value.schools.size() == 1);
}

TEST_CASE("Names that the manifest gives find the header as well", "[header_row]") {
    const tests::SmallDataset small{"Title\nNr.,East,North\n1,10.111,9.111\n"};
    small.add("dataset.toml", "format = 1\n[[schools]]\nfile = \"schools.csv\"\n"
                              "columns = { lon = \"East\", lat = \"North\" }\n");
    CHECK_THAT(small.complaint(), Contains("header_row = 2"));
}

TEST_CASE("Without any header that we know the columns are named, and no row is suggested", "[header_row]") {
    const tests::SmallDataset small{"a,b\n1,2\n"};
    CHECK_THAT(small.complaint(), Contains("neither geometry nor columns") && !Contains("header_row"));
}

TEST_CASE("A file without a header is told how to say so", "[header_row]") {
    const tests::SmallDataset small{"10.111,9.111,Alpha,120\n10.222,9.222,Beta,90\n"};
    CHECK_THAT(small.complaint(), Contains("these are values") && Contains("header = false"));
    small.add("dataset.toml", "format = 1\n[[schools]]\nfile = \"schools.csv\"\nheader = false\n"
                              "columns = { lon = \"1\", lat = \"2\", name = \"3\", learners = \"4\" }\n");
    const auto loaded = small.load();
    REQUIRE(loaded.value.schools.size() == 2);
    CHECK(loaded.value.schools.learners == std::vector{120.0, 90.0});
}
