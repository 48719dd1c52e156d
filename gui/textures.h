// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <imgui.h>

#include "planner/draw/map_image.h"

namespace gui {

/// Where images for the screen are kept: on the graphics card in a window, nowhere in a test.
class Textures {
public:
    virtual ~Textures() = default;
    /// Puts an image where the old one was (nullptr: a new place) and gives what ImDrawList::AddImage takes.
    virtual ImTextureID put(ImTextureID old, const planner::Image& image) = 0;
};

/// For tests: counts the images it was given, and keeps none.
class NoTextures : public Textures {
public:
    ImTextureID put(ImTextureID, const planner::Image&) override {
        ++put_count;
        return reinterpret_cast<ImTextureID>(1);
    }
    int put_count = 0;
};

} // namespace gui
