// SPDX-License-Identifier: Apache-2.0
#include "tests/random_country.h"

#include <cmath>
#include <random>
#include <string>

#include "tests/tables.h"

namespace tests {

namespace {

/// Draws that are the same with every standard library.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_{seed} {}
    std::uint64_t below(std::uint64_t count) { return engine_() % count; }
    double share() { return static_cast<double>(engine_() >> 11) / 9007199254740992.0; }
    bool chance(double share_of_yes) { return share() < share_of_yes; }

private:
    std::mt19937_64 engine_;
};

geo::LonLat place(Dice& dice) { return {-10.0 + 10.0 * dice.share(), 8.0 * dice.share()}; }

planner::Answer answer(Dice& dice, double yes_share) {
    if (dice.chance(0.1)) return planner::Answer::unknown;
    return dice.chance(yes_share) ? planner::Answer::yes : planner::Answer::no;
}

void draw_schools(planner::Schools& schools, Dice& dice) {
    schools.admin1.resize(0);
    schools.level.resize(0);
    for (std::size_t school = 0; school < schools.size(); ++school) {
        schools.place[school] = place(dice);
        schools.admin1.push_back("region " + std::to_string(dice.below(8)));
        schools.level.push_back(dice.chance(0.7) ? "primary" : "secondary");
        if (dice.chance(0.95)) schools.learners[school] = std::floor(20.0 + 1'200.0 * dice.share() * dice.share());
        schools.girls[school] = std::floor(schools.learners[school] * dice.share());
        if (dice.chance(0.8)) schools.teachers[school] = std::ceil(schools.learners[school] / 40.0);
        schools.electricity[school] = static_cast<planner::Electricity>(dice.below(5));
        schools.connectivity[school] = answer(dice, 0.2);
        const bool is_connected = schools.connectivity[school] == planner::Answer::yes;
        if (is_connected && dice.chance(0.8)) schools.download_mbps[school] = 60.0 * dice.share();
        if (is_connected && dice.chance(0.3)) schools.has_fiber[school] = planner::Answer::yes;
        if (dice.chance(0.9)) schools.stated_coverage[school] = static_cast<planner::Generation>(1 + dice.below(5));
        if (dice.chance(0.5)) schools.devices[school] = static_cast<double>(dice.below(40));
    }
}

} // namespace

planner::Dataset random_country(std::size_t school_count, std::uint64_t seed) {
    Dice dice{seed};
    planner::Dataset dataset;
    dataset.name = "Random country";
    dataset.schools = unknown_schools(school_count);
    draw_schools(dataset.schools, dice);
    dataset.school_counts = {school_count, school_count, 0};
    for (std::size_t site = 0; site < school_count / 8 + 1; ++site) {
        dataset.cell_sites.id.push_back("c" + std::to_string(site));
        dataset.cell_sites.place.push_back(place(dice));
        dataset.cell_sites.carries.push_back({true, dice.chance(0.8), dice.chance(0.6), false});
        dataset.cell_sites.antenna_height_m.push_back(30.0);
        dataset.cell_sites.capacity_mbps.push_back(geo::missing);
        dataset.cell_sites.operator_name.emplace_back();
    }
    for (std::size_t node = 0; node < school_count / 60 + 1; ++node) {
        dataset.transmission_nodes.id.push_back("n" + std::to_string(node));
        dataset.transmission_nodes.place.push_back(place(dice));
        dataset.transmission_nodes.operator_name.emplace_back();
        dataset.transmission_nodes.status.push_back(planner::TransmissionNodes::Status::operational);
        dataset.transmission_nodes.has_fiber.push_back(true);
        dataset.transmission_nodes.on_line.push_back(false);
        dataset.transmission_nodes.capacity_mbps.push_back(geo::missing);
    }
    return dataset;
}

} // namespace tests
