// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/school_rows.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "planner/synth/random.h"

namespace planner::synth {

const std::array<std::string_view, column_count> column_names{"school_id_govt",
                                                              "school_name",
                                                              "latitude",
                                                              "longitude",
                                                              "education_level",
                                                              "admin1",
                                                              "admin2",
                                                              "school_area_type",
                                                              "school_funding_type",
                                                              "num_students",
                                                              "num_students_f",
                                                              "num_students_m",
                                                              "num_students_disab",
                                                              "num_teachers",
                                                              "num_teachers_f",
                                                              "num_teachers_ict_trained",
                                                              "num_computers",
                                                              "num_computers_internet",
                                                              "num_tablets",
                                                              "computer_lab",
                                                              "electricity_availability",
                                                              "electricity_type",
                                                              "connectivity_govt",
                                                              "connectivity_type_govt",
                                                              "download_speed_contracted",
                                                              "speed_download",
                                                              "cellular_coverage_type",
                                                              "adapted_infrastructure",
                                                              "adapted_materials",
                                                              "instruction_language",
                                                              "rwi"};

namespace {

using Home = SchoolPlace::Home;

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

/// What is true of a school, before a census leaves things out.
struct Truth {
    std::string_view level;
    double wealth = 0.0, grid_km = 0.0, node_km = 0.0;
    int generation = 0; // 0 none, 2, 3, 4
    int learners = 0, girls = 0, with_disability = 0;
    int teachers = 0, women = 0, trained = 0;
    int computers = 0, online = 0, tablets = 0;
    std::string_view electricity_type; // empty: none
    std::string_view link;             // empty: none
    double contracted_mbps = 0.0, measured_mbps = 0.0;
};

/// Draws the truth about one school, and what the census knows of it.
class Census {
public:
    Census(const Country& country, const SchoolPlace& school, std::size_t index)
        : country_{country},
          school_{school},
          index_{index},
          random_{country.frame.seed, Stream::school},
          answers_{country.frame.seed, Stream::school_answer} {
        const geo::Xy position = country.frame.grid_position(school.place);
        truth_.wealth = sample(country.frame, country.wealth, position);
        truth_.grid_km = sample(country.frame, country.grid_km, position);
        truth_.node_km = sample(country.frame, country.node_km, position);
        for (std::size_t generation = 0; generation < 3; ++generation) {
            if (signal_at(country.frame, country.coverage, generation, position) == Signal::none) continue;
            truth_.generation = static_cast<int>(generation) + 2;
        }
        draw_level();
        draw_learners();
        draw_power();
        draw_link();
        draw_devices();
    }

    SchoolRow row() const {
        SchoolRow row;
        fill_place(row);
        fill_people(row);
        fill_devices(row);
        fill_links(row);
        return row;
    }

private:
    double luck(std::uint64_t draw) const { return random_.uniform(index_, draw); }
    bool happens(double chance, std::uint64_t draw) const { return luck(draw) < chance; }
    bool is_urban() const { return school_.home == Home::town; }
    bool is_known(double share, Column column) const {
        return answers_.uniform(index_, static_cast<std::uint64_t>(column)) < share;
    }

    void draw_level() {
        const double secondary = is_urban() ? 0.30 : school_.home == Home::village ? 0.16 : 0.04;
        const double x = luck(1);
        const bool is_first_of_town = is_urban() && school_.number == 1;
        if (is_first_of_town || x < secondary)
            truth_.level = "Secondary";
        else if (x < secondary + 0.07)
            truth_.level = "Primary and Secondary";
        else if (x < secondary + 0.13)
            truth_.level = "Pre-Primary";
        else
            truth_.level = "Primary";
    }

