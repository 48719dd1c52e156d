// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace geo {

/// A radio path over ground: from the antenna of a cell site (base) to that of a user (terminal).
struct RadioPath {
    double distance_m = 0.0; // over ground
    double frequency_ghz = 0.0;
    double base_height_m = 0.0; // above ground
    double terminal_height_m = 0.0;
};

/// What of the sent power a path costs, and whether the model was made for such a path.
struct PathLoss {
    double loss_db = 0.0;
    bool is_extrapolated = false; // the path lies outside the range of the measurements behind the model

    friend bool operator==(const PathLoss&, const PathLoss&) = default;
};

/// Loss in free space (ITU-R P.525): 92.4478 + 20 lg d_km + 20 lg f_GHz.
double free_space_loss_db(double distance_m, double frequency_ghz);

/// What stands around the terminal.
enum class Surroundings { urban, suburban, open };

/// Okumura-Hata (Hata 1980), a small or medium city and its correction; made for 150-1500 MHz, bases of 30-200 m,
/// terminals of 1-10 m, 1-20 km.
PathLoss hata_loss(const RadioPath& path, Surroundings surroundings);

/// COST 231's extension of Hata's model; made for 1500-2000 MHz and else the same. A metropolitan centre costs 3 dB
/// more.
PathLoss cost231_loss(const RadioPath& path, bool is_metropolitan);

/// 3GPP's rural macro cell in line of sight (TR 38.901, table 7.4.1-1), buildings of 5 m; made for 0.5-7 GHz, bases of
/// 10-150 m, terminals of 1-10 m, 10 m - 10 km.
PathLoss rural_macro_loss(const RadioPath& path);

/// Where that model's loss begins to rise with the fourth power, metres: 2 pi h_base h_terminal f / c, c = 3.0e8 m/s.
double rural_macro_breakpoint_m(const RadioPath& path);

/// The model that a frequency and the surroundings ask for: Hata's up to 1.5 GHz; above, COST 231's, as in a
/// metropolitan centre where it is urban, and in the open the rural macro cell. Source: METHODS.md "Modelled coverage".
PathLoss macro_cell_loss(const RadioPath& path, Surroundings surroundings);

} // namespace geo
