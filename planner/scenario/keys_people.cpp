// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/key_builders.h"

namespace planner {

namespace {

std::vector<Key> equipment_keys() {
    return {
        on_off(
            {"people.enabled", "Devices and people", "", "", "Whether devices, training and content are planned."},
            [](auto& s) -> auto& { return s.people.enabled; }),
        number(
            {"people.learners_per_device", "Learners per device", "", "assumption, GPE 2025 (5)",
             "The ratio to be reached."},
            {0.5, 1'000}, [](auto& s) -> auto& { return s.people.allotment.learners_per_device; }),
        number(
            {"people.devices_available", "Devices available", "devices", "",
             "For all schools, spares apart; 0: every school gets its ratio."},
            {0, 1'000'000'000}, [](auto& s) -> auto& { return s.people.allotment.devices_available; }),
        choice(
            {"people.allocation", "Available devices go", "", "METHODS.md \"Sharing out devices\"",
             "Each to where most learners share one, or by learners (Hamilton's or Sainte-Lague's method)."},
            {"leximin", "proportional", "sainte_lague"}, AllotmentRules::Order::leximin,
            [](auto& s) -> auto& { return s.people.allotment.order; }),
        number(
            {"people.allocation_need_weight", "Need in sharing out devices", "", "assumption",
             "With proportional or sainte_lague a learner counts 1 + this x need score."},
            {0, 100}, [](auto& s) -> auto& { return s.people.allotment.need_weight; }),
        number(
            {"people.set_size", "Devices in a set", "devices", "", "They are given in whole sets, as for a class."},
            {1, 1'000}, [](auto& s) -> auto& { return s.people.allotment.set_size; }),
        number(
            {"people.assistive_share", "Learners with an assistive device", "share of learners", "assumption",
             "They get a device of their own, before all others; 0.025 is a middle of 0.01 to 0.05."},
            {0, 1}, [](auto& s) -> auto& { return s.people.allotment.assistive_share; }),
        number(
            {"people.assistive_usd", "Assistive kit", "USD", "assumption", "That goes with such a device."},
            {0, 100'000}, [](auto& s) -> auto& { return s.people.assistive_usd; }),
        number(
            {"people.minimum_set.projector", "Projectors per school", "", "assumption", "Whatever its size."}, {0, 100},
            [](auto& s) -> auto& { return s.people.minimum_set.projectors; }),
        number(
            {"people.minimum_set.teacher_laptop", "Teacher laptops per school", "", "assumption", "Whatever its size."},
            {0, 100}, [](auto& s) -> auto& { return s.people.minimum_set.teacher_laptops; }),
        number(
            {"people.minimum_set.server", "Content servers per school", "", "assumption", "Whatever its size."},
            {0, 100}, [](auto& s) -> auto& { return s.people.minimum_set.servers; }),
        number(
            {"people.projector_usd", "Projector", "USD", "KITE 2019 (303)", "Price."}, {0, 100'000},
            [](auto& s) -> auto& { return s.people.projector_usd; }),
        number(
            {"people.teacher_laptop_usd", "Teacher laptop", "USD", "KITE 2019 (400)", "Price."}, {0, 100'000},
            [](auto& s) -> auto& { return s.people.teacher_laptop_usd; }),
        number(
            {"people.teacher_laptop_w", "Power of a laptop", "W", "assumption", "Drawn while in use."}, {0, 1'000},
            [](auto& s) -> auto& { return s.people.teacher_laptop_w; }),
        number(
            {"people.teacher_laptop_hours_per_day", "Hours of use of a laptop", "hours per day", "assumption",
             "At school."},
            {0, 24}, [](auto& s) -> auto& { return s.people.teacher_laptop_hours_per_day; }),
        number(
            {"people.learners_per_teacher", "Learners per teacher", "", "assumption",
             "Where the teachers are not known."},
            {1, 1'000}, [](auto& s) -> auto& { return s.people.learners_per_teacher; }),
        number(
            {"people.teachers_per_laptop", "Teachers per laptop", "", "assumption", "0: the minimum set alone."},
            {0, 1'000}, [](auto& s) -> auto& { return s.people.teachers_per_laptop; }),
        number(
            {"people.equipment_life_years", "Life of school equipment", "years", "assumption",
             "Projectors, laptops, assistive kits."},
            {1, 50}, [](auto& s) -> auto& { return s.people.equipment_life_years; }),
        number(
            {"people.spares", "Spare devices", "share", "1:1 wiki (0.05 to 0.15)", "Bought with the first fleet."},
            {0, 1}, [](auto& s) -> auto& { return s.people.spares_share; }),
        number(
            {"people.support_usd_per_school_year", "Technical support", "USD/school/year", "assumption",
             "A technician's time."},
            {0, 1'000'000}, [](auto& s) -> auto& { return s.people.support_usd_per_school_year; }),
    };
}

std::vector<Key> training_keys() {
    return {
        number(
            {"people.training.acquisition_usd", "Training of a teacher", "USD", "assumption",
             "ICT-CFT Knowledge Acquisition."},
            {0, 100'000}, [](auto& s) -> auto& { return s.people.training_usd_per_teacher; }),
        number(
            {"people.training.refresher_share_per_year", "Refresher", "share per year", "assumption",
             "Of the first cost."},
            {0, 1}, [](auto& s) -> auto& { return s.people.refresher_share_per_year; }),
        number(
            {"people.training.attrition", "Teachers leaving", "share per year", "assumption",
             "Their successors are trained."},
            {0, 1}, [](auto& s) -> auto& { return s.people.teacher_attrition_per_year; }),
    };
}

std::vector<Key> content_keys() {
    return {
        number(
            {"people.offline.server_usd", "Content server", "USD", "assumption", "Price."}, {0, 100'000},
            [](auto& s) -> auto& { return s.people.server_usd; }),
        number(
            {"people.offline.server_life_years", "Life of a server", "years", "assumption", "Until it is renewed."},
            {1, 50}, [](auto& s) -> auto& { return s.people.server_life_years; }),
        number(
            {"people.offline.server_w", "Power of a server", "W", "assumption", "Drawn while in use."}, {0, 1'000},
            [](auto& s) -> auto& { return s.people.server_w; }),
        number(
            {"people.offline.visits_per_year", "Visits to an offline school", "per year", "assumption",
             "To bring new content."},
            {0, 365}, [](auto& s) -> auto& { return s.people.visits_per_year; }),
        number(
            {"people.offline.usd_per_km", "Travel", "USD/km", "assumption", "Of a visit."}, {0, 100},
            [](auto& s) -> auto& { return s.people.usd_per_visit_km; }),
        number(
            {"people.offline.visit_distance_m", "Length of a visit", "m", "assumption",
             "One way, where no transmission node is known."},
            {0, 10'000'000}, [](auto& s) -> auto& { return s.people.visit_distance_m; }),
    };
}

std::vector<Key> device_keys() {
    return {
        words(
            {"people.kinds.name", "Device", "", "", "What learners use."},
            [](auto& s) -> auto& { return s.people.kinds.front().name; }),
        number(
            {"people.kinds.share", "Share of this device", "", "", "Of the learners' devices; only ratios matter."},
            {0, 1'000}, [](auto& s) -> auto& { return s.people.kinds.front().share; }),
        number(
            {"people.kinds.usd", "Device", "USD", "assumption", "Price."}, {0, 100'000},
            [](auto& s) -> auto& { return s.people.kinds.front().usd; }),
        number(
            {"people.kinds.accessories_usd", "Accessories of a device", "USD", "assumption",
             "Case, headphones, spare charger."},
            {0, 10'000}, [](auto& s) -> auto& { return s.people.kinds.front().accessories_usd; }),
        number(
            {"people.kinds.life_years", "Life of a device", "years", "assumption", "Until it is retired."}, {1, 50},
            [](auto& s) -> auto& { return s.people.kinds.front().life_years; }),
        number(
            {"people.kinds.breakage", "Devices breaking", "share per year", "OLE Nepal (0.025), XO (0.05)",
             "Of the fleet."},
            {0, 1}, [](auto& s) -> auto& { return s.people.kinds.front().breakage_per_year; }),
        number(
            {"people.kinds.repairable", "Repairable", "share", "assumption", "Of what breaks."}, {0, 1},
            [](auto& s) -> auto& { return s.people.kinds.front().repairable_share; }),
        number(
            {"people.kinds.loss", "Devices lost", "share per year", "assumption", "Of the fleet."}, {0, 1},
            [](auto& s) -> auto& { return s.people.kinds.front().loss_per_year; }),
        number(
            {"people.kinds.w", "Power of a device", "W", "assumption", "While charging or in use."}, {0, 1'000},
            [](auto& s) -> auto& { return s.people.kinds.front().w; }),
        number(
            {"people.kinds.hours_per_day", "Hours of use of a device", "hours per day", "assumption", "At school."},
            {0, 24}, [](auto& s) -> auto& { return s.people.kinds.front().hours_per_day; }),
        number(
            {"people.kinds.software_usd_per_year", "Software of a device", "USD/year", "assumption",
             "Licences and management; 0 with free software, 6 is a middle of 0 to 25."},
            {0, 10'000}, [](auto& s) -> auto& { return s.people.kinds.front().software_usd_per_year; }),
        number(
            {"people.kinds.e_waste_usd", "Take-back of a device", "USD", "assumption",
             "At the end of its life; 6 is a middle of 2 to 15."},
            {0, 10'000}, [](auto& s) -> auto& { return s.people.kinds.front().e_waste_usd; }),
        number(
            {"people.kinds.price_decline_per_year", "Falling price of a device", "share per year", "assumption",
             "Of devices bought later; 0.03 is a middle of 0 to 0.08."},
            {0, 0.9}, [](auto& s) -> auto& { return s.people.kinds.front().trend.decline_per_year; }),
        number(
            {"people.kinds.learning_rate", "Learning of device makers", "share", "Wright 1936",
             "Taken off the price whenever the volume ever made doubles."},
            {0, 0.9}, [](auto& s) -> auto& { return s.people.kinds.front().trend.learning_rate; }),
        number(
            {"people.kinds.volume_growth_per_year", "Growth of the devices ever made", "share per year", "assumption",
             "How fast makers learn."},
            {0, 10}, [](auto& s) -> auto& { return s.people.kinds.front().trend.volume_growth_per_year; }),
    };
}

} // namespace

std::vector<Key> people_keys() {
    std::vector<Key> keys;
    for (auto part : {equipment_keys, training_keys, content_keys, device_keys}) {
        std::ranges::move(part(), std::back_inserter(keys));
    }
    return keys;
}

} // namespace planner
