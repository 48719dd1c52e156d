// SPDX-License-Identifier: Apache-2.0
#include "tests/generated_page.h"

#include <cstdlib>

#include "tests/catch.h"

namespace tests {

void check_generated_page(const std::string& page, const std::string& generated) {
    const std::string mark = "<!-- From here on made by `UPDATE_DOCS=1 test_planner \"[docs]\"`. -->\n";
    const std::string path = source_file(page);
    const std::string text = read_file(path);
    const std::size_t begin = text.find(mark);
    INFO(page);
    REQUIRE(begin != std::string::npos);
    const std::string by_hand = text.substr(0, begin + mark.size());
    if (std::getenv("UPDATE_DOCS")) {
        write_file(path, by_hand + generated);
        FAIL("written anew; look at the difference, then run without UPDATE_DOCS");
    }
    CHECK(text.substr(begin + mark.size()) == generated);
}

} // namespace tests
