// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace planner {

/// A table of a TOML file, read strictly: finish() refuses every key that nobody asked for. All errors are geo::Error
/// and name file, key, value and what was expected.
class StrictTable {
public:
    /// `key` is where the table stands: "admin[1]"; empty for the document.
    StrictTable(const nlohmann::json& table, std::string path, std::string key);

    bool has(std::string_view key) const;
    std::string text(std::string_view key, std::string_view fallback = "");
    bool flag(std::string_view key, bool fallback);
    double number(std::string_view key, double fallback, double lowest, double highest);
    int whole(std::string_view key, int fallback, int lowest, int highest);
    /// One of the words.
    std::string word(std::string_view key, std::string_view fallback, const std::vector<std::string_view>& words);
    /// { name = "text" }; a whole number counts as text, as in { lon = 7 }.
    std::map<std::string, std::string> texts(std::string_view key);
    /// { name = ["a", "b"] }; a lone "a" counts as a list of one.
    std::map<std::string, std::vector<std::string>> lists(std::string_view key);

    using Read = std::function<void(StrictTable&)>;
    /// Reads the table at a key, or each table of the list there; nothing if the key is absent. Each is finished.
    void each_table(std::string_view key, const Read& read);
    using ReadNamed = std::function<void(const std::string& name, StrictTable&)>;
    /// Reads each table, or list of tables, inside the table at a key: [context.night_light]. Each is finished.
    void each_named_table(std::string_view key, const ReadNamed& read);

    /// Throws for any key that was not asked for.
    void finish() const;
    /// Throws: the value at `key` is not what is `expected`.
    [[noreturn]] void fail(std::string_view key, std::string_view expected) const;
    /// Throws: the value at `key` holds credentials. It is not repeated, for messages are kept and passed on.
    [[noreturn]] void refuse_secret(std::string_view key) const;

private:
    const nlohmann::json* take(std::string_view key);
    std::string full_key(std::string_view key) const;
    void read_tables(const nlohmann::json& value, const std::string& key, const Read& read) const;

    const nlohmann::json* table_;
    std::string path_, key_;
    std::vector<std::string> asked_;
};

} // namespace planner
