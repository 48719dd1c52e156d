// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/key_builders.h"

namespace planner {

std::vector<Key> reference_keys() {
    return {
        number(
            {"giga.solar_w_per_school", "Giga: panels of a school", "W", "Giga",
             "Reconciliation only: what a school without electricity gets, whatever its load."},
            {0, 1'000'000}, [](auto& s) -> auto& { return s.giga.solar_w; }),
        on_off(
            {"giga.economies_of_scale", "Giga: schools pass fiber on", "", "Giga",
             "Reconciliation only: a school that gets fiber may be a source for the next."},
            [](auto& s) -> auto& { return s.giga.economies_of_scale; }),
        on_off(
            {"giga.allow_new_electricity", "Giga: panels may be bought", "", "Giga",
             "Reconciliation only: otherwise schools without electricity stay out."},
            [](auto& s) -> auto& { return s.giga.allow_new_electricity; }),
        number(
            {"itu.licence_mhz", "ITU: licensed bandwidth", "MHz", "ITU", "Reconciliation only: of a radio link."},
            {0, 1'000}, [](auto& s) -> auto& { return s.itu.licence_mhz; }),
        number(
            {"itu.licence_usd_per_mhz", "ITU: licence", "USD/MHz", "ITU",
             "Reconciliation only: paid once for a radio link."},
            {0, 100'000}, [](auto& s) -> auto& { return s.itu.licence_usd_per_mhz; }),
        number(
            {"itu.licence_usd_per_mhz_year", "ITU: licence fee", "USD/MHz/year", "ITU",
             "Reconciliation only: paid each year for a radio link."},
            {0, 100'000}, [](auto& s) -> auto& { return s.itu.licence_usd_per_mhz_year; }),
    };
}

} // namespace planner
