// SPDX-License-Identifier: Apache-2.0
#include "planner/output/reconciliation_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "geo/io/text_file.h"
#include "geo/missing.h"
#include "planner/cost/rates.h"
#include "planner/output/csv_writer.h"
#include "planner/output/new_folder.h"
#include "planner/output/run_folder.h"
#include "planner/result/school_columns.h"
#include "planner/scenario/scenario_file.h"

namespace planner {

namespace {

using Json = nlohmann::ordered_json;
using ReconciledColumn = Column<ReconciledSchools>;

constexpr int reconciliation_format = 1;

template <typename Value>
ReconciledColumn reconciled_column(std::string name, std::string unit, std::string meaning, Value value) {
    return row_column<ReconciledSchools>(std::move(name), std::move(unit), std::move(meaning), std::move(value));
}

std::string_view name_of_choice(const std::optional<Technology>& technology) {
    return technology ? name_of(*technology) : "";
}

/// What the model says of the technology that a plan gives a school; NaN where it gives none, or is out of reach.
double price_of(const ReconciledSchools& rows, const std::optional<Technology>& technology, std::size_t school) {
    if (!technology || !rows.made.options.of(*technology, school).is_feasible) return geo::missing;
    return rows.made.options.of(*technology, school).price_usd;
}

void add_plan_columns(std::vector<ReconciledColumn>& columns) {
    columns.push_back(
        reconciled_column("id", "", "the school's id, unique", [](const ReconciledSchools& rows, std::size_t school) {
            return rows.ours.dataset->schools.id[school];
        }));
    columns.push_back(reconciled_column("served", "", "yes: the model plans for it, as it is not known to be connected",
                                        [](const ReconciledSchools& rows, std::size_t school) -> std::string_view {
                                            return rows.made.is_served[school] ? "yes" : "no";
                                        }));
    columns.push_back(reconciled_column(
        "demand_mbps", "Mbit/s", "bandwidth that the school needs in the first year",
        [](const ReconciledSchools& rows, std::size_t school) { return (*rows.ours.demand_mbps)[school]; }));
    columns.push_back(reconciled_column(
        "our_technology", "", "what becomes of the school in our plan",
        [](const ReconciledSchools& rows, std::size_t school) { return name_of(rows.ours.plan->outcome[school]); }));
    columns.push_back(reconciled_column(
        "our_connection_usd", "USD", "present cost of its connection in our plan, share of the trench included",
        [](const ReconciledSchools& rows, std::size_t school) { return rows.made.our_connection_usd[school]; }));
    columns.push_back(reconciled_column(
        "same_technology_usd", "USD", "what the model says of our technology; empty: none, or out of its reach",
        [](const ReconciledSchools& rows, std::size_t school) {
            return price_of(rows, technology_of(rows.ours.plan->outcome[school]), school);
        }));
    columns.push_back(reconciled_column("model_technology", "", "what the model gives the school; empty: none",
                                        [](const ReconciledSchools& rows, std::size_t school) {
                                            return name_of_choice(rows.made.compared_plan().choice[school]);
                                        }));
    columns.push_back(reconciled_column("model_usd", "USD", "what that costs by the model",
                                        [](const ReconciledSchools& rows, std::size_t school) {
                                            return price_of(rows, rows.made.compared_plan().choice[school], school);
                                        }));
}

void add_hop_columns(std::vector<ReconciledColumn>& columns) {
    columns.push_back(reconciled_column("hop_m", "m", "length of the fiber hop on the model's sphere",
                                        [](const ReconciledSchools& rows, std::size_t school) {
                                            return rows.made.options.layout.fiber.hop_m[school];
                                        }));
    columns.push_back(reconciled_column("upstream_id", "", "school or transmission node that the hop starts at",
                                        [](const ReconciledSchools& rows, std::size_t school) {
                                            return upstream_id(rows.made.options.layout, *rows.ours.dataset, school);
                                        }));
}

/// A column of one technology's options.
template <typename Value>
ReconciledColumn of_option(Technology technology, const std::string& name, std::string unit, std::string meaning,
                           Value value) {
    return reconciled_column(fmt::format("{}_{}", name_of(technology), name), std::move(unit), std::move(meaning),
                             [technology, value](const ReconciledSchools& rows, std::size_t school) {
                                 return value(rows.made.options.of(technology, school));
                             });
}

/// The same for an amount, empty where the technology is not feasible.
ReconciledColumn amount(Technology technology, const std::string& name, std::string unit, std::string meaning,
                        double ReferenceOption::*member) {
    return of_option(technology, name, std::move(unit), std::move(meaning), [member](const ReferenceOption& option) {
        return option.is_feasible ? option.*member : geo::missing;
    });
}

void add_option_columns(Technology technology, std::vector<ReconciledColumn>& columns) {
    columns.push_back(of_option(technology, "reason", "", "why the model cannot use it; empty: it can",
                                [](const ReferenceOption& option) { return option.reason; }));
    columns.push_back(amount(technology, "capex_usd", "USD", "investment at the start", &ReferenceOption::capex_usd));
    columns.push_back(amount(technology, "replacement_usd", "USD", "hardware bought again, all years; ITU only",
                             &ReferenceOption::replacement_usd));
    columns.push_back(
        amount(technology, "opex_usd_per_year", "USD/year", "running costs", &ReferenceOption::opex_usd_per_year));
    columns.push_back(amount(technology, "ownership_usd", "USD", "all of these over the years, undiscounted",
                             &ReferenceOption::ownership_usd));
    columns.push_back(amount(technology, "price_usd", "USD",
                             "what the model calls its cost: ownership (Giga), present cost (ITU)",
                             &ReferenceOption::price_usd));
    columns.push_back(amount(technology, "revenue_usd_per_year", "USD/year", "what the operator earns; ITU only",
                             &ReferenceOption::revenue_usd_per_year));
    columns.push_back(amount(technology, "net_value_usd", "USD",
                             "the operator's present revenue less its present cost; ITU only",
                             &ReferenceOption::net_value_usd));
}

Json amounts_json(const ReferenceOption& sum) {
    return {{"capex_usd", sum.capex_usd},
            {"replacement_usd", sum.replacement_usd},
            {"opex_usd_per_year", sum.opex_usd_per_year},
            {"revenue_usd_per_year", sum.revenue_usd_per_year},
            {"ownership_usd", sum.ownership_usd},
            {"price_usd", sum.price_usd},
            {"net_value_usd", sum.net_value_usd}};
}

/// What the model would spend if every school that it can got this technology.
Json technology_json(const ReferenceOptions& options, Technology technology) {
    ReferenceChoice alone(options.size());
    std::map<std::string_view, std::size_t> schools_by_reason;
    for (std::size_t school = 0; school < options.size(); ++school) {
        const ReferenceOption& option = options.of(technology, school);
        if (option.is_feasible) {
            alone[school] = technology;
        } else {
            ++schools_by_reason[option.reason];
        }
    }
    const ReferenceTotals totals = total_of(options, alone);
    Json json{{"feasible_schools", totals.schools[static_cast<std::size_t>(technology)]}};
    json.update(amounts_json(totals.sum));
    json["schools_by_reason"] = Json::object();
    for (const auto& [reason, count] : schools_by_reason)
        json["schools_by_reason"][std::string{reason}] = count;
    return json;
}

Json plan_json(const ReferencePlan& plan, std::size_t served) {
    Json json;
    std::size_t without = served;
    for (const Technology technology : technologies) {
        const std::size_t schools = plan.totals.schools[static_cast<std::size_t>(technology)];
        json["schools"][std::string{name_of(technology)}] = schools;
        without -= schools;
    }
    json["schools"]["none"] = without;
    json.update(amounts_json(plan.totals.sum));
    return json;
}

std::string reconciliation_json(const ReconciledSchools& rows) {
    const Reconciliation& made = rows.made;
    const auto served = static_cast<std::size_t>(std::ranges::count(made.is_served, true));
    Json json{{"format", reconciliation_format},
              {"model", name_of(made.model)},
              {"dataset", {{"name", rows.ours.dataset->name}}},
              {"scenario", {{"name", rows.ours.scenario.name}}},
              {"years", rows.ours.scenario.horizon.years},
              {"schools", {{"used", made.is_served.size()}, {"served", served}}}};
    double hop_m = 0.0;
    for (const std::size_t school : made.options.layout.fiber.order)
        hop_m += made.options.layout.fiber.hop_m[school];
    json["fiber_forest"] = {{"schools", made.options.layout.fiber.order.size()}, {"hop_km", hop_m / m_per_km}};
    for (const Technology technology : technologies)
        json["technologies"][std::string{name_of(technology)}] = technology_json(made.options, technology);
    for (const ReferencePlan& plan : made.plans)
        json["plans"][std::string{plan.name}] = plan_json(plan, served);
    json["compared"] = made.compared_plan().name;
    json["bridge"] = Json::array();
    for (const BridgeStep& step : made.bridge)
        json["bridge"].push_back({{"step", step.name}, {"meaning", step.meaning}, {"usd", step.usd}});
    json["model_usd"] = made.compared_plan().totals.sum.price_usd;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

std::vector<Column<ReconciledSchools>> reconciliation_columns() {
    std::vector<ReconciledColumn> columns;
    add_plan_columns(columns);
    add_hop_columns(columns);
    for (const Technology technology : technologies)
        add_option_columns(technology, columns);
    return columns;
}

void write_reconciliation(const std::string& path, const ReconciledSchools& schools, bool replace,
                          geo::Progress& progress) {
    progress.begin_step("Writing the reconciliation");
    NewFolder folder{path, replace, "reconciliation.json"};
    geo::write_text_file(folder / "scenario.toml", format_scenario(kept_scenario(schools.ours, path)));
    geo::write_text_file(folder / "reconciliation.json", reconciliation_json(schools));
    write_csv(folder / "schools.csv", fill(reconciliation_columns(), schools), progress);
    folder.keep();
}

} // namespace planner
