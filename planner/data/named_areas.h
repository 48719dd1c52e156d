// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/issue.h"
#include "geo/shape/area_index.h"
#include "planner/data/infrastructure.h"

namespace planner {

/// An area's name as it is compared: folded, without a number in front ("04-GORGOL") and without the word for what it
/// is ("Northland Region", "Departamento de Boaco").
std::string area_key(std::string_view name);

/// A name's folded words with a blank between them: equal for names that differ in case, accents and punctuation alone.
std::string spelling_key(std::string_view name);

/// One level of areas that can be asked which of them holds a place, and which of them a text names.
class NamedAreas {
public:
    /// `aliases`: area -> what schools call it; a pair the other way round is understood as well.
    NamedAreas(AdminAreas areas, const std::map<std::string, std::vector<std::string>>& aliases);

    const AdminAreas& areas() const { return areas_; }
    /// Gives the areas away.
    AdminAreas take() && { return std::move(areas_); }
    /// The area that holds a place.
    std::optional<std::size_t> at(geo::LonLat place) const { return index_.find(place); }
    /// The first area that a text names.
    std::optional<std::size_t> named(std::string_view text) const;
    /// The name of an area that is likely to be meant by a text; empty: none.
    std::string_view likely(std::string_view text) const;
    /// The aliases of which neither side is an area's name.
    const std::vector<std::pair<std::string, std::string>>& unknown_aliases() const { return unknown_aliases_; }

private:
    void add_alias(const std::string& area, const std::string& alias);

    AdminAreas areas_;
    geo::AreaIndex index_;
    std::map<std::string, std::size_t> by_name_; // folded names, keys and aliases
    std::vector<std::pair<std::string, std::string>> unknown_aliases_;
};

} // namespace planner
