// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "planner/cost/payments.h"
#include "planner/cost/quantities.h"
#include "planner/people/school_biller.h"
#include "planner/select/plan.h"

namespace planner {

/// What phases depend on besides the plan.
struct PhasingBasis {
    PlanBasis plan;
    CostBasis cost;
    PeopleBasis people;
    const Rates& rates;
    const PeopleRules& people_rules;
    const Horizon& horizon;
};

/// What the plan's work at schools takes out of the years' budgets, USD, dated as the ledger does: capex with its
/// overheads, running costs, replacements. What is left of an asset at the end is no money in hand. For work that
/// begins at t = 0..start_count - 1.
class Outlays {
public:
    /// With devices, training and content where `with_people`.
    Outlays(const Plan& plan, const PhasingBasis& basis, bool with_people, int start_count);

    /// Of these schools in the year in which their work begins, without what they build together: by start, then by
    /// row of Dataset::schools; 0 at all others.
    std::vector<std::vector<double>> in_first_year(std::span<const std::size_t> schools) const;
    /// Of these schools together, their work beginning at t = start, in the years from then on.
    std::vector<double> by_year(std::span<const std::size_t> schools, int start) const;
    /// Of shared works that are built at t = start, in the years from then on.
    std::vector<double> of_works(const WorksPart& built, int start) const;
    /// Of each edge of CostTable::works in the year t = start, were it built then.
    std::vector<double> of_edges_in_first_year(int start) const;

private:
    /// What a school's connection is counted by.
    struct Measured {
        Quantities quantities;
        const std::vector<DatedCharge>* charges = nullptr; // none: no connection
    };
    void measure(std::size_t school, Measured& measured) const;
    void add(std::size_t school, const Measured& measured, PaidYears years, std::span<double> usd) const;
    void add_payment(PaidYears years, Flow flow, int period, double amount_usd, std::span<double> usd) const;

    const Plan& plan_;
    const PhasingBasis& basis_;
    bool with_people_;
    int start_count_;
    double capex_factor_; // with the overheads
    QuantityMeter meter_;
    SchoolBiller biller_;
    std::vector<bool> is_offline_;
    std::array<std::array<std::vector<DatedCharge>, work_count>, technology_count> charges_;
    std::array<std::vector<DatedCharge>, work_count> shared_radio_charges_; // its way apart
    std::vector<DatedCharge> works_charges_;
};

} // namespace planner
