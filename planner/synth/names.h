// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "planner/synth/random.h"

namespace planner::synth {

/// Peoples of the country; each has its own sounds, its own language of instruction and its own word for a school.
enum class Tongue : std::uint8_t { northern, river, coastal };
inline constexpr std::size_t tongue_count = 3;

/// The language of instruction as it stands in the data.
std::string_view language_of(Tongue tongue);

/// An invented name of a place in a tongue; the same index gives the same name. Names repeat, as they do on Earth.
std::string place_name(std::uint64_t seed, Tongue tongue, std::uint64_t index);

/// Gives names that were not given before.
class UniqueNames {
public:
    explicit UniqueNames(std::uint64_t seed) : seed_{seed} {}
    std::string give(Tongue tongue, std::uint64_t index);

private:
    std::uint64_t seed_;
    std::unordered_set<std::string> given_;
};

/// What a school at a place is called: "École primaire de Valombe", "Escola Primária Tarone", "Kimbuli Primary School".
std::string school_name(Tongue tongue, std::string_view level, const std::string& place, int number);

} // namespace planner::synth
