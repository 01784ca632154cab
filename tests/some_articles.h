#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "dateline/article.h"

namespace dateline {

/// Articles with little in them, for tests that care about something else.
[[nodiscard]] inline Article make_article(std::string id, std::string title, std::string body) {
  Article article;
  article.id = std::move(id);
  article.title = std::move(title);
  article.body = std::move(body);
  article.source = "Test";
  article.language = "en";
  article.published = {Precision::day, 2024, 5, 17, 0, 0, 0, 0};
  return article;
}

/// A text of so many different words: long enough for a fingerprint when 50 or more.
[[nodiscard]] inline std::string words(unsigned count, unsigned seed) {
  std::mt19937 random(seed);
  std::string text;
  for (unsigned i = 0; i < count; ++i) {
    if (i != 0) text += ' ';
    const auto length = static_cast<unsigned>(3 + random() % 6);
    for (unsigned c = 0; c < length; ++c) text += static_cast<char>('a' + random() % 26);
  }
  return text;
}

/// News made of a small vocabulary, so that queries of a word or two find some: reproducible from its seed.
class RandomNews {
 public:
  explicit RandomNews(unsigned seed) : random_(seed) {}

  [[nodiscard]] unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }

  [[nodiscard]] std::string word() {
    static const std::vector<std::string> vocabulary = [] {
      std::mt19937 random(7);
      std::vector<std::string> all{"talks",    "talking", "peace",  "flood",         "floods",   "strike",
                                   "minister", "river",   "mine",   "trial",         "élection", "Kraków",
                                   "U.S.",     "5.93",    "bank's", "vice-president"};
      while (all.size() < 300) {
        std::string next;
        for (unsigned c = 0; c < 4 + random() % 5; ++c) next += static_cast<char>('a' + random() % 26);
        all.push_back(next);
      }
      return all;
    }();
    // Few words are frequent, most are rare, as in any language.
    const double u = static_cast<double>(random_()) / static_cast<double>(std::mt19937::max());
    return vocabulary[static_cast<std::size_t>(u * u * static_cast<double>(vocabulary.size() - 1))];
  }

  [[nodiscard]] std::string text(unsigned count) {
    std::string all;
    for (unsigned i = 0; i < count; ++i) all += (i == 0 ? "" : i % 11 == 10 ? ". " : " ") + word();
    return all;
  }

  [[nodiscard]] Article article(const std::string& id) {
    Article a;
    a.id = id;
    a.title = text(2 + below(8));
    a.body = text(below(20) == 0 ? 0 : 5 + below(110));
    a.source = below(10) == 0 ? "" : "Source " + std::to_string(below(4));
    a.language = below(4) == 0 ? "fr" : "en";
    if (below(8) != 0) {
      a.published = {Precision::day,
                     static_cast<std::int16_t>(2020 + below(3)),
                     static_cast<std::uint8_t>(1 + below(12)),
                     static_cast<std::uint8_t>(1 + below(28)),
                     0,
                     0,
                     0,
                     0};
      if (below(6) == 0) {
        a.published.precision = Precision::month;
        a.published.day = 1;
      } else if (below(3) == 0) {
        a.published.precision = Precision::minute;
        a.published.hour = static_cast<std::uint8_t>(below(24));
      }
    }
    for (unsigned n = below(3); n > 0; --n) a.topics.push_back("topic " + std::to_string(below(5)));
    for (unsigned n = below(3); n > 0; --n) a.entities.person.push_back("Person " + std::to_string(below(20)));
    if (below(2) == 0) a.entities.place.push_back("Place " + std::to_string(below(9)));
    return a;
  }

 private:
  std::mt19937 random_;
};

}  // namespace dateline
