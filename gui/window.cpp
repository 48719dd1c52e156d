// SPDX-License-Identifier: Apache-2.0
#include "gui/window.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include <epoxy/gl.h>

#include <GLFW/glfw3.h>

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>

#include "geo/error.h"
#include "gui/gl_screen.h"
#include "gui/ui/theme.h"

namespace gui {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::microseconds shortest_frame{16'000}; // virtual displays ignore the wait for the screen

class Window : public Screen {
public:
    Window(GLFWwindow* window, double scale) : window_{window} {
        begin_imgui(scale);
        ImGui_ImplGlfw_InitForOpenGL(window_, true);
    }
    ~Window() override {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
        ImGui::DestroyContext();
        glfwDestroyWindow(window_);
        glfwTerminate();
    }

    void begin_frame(double wait_seconds) override {
        if (wait_seconds < 0.0)
            glfwWaitEvents();
        else if (wait_seconds > 0.0)
            glfwWaitEventsTimeout(wait_seconds);
        else
            glfwPollEvents();
        if (wait_seconds != 0.0) std::this_thread::sleep_until(frame_start_ + shortest_frame);
        frame_start_ = Clock::now();
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplGlfw_NewFrame();
    }
    void end_frame() override {
        glfwGetFramebufferSize(window_, &width_, &height_);
        draw_imgui(width_, height_);
        glfwSwapBuffers(window_);
    }
    planner::Image picture() override {
        draw_imgui(width_, height_); // once more: what is behind a shown frame need not be kept
        glReadBuffer(GL_BACK);
        return read_pixels(width_, height_);
    }
    bool is_closing() const override { return glfwWindowShouldClose(window_) != 0; }
    Textures& textures() override { return textures_; }

private:
    GLFWwindow* window_;
    GlTextures textures_;
    Clock::time_point frame_start_ = Clock::now();
    int width_ = 0, height_ = 0;
};

} // namespace

std::unique_ptr<Screen> open_window(int width, int height) {
    if (glfwInit() == GLFW_FALSE) return nullptr;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    GLFWwindow* window = glfwCreateWindow(width, height, "Causeway", nullptr, nullptr);
    if (!window) {
        glfwTerminate();
        throw geo::Error{"this display has no OpenGL 3.3, which the desktop needs; a graphics driver, or the package "
                         "libgl1-mesa-dri, is expected"};
    }
    glfwSetWindowSizeLimits(window, 960, 600, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(window);
    glfwSwapInterval(1);
    float scale_x = 1.0f, scale_y = 1.0f;
    glfwGetWindowContentScale(window, &scale_x, &scale_y);
    int window_width = 1, framebuffer_width = 1, ignored = 0;
    glfwGetWindowSize(window, &window_width, &ignored);
    glfwGetFramebufferSize(window, &framebuffer_width, &ignored);
    // where the framebuffer is finer than the window's units, ImGui's backend scales already
    const double units = static_cast<double>(window_width) / std::max(1, framebuffer_width);
    return std::make_unique<Window>(window, std::max(1.0, scale_x * units));
}

} // namespace gui
