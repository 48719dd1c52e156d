// SPDX-License-Identifier: Apache-2.0
#include "planner/data/toml_text.h"

// Debian's library is built to throw; compiled into this one file the parser returns its error as a value instead.
#undef TOML_SHARED_LIB
#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "geo/error.h"

namespace planner {
namespace {

template <typename Date>
std::string written(const Date& date) {
    std::ostringstream text;
    text << date;
    return text.str();
}

nlohmann::json to_json(const toml::node& node) {
    if (const auto* table = node.as_table()) {
        nlohmann::json object = nlohmann::json::object();
        for (const auto& [key, value] : *table)
            object[std::string{key.str()}] = to_json(value);
        return object;
    }
    if (const auto* array = node.as_array()) {
        nlohmann::json list = nlohmann::json::array();
        for (const auto& value : *array)
            list.push_back(to_json(value));
        return list;
    }
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* whole = node.as_integer()) return whole->get();
    if (const auto* number = node.as_floating_point()) return number->get();
    if (const auto* flag = node.as_boolean()) return flag->get();
    if (const auto* date = node.as_date()) return written(date->get());
    if (const auto* time = node.as_time()) return written(time->get());
    if (const auto* date_time = node.as_date_time()) return written(date_time->get());
    return nullptr;
}

} // namespace

nlohmann::json parse_toml(std::string_view text, const std::string& path) {
    const toml::parse_result parsed = toml::parse(text);
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        throw geo::Error{fmt::format("{}: line {}: {}; TOML is expected", path, error.source().begin.line,
                                     std::string{error.description()})};
    }
    return to_json(parsed.table());
}

std::string toml_quote(std::string_view text) {
    std::string quoted = "\"";
    for (const char sign : text) {
        const auto code = static_cast<unsigned char>(sign);
        if (sign == '"' || sign == '\\') {
            quoted += '\\';
            quoted += sign;
        } else if (code < 0x20 || code == 0x7F) {
            quoted += fmt::format("\\u{:04X}", code);
        } else {
            quoted += sign;
        }
    }
    return quoted + '"';
}

std::string toml_key(std::string_view key) {
    const auto is_bare = [](char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') ||
               sign == '_' || sign == '-';
    };
    return !key.empty() && std::ranges::all_of(key, is_bare) ? std::string{key} : toml_quote(key);
}

} // namespace planner
