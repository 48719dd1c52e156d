// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace planner {

/// A name without what people vary: case, accents, blanks and punctuation are gone. "Longitude " and "LONGITUDE",
/// "Région" and "region", "Email^" and "e-mail" become equal. Letters without a Latin base stay as they are.
std::string fold(std::string_view utf8);

} // namespace planner
