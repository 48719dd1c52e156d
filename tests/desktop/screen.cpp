// SPDX-License-Identifier: Apache-2.0
#include "tests/desktop/screen.h"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>
#include <unordered_map>
#include <utility>

#include <cairo.h>
#include <fmt/format.h>

#include "tests/catch.h"

namespace tests {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto longest_wait = std::chrono::seconds{60};
constexpr auto poll_every = std::chrono::milliseconds{20};

bool is_installed(const std::string& program) {
    return std::system(("command -v " + program + " > /dev/null 2>&1").c_str()) == 0;
}

void xdotool(const std::string& words) { REQUIRE(std::system(("xdotool " + words).c_str()) == 0); }

} // namespace

Running::Running(const std::vector<std::string>& words, int report_pipe) : child_{fork()} {
    REQUIRE(child_ >= 0);
    if (child_ > 0) return;
    if (report_pipe >= 0) dup2(report_pipe, 3);
    std::vector<std::string> copies = words;
    std::vector<char*> argv;
    for (std::string& word : copies)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    execvp(argv[0], argv.data());
    _exit(127);
}

Running::~Running() {
    if (has_ended_) return;
    kill(child_, SIGTERM);
    wait();
}

int Running::wait() {
    const Clock::time_point start = Clock::now();
    int status = 0;
    while (waitpid(child_, &status, WNOHANG) == 0) {
        if (Clock::now() - start > longest_wait) kill(child_, SIGKILL);
        std::this_thread::sleep_for(poll_every);
    }
    has_ended_ = true;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

VirtualScreen::VirtualScreen() {
    for (const char* program : {"Xvfb", "xdotool"}) {
        if (!is_installed(program)) skip(std::string{program} + " is not installed");
    }
    REQUIRE(pipe(pipe_) == 0);
    server_ = std::make_unique<Running>(
        std::vector<std::string>{"Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp"},
        pipe_[1]);
    std::string number;
    for (char digit = 0; read(pipe_[0], &digit, 1) == 1 && digit != '\n';)
        number += digit;
    REQUIRE_FALSE(number.empty());
    setenv("DISPLAY", (":" + number).c_str(), 1);
}

VirtualScreen::~VirtualScreen() {
    unsetenv("DISPLAY");
    server_.reset();
    close(pipe_[0]);
    close(pipe_[1]);
}

Desktop::Desktop(const std::vector<std::string>& arguments, std::string state_path)
    : state_path_{std::move(state_path)}, program_{[&] {
          std::vector<std::string> words{DESKTOP_PROGRAM, "--state", state_path_};
          words.insert(words.end(), arguments.begin(), arguments.end());
          return words;
      }()} {}

nlohmann::json Desktop::state() const {
    std::ifstream file{state_path_};
    return file ? nlohmann::json::parse(file) : nlohmann::json{{"settled", false}};
}

void Desktop::wait_until(const std::string& what, const std::function<bool(const nlohmann::json&)>& holds) {
    const Clock::time_point start = Clock::now();
    while (!holds(state())) {
        if (Clock::now() - start > longest_wait)
            FAIL("waited a minute in vain until " << what << "; " << state()["error"]);
        std::this_thread::sleep_for(poll_every);
    }
}

void Desktop::wait_until_settled() {
    wait_until("all is drawn", [](const nlohmann::json& now) { return now["settled"].get<bool>(); });
}

void Desktop::click(const std::string& item) { press(item, 1); }

void Desktop::right_click(const std::string& item) { press(item, 3); }

void Desktop::press(const std::string& item, int button) {
    const auto box = state().at("items").at(item).get<std::vector<double>>();
    xdotool(fmt::format("mousemove {:.0f} {:.0f} sleep 0.3 mousedown {} sleep 0.1 mouseup {}", (box[0] + box[2]) / 2.0,
                        (box[1] + box[3]) / 2.0, button, button));
}

void Desktop::drag(const std::string& item, double from_share, double to_share) {
    const auto box = state().at("items").at(item).get<std::vector<double>>();
    const auto move_to = [&](double share) {
        return fmt::format("mousemove {:.0f} {:.0f} sleep 0.2 ", box[0] + share * (box[2] - box[0]),
                           (box[1] + box[3]) / 2.0);
    };
    xdotool(move_to(from_share) + "mousedown 1 sleep 0.1 " + move_to((from_share + to_share) / 2.0) +
            move_to(to_share) + "mouseup 1");
}

PictureFacts facts_of_picture(const std::string& png_path) {
    cairo_surface_t* surface = cairo_image_surface_create_from_png(png_path.c_str());
    REQUIRE(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS);
    PictureFacts facts{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), 0, 0.0};
    const unsigned char* rows = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    std::unordered_map<std::uint32_t, std::size_t> counts;
    for (int y = 0; y < facts.height; ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(rows + static_cast<std::ptrdiff_t>(y) * stride);
        for (int x = 0; x < facts.width; ++x)
            ++counts[row[x]];
    }
    cairo_surface_destroy(surface);
    std::size_t commonest = 0;
    for (const auto& [colour, count] : counts)
        commonest = std::max(commonest, count);
    facts.colour_count = counts.size();
    facts.commonest_share = static_cast<double>(commonest) / (static_cast<double>(facts.width) * facts.height);
    return facts;
}

} // namespace tests
