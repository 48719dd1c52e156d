// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "planner/network/network_options.h"

namespace planner {
namespace {

Standing judge(Answer connectivity, double download_mbps, double target_mbps, UnknownRules::Connectivity unknown) {
    if (connectivity == Answer::unknown) {
        switch (unknown) {
        case UnknownRules::Connectivity::no:
            connectivity = Answer::no;
            break;
        case UnknownRules::Connectivity::yes:
            connectivity = Answer::yes;
            break;
        case UnknownRules::Connectivity::exclude:
            return Standing::excluded;
        }
    }
    if (connectivity == Answer::no) return Standing::to_connect;
    return std::isnan(download_mbps) || download_mbps >= target_mbps ? Standing::existing : Standing::upgrade;
}

} // namespace

std::vector<Standing> judge_standing(const Schools& schools, double target_mbps, const UnknownRules& unknown,
                                     const Overrides& overrides) {
    std::vector<Standing> standing(schools.size());
    for (std::size_t school = 0; school < schools.size(); ++school) {
        const bool is_excluded = std::ranges::binary_search(overrides.exclude, schools.id[school]);
        standing[school] = is_excluded ? Standing::excluded
                                       : judge(schools.connectivity[school], schools.download_mbps[school], target_mbps,
                                               unknown.connectivity);
    }
    return standing;
}

} // namespace planner
