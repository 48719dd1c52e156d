// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace planner {

/// A yes/no question in data that may hold no answer.
enum class Answer : std::uint8_t { unknown, no, yes };

/// Best mobile generation at a place or of a site, in rising order.
enum class Generation : std::uint8_t { unknown, none, g2, g3, g4, g5 };

/// What brings electricity to a school.
enum class Electricity : std::uint8_t { unknown, none, unreliable, solar, grid };

/// A way to connect a school.
enum class Technology : std::uint8_t { fiber, cellular, point_to_point, satellite };
inline constexpr std::size_t technology_count = 4;
inline constexpr std::array<Technology, technology_count> technologies{
    Technology::fiber, Technology::cellular, Technology::point_to_point, Technology::satellite};

/// Names as they stand in files: "yes", "4G", "grid", "point_to_point"; "unknown" is empty text in tables.
std::string_view name_of(Answer answer);
std::string_view name_of(Generation generation);
std::string_view name_of(Electricity electricity);
std::string_view name_of(Technology technology);
/// A name as it stands in files as words within a sentence: "point to point".
std::string in_words(std::string_view name);

} // namespace planner
