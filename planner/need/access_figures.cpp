// SPDX-License-Identifier: Apache-2.0
#include "planner/need/access_figures.h"

#include <cmath>
#include <functional>

namespace planner {
namespace {

/// A sum over a sum; empty where the lower one is zero.
struct Ratio {
    double part = 0.0, whole = 0.0;
    std::optional<double> value() const { return whole > 0.0 ? std::optional{part / whole} : std::nullopt; }
};

/// Share of schools (weight 1) or learners with a yes, among those with an answer.
std::optional<double> share_of_yes(const Schools& schools, const std::function<Answer(std::size_t)>& answer,
                                   const std::function<double(std::size_t)>& weight) {
    Ratio ratio;
    for (std::size_t school = 0; school < schools.size(); ++school) {
        const double counted = weight(school);
        if (answer(school) == Answer::unknown || std::isnan(counted)) continue;
        ratio.whole += counted;
        if (answer(school) == Answer::yes) ratio.part += counted;
    }
    return ratio.value();
}

Answer has_electricity(Electricity electricity) {
    if (electricity == Electricity::unknown) return Answer::unknown;
    return electricity == Electricity::none ? Answer::no : Answer::yes;
}

Answer at_least(double value, double limit) {
    if (std::isnan(value)) return Answer::unknown;
    return value >= limit ? Answer::yes : Answer::no;
}

/// Measured speed; nothing where the school is not connected.
double speed_mbps(const Schools& schools, std::size_t school) {
    return schools.connectivity[school] == Answer::no ? 0.0 : schools.download_mbps[school];
}

/// Learners over devices, over the schools where both are known and `counts` says so.
std::optional<double> learners_per(const Schools& schools, const std::vector<double>& devices,
                                   const std::function<bool(double)>& counts) {
    Ratio ratio;
    for (std::size_t school = 0; school < schools.size(); ++school) {
        if (std::isnan(schools.learners[school]) || std::isnan(devices[school]) || !counts(devices[school])) continue;
        ratio.part += schools.learners[school];
        ratio.whole += devices[school];
    }
    return ratio.value();
}

std::optional<double> gender_parity(const Schools& schools) {
    Ratio girls, boys;
    for (std::size_t school = 0; school < schools.size(); ++school) {
        const double girl_count = schools.girls[school];
        const double boy_count = schools.learners[school] - girl_count;
        if (std::isnan(boy_count) || schools.connectivity[school] == Answer::unknown) continue;
        const bool is_connected = schools.connectivity[school] == Answer::yes;
        girls.whole += girl_count;
        boys.whole += boy_count;
        if (is_connected) girls.part += girl_count;
        if (is_connected) boys.part += boy_count;
    }
    const std::optional<double> girls_rate = girls.value(), boys_rate = boys.value();
    if (!girls_rate || !boys_rate || *boys_rate <= 0.0) return std::nullopt;
    return *girls_rate / *boys_rate;
}

} // namespace

AccessFigures count_access(const Schools& schools, double target_mbps) {
    AccessFigures figures;
    Ratio trained;
    for (std::size_t school = 0; school < schools.size(); ++school) {
        if (!std::isnan(schools.learners[school])) figures.learners += schools.learners[school];
        if (!std::isnan(schools.girls[school])) figures.girls += schools.girls[school];
        if (std::isnan(schools.teachers[school]) || std::isnan(schools.trained_teachers[school])) continue;
        trained.part += schools.trained_teachers[school];
        trained.whole += schools.teachers[school];
    }
    figures.boys = figures.learners - figures.girls;
    figures.trained_teacher_share = trained.value();

    const auto any = [](double) { return true; };
    figures.learners_per_device = learners_per(schools, schools.devices, any);
    figures.learners_per_device_equipped =
        learners_per(schools, schools.devices, [](double devices) { return devices > 0.0; });
    figures.learners_per_connected_device = learners_per(schools, schools.connected_devices, any);

    const auto one = [](std::size_t) { return 1.0; };
    const auto learners = [&](std::size_t school) { return schools.learners[school]; };
    const auto electricity = [&](std::size_t school) { return has_electricity(schools.electricity[school]); };
    const auto internet = [&](std::size_t school) { return schools.connectivity[school]; };
    figures.electricity_share = share_of_yes(schools, electricity, one);
    figures.learners_with_electricity_share = share_of_yes(schools, electricity, learners);
    figures.internet_share = share_of_yes(schools, internet, one);
    figures.learners_with_internet_share = share_of_yes(schools, internet, learners);
    figures.adapted_share = share_of_yes(
        schools, [&](std::size_t school) { return schools.adapted[school]; }, one);
    figures.device_share = share_of_yes(
        schools, [&](std::size_t school) { return at_least(schools.devices[school], 1.0); }, one);
    figures.at_target_share = share_of_yes(
        schools, [&](std::size_t school) { return at_least(speed_mbps(schools, school), target_mbps); }, one);

    figures.gender_parity_of_internet = gender_parity(schools);
    if (const auto parity = figures.gender_parity_of_internet) {
        figures.adjusted_gender_parity_of_internet = *parity <= 1.0 ? *parity : 2.0 - 1.0 / *parity;
    }
    return figures;
}

double affordability_share(double usd_per_month, double income_usd_per_head_year) {
    return 12.0 * usd_per_month / income_usd_per_head_year;
}

} // namespace planner
