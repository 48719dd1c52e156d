// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <imgui.h>

#include "gui/textures.h"
#include "planner/draw/image.h"

namespace gui {

/// Images as OpenGL textures of the present context.
class GlTextures : public Textures {
public:
    ImTextureID put(ImTextureID old, const planner::Image& image) override;
};

/// Makes ImGui's context with our fonts and theme, and OpenGL ready for it; an OpenGL context must be current.
void begin_imgui(double scale);
/// Draws ImGui's frame into the present framebuffer.
void draw_imgui(int width, int height);
/// The pixels of the present framebuffer.
planner::Image read_pixels(int width, int height);

} // namespace gui
