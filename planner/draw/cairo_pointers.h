// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cairo.h>

#include <memory>

namespace planner {

struct DestroySurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyContext {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};

/// A picture of Cairo's and the pen that draws on one, each destroyed with its owner.
using CairoSurface = std::unique_ptr<cairo_surface_t, DestroySurface>;
using CairoContext = std::unique_ptr<cairo_t, DestroyContext>;

} // namespace planner
