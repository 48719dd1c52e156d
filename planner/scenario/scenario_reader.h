// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "planner/scenario/keys.h"
#include "planner/scenario/list_keys.h"
#include "planner/scenario/toml.h"

namespace planner {

/// Reads the values of one file into a scenario and gathers what is wrong, so that a person sees all of it at once.
class ScenarioReader {
public:
    explicit ScenarioReader(const toml::table& file);

    /// Every value: lists, then keys in the order of their table: price index and currency before money, a preset
    /// before single weights.
    Scenario read();
    /// What is wrong, a sentence each.
    const std::vector<std::string>& problems() const { return problems_; }

private:
    void flatten(const toml::table& table, const std::string& prefix);
    void flatten_devices(const toml::node& node);
    void add(const std::string& name, const toml::node& node);
    const toml::node* value_of(std::string_view name) const;

    void read_format();
    void read_keys();
    void read_lists();
    void read_list(const ListKey& key);
    void read_further_devices();
    void judge_later_keys();
    void check_together();
    void check_comparisons();
    void read_key(const Key& key);
    void read_number(const Key& key, const toml::node& node);
    void read_range(const Key& key, const toml::table& range);
    void read_choice(const Key& key, const toml::node& node);
    std::optional<double> ratio_to_price_year(const Key& key, const toml::table& range);
    void expect(std::string_view name, const toml::node& node, std::string_view expected);

    std::map<std::string, const toml::node*> values_; // by name: "fiber.capex_usd_per_km"
    std::vector<const toml::table*> further_devices_; // of people.kinds, but the first, which has keys of its own
    Scenario scenario_;
    std::set<int> years_without_index_; // told once each
    std::vector<std::string> problems_;
};

} // namespace planner
