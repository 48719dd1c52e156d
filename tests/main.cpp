// SPDX-License-Identifier: Apache-2.0
#define CATCH_CONFIG_RUNNER
#include "tests/catch.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <unistd.h>

namespace {

/// ctest's SKIP_RETURN_CODE: each test runs in a process of its own.
constexpr int skipped_exit_code = 77;

} // namespace

namespace tests {

void skip(const std::string& reason) {
    std::cout << "skipped: " << reason << std::endl;
    std::_Exit(skipped_exit_code);
}

std::string reference(const std::string& path) {
    const char* variable = std::getenv("CAUSEWAY_REFERENCE");
    const std::filesystem::path folder = variable ? variable : CAUSEWAY_SOURCE_DIR "/../shared";
    if (!std::filesystem::exists(folder)) skip("no reference data at " + folder.string());
    return (folder / path).lexically_normal().string();
}

std::string source_file(const std::string& path) { return CAUSEWAY_SOURCE_DIR "/" + path; }

std::string data_file(const std::string& path) { return source_file("tests/data/" + path); }

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "causeway-test-XXXXXX").string();
    if (!mkdtemp(pattern.data())) throw std::runtime_error{"cannot make a temporary folder"};
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string write_file(const std::string& path, const std::string& text) {
    std::ofstream{path, std::ios::binary} << text;
    return path;
}

std::string read_file(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream{path, std::ios::binary}.rdbuf();
    return text.str();
}

} // namespace tests

int main(int argc, char* argv[]) { return Catch::Session().run(argc, argv); }
