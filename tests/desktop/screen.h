// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <sys/types.h>
#include <vector>

#include <nlohmann/json.hpp>

namespace tests {

/// A program that runs until it ends or is dropped. Started only by these tests, and ended by its own id.
class Running {
public:
    explicit Running(const std::vector<std::string>& words, int report_pipe = -1);
    ~Running();
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    /// Waits for its end, a minute at most; its exit code, 128 + signal where a signal ended it.
    int wait();

private:
    pid_t child_;
    bool has_ended_ = false;
};

/// A screen of 1280 x 800 that nobody sees; DISPLAY names it while it lives. Skips the test where Xvfb is missing.
class VirtualScreen {
public:
    VirtualScreen();
    ~VirtualScreen();

private:
    int pipe_[2];
    std::unique_ptr<Running> server_;
};

/// The desktop on a virtual screen, its state read from the file that it writes, its mouse moved by xdotool.
class Desktop {
public:
    Desktop(const std::vector<std::string>& arguments, std::string state_path);
    /// Waits until a question about the state is answered by yes; fails after a minute.
    void wait_until(const std::string& what, const std::function<bool(const nlohmann::json&)>& holds);
    void wait_until_settled();
    void click(const std::string& item);
    void right_click(const std::string& item);
    void drag(const std::string& item, double from_share, double to_share);
    nlohmann::json state() const;

private:
    void press(const std::string& item, int button);

    std::string state_path_;
    Running program_;
};

/// What a picture is made of.
struct PictureFacts {
    int width = 0, height = 0;
    std::size_t colour_count = 0;
    double commonest_share = 0.0; // of the pixels that wear the commonest colour
};
PictureFacts facts_of_picture(const std::string& png_path);

} // namespace tests
