// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace tests {

/// Writes a dataset of thirty schools around a node and a tower into a new folder; gives its manifest.
std::string write_thirty_schools(const std::string& place);

} // namespace tests
