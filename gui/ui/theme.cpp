// SPDX-License-Identifier: Apache-2.0
#include "gui/ui/theme.h"

#include <array>
#include <cmath>
#include <filesystem>
#include <string>

#include <imgui_freetype.h>

#include "gui/ui/icons.h"

namespace gui::ui {

namespace {

// One window, one thread: set before the first frame and when the display's scale changes.
Fonts loaded_fonts;
float display_scale = 1.0f;

// Noto Sans is drawn at 0.73 of ImGui's size, which is the height of a line: 18 gives letters of 13 px.
constexpr float text_size = 18.0f, headline_size = 26.0f, icon_size = 14.0f;

constexpr std::array<ImWchar, 17> letter_ranges{0x0020, 0x024f, 0x0300, 0x036f, 0x0370, 0x052f, 0x1e00, 0x1eff, 0x2000,
                                                0x206f, 0x2070, 0x209f, 0x20a0, 0x20bf, 0x2100, 0x214f, 0};
constexpr std::array<ImWchar, 5> sign_ranges{0x2190, 0x2193, 0x2200, 0x22ff, 0};
constexpr std::array<ImWchar, 7> arabic_ranges{0x0600, 0x06ff, 0xfb50, 0xfdff, 0xfe70, 0xfeff, 0};
constexpr std::array<ImWchar, 3> icon_ranges{icon::first, icon::last, 0};

/// The first of these files that is there, or nothing.
template <std::size_t count>
std::string first_there(const std::array<const char*, count>& paths) {
    for (const char* path : paths) {
        if (std::filesystem::exists(path)) return path;
    }
    return {};
}

std::string text_font_path(bool bold) {
    if (bold) {
        return first_there(std::array{"/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf",
                                      "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"});
    }
    return first_there(std::array{"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
                                  "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"});
}

void merge_font(const std::string& path, float size, const ImWchar* ranges, float lowered) {
    if (path.empty()) return;
    ImFontConfig config;
    config.MergeMode = true;
    config.GlyphOffset.y = lowered;
    ImGui::GetIO().Fonts->AddFontFromFileTTF(path.c_str(), size, &config, ranges);
}

ImFont* load_font(bool bold, float size) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    const std::string path = text_font_path(bold);
    ImFontConfig config;
    config.SizePixels = size;
    ImFont* font = path.empty() ? atlas.AddFontDefault(&config)
                                : atlas.AddFontFromFileTTF(path.c_str(), size, &config, letter_ranges.data());
    merge_font(first_there(std::array{"/usr/share/fonts/truetype/noto/NotoSansMath-Regular.ttf",
                                      "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"}),
               size, sign_ranges.data(), 0.0f);
    constexpr float arabic_scale = 1.35f; // its lines are tall, and ImGui sizes letters by the line
    merge_font(first_there(std::array{bold ? "/usr/share/fonts/truetype/noto/NotoSansArabic-Bold.ttf"
                                           : "/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf",
                                      "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"}),
               size * arabic_scale, arabic_ranges.data(), -size * (arabic_scale - 1.0f) / 2.0f);
    merge_font(first_there(std::array{"/usr/share/fonts/truetype/font-awesome/fontawesome-webfont.ttf",
                                      "/usr/share/fonts-font-awesome/fonts/fontawesome-webfont.ttf"}),
               icon_size * size / text_size, icon_ranges.data(), 0.0f);
    return font;
}

void set_colour(ImGuiCol which, ImU32 value) { ImGui::GetStyle().Colors[which] = imgui_colour_vector(value); }

void set_colours() {
    ImGui::StyleColorsLight();
    set_colour(ImGuiCol_Text, colour::text);
    set_colour(ImGuiCol_TextDisabled, colour::muted);
    set_colour(ImGuiCol_WindowBg, colour::panel);
    set_colour(ImGuiCol_ChildBg, IM_COL32(0, 0, 0, 0));
    set_colour(ImGuiCol_PopupBg, colour::paper);
    set_colour(ImGuiCol_Border, colour::line);
    set_colour(ImGuiCol_FrameBg, colour::paper);
    set_colour(ImGuiCol_FrameBgHovered, colour::hover);
    set_colour(ImGuiCol_FrameBgActive, colour::hover);
    set_colour(ImGuiCol_ScrollbarBg, IM_COL32(0, 0, 0, 0));
    set_colour(ImGuiCol_ScrollbarGrab, colour::track);
    set_colour(ImGuiCol_ScrollbarGrabHovered, colour::faint);
    set_colour(ImGuiCol_ScrollbarGrabActive, colour::faint);
    set_colour(ImGuiCol_CheckMark, colour::accent);
    set_colour(ImGuiCol_Button, colour::paper);
    set_colour(ImGuiCol_ButtonHovered, colour::hover);
    set_colour(ImGuiCol_ButtonActive, colour::accent_soft);
    set_colour(ImGuiCol_Header, colour::accent_soft);
    set_colour(ImGuiCol_HeaderHovered, colour::hover);
    set_colour(ImGuiCol_HeaderActive, colour::accent_soft);
    set_colour(ImGuiCol_Separator, colour::line);
    set_colour(ImGuiCol_TableHeaderBg, colour::panel);
    set_colour(ImGuiCol_TableBorderStrong, colour::line);
    set_colour(ImGuiCol_TableBorderLight, colour::line);
    set_colour(ImGuiCol_TableRowBg, colour::paper);
    set_colour(ImGuiCol_TableRowBgAlt, colour::paper);
    set_colour(ImGuiCol_TextSelectedBg, colour::accent_soft);
    set_colour(ImGuiCol_NavHighlight, colour::accent);
    set_colour(ImGuiCol_ModalWindowDimBg, IM_COL32(20, 40, 50, 90));
}

} // namespace

ImU32 imgui_colour(planner::Colour from) { return IM_COL32(from.r, from.g, from.b, from.a); }
ImVec4 imgui_colour_vector(ImU32 from) { return ImGui::ColorConvertU32ToFloat4(from); }

const Fonts& fonts() { return loaded_fonts; }
float scale() { return display_scale; }

void load_fonts(double scale) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    const auto sized = [scale](float size) { return static_cast<float>(std::round(size * scale)); };
    loaded_fonts = {load_font(false, sized(text_size)), load_font(true, sized(text_size)),
                    load_font(true, sized(headline_size))};
    atlas.Build();
}

void apply_theme(double scale) {
    display_scale = static_cast<float>(scale);
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle{};
    set_colours();
    style.WindowPadding = {12, 8};
    style.FramePadding = {8, 4};
    style.ItemSpacing = {8, 4};
    style.ItemInnerSpacing = {8, 4};
    style.CellPadding = {6, 2};
    style.IndentSpacing = 16;
    style.ScrollbarSize = 10;
    style.GrabMinSize = 10;
    style.WindowMinSize = {1, 1}; // the grip between map and details is thinner than the 32 px that a window has else
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.PopupBorderSize = 1;
    style.FrameBorderSize = 1;
    style.WindowRounding = 0;
    style.FrameRounding = 4;
    style.PopupRounding = 6;
    style.ScrollbarRounding = 5;
    style.GrabRounding = 4;
    style.ScaleAllSizes(display_scale);
}

} // namespace gui::ui
