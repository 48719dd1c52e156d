// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gui {

/// Where the program keeps what it remembers of its person: $XDG_STATE_HOME/causeway; it need not be there.
std::filesystem::path state_folder();

/// What was opened lately, newest first, as kept in $XDG_STATE_HOME/causeway/recent; what is gone is left out.
std::vector<std::string> read_recent();
/// Keeps it for the next start; does nothing where the folder cannot be written.
void write_recent(const std::vector<std::string>& paths);

} // namespace gui
