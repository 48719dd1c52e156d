// SPDX-License-Identifier: Apache-2.0
#include "planner/result/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "planner/data/grouped.h"
#include "planner/scenario/scenario_file.h"

namespace planner {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

bool is_connected(Outcome outcome) { return outcome <= Outcome::existing; }

/// Numbers labels in the order in which they first come.
class Labels {
public:
    std::size_t number(const std::string& label) {
        const auto [entry, is_new] = numbers_.emplace(label, labels_.size());
        if (is_new) labels_.push_back(label);
        return entry->second;
    }
    const std::vector<std::string>& all() const { return labels_; }

private:
    std::unordered_map<std::string, std::size_t> numbers_;
    std::vector<std::string> labels_;
};

std::vector<std::string> name_runs(const std::vector<ComparedRun>& runs) {
    std::vector<std::string> names;
    for (const ComparedRun& run : runs) {
        const auto repeats = std::ranges::count(runs, run.name, &ComparedRun::name);
        names.push_back(repeats == 1 ? run.name : fmt::format("{} {}", run.name, names.size() + 1));
    }
    return names;
}

ComparedAssumptions compare_assumptions(const std::vector<ComparedRun>& runs) {
    Labels keys;
    std::vector<std::vector<std::string>> value(runs.size());
    for (std::size_t run = 0; run < runs.size(); ++run) {
        for (StatedKey& key : state_keys(runs[run].scenario)) {
            const std::size_t row = keys.number(key.name);
            value[run].resize(std::max(value[run].size(), row + 1));
            value[run][row] = std::move(key.value);
        }
    }
    ComparedAssumptions differing{{}, std::vector<std::vector<std::string>>(runs.size())};
    for (std::size_t row = 0; row < keys.all().size(); ++row) {
        for (auto& of_run : value)
            of_run.resize(keys.all().size());
        const auto differs = [&](const auto& of_run) { return of_run[row] != value.front()[row]; };
        if (keys.all()[row] == "name" || std::ranges::none_of(value, differs)) continue;
        differing.name.push_back(keys.all()[row]);
        for (std::size_t run = 0; run < runs.size(); ++run)
            differing.value[run].push_back(value[run][row]);
    }
    return differing;
}

/// Sums figures of several runs under labels; a sum is not known where one of its figures is not.
class FigureTable {
public:
    explicit FigureTable(std::size_t run_count) : sum_(run_count) {}

    void add(std::size_t run, const std::string& label, double value) {
        std::vector<Sum>& column = sum_[run];
        const std::size_t row = labels_.number(label);
        if (column.size() <= row) column.resize(row + 1);
        column[row].value += value;
        ++column[row].count;
    }

    ComparedFigures take() const {
        ComparedFigures figures{labels_.all(), {}};
        for (const std::vector<Sum>& column : sum_) {
            std::vector<double>& value = figures.value.emplace_back(figures.label.size(), missing);
            for (std::size_t row = 0; row < column.size(); ++row) {
                if (column[row].count > 0) value[row] = column[row].value;
            }
        }
        return figures;
    }

private:
    struct Sum {
        double value = 0.0;
        std::size_t count = 0; // of its figures
    };

    Labels labels_;
    std::vector<std::vector<Sum>> sum_; // by run and label
};

double number_of(const SummaryValue& value) {
    if (const auto* count = std::get_if<std::int64_t>(&value.value)) return static_cast<double>(*count);
    if (const auto* number = std::get_if<double>(&value.value)) return *number;
    return missing;
}

ComparedFigures compare_totals(const std::vector<ComparedRun>& runs) {
    FigureTable table{runs.size()};
    for (std::size_t run = 0; run < runs.size(); ++run) {
        for (const SummaryValue& value : runs[run].summary) {
            const bool is_setting = value.name == "format" || value.name == "seed";
            if (!is_setting && !std::holds_alternative<std::string>(value.value)) {
                table.add(run, value.name, number_of(value));
            }
        }
    }
    return table.take();
}

/// The value of a total in a run; NaN where it has none.
double find_number(const ComparedRun& run, std::string_view name) {
    const auto found = std::ranges::find(run.summary, name, &SummaryValue::name);
    return found == run.summary.end() ? missing : number_of(*found);
}

void judge_options(const std::vector<ComparedRun>& runs, Comparison& comparison) {
    comparison.option = {{0.0, 0.0}};
    for (const ComparedRun& run : runs)
        comparison.option.push_back({find_number(run, "cost.npv_usd"), find_number(run, "learners.years_with_access")});
    comparison.cost_effectiveness = judge_cost_effectiveness(comparison.option);
}

/// How an option falls short of one that dominates it.
std::string_view tell_shortfall(const CostedEffect& option, const CostedEffect& better) {
    if (option.usd > better.usd) return option.effect < better.effect ? "costs more and reaches less" : "costs more";
    return "reaches less";
}

/// Sums a figure over the schools of each first-level area.
template <typename Figure>
ComparedFigures compare_areas(const std::vector<ComparedRun>& runs, Figure figure) {
    FigureTable table{runs.size()};
    for (std::size_t run = 0; run < runs.size(); ++run) {
        for (std::size_t school = 0; school < runs[run].id.size(); ++school) {
            table.add(run, runs[run].admin1[school], figure(runs[run], school));
        }
    }
    return table.take();
}

/// `figure` gives that of a run in one of its years.
template <typename Figure>
ComparedFigures compare_years(const std::vector<ComparedRun>& runs, Figure figure) {
    FigureTable table{runs.size()};
    for (std::size_t run = 0; run < runs.size(); ++run) {
        for (std::size_t period = 0; period < runs[run].year.size(); ++period) {
            table.add(run, std::to_string(runs[run].year[period]), figure(runs[run], period));
        }
    }
    return table.take();
}

void match_schools(const std::vector<ComparedRun>& runs, Comparison& comparison) {
    Labels ids;
    for (const ComparedRun& run : runs) {
        for (std::size_t school = 0; school < run.id.size(); ++school) {
            if (ids.number(run.id[school]) < comparison.admin1.size()) continue;
            comparison.admin1.push_back(run.admin1[school]);
            comparison.learners.push_back(run.learners[school]);
        }
    }
    comparison.id = ids.all();
    const std::size_t school_count = comparison.id.size();
    comparison.outcome.assign(runs.size(), std::vector<std::optional<Outcome>>(school_count));
    comparison.npv_usd.assign(runs.size(), std::vector<double>(school_count, missing));
    for (std::size_t run = 0; run < runs.size(); ++run) {
        for (std::size_t school = 0; school < runs[run].id.size(); ++school) {
            const std::size_t row = ids.number(runs[run].id[school]);
            comparison.outcome[run][row] = runs[run].outcome[school];
            comparison.npv_usd[run][row] = runs[run].npv_usd[school];
        }
    }
}

} // namespace

