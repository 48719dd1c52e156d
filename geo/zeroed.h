// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <utility>
#include <vector>

namespace geo {

/// Memory that is zero from the start because the system hands it out so. A page of it costs time only once it is
/// touched, and on the thread that touches it: rows that are never written cost nothing.
template <typename Number>
struct ZeroedMemory {
    using value_type = Number;

    Number* allocate(std::size_t count) {
        void* const memory = std::calloc(count, sizeof(Number));
        if (memory == nullptr) throw std::bad_alloc{};
        return static_cast<Number*>(memory);
    }
    void deallocate(Number* memory, std::size_t) { std::free(memory); }

    void construct(Number*) {} // zero already
    template <typename Value>
    void construct(Number* place, Value&& value) {
        *place = std::forward<Value>(value);
    }

    friend bool operator==(const ZeroedMemory&, const ZeroedMemory&) { return true; }
};

/// A large table of numbers whose size is given once, and which is written here and there.
template <typename Number>
using ZeroedTable = std::vector<Number, ZeroedMemory<Number>>;

} // namespace geo
