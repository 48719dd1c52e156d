// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/names.h"

#include <array>
#include <span>

#include <fmt/format.h>

namespace planner::synth {

namespace {

/// Syllables that a place's name is made of.
struct Sounds {
    std::span<const std::string_view> first, middle, last;
    double long_share; // of names with a middle syllable
};

using Syllables = std::string_view;
constexpr std::array<Syllables, 22> northern_first{"Ta", "Ka", "Mbo", "Ndi", "Sa", "Ku",   "Ma", "Nya",
                                                   "Wo", "Ga", "Li",  "Ba",  "Du", "Tchi", "Ro", "Ngo",
                                                   "Zi", "Ki", "Mwa", "Lu",  "Ha", "Yo"};
constexpr std::array<Syllables, 16> northern_middle{"ma", "ri", "lo", "nda", "ba", "ku", "se", "ngo",
                                                    "ti", "ya", "ra", "mbu", "di", "we", "ka", "ju"};
constexpr std::array<Syllables, 16> northern_last{"ri",  "la", "bo", "ndo",  "kane", "mba", "si", "ro",
                                                  "nga", "we", "tu", "lima", "sha",  "ya",  "ko", "nzi"};
constexpr std::array<Syllables, 20> river_first{"Val", "Mor", "Saint-", "Bel", "Cour", "Lan", "Mont",
                                                "Fer", "Cha", "Ar",     "Or",  "Tré",  "Vil", "Cas",
                                                "Dau", "Ro",  "Pé",     "Cla", "Gran", "Bou"};
constexpr std::array<Syllables, 14> river_middle{"a",  "e",  "o",  "ba", "li", "ma", "re",
                                                 "vi", "ce", "di", "ni", "lo", "sa", "ti"};
constexpr std::array<Syllables, 16> river_last{"mont", "ville", "combe", "ray",  "lin",   "nac", "sur", "vaux",
                                               "dier", "lange", "bourg", "tane", "court", "ret", "gny", "rive"};
constexpr std::array<Syllables, 20> coastal_first{"San", "Por", "Ta", "Al", "Mar", "Ca", "Lo",  "Ve",  "Bra", "Fa",
                                                  "Qui", "Mi",  "Es", "Ru", "Gui", "Du", "Pal", "Con", "Ber", "Jo"};
constexpr std::array<Syllables, 14> coastal_middle{"va", "re", "li", "to", "ma", "du", "ne",
                                                   "ça", "ra", "mo", "be", "si", "ga", "lu"};
constexpr std::array<Syllables, 16> coastal_last{"do",  "ra",  "mar", "lho",  "nes", "ção",   "tel", "da",
                                                 "gos", "nha", "rim", "ques", "zal", "beira", "ria", "so"};

Sounds sounds_of(Tongue tongue) {
    switch (tongue) {
    case Tongue::northern:
        return {northern_first, northern_middle, northern_last, 0.45};
    case Tongue::river:
        return {river_first, river_middle, river_last, 0.35};
    case Tongue::coastal:
        break;
    }
    return {coastal_first, coastal_middle, coastal_last, 0.4};
}

bool is_secondary(std::string_view level) { return level.find("Secondary") != std::string_view::npos; }

std::string numbered(std::string name, int number) { return number > 1 ? fmt::format("{} {}", name, number) : name; }

} // namespace

std::string_view language_of(Tongue tongue) {
    switch (tongue) {
    case Tongue::northern:
        return "Kimari";
    case Tongue::river:
        return "Valois";
    case Tongue::coastal:
        break;
    }
    return "Taronese";
}

std::string place_name(std::uint64_t seed, Tongue tongue, std::uint64_t index) {
    const Random random{seed, Stream::place_name};
    const Sounds sounds = sounds_of(tongue);
    std::string name{sounds.first[random.below(sounds.first.size(), index, 1)]};
    const bool is_saint = name.back() == '-';
    if (is_saint) name += coastal_first[random.below(coastal_first.size(), index, 4)];
    if (!is_saint && random.uniform(index, 2) < sounds.long_share) {
        name += sounds.middle[random.below(sounds.middle.size(), index, 3)];
        if (random.uniform(index, 6) < 0.25) name += sounds.middle[random.below(sounds.middle.size(), index, 7)];
    }
    name += sounds.last[random.below(sounds.last.size(), index, 5)];
    return name;
}

std::string UniqueNames::give(Tongue tongue, std::uint64_t index) {
    std::string name = place_name(seed_, tongue, index);
    for (std::uint64_t attempt = 1; !given_.insert(name).second; ++attempt) {
        name = place_name(seed_, tongue, index + (attempt << 32U));
        // Where the sounds are used up, places are told apart as people do.
        if (attempt > 20) name = fmt::format("{} {}", name, attempt - 19);
    }
    return name;
}

std::string school_name(Tongue tongue, std::string_view level, const std::string& place, int number) {
    const bool secondary = is_secondary(level), primary = level.starts_with("Primary");
    const std::string called = numbered(place, number);
    switch (tongue) {
    case Tongue::northern:
        if (!secondary && !primary) return fmt::format("{} Nursery School", called);
        return fmt::format("{} {} School", called, secondary ? "Secondary" : "Primary");
    case Tongue::river:
        if (!secondary && !primary) return fmt::format("École maternelle de {}", called);
        return fmt::format("{} de {}", secondary ? "Lycée" : "École primaire", called);
    case Tongue::coastal:
        break;
    }
    if (!secondary && !primary) return fmt::format("Jardim de Infância {}", called);
    return fmt::format("{} {}", secondary ? "Escola Secundária" : "Escola Primária", called);
}

} // namespace planner::synth
