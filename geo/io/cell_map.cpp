// SPDX-License-Identifier: Apache-2.0
#include "geo/io/cell_map.h"

#include <gdal.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "geo/error.h"
#include "geo/io/crs.h"
#include "geo/io/drivers.h"

namespace geo {

namespace {

constexpr int lattice_step = 16; // pixels
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

} // namespace

struct CellFinder::Projection {
    std::array<double, 6> to_cell{};
    bool is_geographic = false, is_wgs84 = false;
    double centre_lon = 0.0;
    TransformationHandle from_wgs84;
};

CellFinder::CellFinder(const RasterSource& source) {
    set_up_gdal();
    const CrsHandle reference = parse_crs(source.crs_wkt, source.path);
    const CrsHandle degrees = wgs84();

    auto projection = std::make_unique<Projection>();
    std::array<double, 6> to_crs = source.geo_transform;
    if (!GDALInvGeoTransform(to_crs.data(), projection->to_cell.data())) {
        throw Error{"cannot draw raster '" + source.path + "': its cells have no size"};
    }
    projection->is_geographic = reference->IsGeographic() != 0;
    projection->is_wgs84 = projection->is_geographic && reference->IsSameGeogCS(degrees.get()) != 0;
    projection->centre_lon = to_crs[0] + to_crs[1] * source.width / 2.0 + to_crs[2] * source.height / 2.0;
    if (!projection->is_wgs84) {
        projection->from_wgs84.reset(OGRCreateCoordinateTransformation(degrees.get(), reference.get()));
        if (!projection->from_wgs84) {
            throw Error{"cannot draw raster '" + source.path + "': no way from WGS 84 to " + source.crs_name};
        }
    }
    projection_ = std::move(projection);
}

CellFinder::CellFinder(CellFinder&&) noexcept = default;
CellFinder& CellFinder::operator=(CellFinder&&) noexcept = default;
CellFinder::~CellFinder() = default;

bool CellFinder::is_upright() const {
    return projection_->is_wgs84 && projection_->to_cell[2] == 0.0 && projection_->to_cell[4] == 0.0;
}

Xy CellFinder::cell_under(WorldXy world) const {
    const LonLat place = place_from_world(world);
    double x = place.lon, y = place.lat;
    if (projection_->from_wgs84) {
        int is_found = FALSE;
        projection_->from_wgs84->Transform(1, &x, &y, nullptr, nullptr, &is_found);
        if (!is_found || !std::isfinite(x) || !std::isfinite(y)) return {nan, nan};
    }
    // A raster may count its longitudes 0..360.
    if (projection_->is_geographic) x -= 360.0 * std::round((x - projection_->centre_lon) / 360.0);
    const std::array<double, 6>& to_cell = projection_->to_cell;
    return {to_cell[0] + x * to_cell[1] + y * to_cell[2], to_cell[3] + x * to_cell[4] + y * to_cell[5]};
}

CellMap::CellMap(const CellFinder& finder, const MercatorGrid& grid) : grid_{grid}, is_upright_{finder.is_upright()} {
    const Xy middle = finder.cell_under(grid.middle(grid.width / 2, grid.height / 2));
    const Xy right = finder.cell_under(grid.middle(grid.width / 2 + 1, grid.height / 2));
    const Xy below = finder.cell_under(grid.middle(grid.width / 2, grid.height / 2 + 1));
    const double across = std::hypot(right.x - middle.x, right.y - middle.y);
    const double down = std::hypot(below.x - middle.x, below.y - middle.y);
    if (std::isfinite(across) && std::isfinite(down)) cells_per_pixel_ = std::min(across, down);

    if (is_upright_) {
        for (int x = 0; x < grid.width; ++x)
            column_.push_back(finder.cell_under(grid.middle(x, 0)).x);
        for (int y = 0; y < grid.height; ++y)
            row_.push_back(finder.cell_under(grid.middle(0, y)).y);
        return;
    }
    lattice_width_ = (grid.width + lattice_step - 1) / lattice_step + 1;
    lattice_height_ = (grid.height + lattice_step - 1) / lattice_step + 1;
    for (int y = 0; y < lattice_height_; ++y) {
        for (int x = 0; x < lattice_width_; ++x) {
            lattice_.push_back(finder.cell_under(
                {grid.corner.x + x * lattice_step * grid.step, grid.corner.y + y * lattice_step * grid.step}));
        }
    }
}

Xy CellMap::interpolated(int x, int y) const {
    const Xy* const upper =
        lattice_.data() + static_cast<std::ptrdiff_t>(y / lattice_step) * lattice_width_ + x / lattice_step;
    const Xy* const lower = upper + lattice_width_;
    const double right = (x % lattice_step + 0.5) / lattice_step, down = (y % lattice_step + 0.5) / lattice_step;
    const auto between = [&](double Xy::*axis) {
        const double above = upper[0].*axis + (upper[1].*axis - upper[0].*axis) * right;
        const double below = lower[0].*axis + (lower[1].*axis - lower[0].*axis) * right;
        return above + (below - above) * down;
    };
    return {between(&Xy::x), between(&Xy::y)};
}

void CellMap::read_row(int y, std::vector<Xy>& cells) const {
    cells.resize(static_cast<std::size_t>(grid_.width));
    for (int x = 0; x < grid_.width; ++x) {
        const auto at = static_cast<std::size_t>(x);
        cells[at] = is_upright_ ? Xy{column_[at], row_[static_cast<std::size_t>(y)]} : interpolated(x, y);
    }
}

CellMap::Range CellMap::range_within(int width, int height) const {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    Range range{infinity, -infinity, infinity, -infinity};
    const auto extend = [](double value, int end, double& lowest, double& highest) {
        if (std::isnan(value)) return;
        lowest = std::min(lowest, std::clamp(value, 0.0, static_cast<double>(end)));
        highest = std::max(highest, std::clamp(value, 0.0, static_cast<double>(end)));
    };
    for (const double column : column_)
        extend(column, width, range.lowest_column, range.highest_column);
    for (const double row : row_)
        extend(row, height, range.lowest_row, range.highest_row);
    for (const Xy cell : lattice_) {
        extend(cell.x, width, range.lowest_column, range.highest_column);
        extend(cell.y, height, range.lowest_row, range.highest_row);
    }
    if (range.lowest_column >= width || range.highest_column <= 0.0 || range.lowest_row >= height ||
        range.highest_row <= 0.0) {
        return {infinity, -infinity, infinity, -infinity};
    }
    return range;
}

} // namespace geo
