// SPDX-License-Identifier: Apache-2.0
#include "planner/people/allot_devices.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "planner/people/apportion.h"

namespace planner {
namespace {

/// What each school asks for: a row per school that has learners, in the order in which ties go.
struct Requests {
    std::vector<std::size_t> school;
    std::vector<double> learners;
    std::vector<double> existing;       // devices that are there
    std::vector<double> kept;           // of these: those that the ratio asks for
    std::vector<std::size_t> sets;      // sets that the ratio asks for besides
    std::vector<std::size_t> assistive; // devices for learners who need one of their own

    std::size_t size() const { return school.size(); }
};

/// Schools with learners; by id where they are to share, as they come else.
std::vector<std::size_t> schools_with_learners(const Schools& schools, const std::vector<double>& learners,
                                               bool share) {
    std::vector<std::size_t> rows;
    for (std::size_t school = 0; school < learners.size(); ++school) {
        if (learners[school] > 0.0) rows.push_back(school);
    }
    if (share) std::ranges::stable_sort(rows, {}, [&](std::size_t school) { return schools.id[school]; });
    return rows;
}

Requests gather_requests(const Schools& schools, const std::vector<double>& learners, const AllotmentRules& rules) {
    Requests requests;
    requests.school = schools_with_learners(schools, learners, rules.devices_available > 0);
    for (const std::size_t school : requests.school) {
        const double needed = std::ceil(learners[school] / rules.learners_per_device);
        const double existing = std::isnan(schools.devices[school]) ? 0.0 : schools.devices[school];
        const double kept = std::min(existing, needed);
        requests.learners.push_back(learners[school]);
        requests.existing.push_back(existing);
        requests.kept.push_back(kept);
        requests.sets.push_back(static_cast<std::size_t>(std::ceil((needed - kept) / rules.set_size)));
        requests.assistive.push_back(
            static_cast<std::size_t>(std::ceil(learners[school] * rules.assistive_share - 1e-9)));
    }
    return requests;
}

std::size_t sum_of(const std::vector<std::size_t>& pieces) {
    return std::accumulate(pieces.begin(), pieces.end(), std::size_t{0});
}

/// Learners, each counting more where need is high.
std::vector<double> weigh_by_need(const Requests& requests, const std::vector<double>& need_score, double need_weight) {
    std::vector<double> weight = requests.learners;
    for (std::size_t row = 0; row < weight.size(); ++row) {
        const double need = need_score[requests.school[row]];
        if (!std::isnan(need)) weight[row] *= 1.0 + need_weight * std::clamp(need, 0.0, 1.0); // z scores leave it
    }
    return weight;
}

std::vector<std::size_t> share_sets(const Requests& requests, const std::vector<double>& need_score,
                                    const AllotmentRules& rules, std::size_t set_count) {
    if (set_count >= sum_of(requests.sets)) return requests.sets;
    if (rules.order == AllotmentRules::Order::leximin)
        return share_leximin({requests.learners, requests.sets}, requests.existing, rules.set_size, set_count);
    const Claims claims{rules.ask_for_need() ? weigh_by_need(requests, need_score, rules.need_weight)
                                             : requests.learners,
                        requests.sets};
    return rules.order == AllotmentRules::Order::proportional ? share_hamilton(claims, set_count)
                                                              : share_sainte_lague(claims, set_count);
}

/// The available devices: first for learners who need one of their own, then in sets for all.
void share_available(const std::vector<double>& need_score, const AllotmentRules& rules, Requests& requests) {
    const auto available = static_cast<std::size_t>(rules.devices_available);
    if (available < sum_of(requests.assistive)) {
        const std::vector<double> weight(requests.assistive.begin(), requests.assistive.end());
        requests.assistive = share_hamilton({weight, requests.assistive}, available);
    }
    const std::size_t left = available - sum_of(requests.assistive);
    requests.sets = share_sets(requests, need_score, rules, left / static_cast<std::size_t>(rules.set_size));
}

} // namespace

DeviceAllotment allot_devices(const Schools& schools, const std::vector<double>& learners,
                              const std::vector<double>& need_score, const AllotmentRules& rules) {
    Requests requests = gather_requests(schools, learners, rules);
    if (rules.devices_available > 0) share_available(need_score, rules, requests);
    const std::vector<double> zeros(learners.size(), 0.0);
    DeviceAllotment allotment{zeros, zeros, zeros};
    for (std::size_t row = 0; row < requests.size(); ++row) {
        const std::size_t school = requests.school[row];
        allotment.assistive[school] = static_cast<double>(requests.assistive[row]);
        allotment.given[school] =
            static_cast<double>(requests.sets[row]) * rules.set_size + allotment.assistive[school];
        allotment.held[school] = requests.kept[row] + allotment.given[school];
    }
    return allotment;
}

} // namespace planner
