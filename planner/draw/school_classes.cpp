// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/school_classes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "planner/draw/breaks.h"
#include "planner/draw/colour_columns.h"
#include "planner/draw/figures.h"
#include "planner/draw/palette.h"

namespace planner {

namespace {

/// From good over partial to none; from the brown and teal that the colour-blind tell apart, and no red.
constexpr Colour good{0x0B, 0x6E, 0x68}, partial{0x7C, 0xC4, 0xB8}, lacking{0xA8, 0x60, 0x20};

/// Paler than any technology: not there yet.
constexpr Colour waiting{0xBC, 0xAA, 0x92};

/// Colours of words without an order, the most frequent first.
constexpr std::array<Colour, 8> word_colours{{{0x33, 0x6C, 0xA4},
                                              {0xD9, 0x96, 0x2C},
                                              {0x3C, 0x9A, 0x78},
                                              {0xB0, 0x6C, 0x9C},
                                              {0x78, 0xB4, 0xD8},
                                              {0x8C, 0x7A, 0x3C},
                                              {0x7A, 0x70, 0xB8},
                                              {0x9A, 0x9A, 0x94}}};

constexpr std::array<Colour, 5> generation_colours{
    {{0xA8, 0x60, 0x20}, {0xDD, 0xB8, 0x74}, {0xA6, 0xD6, 0xCA}, {0x3F, 0x9C, 0x92}, {0x0B, 0x55, 0x58}}};

/// Names classes while schools are put into them, and drops those that nobody is in.
class Classifier {
public:
    Classifier(SchoolClasses& classes, std::size_t school_count) : classes_{classes} {
        classes_.of_school.assign(school_count, 0);
    }

