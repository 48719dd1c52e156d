// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/toml_text.h"

#include <fmt/format.h>

#include <cmath>

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

std::string money_text(const Currency& currency, double usd) {
    const std::optional<double> typed = typed_in(currency, usd);
    return typed ? toml_text(*typed) : fmt::format(R"({{ central = {}, currency = "USD" }})", usd);
}

std::optional<double> typed_in(const Currency& currency, double usd) {
    double typed = usd * currency.per_usd;
    for (const double direction : {0.0, -HUGE_VAL, HUGE_VAL}) {
        if (direction != 0.0) typed = std::nextafter(usd * currency.per_usd, direction);
        if (typed / currency.per_usd == usd) return typed;
    }
    return std::nullopt;
}

} // namespace planner
