// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/key_builders.h"
#include "planner/scenario/ranking_presets.h"

namespace planner {

namespace {

/// Choosing a preset sets all weights, which then follow no comparisons; "custom" leaves them.
Key preset_key() {
    ChoiceKey key;
    for (const RankingPreset& preset : ranking_presets())
        key.words.push_back(preset.name);
    key.words.emplace_back("custom");
    key.get = [](const Scenario& scenario) { return preset_of(scenario.ranking.weights); };
    key.set = [](Scenario& scenario, std::string_view word) {
        const auto preset = std::ranges::find(ranking_presets(), word, &RankingPreset::name);
        if (preset == ranking_presets().end()) return;
        scenario.ranking.weights = preset->weights;
        scenario.comparisons.clear();
    };
    return {"ranking.preset",
            "Weights",
            "",
            "METHODS.md \"Need score\"",
            "A named set of weights; those under ranking.weights then replace single ones.",
            std::move(key)};
}

/// A weight that is set follows no comparisons any more.
Key weight_key(std::size_t criterion, KeyText text) {
    Key key = number(
        text, {0, 1'000}, [criterion](auto& s) -> auto& { return s.ranking.weights[criterion]; });
    auto& weight = std::get<NumberKey>(key.value);
    weight.set = [set = weight.set](Scenario& scenario, double value) {
        set(scenario, value);
        scenario.comparisons.clear();
    };
    return key;
}

std::vector<Key> weight_keys() {
    constexpr std::string_view source = "assumption";
    constexpr std::array<KeyText, criterion_count> texts{{
        {"ranking.weights.speed_gap", "Weight of the speed gap", "", source,
         "Bandwidth that is missing to the target."},
        {"ranking.weights.coverage_gap", "Weight of the coverage gap", "", source,
         "No mobile coverage, or an old one."},
        {"ranking.weights.fiber_distance", "Weight of the distance to fiber", "", source, "Far from a take-up point."},
        {"ranking.weights.electricity", "Weight of electricity", "", source, "None, or not to be relied on."},
        {"ranking.weights.learners_per_device", "Weight of learners per device", "", source, "Many share one device."},
        {"ranking.weights.connected_device_share", "Weight of devices offline", "", source,
         "Devices without internet."},
        {"ranking.weights.untrained_teachers", "Weight of untrained teachers", "", source, "Not trained in using ICT."},
        {"ranking.weights.wealth", "Weight of poverty", "", source, "A poor surrounding."},
        {"ranking.weights.adapted", "Weight of inaccessibility", "", source, "Nothing adapted for disabilities."},
        {"ranking.weights.girls", "Weight of girls' deprivation", "", source, "Share of girls times the speed gap."},
        {"ranking.weights.language", "Weight of missing content", "", source, "None in the language of instruction."},
        {"ranking.weights.learners", "Weight of enrolment", "", source, "Many learners."},
        {"ranking.weights.unserved_population", "Weight of unserved people", "", source, "Children out of reach."},
        {"ranking.weights.context", "Weight of context layers", "", "assumption",
         "Where the dataset's own context layers put the school, all alike; relative_wealth has its own weight."},
    }};
    std::vector<Key> keys;
    for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
        keys.push_back(weight_key(criterion, texts[criterion]));
    }
    return keys;
}

} // namespace

std::vector<Key> ranking_keys() {
    std::vector<Key> keys{
        preset_key(),
        choice(
            {"ranking.normalisation", "Normalisation", "", "OECD 2008",
             "How indicators become comparable: between fixed goalposts, the least and the most, by spread, by rank."},
            {"goalposts", "min_max", "z", "rank"}, RankingRules::Normalisation::goalposts,
            [](auto& s) -> auto& { return s.ranking.normalisation; }),
        choice(
            {"ranking.aggregation", "Aggregation", "", "METHODS.md \"Aggregation\"",
             "Strengths make up for needs in full (additive) or in part (geometric); or schools are measured against "
             "the extremes (topsis) or each other (promethee)."},
            {"additive", "geometric", "topsis", "promethee"}, RankingRules::Aggregation::additive,
            [](auto& s) -> auto& { return s.ranking.aggregation; }),
        number(
            {"ranking.indifference", "Indifference", "need", "assumption",
             "A difference up to here counts nothing; with promethee, in normalised need."},
            {0, 10}, [](auto& s) -> auto& { return s.ranking.thresholds.indifference; }),
        number(
            {"ranking.preference", "Preference", "need", "assumption",
             "From this difference on it counts in full; with promethee, in normalised need."},
            {0, 10}, [](auto& s) -> auto& { return s.ranking.thresholds.preference; }),
        number(
            {"ranking.target_mbps", "Target", "Mbps", "Giga Maps",
             "A school below it is to be connected or upgraded; need counts from it."},
            {0.1, 10'000}, [](auto& s) -> auto& { return s.ranking.target_mbps; }),
        number(
            {"ranking.school_age_share", "People of school age", "share", "assumption",
             "Of the population; for unserved people."},
            {0, 1}, [](auto& s) -> auto& { return s.ranking.school_age_share; }),
        number(
            {"ranking.underserved_score", "Underserved from", "score", "assumption",
             "A school with at least this need score counts as underserved."},
            {0, 1}, [](auto& s) -> auto& { return s.ranking.underserved_score; }),
    };
    std::ranges::move(weight_keys(), std::back_inserter(keys));
    return keys;
}

} // namespace planner
