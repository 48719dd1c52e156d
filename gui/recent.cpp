// SPDX-License-Identifier: Apache-2.0
#include "gui/recent.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace gui {

namespace fs = std::filesystem;

fs::path state_folder() {
    if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state) return fs::path{state} / "causeway";
    const char* home = std::getenv("HOME");
    return fs::path{home ? home : "."} / ".local/state/causeway";
}

std::vector<std::string> read_recent() {
    std::vector<std::string> paths;
    std::ifstream file{state_folder() / "recent"};
    std::error_code ignored;
    for (std::string path; std::getline(file, path);) {
        if (fs::exists(path, ignored)) paths.push_back(path);
    }
    return paths;
}

void write_recent(const std::vector<std::string>& paths) {
    std::error_code error;
    fs::create_directories(state_folder(), error);
    if (error) return;
    std::ofstream file{state_folder() / "recent"};
    for (const std::string& path : paths) {
        file << path << '\n';
    }
}

} // namespace gui
