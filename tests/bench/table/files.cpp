// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/table/files.h"

#include <fmt/format.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <vector>

#include <gdal_priv.h>

#include "geo/error.h"
#include "geo/io/drivers.h"
#include "geo/io/table.h"
#include "geo/io/write.h"
#include "geo/parallel.h"
#include "planner/synth/synthesise.h"
#include "tests/bench/stopwatch.h"

namespace bench {
namespace {

namespace fs = std::filesystem;

/// Makes a file under another name first, so that what was interrupted is made again.
template <typename Make>
std::string made_once(const std::string& path, const Make& make) {
    if (fs::exists(path)) return path;
    const std::string unfinished =
        (fs::path{path}.parent_path() / ("unfinished-" + fs::path{path}.filename().string())).string();
    make(unfinished);
    fs::rename(unfinished, path);
    return path;
}

template <typename Number>
void write_numbers(const std::string& path, std::span<const Number> numbers) {
    std::ofstream file{path, std::ios::binary};
    file.write(reinterpret_cast<const char*>(numbers.data()), static_cast<std::streamsize>(numbers.size_bytes()));
}

void write_text(const std::string& path, std::string_view text) { write_numbers(path, std::span<const char>{text}); }

/// The list's columns as features.
void write_school_layer(const std::string& list, const std::vector<geo::LonLat>& places, const std::string& path) {
    geo::Progress progress;
    const geo::Table table = geo::read_table({.path = list}, progress);
    geo::OutputLayer layer{.name = "schools", .geometry = geo::OutputLayer::Geometry::point, .place = places};
    for (std::size_t column = 0; column < table.names.size(); ++column) {
        std::vector<std::string> cells;
        cells.reserve(table.size());
        for (std::size_t row = 0; row < table.size(); ++row)
            cells.emplace_back(table.column[column][row]);
        layer.columns.push_back({table.names[column], std::move(cells)});
    }
    geo::write_geopackage(path, {&layer, 1}, progress);
}

} // namespace

std::string raster_file(const std::string& folder, Cells kind, int side) {
    const std::string_view name = kind == Cells::population ? "population" : "relief";
    return made_once(fmt::format("{}/{}_{}.tif", folder, name, side),
                     [&](const std::string& path) { write_raster(path, kind, side); });
}

std::string point_file(const std::string& folder, Points kind, std::size_t count, int raster_side) {
    return made_once(fmt::format("{}/points_{}_{}_{}.f64", folder, static_cast<int>(kind), count, raster_side),
                     [&](const std::string& path) {
                         write_numbers(path, std::span<const geo::LonLat>{make_points(kind, count, raster_side)});
                     });
}

std::string school_folder(const std::string& folder, std::size_t count, std::string_view format) {
    constexpr int raster_side = 10'000;
    return made_once(fmt::format("{}/schools_{}_{}", folder, count, format), [&](const std::string& path) {
        fs::remove_all(path);
        fs::create_directories(path);
        write_text(path + "/schools.csv", school_list(count, raster_side));
        if (format == "gpkg") {
            write_school_layer(path + "/schools.csv", make_points(Points::schools, count, raster_side),
                               path + "/schools.gpkg");
            fs::remove(path + "/schools.csv");
        }
        write_text(path + "/dataset.toml", fmt::format("format = 1\n[[schools]]\nfile = \"schools.{}\"\n", format));
    });
}

std::string country_folder(const std::string& folder, std::size_t count) {
    return made_once(fmt::format("{}/country_{}", folder, count), [&](const std::string& path) {
        geo::Progress progress;
        planner::synthesise_dataset({.schools = count}, path, false, progress);
    });
}

std::string road_files(const std::string& folder, std::size_t side, std::size_t terminal_count) {
    const std::string base = fmt::format("{}/roads_{}_{}", folder, side, terminal_count);
    made_once(base + ".terminals", [&](const std::string& path) {
        const Roads roads = make_roads(side, terminal_count);
        std::vector<std::uint32_t> head;
        std::vector<float> weight;
        for (const geo::Arc& arc : roads.arcs.arc) {
            head.push_back(arc.head);
            weight.push_back(arc.weight);
        }
        write_numbers(base + ".first", std::span<const std::uint32_t>{roads.arcs.first});
        write_numbers(base + ".head", std::span<const std::uint32_t>{head});
        write_numbers(base + ".weight", std::span<const float>{weight});
        write_numbers(path, std::span<const std::uint32_t>{roads.terminals});
    });
    return base;
}

double decode_seconds(const std::string& path) {
    geo::set_up_gdal();
    const Stopwatch watch;
    geo::Progress progress;
    constexpr int tile_side = 256;
    const int side = geo::open_raster_file(path)->GetRasterXSize();
    const int strip_count = (side + tile_side - 1) / tile_side;
    geo::parallel_chunks(static_cast<std::size_t>(strip_count), 1, progress, [&](std::size_t strip, std::size_t) {
        const geo::DatasetHandle dataset = geo::open_raster_file(path);
        GDALRasterBand& band = *dataset->GetRasterBand(1);
        const int row = static_cast<int>(strip) * tile_side, rows = std::min(tile_side, side - row);
        const int cell_bytes = GDALGetDataTypeSizeBytes(band.GetRasterDataType());
        std::vector<std::byte> cells(static_cast<std::size_t>(side) * static_cast<std::size_t>(rows * cell_bytes));
        if (band.RasterIO(GF_Read, 0, row, side, rows, cells.data(), side, rows, band.GetRasterDataType(), 0, 0) !=
            CE_None)
            throw geo::Error{path + ": cannot be decoded"};
    });
    return watch.seconds();
}

double line_scan_seconds(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const Stopwatch watch;
    std::size_t lines = 0;
    for (const char* at = text.data(); at != nullptr; ++lines) {
        at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(text.data() + text.size() - at)));
        if (at != nullptr) ++at;
    }
    const double seconds = watch.seconds();
    return lines == 0 ? 0.0 : seconds;
}

} // namespace bench
