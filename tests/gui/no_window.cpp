// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/no_window.h"

#include <imgui.h>

#include "gui/ui/items.h"
#include "gui/ui/theme.h"

namespace tests {

NoWindow::NoWindow(float width, float height) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {width, height};
    io.IniFilename = nullptr;
    gui::ui::load_fonts(1.0);
    gui::ui::apply_theme(1.0);
    unsigned char* pixels = nullptr;
    int atlas_width = 0, atlas_height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &atlas_width, &atlas_height);
}

NoWindow::~NoWindow() { ImGui::DestroyContext(); }

void NoWindow::move_mouse(float x, float y) { ImGui::GetIO().MousePos = {x, y}; }

void NoWindow::press(bool is_down) { ImGui::GetIO().MouseDown[0] = is_down; }

void NoWindow::turn_wheel(float steps) { ImGui::GetIO().MouseWheel = steps; }

void NoWindow::hold_shift(bool is_down) { ImGui::GetIO().KeyShift = is_down; }

void NoWindow::frame(const std::function<void()>& draw) {
    ImGui::GetIO().DeltaTime = 1.0F / 60.0F;
    ImGui::NewFrame();
    gui::ui::begin_items();
    draw();
    ImGui::Render();
    ImGui::GetIO().MouseWheel = 0.0F;
}

} // namespace tests
