// SPDX-License-Identifier: Apache-2.0
// How long a slider step takes: a price changes, nothing geographic does. Usage: bench_slider [SCHOOLS] [THREADS]
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "geo/freed_memory.h"
#include "geo/parallel.h"
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

double cpu_milliseconds() { return 1'000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

} // namespace

int main(int argc, char* argv[]) {
    const std::size_t school_count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
    geo::keep_freed_memory();
    geo::limit_threads(argc > 2 ? std::atoi(argv[2]) : 2);
    planner::Study study{std::make_shared<const planner::Dataset>(tests::random_country(school_count, 1))};
    planner::Scenario scenario;
    geo::Progress progress;
    constexpr int step_count = 8;
    std::cout << "schools " << school_count << '\n';
    for (int step = 0; step <= step_count; ++step) {
        const auto begin = std::chrono::steady_clock::now();
        const double cpu_before = cpu_milliseconds();
        const auto result = study.simulate(scenario, progress);
        std::cout << (step == 0 ? "first answer " : "slider step ") << milliseconds_since(begin) << " ms ("
                  << cpu_milliseconds() - cpu_before << " ms of processor), npv_usd " << result->totals.npv_usd
                  << ", accounts " << result->ledger->accounts.size() << '\n';
        scenario.rates.fiber.capex_usd_per_km *= 0.95;
    }
    std::cout << "peak memory " << peak_memory_mb() << " MB\n";
}
