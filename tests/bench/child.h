// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace bench {

/// What became of a command.
struct Child {
    bool has_succeeded = false;
    double seconds = 0.0; // from its start to its end
    double peak_mb = 0.0; // as the kernel counted it
    std::string output;   // what it wrote to standard output
};

/// Runs a command to its end; its messages go where ours go.
Child run_child(const std::vector<std::string>& command);

} // namespace bench
