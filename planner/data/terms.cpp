// SPDX-License-Identifier: Apache-2.0
#include "planner/data/terms.h"

#include <algorithm>

namespace planner {

std::string_view name_of(Answer answer) {
    switch (answer) {
    case Answer::no:
        return "no";
    case Answer::yes:
        return "yes";
    case Answer::unknown:
        break;
    }
    return "unknown";
}

std::string_view name_of(Generation generation) {
    switch (generation) {
    case Generation::none:
        return "none";
    case Generation::g2:
        return "2G";
    case Generation::g3:
        return "3G";
    case Generation::g4:
        return "4G";
    case Generation::g5:
        return "5G";
    case Generation::unknown:
        break;
    }
    return "unknown";
}

std::string_view name_of(Electricity electricity) {
    switch (electricity) {
    case Electricity::none:
        return "none";
    case Electricity::unreliable:
        return "unreliable";
    case Electricity::solar:
        return "solar";
    case Electricity::grid:
        return "grid";
    case Electricity::unknown:
        break;
    }
    return "unknown";
}

std::string_view name_of(Technology technology) {
    switch (technology) {
    case Technology::fiber:
        return "fiber";
    case Technology::cellular:
        return "cellular";
    case Technology::point_to_point:
        return "point_to_point";
    case Technology::satellite:
        return "satellite";
    }
    return "unknown";
}

std::string in_words(std::string_view name) {
    std::string words{name};
    std::ranges::replace(words, '_', ' ');
    return words;
}

} // namespace planner
