// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/thirty_schools.h"

#include <filesystem>
#include <sstream>

#include "tests/catch.h"

namespace tests {

std::string write_thirty_schools(const std::string& place) {
    std::filesystem::create_directory(place);
    std::ostringstream schools;
    schools << "id,name,lon,lat,learners\n";
    for (int row = 0; row < 30; ++row) {
        schools << "s" << row << ",School " << row << "," << 30.0 + 0.05 * (row % 6) << "," << -2.0 + 0.05 * (row / 6)
                << "," << 100 + 17 * row << "\n";
    }
    write_file(place + "/schools.csv", schools.str());
    write_file(place + "/nodes.csv", "id,lon,lat\nn1,30.02,-1.98\n");
    write_file(place + "/towers.csv", "id,lon,lat,generations\nt1,30.15,-1.9,4G\n");
    return write_file(place + "/dataset.toml", R"(format = 1
name = "Thirty schools"
[[schools]]
file = "schools.csv"
columns = { id = "id", name = "name", lon = "lon", lat = "lat", learners = "learners" }
[[transmission_nodes]]
file = "nodes.csv"
columns = { id = "id", lon = "lon", lat = "lat" }
[[cell_sites]]
file = "towers.csv"
columns = { id = "id", lon = "lon", lat = "lat", generations = "generations" }
values.generations = { "4G" = ["4G"] }
)");
}

} // namespace tests
