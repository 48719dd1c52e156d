// SPDX-License-Identifier: Apache-2.0
// datasets/README.md names every column, alias and issue code, because its second half is made from the tables here.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/data/fields.h"
#include "planner/data/issue_codes.h"
#include "planner/data/words.h"
#include "tests/catch.h"
#include "tests/generated_page.h"

using namespace planner;

namespace {

std::string_view unit_of(FieldKind kind) {
    switch (kind) {
    case FieldKind::text:
        return "text";
    case FieldKind::coordinate:
        return "number";
    case FieldKind::quantity:
        return "number, 0 or more";
    case FieldKind::share:
        return "0 to 1, or percent with its sign";
    case FieldKind::answer:
        return "yes, no";
    case FieldKind::electricity:
        return "yes, no, or a kind";
    case FieldKind::generations:
    case FieldKind::coverage:
        return "none, 2G, 3G, 4G, 5G";
    case FieldKind::status:
        return "operational, under construction, planned";
    case FieldKind::medium:
        return "fiber or other";
    }
    return "";
}

std::string columns_of(TableKind kind) {
    std::string text =
        fmt::format("\n### {}\n\n| field | values | meaning | recognised as |\n|---|---|---|---|\n", name_of(kind));
    for (const Field& field : fields_of(kind)) {
        text += fmt::format("| `{}` | {} | {} | {} |\n", field.name, unit_of(field.kind), field.help,
                            fmt::join(field.aliases, ", "));
    }
    return text;
}

std::string_view outcome_name(IssueOutcome outcome) {
    switch (outcome) {
    case IssueOutcome::set_aside:
        return "set aside";
    case IssueOutcome::repaired:
        return "repaired";
    case IssueOutcome::kept:
        return "kept, told";
    case IssueOutcome::layer:
        break;
    }
    return "layer";
}

std::string generated_part() {
    std::string text =
        "\n## Columns\n\nA column is recognised by these names, whatever their case, accents, blanks and "
        "punctuation; the first name of a list that\na file has wins, and a column serves one field "
        "only. `columns = { learners = \"Pupils 2024\" }` in the manifest settles it.\n";
    for (int kind = 0; kind <= static_cast<int>(TableKind::sight_lines); ++kind) {
        text += columns_of(static_cast<TableKind>(kind));
    }
    text +=
        "\n## Issues\n\nRead = used + set aside, always. `causeway check --json` counts issues and lists their rows; "
        "`--rejected FILE.csv` writes the\nschool rows that were set aside, to be corrected and read again.\n\n"
        "| code | what happens | rows, or layers | what to do |\n|---|---|---|---|\n";
    for (const IssueCode& code : issue_codes()) {
        text +=
            fmt::format("| `{}` | {} | {} | {} |\n", code.code, outcome_name(code.outcome), code.summary, code.advice);
    }
    return text;
}

} // namespace

TEST_CASE("The guide to datasets names every column, alias and issue code that the code knows", "[docs]") {
    tests::check_generated_page("datasets/README.md", generated_part());
}
