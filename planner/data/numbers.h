// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "geo/io/text_column.h"

namespace planner {

/// What a column of numbers counts, which settles what "1,234" and "45%" mean in it.
enum class NumberKind {
    coordinate, // a lone comma is a decimal comma
    quantity,   // commas before groups of three digits separate thousands
    share       // as quantity; "45%" is 0.45
};

/// How the numbers of a column are written.
struct NumberStyle {
    NumberKind kind = NumberKind::quantity;
    char decimal = '.';

    friend bool operator==(const NumberStyle&, const NumberStyle&) = default;
};

/// Looks at a whole column, because "1,234" alone doesn't say what its comma means. "1.234,5" anywhere: decimal comma;
/// "1.234.567": thousands with points; only commas, each before exactly three digits: thousands in a quantity. Only
/// points, each before exactly three digits: thousands in a quantity of a file whose coordinates have decimal commas.
NumberStyle number_style(const geo::TextColumn& column, NumberKind kind, bool file_has_decimal_commas = false);

/// The number in a cell, in plain notation, with thousands separators or in exponent form; nothing for any other text,
/// and never NaN or infinity.
std::optional<double> parse_number(std::string_view cell, NumberStyle style);

/// Whether a cell says that nothing is known: empty, "NA", "<NA>", "-", "n/a", "null", "NaN" and their like.
bool is_missing(std::string_view cell);

/// Digits after the decimal sign of a number as it is written; trailing zeros count.
int decimal_count(std::string_view cell);

} // namespace planner
