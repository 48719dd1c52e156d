// SPDX-License-Identifier: Apache-2.0
#include "planner/output/qgis_style.h"

#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace planner {

namespace {

using Options = std::vector<std::pair<std::string_view, std::string>>;

std::string text_of(Colour colour) { return fmt::format("{},{},{},{}", colour.r, colour.g, colour.b, colour.a); }

/// One symbol of one layer. QGIS before 3.20 reads <prop>, later ones <Option>.
std::string symbol(int name, std::string_view type, std::string_view layer_class, const Options& options) {
    std::string map, props;
    for (const auto& [key, value] : options) {
        map += fmt::format(R"(<Option type="QString" name="{}" value="{}"/>)", key, value);
        props += fmt::format(R"(<prop k="{}" v="{}"/>)", key, value);
    }
    return fmt::format(
        R"(<symbol name="{}" type="{}" alpha="1" clip_to_extent="1" force_rhr="0">)"
        R"(<layer class="{}" enabled="1" locked="0" pass="0"><Option type="Map">{}</Option>{}</layer></symbol>)",
        name, type, layer_class, map, props);
}

std::string document(std::string_view renderer) {
    return fmt::format(R"(<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>)"
                       R"(<qgis version="3.22" styleCategories="Symbology">{}</qgis>)",
                       renderer);
}

std::string one_symbol(std::string_view type, std::string_view layer_class, const Options& options) {
    return document(
        fmt::format(R"(<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0">)"
                    R"(<symbols>{}</symbols></renderer-v2>)",
                    symbol(0, type, layer_class, options)));
}

} // namespace

std::string technology_style() {
    std::string categories, symbols;
    for (std::size_t position = 0; position < outcome_count; ++position) {
        const auto outcome = static_cast<Outcome>(position);
        categories += fmt::format(R"(<category symbol="{0}" value="{1}" label="{1}" render="true"/>)", position,
                                  name_of(outcome));
        symbols += symbol(static_cast<int>(position), "marker", "SimpleMarker",
                          {{"name", "circle"},
                           {"color", text_of(colour_of(outcome))},
                           {"outline_color", "255,255,255,255"},
                           {"outline_width", "0.2"},
                           {"outline_width_unit", "MM"},
                           {"size", "2"},
                           {"size_unit", "MM"}});
    }
    return document(fmt::format(
        R"(<renderer-v2 type="categorizedSymbol" attr="technology" symbollevels="0" enableorderby="0" forceraster="0">)"
        R"(<categories>{}</categories><symbols>{}</symbols></renderer-v2>)",
        categories, symbols));
}

std::string line_style(Colour colour, bool is_dashed) {
    return one_symbol("line", "SimpleLine",
                      {{"line_color", text_of(colour)},
                       {"line_style", is_dashed ? "dash" : "solid"},
                       {"line_width", "0.5"},
                       {"line_width_unit", "MM"}});
}

std::string outline_style() {
    return one_symbol("fill", "SimpleFill",
                      {{"style", "no"},
                       {"outline_color", "107,107,107,255"},
                       {"outline_style", "solid"},
                       {"outline_width", "0.3"},
                       {"outline_width_unit", "MM"}});
}

} // namespace planner
