// SPDX-License-Identifier: Apache-2.0
#include "planner/select/ways.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <utility>

#include "planner/select/least_cost.h"

namespace planner {

namespace {

/// Schools and vertices that are looked at to better the first ways, all in all.
constexpr std::size_t way_work = std::size_t{1} << 17;
constexpr std::size_t least_trials = 100; // for more than one start
constexpr double cheaper_share = 1e-12;   // less is rounding

/// What a school is thought to save that leaves its tree: its part of the edges on its way, or those it alone uses.
enum class Saving { part, alone };

bool is_on_several_trees(const std::vector<Technology>& with_trees, const PlanBasis& basis, std::size_t school) {
    return std::ranges::count_if(with_trees,
                                 [&](Technology technology) { return may_share_by(technology, basis, school); }) > 1;
}

class WaySearch {
public:
    WaySearch(const PlanBasis& basis, const Prices& prices, const std::vector<bool>& is_marked)
        : basis_{basis},
          prices_{prices},
          is_marked_{is_marked},
          works_{basis.cost.works},
          order_{technologies_with_trees(works_)} {
        for (const std::size_t school : basis.ranking.order) {
            if (is_marked[school] && is_on_several_trees(order_, basis, school)) on_several_.push_back(school);
        }
        trials_left_ = way_work / (is_marked.size() + works_.size() + 1);
    }

    std::vector<Technology> search() {
        std::vector<Technology> first = settle_in_turn(order_);
        if (on_several_.empty() || trials_left_ == 0) return first;
        Settled best = settle(first);
        for (const std::vector<Technology>& start : list_starts(first)) {
            settled_ = settle(start);
            while (move_groups() || move_branches() || move_singles() || move_pairs()) {
            }
            if (is_cheaper(settled_, best)) best = settled_;
            if (trials_left_ == 0) break;
        }
        return std::move(best.way);
    }

private:
    /// Ways, and what all cost who are served by them.
    struct Settled {
        std::vector<Technology> way;
        std::vector<Outcome> technology;
        std::ptrdiff_t unserved = 0;
        double usd = 0.0;
    };

    /// The turns taken in every order, and everybody on the trees of one technology.
    std::vector<std::vector<Technology>> list_starts(const std::vector<Technology>& first) const {
        std::vector<std::vector<Technology>> starts{first};
        if (trials_left_ < least_trials) return starts;
        for (const Technology technology : order_) {
            starts.push_back(first);
            for (const std::size_t school : on_several_) {
                if (may_share(technology, school)) starts.back()[school] = technology;
            }
        }
        std::vector<Technology> order = order_;
        while (std::ranges::next_permutation(order).found)
            starts.push_back(settle_in_turn(order));
        return starts;
    }

    /// Serves more, or as many at less cost.
    static bool is_cheaper(const Settled& one, const Settled& other) {
        if (one.unserved != other.unserved) return one.unserved < other.unserved;
        return one.usd < other.usd - cheaper_share * std::abs(other.usd);
    }

    bool may_share(Technology technology, std::size_t school) const { return may_share_by(technology, basis_, school); }

    Settled settle(std::vector<Technology> way) const {
        Settled settled{std::move(way), {}};
        settled.technology = choose_least_cost(basis_, prices_, is_marked_, settled.way);
        settled.unserved = std::ranges::count(settled.technology, Outcome::offline);
        settled.usd = price_of(settled.technology, basis_, prices_);
        return settled;
    }

    /// Takes ways if they are cheaper.
    template <typename MakeWays>
    bool try_ways(MakeWays make_ways) {
        if (trials_left_ == 0) return false;
        --trials_left_;
        Settled tried = settle(make_ways());
        if (!is_cheaper(tried, settled_)) return false;
        settled_ = std::move(tried);
        return true;
    }

    std::vector<bool> choose_tree(Technology technology, const std::vector<BranchGain>& gain) const {
        const std::vector<Technology> all(is_marked_.size(), technology);
        return choose_branches(root_works(works_, prices_.edge_usd, all), gain);
    }

