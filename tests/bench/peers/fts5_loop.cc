#include <sqlite3.h>

#include <memory>
#include <stdexcept>

#include "tests/bench/peers/news.h"

/// The same archive in SQLite's FTS5, without a journal.
namespace {

using dateline::bench::News;
using dateline::bench::NewsQuery;

class Statement;

class Database {
 public:
  explicit Database(const std::string& path) {
    sqlite3* opened = nullptr;
    const int status = sqlite3_open(path.c_str(), &opened);
    handle_.reset(opened);
    check(status);
    run("pragma journal_mode=off; pragma synchronous=off; pragma cache_size=-500000");
  }
  void run(const char* sql) { check(sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr)); }
  void check(int status) const {
    if (status != SQLITE_OK && status != SQLITE_ROW && status != SQLITE_DONE)
      throw std::runtime_error(sqlite3_errmsg(handle_.get()));
  }

 private:
  friend Statement;
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// Bound values must stand until step() is done with them.
class Statement {
 public:
  Statement(Database& database, const std::string& sql) : database_(database) {
    sqlite3_stmt* made = nullptr;
    database.check(sqlite3_prepare_v2(database.handle_.get(), sql.c_str(), -1, &made, nullptr));
    handle_.reset(made);
  }
  void bind(int at, sqlite3_int64 number) { database_.check(sqlite3_bind_int64(handle_.get(), at, number)); }
  void bind(int at, const std::string& text) {
    database_.check(sqlite3_bind_text(handle_.get(), at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC));
  }
  bool step() {
    const int status = sqlite3_step(handle_.get());
    database_.check(status);
    return status == SQLITE_ROW;
  }
  template <typename... Values>
  void insert(const Values&... values) {
    int at = 0;
    (bind(++at, values), ...);
    step();
    database_.check(sqlite3_reset(handle_.get()));
  }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  Database& database_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

void index(const std::string& path, const std::string& dump) {
  Database database(path);
  database.run(
      "create table article(number integer primary key, id text, date text, day int);"
      "create table entity(name text, article int);"
      "create virtual table words using fts5(title, body, tokenize='porter unicode61'); begin");
  {
    Statement article(database, "insert into article values(?,?,?,?)");
    Statement entity(database, "insert into entity values(?,?)");
    Statement words(database, "insert into words(rowid, title, body) values(?,?,?)");
    sqlite3_int64 number = 0;
    dateline::bench::for_each_article(dump, [&](const News& news) {
      ++number;
      article.insert(number, news.id, news.date, sqlite3_int64{news.day()});
      words.insert(number, news.title, news.body);
      for (const std::string& name : news.entities) entity.insert(name, number);
    });
  }
  database.run(
      "commit; create index by_name on entity(name, article); create index by_article on entity(article);"
      "create index by_day on article(day)");
}

/// Binds what `conditions` names.
void bind(Statement& statement, const NewsQuery& query) {
  statement.bind(1, query.words);
  if (query.from != 0) {
    statement.bind(2, sqlite3_int64{query.from});
    statement.bind(3, sqlite3_int64{query.to});
  }
  if (!query.entity.empty()) statement.bind(4, query.entity);
}

void search(const std::string& path, const std::string& queries, bool facets) {
  Database database(path);
  dateline::bench::time_queries(queries, [&](const NewsQuery& query) {
    std::string matches = " from words join article on article.number = words.rowid where words match ?1";
    if (query.from != 0) matches += " and article.day between ?2 and ?3";
    if (!query.entity.empty()) matches += " and words.rowid in (select article from entity where name = ?4)";
    std::size_t hits = 0;
    {
      Statement best(database, "select words.rowid, body" + matches + " order by bm25(words, 5.0, 1.0) limit 10");
      bind(best, query);
      while (best.step()) ++hits;
    }
    if (facets) {
      Statement counts(database, "select name, count(*) from entity where article in (select words.rowid" + matches +
                                     ") group by name order by 2 desc limit 10");
      bind(counts, query);
      while (counts.step()) continue;
    }
    return hits;
  });
}

}  // namespace

int main(int count, char** words) { return dateline::bench::run_peer(count, words, index, search); }
