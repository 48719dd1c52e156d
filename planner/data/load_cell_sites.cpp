// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "geo/measure/geodesic.h"
#include "geo/missing.h"
#include "planner/data/load_points.h"

namespace planner {
namespace {

/// A number above 0 from one row; any other is told and not known.
double positive_number(const FieldTable& table, std::string_view field, std::size_t row,
                       std::vector<geo::Issue>& issues) {
    const double number = table.number(field, row, issues);
    if (std::isnan(number) || number > 0.0) return number;
    issues.push_back(table.issue(
        "bad_number", row, fmt::format("{} is {}; a number above 0 is expected; taken as unknown", field, number)));
    return geo::missing;
}

/// A cell site from one row.
void add_site(const FieldTable& table, std::size_t row, geo::LonLat place, CellSites& sites,
              std::vector<geo::Issue>& issues) {
    sites.id.emplace_back(table.text("id", row));
    sites.place.push_back(place);
    sites.carries.push_back(parse_generations(table.text("generations", row), table.words("generations")));
    sites.antenna_height_m.push_back(positive_number(table, "antenna_height_m", row, issues));
    sites.capacity_mbps.push_back(positive_number(table, "capacity_mbps", row, issues));
    sites.operator_name.emplace_back(table.text("operator", row));
}

/// Adds what another row of the same site says.
void unite(CellSites& sites, std::size_t into, const CellSites& other) {
    for (std::size_t generation = 0; generation < sites.carries[into].size(); ++generation) {
        if (other.carries[0][generation]) sites.carries[into][generation] = true;
    }
    if (std::isnan(sites.antenna_height_m[into])) sites.antenna_height_m[into] = other.antenna_height_m[0];
    if (std::isnan(sites.capacity_mbps[into])) sites.capacity_mbps[into] = other.capacity_mbps[0];
    if (sites.operator_name[into].empty()) sites.operator_name[into] = other.operator_name[0];
}

/// Rows of one id as one site, at the place of the first.
class MergedSites {
public:
    MergedSites(const PlaceRows& rows, CellSites& sites, std::vector<geo::Issue>& issues)
        : rows_{rows}, sites_{sites}, issues_{issues} {}

    void add(std::size_t at) {
        const FieldTable& table = rows_.tables[rows_.file[at]];
        const std::string id{table.text("id", rows_.row[at])};
        const auto [known, is_new] = site_of_.try_emplace(id, sites_.size());
        if (is_new || id.empty()) return add_site(table, rows_.row[at], rows_.place[at], sites_, issues_);
        CellSites other;
        add_site(table, rows_.row[at], rows_.place[at], other, issues_);
        tell_if_apart(at, id, sites_.place[known->second]);
        unite(sites_, known->second, other);
    }

private:
    void tell_if_apart(std::size_t at, const std::string& id, geo::LonLat first) {
        constexpr double rounding_m = 1.0;
        const double apart_m = geo::distance_m(first, rows_.place[at]);
        if (apart_m <= rounding_m) return;
        issues_.push_back(rows_.issue(at, "merged_sites",
                                      fmt::format("site \"{}\" is {:.0f} m from where an earlier row has it; the first "
                                                  "place is used",
                                                  id, apart_m)));
    }

    const PlaceRows& rows_;
    CellSites& sites_;
    std::vector<geo::Issue>& issues_;
    std::unordered_map<std::string, std::size_t> site_of_;
};

} // namespace

CellSites load_cell_sites(Loading& loading, const Manifest& manifest, const CountryShape& country) {
    CellSites sites;
    if (manifest.cell_sites.empty()) return sites;
    loading.progress->begin_step("Reading cell sites");
    PointLayer layer{loading, manifest.cell_sites, TableKind::cell_sites, country};
    MergedSites merged{layer.rows(), sites, layer.issues()};
    layer.for_each_used([&](std::size_t at) {
        const FieldTable& table = layer.rows().tables[layer.rows().file[at]];
        if (layer.entry_of(at).merge_by_id) {
            merged.add(at);
        } else {
            add_site(table, layer.rows().row[at], layer.rows().place[at], sites, layer.issues());
        }
    });
    // Rows that are merged by id stand at one place by their nature.
    if (std::ranges::none_of(manifest.cell_sites, &ManifestTable::merge_by_id))
        tell_same_places(layer.rows(), layer.issues());
    layer.finish(loading, sites.size());
    return sites;
}

} // namespace planner