    /// One technology after the other is chosen against what needs no tree and the parts that schools pay on earlier
    /// trees; a school that the later one suits better leaves the earlier.
    std::vector<Technology> settle_in_turn(const std::vector<Technology>& order) const {
        std::vector<Technology> way(is_marked_.size(), Technology::fiber);
        std::vector<std::size_t> joined(is_marked_.size(), SharedWorks::none); // position of the technology
        for (const Technology technology : order) {
            const std::vector<WorksPart> part = share_works(works_, joined, {});
            std::vector<BranchGain> gain(is_marked_.size());
            for (std::size_t school = 0; school < gain.size(); ++school) {
                if (!is_marked_[school] || !may_share(technology, school)) continue;
                std::optional<Aside> other = cheapest_aside(basis_, prices_, school, technology);
                if (joined[school] != SharedWorks::none)
                    other = Aside{way[school], prices_.of(way[school])[school] + part[school].times(prices_.work_usd)};
                gain[school] = gain_over(other, prices_.of(technology)[school]);
            }
            const std::vector<bool> joins = choose_tree(technology, gain);
            for (std::size_t school = 0; school < joins.size(); ++school) {
                if (!joins[school]) continue;
                way[school] = technology;
                joined[school] = static_cast<std::size_t>(technology);
            }
        }
        return way;
    }

    /// Each technology's tree is chosen anew against all that is built besides.
    bool move_groups() {
        bool has_moved = false;
        for (const Technology technology : order_) {
            for (const Saving saving : {Saving::part, Saving::alone})
                has_moved = try_ways([&] { return rejoin(technology, saving); }) || has_moved;
        }
        return has_moved;
    }

    /// Price of the edges on a school's way that are not built yet, and of those that one school uses, by vertex.
    struct WayPrices {
        std::vector<double> missing_usd, alone_usd;
    };
    WayPrices price_ways(const std::vector<std::size_t>& users) const {
        WayPrices ways{std::vector(works_.size(), 0.0), std::vector(works_.size(), 0.0)};
        for (std::size_t vertex = 0; vertex < works_.size(); ++vertex) {
            if (users[vertex] > 1) continue;
            std::vector<double>& way_usd = users[vertex] == 0 ? ways.missing_usd : ways.alone_usd;
            const std::size_t parent = works_.parent[vertex];
            way_usd[vertex] = prices_.edge_usd[vertex] + (parent == SharedWorks::none ? 0.0 : way_usd[parent]);
        }
        return ways;
    }

    std::vector<Technology> rejoin(Technology technology, Saving saving) const {
        const std::vector<std::size_t> chosen = chosen_technology(settled_.technology);
        const WayPrices ways = price_ways(count_users(works_, chosen));
        const std::vector<WorksPart> part = share_works(works_, chosen, {});
        std::vector<BranchGain> gain(is_marked_.size());
        std::vector<Technology> way = settled_.way;
        for (std::size_t school = 0; school < gain.size(); ++school) {
            if (!is_marked_[school] || !may_share(technology, school)) continue;
            std::optional<Aside> other = cheapest_aside(basis_, prices_, school, technology);
            for (const Technology tree : order_) {
                if (tree == technology || !may_share(tree, school)) continue;
                const std::size_t vertex = works_.vertex_of(tree, school);
                double usd = prices_.of(tree)[school];
                if (chosen[school] != static_cast<std::size_t>(tree))
                    usd += ways.missing_usd[vertex];
                else
                    usd += saving == Saving::part ? part[school].times(prices_.work_usd) : ways.alone_usd[vertex];
                if (!other || usd < other->usd) other = Aside{tree, usd};
            }
            gain[school] = gain_over(other, prices_.of(technology)[school]);
            if (way[school] == technology && other && may_share(other->technology, school))
                way[school] = other->technology;
        }
        const std::vector<bool> joins = choose_tree(technology, gain);
        for (std::size_t school = 0; school < joins.size(); ++school) {
            if (joins[school]) way[school] = technology;
        }
        return way;
    }

