// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/toml_text.h"

#include <fmt/format.h>

namespace planner {

std::string toml_text(std::string_view text) {
    std::string quoted = "\"";
    for (const char character : text) {
        const auto code = static_cast<unsigned char>(character);
        if (character == '"' || character == '\\') {
            quoted += '\\';
            quoted += character;
        } else if (code < 0x20 || code == 0x7f) {
            quoted += fmt::format("\\u{:04x}", code);
        } else {
            quoted += character;
        }
    }
    return quoted + '"';
}

std::string toml_text(double number) { return fmt::format("{}", number); }

} // namespace planner
