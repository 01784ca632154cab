#include "tests/bench/peers/news.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace dateline::bench {
namespace {

std::uint32_t day_of(std::string text) {
  std::erase(text, '-');
  std::uint32_t day = 0;
  std::from_chars(text.data(), text.data() + std::min<std::size_t>(text.size(), 8), day);
  return day;
}

std::string text_of(simdjson::ondemand::value value) { return std::string(std::string_view(value)); }

NewsQuery query_of(const std::string& line) {
  std::istringstream fields(line);
  NewsQuery query;
  std::string from, to;
  std::getline(fields, query.words, '\t');
  std::getline(fields, from, '\t');
  std::getline(fields, to, '\t');
  std::getline(fields, query.entity, '\t');
  query.from = day_of(from);
  query.to = day_of(to);
  if (query.entity == "-") query.entity.clear();
  return query;
}

}  // namespace

std::uint32_t News::day() const { return day_of(date.substr(0, 10)); }

void for_each_article(const std::string& dump, const std::function<void(const News&)>& visit) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kinds{
      {{"persons", "person:"}, {"orgs", "org:"}, {"places", "place:"}, {"topics", "topic:"}}};
  const simdjson::padded_string text = simdjson::padded_string::load(dump);
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document_stream lines = parser.iterate_many(text, 16 << 20);
  for (auto line : lines) {
    News news;
    simdjson::ondemand::object fields = line.get_object();
    for (auto field : fields) {
      const std::string_view key = field.unescaped_key();
      simdjson::ondemand::value value = field.value();
      if (key == "id") news.id = text_of(value);
      if (key == "title") news.title = text_of(value);
      if (key == "date") news.date = text_of(value);
      if (key == "body") news.body = text_of(value);
      for (const auto& [name, prefix] : kinds)
        if (key == name)
          for (auto entity : value.get_array()) news.entities.push_back(std::string(prefix) + text_of(entity.value()));
    }
    visit(news);
  }
}

void time_queries(const std::string& queries, const std::function<std::size_t(const NewsQuery&)>& hits_of) {
  using Clock = std::chrono::steady_clock;
  std::vector<NewsQuery> all;
  std::ifstream file(queries);
  for (std::string line; std::getline(file, line);) all.push_back(query_of(line));
  if (all.empty()) throw std::runtime_error(queries + ": no queries");
  double took = 0;
  std::size_t hits = 0;
  for (int round = 0; round < 2; ++round) {
    const auto start = Clock::now();
    hits = 0;
    for (const NewsQuery& query : all) hits += hits_of(query);
    took = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  }
  std::printf("%zu queries hits %zu mean %.4f ms\n", all.size(), hits, took / static_cast<double>(all.size()));
}

int run_peer(int count, char** words,
             const std::function<void(const std::string& database, const std::string& dump)>& index,
             const std::function<void(const std::string& database, const std::string& queries, bool facets)>& search) {
  const std::vector<std::string> arguments(words + 1, words + count);
  try {
    if (arguments.size() == 3 && arguments[0] == "index") {
      index(arguments[1], arguments[2]);
    } else if (arguments.size() >= 3 && arguments[0] == "search") {
      search(arguments[1], arguments[2], arguments.size() == 4 && arguments[3] == "--facets");
    } else {
      std::fputs("usage: index DATABASE DUMP | search DATABASE QUERIES [--facets]\n", stderr);
      return 2;
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}

}  // namespace dateline::bench
