// SPDX-License-Identifier: Apache-2.0
#include "gui/gl_screen.h"

#include <algorithm>
#include <cstdint>

#include <epoxy/gl.h>

#include <backends/imgui_impl_opengl3.h>

#include "gui/ui/theme.h"

namespace gui {

ImTextureID GlTextures::put(ImTextureID old, const planner::Image& image) {
    auto name = static_cast<GLuint>(reinterpret_cast<std::uintptr_t>(old));
    GLint width = 0, height = 0;
    if (name == 0) glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glGetTexLevelParameteriv(GL_TEXTURE_2D, 0, GL_TEXTURE_WIDTH, &width);
    glGetTexLevelParameteriv(GL_TEXTURE_2D, 0, GL_TEXTURE_HEIGHT, &height);
    if (width == image.width && height == image.height) {
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.pixel.data());
    } else {
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image.width, image.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     image.pixel.data());
    }
    return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(name));
}

void begin_imgui(double scale) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr; // the layout is ours
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    ui::load_fonts(scale);
    ui::apply_theme(scale);
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

void draw_imgui(int width, int height) {
    glViewport(0, 0, width, height);
    glClearColor(1.0f, 1.0f, 1.0f, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

planner::Image read_pixels(int width, int height) {
    planner::Image image{width, height, {}};
    const auto row_length = static_cast<std::size_t>(width);
    image.pixel.resize(row_length * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.pixel.data());
    // OpenGL's first row is the lowest
    for (int row = 0; row < height / 2; ++row) {
        const auto upper = image.pixel.begin() + static_cast<std::ptrdiff_t>(row) * width;
        const auto lower = image.pixel.begin() + static_cast<std::ptrdiff_t>(height - 1 - row) * width;
        std::swap_ranges(upper, upper + width, lower);
    }
    for (planner::Colour& pixel : image.pixel) {
        pixel.a = 255;
    }
    return image;
}

} // namespace gui
