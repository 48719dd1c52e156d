// SPDX-License-Identifier: Apache-2.0
#include "geo/io/write.h"

#include <array>
#include <string_view>

#include <cpl_error.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "geo/error.h"
#include "geo/io/drivers.h"
#include "geo/io/output_layer.h"
#include "geo/io/remote.h"

namespace geo {

namespace {

constexpr const char* mark = "Written by Causeway";

/// A text or a name between quotes of one kind, as SQL wants it.
std::string in_quotes(std::string_view text, char quote) {
    std::string sql{quote};
    for (const char sign : text)
        sql += sign == quote ? std::string(2, quote) : std::string(1, sign);
    return sql + quote;
}

/// A connection to the database, and the schema in it.
class Connection {
public:
    explicit Connection(const DatabaseSchema& schema) : schema_{schema} {
        set_up_gdal();
        CPLErrorReset();
        constexpr std::array<const char*, 2> drivers{"PostgreSQL", nullptr};
        dataset_.reset(GDALDataset::Open(std::string{database_prefix}.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE,
                                         drivers.data(), nullptr, nullptr));
        if (!dataset_) fail("no database answers; one named by PGHOST, PGDATABASE or PGSERVICE is expected");
        if (ask("SELECT count(*) FROM pg_extension WHERE extname = 'postgis'") != "1")
            fail("the database has no PostGIS; CREATE EXTENSION postgis is expected");
    }

    ~Connection() {
        if (is_in_transaction_) dataset_->RollbackTransaction(); // GDAL would commit
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    GDALDataset& dataset() { return *dataset_; }

    /// Throws if the database has complained.
    void check() const {
        if (gdal_has_failed()) fail("cannot be written, and all is as it was");
    }

    /// The first cell of an answer; empty where there is none.
    std::string ask(const std::string& sql) {
        OGRLayer* answer = dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr);
        if (answer == nullptr) check();
        const OGRFeatureUniquePtr row{answer == nullptr ? nullptr : answer->GetNextFeature()};
        std::string cell = row ? row->GetFieldAsString(0) : "";
        dataset_->ReleaseResultSet(answer);
        return cell;
    }

    /// A table of this name that is not of a run, or that must stay, is an Error.
    void refuse_earlier(const std::string& table) {
        const std::string found = ask(fmt::format("SELECT coalesce(obj_description(c.oid), '-') FROM pg_class c JOIN "
                                                  "pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = {} AND "
                                                  "c.relname = {}",
                                                  in_quotes(schema_.name, '\''), in_quotes(table, '\'')));
        if (found.empty()) return;
        if (found != mark) fail(fmt::format("\"{}\" is there and not of a run; another schema is expected", table));
        if (!schema_.replace)
            fail(fmt::format("\"{}\" exists; another schema, or --force to replace it, is expected", table));
    }

    /// A schema holds one run: what an earlier one wrote goes, also what this one does not write.
    void drop_earlier() {
        const std::string tables =
            ask(fmt::format("SELECT string_agg(format('%I.%I', n.nspname, c.relname), ', ') FROM pg_class c JOIN "
                            "pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = {} AND c.relkind = 'r' AND "
                            "obj_description(c.oid, 'pg_class') = {}",
                            in_quotes(schema_.name, '\''), in_quotes(mark, '\'')));
        if (!tables.empty()) ask("DROP TABLE " + tables);
    }

    void begin() {
        is_in_transaction_ = dataset_->StartTransaction() == OGRERR_NONE;
        check();
    }

    void commit() {
        check();
        is_in_transaction_ = dataset_->CommitTransaction() != OGRERR_NONE;
        check();
    }

    void make_schema() {
        const std::string count =
            ask("SELECT count(*) FROM pg_namespace WHERE nspname = " + in_quotes(schema_.name, '\''));
        if (count == "0") ask("CREATE SCHEMA " + in_quotes(schema_.name, '"'));
    }

    void set_mark(const std::string& table) {
        ask(fmt::format("COMMENT ON TABLE {} IS {}", name_of(table), in_quotes(mark, '\'')));
    }

private:
    std::string name_of(const std::string& table) const {
        return in_quotes(schema_.name, '"') + "." + in_quotes(table, '"');
    }

    [[noreturn]] void fail(const std::string& what) const {
        const std::string said = take_gdal_message("");
        throw Error{fmt::format("PostGIS schema \"{}\": {}{}{}", schema_.name, what, said.empty() ? "" : ": ", said)};
    }

    const DatabaseSchema& schema_;
    DatasetHandle dataset_;
    bool is_in_transaction_ = false;
};

} // namespace

void check_postgis(const DatabaseSchema& schema, std::span<const std::string> tables) {
    Connection connection{schema};
    for (const std::string& table : tables)
        connection.refuse_earlier(table);
}

void write_postgis(const DatabaseSchema& schema, std::span<const OutputLayer> layers, Progress& progress) {
    Connection connection{schema};
    connection.begin();
    connection.make_schema();
    if (schema.replace) connection.drop_earlier(); // before GDAL looks which tables there are
    for (const OutputLayer& layer : layers)
        connection.refuse_earlier(layer.name);
    const LayerTarget target{connection.dataset(),
                             {"SCHEMA=" + schema.name, "FID=fid", "GEOMETRY_NAME=geom", "LAUNDER=NO"},
                             [&] { connection.check(); }};
    for (const OutputLayer& layer : layers) {
        write_layer(target, layer, progress);
        connection.set_mark(layer.name);
    }
    connection.commit();
}

} // namespace geo