std::string_view name_of(SchoolChange change) {
    switch (change) {
    case SchoolChange::same:
        return "same";
    case SchoolChange::gains:
        return "gains";
    case SchoolChange::loses:
        return "loses";
    case SchoolChange::technology:
        return "technology";
    case SchoolChange::other:
        return "other";
    }
    return "";
}

SchoolChange Comparison::change_of(std::size_t run, std::size_t school) const {
    const auto before = outcome.front()[school], after = outcome[run][school];
    if (before == after) return SchoolChange::same;
    const bool was_connected = before && is_connected(*before), is_connected_now = after && is_connected(*after);
    if (was_connected && is_connected_now) return SchoolChange::technology;
    if (is_connected_now) return SchoolChange::gains;
    return was_connected ? SchoolChange::loses : SchoolChange::other;
}

std::string name_better(const CostEffectiveness& judged, const Comparison& comparison) {
    std::string names;
    for (const std::size_t option : judged.better)
        names += (names.empty() ? "" : " and ") + comparison.name_of_option(option);
    return names;
}

std::string describe_cost_effectiveness(const Comparison& comparison, std::size_t run) {
    const CostedEffect& option = comparison.option[run + 1];
    const CostEffectiveness& judged = comparison.cost_effectiveness[run + 1];
    if (judged.efficiency == Efficiency::unknown) return "its learner-years with access are not known";
    std::string text = grouped(std::round(option.effect)) + " learner-years with access";
    if (!std::isnan(judged.usd_per_effect)) text += fmt::format(", {:.2f} USD each", judged.usd_per_effect);
    const std::string better = name_better(judged, comparison);
    if (judged.efficiency == Efficiency::dominated)
        text += fmt::format("; dominated by {}: {}", better,
                            tell_shortfall(option, comparison.option[judged.better.front()]));
    if (judged.efficiency == Efficiency::extendedly_dominated)
        text += fmt::format("; dominated by {}: a part of each reaches as much for less", better);
    if (judged.before)
        text += fmt::format("; {:.2f} USD for each beyond {}", judged.usd_per_further_effect,
                            comparison.name_of_option(*judged.before));
    return text;
}

ComparedRun compared_run(const ScenarioResult& result) {
    const Schools& schools = result.dataset->schools;
    ComparedRun run;
    run.name = result.scenario.name;
    run.scenario = result.scenario;
    run.summary = summarise(result);
    run.id = schools.id.strings();
    run.admin1 = schools.admin1.strings();
    run.learners = result.indicators->learners;
    run.outcome = result.plan->outcome;
    run.npv_usd = result.school_costs.npv_usd;
    run.connection_year = result.plan->year;
    run.usd = result.totals.paid_usd_by_year;
    for (int year = 0; year < result.scenario.horizon.years; ++year) {
        run.year.push_back(result.scenario.horizon.start_year + year);
    }
    return run;
}

Comparison compare(const std::vector<ComparedRun>& runs) {
    Comparison comparison;
    comparison.runs = name_runs(runs);
    comparison.assumptions = compare_assumptions(runs);
    comparison.totals = compare_totals(runs);
    comparison.area_schools = compare_areas(
        runs, [](const ComparedRun& run, std::size_t school) { return is_connected(run.outcome[school]) ? 1.0 : 0.0; });
    comparison.area_learners = compare_areas(runs, [](const ComparedRun& run, std::size_t school) {
        return is_connected(run.outcome[school]) ? run.learners[school] : 0.0;
    });
    comparison.area_npv_usd =
        compare_areas(runs, [](const ComparedRun& run, std::size_t school) { return run.npv_usd[school]; });
    comparison.year_usd =
        compare_years(runs, [](const ComparedRun& run, std::size_t period) { return run.usd[period]; });
    comparison.year_schools = compare_years(runs, [](const ComparedRun& run, std::size_t period) {
        return static_cast<double>(std::ranges::count(run.connection_year, run.year[period]));
    });
    judge_options(runs, comparison);
    match_schools(runs, comparison);
    return comparison;
}

} // namespace planner