    std::size_t add(std::string label, Colour colour) {
        classes_.legend.classes.push_back({colour, false, std::move(label), 0});
        return classes_.legend.classes.size() - 1;
    }
    void put(std::size_t school, std::size_t position) {
        classes_.of_school[school] = static_cast<std::uint8_t>(position);
        ++classes_.legend.classes[position].count;
    }
    /// The class of what has no value, after all others.
    std::size_t add_unknown(std::string label = "Unknown") {
        classes_.legend.classes.push_back({palette_of(MapTheme::light).unknown, true, std::move(label), 0});
        return classes_.legend.classes.size() - 1;
    }
    void drop_empty() {
        std::vector<std::uint8_t> kept_as;
        std::vector<LegendEntry> kept;
        for (LegendEntry& entry : classes_.legend.classes) {
            kept_as.push_back(static_cast<std::uint8_t>(kept.size()));
            if (entry.count > 0) kept.push_back(std::move(entry));
        }
        classes_.legend.classes = std::move(kept);
        for (std::uint8_t& position : classes_.of_school)
            position = kept_as[position];
    }

private:
    SchoolClasses& classes_;
};

void all_unknown(SchoolClasses& classes, std::size_t school_count) {
    Classifier classifier{classes, school_count};
    const std::size_t unknown = classifier.add_unknown();
    for (std::size_t school = 0; school < school_count; ++school)
        classifier.put(school, unknown);
    classifier.drop_empty();
}

/// A school that waits for its year (see result_by) is offline meanwhile, and told apart.
void classify_outcomes(SchoolClasses& classes, const Plan& plan) {
    const std::vector<Outcome>& outcomes = plan.outcome;
    constexpr std::array<std::pair<Outcome, const char*>, outcome_count> labels{
        {{Outcome::existing, "At target already"},
         {Outcome::fiber, "Fiber"},
         {Outcome::cellular, "Cellular"},
         {Outcome::point_to_point, "Point to point"},
         {Outcome::satellite, "Satellite"},
         {Outcome::offline, "Not served"},
         {Outcome::excluded, "Excluded"}}};
    Classifier classifier{classes, outcomes.size()};
    std::array<std::size_t, outcome_count> position{};
    for (const auto& [outcome, label] : labels)
        position[static_cast<std::size_t>(outcome)] = classifier.add(label, colour_of(outcome));
    const std::size_t later = classifier.add("In a later year", waiting);
    for (std::size_t school = 0; school < outcomes.size(); ++school) {
        const bool is_waiting = outcomes[school] == Outcome::offline && plan.year[school] > 0;
        classifier.put(school, is_waiting ? later : position[static_cast<std::size_t>(outcomes[school])]);
    }
    classifier.drop_empty();
}

/// At the target, below it, not connected. A connected school whose speed is not known counts as at the target, as in
/// judge_standing.
void classify_connectivity(SchoolClasses& classes, const Schools& schools, double target_mbps) {
    Classifier classifier{classes, schools.size()};
    const std::size_t at_target = classifier.add("Connected", good),
                      below = classifier.add("Connected, too slow", partial);
    const std::size_t none = classifier.add("Not connected", lacking), unknown = classifier.add_unknown();
    for (std::size_t school = 0; school < schools.size(); ++school) {
        switch (schools.connectivity[school]) {
        case Answer::unknown:
            classifier.put(school, unknown);
            break;
        case Answer::no:
            classifier.put(school, none);
            break;
        case Answer::yes:
            classifier.put(school, schools.download_mbps[school] < target_mbps ? below : at_target);
            break;
        }
    }
    classifier.drop_empty();
}

void classify_electricity(SchoolClasses& classes, const Schools& schools) {
    Classifier classifier{classes, schools.size()};
    const std::size_t reliable = classifier.add("Electricity", good),
                      unreliable = classifier.add("Unreliable", partial);
    const std::size_t none = classifier.add("None", lacking), unknown = classifier.add_unknown();
    for (std::size_t school = 0; school < schools.size(); ++school) {
        switch (schools.electricity[school]) {
        case Electricity::unknown:
            classifier.put(school, unknown);
            break;
        case Electricity::none:
            classifier.put(school, none);
            break;
        case Electricity::unreliable:
            classifier.put(school, unreliable);
            break;
        case Electricity::solar:
        case Electricity::grid:
            classifier.put(school, reliable);
            break;
        }
    }
    classifier.drop_empty();
}

void classify_coverage(SchoolClasses& classes, const std::vector<Generation>& coverage) {
    Classifier classifier{classes, coverage.size()};
    for (const Generation generation :
         {Generation::none, Generation::g2, Generation::g3, Generation::g4, Generation::g5}) {
        classifier.add(generation == Generation::none ? "None" : std::string{name_of(generation)},
                       generation_colours[static_cast<std::size_t>(generation) - 1]);
    }
    const std::size_t unknown = classifier.add_unknown();
    for (std::size_t school = 0; school < coverage.size(); ++school) {
        const Generation generation = coverage[school];
        classifier.put(school, generation == Generation::unknown ? unknown : static_cast<std::size_t>(generation) - 1);
    }
    classifier.drop_empty();
}

/// The words by how many schools have them (ties by the word), those beyond the colours sharing the last one; years in
/// their order. Schools without a word come last, as unknown or as those that have no year.
void classify_words(SchoolClasses& classes, const std::vector<std::string>& words, bool are_years) {
    std::map<std::string, std::size_t> count;
    for (const std::string& word : words) {
        if (!word.empty()) ++count[word];
    }
    std::vector<std::pair<std::string, std::size_t>> ranked{count.begin(), count.end()};
    if (!are_years)
        std::ranges::stable_sort(ranked, std::ranges::greater{}, &std::pair<std::string, std::size_t>::second);

    Classifier classifier{classes, words.size()};
    std::map<std::string, std::size_t> position;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const bool is_rest = !are_years && ranked.size() > word_colours.size() && i + 1 >= word_colours.size();
        const bool is_new = !is_rest || i + 1 == word_colours.size();
        const double share = ranked.size() > 1 ? static_cast<double>(i) / static_cast<double>(ranked.size() - 1) : 0.5;
        const Colour colour = are_years ? ramp_colour(1.0 - share) : word_colours[std::min(i, word_colours.size() - 1)];
        if (is_new)
            position[ranked[i].first] = classifier.add(is_rest ? "Other" : ranked[i].first, colour);
        else
            position[ranked[i].first] = word_colours.size() - 1;
    }
    const std::size_t unknown = classifier.add_unknown(are_years ? "No year" : "Unknown");
    for (std::size_t school = 0; school < words.size(); ++school) {
        classifier.put(school, words[school].empty() ? unknown : position.at(words[school]));
    }
    classifier.drop_empty();
}

std::string step_label(const std::vector<double>& breaks, std::size_t step) {
    if (breaks.empty()) return {};
    if (step == 0) return "< " + figure_text(breaks.front());
    if (step == breaks.size()) return "\u2265 " + figure_text(breaks.back());
    return figure_text(breaks[step - 1]) + " \u2013 " + figure_text(breaks[step]);
}

void classify_numbers(SchoolClasses& classes, const std::vector<double>& numbers, bool is_skewed_column,
                      MapTheme theme) {
    const std::vector<double> breaks = is_skewed_column ? quantile_breaks(numbers) : even_breaks(numbers);
    Classifier classifier{classes, numbers.size()};
    for (std::size_t step = 0; step <= breaks.size(); ++step) {
        const double share = breaks.empty() ? 0.5 : static_cast<double>(step) / static_cast<double>(breaks.size());
        const auto known = std::ranges::find_if(numbers, [](double number) { return std::isfinite(number); });
        const std::string label =
            breaks.empty() ? figure_text(known == numbers.end() ? 0.0 : *known) : step_label(breaks, step);
        classifier.add(label, ramp_colour(share, theme));
    }
    const std::size_t unknown = classifier.add_unknown();
    for (std::size_t school = 0; school < numbers.size(); ++school) {
        if (!std::isfinite(numbers[school])) {
            classifier.put(school, unknown);
            continue;
        }
        const auto above = std::ranges::upper_bound(breaks, numbers[school]);
        classifier.put(school, static_cast<std::size_t>(above - breaks.begin()));
    }
    classifier.drop_empty();
}

void classify_answers(SchoolClasses& classes, const ScenarioResult& result, std::string_view name) {
    const Schools& schools = result.dataset->schools;
    if (name == "connected")
        classify_connectivity(classes, schools, result.scenario.ranking.target_mbps);
    else if (name == "electricity")
        classify_electricity(classes, schools);
    else
        classify_coverage(classes, result.indicators ? result.indicators->coverage : schools.stated_coverage);
}

} // namespace

