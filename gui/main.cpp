// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <exception>
#include <string>

#include <CLI/CLI.hpp>

#include "geo/error.h"
#include "geo/freed_memory.h"
#include "gui/run.h"

namespace {

void read_size(const std::string& text, gui::RunOptions& options) {
    int width = 0, height = 0;
    if (std::sscanf(text.c_str(), "%dx%d", &width, &height) != 2 || width < 640 || height < 400 || width > 8'192 ||
        height > 8'192) {
        throw CLI::ValidationError{"--size",
                                   "'" + text + "' is not a size; such as 1280x800 is expected, 640x400 to 8192x8192"};
    }
    options.width = width;
    options.height = height;
}

/// A window where there is a display; a picture in memory where there is none and nobody needs to see it.
std::unique_ptr<gui::Screen> open_screen(const gui::RunOptions& options) {
    if (auto window = gui::open_window(options.width, options.height)) return window;
    if (options.screenshot.empty() && !options.bench_pan && options.frame_count == 0) {
        throw geo::Error{
            "there is no display; DISPLAY is expected to name one, or --screenshot FILE.png to save a picture"};
    }
    return gui::open_offscreen(options.width, options.height);
}

} // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): only where there is no memory for the first of it
int main(int argc, char* argv[]) {
    gui::RunOptions options;
    std::string size;
    CLI::App app{"Causeway: map the digital divide in education, and plan how to close it", "causeway-desktop"};
    app.add_option("path", options.path, "A dataset, a scenario, or the folder of a run");
    app.add_flag("--allow-outside", options.rules.allow_outside, "The dataset may name files outside its folder");
    app.add_flag("--allow-network", options.rules.allow_network, "Datasets may ask databases and web servers, unasked");
    app.add_option("--screenshot", options.screenshot, "Save a picture as PNG once all is drawn, and quit");
    app.add_option("--size", size, "Of the window, such as 1280x800");
    app.add_option("--select", options.select, "Select the school of this id");
    app.add_option("--tab", options.tab, "Show these details")
        ->check(CLI::IsMember({"ranking", "school", "charts", "phases", "issues"}));
    app.add_option("--colour", options.colour, "Colour the schools by this column of schools.csv");
    app.add_option("--frames", options.frame_count, "Quit after so many frames")->check(CLI::NonNegativeNumber);
    app.add_flag("--bench-pan", options.bench_pan, "Measure a scripted pan of the map, print it, and quit");
    app.add_option("--state", options.state_file, "Write what is on screen as JSON to this file, for tests");
    try {
        app.parse(argc, argv);
        if (!size.empty()) read_size(size, options);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    try {
        geo::keep_freed_memory(); // a slider asks for large tables again and again
        const auto screen = open_screen(options);
        gui::run(*screen, options);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "causeway-desktop: %s\n", error.what());
        return 1;
    }
    return 0;
}