    bool passes(Technology technology, std::size_t school, std::size_t edge) const {
        std::size_t vertex = works_.vertex_of(technology, school);
        while (vertex != SharedWorks::none && vertex > edge)
            vertex = works_.parent[vertex];
        return vertex == edge;
    }

    /// All schools behind an edge move to its tree together.
    bool move_branches() {
        bool has_moved = false;
        std::vector<bool> is_tried(works_.size(), false);
        for (const std::size_t school : on_several_) {
            for (const Technology technology : order_) {
                for (std::size_t edge = works_.vertex_of(technology, school);
                     edge != SharedWorks::none && !is_tried[edge]; edge = works_.parent[edge]) {
                    is_tried[edge] = true;
                    const auto move = [&] {
                        std::vector<Technology> way = settled_.way;
                        for (const std::size_t other : on_several_) {
                            if (may_share(technology, other) && passes(technology, other, edge))
                                way[other] = technology;
                        }
                        return way;
                    };
                    has_moved = try_ways(move) || has_moved;
                }
            }
        }
        return has_moved;
    }

    /// Every other tree that a school may move to.
    template <typename Try>
    void for_other_trees(std::size_t school, Try try_tree) {
        for (const Technology technology : order_) {
            if (technology != settled_.way[school] && may_share(technology, school)) try_tree(technology);
        }
    }

    bool move_singles() {
        bool has_moved = false;
        for (const std::size_t school : on_several_) {
            for_other_trees(school, [&](Technology technology) {
                has_moved = try_ways([&] { return moved({{school, technology}}); }) || has_moved;
            });
        }
        return has_moved;
    }

    bool move_pairs() {
        for (std::size_t one = 0; one < on_several_.size() && trials_left_ > 0; ++one) {
            for (std::size_t other = one + 1; other < on_several_.size() && trials_left_ > 0; ++other) {
                bool has_moved = false;
                for_other_trees(on_several_[one], [&](Technology of_one) {
                    for_other_trees(on_several_[other], [&](Technology of_other) {
                        const auto move = [&] {
                            return moved({{on_several_[one], of_one}, {on_several_[other], of_other}});
                        };
                        has_moved = has_moved || try_ways(move);
                    });
                });
                if (has_moved) return true;
            }
        }
        return false;
    }

    std::vector<Technology> moved(std::initializer_list<std::pair<std::size_t, Technology>> moves) const {
        std::vector<Technology> way = settled_.way;
        for (const auto& [school, technology] : moves)
            way[school] = technology;
        return way;
    }

    const PlanBasis& basis_;
    const Prices& prices_;
    const std::vector<bool>& is_marked_;
    const SharedWorks& works_;
    std::vector<Technology> order_;       // of those with trees
    std::vector<std::size_t> on_several_; // schools on trees of several technologies, by need rank
    std::size_t trials_left_ = 0;
    Settled settled_; // the best from this start
};

} // namespace

std::vector<Technology> technologies_with_trees(const SharedWorks& works) {
    std::vector<Technology> with_trees;
    for (const Technology technology : {Technology::point_to_point, Technology::fiber, Technology::cellular}) {
        if (works.has(technology)) with_trees.push_back(technology);
    }
    return with_trees;
}

bool may_share_by(Technology technology, const PlanBasis& basis, std::size_t school) {
    return basis.cost.works.vertex_of(technology, school) != SharedWorks::none &&
           is_feasible(basis, technology, school);
}

std::vector<Technology> settle_ways(const PlanBasis& basis, const Prices& prices, const std::vector<bool>& is_marked) {
    const SharedWorks& works = basis.cost.works;
    if (!works.has(Technology::cellular) && !works.has(Technology::point_to_point))
        return std::vector(is_marked.size(), Technology::fiber);
    return WaySearch{basis, prices, is_marked}.search();
}

} // namespace planner
