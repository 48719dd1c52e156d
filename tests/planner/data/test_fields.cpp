// SPDX-License-Identifier: Apache-2.0
#include "planner/data/fields.h"

#include <set>

#include "planner/data/fold.h"
#include "tests/catch.h"

using planner::recognise_columns;
using planner::TableKind;

namespace {

using Names = std::vector<std::string>;

/// Field -> column name, for reading.
std::map<std::string, std::string> recognised(TableKind kind, const Names& names) {
    std::map<std::string, std::string> found;
    for (const auto& [field, column] : recognise_columns(kind, names))
        found[field] = names[column];
    return found;
}

} // namespace

TEST_CASE("Giga's school master is recognised", "[fields]") {
    const auto found = recognised(TableKind::schools,
                                  {"school_id_govt", "school_name", "latitude", "longitude", "education_level",
                                   "num_students", "electricity_availability", "connectivity_govt",
                                   "connectivity_type_govt", "download_speed_contracted", "cellular_coverage_type"});
    CHECK(found.at("id") == "school_id_govt");
    CHECK(found.at("learners") == "num_students");
    CHECK(found.at("electricity") == "electricity_availability");
    CHECK(found.at("connectivity") == "connectivity_govt");
    CHECK(found.at("connectivity_type") == "connectivity_type_govt");
    CHECK(found.at("contracted_mbps") == "download_speed_contracted");
    CHECK(found.at("coverage") == "cellular_coverage_type");
    CHECK(found.at("level") == "education_level");
}

TEST_CASE("Mauritania's columns are recognised without help", "[fields]") {
    const auto found = recognised(
        TableKind::schools, {"IDORDRE", "Wilaya", "Moughataa", "Commune", "LON", "LAT", "Type", "Milieu", "School Code",
                             "Name of the school", "Locality Code", "Students", "Teachers", "Electricity",
                             "Tower_Distance", "Type of Service", "Tower_Latitude", "Tower_Longitude"});
    CHECK(found.at("id") == "School Code");
    CHECK(found.at("name") == "Name of the school");
    CHECK(found.at("lon") == "LON");
    CHECK(found.at("admin1") == "Wilaya");
    CHECK(found.at("admin2") == "Moughataa");
    CHECK(found.at("site_distance_km") == "Tower_Distance");
    CHECK(found.at("site_lat") == "Tower_Latitude");
    CHECK_FALSE(found.contains("level")); // Type is public or private here
}

TEST_CASE("Spanish, New Zealand's and Kenya's columns are recognised", "[fields]") {
    const auto nicaragua = recognised(
        TableKind::schools, {"Nombre", "school_id", "Latitud", "Longitud", "Direccion", "department", "municipality"});
    CHECK(nicaragua.at("name") == "Nombre");
    CHECK(nicaragua.at("lat") == "Latitud");
    CHECK(nicaragua.at("admin1") == "department");
    CHECK(nicaragua.at("admin2") == "municipality");
    const auto zealand =
        recognised(TableKind::schools, {"School ID", "Name", "Longitude ", "Latitude", "Total School Roll"});
    CHECK(zealand.at("lon") == "Longitude ");
    CHECK(zealand.at("learners") == "Total School Roll");
    const auto kenya =
        recognised(TableKind::schools, {"objectid", "code", "school_name", "county", "district", "x_coord", "y_coord"});
    CHECK(kenya.at("lon") == "x_coord");
    CHECK(kenya.at("admin1") == "county");
    CHECK(kenya.at("admin2") == "district");
}

TEST_CASE("Of two fitting columns the surer alias wins, and a column serves one field only", "[fields]") {
    const auto found = recognised(TableKind::schools, {"id", "school_id_govt", "province", "district"});
    CHECK(found.at("id") == "school_id_govt");
    CHECK(found.at("admin1") == "province"); // although admin2 would take it too
    CHECK(found.at("admin2") == "district");
}

TEST_CASE("ITU's and Giga's network files are recognised", "[fields]") {
    const auto sites = recognised(TableKind::cell_sites, {"ict_id", "source_ict_id", "lat", "lon", "radio_type",
                                                          "tower_height", "antenna_height"});
    CHECK(sites.at("id") == "ict_id");
    CHECK(sites.at("antenna_height_m") == "antenna_height");
    const auto giga = recognised(
        TableKind::cell_sites, {"Site ID", "Ownership of site", "Latitude", "Longitude", "Tower Height", "Technology"});
    CHECK(giga.at("generations") == "Technology");
    CHECK(giga.at("operator") == "Ownership of site");
    const auto nodes = recognised(TableKind::transmission_nodes,
                                  {"node_id", "longitude", "latitude", "node_status", "operator_name", "type_infr"});
    CHECK(nodes.at("status") == "node_status");
    CHECK(nodes.at("medium") == "type_infr");
}

TEST_CASE("No alias stands twice in a field, and every field has one", "[fields]") {
    for (int kind = 0; kind <= static_cast<int>(TableKind::sight_lines); ++kind) {
        for (const planner::Field& field : planner::fields_of(static_cast<TableKind>(kind))) {
            std::set<std::string> seen;
            CAPTURE(field.name);
            CHECK_FALSE(field.aliases.empty());
            CHECK_FALSE(field.help.empty());
            for (const auto alias : field.aliases) {
                CAPTURE(alias);
                CHECK(seen.insert(planner::fold(alias)).second);
            }
        }
    }
}
