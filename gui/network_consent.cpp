// SPDX-License-Identifier: Apache-2.0
#include "gui/network_consent.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "gui/recent.h"

namespace gui {

namespace {

constexpr char separator = '\t'; // between a manifest and one of its addresses, a line for each

} // namespace

bool is_agreed(const NetworkConsents& consents, const std::string& manifest_path,
               const std::vector<std::string>& addresses) {
    const auto agreed = consents.find(manifest_path);
    return std::ranges::all_of(addresses, [&](const std::string& address) {
        return agreed != consents.end() && agreed->second.contains(address);
    });
}

NetworkConsents read_consents() {
    NetworkConsents consents;
    std::ifstream file{state_folder() / "network"};
    for (std::string line; std::getline(file, line);) {
        const std::size_t end = line.find(separator);
        if (end != line.npos) consents[line.substr(0, end)].insert(line.substr(end + 1));
    }
    return consents;
}

void write_consents(const NetworkConsents& consents) {
    std::error_code error;
    std::filesystem::create_directories(state_folder(), error);
    if (error) return;
    std::ofstream file{state_folder() / "network"};
    for (const auto& [manifest_path, addresses] : consents) {
        for (const std::string& address : addresses)
            file << manifest_path << separator << address << '\n';
    }
}

} // namespace gui
