// SPDX-License-Identifier: Apache-2.0
#include "planner/select/frontier.h"

#include <algorithm>
#include <map>
#include <utility>

#include "planner/select/pose_selection.h"
#include "planner/select/priced_selection.h"
#include "planner/select/spending.h"

namespace planner {

namespace {

/// Neighbours on the frontier whose scores are closer than this have nothing between them.
constexpr double same_line_share = 1e-12;

class FrontierTrace {
public:
    FrontierTrace(const SelectionProblem& problem, const std::vector<double>& learners)
        : problem_{problem}, learners_{learners}, priced_{problem} {}

    std::vector<FrontierPoint> trace(std::size_t point_limit, geo::Progress& progress) {
        add(highest_price());
        add(lowest_price());
        while (points_.size() < point_limit && refine_widest())
            progress.report(static_cast<double>(points_.size()) / static_cast<double>(point_limit));
        std::vector<FrontierPoint> points;
        for (auto& [usd, point] : points_) {
            if (!points.empty() && point.benefit <= points.back().benefit) continue;
            if (!points.empty())
                point.usd_per_further_benefit =
                    (point.usd - points.back().usd) / (point.benefit - points.back().benefit);
            points.push_back(point);
        }
        return points;
    }

private:
    /// Twice the best ratio of any option: nothing that costs anything is worth it.
    double highest_price() const {
        double highest = 0.0;
        for (const ServiceOption& option : problem_.options) {
            if (option.usd > 0.0) highest = std::max(highest, 2.0 * option.benefit / option.usd);
        }
        return highest > 0.0 ? highest : 1.0;
    }
    double lowest_price() const {
        constexpr double negligible_share = 1e-10;
        return negligible_share * highest_price();
    }

    /// Adds the best selection at a price; false: it is there already.
    bool add(double price) {
        priced_.choose({price, {}});
        const Selection selection = priced_.selection();
        const SelectionSums sums = sum_selection(problem_, selection);
        FrontierPoint point{.usd = sums.usd, .budget_usd = budget_for(sums.usd), .benefit = sums.benefit};
        for (std::size_t school = 0; school < learners_.size(); ++school) {
            if (selection.option[school] == Selection::none) continue;
            point.learners += learners_[school];
            ++point.schools;
        }
        return points_.emplace(point.usd, point).second;
    }

    /// Looks between the neighbours that are farthest apart in money and may have something between them.
    bool refine_widest() {
        while (true) {
            auto widest = points_.end();
            double gap_usd = 0.0;
            for (auto point = points_.begin(); point != points_.end() && std::next(point) != points_.end(); ++point) {
                const double width_usd = std::next(point)->first - point->first;
                if (width_usd <= gap_usd || is_closed_.contains(point->first)) continue;
                widest = point;
                gap_usd = width_usd;
            }
            if (widest == points_.end()) return false;
            const FrontierPoint &low = widest->second, &high = std::next(widest)->second;
            const double price = (high.benefit - low.benefit) / (high.usd - low.usd);
            const double line_score = low.benefit - price * low.usd;
            const double low_usd = low.usd;
            if (price > 0.0 && add(price) &&
                priced_.value() - price * priced_.usd() > line_score + same_line_share * high.benefit)
                return true;
            is_closed_.emplace(low_usd, true);
        }
    }

    const SelectionProblem& problem_;
    const std::vector<double>& learners_;
    PricedSelection priced_;
    std::map<double, FrontierPoint> points_; // by money
    std::map<double, bool> is_closed_;       // by the money of the lower neighbour
};

std::size_t find_knee(const std::vector<FrontierPoint>& points) {
    if (points.empty()) return 0;
    const FrontierPoint &first = points.front(), &last = points.back();
    const double usd = last.usd - first.usd, benefit = last.benefit - first.benefit;
    const auto height = [&](const FrontierPoint& point) {
        return usd > 0.0 && benefit > 0.0 ? (point.benefit - first.benefit) / benefit - (point.usd - first.usd) / usd
                                          : 0.0;
    };
    return static_cast<std::size_t>(std::ranges::max_element(points, {}, height) - points.begin());
}

} // namespace

Frontier trace_frontier(const PlanBasis& basis, const Objective& objective, std::size_t point_limit,
                        geo::Progress& progress) {
    progress.begin_step("Tracing the frontier");
    const Prices prices = price_choices(basis);
    Objective goal = objective;
    if (goal.kind == Objective::Kind::operator_npv) goal.kind = Objective::Kind::most_learners;
    const Choice for_all = choose_for_all(basis, prices, goal);
    SelectionProblem problem = pose_selection(basis, prices, for_all, goal, 0.0);
    problem.floors.clear();
    std::vector<double> learners; // by need rank, as the problem's schools
    for (const std::size_t school : basis.ranking.order)
        learners.push_back(basis.indicators.learners[school]);
    Frontier frontier{FrontierTrace{problem, learners}.trace(point_limit, progress), 0};
    frontier.knee = find_knee(frontier.points);
    return frontier;
}

} // namespace planner
