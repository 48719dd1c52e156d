// SPDX-License-Identifier: Apache-2.0
#include "planner/select/reach_floors.h"

#include <algorithm>
#include <utility>

#include "planner/select/tree_search.h"

namespace planner {

namespace {

constexpr int share_limit = 3;          // of shares that are asked for
constexpr double near_share = 1.0 / 64; // shares that are nearer are one
constexpr std::size_t branch_limit = 8; // of a share: near the greatest nothing is ever near

class CommonShare {
public:
    CommonShare(const SelectionProblem& problem, const std::vector<std::size_t>& settled_on, geo::Progress& progress)
        : possible_{problem}, settled_on_{settled_on}, progress_{progress} {
        Selection all{std::vector<std::size_t>(problem.school_count(), Selection::none)};
        for (std::size_t school = 0; school < all.option.size(); ++school) {
            if (problem.can_be_served(school)) all.option[school] = problem.first_option[school];
        }
        for (SelectionFloor& floor : possible_.floors) {
            const double impossible = shortfall(floor, all);
            is_lowered_ = is_lowered_ || impossible > 0.0;
            floor.least -= impossible;
        }
    }

    /// The best found at the greatest share that all floors reach; at least that of those known before.
    SolvedSelection find(SolvedSelection known) {
        SelectionProblem free = possible_;
        free.floors.clear();
        SolvedSelection unbound = solve_on_all_trees(free, settled_on_, progress_);
        const double bound = std::min(unbound.bound, known.bound);
        best_ = std::move(known);
        share_ = reached_share(possible_.floors, best_.selection);
        double asked = mean_share(unbound.selection), beyond = 1.0;
        offer(std::move(unbound));
        if (is_lowered_) ask(1.0);
        for (int asking = 0; asking < share_limit && beyond - share_ > near_share; ++asking) {
            if (asking > 0 || asked <= share_) asked = (share_ + beyond) / 2.0;
            if (!ask(asked)) beyond = asked;
        }
        best_.bound = std::max(bound, best_.sums.value);
        return std::move(best_);
    }

private:
    /// Seeks the best of which all floors reach a share; false: none is found.
    bool ask(double share) {
        SelectionProblem asked = possible_;
        for (SelectionFloor& floor : asked.floors)
            floor.least *= share;
        SolveStart start;
        start.prices = prices_;
        start.branches = branch_limit;
        SolvedSelection found = solve_on_all_trees(asked, settled_on_, progress_, start);
        const bool is_met = meets_floors(asked, found.selection);
        if (is_met) prices_ = found.prices;
        offer(std::move(found));
        return is_met;
    }

    /// What a selection serves of all that the floors ask for: where all are served alike, each reaches so much.
    double mean_share(const Selection& selection) const {
        double asked = 0.0, missed = 0.0;
        for (const SelectionFloor& floor : possible_.floors) {
            asked += floor.least;
            missed += shortfall(floor, selection);
        }
        return asked > 0.0 ? 1.0 - missed / asked : 1.0;
    }

    void offer(SolvedSelection found) {
        const double share = reached_share(possible_.floors, found.selection);
        if (share < share_ || (share == share_ && !is_better(found.sums, best_.sums))) return;
        share_ = share;
        best_ = std::move(found);
    }

    SelectionProblem possible_; // no floor of it asks for more than all that can be served
    bool is_lowered_ = false;   // some asked for more
    const std::vector<std::size_t>& settled_on_;
    geo::Progress& progress_;
    LimitPrices prices_; // of the last share that was reached
    SolvedSelection best_;
    double share_ = 0.0; // that all floors reach by the best
};

} // namespace

double reached_share(const std::vector<SelectionFloor>& floors, const Selection& selection) {
    double least = 1.0;
    for (const SelectionFloor& floor : floors) {
        if (floor.least > 0.0) least = std::min(least, 1.0 - shortfall(floor, selection) / floor.least);
    }
    return least;
}

SolvedSelection reach_floors(const SelectionProblem& problem, const std::vector<std::size_t>& settled_on,
                             geo::Progress& progress) {
    SolvedSelection solved = solve_on_all_trees(problem, settled_on, progress);
    if (meets_floors(problem, solved.selection)) return solved;
    const bool are_out_of_reach = solved.floors_are_out_of_reach;
    solved = CommonShare{problem, settled_on, progress}.find(std::move(solved));
    solved.floors_are_out_of_reach = are_out_of_reach;
    return solved;
}

} // namespace planner
