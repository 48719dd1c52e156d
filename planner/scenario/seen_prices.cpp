// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/seen_prices.h"

#include <array>

namespace planner {

std::span<const SeenPrice> seen_prices() {
    static constexpr std::array prices{
        SeenPrice{"fiber.capex_usd_per_km", 3'000, 60'000}, // aerial to urban trench
        SeenPrice{"fiber.aerial_capex_usd_per_km", 3'000, 15'000},
        SeenPrice{"fiber.buried_capex_usd_per_km", 8'000, 60'000}, // rural to urban
        SeenPrice{"fiber.capex_usd_per_school", 300, 1'500},
        SeenPrice{"fiber.usd_per_mbps_month", 0.5, 20},
        SeenPrice{"cellular.capex_usd_per_school", 120, 550},
        SeenPrice{"cellular.usd_per_mbps_month", 0.4, 20},
        SeenPrice{"point_to_point.capex_usd_per_link", 1'500, 80'000}, // unlicensed to licensed
        SeenPrice{"point_to_point.capex_usd_per_tower", 5'000, 30'000},
        SeenPrice{"point_to_point.usd_per_mbps_month", 0.5, 20},
        SeenPrice{"satellite.capex_usd_per_terminal", 200, 4'000}, // low orbit to geostationary
        SeenPrice{"satellite.usd_per_terminal_month", 28, 440},
        SeenPrice{"satellite.geo.capex_usd_per_terminal", 800, 4'000},
        SeenPrice{"satellite.geo.usd_per_mbps_month", 30, 440},
        SeenPrice{"school_network.usd_per_access_point", 60, 400},
        SeenPrice{"school_network.cabinet_usd_per_school", 250, 2'000},
        SeenPrice{"school_network.router_usd_per_school", 150, 900},
        SeenPrice{"power.grid_usd_per_kwh", 0.05, 0.40},
        SeenPrice{"power.solar_usd_per_w", 0.8, 3.9},
        SeenPrice{"power.battery_usd_per_kwh", 150, 600},
        SeenPrice{"people.projector_usd", 200, 900},
        SeenPrice{"people.teacher_laptop_usd", 200, 800},
        SeenPrice{"people.support_usd_per_school_year", 150, 1'500},
        SeenPrice{"people.training.acquisition_usd", 40, 350},
        SeenPrice{"people.offline.server_usd", 100, 600},
        SeenPrice{"people.kinds.usd", 60, 800}, // tablet to laptop
    };
    return prices;
}

} // namespace planner
