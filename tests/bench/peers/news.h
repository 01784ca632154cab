#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/// What every peer reads and prints, so that one driver runs them all:
///   PEER index DATABASE DUMP
///   PEER search DATABASE QUERIES [--facets]   prints "... mean MILLISECONDS ..."
namespace dateline::bench {

/// An article as the generator writes it. Entities are "person:Ann Lee", "org:...", "place:...", "topic:...".
struct News {
  std::string id, title, date, body;
  std::vector<std::string> entities;

  /// 20240517; 0 when there is no date.
  [[nodiscard]] std::uint32_t day() const;
};

/// Reads a dump in JSONL. Throws simdjson_error or std::runtime_error.
void for_each_article(const std::string& dump, const std::function<void(const News&)>& visit);

/// A line of a query set: words, first and last day, entity, separated by TABs; "-" is none.
struct NewsQuery {
  std::string words, entity;
  std::uint32_t from = 0, to = 0;
};

/// Asks every query in two rounds, the first to warm up, and prints the mean time of the second.
void time_queries(const std::string& queries, const std::function<std::size_t(const NewsQuery&)>& hits_of);

/// What is common to the main functions of peers; the exit status.
int run_peer(int count, char** words,
             const std::function<void(const std::string& database, const std::string& dump)>& index,
             const std::function<void(const std::string& database, const std::string& queries, bool facets)>& search);

}  // namespace dateline::bench
