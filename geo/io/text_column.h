// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/error.h"

namespace geo {

/// A column of text cells in one piece of memory, so that a table is hardly larger than its file.
class TextColumn {
public:
    TextColumn() = default;
    TextColumn(std::initializer_list<std::string_view> cells) {
        for (const std::string_view cell : cells)
            push_back(cell);
    }

    std::size_t size() const { return end_.size(); }
    bool empty() const { return end_.empty(); }
    /// Text of a row; valid until the column changes.
    std::string_view operator[](std::size_t row) const {
        const std::size_t begin = row == 0 ? 0 : end_[row - 1];
        return std::string_view{text_}.substr(begin, end_[row] - begin);
    }

    /// Goes through the rows' texts in order, as operator[] gives them.
    class Iterator {
    public:
        using value_type = std::string_view;
        using difference_type = std::ptrdiff_t;

        Iterator() = default;
        Iterator(const TextColumn& column, std::size_t row) : column_{&column}, row_{row} {}

        std::string_view operator*() const { return (*column_)[row_]; }
        Iterator& operator++() {
            ++row_;
            return *this;
        }
        Iterator operator++(int) { return {*column_, row_++}; }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        const TextColumn* column_ = nullptr;
        std::size_t row_ = 0;
    };
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }

    /// The first row of a text; nothing where no row has it.
    std::optional<std::size_t> find(std::string_view text) const {
        for (std::size_t row = 0; row < size(); ++row) {
            if ((*this)[row] == text) return row;
        }
        return std::nullopt;
    }
    /// The texts as strings of their own.
    std::vector<std::string> strings() const {
        std::vector<std::string> strings;
        strings.reserve(size());
        for (const std::string_view text : *this)
            strings.emplace_back(text);
        return strings;
    }

    void push_back(std::string_view cell) {
        if (cell.size() > std::numeric_limits<std::uint32_t>::max() - text_.size()) {
            throw Error{"a column holds more than 4 GiB of text; at most that much is expected"};
        }
        text_ += cell;
        end_.push_back(static_cast<std::uint32_t>(text_.size()));
    }
    /// Appends rows without text, or takes the last ones away.
    void resize(std::size_t row_count) {
        if (row_count < size()) text_.resize(row_count == 0 ? 0 : end_[row_count - 1]);
        end_.resize(row_count, static_cast<std::uint32_t>(text_.size()));
    }
    void reserve(std::size_t row_count, std::size_t byte_count) {
        end_.reserve(row_count);
        text_.reserve(byte_count);
    }

    friend bool operator==(const TextColumn&, const TextColumn&) = default;

private:
    std::string text_;
    std::vector<std::uint32_t> end_; // of each row's text
};

} // namespace geo
