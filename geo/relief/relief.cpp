// SPDX-License-Identifier: Apache-2.0
#include "geo/relief/relief.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "geo/error.h"
#include "geo/io/file_kind.h"
#include "geo/io/raster_grid.h"
#include "geo/measure/geodesic.h"
#include "geo/relief/tile_layout.h"

namespace geo {
namespace {

namespace fs = std::filesystem;

struct HeightUnit {
    std::string_view name;
    double metres;
};

constexpr double foot_m = 0.3048, survey_foot_m = 1200.0 / 3937.0; // since 1959; before, and in American surveys
constexpr std::array height_units{HeightUnit{"", 1.0},
                                  HeightUnit{"m", 1.0},
                                  HeightUnit{"metre", 1.0},
                                  HeightUnit{"metres", 1.0},
                                  HeightUnit{"meter", 1.0},
                                  HeightUnit{"meters", 1.0},
                                  HeightUnit{"cm", 0.01},
                                  HeightUnit{"ft", foot_m},
                                  HeightUnit{"foot", foot_m},
                                  HeightUnit{"feet", foot_m},
                                  HeightUnit{"international foot", foot_m},
                                  HeightUnit{"us survey foot", survey_foot_m},
                                  HeightUnit{"us-ft", survey_foot_m},
                                  HeightUnit{"ftus", survey_foot_m}};

/// Metres in the unit that a file gives its heights in; no word means metres.
double metres_of(const RasterSource& source) {
    std::string lower = source.unit;
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    const auto* unit = std::ranges::find(height_units, lower, &HeightUnit::name);
    if (unit == height_units.end()) {
        throw Error{source.path + ": gives heights in \"" + source.unit + "\"; metres or feet are expected"};
    }
    return unit->metres;
}

RasterSource open_tile(const std::string& path, const std::string& crs) {
    RasterSource source = open_raster(path, crs);
    if (source.is_picture)
        throw Error{path + ": is a picture, not heights; a raster of one band of heights is expected"};
    const double metres = metres_of(source);
    source.scale *= metres;
    source.offset *= metres;
    return source;
}

/// The rasters of a folder by name, or the one file.
std::vector<std::string> tile_paths(const std::string& path) {
    std::error_code failed;
    if (!fs::is_directory(path, failed)) return {path};
    std::vector<std::string> paths;
    for (const fs::directory_entry& entry : fs::directory_iterator{path, failed}) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(".") && entry.is_regular_file() && has_known_suffix(name, Content::raster))
            paths.push_back(entry.path().string());
    }
    if (failed) throw Error{path + ": cannot be listed: " + failed.message()};
    if (paths.empty()) throw Error{path + ": holds no raster; a folder of tiles such as .hgt or .tif is expected"};
    std::ranges::sort(paths);
    return paths;
}

} // namespace

Relief open_relief(const std::string& path, const std::string& crs) {
    Relief relief;
    for (const std::string& tile : tile_paths(path))
        relief.tiles.push_back({open_tile(tile, crs), 0, 0});
    relief.frame = lay_out_tiles(relief.tiles);
    relief.frame.path = path;
    return relief;
}

} // namespace geo
