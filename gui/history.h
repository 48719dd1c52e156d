// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

namespace gui {

/// A value that remembers what it was: undo and redo by whole copies.
template <typename T>
class History {
public:
    explicit History(T value) : present_{std::move(value)} {}

    const T& present() const { return present_; }
    /// What undo and redo would bring back; nullptr: nothing.
    const T* before() const { return past_.empty() ? nullptr : &past_.back(); }
    const T* after() const { return future_.empty() ? nullptr : &future_.back(); }

    /// One undo step; nothing where the value is the same.
    void commit(T value) {
        if (value == present_) return;
        past_.push_back(std::exchange(present_, std::move(value)));
        future_.clear();
    }
    void undo() { step(past_, future_); }
    void redo() { step(future_, past_); }

private:
    void step(std::vector<T>& from, std::vector<T>& to) {
        if (from.empty()) return;
        to.push_back(std::exchange(present_, std::move(from.back())));
        from.pop_back();
    }

    T present_;
    std::vector<T> past_, future_;
};

} // namespace gui
