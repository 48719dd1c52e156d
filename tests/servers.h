// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <csignal>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <sys/types.h>

#include "tests/catch.h"

namespace tests {

/// A program that runs beside the test, and ends with it.
class Child {
public:
    /// `arguments` begins with the program; what it prints goes to the file `out`.
    Child(const std::vector<std::string>& arguments, const std::string& out);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    /// Ends it as a machine does whose plug is pulled, with the processes that it has started: these would go on for a
    /// moment.
    void kill();
    /// Asks it to end, and waits for it.
    void stop() { end(SIGTERM); }

private:
    void end(int signal);
    pid_t process_ = 0; // 0: it has ended
};

/// A PostgreSQL server with PostGIS in a temporary folder, on a socket there, as an unprivileged user. PGHOST, PGUSER
/// and PGDATABASE lead to it, and a password file to its password. Skips the running test where it is not installed.
class PostgisServer {
public:
    PostgisServer();

    static constexpr const char* password = "hunter2";
    /// What psql answers: rows as lines, cells between "|".
    std::string ask(const std::string& sql) const;
    void pull_plug() { server_->kill(); }

private:
    TemporaryFolder folder_;
    std::string programs_;
    std::unique_ptr<Child> server_;
};

/// lighttpd on a free port of this machine, for the files of a folder. Skips the running test where it is not
/// installed.
class WebServer {
public:
    explicit WebServer(const std::string& folder);

    std::string host() const { return "127.0.0.1:" + std::to_string(port_); }
    /// "/vsicurl/http://..." of a file in the folder.
    std::string address(const std::string& file) const { return "/vsicurl/http://" + host() + "/" + file; }
    /// Ends the server and gives a line per request: method, path, status, bytes sent.
    std::string stop();

private:
    TemporaryFolder folder_;
    int port_ = 0;
    std::unique_ptr<Child> server_;
};

/// A web server that takes requests and never answers.
class SilentServer {
public:
    SilentServer();
    ~SilentServer();
    SilentServer(const SilentServer&) = delete;
    SilentServer& operator=(const SilentServer&) = delete;
    std::string address(const std::string& file) const;

private:
    int socket_ = -1;
};

/// A web server that promises some bytes, sends the first half, and hangs up. It counts who asks.
class FalteringServer {
public:
    explicit FalteringServer(std::string bytes);
    ~FalteringServer();
    FalteringServer(const FalteringServer&) = delete;
    FalteringServer& operator=(const FalteringServer&) = delete;
    std::string address(const std::string& file) const;
    int request_count() const { return request_count_; }

private:
    void answer(int connection) const;

    std::string bytes_;
    int socket_ = -1;
    std::atomic<int> request_count_ = 0;
    std::thread thread_;
};

} // namespace tests
