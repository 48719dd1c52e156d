// SPDX-License-Identifier: Apache-2.0
#include "planner/data/covered_rule.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace planner {
namespace {

/// Reads a number off the front of `text`, and the blanks around it.
std::optional<double> take_number(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || !std::isfinite(number)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return number;
}

bool take(std::string_view& text, std::string_view sign) {
    if (!text.starts_with(sign)) return false;
    text.remove_prefix(sign.size());
    return true;
}

std::optional<CoveredRule> parse_list(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    if (!take(text, "[")) return std::nullopt;
    CoveredRule rule{CoveredRule::Kind::one_of, {}};
    do {
        const auto number = take_number(text);
        if (!number) return std::nullopt;
        rule.values.push_back(*number);
    } while (take(text, ","));
    return text == "]" ? std::optional{rule} : std::nullopt;
}

} // namespace

bool CoveredRule::covers(double value) const {
    if (std::isnan(value) || values.empty()) return false;
    if (kind == Kind::at_least) return value >= values.front();
    if (kind == Kind::at_most) return value <= values.front();
    return std::ranges::find(values, value) != values.end();
}

std::optional<CoveredRule> parse_covered_rule(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    if (take(text, "in")) return parse_list(text);
    CoveredRule rule;
    if (take(text, ">=")) {
        rule.kind = CoveredRule::Kind::at_least;
    } else if (take(text, "<=")) {
        rule.kind = CoveredRule::Kind::at_most;
    } else if (!take(text, "==")) {
        return std::nullopt;
    }
    const auto number = take_number(text);
    if (!number || !text.empty()) return std::nullopt;
    rule.values = {*number};
    return rule;
}

std::string format_covered_rule(const CoveredRule& rule) {
    if (rule.kind == CoveredRule::Kind::one_of && rule.values.size() != 1) {
        return fmt::format("in [{}]", fmt::join(rule.values, ", "));
    }
    const std::string_view sign = rule.kind == CoveredRule::Kind::at_least  ? ">="
                                  : rule.kind == CoveredRule::Kind::at_most ? "<="
                                                                            : "==";
    return fmt::format("{} {}", sign, rule.values.front());
}

std::optional<CoveredRule> guess_covered_rule(const geo::RasterSummary& summary) {
    constexpr double usable_signal_dbm = -105.0; // usual planning limit of LTE reference signal power
    constexpr double weakest_signal_dbm = -200.0;
    const auto consists_of = [&](const std::vector<double>& values) {
        const auto& found = summary.distinct;
        return !found.empty() && std::ranges::all_of(found, [&](double value) {
            return std::ranges::find(values, value) != values.end();
        });
    };
    if (summary.sampled_count == summary.nodata_count) return std::nullopt;
    if (consists_of({0.0, 1.0}) && summary.highest == 1.0) return CoveredRule{CoveredRule::Kind::one_of, {1.0}};
    if (consists_of({0.0, 1.0, 2.0, 3.0}) && summary.highest > 1.0) {
        return CoveredRule{CoveredRule::Kind::one_of, {1.0, 2.0}};
    }
    const bool is_signal = summary.highest < 0.0 && summary.lowest >= weakest_signal_dbm;
    if (is_signal) return CoveredRule{CoveredRule::Kind::at_least, {usable_signal_dbm}};
    return std::nullopt;
}

} // namespace planner
