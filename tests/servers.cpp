// SPDX-License-Identifier: Apache-2.0
#include "tests/servers.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>

namespace tests {
namespace {

namespace fs = std::filesystem;
using namespace std::literals;

/// What a command prints, and whether it ended well.
std::pair<std::string, bool> output_of(const std::string& command) {
    std::string text;
    std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    for (std::array<char, 4096> block{}; const std::size_t count = std::fread(block.data(), 1, block.size(), pipe);)
        text.append(block.data(), count);
    return {text, pclose(pipe) == 0};
}

void wait_until(const std::function<bool()>& is_ready, const std::string& what) {
    const auto end = std::chrono::steady_clock::now() + 60s;
    while (!is_ready()) {
        if (std::chrono::steady_clock::now() > end) throw std::runtime_error{what + " does not start"};
        std::this_thread::sleep_for(20ms);
    }
}

/// PostgreSQL's programs, of a version that has PostGIS; empty where there is none.
std::string find_postgresql() {
    std::error_code ignored;
    for (const auto& version : fs::directory_iterator{"/usr/lib/postgresql", ignored}) {
        const fs::path shared = "/usr/share/postgresql" / version.path().filename();
        if (fs::exists(shared / "extension/postgis.control")) return version.path() / "bin";
    }
    return {};
}

/// PostgreSQL refuses to run as root: then as the user that owns nothing.
constexpr unsigned nobody = 65'534;
std::vector<std::string> unprivileged() {
    std::vector<std::string> command{"/usr/bin/setpriv", "--pdeathsig", "KILL"};
    if (geteuid() == 0)
        for (const char* word : {"--reuid", "65534", "--regid", "65534", "--clear-groups"})
            command.emplace_back(word);
    return command;
}

sockaddr_in on_this_machine(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

/// A socket bound to a free port.
int bind_free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = on_this_machine(0);
    if (bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error{"no free port"};
    return socket;
}

int port_of(int socket) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

std::string address_on(int socket, const std::string& file) {
    return "/vsicurl/http://127.0.0.1:" + std::to_string(port_of(socket)) + "/" + file;
}

bool answers(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = on_this_machine(port);
    const bool is_there = connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(socket);
    return is_there;
}

} // namespace

Child::Child(const std::vector<std::string>& arguments, const std::string& out) : process_{fork()} {
    if (process_ != 0) return;
    const int file = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(file, STDOUT_FILENO);
    dup2(file, STDERR_FILENO);
    std::vector<char*> argv;
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    execv(argv[0], argv.data());
    _exit(127);
}

Child::~Child() { kill(); }

void Child::kill() {
    std::ifstream started{"/proc/" + std::to_string(process_) + "/task/" + std::to_string(process_) + "/children"};
    const std::vector<pid_t> processes{std::istream_iterator<pid_t>{started}, {}};
    end(SIGKILL);
    for (const pid_t process : processes)
        ::kill(process, SIGKILL);
}

void Child::end(int signal) {
    if (process_ <= 0) return;
    ::kill(process_, signal);
    waitpid(process_, nullptr, 0);
    process_ = 0;
}

PostgisServer::PostgisServer() : programs_{find_postgresql()} {
    if (programs_.empty()) skip("no PostgreSQL with PostGIS is installed");
    const std::string home = folder_ / "server", data = home + "/data";
    fs::permissions(folder_.path(), fs::perms{0711});
    fs::create_directory(home);
    write_file(home + "/password", password);
    if (geteuid() == 0 && chown(home.c_str(), nobody, nobody) != 0) throw std::runtime_error{"cannot give " + home};
    std::vector<std::string> command = unprivileged();
    std::string words;
    for (const std::string& word : command)
        words += word + " ";
    const auto [said, is_made] =
        output_of(words + programs_ + "/initdb -D " + data + " -U causeway -A scram-sha-256 --no-sync --no-locale " +
                  "-E UTF8 --pwfile " + home + "/password");
    if (!is_made) throw std::runtime_error{said};
    for (const auto& [name, value] : {std::pair{"PGHOST", home},
                                      {"PGUSER", "causeway"s},
                                      {"PGDATABASE", "postgres"s},
                                      {"PGPASSFILE", write_file(folder_ / "pgpass", "*:*:*:causeway:hunter2\n")}})
        setenv(name, value.c_str(), 1);
    fs::permissions(folder_ / "pgpass", fs::perms::owner_read);
    for (const std::string& word :
         {programs_ + "/postgres", "-D"s, data, "-k"s, home, "-c"s, "listen_addresses="s, "-c"s, "fsync=off"s})
        command.push_back(word);
    server_ = std::make_unique<Child>(command, folder_ / "log");
    wait_until([&] { return output_of(programs_ + "/pg_isready -q").second; }, "PostgreSQL");
    ask("CREATE EXTENSION postgis");
}

std::string PostgisServer::ask(const std::string& sql) const {
    const std::string file = write_file(folder_ / "query", sql);
    const auto [text, is_done] = output_of(programs_ + "/psql -qAt -v ON_ERROR_STOP=1 -f " + file);
    if (!is_done) throw std::runtime_error{text};
    return text;
}

WebServer::WebServer(const std::string& folder) {
    const std::string program = "/usr/sbin/lighttpd";
    if (!fs::exists(program)) skip("lighttpd is not installed");
    const int socket = bind_free_port();
    port_ = port_of(socket);
    close(socket);
    const std::string settings =
        "server.document-root = \"" + folder + "\"\nserver.bind = \"127.0.0.1\"\n" +
        "server.stat-cache-engine = \"disable\"\nserver.port = " + std::to_string(port_) +
        "\nserver.modules = (\"mod_accesslog\")\n" + "accesslog.filename = \"" + folder_ / "log" + "\"\n" +
        "accesslog.format = \"%m %U %s %b\"\n" +
        "mimetype.assign = (\"\" => \"application/octet-stream\")\n"; // without a type, no ETag
    const std::vector command{"/usr/bin/setpriv"s,
                              "--pdeathsig"s,
                              "KILL"s,
                              program,
                              "-D"s,
                              "-f"s,
                              write_file(folder_ / "settings", settings)};
    server_ = std::make_unique<Child>(command, folder_ / "out");
    wait_until([&] { return answers(port_); }, "lighttpd");
}

std::string WebServer::stop() {
    server_->stop();
    return read_file(folder_ / "log");
}

SilentServer::SilentServer() : socket_{bind_free_port()} { listen(socket_, 16); }

SilentServer::~SilentServer() { close(socket_); }

std::string SilentServer::address(const std::string& file) const { return address_on(socket_, file); }

FalteringServer::FalteringServer(std::string bytes) : bytes_{std::move(bytes)}, socket_{bind_free_port()} {
    listen(socket_, 16);
    thread_ = std::thread{[this] {
        for (int connection = accept(socket_, nullptr, nullptr); connection >= 0;
             connection = accept(socket_, nullptr, nullptr)) {
            ++request_count_;
            answer(connection);
            close(connection);
        }
    }};
}

FalteringServer::~FalteringServer() {
    shutdown(socket_, SHUT_RDWR);
    thread_.join();
    close(socket_);
}

std::string FalteringServer::address(const std::string& file) const { return address_on(socket_, file); }

/// One request: "HEAD", or "GET" of a range, of which nothing behind the first half is sent.
void FalteringServer::answer(int connection) const {
    std::string request(8'192, '\0');
    const ssize_t count = recv(connection, request.data(), request.size(), 0);
    request.resize(static_cast<std::size_t>(std::max<ssize_t>(0, count)));
    std::size_t begin = 0, last = bytes_.size() - 1;
    const std::size_t range = request.find("bytes=");
    if (range != request.npos) {
        const std::size_t dash = request.find('-', range);
        begin = std::stoul(request.substr(range + 6));
        last = std::min(last, static_cast<std::size_t>(std::stoul(request.substr(dash + 1))));
    }
    std::string reply = range == request.npos ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 206 Partial Content\r\n";
    reply +=
        "Accept-Ranges: bytes\r\nConnection: close\r\nContent-Length: " + std::to_string(last + 1 - begin) + "\r\n";
    if (range != request.npos)
        reply += "Content-Range: bytes " + std::to_string(begin) + "-" + std::to_string(last) + "/" +
                 std::to_string(bytes_.size()) + "\r\n";
    reply += "\r\n";
    const std::size_t half = bytes_.size() / 2;
    if (!request.starts_with("HEAD") && begin < half) reply += bytes_.substr(begin, std::min(half, last + 1) - begin);
    for (std::size_t sent = 0; sent < reply.size();) {
        const ssize_t step = send(connection, reply.data() + sent, reply.size() - sent, MSG_NOSIGNAL);
        if (step <= 0) return;
        sent += static_cast<std::size_t>(step);
    }
}

} // namespace tests
