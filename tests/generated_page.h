// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace tests {

/// Checks that a page of the project holds `generated` after its line "<!-- From here on made by ... -->", and nothing
/// else. With UPDATE_DOCS in the environment it writes the page anew, and fails so that this can't be left on.
void check_generated_page(const std::string& page, const std::string& generated);

} // namespace tests
