// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/text_painter.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "planner/draw/cairo_pointers.h"

namespace planner {

namespace {

constexpr const char* font_family = "Noto Sans, DejaVu Sans, sans-serif";
constexpr double halo_share = 0.22;       // of the text size, on each side
constexpr std::size_t kept_words = 4'096; // beyond this the memory of words starts anew

struct Release {
    void operator()(void* object) const { g_object_unref(object); }
};
struct FreeFont {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

void set_colour(cairo_t* context, Colour colour) {
    cairo_set_source_rgba(context, colour.r / 255.0, colour.g / 255.0, colour.b / 255.0, colour.a / 255.0);
}

void set_spacing(PangoLayout* layout, double pixels) {
    PangoAttrList* const attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(static_cast<int>(pixels * PANGO_SCALE)));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
}

TextPicture copied(cairo_surface_t* surface, int width, int height) {
    cairo_surface_flush(surface);
    TextPicture picture{width, height, {}};
    picture.pixel.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        const auto* const row =
            reinterpret_cast<const Argb*>(cairo_image_surface_get_data(surface) +
                                          static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface));
        picture.pixel.insert(picture.pixel.end(), row, row + width);
    }
    return picture;
}

} // namespace

struct TextPainter::Fonts {
    // Pango's own font map belongs to a thread; this one goes with the painter from thread to thread.
    std::unique_ptr<PangoFontMap, Release> map{pango_cairo_font_map_new()};
    std::unique_ptr<PangoContext, Release> context{pango_font_map_create_context(map.get())};
    std::map<std::pair<std::string, TextStyle>, TextPicture> word;

    std::unique_ptr<PangoLayout, Release> layout_of(const std::string& text, const TextStyle& style) const {
        std::unique_ptr<PangoLayout, Release> layout{pango_layout_new(context.get())};
        const std::unique_ptr<PangoFontDescription, FreeFont> font{pango_font_description_from_string(font_family)};
        pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
        pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
        pango_layout_set_font_description(layout.get(), font.get());
        pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
        if (style.letter_spacing > 0.0) set_spacing(layout.get(), style.letter_spacing);
        return layout;
    }

    TextPicture draw(const std::string& text, const TextStyle& style) const {
        const auto layout = layout_of(text, style);
        PangoRectangle ink;
        pango_layout_get_pixel_extents(layout.get(), &ink, nullptr);
        const double halo = style.size * halo_share;
        const int margin = static_cast<int>(std::ceil(halo)) + 1;
        const int width = ink.width + 2 * margin, height = ink.height + 2 * margin;
        const CairoSurface surface{cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height)};
        const CairoContext pen{cairo_create(surface.get())};
        cairo_move_to(pen.get(), margin - ink.x, margin - ink.y);
        pango_cairo_layout_path(pen.get(), layout.get());
        cairo_set_line_join(pen.get(), CAIRO_LINE_JOIN_ROUND);
        cairo_set_line_width(pen.get(), 2.0 * halo);
        set_colour(pen.get(), style.halo);
        cairo_stroke_preserve(pen.get());
        set_colour(pen.get(), style.colour);
        cairo_fill(pen.get());
        return copied(surface.get(), width, height);
    }
};

TextPainter::TextPainter() : fonts_{std::make_unique<Fonts>()} {}
TextPainter::~TextPainter() = default;

const TextPicture& TextPainter::picture_of(const std::string& text, const TextStyle& style) {
    const auto key = std::pair{text, style};
    const auto found = fonts_->word.find(key);
    if (found != fonts_->word.end()) return found->second;
    return fonts_->word.emplace(key, fonts_->draw(text, style)).first->second;
}

void TextPainter::forget_many() {
    if (fonts_->word.size() > kept_words) fonts_->word.clear();
}

void TextPainter::stamp(Canvas& canvas, const TextPicture& picture, int left, int top) {
    const int first_x = std::max(0, left), last_x = std::min(canvas.width, left + picture.width);
    const int first_y = std::max(0, top), last_y = std::min(canvas.height, top + picture.height);
    for (int y = first_y; y < last_y; ++y) {
        Argb* const under = canvas.row(y);
        const Argb* over =
            picture.pixel.data() + static_cast<std::ptrdiff_t>(y - top) * picture.width + (first_x - left);
        for (int x = first_x; x < last_x; ++x, ++over) {
            if (*over != 0) under[x] = laid(under[x], *over);
        }
    }
}

} // namespace planner
