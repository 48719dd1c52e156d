// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <string>
#include <thread>

#include <epoxy/egl.h>
#include <epoxy/gl.h>

#include <backends/imgui_impl_opengl3.h>

#include "geo/error.h"
#include "gui/gl_screen.h"
#include "gui/ui/keys.h"
#include "gui/window.h"

namespace gui {

namespace {

[[noreturn]] void fail(const char* what) {
    throw geo::Error{std::string{"there is no display, and EGL cannot draw without one ("} + what +
                     "); a DISPLAY, xvfb-run, or Mesa's software renderer (package libgl1-mesa-dri) is expected"};
}

class Offscreen : public Screen {
public:
    Offscreen(int width, int height) : width_{width}, height_{height} {
        make_context();
        make_framebuffer();
        begin_imgui(1.0);
        ui::map_keys();
    }
    ~Offscreen() override {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui::DestroyContext();
        eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        eglDestroyContext(display_, context_);
        eglTerminate(display_);
    }

    void begin_frame(double wait_seconds) override {
        std::this_thread::sleep_for(std::chrono::duration<double>(std::max(0.0, wait_seconds)));
        ImGui_ImplOpenGL3_NewFrame();
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {static_cast<float>(width_), static_cast<float>(height_)};
        io.DeltaTime = 1.0f / 60.0f;
    }
    void end_frame() override {
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
        draw_imgui(width_, height_);
        glFinish();
    }
    planner::Image picture() override { return read_pixels(width_, height_); }
    Textures& textures() override { return textures_; }

private:
    void make_context() {
        display_ = eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr);
        if (display_ == EGL_NO_DISPLAY || !eglInitialize(display_, nullptr, nullptr)) fail("no display of Mesa's");
        if (!eglBindAPI(EGL_OPENGL_API)) fail("no OpenGL");
        constexpr EGLint config_wish[]{EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0, EGL_NONE};
        EGLConfig config = nullptr;
        EGLint config_count = 0;
        if (!eglChooseConfig(display_, config_wish, &config, 1, &config_count) || config_count == 0) fail("no config");
        constexpr EGLint context_wish[]{
            EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
            EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
        context_ = eglCreateContext(display_, config, EGL_NO_CONTEXT, context_wish);
        if (context_ == EGL_NO_CONTEXT) fail("no OpenGL 3.3");
        if (!eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_)) fail("no context without a surface");
    }
    void make_framebuffer() {
        GLuint colour = 0;
        glGenRenderbuffers(1, &colour);
        glBindRenderbuffer(GL_RENDERBUFFER, colour);
        glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width_, height_);
        glGenFramebuffers(1, &framebuffer_);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colour);
        if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) fail("no framebuffer");
    }

    int width_, height_;
    EGLDisplay display_ = EGL_NO_DISPLAY;
    EGLContext context_ = EGL_NO_CONTEXT;
    GLuint framebuffer_ = 0;
    GlTextures textures_;
};

} // namespace

std::unique_ptr<Screen> open_offscreen(int width, int height) { return std::make_unique<Offscreen>(width, height); }

} // namespace gui
