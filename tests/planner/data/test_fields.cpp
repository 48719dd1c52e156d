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

TEST_CASE("French headers of an EMIS export are recognised", "[fields]") {
    // as national school statistics of West and Central Africa name their columns
    const auto found = recognised(
        TableKind::schools, {"Code établissement", "Nom de l'établissement", "Région", "Préfecture", "Cycle",
                             "Langue d'enseignement", "Effectif total", "Nombre de filles", "Nombre d'enseignants",
                             "Nombre d'ordinateurs", "Électricité", "Accès à Internet", "Type de connexion",
                             "Débit descendant", "Couverture mobile", "Coordonnée X", "Coordonnée Y"});
    CHECK(found == std::map<std::string, std::string>{{"id", "Code établissement"},
                                                      {"name", "Nom de l'établissement"},
                                                      {"admin1", "Région"},
                                                      {"admin2", "Préfecture"},
                                                      {"level", "Cycle"},
                                                      {"language", "Langue d'enseignement"},
                                                      {"learners", "Effectif total"},
                                                      {"girls", "Nombre de filles"},
                                                      {"teachers", "Nombre d'enseignants"},
                                                      {"computers", "Nombre d'ordinateurs"},
                                                      {"electricity", "Électricité"},
                                                      {"connectivity", "Accès à Internet"},
                                                      {"connectivity_type", "Type de connexion"},
                                                      {"measured_mbps", "Débit descendant"},
                                                      {"coverage", "Couverture mobile"},
                                                      {"lon", "Coordonnée X"},
                                                      {"lat", "Coordonnée Y"}});
}

TEST_CASE("Portuguese headers are recognised, of INEP's school census too", "[fields]") {
    const auto plain =
        recognised(TableKind::schools,
                   {"Código da escola", "Nome da escola", "Estado", "Município", "Nível de ensino", "Alunos", "Meninas",
                    "Professores", "Computadores", "Energia elétrica", "Conectividade", "Longitude", "Latitude"});
    CHECK(plain == std::map<std::string, std::string>{{"id", "Código da escola"},
                                                      {"name", "Nome da escola"},
                                                      {"admin1", "Estado"},
                                                      {"admin2", "Município"},
                                                      {"level", "Nível de ensino"},
                                                      {"learners", "Alunos"},
                                                      {"girls", "Meninas"},
                                                      {"teachers", "Professores"},
                                                      {"computers", "Computadores"},
                                                      {"electricity", "Energia elétrica"},
                                                      {"connectivity", "Conectividade"},
                                                      {"lon", "Longitude"},
                                                      {"lat", "Latitude"}});
    const auto census = recognised(TableKind::schools, {"CO_ENTIDADE", "NO_ENTIDADE", "IN_INTERNET", "QT_MAT_BAS",
                                                        "QT_MAT_BAS_FEM", "QT_DOC_BAS", "QT_DESKTOP_ALUNO"});
    CHECK(census.at("id") == "CO_ENTIDADE");
    CHECK(census.at("name") == "NO_ENTIDADE");
    CHECK(census.at("connectivity") == "IN_INTERNET");
    CHECK(census.at("learners") == "QT_MAT_BAS");
    CHECK(census.at("girls") == "QT_MAT_BAS_FEM");
    CHECK(census.at("teachers") == "QT_DOC_BAS");
    CHECK(census.at("computers") == "QT_DESKTOP_ALUNO");
}

TEST_CASE("Spanish headers of an education ministry's list are recognised", "[fields]") {
    const auto found =
        recognised(TableKind::schools, {"Código del centro", "Nombre del centro", "Departamento", "Municipio",
                                        "Nivel educativo", "Matrícula total", "Docentes", "Computadoras",
                                        "Acceso a internet", "Energía eléctrica", "Longitud", "Latitud"});
    CHECK(found == std::map<std::string, std::string>{{"id", "Código del centro"},
                                                      {"name", "Nombre del centro"},
                                                      {"admin1", "Departamento"},
                                                      {"admin2", "Municipio"},
                                                      {"level", "Nivel educativo"},
                                                      {"learners", "Matrícula total"},
                                                      {"teachers", "Docentes"},
                                                      {"computers", "Computadoras"},
                                                      {"connectivity", "Acceso a internet"},
                                                      {"electricity", "Energía eléctrica"},
                                                      {"lon", "Longitud"},
                                                      {"lat", "Latitud"}});
    for (const std::string name :
         {"Nombre del centro educativo", "Nombre del establecimiento", "Nombre de la institución"})
        CHECK(recognised(TableKind::schools, {"Código", name}).at("name") == name);
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

TEST_CASE("Girls and boys are no whole enrolment, in a French list either", "[fields]") {
    const auto found = recognised(TableKind::schools, {"Longitude", "Latitude", "Effectif garçons", "Effectif filles"});
    CHECK(found.at("girls") == "Effectif filles");
    CHECK(found.at("boys") == "Effectif garçons");
    CHECK_FALSE(found.contains("learners"));
}
