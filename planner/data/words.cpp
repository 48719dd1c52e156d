// SPDX-License-Identifier: Apache-2.0
#include "planner/data/words.h"

#include <algorithm>
#include <span>

#include "planner/data/fold.h"
#include "planner/data/word_lists.h"

namespace planner {
namespace {

using namespace word_lists;

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

bool holds_one_of(std::string_view text, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// What the first of several words says of the rest: "sans électricité", "Sí, solar"; unknown where it says nothing.
Answer answer_of_first_word(std::string_view cell) {
    constexpr std::string_view separators = " ,;:/(-_'";
    const std::size_t end = cell.find_first_of(separators);
    if (end == std::string_view::npos) return Answer::unknown;
    const std::string first = fold(cell.substr(0, end));
    if (is_one_of(first, first_words_of_no)) return Answer::no;
    return is_one_of(first, first_words_of_yes) ? Answer::yes : Answer::unknown;
}

/// The kind that a part of a folded cell names; unknown where it names none.
Electricity kind_of_electricity(std::string_view folded) {
    if (holds_one_of(folded, unreliable_parts)) return Electricity::unreliable;
    if (holds_one_of(folded, solar_parts)) return Electricity::solar;
    const bool is_grid = folded == "red" || folded == "rede" || holds_one_of(folded, grid_parts);
    return is_grid && !holds_one_of(folded, off_grid_parts) ? Electricity::grid : Electricity::unknown;
}

/// "Non, groupe électrogène": what is behind the comma of a no tells of another source than the grid.
Electricity behind_a_no(std::string_view cell) {
    const std::size_t end = cell.find_first_of(",;/(");
    const Electricity kind =
        end == std::string_view::npos ? Electricity::unknown : kind_of_electricity(fold(cell.substr(end)));
    return kind == Electricity::solar || kind == Electricity::unreliable ? kind : Electricity::none;
}

/// Which generation a single word names, 0..3; nothing for other words.
std::optional<std::size_t> generation_of(std::string_view folded) {
    for (std::size_t generation = 0; generation < generation_words.size(); ++generation) {
        if (is_one_of(folded, generation_words[generation])) return generation;
    }
    return std::nullopt;
}

/// Calls `take` for each piece of a cell between separators such as "/", "," and blanks.
template <typename Take>
void split_words(std::string_view cell, Take take) {
    constexpr std::string_view separators = "/,;|+&() \t-_";
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find_first_of(separators), cell.size());
        if (end > 0) take(cell.substr(0, end));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
}

Generation best_of(const std::array<bool, 4>& generations) {
    constexpr std::array<Generation, 4> names{Generation::g2, Generation::g3, Generation::g4, Generation::g5};
    for (std::size_t generation = names.size(); generation-- > 0;) {
        if (generations[generation]) return names[generation];
    }
    return Generation::unknown;
}

} // namespace

std::string_view find_term(std::string_view cell, const ValueWords& words) {
    const std::string folded = fold(cell);
    for (const auto& [term, list] : words) {
        if (std::ranges::any_of(list, [&](const std::string& word) { return fold(word) == folded; })) return term;
    }
    return {};
}

Answer parse_answer(std::string_view cell, const ValueWords& words) {
    if (!words.empty()) {
        const std::string_view term = find_term(cell, words);
        return term == "yes" ? Answer::yes : term == "no" ? Answer::no : Answer::unknown;
    }
    const std::string folded = fold(cell);
    if (is_one_of(folded, yes_words)) return Answer::yes;
    if (is_one_of(folded, no_words)) return Answer::no;
    return is_one_of(folded, unknown_words) ? Answer::unknown : answer_of_first_word(cell);
}

bool says_unknown(std::string_view cell) { return is_one_of(fold(cell), unknown_words); }

Electricity parse_electricity(std::string_view cell, const ValueWords& words) {
    if (!words.empty()) {
        const std::string_view term = find_term(cell, words);
        if (term == "yes" || term == "grid") return Electricity::grid;
        if (term == "no" || term == "none") return Electricity::none;
        if (term == "solar") return Electricity::solar;
        return term == "unreliable" ? Electricity::unreliable : Electricity::unknown;
    }
    const std::string folded = fold(cell);
    if (is_one_of(folded, no_words)) return Electricity::none;
    if (is_one_of(folded, yes_words)) return Electricity::grid;
    if (is_one_of(folded, unknown_words)) return Electricity::unknown;
    const Answer first = answer_of_first_word(cell);
    if (first == Answer::no && !holds_one_of(folded, off_grid_parts)) return behind_a_no(cell);
    const Electricity kind = kind_of_electricity(folded);
    return kind == Electricity::unknown && first == Answer::yes ? Electricity::grid : kind;
}

std::array<bool, 4> parse_generations(std::string_view cell, const ValueWords& words) {
    std::array<bool, 4> generations{};
    const auto take = [&](std::string_view word) {
        const auto generation = generation_of(fold(word));
        if (generation) generations[*generation] = true;
    };
    if (!words.empty()) {
        for (const auto& [term, list] : words) {
            if (find_term(cell, {{term, list}}).empty()) continue;
            take(term);
        }
        return generations;
    }
    split_words(cell, take);
    return generations;
}

bool names_no_service(std::string_view cell, const ValueWords& words) {
    return words.empty() ? is_one_of(fold(cell), no_service_words) : find_term(cell, words) == "none";
}

Generation parse_coverage(std::string_view cell, const ValueWords& words) {
    const Generation best = best_of(parse_generations(cell, words));
    if (best != Generation::unknown) return best;
    return names_no_service(cell, words) ? Generation::none : Generation::unknown;
}

bool names_fiber(std::string_view cell) { return holds_one_of(fold(cell), fiber_parts); }

bool names_other_medium(std::string_view cell) {
    return !names_fiber(cell) && holds_one_of(fold(cell), other_medium_parts);
}

std::optional<TransmissionNodes::Status> parse_status(std::string_view cell, const ValueWords& words) {
    using Status = TransmissionNodes::Status;
    const std::string folded = words.empty() ? fold(cell) : fold(find_term(cell, words));
    if (holds_one_of(folded, building_parts)) return Status::under_construction;
    if (holds_one_of(folded, planned_parts)) return Status::planned;
    if (folded != "live" && !holds_one_of(folded, operational_parts)) return std::nullopt;
    return words.empty() && answer_of_first_word(cell) == Answer::no ? Status::planned : Status::operational;
}

bool names_sum(std::string_view cell) {
    bool is_sum = false;
    split_words(cell, [&](std::string_view word) { is_sum = is_sum || is_one_of(fold(word), sum_words); });
    return is_sum;
}

std::vector<std::string_view> terms_of(std::string_view field) {
    if (field == "connectivity" || field == "has_fiber" || field == "adapted" || field == "adapted_materials") {
        return {"yes", "no"};
    }
    if (field == "electricity" || field == "electricity_type") {
        return {"yes", "no", "none", "grid", "solar", "unreliable"};
    }
    if (field == "generations" || field == "coverage") return {"none", "2G", "3G", "4G", "5G"};
    if (field == "status") return {"operational", "under_construction", "planned"};
    if (field == "medium") return {"fiber", "other"};
    return {};
}

} // namespace planner
