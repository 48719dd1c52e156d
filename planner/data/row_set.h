// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace planner {

/// Mixes one more part into a hash; equal parts in equal order give equal hashes.
inline std::size_t mixed_hash(std::size_t hash, std::size_t part) {
    constexpr std::size_t multiplier = 0x9E3779B97F4A7C15U; // 2^64 / golden ratio
    return (std::rotl(hash, 23) ^ part) * multiplier;
}

/// Rows by the hash of what they hold, each content once. One flat array: a list of a million schools is looked up in a
/// tenth of a second, which a set of nodes or a sort needs four times over.
class RowSet {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// Room for so many rows.
    explicit RowSet(std::size_t row_count)
        : slots_(std::bit_ceil(2 * row_count + 2)),
          shift_{64 - static_cast<std::size_t>(std::bit_width(slots_.size() - 1))} {}

    /// The row with this hash of which `is_equal(row)`, or none.
    template <typename IsEqual>
    std::size_t find(std::size_t hash, const IsEqual& is_equal) const {
        return row_in(slots_[slot_of(hash, is_equal)]);
    }
    /// The same; where there is none yet, `row` is put in and given back.
    template <typename IsEqual>
    std::size_t find_or_add(std::size_t row, std::size_t hash, const IsEqual& is_equal) {
        Slot& slot = slots_[slot_of(hash, is_equal)];
        if (slot.row_and_one == 0) slot = {static_cast<std::uint32_t>(row + 1), static_cast<std::uint32_t>(hash)};
        return row_in(slot);
    }

private:
    struct Slot {
        std::uint32_t row_and_one = 0; // 0: free
        std::uint32_t low_hash = 0;    // the place in slots_ comes from the high bits
    };
    static std::size_t row_in(const Slot& slot) { return slot.row_and_one == 0 ? none : slot.row_and_one - 1; }

    /// The slot of an equal row, else the free one where it would stand.
    template <typename IsEqual>
    std::size_t slot_of(std::size_t hash, const IsEqual& is_equal) const {
        std::size_t at = hash >> shift_;
        while (slots_[at].row_and_one != 0) {
            if (slots_[at].low_hash == static_cast<std::uint32_t>(hash) && is_equal(row_in(slots_[at]))) break;
            at = (at + 1) & (slots_.size() - 1);
        }
        return at;
    }

    std::vector<Slot> slots_;
    std::size_t shift_; // of a hash, so that it becomes a position
};

} // namespace planner
