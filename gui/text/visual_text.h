// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace gui {

/// UTF-8 as ImGui must draw it, which knows neither joined letters nor right-to-left: Arabic is joined and put in the
/// order of the eye; any other text comes back as it is.
std::string visual_text(const std::string& text);

} // namespace gui
