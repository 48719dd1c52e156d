// SPDX-License-Identifier: Apache-2.0
#include "planner/output/frontier_table.h"

#include <string_view>
#include <utility>

#include "geo/missing.h"

namespace planner {

namespace {

/// A column of numbers that stand in the points as they are.
template <typename Member>
Column<Frontier> of_points(std::string name, std::string unit, std::string meaning, Member member) {
    return row_column<Frontier>(
        std::move(name), std::move(unit), std::move(meaning),
        [member](const Frontier& frontier, std::size_t point) { return frontier.points[point].*member; });
}

} // namespace

std::vector<Column<Frontier>> frontier_columns() {
    return {
        of_points("budget_usd", "USD",
                  "that opens this plan with --budget: the present value of connections, and of people where the "
                  "budget covers them, and a reserve for rounding",
                  &FrontierPoint::budget_usd),
        of_points("benefit", "",
                  "of the schools that get a connection: need^e x learners, or schools; no plan of this price on the "
                  "trees settled for all has more, floors left aside",
                  &FrontierPoint::benefit),
        of_points("learners", "learners", "at these schools", &FrontierPoint::learners),
        of_points("schools", "schools", "that get a connection", &FrontierPoint::schools),
        row_column<Frontier>("usd_per_further_benefit", "USD",
                             "price of one more unit of benefit between the row before and this one",
                             [](const Frontier& frontier, std::size_t point) {
                                 return point == 0 ? geo::missing : frontier.points[point].usd_per_further_benefit;
                             }),
        row_column<Frontier>("knee", "",
                             "yes: from here on a dollar brings less than on the average of the whole curve",
                             [](const Frontier& frontier, std::size_t point) -> std::string_view {
                                 return point == frontier.knee ? "yes" : "no";
                             })};
}

} // namespace planner
