// SPDX-License-Identifier: Apache-2.0
#include "planner/result/phases.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/parallel.h"
#include "planner/data/grouped.h"
#include "planner/result/ledger_sums.h"
#include "planner/result/scenario_result.h"

namespace planner {

namespace {

/// Whether the budgets pay for an item; overheads are added to the capex of what they pay for.
bool is_paid_by_budgets(Item item, bool with_people) {
    if (item == Item::contingency || item == Item::programme) return false;
    return with_people || is_connection(item);
}

/// Adds an account to the years, from the first on.
void add_to_years(const Account& account, const Starts& starts, double capex_factor, std::vector<PhaseYear>& years) {
    for (int period = account.periods.first; period < account.periods.end; ++period) {
        const int t = account.flow == Flow::opex ? period - 1 : period;
        PhaseYear& year = years[static_cast<std::size_t>(t)];
        const std::span<const double> usd = account.in(period);
        for (std::size_t school = 0; school < usd.size(); ++school) {
            if (account.flow == Flow::capex)
                year.capex_usd += capex_factor * usd[school];
            else if (starts.of(school) == t)
                year.running_usd += usd[school];
            else
                year.earlier_usd += usd[school];
        }
    }
}

/// What is due in each year, account by account on all threads.
void add_due(const ScenarioResult& result, std::vector<PhaseYear>& years) {
    const OverheadRates& overheads = result.scenario.rates.overheads;
    const double capex_factor = 1.0 + overheads.contingency_share + overheads.programme_share;
    const std::vector<Account>& accounts = result.ledger->accounts;
    std::vector<std::vector<PhaseYear>> of_account(accounts.size(), std::vector<PhaseYear>(years.size()));
    geo::Progress progress;
    geo::parallel_chunks(accounts.size(), 1, progress, [&](std::size_t row, std::size_t) {
        const Account& account = accounts[row];
        const bool is_paid = is_paid_by_budgets(account.item, result.scenario.objective.budget_covers_people);
        if (is_paid && account.flow != Flow::residual)
            add_to_years(account, result.ledger->starts, capex_factor, of_account[row]);
    });
    for (const std::vector<PhaseYear>& added : of_account) {
        for (std::size_t year = 0; year < years.size(); ++year) {
            years[year].earlier_usd += added[year].earlier_usd;
            years[year].capex_usd += added[year].capex_usd;
            years[year].running_usd += added[year].running_usd;
        }
    }
}

/// Pays what is due out of the budgets; what is left carries over, a debt does not.
void pay_years(const std::vector<double>& annual_budget_usd, std::vector<PhaseYear>& years) {
    constexpr double rounding_share = 1e-9; // the ledger sums in another order than lay_out_phases
    double carried_usd = 0.0;
    for (std::size_t position = 0; position < years.size(); ++position) {
        PhaseYear& year = years[position];
        if (position < annual_budget_usd.size()) year.budget_usd = annual_budget_usd[position];
        const double has_usd = carried_usd + year.budget_usd;
        year.spent_usd = std::min(year.due_usd(), has_usd);
        const double uncovered_usd = year.due_usd() - year.spent_usd;
        if (uncovered_usd > rounding_share * year.due_usd()) year.uncovered_usd = uncovered_usd;
        carried_usd = year.carried_usd = has_usd - year.spent_usd;
    }
}

/// "; waiting costs 1,204 learner-years, schools without room 300 more, present value"; empty: none is known to be
/// lost.
std::string describe_lost_years(const Phases& phases) {
    if (!(phases.learner_years_lost() > 0.0)) return "";
    std::string text =
        fmt::format("; waiting costs {} learner-years", grouped(std::round(phases.learner_years_waited)));
    if (phases.learner_years_unreached > 0.0)
        text += fmt::format(", schools without room {} more", grouped(std::round(phases.learner_years_unreached)));
    return text + ", present value";
}

} // namespace

int Phases::last_year() const {
    const auto last =
        std::ranges::find_if(years.rbegin(), years.rend(), [](const PhaseYear& of) { return of.schools > 0; });
    return last == years.rend() ? years.front().year : last->year;
}

Phases measure_phases(const ScenarioResult& result) {
    const Scenario& scenario = result.scenario;
    const Plan& plan = *result.plan;
    const double growth = scenario.demand.learners_growth_per_year;
    Phases phases;
    for (int year = 0; year < scenario.horizon.years; ++year)
        phases.years.push_back({.year = scenario.horizon.start_year + year});
    add_due(result, phases.years);
    pay_years(scenario.phasing.annual_budget_usd, phases.years);
    std::vector<double> lost_years; // of a learner, by start
    for (int start = 0; start <= scenario.horizon.years; ++start)
        lost_years.push_back(discounted_years(scenario.horizon, growth) -
                             discounted_years(scenario.horizon, growth, start));
    for (std::size_t school = 0; school < plan.outcome.size(); ++school) {
        const double learners = result.indicators->learners[school];
        if (plan.offline_reason[school] == OfflineReason::beyond_phases) {
            ++phases.schools_left;
            phases.learner_years_unreached += learners * lost_years.back();
        }
        if (!technology_of(plan.outcome[school])) continue;
        const auto start = static_cast<std::size_t>(plan.starts.of(school));
        ++phases.years[start].schools;
        phases.years[start].learners += learners;
        phases.learner_years_waited += learners * lost_years[start];
    }
    for (const PhaseYear& year : phases.years)
        phases.uncovered_usd += year.uncovered_usd;
    return phases;
}

int phase_year(const ScenarioResult& result, std::size_t school) {
    const Plan& plan = *result.plan;
    const bool is_equipped = plan.has_people[school] && result.scenario.people.enabled;
    if (!technology_of(plan.outcome[school]) && !is_equipped) return 0;
    return result.scenario.horizon.start_year + plan.starts.of(school);
}

ScenarioResult result_by(const ScenarioResult& result, int year) {
    Plan plan = *result.plan;
    for (std::size_t school = 0; school < plan.outcome.size(); ++school) {
        if (plan.year[school] > year) plan.outcome[school] = Outcome::offline;
    }
    write_users(result.cost->works, plan);
    ScenarioResult by_then = result;
    by_then.plan = std::make_shared<const Plan>(std::move(plan));
    return by_then;
}

std::string describe_phases(const ScenarioResult& result) {
    if (!result.phases) return "";
    const Phases& phases = *result.phases;
    std::size_t schools = 0;
    for (const PhaseYear& year : phases.years)
        schools += year.schools;
    std::string text = "by the yearly budgets ";
    text += schools == 0 ? "no school is connected"
                         : fmt::format("{} {} connected by {}", grouped(static_cast<double>(schools)),
                                       schools == 1 ? "school is" : "schools are", phases.last_year());
    if (phases.schools_left > 0)
        text += fmt::format(", {} find no room", grouped(static_cast<double>(phases.schools_left)));
    if (const auto school = result.plan->stops_at)
        text += fmt::format(" (the strict order stops at school {})", result.dataset->schools.id[*school]);
    text += describe_lost_years(phases);
    if (phases.uncovered_usd > 0.0)
        text += fmt::format("; no budget covers {} USD of running costs", grouped(std::ceil(phases.uncovered_usd)));
    return text;
}

} // namespace planner
