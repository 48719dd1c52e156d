// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "geo/io/text_file.h"
#include "geo/measure/geodesic.h"
#include "geo/parallel.h"
#include "planner/data/dataset.h"
#include "planner/synth/write_layers.h"

namespace planner::synth {

namespace {

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

/// The longer side of a cell of relief.tif in the middle of the country, metres.
double written_cell_m(const Frame& frame) {
    const geo::LonLat middle = frame.box.centre();
    const double side_deg = frame.box.width() / frame.raster_side;
    return std::max(geo::distance_m(middle, {middle.lon + side_deg, middle.lat}),
                    geo::distance_m(middle, {middle.lon, middle.lat + side_deg}));
}

constexpr std::array<std::string_view, 3> mobile_operators{"Telkima", "Rivacom", "Onda Livre"};
constexpr std::array<std::string_view, 2> backbone_operators{"National Backbone Company", "Rivacom"};

/// Whether two cell sites stand at one place as it is written.
bool any_share_a_mast(const Country& country) {
    std::set<std::string> places;
    return !std::ranges::all_of(country.cell_sites, [&](const CellSite& mast) {
        return places.insert(fmt::format("{:.6f},{:.6f}", mast.place.lon, mast.place.lat)).second;
    });
}

} // namespace

void write_points(const Country& country, const std::string& folder) {
    geo::TextFile sites{folder + "/cell_sites.csv"};
    sites.write("site_id,longitude,latitude,radio_type,antenna_height_m,operator_name\n");
    for (std::size_t site = 0; site < country.cell_sites.size(); ++site) {
        const CellSite& mast = country.cell_sites[site];
        sites.write(fmt::format("T{:06},{:.6f},{:.6f},2G{}{},{:.0f},{}\n", site + 1, mast.place.lon, mast.place.lat,
                                mast.has_3g ? "/3G" : "", mast.has_4g ? "/4G" : "", mast.antenna_height_m,
                                mobile_operators[mast.operator_number]));
    }
    sites.close();

    geo::TextFile nodes{folder + "/transmission_nodes.geojson"};
    nodes.write("{\"type\": \"FeatureCollection\", \"features\": [\n");
    for (std::size_t node = 0; node < country.nodes.size(); ++node) {
        const BackboneNode& point = country.nodes[node];
        const geo::LonLat place = country.frame.anchor(point.cell);
        nodes.write(fmt::format(
            "{{\"type\": \"Feature\", \"properties\": {{\"node_id\": \"N{:05}\", \"operator_name\": \"{}\", "
            "\"node_status\": \"{}\"}}, \"geometry\": {{\"type\": \"Point\", \"coordinates\": [{:.6f}, {:.6f}]}}}}{}\n",
            node + 1, backbone_operators[point.operator_number], point.status, place.lon, place.lat,
            node + 1 < country.nodes.size() ? "," : ""));
    }
    nodes.write("]}\n");
    nodes.close();
}

void write_schools(const Country& country, const std::vector<SchoolPlace>& places, const Dirt& dirt,
                   std::size_t row_count, const std::string& folder, geo::Progress& progress) {
    constexpr std::size_t rows_at_once = 32'768, rows_per_chunk = 1'024;
    geo::TextFile file{folder + "/schools.csv"};
    std::string header;
    for (const std::string_view name : column_names) {
        header += header.empty() ? "" : ",";
        header += name;
    }
    file.write(header + "\n");
    for (std::size_t first = 0; first < row_count; first += rows_at_once) {
        const std::size_t count = std::min(rows_at_once, row_count - first);
        std::vector<std::string> chunks((count + rows_per_chunk - 1) / rows_per_chunk);
        geo::Progress inner; // the loop over blocks reports
        geo::parallel_chunks(count, rows_per_chunk, inner, [&](std::size_t begin, std::size_t end) {
            std::string& text = chunks[begin / rows_per_chunk];
            for (std::size_t row = first + begin; row < first + end; ++row) {
                append_csv(file_row(country, places, dirt, row), text);
            }
        });
        for (const std::string& text : chunks) {
            file.write(text);
        }
        progress.report(static_cast<double>(first + count) / static_cast<double>(row_count));
    }
    file.close();
}

void write_answer_key(const Country& country, const Dirt& dirt, std::size_t row_count, const std::string& folder) {
    constexpr std::size_t first_row = 2; // as a person finds it: the header is row 1
    std::string text =
        fmt::format("{{\n  \"format\": 1,\n  \"seed\": {},\n  \"layer\": \"schools\",\n  \"file\": \"schools.csv\",\n"
                    "  \"rows\": {},\n  \"issues\": {{\n",
                    country.frame.seed, row_count);
    const auto told = dirt.told_rows();
    std::size_t written = 0;
    for (const auto& [code, rows] : told) {
        text += fmt::format("    {}: {{\"count\": {}, \"rows\": [", quoted(code), rows.size());
        for (std::size_t at = 0; at < rows.size(); ++at) {
            text += fmt::format("{}{}", at > 0 ? ", " : "", rows[at] + first_row);
        }
        text += ++written < told.size() ? "]},\n" : "]}\n";
    }
    std::vector<std::string> others;
    if (written_cell_m(country.frame) > coarsest_cell_for_sight_m)
        others.emplace_back("\"elevation\": [\"coarse_relief\"]");
    if (any_share_a_mast(country)) others.emplace_back("\"cell_sites\": [\"same_place\"]");
    text += fmt::format("  }},\n  \"other_layers\": {{{}}}\n}}\n", fmt::join(others, ", "));
    geo::TextFile file{folder + "/answer_key.json"};
    file.write(text);
    file.close();
}

void write_manifest(const Country& country, const std::string& folder) {
    const std::string origin =
        fmt::format("source = \"invented by causeway synth, {} schools, seed {}\"\nlicence = \"CC0-1.0\"\n",
                    country.frame.school_count, country.frame.seed);
    std::string text = fmt::format("# An invented country: no place, no school, no person in it exists.\nformat = "
                                   "1\nname = \"{}\"\nrepair = true\n",
                                   country.name);
    const auto add = [&](std::string_view head, std::string_view lines) {
        text += fmt::format("\n{}\n{}{}", head, lines, origin);
    };
    add("[[schools]]", "file = \"schools.csv\"\n");
    add("[[cell_sites]]", "file = \"cell_sites.csv\"\ncolumns = { id = \"site_id\", generations = \"radio_type\", "
                          "antenna_height_m = \"antenna_height_m\", operator = \"operator_name\" }\n");
    add("[[transmission_nodes]]", "file = \"transmission_nodes.geojson\"\ncolumns = { id = \"node_id\", operator = "
                                  "\"operator_name\", status = \"node_status\" }\n");
    add("[[fiber_lines]]", "file = \"fiber_lines.gpkg\"\ntakeup_every_m = 5000\n");
    for (const int generation : {2, 3, 4}) {
        add(fmt::format("[coverage.{}g]", generation),
            fmt::format(
                "file = \"coverage_{}g.tif\"\ncovered = \"in [1, 2]\" # strong, variable\nconfidence = \"modelled\"\n",
                generation));
    }
    add("[population]", "file = \"population.tif\"\nunit = \"count\"\n");
    add("[elevation]", "file = \"relief.tif\"\n");
    add("[[admin]]", "file = \"admin1.gpkg\"\nlevel = 1\nname = \"name\"\n");
    add("[[admin]]", "file = \"admin2.gpkg\"\nlevel = 2\nname = \"name\"\n");
    add("[[roads]]", "file = \"roads.gpkg\"\n");
    add("[context.relative_wealth]", "file = \"wealth.tif\"\nneed = \"lower\" # the poorer, the needier\n");
    add("[context.power_grid]", "file = \"power_grid.gpkg\"\nneed = \"higher\" # the farther away, the needier\n");
    geo::TextFile file{folder + "/dataset.toml"};
    file.write(text);
    file.close();
}

} // namespace planner::synth
