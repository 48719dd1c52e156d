// SPDX-License-Identifier: Apache-2.0
#include "tests/catch.h"
#include "tests/cli/run_program.h"

using Catch::Matchers::Contains;
using tests::run;

TEST_CASE("Wrong usage ends with 2, and says on standard error what was expected", "[usage]") {
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{},
                                                      {"nonsense"},
                                                      {"check"},
                                                      {"check", "a", "--colour"},
                                                      {"new", "--out", "x"},
                                                      {"run", "a", "--out", "x", "--budget", "-5"},
                                                      {"run", "a", "--out", "x", "--budget", "much"},
                                                      {"check", "a", "--threads", "many"},
                                                      {"check", "a", "--memory", "lots"}}) {
        const auto outcome = run(arguments);
        CHECK(outcome.exit_code == 2);
        CHECK_FALSE(outcome.err.empty());
        CHECK(outcome.out.empty());
    }
}

TEST_CASE("A budget below nothing is told what may stand there, in a line that can be read", "[usage]") {
    for (const std::string budget : {"-5", "nan", "inf"}) {
        const auto outcome = run({"run", "a", "--out", "x", "--budget=" + budget});
        CHECK(outcome.exit_code == 2);
        CHECK_THAT(outcome.err, Contains("--budget: \"" + budget + "\"; dollars, 0 or more, are expected"));
        CHECK(outcome.err.size() < 200);
    }
}

TEST_CASE("A budget that is no number is told with how millions are written", "[usage]") {
    for (const std::string budget : {"20M", "20,000,000", "much"}) {
        const auto outcome = run({"run", "a", "--out", "x", "--budget", budget});
        CHECK(outcome.exit_code == 2);
        CHECK_THAT(outcome.err, Contains("--budget: \"" + budget + "\" is no number; dollars, such as 20e6"));
    }
}

TEST_CASE("A misspelt option or command is told, with the one that was meant", "[usage]") {
    CHECK(run({"run", "s.toml", "--out", "r", "--budjet", "3"}).err ==
          "causeway: --budjet: unknown option; did you mean --budget?\nRun with --help for more information.\n");
    CHECK_THAT(run({"run", "s.toml", "--otu", "r"}).err, Contains("did you mean --out?"));
    CHECK_THAT(run({"run", "s.toml", "--out", "r", "--thread=2"}).err, Contains("did you mean --threads?"));
    CHECK_THAT(run({"chekc", "d"}).err, Contains("chekc: unknown command; did you mean check?"));
    const auto unlike = run({"check", "a", "--colour"});
    CHECK(unlike.exit_code == 2);
    CHECK_THAT(unlike.err, Contains("--colour: unknown option") && !Contains("did you mean"));
}

TEST_CASE("Help and version end with 0, on standard output", "[usage]") {
    const auto help = run({"--help"});
    CHECK(help.exit_code == 0);
    CHECK_THAT(help.out, Contains("new") && Contains("check") && Contains("--threads"));
    CHECK_THAT(run({"check", "--help"}).out, Contains("--rejected") && Contains("--strict"));
    CHECK_THAT(run({"--version"}).out, Contains("causeway"));
}

TEST_CASE("A failure ends with 1 and one message that says what and where", "[usage]") {
    const auto outcome = run({"check", "/nowhere/at/all"});
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.out.empty());
    CHECK(outcome.err ==
          "causeway: /nowhere/at/all: no such file; a dataset's folder or its dataset.toml is expected\n");
}
