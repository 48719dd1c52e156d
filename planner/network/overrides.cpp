// SPDX-License-Identifier: Apache-2.0
#include "planner/network/overrides.h"

#include <algorithm>
#include <iterator>

namespace planner {
namespace {

constexpr const char* as_planned = "as the plan decides";

std::string_view id_in(const std::string& entry) { return entry; }
template <typename Value>
std::string_view id_in(const std::pair<std::string, Value>& entry) {
    return entry.first;
}

/// Where an id stands in a sorted list, or would.
auto place_of_id(auto& entries, std::string_view id) {
    return std::ranges::lower_bound(entries, id, {}, [](const auto& entry) { return id_in(entry); });
}

/// The entry of an id; nullptr: none.
auto* find_entry(auto& entries, std::string_view id) {
    const auto place = place_of_id(entries, id);
    return place != entries.end() && id_in(*place) == id ? &*place : nullptr;
}

template <typename Entry>
void erase_entry(std::vector<Entry>& entries, std::string_view id) {
    std::erase_if(entries, [&](const Entry& entry) { return id_in(entry) == id; });
}

template <typename Entry>
void insert_entry(std::vector<Entry>& entries, Entry entry) {
    entries.insert(place_of_id(entries, id_in(entry)), std::move(entry));
}

void append_ids(const auto& entries, std::vector<std::string>& ids) {
    std::ranges::transform(entries, std::back_inserter(ids),
                           [](const auto& entry) { return std::string{id_in(entry)}; });
}

std::vector<std::string> sorted_once(std::vector<std::string> ids) {
    std::ranges::sort(ids);
    const auto repeated = std::ranges::unique(ids);
    ids.erase(repeated.begin(), repeated.end());
    return ids;
}

} // namespace

SchoolOverride override_of(const Overrides& overrides, std::string_view school_id) {
    SchoolOverride decided;
    if (const auto* locked = find_entry(overrides.lock, school_id)) decided.lock = locked->second;
    if (const auto* forbidden = find_entry(overrides.forbid, school_id)) decided.forbid = forbidden->second;
    decided.is_excluded = find_entry(overrides.exclude, school_id) != nullptr;
    return decided;
}

void set_override(Overrides& overrides, std::string_view school_id, const SchoolOverride& decided) {
    const std::string id{school_id};
    erase_entry(overrides.lock, id);
    erase_entry(overrides.forbid, id);
    erase_entry(overrides.exclude, id);
    if (decided.lock) insert_entry(overrides.lock, {id, *decided.lock});
    if (!decided.forbid.empty()) insert_entry(overrides.forbid, {id, decided.forbid});
    if (decided.is_excluded) insert_entry(overrides.exclude, id);
}

std::string describe_override(const SchoolOverride& decided) {
    std::string text;
    const auto add = [&](const std::string& words) { text += (text.empty() ? "" : ", ") + words; };
    if (decided.is_excluded) add("left out of the plan");
    if (decided.lock) add("always by " + in_words(name_of(*decided.lock)));
    for (const Technology forbidden : decided.forbid)
        add((forbidden == decided.forbid.front() ? "never by " : "") + in_words(name_of(forbidden)));
    return text.empty() ? as_planned : text;
}

std::vector<std::string> overridden_schools(const Overrides& overrides) {
    std::vector<std::string> ids = overrides.exclude;
    append_ids(overrides.lock, ids);
    append_ids(overrides.forbid, ids);
    return sorted_once(std::move(ids));
}

RoadOverride override_of(const RoadOverrides& overrides, std::string_view road_id) {
    if (find_entry(overrides.lock, road_id)) return RoadOverride::locked;
    return find_entry(overrides.forbid, road_id) ? RoadOverride::forbidden : RoadOverride::none;
}

void set_override(RoadOverrides& overrides, std::string_view road_id, RoadOverride decided) {
    const std::string id{road_id};
    erase_entry(overrides.forbid, id);
    erase_entry(overrides.lock, id);
    if (decided == RoadOverride::forbidden) insert_entry(overrides.forbid, id);
    if (decided == RoadOverride::locked) insert_entry(overrides.lock, id);
}

std::string describe_override(RoadOverride decided) {
    switch (decided) {
    case RoadOverride::forbidden:
        return "no fiber along it";
    case RoadOverride::locked:
        return "fiber along it anyway";
    case RoadOverride::none:
        break;
    }
    return as_planned;
}

std::vector<std::string> overridden_roads(const RoadOverrides& overrides) {
    std::vector<std::string> ids = overrides.forbid;
    append_ids(overrides.lock, ids);
    return sorted_once(std::move(ids));
}

} // namespace planner
