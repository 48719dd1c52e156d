// SPDX-License-Identifier: Apache-2.0
#include "gui/text/visual_text.h"

#include <algorithm>
#include <vector>

#include <fribidi.h>

namespace gui {

namespace {

/// Right-to-left scripts begin at U+0590, whose first byte in UTF-8 is D6; Latin, Greek and Cyrillic lie below.
bool may_be_right_to_left(const std::string& text) {
    return std::ranges::any_of(text, [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte >= 0xd6 && byte != 0xe2; // E2: punctuation such as the thin space
    });
}

} // namespace

std::string visual_text(const std::string& text) {
    if (!may_be_right_to_left(text)) return text;
    std::vector<FriBidiChar> logical(text.size() + 1), visual(text.size() + 1);
    const FriBidiStrIndex length = fribidi_charset_to_unicode(
        FRIBIDI_CHAR_SET_UTF8, text.data(), static_cast<FriBidiStrIndex>(text.size()), logical.data());
    FriBidiParType direction = FRIBIDI_PAR_ON;
    if (!fribidi_log2vis(logical.data(), length, &direction, visual.data(), nullptr, nullptr, nullptr)) return text;
    const FriBidiStrIndex shown = fribidi_remove_bidi_marks(visual.data(), length, nullptr, nullptr, nullptr);
    std::string drawn(static_cast<std::size_t>(shown) * 4 + 1, '\0');
    drawn.resize(static_cast<std::size_t>(
        fribidi_unicode_to_charset(FRIBIDI_CHAR_SET_UTF8, visual.data(), shown, drawn.data())));
    return drawn;
}

} // namespace gui
