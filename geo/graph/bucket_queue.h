// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace geo {

/// Entries in buckets of equal width by their distance, nearer buckets first, and in a bucket in the order of pushing.
/// Cheaper than a heap where a search can take back what it later finds shorter. An entry has a `distance`; none may
/// lie before the bucket that is being emptied.
template <typename Entry>
class BucketQueue {
public:
    explicit BucketQueue(double width) : width_{width}, bucket_(bucket_count) {}

    void push(const Entry& entry) {
        if (entry.distance >= end()) {
            far_.push_back(entry);
            return;
        }
        // No rounding goes beyond the last bucket: start_ is 0, or at least the width of all buckets; the difference to
        // a distance before end() is exact then, and below that width by a step that the quotient keeps.
        bucket_[static_cast<std::size_t>((entry.distance - start_) / width_)].push_back(entry);
        ++near_count_;
    }

    /// Takes the next entry; false if there is none.
    bool pop(Entry& entry) {
        if (near_count_ == 0 && !move_on()) return false;
        while (taken_ == bucket_[at_].size()) {
            bucket_[at_++].clear();
            taken_ = 0;
        }
        entry = bucket_[at_][taken_++];
        --near_count_;
        return true;
    }

private:
    static constexpr std::size_t bucket_count = 1024;

    double end() const { return start_ + width_ * static_cast<double>(bucket_count); }

    /// Starts anew at the nearest of the entries that were too far.
    bool move_on() {
        if (far_.empty()) return false;
        bucket_[at_].clear();
        at_ = taken_ = 0;
        start_ = std::ranges::min(far_, {}, &Entry::distance).distance;
        for (const Entry& entry : std::exchange(far_, {}))
            push(entry);
        return true;
    }

    double width_, start_ = 0.0; // of the first bucket
    std::vector<std::vector<Entry>> bucket_;
    std::vector<Entry> far_;
    std::size_t at_ = 0, taken_ = 0; // of the bucket that is being emptied
    std::size_t near_count_ = 0;
};

} // namespace geo
