// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace geo {

/// Kinds of road beside which a trench costs the same.
enum class RoadGroup : std::uint8_t { motorway, main, minor, track, path, steps };
inline constexpr std::size_t road_group_count = 6;

/// A kind of road, named as OpenStreetMap's highway=* names it.
struct RoadClass {
    std::string_view name;
    RoadGroup group;
};

/// The kinds of road; a row number is what RoadLines and RoadGraph keep. Row 0 is a road of unknown kind.
std::span<const RoadClass> road_classes();

/// The row of a class by what a file calls it: "primary", "primary_link", "Primary Route"; 0 for words unknown or
/// empty, nothing for what OpenStreetMap tags as a highway that is no road (a bus stop, a road only planned).
std::optional<std::uint8_t> road_class_of(std::string_view highway);

} // namespace geo
