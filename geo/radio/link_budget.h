// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace geo {

/// What a radio link gains and loses beside its path. The defaults are the example of METHODS.md "Radio paths":
/// an LTE carrier of 10 MHz at 800 MHz, and an antenna outside at the school.
struct LinkBudget {
    double sent_dbm = 43.0;
    double sender_gain_dbi = 15.0;
    double feeder_loss_db = 2.0;
    double receiver_gain_dbi = 8.0;
    double wall_loss_db = 0.0;
    double fade_margin_db = 8.0;
    double interference_margin_db = 6.0;
    double noise_figure_db = 7.0;
    double occupied_mhz = 9.0;    // of the spectrum
    double overhead_share = 0.25; // of the rate: pilots, control, headers

    friend bool operator==(const LinkBudget&, const LinkBudget&) = default;
};

/// Thermal noise in a bandwidth, dBm: -174 + 10 lg B_Hz + NF.
double noise_dbm(double bandwidth_mhz, double noise_figure_db);

/// Power at the receiver over a path of this loss, dBm.
double received_dbm(const LinkBudget& budget, double path_loss_db);

/// Signal over noise and interference at the receiver, dB.
double signal_to_noise_db(const LinkBudget& budget, double path_loss_db);

/// Bits per second and hertz that an LTE receiver makes of its signal, by the fifteen steps of its channel quality
/// (3GPP TS 36.213, table 7.2.3-1, at the thresholds of ITU's capacity model); a step holds from its threshold upward,
/// and below -6.7 dB there is nothing.
double stepped_efficiency(double signal_to_noise_db);

/// The same as a curve (3GPP TR 36.942, annex A.2): min(0.6 log2(1 + snr), 4.4).
double smooth_efficiency(double signal_to_noise_db);

/// Rate of one user who has the carrier alone, Mbit/s: B eff(SINR) (1 - overhead), by steps.
double peak_mbps(const LinkBudget& budget, double path_loss_db);

/// The greatest path loss at which the peak rate is still reached, dB; -infinity where no loss allows it.
double greatest_loss_db(const LinkBudget& budget, double mbps);

} // namespace geo
