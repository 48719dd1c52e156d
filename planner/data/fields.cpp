// SPDX-License-Identifier: Apache-2.0
#include "planner/data/fields.h"

#include <algorithm>
#include <array>

#include "planner/data/field_tables.h"
#include "planner/data/fold.h"

namespace planner {

std::span<const Field> fields_of(TableKind kind) {
    switch (kind) {
    case TableKind::schools:
        return school_fields();
    case TableKind::cell_sites:
        return cell_site_fields();
    case TableKind::transmission_nodes:
        return transmission_node_fields();
    case TableKind::fiber_lines:
        return fiber_line_fields();
    case TableKind::admin:
        return admin_fields();
    case TableKind::roads:
        return road_fields();
    case TableKind::sight_lines:
        return sight_line_fields();
    }
    return {};
}

const Field* find_field(TableKind kind, std::string_view name) {
    const auto fields = fields_of(kind);
    const auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? nullptr : &*found;
}

std::map<std::string, std::size_t> recognise_columns(TableKind kind, std::span<const std::string> column_names) {
    std::vector<std::string> folded;
    for (const std::string& name : column_names)
        folded.push_back(fold(name));

    std::map<std::string, std::size_t> found;
    std::vector<bool> taken(folded.size(), false);
    for (const Field& field : fields_of(kind)) {
        for (const std::string_view alias : field.aliases) {
            std::size_t column = 0;
            while (column < folded.size() && (taken[column] || folded[column] != fold(alias)))
                ++column;
            if (column == folded.size()) continue;
            taken[column] = true;
            found.emplace(field.name, column);
            break;
        }
    }
    return found;
}

std::string_view name_of(TableKind kind) {
    constexpr std::array<std::string_view, 7> names{"schools", "cell_sites", "transmission_nodes", "fiber_lines",
                                                    "admin",   "roads",      "sight_lines"};
    return names[static_cast<std::size_t>(kind)];
}

} // namespace planner
