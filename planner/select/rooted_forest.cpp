// SPDX-License-Identifier: Apache-2.0
#include "planner/select/rooted_forest.h"

#include <utility>

namespace planner {

RootedForest root_works(const SharedWorks& works, std::vector<double> edge_usd, std::span<const Technology> way) {
    RootedForest rooted{works.parent, std::move(edge_usd), std::vector(works.size(), RootedForest::none)};
    for (std::size_t school = 0; school < way.size(); ++school) {
        const std::size_t vertex = works.vertex_of(way[school], school);
        if (vertex != SharedWorks::none) rooted.school[vertex] = school;
    }
    return rooted;
}

} // namespace planner
