// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/coverage.h"

#include <algorithm>
#include <cmath>

#include "geo/parallel.h"
#include "planner/synth/noise.h"
#include "planner/synth/random.h"

namespace planner::synth {

namespace {

constexpr float no_signal_db = -40.0F;
constexpr double strong_db = 8.0;
constexpr double telephone_height_m = 1.5;
/// Reach over even ground and wavelength: GSM at 900 MHz, UMTS at 2,100, LTE at 1,800.
struct Radio {
    double range_km, wavelength_m;
};
constexpr std::array<Radio, 3> radios{{{13.0, 0.333}, {8.5, 0.143}, {7.0, 0.167}}};
constexpr double widest_km = 1.15 * radios[0].range_km;
constexpr double fall_db_per_decade = 38.0; // rural, as Okumura and Hata's formula gives for masts of 30 m

/// How far hills stand into the ray, as the sharpest edge's height over its Fresnel scale without the wavelength:
/// v = result / sqrt(wavelength), ITU-R P.526-15, equation 26.
double obstruction(const Frame& frame, const Terrain& terrain, geo::Xy from, double from_m, geo::Xy to, double to_m,
                   double distance_m) {
    constexpr double earth_diameter_m = 2.0 * 4.0 / 3.0 * 6'371'000.0; // of the Earth as radio sees it
    const int samples = static_cast<int>(std::max(std::abs(to.x - from.x), std::abs(to.y - from.y)));
    double worst = -10.0;
    for (int at = 1; at < samples; ++at) {
        const double share = static_cast<double>(at) / samples;
        const Cell cell = frame.cell(static_cast<int>(std::lround(std::lerp(from.x, to.x, share))),
                                     static_cast<int>(std::lround(std::lerp(from.y, to.y, share))));
        const double before_m = share * distance_m, behind_m = distance_m - before_m;
        const double bulge_m = before_m * behind_m / earth_diameter_m;
        const double above_m = static_cast<double>(terrain.height_m[cell]) + bulge_m - std::lerp(from_m, to_m, share);
        worst = std::max(worst, above_m * std::sqrt(2.0 * distance_m / (before_m * behind_m)));
    }
    return worst;
}

/// Loss behind one edge, dB: ITU-R P.526-15, equation 31.
double edge_loss_db(double v) {
    if (v <= -0.78) return 0.0;
    return 6.9 + 20.0 * std::log10(std::sqrt((v - 0.1) * (v - 0.1) + 1.0) + v - 0.1);
}

/// Raises the signal of one site within rows first..last-1.
void add_site(const Frame& frame, const Terrain& terrain, const CellSite& site, int first, int last,
              Coverage& coverage) {
    const geo::Xy from = frame.grid_position(site.place);
    const int row = std::clamp(static_cast<int>(std::lround(from.y)), 0, frame.side - 1);
    const double from_m = sample(frame, terrain.height_m, from) + site.antenna_height_m;
    const int reach = static_cast<int>(widest_km / frame.cell_width_km(row));
    const int column = static_cast<int>(std::lround(from.x));
    for (int r = std::max(first, row - reach); r < std::min(last, row + reach + 1); ++r) {
        for (int c = std::max(0, column - reach); c <= std::min(frame.side - 1, column + reach); ++c) {
            const double away_km =
                std::hypot((c - from.x) * frame.cell_width_km(row), (r - from.y) * frame.cell_height_km());
            if (away_km > widest_km) continue;
            const Cell cell = frame.cell(c, r);
            const double to_m = static_cast<double>(terrain.height_m[cell]) + telephone_height_m;
            const double edge = obstruction(frame, terrain, from, from_m,
                                            {static_cast<double>(c), static_cast<double>(r)}, to_m, 1000.0 * away_km);
            for (std::size_t generation = 0; generation < radios.size(); ++generation) {
                if ((generation == 1 && !site.has_3g) || (generation == 2 && !site.has_4g)) continue;
                const Radio& radio = radios[generation];
                const double margin_db = fall_db_per_decade * std::log10(radio.range_km / std::max(0.4, away_km)) -
                                         edge_loss_db(edge / std::sqrt(radio.wavelength_m));
                float& best = coverage.margin_db[generation][cell];
                best = std::max(best, static_cast<float>(margin_db));
            }
        }
    }
}

} // namespace

Coverage spread_signal(const Frame& frame, const Terrain& terrain, const std::vector<CellSite>& sites,
                       geo::Progress& progress) {
    Coverage coverage;
    for (Field& margin : coverage.margin_db) {
        margin.assign(frame.cell_count(), no_signal_db);
    }
    std::vector<std::vector<std::size_t>> sites_of_row(static_cast<std::size_t>(frame.side));
    for (std::size_t site = 0; site < sites.size(); ++site) {
        sites_of_row[static_cast<std::size_t>(frame.row(frame.cell_at(sites[site].place)))].push_back(site);
    }
    const int reach = static_cast<int>(widest_km / frame.cell_height_km()) + 2;
    geo::parallel_chunks(sites_of_row.size(), 16, progress, [&](std::size_t begin, std::size_t end) {
        const int first = static_cast<int>(begin), last = static_cast<int>(end);
        for (int row = std::max(0, first - reach); row < std::min(frame.side, last + reach); ++row) {
            for (const std::size_t site : sites_of_row[static_cast<std::size_t>(row)]) {
                add_site(frame, terrain, sites[site], first, last, coverage);
            }
        }
    });
    return coverage;
}

Signal signal_at(const Frame& frame, const Coverage& coverage, std::size_t generation, geo::Xy position) {
    double margin_db = sample(frame, coverage.margin_db[generation], position);
    if (margin_db < -8.0) return Signal::none;
    const Random random{frame.seed, Stream::shadowing};
    margin_db += 5.0 * fractal_noise(random.key(), 0.8 * position.x, 0.8 * position.y, 2);
    if (margin_db < 0.0) return Signal::none;
    return margin_db >= strong_db ? Signal::strong : Signal::variable;
}

} // namespace planner::synth
