// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace geo {

/// Distance to a satellite, metres, from the ground, where it stands so high above the horizon:
///     sqrt((R sin E)^2 + 2 R h + h^2) - R sin E
/// Source: METHODS.md "Shared capacity".
double slant_range_m(double height_m, double elevation_deg);

/// How long a signal travels from the ground over a satellite to a ground station and back, milliseconds, with both
/// ends at the same distance from it: 4 slant range / c. Queues and processing come on top. Source: METHODS.md
/// "Shared capacity".
double satellite_round_trip_ms(double slant_range_m);

} // namespace geo
