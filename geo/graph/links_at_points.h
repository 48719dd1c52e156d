// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace geo {

/// The links that end at each of some points, as rows, ascending; a link from a point to itself stands there twice.
class LinksAtPoints {
public:
    /// `ends_of(link)` gives a pair of points.
    template <typename EndsOf>
    LinksAtPoints(std::size_t point_count, std::size_t link_count, EndsOf ends_of)
        : first_(point_count + 1, 0), link_(2 * link_count) {
        for (std::uint32_t link = 0; link < link_count; ++link) {
            const auto [a, b] = ends_of(link);
            ++first_[a + 1];
            ++first_[b + 1];
        }
        std::partial_sum(first_.begin(), first_.end(), first_.begin());
        std::vector<std::uint32_t> next{first_};
        for (std::uint32_t link = 0; link < link_count; ++link) {
            const auto [a, b] = ends_of(link);
            link_[next[a]++] = link;
            link_[next[b]++] = link;
        }
    }

    std::span<const std::uint32_t> at(std::uint32_t point) const {
        return std::span{link_}.subspan(first_[point], first_[point + 1] - first_[point]);
    }

private:
    std::vector<std::uint32_t> first_, link_;
};

} // namespace geo
