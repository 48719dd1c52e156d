// SPDX-License-Identifier: Apache-2.0
#include "planner/data/words.h"

#include <algorithm>
#include <span>

#include "planner/data/fold.h"

namespace planner {
namespace {

// Words are folded: lower case, without accents, blanks and punctuation.
constexpr std::array yes_words = std::to_array<std::string_view>(
    {"yes",       "y",       "1",        "10",        "true",       "t",          "oui",       "o",
     "vrai",      "si",      "s",        "verdadero", "sim",        "verdadeiro", "connected", "conectado",
     "conectada", "conecte", "connecte", "available", "disponible", "disponivel", "wlan",      "wifi",
     "wired",     "да",      "Да",       "是",        "نعم"});
constexpr std::array no_words = std::to_array<std::string_view>(
    {"no",           "n",           "0",           "00",     "false",  "f",       "non",     "faux",
     "falso",        "nao",         "none",        "aucun",  "aucune", "ninguno", "ninguna", "nenhum",
     "notconnected", "nonconnecte", "noconectado", "absent", "нет",    "Нет",     "否",      "لا"});

// Parts of folded words.
constexpr std::array grid_parts = std::to_array<std::string_view>(
    {"grid", "reseau", "mains", "utility", "national", "redelec", "redeel", "redpub", "redepub"});
constexpr std::array<std::string_view, 5> solar_parts{"solar", "solaire", "photovolt", "fotovolt", "pv"};
constexpr std::array<std::string_view, 8> unreliable_parts{"diesel",    "generat", "groupe",   "gerador",
                                                           "generador", "unreli",  "intermit", "partial"};

constexpr std::array<std::string_view, 13> no_service_words{
    "noservice",      "nocoverage",   "none",         "no",       "0",          "aucun",    "aucune",
    "sanscouverture", "sincobertura", "semcobertura", "nosignal", "notcovered", "nonetwork"};

/// Words of 2G, 3G, 4G and 5G, each a piece of a cell between separators.
constexpr std::array<std::array<std::string_view, 5>, 4> generation_words{{
    {"2g", "gsm", "gprs", "edge", "geran"},
    {"3g", "umts", "hspa", "hsdpa", "wcdma"},
    {"4g", "lte", "4glte", "ltea", "4gplus"},
    {"5g", "nr", "5gnr", "5gsa", "5gnsa"},
}};

constexpr std::array<std::string_view, 5> fiber_parts{"fiber", "fibre", "fibra", "ftt", "glasfaser"};
constexpr std::array<std::string_view, 9> other_medium_parts{
    "microwave", "microonda", "hertzien", "satellite", "satelite", "copper", "cuivre", "cobre", "radio"};

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

bool holds_one_of(std::string_view text, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
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
    return is_one_of(folded, no_words) ? Answer::no : Answer::unknown;
}

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
    if (holds_one_of(folded, unreliable_parts)) return Electricity::unreliable;
    if (holds_one_of(folded, solar_parts)) return Electricity::solar;
    const bool is_grid = folded == "red" || folded == "rede" || holds_one_of(folded, grid_parts);
    return is_grid ? Electricity::grid : Electricity::unknown;
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

Generation parse_coverage(std::string_view cell, const ValueWords& words) {
    if (!words.empty()) {
        const std::string_view term = find_term(cell, words);
        if (term == "none") return Generation::none;
        return best_of(parse_generations(term, {}));
    }
    const Generation best = best_of(parse_generations(cell, {}));
    if (best != Generation::unknown) return best;
    return is_one_of(fold(cell), no_service_words) ? Generation::none : Generation::unknown;
}

bool names_fiber(std::string_view cell) { return holds_one_of(fold(cell), fiber_parts); }

bool names_other_medium(std::string_view cell) {
    return !names_fiber(cell) && holds_one_of(fold(cell), other_medium_parts);
}

std::optional<TransmissionNodes::Status> parse_status(std::string_view cell, const ValueWords& words) {
    using Status = TransmissionNodes::Status;
    const std::string folded = words.empty() ? fold(cell) : fold(find_term(cell, words));
    constexpr std::array<std::string_view, 4> building{"construction", "construccion", "construcao", "encours"};
    constexpr std::array<std::string_view, 9> planned{"planned", "planifi", "prevu",        "propos",      "planejado",
                                                      "inactiv", "inactif", "decommission", "outofservice"};
    constexpr std::array<std::string_view, 7> operational{"operation", "operacion", "active",   "actif",
                                                          "activo",    "ativo",     "inservice"};
    if (holds_one_of(folded, building)) return Status::under_construction;
    if (holds_one_of(folded, planned)) return Status::planned;
    if (folded == "live" || holds_one_of(folded, operational)) return Status::operational;
    return std::nullopt;
}

std::vector<std::string_view> terms_of(std::string_view field) {
    if (field == "connectivity" || field == "has_fiber" || field == "adapted" || field == "adapted_materials") {
        return {"yes", "no"};
    }
    if (field == "electricity" || field == "electricity_type") {
        return {"yes", "no", "none", "grid", "solar", "unreliable"};
    }
    if (field == "generations") return {"2G", "3G", "4G", "5G"};
    if (field == "coverage") return {"none", "2G", "3G", "4G", "5G"};
    if (field == "status") return {"operational", "under_construction", "planned"};
    if (field == "medium") return {"fiber", "other"};
    return {};
}

} // namespace planner
