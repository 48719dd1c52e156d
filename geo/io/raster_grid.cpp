// SPDX-License-Identifier: Apache-2.0
#include "geo/io/raster_grid.h"

#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "geo/error.h"
#include "geo/io/crs.h"

namespace geo {
namespace {

constexpr double rounding = 1e-12; // turns: a place on the western edge stays there

bool is_wgs84_degrees(const OGRSpatialReference& reference) {
    if (!reference.IsGeographic() || std::abs(reference.GetAngularUnits(nullptr) - M_PI / 180.0) > 1e-12) return false;
    if (reference.GetPrimeMeridian(nullptr) != 0.0) return false;
    const char* const options[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "CRITERION=EQUIVALENT", nullptr};
    return reference.IsSame(wgs84_crs().get(), options) != FALSE;
}

} // namespace

struct RasterGrid::Transform {
    explicit Transform(const RasterSource& source) : to_x{source.geo_transform} {
        invert(source.path);
        const CrsHandle own = parse_crs(source.crs_wkt, source.path);
        is_north_up = to_x[2] == 0.0 && to_x[4] == 0.0;
        is_lon_lat = is_wgs84_degrees(*own);
        if (own->IsGeographic()) degrees_around = 2.0 * M_PI / own->GetAngularUnits(nullptr);
        const double right = to_x[1] * source.width, down = to_x[2] * source.height;
        west = to_x[0] + std::min({0.0, right, down, right + down});
        if (is_lon_lat) return;
        const CrsHandle degrees = wgs84_crs();
        forward.reset(OGRCreateCoordinateTransformation(degrees.get(), own.get()));
        backward.reset(OGRCreateCoordinateTransformation(own.get(), degrees.get()));
        if (!forward || !backward) {
            throw Error{source.path + ": PROJ knows no way between WGS 84 and \"" + source.crs_name + "\""};
        }
    }

    /// In the order of operations of the affine package that rasterio uses: a place on the edge of two cells falls, by
    /// the last bit, into the same one.
    void invert(const std::string& path) {
        const double determinant = to_x[1] * to_x[5] - to_x[2] * to_x[4];
        if (determinant == 0.0 || !std::isfinite(1.0 / determinant)) {
            throw Error{path + ": its cells have no size; a georeferenced raster is expected"};
        }
        const double scale = 1.0 / determinant;
        to_pixel[1] = to_x[5] * scale;
        to_pixel[2] = -to_x[2] * scale;
        to_pixel[4] = -to_x[4] * scale;
        to_pixel[5] = to_x[1] * scale;
        to_pixel[0] = -to_x[0] * to_pixel[1] - to_x[3] * to_pixel[2];
        to_pixel[3] = -to_x[0] * to_pixel[4] - to_x[3] * to_pixel[5];
    }

    Pixel pixel(double x, double y) const {
        if (degrees_around > 0.0) x += degrees_around * std::ceil((west - x) / degrees_around - rounding);
        return {x * to_pixel[1] + y * to_pixel[2] + to_pixel[0], x * to_pixel[4] + y * to_pixel[5] + to_pixel[3]};
    }

    std::array<double, 6> to_x, to_pixel{};
    bool is_north_up = false, is_lon_lat = false;
    double degrees_around = 0.0; // once around the Earth in the CRS's unit; 0: projected
    double west = 0.0;           // smallest x of the raster
    TransformationHandle forward, backward;
};

RasterGrid::RasterGrid(const RasterSource& source) : transform_{std::make_unique<Transform>(source)} {}
RasterGrid::RasterGrid(RasterGrid&&) noexcept = default;
RasterGrid& RasterGrid::operator=(RasterGrid&&) noexcept = default;
RasterGrid::~RasterGrid() = default;

bool RasterGrid::is_lon_lat() const { return transform_->is_lon_lat && transform_->is_north_up; }

double RasterGrid::columns_around() const { return transform_->degrees_around / std::abs(transform_->to_x[1]); }

void RasterGrid::to_pixels(std::span<const LonLat> places, std::span<Pixel> pixels) const {
    if (transform_->is_lon_lat) {
        std::ranges::transform(places, pixels.begin(),
                               [&](LonLat place) { return transform_->pixel(place.lon, place.lat); });
        return;
    }
    std::vector<double> x(places.size()), y(places.size());
    for (std::size_t row = 0; row < places.size(); ++row) {
        x[row] = places[row].lon;
        y[row] = places[row].lat;
    }
    std::vector<int> is_shown(places.size());
    transform_->forward->Transform(static_cast<int>(places.size()), x.data(), y.data(), nullptr, is_shown.data());
    for (std::size_t row = 0; row < places.size(); ++row) {
        pixels[row] = is_shown[row] ? transform_->pixel(x[row], y[row]) : Pixel{missing, missing};
    }
}

Pixel RasterGrid::pixel(LonLat place) const {
    Pixel pixel;
    to_pixels({&place, 1}, {&pixel, 1});
    return pixel;
}

Pixel RasterGrid::turned_towards(double col, Pixel pixel) const {
    if (transform_->degrees_around == 0.0) return pixel;
    const double turn_col = transform_->degrees_around * transform_->to_pixel[1];
    const double turns = std::round((pixel.col - col) / turn_col);
    return {pixel.col - turns * turn_col, pixel.row - turns * transform_->degrees_around * transform_->to_pixel[4]};
}

LonLat RasterGrid::place(Pixel pixel) const {
    const std::array<double, 6>& g = transform_->to_x;
    double x = g[0] + pixel.col * g[1] + pixel.row * g[2], y = g[3] + pixel.col * g[4] + pixel.row * g[5];
    if (transform_->is_lon_lat) return {x, y};
    int is_shown = 0;
    transform_->backward->Transform(1, &x, &y, nullptr, &is_shown);
    return is_shown ? LonLat{x, y} : nowhere;
}

} // namespace geo
