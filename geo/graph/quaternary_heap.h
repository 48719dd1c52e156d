// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace geo {

/// A priority queue whose smallest entry comes first; four children a node, so that a level lies in one cache line.
template <typename Entry>
class QuaternaryHeap {
public:
    bool empty() const { return entry_.empty(); }

    void push(Entry entry) {
        std::size_t slot = entry_.size();
        entry_.push_back(entry);
        while (slot > 0) {
            const std::size_t parent = (slot - 1) / 4;
            if (!(entry < entry_[parent])) break;
            entry_[slot] = entry_[parent];
            slot = parent;
        }
        entry_[slot] = entry;
    }

    Entry pop() {
        const Entry top = entry_.front();
        const Entry last = entry_.back();
        entry_.pop_back();
        if (!entry_.empty()) sink(last);
        return top;
    }

private:
    /// Puts an entry in the root's place.
    void sink(const Entry& entry) {
        std::size_t slot = 0;
        while (true) {
            const std::size_t first = 4 * slot + 1;
            if (first >= entry_.size()) break;
            const std::size_t end = std::min(first + 4, entry_.size());
            std::size_t least = first;
            for (std::size_t child = first + 1; child < end; ++child) {
                if (entry_[child] < entry_[least]) least = child;
            }
            if (!(entry_[least] < entry)) break;
            entry_[slot] = entry_[least];
            slot = least;
        }
        entry_[slot] = entry;
    }

    std::vector<Entry> entry_;
};

} // namespace geo
