// SPDX-License-Identifier: Apache-2.0
#include "planner/data/grouped.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace planner {

std::string grouped(double number) {
    std::string text = fmt::format("{}", number);
    if (text.find_first_not_of("-0123456789.") != std::string::npos) return text; // 1e+20, nan
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (std::size_t end = std::min(text.find('.'), text.size()); end > first + 3;) {
        end -= 3;
        text.insert(end, 1, ',');
    }
    return text;
}

} // namespace planner
