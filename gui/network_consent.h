// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace gui {

/// Which addresses on other machines a person lets each dataset ask, by the manifest's path. A person's setting, never
/// a dataset's.
using NetworkConsents = std::map<std::string, std::set<std::string>>;

/// A dataset that names addresses which its person has not been asked about.
struct NetworkQuestion {
    std::string path; // that was to be opened
    std::string manifest_path;
    std::vector<std::string> addresses; // all that the manifest names
};

/// Whether the person said yes to every address for this manifest.
bool is_agreed(const NetworkConsents& consents, const std::string& manifest_path,
               const std::vector<std::string>& addresses);

/// What was agreed to before, as kept in $XDG_STATE_HOME/causeway/network.
NetworkConsents read_consents();
/// Keeps it for the next start; does nothing where the folder cannot be written.
void write_consents(const NetworkConsents& consents);

} // namespace gui
