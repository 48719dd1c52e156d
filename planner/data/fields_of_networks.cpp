// SPDX-License-Identifier: Apache-2.0
#include "planner/data/field_tables.h"

namespace planner {
namespace {

Field longitude_field() {
    return {"lon",
            FieldKind::coordinate,
            "Longitude in degrees, or x in the file's CRS",
            {"tower longitude", "site longitude", "lon", "longitude", "longitud", "long", "lng", "gps longitude",
             "x coord", "coord x", "coordenada x", "coordonnee x", "point x", "x"}};
}

Field latitude_field() {
    return {"lat",
            FieldKind::coordinate,
            "Latitude in degrees, or y in the file's CRS",
            {"tower latitude", "site latitude", "lat", "latitude", "latitud", "gps latitude", "y coord", "coord y",
             "coordenada y", "coordonnee y", "point y", "y"}};
}

Field operator_field() {
    return {"operator",
            FieldKind::text,
            "Who runs it",
            {"operator name", "operator", "ownership of site", "owner", "network providers",
             "physical infrastructure provider", "operateur", "operador", "net"}};
}

Field status_field() {
    return {"status",
            FieldKind::status,
            "Operational, under construction or planned; not known counts as operational",
            {"node status", "status", "statut", "estado", "situacao", "line status"}};
}

} // namespace

// Sources of the aliases: ITU's platform (inputdata.md), Giga's cellular.csv and fiber.csv, OpenCelliD, the WATRA
// backbone schema, OpenStreetMap tags.
std::span<const Field> cell_site_fields() {
    using enum FieldKind;
    static const std::vector<Field> fields{
        longitude_field(),
        latitude_field(),
        {"id",
         text,
         "The site's code; rows of one id can be merged",
         {"site id", "ict id", "tower id", "tower details", "cell site id", "tower", "cell", "cellid", "source ict id",
          "code site", "codigo sitio", "id"}},
        {"generations",
         generations,
         "Radio generations it carries: \"4G/3G\", \"LTE\", \"UMTS\"",
         {"radio type", "technology", "technologies", "generations", "type of service", "radio", "technologie",
          "tecnologia", "generation"}},
        {"antenna_height_m",
         quantity,
         "Antenna above ground, metres",
         {"antenna height", "antenna height m", "tower height", "height", "height m", "hauteur", "hauteur m", "altura",
          "altura m"}},
        {"capacity_mbps",
         quantity,
         "Mean rate of the whole site for all its users, Mbps",
         {"capacity mbps", "site capacity mbps", "cell capacity mbps", "site capacity"}},
        operator_field(),
    };
    return fields;
}

std::span<const Field> transmission_node_fields() {
    using enum FieldKind;
    static const std::vector<Field> fields{
        longitude_field(),
        latitude_field(),
        {"id",
         text,
         "The node's code",
         {"node id", "ict id", "coordinate id", "transmission node id", "source ict id", "id", "code", "name"}},
        operator_field(),
        status_field(),
        {"medium",
         medium,
         "What it is reached by; microwave and the like don't count as fiber",
         {"transmission medium", "type infr", "infrastructure type", "medium", "type", "technology"}},
        {"capacity_mbps",
         quantity,
         "What it has left for schools, Mbps",
         {"capacity mbps", "node capacity mbps", "free capacity mbps", "available capacity mbps", "node capacity"}},
    };
    return fields;
}

std::span<const Field> fiber_line_fields() {
    static const std::vector<Field> fields{
        {"id", FieldKind::text, "The line's code", {"line id", "cable id", "id", "code", "name"}},
        operator_field(),
        status_field(),
    };
    return fields;
}

std::span<const Field> admin_fields() {
    static const std::vector<Field> fields{
        {"name",
         FieldKind::text,
         "The area's name",
         {"name", "admin name", "adm1 name", "admin1 name", "adm2 name", "admin2 name", "area name", "name 1", "name 2",
          "county", "distname", "district", "province", "region", "shapename", "nom", "nombre", "nome"}},
    };
    return fields;
}

std::span<const Field> road_fields() {
    static const std::vector<Field> fields{
        {"highway",
         FieldKind::text,
         "Class of the road, as OpenStreetMap names it",
         {"highway", "fclass", "type", "class", "rtt descri", "road class", "roadtype"}},
        {"layer",
         FieldKind::text,
         "Level above or below the ground; roads of two levels do not join",
         {"layer", "level"}},
        {"bridge", FieldKind::text, "Whether it is a bridge", {"bridge"}},
        {"tunnel", FieldKind::text, "Whether it is a tunnel", {"tunnel"}},
        {"id",
         FieldKind::text,
         "The road's code, by which a scenario forbids or locks it; several lines may share one, a "
         "line without one is called by its row",
         {"road id", "osm id", "way id", "road code", "road no", "road number", "id"}},
    };
    return fields;
}

std::span<const Field> sight_line_fields() {
    using enum FieldKind;
    static const std::vector<Field> fields{
        {"from", text, "A school's code", {"from", "school", "poi id", "school id"}},
        {"to", text, "A cell site's code", {"to", "tower", "site", "ict id", "site id"}},
        {"distance_m",
         quantity,
         "Length of the link, metres",
         {"distance m", "ground distance", "metres", "distance", "meters"}},
        {"is_visible",
         answer,
         "Whether the link was found clear; rows that say no are left out",
         {"is visible", "visible", "line of sight"}},
    };
    return fields;
}

} // namespace planner
