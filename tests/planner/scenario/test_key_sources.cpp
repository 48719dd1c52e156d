// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "planner/scenario/keys.h"
#include "tests/catch.h"

namespace {

/// What the sources of planner/METHODS.md are called: "ITU", "OECD 2008".
std::vector<std::string> names_of_sources() {
    const std::string page = tests::read_file(tests::source_file("planner/METHODS.md"));
    std::vector<std::string> names;
    for (std::size_t at = page.find("\n- [", page.find("\n## Sources\n")); at != std::string::npos;
         at = page.find("\n- [", at + 1)) {
        const std::size_t begin = at + 4; // behind "\n- ["
        names.push_back(page.substr(begin, page.find(']', begin) - begin));
    }
    return names;
}

/// "ITU (120), Giga (186 to 534)" names ITU and Giga.
std::vector<std::string> names_in(std::string_view source) {
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin < source.size();) {
        const std::string_view rest = source.substr(begin);
        const std::size_t length = std::min(rest.find(", "), rest.size());
        const std::string_view part = rest.substr(0, length);
        names.emplace_back(part.substr(0, part.find(" (")));
        begin += length + 2;
    }
    return names;
}

} // namespace

TEST_CASE("Every price says where it comes from", "[key_sources]") {
    for (const planner::Key& key : planner::scenario_keys()) {
        INFO(key.name);
        CHECK_FALSE((planner::is_money(key) && key.source.empty()));
    }
}

TEST_CASE("A key's source is listed in METHODS.md, or a section of it, or called an assumption", "[key_sources]") {
    const std::vector<std::string> listed = names_of_sources();
    REQUIRE(listed.size() > 20);
    for (const planner::Key& key : planner::scenario_keys()) {
        if (key.source.starts_with("METHODS.md \"")) continue; // tests/citations.cmake looks for the section
        for (const std::string& name : names_in(key.source)) {
            INFO(fmt::format("{}: {}", key.name, name));
            CHECK((name == "assumption" || std::ranges::find(listed, name) != listed.end()));
        }
    }
}
