// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace geo {

/// From now on addresses are read, asked anew; before, no file and no driver reaches another machine. For a program
/// whose person said so.
void allow_network();

/// Whether a name is an address instead of a file: "PG:dbname=emis", "/vsicurl/https://example.org/a.csv",
/// "/vsis3/bucket/a.tif", and whatever else GDAL would take for one.
bool is_remote(const std::string& path);

/// Whether an address is that of a PostgreSQL database: "PG:dbname=emis host=db".
bool is_database(const std::string& path);

/// How GDAL is told to open a database; the rest of an address follows. What that leaves out comes from the
/// environment, as everywhere in PostgreSQL. A server that falls silent is an error after 20 seconds.
inline constexpr std::string_view database_prefix = "PG:connect_timeout=20 tcp_user_timeout=20000 ";

/// Throws Error where an address is of a kind that is not read, or the network is not allowed.
void check_address(const std::string& path);

/// What tells one state of a file on a server from another, as the server says it.
struct RemoteFile {
    std::uint64_t bytes = 0;
    std::string version; // the ETag, else when it was last changed; empty: the server says neither
};

/// Asks the server of "/vsicurl/..." or "/vsis3/..." for a file's size and version, not for the file.
/// Throws Error if it does not answer.
RemoteFile describe_remote_file(const std::string& path);

} // namespace geo
