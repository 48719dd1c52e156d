// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gui {

/// What stands where a number is not known.
inline constexpr const char* unknown_text = "\u2013";

/// A whole number with thin separators: "1 234 567"; a dash for NaN.
std::string count_text(double count);
/// Three significant digits with k, M, B: "23.1 M", "940"; a dash for NaN.
std::string short_text(double number);
/// The same with the currency: "23.1 M USD".
std::string usd_text(double usd);
/// Metres as a person says them: "850 m", "12.3 km", "1 240 km".
std::string distance_text(double metres);
/// A share as "42 %", one decimal below 10 %.
std::string percent_text(double share);
/// A score 0..1 with two decimals.
std::string score_text(double score);
/// "42 ms", "1.3 s", "2 min 5 s"
std::string duration_text(double seconds);
/// Any number, as many decimals as `step` needs: "12 000", "1.25".
std::string number_text(double number, double step);

/// A sentence with its numbers written as ours: "12,000 USD" becomes "12 000 USD".
std::string with_thin_separators(std::string_view sentence);

/// What a person typed as a number: spaces, thin separators, "k", "M", "B" and "%" allowed; nullopt: not a number.
std::optional<double> parse_number(std::string_view text);

} // namespace gui
