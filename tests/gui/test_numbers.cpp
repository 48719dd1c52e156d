// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "gui/charts/charts.h"
#include "gui/text/numbers.h"
#include "gui/ui/slider.h"
#include "tests/catch.h"

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
const std::string thin = "\u202f";

} // namespace

TEST_CASE("Counts are grouped by thin spaces, what is not known is a dash", "[numbers]") {
    CHECK(gui::count_text(0) == "0");
    CHECK(gui::count_text(999) == "999");
    CHECK(gui::count_text(1'000) == "1" + thin + "000");
    CHECK(gui::count_text(1'234'567) == "1" + thin + "234" + thin + "567");
    CHECK(gui::count_text(-1'234) == "-1" + thin + "234");
    CHECK(gui::count_text(-0.2) == "0");
    CHECK(gui::count_text(missing) == gui::unknown_text);
}

TEST_CASE("Short numbers have three digits and their scale", "[numbers]") {
    CHECK(gui::short_text(940) == "940");
    CHECK(gui::short_text(999.6) == "1.00 k");
    CHECK(gui::short_text(23'100'000) == "23.1 M");
    CHECK(gui::short_text(999'500) == "1.00 M");
    CHECK(gui::short_text(-4'560) == "-4.56 k");
    CHECK(gui::short_text(7.5e9) == "7.50 B");
    CHECK(gui::usd_text(412'000) == "412 k USD");
    CHECK(gui::usd_text(missing) == gui::unknown_text);
}

TEST_CASE("Numbers in sentences get thin spaces, and nothing else changes", "[numbers]") {
    CHECK(gui::with_thin_separators("Fiber, 1,104,252; satellite: too much demand (135 Mbps), 3,5") ==
          "Fiber, 1\u202f104\u202f252; satellite: too much demand (135 Mbps), 3,5");
    CHECK(gui::with_thin_separators("2,0123 of 12,000") == "2,0123 of 12\u202f000");
}

TEST_CASE("Lengths, shares and times read as a person says them", "[numbers]") {
    CHECK(gui::distance_text(850) == "850 m");
    CHECK(gui::distance_text(999.6) == "1.0 km");
    CHECK(gui::distance_text(12'340) == "12.3 km");
    CHECK(gui::distance_text(1'240'000) == "1" + thin + "240 km");
    CHECK(gui::percent_text(0.42) == "42 %");
    CHECK(gui::percent_text(0.06) == "6.0 %");
    CHECK(gui::duration_text(0.042) == "42 ms");
    CHECK(gui::duration_text(125) == "2 min 5 s");
    CHECK(gui::number_text(1.25, 0.05) == "1.25");
    CHECK(gui::number_text(12'000, 100) == "12" + thin + "000");
}

TEST_CASE("Typed numbers are read back, with separators, scales and percent", "[numbers]") {
    CHECK(gui::parse_number("12" + thin + "000") == 12'000.0);
    CHECK(gui::parse_number("12,000") == 12'000.0);
    CHECK(gui::parse_number("12,5") == 12.5);
    CHECK(gui::parse_number("1.5 M") == 1'500'000.0);
    CHECK(gui::parse_number("6 %") == Approx(0.06));
    CHECK(gui::parse_number("-3") == -3.0);
    CHECK_FALSE(gui::parse_number(""));
    CHECK_FALSE(gui::parse_number("fast"));
    CHECK_FALSE(gui::parse_number("1.2.3"));
    const double number = GENERATE(0.0, 7.0, 1'234.0, 45'678'901.0);
    CHECK(gui::parse_number(gui::count_text(number)) == number);
}

TEST_CASE("Sliders step by round numbers", "[slider]") {
    CHECK(gui::ui::slider_step(1'000, 35'000, false) == Approx(100)); // 34,000 / 200 = 170
    CHECK(gui::ui::slider_step(0, 0.15, false) == Approx(0.0005));    // 0.00075
    CHECK(gui::ui::slider_step(1, 25, true) == 1.0);
    CHECK(gui::ui::slider_step(0, 40e6, true) == Approx(200'000));
}

TEST_CASE("An axis has three to seven round marks that hold its values", "[charts]") {
    const auto [lowest, highest] =
        GENERATE(table<double, double>({{0.0, 23.1e6}, {-4.2e6, 11e6}, {0.0, 0.7}, {0.0, 1e9}}));
    const std::vector<double> marks = gui::axis_marks(lowest, highest);
    CHECK(marks.size() >= 3);
    CHECK(marks.size() <= 7);
    CHECK(marks.front() <= lowest);
    CHECK(marks.back() >= highest);
    CHECK(std::ranges::count(marks, 0.0) == 1);
}
