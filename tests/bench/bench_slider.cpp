// SPDX-License-Identifier: Apache-2.0
// How long a slider step takes: a price changes, nothing geographic does. Usage: bench_slider [SCHOOLS] [THREADS]
// [DATASET]; with a dataset's folder fiber runs along its roads, without one straight between schools made up.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <memory>
#include <vector>

#include "geo/freed_memory.h"
#include "geo/parallel.h"
#include "planner/data/load_dataset.h"
#include "planner/result/study.h"
#include "tests/random_country.h"

namespace {

double milliseconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double peak_memory_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1'024.0;
}

void report(const char* way, std::size_t school_count, std::vector<double> step_ms) {
    constexpr double limit_ms = 100.0; // for 100,000 schools
    const double first_ms = step_ms.front();
    std::ranges::sort(step_ms);
    const double median_ms = step_ms[step_ms.size() / 2];
    std::printf(
        "one slider step%s %26zu schools: first %.0f ms, median %.0f ms, worst %.0f ms; %.0f MB; limit %g ms, first "
        "and median %s\n",
        way, school_count, first_ms, median_ms, step_ms.back(), peak_memory_mb(), limit_ms,
        std::max(first_ms, median_ms) <= limit_ms ? "kept" : "MISSED");
}

double cpu_milliseconds() { return 1'000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

} // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): a measurement that fails ends
int main(int argc, char* argv[]) {
    const std::size_t school_count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
    geo::keep_freed_memory();
    geo::limit_threads(argc > 2 ? std::atoi(argv[2]) : 2);
    geo::Progress progress;
    const auto dataset = std::make_shared<const planner::Dataset>(
        argc > 3 ? planner::load_dataset(argv[3], {}, progress).value : tests::random_country(school_count, 1));
    planner::make_room_for_answers(*dataset, progress);
    planner::Study study{dataset};
    planner::Scenario scenario;
    if (argc > 3) scenario.network.fiber.mode = planner::NetworkRules::Fiber::Mode::road;
    constexpr int step_count = 16;
    std::vector<double> step_ms;
    const auto committed = study.simulate(scenario, progress); // stays, as undo keeps it
    std::shared_ptr<const planner::ScenarioResult> shown;
    for (int step = 0; step < step_count; ++step) {
        scenario.rates.fiber.capex_usd_per_km *= 0.95;
        const auto begin = std::chrono::steady_clock::now();
        const double cpu_before = cpu_milliseconds();
        shown = study.simulate(scenario, progress);
        step_ms.push_back(milliseconds_since(begin));
        std::cout << "slider step " << step + 1 << ": " << step_ms.back() << " ms (" << cpu_milliseconds() - cpu_before
                  << " ms of processor), npv_usd " << shown->totals.npv_usd << ", accounts "
                  << shown->ledger->accounts.size() << '\n';
    }
    report(argc > 3 ? ", roads" : "", dataset->schools.size(), std::move(step_ms));
}
