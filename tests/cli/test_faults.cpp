// SPDX-License-Identifier: Apache-2.0
#include "tests/catch.h"
#include "tests/cli/run_program.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
constexpr const char* baseline = CAUSEWAY_SOURCE_DIR "/scenarios/baseline.toml";

std::set<std::string> names_in(const std::string& folder) {
    std::set<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator{folder})
        names.insert(entry.path().filename());
    return names;
}

/// Whether a failed program said one thing: one line on standard error, its own.
bool is_one_message(const std::string& err) {
    return err.starts_with("causeway: ") && std::ranges::count(err, '\n') == 1 && err.ends_with('\n');
}

/// A small invented country and the time that a whole run of it takes.
struct Country {
    tests::TemporaryFolder folder;
    std::string dataset = folder / "country";
    std::chrono::duration<double> run_time{};

    Country() {
        REQUIRE(tests::run({"synth", "--schools", "1000", "--seed", "1", "--out", dataset}).exit_code == 0);
        const auto begin = std::chrono::steady_clock::now();
        REQUIRE(tests::run({"run", baseline, "--dataset", dataset, "--out", folder / "whole"}).exit_code == 0);
        run_time = std::chrono::steady_clock::now() - begin;
    }
};

} // namespace

TEST_CASE("Ctrl-C at fifty moments of a run ends it within a second, and leaves nothing behind", "[faults]") {
    const Country country;
    const std::set<std::string> before = names_in(country.folder.path());
    std::mt19937 random{20'261};
    std::uniform_real_distribution<double> moment{0.0, country.run_time.count()};
    int interrupted_count = 0;
    const int round_count = tests::is_sanitized ? 10 : 50;
    for (int round = 0; round < round_count; ++round) {
        const auto after = std::chrono::milliseconds{static_cast<int>(1'000.0 * moment(random))};
        const tests::Outcome outcome = tests::run_and_interrupt(
            {"run", baseline, "--dataset", country.dataset, "--out", country.folder / "plan"}, after);
        CAPTURE(round, outcome.exit_code, outcome.err);
        CHECK(outcome.after_signal < tests::longest_stop);
        if (outcome.exit_code == 0) { // it had been quicker
            CHECK(fs::exists(country.folder / "plan/summary.json"));
            fs::remove_all(country.folder / "plan");
        } else {
            CHECK(outcome.exit_code == 130); // ours, or the signal's own before we listen
            ++interrupted_count;
        }
        CHECK(names_in(country.folder.path()) == before);
    }
    CHECK(interrupted_count > round_count / 5); // the moments were within the run
}

TEST_CASE("A full disk ends a run with one message, and leaves nothing behind", "[faults]") {
    const Country country;
    const std::set<std::string> before = names_in(country.folder.path());
    for (const std::uint64_t largest_file_bytes : {0U, 1'000U, 100'000U, 400'000U}) {
        const tests::Outcome outcome = tests::run_on_full_disk(
            {"run", baseline, "--dataset", country.dataset, "--out", country.folder / "plan"}, largest_file_bytes);
        CAPTURE(largest_file_bytes, outcome.err);
        CHECK(outcome.exit_code == 1);
        CHECK(names_in(country.folder.path()) == before);
        if (largest_file_bytes == 0) continue; // then even standard error, a file here, takes no word
        CHECK(is_one_message(outcome.err));
        CHECK(outcome.err.find("plan") != std::string::npos); // what could not be written
    }
}

TEST_CASE("A command whose printed report is lost fails with one message", "[faults]") {
    const Country country;
    const std::string whole = country.folder / "whole";
    const std::vector<std::vector<std::string>> commands{
        {"compare", whole, whole, "--out", country.folder / "comparison"},
        {"check", country.dataset},
        {"check", country.dataset, "--json", "-"}, // long: lost while it is printed
        {"run", baseline, "--dataset", country.dataset, "--out", country.folder / "plan"},
        {"run", "--help"},
        {"--version"},
    };
    for (const std::vector<std::string>& command : commands) {
        const tests::Outcome outcome = tests::run_into("/dev/full", command);
        CAPTURE(command, outcome.err);
        CHECK(outcome.exit_code == 1);
        CHECK(is_one_message(outcome.err));
        CHECK(outcome.err.find("standard output") != std::string::npos);
    }
    CHECK(fs::exists(country.folder / "plan/summary.json")); // the folder itself is whole
}

TEST_CASE("A report to a full device fails with a message", "[faults]") {
    const Country country;
    const tests::Outcome outcome = tests::run({"check", country.dataset, "--json", "/dev/full"});
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.err.find("/dev/full") != std::string::npos);
}

TEST_CASE("The baseline plan of the invented country uses at least three technologies", "[faults][synth]") {
    const Country country;
    const std::string schools = tests::read_file(country.folder / "whole/schools.csv");
    int technology_count = 0;
    for (const char* technology : {",fiber,2", ",cellular,2", ",point_to_point,2", ",satellite,2"}) {
        technology_count += schools.find(technology) != std::string::npos ? 1 : 0;
    }
    CHECK(technology_count >= 3);
}
