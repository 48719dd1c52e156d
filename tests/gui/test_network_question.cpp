// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>

#include "gui/network_consent.h"
#include "tests/catch.h"
#include "tests/gui/desk.h"
#include "tests/servers.h"

namespace {

void open(tests::Desk& desk, const std::string& path) {
    gui::apply(gui::OpenPath{path}, desk.model);
    desk.settle();
    desk.frame();
}

void click(tests::Desk& desk, const std::string& item) {
    desk.frame(); // a popup takes a frame to find its size
    desk.person.click(item);
    desk.play();
    desk.settle();
}

} // namespace

TEST_CASE("A dataset that asks other machines opens once its person agrees, and asks again for another address",
          "[network]") {
    const tests::TemporaryFolder folder;
    const tests::FalteringServer unasked{"id,name,lon,lat,learners\n"};
    std::filesystem::create_directory(folder / "www");
    const tests::WebServer server{folder / "www"};
    tests::write_file(folder / "www/schools.csv", "id,name,lon,lat,learners\ns1,A,1,2,100\ns2,B,1.1,2,200\n");
    const auto layer = [](const std::string& address) { return "[[schools]]\nfile = \"" + address + "\"\n"; };
    const std::string path =
        tests::write_file(folder / "dataset.toml", "format = 1\n" + layer(unasked.address("schools.csv")));
    tests::Desk desk;
    open(desk, path);
    REQUIRE(desk.shows("network.allow"));
    click(desk, "network.refuse");
    CHECK_FALSE(desk.shows("network.allow"));
    CHECK_FALSE(desk.model.dataset);
    CHECK(unasked.request_count() == 0);

    const std::string manifest = "format = 1\n" + layer(server.address("schools.csv"));
    tests::write_file(path, manifest);
    open(desk, path);
    click(desk, "network.allow");
    CHECK(desk.model.last_error.empty());
    REQUIRE(desk.model.dataset);
    CHECK(desk.model.dataset->schools.size() == 2);
    open(desk, path);
    CHECK_FALSE(desk.shows("network.allow"));

    tests::write_file(path, manifest + layer(unasked.address("schools.csv")));
    open(desk, path);
    CHECK(desk.shows("network.allow"));
    CHECK(unasked.request_count() == 0);
}

TEST_CASE("What a person agreed to is remembered for that dataset and that address", "[network]") {
    const tests::TemporaryFolder folder;
    setenv("XDG_STATE_HOME", folder.path().c_str(), 1);
    CHECK(gui::read_consents().empty());
    const gui::NetworkConsents consents{{"/a b/dataset.toml", {"PG:dbname=emis host=db", "/vsis3/x/a.csv"}}};
    gui::write_consents(consents);
    CHECK(gui::read_consents() == consents);
    CHECK(gui::is_agreed(consents, "/a b/dataset.toml", {"/vsis3/x/a.csv"}));
    CHECK_FALSE(gui::is_agreed(consents, "/a b/dataset.toml", {"/vsis3/x/a.csv", "/vsis3/x/b.csv"}));
    CHECK_FALSE(gui::is_agreed(consents, "/c/dataset.toml", {"/vsis3/x/a.csv"}));
    CHECK(gui::is_agreed({}, "/c/dataset.toml", {}));
}
