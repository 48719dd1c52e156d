// SPDX-License-Identifier: Apache-2.0
#include "geo/missing.h"
#include "planner/network/network_options.h"
#include "tests/catch.h"
#include "tests/tables.h"

using planner::Answer;
using planner::Standing;
using planner::UnknownRules;

TEST_CASE("A school is at target, to upgrade or to connect by what is known of it", "[standing]") {
    planner::Schools schools = tests::unknown_schools(6);
    schools.connectivity = {Answer::no, Answer::yes, Answer::yes, Answer::yes, Answer::unknown, Answer::no};
    schools.download_mbps = {geo::missing, 20.0, 19.9, geo::missing, geo::missing, 100.0};
    const auto judge = [&](UnknownRules::Connectivity unknown, std::vector<std::string> exclude) {
        return planner::judge_standing(schools, 20.0, {.connectivity = unknown}, {{}, {}, std::move(exclude), {}});
    };
    using enum Standing;
    CHECK(judge(UnknownRules::Connectivity::no, {}) ==
          std::vector{to_connect, existing, upgrade, existing, to_connect, to_connect});
    CHECK(judge(UnknownRules::Connectivity::yes, {})[4] == existing);
    CHECK(judge(UnknownRules::Connectivity::exclude, {})[4] == excluded);
    CHECK(judge(UnknownRules::Connectivity::no, {"s1", "s2"}) ==
          std::vector{excluded, excluded, upgrade, existing, to_connect, to_connect});
}
