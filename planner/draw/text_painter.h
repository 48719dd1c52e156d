// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <memory>
#include <string>
#include <vector>

#include "planner/draw/canvas.h"

namespace planner {

/// How a word on the map looks; lengths in pixels.
struct TextStyle {
    double size = 12.0;
    bool bold = false;
    double letter_spacing = 0.0;
    Colour colour, halo;

    friend auto operator<=>(const TextStyle&, const TextStyle&) = default;
};

/// A word drawn beforehand with its halo, premultiplied; its middle goes where the label belongs.
struct TextPicture {
    int width = 0, height = 0;
    std::vector<Argb> pixel;
};

/// Draws words of any script and remembers them: a moving map shows the same words again and again. One thread at a
/// time.
class TextPainter {
public:
    TextPainter();
    ~TextPainter();

    /// Valid until forget_many().
    const TextPicture& picture_of(const std::string& text, const TextStyle& style);
    /// Bounds the memory; called between images.
    void forget_many();
    /// Lays a picture on the canvas with its upper left corner at (left, top).
    static void stamp(Canvas& canvas, const TextPicture& picture, int left, int top);

private:
    struct Fonts;
    std::unique_ptr<Fonts> fonts_;
};

} // namespace planner
