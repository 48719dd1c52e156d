// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/later_keys.h"

#include <algorithm>

namespace planner {

namespace {

constexpr std::string_view one_level =
    "only the first level of training is planned yet: people.training.acquisition_usd";
constexpr std::string_view any_trainers = "the number of trainers does not limit training yet";

} // namespace

std::span<const LaterKey> later_keys() {
    static const std::vector<LaterKey> keys{
        {"unknown.learners", {"\"median\""}, "the median of the same level and area is the only rule"},
        {"ranking.missing", {"\"renormalise\""}, "missing indicators drop out and the rest is renormalised"},
        {"ranking.weight_concentration", {}, "rank bands are not available yet"},
        {"people.training.deepening_usd", {"0"}, one_level},
        {"people.training.creation_usd", {"0"}, one_level},
        {"people.training.trainers", {}, any_trainers},
        {"people.training.per_trainer_year", {}, any_trainers},
        {"people.gate_trained_share", {"0"}, "devices do not wait for trained teachers yet"},
        {"uncertainty.draws", {"0"}, "ranges are kept and shown, but nothing is drawn from them yet"},
        {"uncertainty.price_correlation", {"*"}, "it acts on draws only, and uncertainty.draws must be 0 yet"},
    };
    return keys;
}

const LaterKey* find_later_key(std::string_view name) {
    const auto found = std::ranges::find(later_keys(), name, &LaterKey::name);
    return found == later_keys().end() ? nullptr : &*found;
}

} // namespace planner
