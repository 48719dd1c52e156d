// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/memory_size.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "planner/data/fold.h"

namespace planner {

std::optional<std::uint64_t> parse_memory_size(std::string_view text) {
    constexpr double smallest = 64.0 * 1024 * 1024, largest = 1e15;
    struct Unit {
        std::string_view name;
        double bytes;
    };
    constexpr std::array<Unit, 11> units{{{"", 1.0},
                                          {"b", 1.0},
                                          {"k", 1024.0},
                                          {"kb", 1024.0},
                                          {"m", 1024.0 * 1024},
                                          {"mb", 1024.0 * 1024},
                                          {"mib", 1024.0 * 1024},
                                          {"g", 1024.0 * 1024 * 1024},
                                          {"gb", 1024.0 * 1024 * 1024},
                                          {"gib", 1024.0 * 1024 * 1024},
                                          {"kib", 1024.0}}};
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{}) return std::nullopt;
    const std::string name = fold(text.substr(static_cast<std::size_t>(end - text.data())));
    for (const Unit& unit : units) {
        const double bytes = number * unit.bytes;
        if (unit.name == name && bytes >= smallest && bytes <= largest) return static_cast<std::uint64_t>(bytes);
    }
    return std::nullopt;
}

} // namespace planner