    void draw_learners() {
        double typical = 230.0;
        if (truth_.level == "Pre-Primary") typical = 70.0;
        if (truth_.level == "Secondary") typical = 400.0;
        if (truth_.level == "Primary and Secondary") typical = 420.0;
        typical *= is_urban() ? 1.7 : school_.home == Home::village ? 0.9 : 0.55;
        double learners = typical * std::exp(0.55 * random_.normal(index_, 1) - 0.15);
        // A few schools are many times as large (Pareto, exponent 1.7).
        if (happens(0.02, 3)) learners *= std::pow(1.0 - luck(4), -1.0 / 1.7);
        truth_.learners = static_cast<int>(std::lround(std::clamp(learners, 12.0, 6'500.0)));
        const double girls_share = 0.487 + 0.03 * std::tanh(truth_.wealth) -
                                   (truth_.level == "Secondary" ? 0.03 : 0.0) + 0.035 * random_.normal(index_, 2);
        truth_.girls = share_of(truth_.learners, girls_share);
        truth_.with_disability = share_of(truth_.learners, 0.022 * std::exp(0.5 * random_.normal(index_, 3)));
        const double per_teacher = 40.0 - 9.0 * std::tanh(truth_.wealth) + 5.0 * random_.normal(index_, 4);
        truth_.teachers = std::max(1, static_cast<int>(std::lround(truth_.learners / std::max(14.0, per_teacher))));
        truth_.women =
            share_of(truth_.teachers, 0.45 + 0.12 * std::tanh(truth_.wealth) + 0.1 * random_.normal(index_, 5));
        truth_.trained =
            share_of(truth_.teachers, logistic(-1.6 + 0.9 * truth_.wealth + 0.8 * random_.normal(index_, 6)));
    }

    void draw_power() {
        const double by_grid = logistic(2.2 - truth_.grid_km / 3.0 + 1.1 * truth_.wealth + (is_urban() ? 1.5 : 0.0));
        if (happens(by_grid, 10))
            truth_.electricity_type = "electrical grid";
        else if (happens(0.28 + 0.08 * truth_.wealth, 11))
            truth_.electricity_type = "solar power station";
        else if (happens(0.10, 12))
            truth_.electricity_type = "diesel generator";
        else if (happens(0.02, 13))
            truth_.electricity_type = "other";
    }

    void draw_link() {
        const bool has_power = !truth_.electricity_type.empty();
        double chance =
            logistic(-1.5 + 1.3 * truth_.wealth + (truth_.level == "Secondary" ? 0.9 : 0.0) + (is_urban() ? 0.5 : 0.0));
        if (!has_power) chance *= 0.08;
        if (!happens(chance, 20)) return;
        if (truth_.node_km < 8.0 && happens(0.55 * std::exp(-truth_.node_km / 4.0), 21))
            set_link("fiber", 20.0, 100.0);
        else if (truth_.node_km < 5.0 && happens(0.35, 22))
            set_link("xdsl", 4.0, 20.0);
        else if (truth_.generation >= 3 && happens(0.75, 23))
            set_link("cellular", truth_.generation == 4 ? 5.0 : 1.0, truth_.generation == 4 ? 30.0 : 5.0);
        else if (happens(0.35, 24))
            set_link("p2p wireless", 5.0, 40.0);
        else
            set_link("satellite", 2.0, 40.0);
    }
    void set_link(std::string_view link, double low_mbps, double high_mbps) {
        truth_.link = link;
        const double contracted = low_mbps * std::pow(high_mbps / low_mbps, luck(25));
        truth_.contracted_mbps =
            std::max(1.0, contracted >= 10.0 ? 5.0 * std::round(contracted / 5.0) : std::round(contracted));
        truth_.measured_mbps = truth_.contracted_mbps * random_.between(0.25, 0.95, index_, 26);
    }

    void draw_devices() {
        if (truth_.electricity_type.empty() && !happens(0.15, 30)) return;
        if (!happens(logistic(-0.3 + 1.2 * truth_.wealth + (truth_.level == "Secondary" ? 1.2 : 0.0)), 31)) return;
        const double per_device = 18.0 * std::exp(-0.5 * truth_.wealth + 0.7 * random_.normal(index_, 32));
        const int devices =
            std::clamp(static_cast<int>(std::lround(truth_.learners / std::max(1.5, per_device))), 1, 400);
        truth_.tablets = happens(0.3, 33) ? share_of(devices, luck(34)) : 0;
        truth_.computers = devices - truth_.tablets;
        truth_.online = truth_.link.empty() ? 0 : share_of(truth_.computers, 0.4 + 0.6 * luck(35));
    }

    static int share_of(int whole, double share) {
        return std::clamp(static_cast<int>(std::lround(whole * share)), 0, whole);
    }

    std::string place_called() const {
        const std::uint64_t seed = country_.frame.seed;
        const Tongue tongue = country_.tongue_at(school_.cell);
        // The first school of a town bears its name, the others that of their quarter.
        if (is_urban())
            return school_.number == 1 ? country_.town_name[school_.settlement]
                                       : place_name(seed, tongue, (std::uint64_t{1} << 40U) + index_);
        const std::uint64_t kind = school_.home == Home::village ? 2 : 3;
        return place_name(seed, tongue, (kind << 40U) + school_.settlement);
    }

    void fill_place(SchoolRow& row) const {
        const std::uint32_t district = country_.areas.district[school_.cell];
        const Tongue tongue = country_.tongue_at(school_.cell);
        row[Column::id] =
            fmt::format("{:02}{:03}{:07}", country_.areas.region[school_.cell] + 1, district + 1, index_ + 1);
        row[Column::name] =
            school_name(tongue, truth_.level, place_called(), is_urban() ? 1 : static_cast<int>(school_.number));
        row[Column::latitude] = fmt::format("{:.6f}", school_.place.lat);
        row[Column::longitude] = fmt::format("{:.6f}", school_.place.lon);
        row[Column::level] = truth_.level;
        row[Column::admin1] = country_.region_name[country_.areas.region[school_.cell]];
        row[Column::admin2] = country_.district_name[district];
        row[Column::area_type] = is_urban() ? "urban" : "rural";
        row[Column::funding] = happens(is_urban() ? 0.25 : 0.06, 40) ? "private" : "public";
        // Upper classes are taught in the language of the administration.
        const bool is_official = truth_.level == "Secondary" && happens(0.7, 41);
        row[Column::language] = is_official ? language_of(Tongue::river) : language_of(tongue);
        if (is_known(0.97, Column::wealth)) row[Column::wealth] = fmt::format("{:.3f}", truth_.wealth);
    }

    void fill_people(SchoolRow& row) const {
        if (is_known(0.95, Column::students)) {
            row[Column::students] = fmt::to_string(truth_.learners);
            if (is_known(0.96, Column::students_f)) {
                row[Column::students_f] = fmt::to_string(truth_.girls);
                row[Column::students_m] = fmt::to_string(truth_.learners - truth_.girls);
            }
            if (is_known(0.7, Column::students_disab))
                row[Column::students_disab] = fmt::to_string(truth_.with_disability);
        }
        if (!is_known(0.94, Column::teachers)) return;
        row[Column::teachers] = fmt::to_string(truth_.teachers);
        if (is_known(0.9, Column::teachers_f)) row[Column::teachers_f] = fmt::to_string(truth_.women);
        if (is_known(0.8, Column::teachers_trained)) row[Column::teachers_trained] = fmt::to_string(truth_.trained);
    }

    void fill_devices(SchoolRow& row) const {
        if (!is_known(0.9, Column::computers)) return;
        row[Column::computers] = fmt::to_string(truth_.computers);
        row[Column::tablets] = fmt::to_string(truth_.tablets);
        row[Column::computer_lab] = truth_.computers >= 10 ? "yes" : "no";
        if (is_known(0.92, Column::computers_internet)) row[Column::computers_internet] = fmt::to_string(truth_.online);
    }

    void fill_links(SchoolRow& row) const {
        if (is_known(0.92, Column::electricity)) {
            row[Column::electricity] = truth_.electricity_type.empty() ? "no" : "yes";
            row[Column::electricity_type] = truth_.electricity_type;
        }
        if (is_known(0.93, Column::connectivity)) {
            row[Column::connectivity] = truth_.link.empty() ? "no" : "yes";
            row[Column::connectivity_type] = truth_.link;
            if (!truth_.link.empty()) {
                row[Column::speed_contracted] = fmt::format("{:.0f}", truth_.contracted_mbps);
                if (is_known(0.35, Column::speed_measured))
                    row[Column::speed_measured] = fmt::format("{:.1f}", truth_.measured_mbps);
            }
        }
        if (is_known(0.85, Column::coverage)) {
            row[Column::coverage] = truth_.generation == 0 ? "no coverage" : fmt::format("{}G", truth_.generation);
        }
        const double adapted = logistic(-1.9 + 0.8 * truth_.wealth);
        if (is_known(0.75, Column::adapted_infrastructure))
            row[Column::adapted_infrastructure] = happens(adapted, 50) ? "yes" : "no";
        if (is_known(0.7, Column::adapted_materials))
            row[Column::adapted_materials] = happens(0.5 * adapted, 51) ? "yes" : "no";
    }

    const Country& country_;
    const SchoolPlace& school_;
    std::size_t index_;
    Random random_, answers_;
    Truth truth_;
};

} // namespace

SchoolRow describe_school(const Country& country, const SchoolPlace& place, std::size_t index) {
    return Census{country, place, index}.row();
}

void append_csv(const SchoolRow& row, std::string& text) {
    for (std::size_t column = 0; column < column_count; ++column) {
        if (column > 0) text += ',';
        text += row.cells[column];
    }
    text += '\n';
}

} // namespace planner::synth
