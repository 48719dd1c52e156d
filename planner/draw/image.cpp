// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/image.h"

#include "geo/error.h"
#include "planner/draw/cairo_pointers.h"

namespace planner {

void write_png(const std::string& path, const Image& image) {
    const CairoSurface surface{cairo_image_surface_create(CAIRO_FORMAT_ARGB32, image.width, image.height)};
    cairo_surface_flush(surface.get());
    unsigned char* const bytes = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < image.height; ++y) {
        auto* const row = reinterpret_cast<std::uint32_t*>(bytes + static_cast<std::ptrdiff_t>(y) * stride);
        for (int x = 0; x < image.width; ++x) {
            const Colour colour = image.at(x, y);
            const auto premultiplied = [&](std::uint32_t channel) { return (channel * colour.a + 127U) / 255U; };
            row[x] = (std::uint32_t{colour.a} << 24U) | (premultiplied(colour.r) << 16U) |
                     (premultiplied(colour.g) << 8U) | premultiplied(colour.b);
        }
    }
    cairo_surface_mark_dirty(surface.get());
    const cairo_status_t status = cairo_surface_write_to_png(surface.get(), path.c_str());
    if (status != CAIRO_STATUS_SUCCESS) {
        throw geo::Error{"cannot write the picture '" + path + "': " + cairo_status_to_string(status)};
    }
}

} // namespace planner
