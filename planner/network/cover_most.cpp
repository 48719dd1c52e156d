// SPDX-License-Identifier: Apache-2.0
#include "planner/network/cover_most.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

namespace planner {
namespace {

/// Candidates that are taken, and how often each place is covered.
class CoverCount {
public:
    explicit CoverCount(const CoverProblem& problem) : problem_{problem}, times_(problem.weight.size(), 0) {}

    const std::vector<std::size_t>& taken() const { return taken_; }

    void take(std::size_t candidate) {
        taken_.push_back(candidate);
        for (const std::size_t place : problem_.covers[candidate])
            ++times_[place];
    }
    void give_back(std::size_t candidate) {
        taken_.erase(std::ranges::find(taken_, candidate));
        for (const std::size_t place : problem_.covers[candidate])
            --times_[place];
    }

    /// What a candidate would add.
    CoverWeight gain(std::size_t candidate) const {
        CoverWeight sum;
        for (const std::size_t place : problem_.covers[candidate]) {
            if (times_[place] == 0) sum += problem_.weight[place];
        }
        return sum;
    }
    /// What is covered.
    CoverWeight weight() const {
        CoverWeight sum;
        for (std::size_t place = 0; place < times_.size(); ++place) {
            if (times_[place] > 0) sum += problem_.weight[place];
        }
        return sum;
    }

private:
    const CoverProblem& problem_;
    std::vector<std::size_t> taken_;
    std::vector<int> times_; // that each place is covered
};

/// A candidate and what it would add.
struct Gain {
    CoverWeight weight;
    std::size_t candidate = 0;
};

/// The gains of candidates, largest first, ties by row.
std::vector<Gain> sort_gains(const CoverCount& count, const std::vector<std::size_t>& candidates) {
    std::vector<Gain> gains;
    gains.reserve(candidates.size());
    for (const std::size_t candidate : candidates)
        gains.push_back({count.gain(candidate), candidate});
    std::ranges::stable_sort(gains, std::greater{}, &Gain::weight);
    return gains;
}

CoverWeight sum_largest(const std::vector<Gain>& gains, std::size_t most) {
    CoverWeight sum;
    for (std::size_t row = 0; row < std::min(most, gains.size()); ++row)
        sum += gains[row].weight;
    return sum;
}

std::vector<std::size_t> all_candidates(const CoverProblem& problem) {
    std::vector<std::size_t> candidates(problem.covers.size());
    std::iota(candidates.begin(), candidates.end(), std::size_t{0});
    return candidates;
}

/// What all candidates together cover.
CoverWeight sum_in_reach(const CoverProblem& problem) {
    CoverCount count{problem};
    for (const std::size_t candidate : all_candidates(problem))
        count.take(candidate);
    return count.weight();
}

/// Exchanges a taken site for another while that covers more.
CoverCount exchange_sites(const CoverProblem& problem, const Cover& cover) {
    CoverCount count{problem};
    for (const std::size_t site : cover.sites)
        count.take(site);
    bool is_better = true;
    while (is_better) {
        is_better = false;
        for (const std::size_t site : std::vector{count.taken()}) {
            count.give_back(site);
            std::vector<Gain> gains = sort_gains(count, all_candidates(problem));
            const bool is_exchange = gains.front().weight > count.gain(site);
            count.take(is_exchange ? gains.front().candidate : site);
            is_better = is_better || is_exchange;
        }
    }
    return count;
}

/// Branch and bound: with the candidate that adds most, then without it; a branch ends where its bound is no more than
/// the best cover found.
class CoverSearch {
public:
    CoverSearch(const CoverProblem& problem, Cover best) : problem_{problem}, best_{std::move(best)}, count_{problem} {}

    Cover search() {
        look(all_candidates(problem_), {});
        if (effort_ <= most_effort) best_.bound = best_.weight;
        return best_;
    }

private:
    static constexpr std::size_t most_effort = 20'000'000; // places looked at

    /// Not deeper than sites are taken; a branch without a candidate goes on in the same call.
    void look(std::vector<std::size_t> candidates, const CoverWeight& covered) {
        const std::size_t left = problem_.most_sites - count_.taken().size();
        if (covered > best_.weight) {
            best_.sites = count_.taken();
            best_.weight = covered;
        }
        while (left > 0) {
            for (const std::size_t candidate : candidates)
                effort_ += problem_.covers[candidate].size() + 1;
            if (effort_ > most_effort) return;
            const std::vector<Gain> gains = sort_gains(count_, candidates);
            if (covered + sum_largest(gains, left) <= best_.weight) return;
            candidates.clear(); // then those that add something, all but the first
            for (std::size_t row = 1; row < gains.size() && gains[row].weight > CoverWeight{}; ++row)
                candidates.push_back(gains[row].candidate);
            const Gain first = gains.front();
            count_.take(first.candidate);
            look(candidates, covered + first.weight);
            count_.give_back(first.candidate);
        }
    }

    const CoverProblem& problem_;
    Cover best_;
    CoverCount count_;
    std::size_t effort_ = 0;
};

} // namespace

CoverWeight& CoverWeight::operator+=(const CoverWeight& more) {
    learners_without += more.learners_without;
    schools_without += more.schools_without;
    learners += more.learners;
    schools += more.schools;
    return *this;
}

Cover cover_greedily(const CoverProblem& problem) {
    CoverCount count{problem};
    const std::vector<std::size_t> candidates = all_candidates(problem);
    Cover cover;
    std::vector<Gain> gains = sort_gains(count, candidates);
    cover.bound = std::min(sum_largest(gains, problem.most_sites), sum_in_reach(problem));
    while (count.taken().size() < problem.most_sites && !gains.empty() && gains.front().weight > CoverWeight{}) {
        count.take(gains.front().candidate);
        gains = sort_gains(count, candidates);
        cover.bound = std::min(cover.bound, count.weight() + sum_largest(gains, problem.most_sites));
    }
    cover.sites = count.taken();
    cover.weight = count.weight();
    return cover;
}

Cover cover_most(const CoverProblem& problem) {
    Cover cover = cover_greedily(problem);
    if (cover.sites.empty() || cover.weight == cover.bound) return cover;
    const CoverCount exchanged = exchange_sites(problem, cover);
    cover.sites = exchanged.taken();
    cover.weight = exchanged.weight();
    return CoverSearch{problem, cover}.search();
}

} // namespace planner
