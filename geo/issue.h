// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace geo {

/// Something wrong in the input that did not stop loading.
struct Issue {
    enum class Severity { note, warning, error };

    Severity severity = Severity::note;
    std::string code{};               // "swapped_lon_lat": the list stands in datasets/README.md
    std::string layer{};              // "schools"
    std::string file{};               // as the manifest names it; empty where the layer has one file
    std::optional<std::size_t> row{}; // as a person finds it: the header is row 1; in vector files the feature id
    std::string message{};            // "latitude 91.2 is outside -90..90; set aside"
    bool set_aside = false;           // the row is not used
    std::string subject{};            // what several rows may share, such as the name that they give; empty: nothing

    friend bool operator==(const Issue&, const Issue&) = default;
};

/// A value read from files, and what was wrong with them.
template <typename T>
struct Loaded {
    T value;
    std::vector<Issue> issues;
};

} // namespace geo
