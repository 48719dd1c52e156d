// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

namespace tests {

/// How many letters of the frame drawn last are cut at their left or right by the cell or panel they stand in; `where`
/// names the places of the first few.
std::size_t count_cut_letters(std::string& where);

} // namespace tests