SchoolClasses classify_schools(const ScenarioResult& result, const SchoolColouring& colouring, MapTheme theme) {
    SchoolClasses classes;
    const std::size_t school_count = result.dataset ? result.dataset->schools.size() : 0;
    const std::optional<ColourColumn> column =
        find_colour_column(result.dataset ? result.dataset->context : std::vector<ContextLayer>{}, colouring.column);
    classes.legend.title = column ? column->title : colouring.column;
    classes.legend.unit = column ? column->unit : "";
    if (school_count == 0) return classes;
    if (column && column->kind == ColourColumn::Kind::outcome && result.plan) classify_outcomes(classes, *result.plan);
    if (column && column->kind == ColourColumn::Kind::answer) classify_answers(classes, result, column->name);
    if (column && (column->kind == ColourColumn::Kind::category || column->kind == ColourColumn::Kind::code)) {
        classify_words(classes, column_words(result, *column), is_year(column->name));
    }
    if (column && column->kind == ColourColumn::Kind::ramp) {
        classes.legend.is_ramp = true;
        classify_numbers(classes, column_numbers(result, *column), is_skewed(column->name), theme);
    }
    if (classes.of_school.size() != school_count) {
        classes.legend.classes.clear();
        all_unknown(classes, school_count);
    }
    return classes;
}

Legend legend_of(const ScenarioResult& result, const SchoolColouring& colouring, MapTheme theme) {
    return classify_schools(result, colouring, theme).legend;
}

} // namespace planner
