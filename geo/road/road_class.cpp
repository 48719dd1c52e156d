// SPDX-License-Identifier: Apache-2.0
#include "geo/road/road_class.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace geo {
namespace {

constexpr std::array class_table{
    RoadClass{"unknown", RoadGroup::minor},       RoadClass{"motorway", RoadGroup::motorway},
    RoadClass{"trunk", RoadGroup::main},          RoadClass{"primary", RoadGroup::main},
    RoadClass{"secondary", RoadGroup::main},      RoadClass{"tertiary", RoadGroup::main},
    RoadClass{"unclassified", RoadGroup::minor},  RoadClass{"residential", RoadGroup::minor},
    RoadClass{"living_street", RoadGroup::minor}, RoadClass{"service", RoadGroup::minor},
    RoadClass{"pedestrian", RoadGroup::path},     RoadClass{"track", RoadGroup::track},
    RoadClass{"footway", RoadGroup::path},        RoadClass{"cycleway", RoadGroup::path},
    RoadClass{"bridleway", RoadGroup::path},      RoadClass{"path", RoadGroup::path},
    RoadClass{"steps", RoadGroup::steps},
};

/// Other words for the same, and their class.
struct ClassSynonym {
    std::string_view word, name;
};
constexpr std::array class_synonyms{
    ClassSynonym{"primary_route", "primary"},
    ClassSynonym{"secondary_route", "secondary"},
    ClassSynonym{"tertiary_route", "tertiary"},
    ClassSynonym{"minor", "unclassified"},
    ClassSynonym{"road", "unknown"},
    ClassSynonym{"dirt_track", "track"},
    ClassSynonym{"busway", "service"},
    ClassSynonym{"bus_guideway", "service"},
};

constexpr std::array<std::string_view, 15> not_a_road{
    "proposed", "construction", "planned",  "abandoned", "razed",    "platform",    "bus_stop",     "rest_area",
    "services", "raceway",      "elevator", "corridor",  "crossing", "via_ferrata", "emergency_bay"};

/// Lower case, words joined by an underscore, without "_link".
std::string plain_class_word(std::string_view highway) {
    std::string word;
    for (const char letter : highway) {
        const bool is_letter = std::isalnum(static_cast<unsigned char>(letter)) != 0;
        word += is_letter ? static_cast<char>(std::tolower(static_cast<unsigned char>(letter))) : '_';
    }
    if (word.ends_with("_link")) word.resize(word.size() - std::string_view{"_link"}.size());
    return word;
}

} // namespace

std::span<const RoadClass> road_classes() { return class_table; }

std::optional<std::uint8_t> road_class_of(std::string_view highway) {
    const std::string word = plain_class_word(highway);
    if (std::ranges::find(not_a_road, word) != not_a_road.end()) return std::nullopt;
    const auto synonym = std::ranges::find(class_synonyms, word, &ClassSynonym::word);
    const std::string_view name = synonym == class_synonyms.end() ? std::string_view{word} : synonym->name;
    const auto found = std::ranges::find(class_table, name, &RoadClass::name);
    return found == class_table.end() ? std::uint8_t{0} : static_cast<std::uint8_t>(found - class_table.begin());
}

} // namespace geo
