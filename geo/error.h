// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

namespace geo {

/// The operation cannot go on; the message says what, where, and what was expected.
struct Error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The person asked to stop; thrown by Progress::report alone.
struct Cancelled : std::runtime_error {
    Cancelled() : std::runtime_error{"cancelled"} {}
};

} // namespace geo
