// SPDX-License-Identifier: Apache-2.0
#include "planner/data/unused_columns.h"

#include "tests/catch.h"

using namespace planner;

namespace {

/// "column: field" of each, for reading.
std::vector<std::string> unused(TableKind kind, const std::vector<std::string>& names,
                                const ManifestTable& entry = {}) {
    std::vector<std::string> shown;
    for (const UnusedColumn& column : unused_columns(entry, kind, names))
        shown.push_back(column.name + ": " + std::string{column.likely_field});
    return shown;
}

using Shown = std::vector<std::string>;

} // namespace

TEST_CASE("A column that no field takes is told, with the field that its name resembles", "[unused_columns]") {
    const std::vector<std::string> names{"lon", "lat", "Nb élèves 2023-24", "Electricty", "Latrines", "7"};
    CHECK(unused(TableKind::schools, names) ==
          Shown{"Nb élèves 2023-24: learners", "Electricty: electricity", "Latrines: "});
}

TEST_CASE("A field that has its column is suggested for no other", "[unused_columns]") {
    CHECK(unused(TableKind::schools, {"lon", "lat", "Effectif total", "Effectif filles 2024"}) ==
          Shown{"Effectif filles 2024: girls"});
    ManifestTable entry;
    entry.columns = {{"learners", "Roll 2023"}};
    CHECK(unused(TableKind::schools, {"lon", "lat", "Roll 2023", "Pupils 2024"}, entry) == Shown{"Pupils 2024: "});
}

TEST_CASE("The height of a mast is found with its unit", "[unused_columns]") {
    CHECK(unused(TableKind::cell_sites, {"Longitude", "Latitude", "Hauteur (m)"}).empty());
    CHECK(unused(TableKind::cell_sites, {"Longitude", "Latitude", "Hauteur du pylône"}) ==
          Shown{"Hauteur du pylône: antenna_height_m"});
}
