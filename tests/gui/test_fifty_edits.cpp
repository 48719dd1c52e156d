// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "gui/panels/assumptions.h"
#include "planner/scenario/keys.h"
#include "tests/catch.h"
#include "tests/cli/run_program.h"
#include "tests/gui/desk.h"
#include "tests/gui/thirty_schools.h"

namespace {

/// A person who moves sliders, flips switches, limits the budget, undoes and redoes, all at random.
class Tinkerer {
public:
    Tinkerer(tests::Desk& desk, unsigned seed) : desk_{desk}, random_{seed} {}

    void edit_once() {
        switch (random_() % 8) {
        case 0:
            gui::apply(gui::Undo{}, desk_.model);
            break;
        case 1:
            gui::apply(gui::Redo{}, desk_.model);
            break;
        case 2:
            flip_a_switch();
            break;
        case 3:
            limit_the_budget();
            break;
        default:
            drag_a_slider();
        }
    }

private:
    planner::Scenario present() const { return desk_.model.tab()->history.present(); }

    const gui::AssumptionGroup& any_group() {
        const auto groups = gui::assumption_groups();
        return groups[random_() % groups.size()];
    }

    /// Previews on the way, as a hand makes them, and an edit where it lets go.
    void drag_a_slider() {
        const auto assumptions = any_group().assumptions;
        const gui::Assumption& assumption = assumptions[random_() % assumptions.size()];
        const planner::Key& key = *planner::find_key(assumption.key);
        const auto range = gui::slider_range(assumption, key);
        planner::Scenario draft = present();
        for (int move = 0; move < 3; ++move) {
            const auto steps = static_cast<unsigned>((range.highest - range.lowest) / range.step);
            std::get<planner::NumberKey>(key.value).set(
                draft,
                std::min(range.lowest + static_cast<double>(random_() % (steps + 1)) * range.step, range.highest));
            gui::apply(gui::PreviewScenario{draft}, desk_.model);
        }
        gui::apply(gui::EditScenario{draft}, desk_.model);
    }

    void flip_a_switch() {
        const gui::AssumptionGroup& group = any_group();
        if (group.switch_key.empty()) return;
        const auto& on_off = std::get<planner::SwitchKey>(planner::find_key(group.switch_key)->value);
        planner::Scenario draft = present();
        on_off.set(draft, !on_off.get(draft));
        gui::apply(gui::EditScenario{draft}, desk_.model);
    }

    void limit_the_budget() {
        planner::Scenario draft = present();
        draft.objective.budget_usd =
            random_() % 3 == 0 ? std::nullopt : std::optional{1e4 * static_cast<double>(random_() % 100)};
        gui::apply(gui::EditScenario{draft}, desk_.model);
    }

    tests::Desk& desk_;
    std::mt19937 random_;
};

std::vector<std::string> files_in(const std::string& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
}

} // namespace

TEST_CASE("After fifty edits the desktop's run folder is that of the command line, byte by byte", "[fifty_edits]") {
    for (const unsigned seed : {1U, 2U}) {
        const tests::TemporaryFolder folder;
        tests::Desk desk;
        gui::apply(gui::OpenPath{tests::write_thirty_schools(folder / "country")}, desk.model);
        desk.settle();
        Tinkerer person{desk, seed};
        for (int edit = 0; edit < 50; ++edit) {
            person.edit_once();
            if (edit % 5 == 0) desk.settle(); // else the next edit finds the last one still being computed
        }
        desk.settle();
        REQUIRE(desk.model.result_is_current(desk.model.tab()->history.present()));
        CHECK_FALSE(desk.model.tab()->history.present() == planner::Scenario{});
        gui::apply(gui::SaveScenario{folder / "tinkered.toml"}, desk.model);
        gui::apply(gui::ExportRun{folder / "desktop"}, desk.model);
        desk.settle();
        INFO(desk.model.last_error);
        REQUIRE(desk.model.last_error.empty());

        const auto ending = tests::run({"run", folder / "tinkered.toml", "--out", folder / "command_line"});
        INFO(ending.err);
        REQUIRE(ending.exit_code == 0);
        REQUIRE(files_in(folder / "desktop") == files_in(folder / "command_line"));
        for (const std::string& name : files_in(folder / "desktop")) {
            if (name == "timing.json") continue; // the one file outside the promise
            INFO(name);
            CHECK(tests::read_file(folder / ("desktop/" + name)) ==
                  tests::read_file(folder / ("command_line/" + name)));
        }
    }
}
