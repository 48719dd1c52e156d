// SPDX-License-Identifier: Apache-2.0
// The table of speeds: our core time, peak memory and growth, beside a peer's time and the floor taken in the same
// call. bench_table FOLDER PROGRAMS [NAME...]: workloads are made in FOLDER, table.json is written there; PROGRAMS
// holds the peers' programs. bench_table FOLDER --one NAME ROWS [THREADS]: one run of one job, its seconds and its
// result.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "geo/freed_memory.h"
#include "geo/parallel.h"
#include "tests/bench/child.h"
#include "tests/bench/table/jobs.h"

namespace {

using bench::Answer;
using bench::Job;

/// The median of several runs of one size.
struct Measured {
    double seconds = 0.0, peak_mb = 0.0, result = 0.0;
};

std::optional<Answer> parse_answer(const std::string& text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("seconds") || !json.contains("result")) return {};
    return Answer{json["seconds"].get<double>(), json["result"].get<double>()};
}

class Table {
public:
    Table(std::string program, std::string folder, std::string peers)
        : program_{std::move(program)}, folder_{std::move(folder)}, peers_{std::move(peers)} {
        fmt::print("{:<16} {:>9} {:>9} {:>7} {:>7} {:>9} {:>6} {:>8} {:>9} {:>6} {:>9}  {}\n", "job", "rows", "seconds",
                   "MB", "growth", "peer s", "ratio", "answers", "floor s", "ratio", "goal s", "on");
    }

    void add(const Job& job) {
        const Measured whole = measure(job, job.rows), quarter = measure(job, job.rows / 4);
        const double growth = std::log(whole.seconds / quarter.seconds) / std::log(4.0);
        const std::optional<Answer> peer = run_peer(job);
        const double floor_s = job.floor_seconds ? job.floor_seconds(folder_, job.rows) : 0.0;
        const double goal_s = job.goal_seconds + (job.goal_is_above_floor ? floor_s : 0.0);
        const auto keeps = [](double value, double goal) { return goal == 0.0 || value <= goal; };
        const bool is_kept = whole.seconds <= goal_s && keeps(whole.peak_mb, job.goal_mb) &&
                             keeps(growth, job.goal_growth) && keeps(whole.result, job.goal_gap) &&
                             (!peer || keeps(whole.seconds / peer->seconds, job.goal_ratio));
        const std::string counted = job.counted.empty() ? "" : fmt::format("; {:.0f} {}", whole.result, job.counted);
        const std::string judged =
            job.goal_gap == 0.0 ? "" : fmt::format("; gap {:.2g}, goal {:.2g}", whole.result, job.goal_gap);
        const auto number = [](bool is_there, double value, int decimals) {
            return is_there ? fmt::format("{:.{}f}", value, decimals) : std::string{"-"};
        };
        fmt::print("{:<16} {:>9} {:>9.3f} {:>7.0f} {:>7.2f} {:>9} {:>6} {:>8} {:>9} {:>6} {:>9.3f}  {}  {}{}{}\n",
                   job.name, job.rows, whole.seconds, whole.peak_mb, growth,
                   number(peer.has_value(), peer ? peer->seconds : 0.0, 3),
                   number(peer.has_value(), peer ? whole.seconds / peer->seconds : 0.0, 2),
                   number(peer.has_value(), peer ? whole.result / peer->result : 0.0, 5),
                   number(floor_s > 0.0, floor_s, 3), number(floor_s > 0.0, whole.seconds / floor_s, 1), goal_s,
                   is_kept ? "kept  " : "MISSED", job.workload, counted, judged);
        std::fflush(stdout);
        nlohmann::ordered_json row{{"job", job.name},          {"workload", job.workload}, {"rows", job.rows},
                                   {"seconds", whole.seconds}, {"peak_mb", whole.peak_mb}, {"growth_exponent", growth},
                                   {"result", whole.result},   {"goal_seconds", goal_s}};
        if (job.goal_mb > 0.0) row["goal_mb"] = job.goal_mb;
        if (job.goal_growth > 0.0) row["goal_growth_exponent"] = job.goal_growth;
        if (job.goal_ratio > 0.0) row["goal_ratio"] = job.goal_ratio;
        if (job.goal_gap > 0.0) row["goal_gap"] = job.goal_gap;
        if (peer) row["peer"] = {{"seconds", peer->seconds}, {"result", peer->result}};
        if (floor_s > 0.0) row["floor_seconds"] = floor_s;
        row["is_kept"] = is_kept;
        rows_.push_back(std::move(row));
    }

    void write() const { std::ofstream{folder_ + "/table.json"} << rows_.dump(2) << '\n'; }

private:
    /// The first run makes the files and warms the page cache; it does not count.
    Measured measure(const Job& job, std::size_t rows) const {
        constexpr int run_count = 3;
        std::vector<Measured> runs;
        for (int run = 0; run <= run_count; ++run) {
            const bench::Child child =
                bench::run_child({program_, folder_, "--one", std::string{job.name}, std::to_string(rows)});
            const std::optional<Answer> answer = child.has_succeeded ? parse_answer(child.output) : std::nullopt;
            if (!answer) {
                fmt::print(stderr, "{} failed\n", job.name);
                std::exit(1);
            }
            if (run > 0) runs.push_back({answer->seconds, child.peak_mb, answer->result});
        }
        std::ranges::sort(runs, {}, &Measured::seconds);
        return runs[runs.size() / 2];
    }

    /// Nothing where there is no peer, or its packages are not installed.
    std::optional<Answer> run_peer(const Job& job) const {
        if (!job.peer) return {};
        std::vector<std::string> command = job.peer(folder_, job.rows);
        command.front() = peers_ + "/" + command.front();
        command.insert(command.begin(), "/usr/bin/python3"); // Debian's, which sees Debian's packages
        const bench::Child child = bench::run_child(command);
        return child.has_succeeded ? parse_answer(child.output) : std::nullopt;
    }

    std::string program_, folder_, peers_;
    nlohmann::ordered_json rows_ = nlohmann::ordered_json::array();
};

int run_one(const std::string& folder, const std::string& name, std::size_t rows, int thread_count) {
    geo::limit_threads(thread_count);
    const auto job = std::ranges::find(bench::jobs(), name, &Job::name);
    if (job == bench::jobs().end()) return 2;
    geo::keep_freed_memory();
    const Answer answer = job->run(folder, rows);
    fmt::print("{}\n", nlohmann::json{{"seconds", answer.seconds}, {"result", answer.result}}.dump());
    return 0;
}

} // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): a measurement that fails ends
int main(int argc, char* argv[]) {
    if (argc < 3) return 2;
    const std::vector<std::string> arguments{argv + 1, argv + argc};
    const std::string& folder = arguments[0];
    if (arguments.size() >= 4 && arguments[1] == "--one")
        return run_one(folder, arguments[2], std::strtoul(argv[4], nullptr, 10),
                       arguments.size() == 5 ? std::atoi(argv[5]) : 0);
    std::filesystem::create_directories(folder);
    Table table{argv[0], folder, arguments[1]};
    for (const Job& job : bench::jobs()) {
        const bool is_named = std::ranges::find(arguments, job.name) != arguments.end();
        const bool is_wanted = is_named || (arguments.size() == 2 && !job.is_on_request);
        if (is_wanted) table.add(job);
    }
    table.write();
}
