// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/canvas.h"

#include <cassert>

namespace planner {

void paint_mask(Canvas& canvas, const Mask& mask, Colour colour) {
    assert(mask.width == canvas.width && mask.height == canvas.height);
    const Argb over = argb_of(colour);
    for (std::size_t i = 0; i < canvas.pixel.size(); ++i) {
        if (mask.cover[i] == 0) continue;
        canvas.pixel[i] = mixed(canvas.pixel[i], over, opacity_of(mask.cover[i] * std::uint32_t{colour.a} / 255U));
    }
}

Image image_of(const Canvas& canvas) {
    Image image{canvas.width, canvas.height, std::vector<Colour>(canvas.pixel.size())};
    for (std::size_t i = 0; i < canvas.pixel.size(); ++i) {
        const Argb pixel = canvas.pixel[i];
        image.pixel[i] = {static_cast<std::uint8_t>(pixel >> 16U), static_cast<std::uint8_t>(pixel >> 8U),
                          static_cast<std::uint8_t>(pixel), 255};
    }
    return image;
}

} // namespace planner
