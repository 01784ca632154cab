#pragma once

#include <cstdint>
#include <string>

#include "tests/bench/generator/topic.h"
#include "tests/bench/generator/words.h"

namespace dateline::bench {

/// Made-up news, an article a number, in the order of days. The same seed makes the same articles on any machine; no
/// two are alike.
class ArticleWriter {
 public:
  /// The first `span_articles` are spread over ten years, more of them in the later ones; numbers beyond go on from
  /// there.
  ArticleWriter(std::uint64_t seed, std::uint64_t span_articles);
  ArticleWriter(const ArticleWriter&) = delete;
  ArticleWriter& operator=(const ArticleWriter&) = delete;

  /// Appends the article of that number, counted from 0, as a line of JSON: id, title, date, source, language, topics,
  /// persons, orgs, places, body.
  void append(std::uint64_t number, std::string& out);

 private:
  [[nodiscard]] const Topic& topic_of(std::uint64_t number, Random& random);
  void append_date(std::uint64_t number, Random& random, std::string& out) const;
  void append_title(const Topic& topic, Random& random, std::string& out) const;
  void append_body(const Topic& topic, Random& random, std::string& out) const;
  void append_word(const Topic& topic, Random& random, std::string& out) const;

  std::uint64_t seed_, span_articles_;
  Vocabulary vocabulary_;
  Topics topics_;
};

}  // namespace dateline::bench
