#include "tests/bench/generator/article_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <span>
#include <string_view>

namespace dateline::bench {
namespace {

constexpr std::array<std::string_view, 12> sources{
    "Meridian Wire",  "Northern Ledger", "Harbour Courier", "Atlas Press Agency", "The Evening Bell", "Union Gazette",
    "Coast Dispatch", "Capital Post",    "Market Observer", "Valley Tribune",     "Daily Lantern",    "Science Weekly"};

void append_number(std::string& out, std::uint64_t number) {
  std::array<char, 20> digits;
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

void append_two_digits(std::string& out, unsigned number) {
  out += static_cast<char>('0' + number / 10);
  out += static_cast<char>('0' + number % 10);
}

/// Which of `count` things, the first most often.
std::size_t leaning(Random& random, std::size_t count) {
  const double unit = random.unit();
  return std::min(static_cast<std::size_t>(static_cast<double>(count) * unit * unit), count - 1);
}

/// How many names an article is given, of those that its topic has.
void append_names(std::string& out, std::string_view key, std::span<const std::string> names, std::size_t count) {
  out.append(",\"").append(key).append("\":[");
  for (std::size_t i = 0; i < std::min(count, names.size()); ++i) {
    const bool met = std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
                     names.begin() + static_cast<std::ptrdiff_t>(i);
    if (!met) out.append(i == 0 ? "\"" : ",\"").append(names[i]).append("\"");
  }
  out += ']';
}

}  // namespace

ArticleWriter::ArticleWriter(std::uint64_t seed, std::uint64_t span_articles)
    : seed_(seed), span_articles_(std::max<std::uint64_t>(1, span_articles)), topics_(vocabulary_, seed) {}

void ArticleWriter::append(std::uint64_t number, std::string& out) {
  Random random(mixed(seed_) + number);
  const Topic& topic = topic_of(number, random);
  out += "{\"id\":\"news-";
  append_number(out, number);
  out += "\",\"title\":\"";
  append_title(topic, random, out);
  out += "\",\"date\":\"";
  append_date(number, random, out);
  out.append("\",\"source\":\"").append(sources[leaning(random, sources.size())]);
  out.append("\",\"language\":\"en\",\"topics\":[\"").append(topic.desk).append("\"]");
  append_names(out, "persons", topic.persons, leaning(random, Topic::persons_each));
  append_names(out, "orgs", topic.orgs, leaning(random, Topic::orgs_each + 1));
  append_names(out, "places", topic.places, 1 + leaning(random, Topic::places_each));
  out += ",\"body\":\"";
  append_body(topic, random, out);
  out += "\"}\n";
}

const Topic& ArticleWriter::topic_of(std::uint64_t number, Random& random) {
  // A topic begins every so many articles, bursts and fades; each 64th is a story that draws many more.
  constexpr std::uint64_t articles_a_topic = 40;
  constexpr double fading = 60;
  const auto newest = static_cast<std::uint32_t>(number / articles_a_topic);
  const auto age = static_cast<std::uint32_t>(-fading * std::log(random.unit()));
  const std::uint32_t topic = newest > age ? newest - age : 0;
  return topics_[random.chance(0.2) ? topic & ~63U : topic];
}

void ArticleWriter::append_date(std::uint64_t number, Random& random, std::string& out) const {
  using namespace std::chrono;
  constexpr double span_days = 3'652;
  const double passed = static_cast<double>(number) / static_cast<double>(span_articles_);
  sys_days day = sys_days(year(2014) / 1 / 1) + days(static_cast<int>(span_days * std::pow(passed, 0.75)));
  // Most of what would be a weekend's came on Friday.
  const unsigned weekday_number = weekday(day).iso_encoding();
  if (weekday_number > 5 && random.chance(0.6)) day -= days(weekday_number - 5);
  const year_month_day date(day);
  append_number(out, static_cast<std::uint64_t>(static_cast<int>(date.year())));
  out += '-';
  append_two_digits(out, static_cast<unsigned>(date.month()));
  out += '-';
  append_two_digits(out, static_cast<unsigned>(date.day()));
  out += 'T';
  append_two_digits(out, random.below(24));
  out += ':';
  append_two_digits(out, random.below(60));
  out += ':';
  append_two_digits(out, random.below(60));
  out += 'Z';
}

void ArticleWriter::append_word(const Topic& topic, Random& random, std::string& out) const {
  const auto put = [&out](const Word& word) {
    const std::size_t size = out.size();
    out.append(word.letters.data(), Word::most);
    out.resize(size + word.length);
  };
  constexpr double of_topic = 0.1;
  if (random.chance(of_topic))
    put(topic.words[leaning(random, Topic::words_each)]);
  else
    vocabulary_.draw(random, put);
}

void ArticleWriter::append_title(const Topic& topic, Random& random, std::string& out) const {
  if (random.chance(0.4)) out.append(topic.persons[leaning(random, Topic::persons_each)]).append(" ");
  const std::uint32_t words = 5 + random.below(5);
  for (std::uint32_t i = 0; i < words; ++i) {
    if (i > 0) out += ' ';
    if (random.chance(0.5))
      out.append(topic.words[leaning(random, Topic::words_each)].text());
    else
      append_word(topic, random, out);
  }
}

void ArticleWriter::append_body(const Topic& topic, Random& random, std::string& out) const {
  // Lengths are lognormal, half of them below 130 words.
  const auto words = static_cast<std::uint32_t>(std::clamp(130 * std::exp(0.7 * random.normal()), 20.0, 4000.0));
  std::uint32_t left_in_sentence = 0, sentences = 0;
  for (std::uint32_t i = 0; i < words; ++i) {
    if (left_in_sentence > 0) {
      out += ' ';
      --left_in_sentence;
      append_word(topic, random, out);
      continue;
    }
    if (i > 0) out.append(sentences % 4 == 0 ? ".\\n" : ". ");
    ++sentences;
    left_in_sentence = 8 + random.below(22);
    const std::size_t start = out.size();
    switch (random.below(6)) {
      case 0: out += topic.persons[leaning(random, Topic::persons_each)]; break;
      case 1: out += topic.orgs[leaning(random, Topic::orgs_each)]; break;
      case 2: out.append("In ").append(topic.places[leaning(random, Topic::places_each)]); break;
      default: append_word(topic, random, out); break;
    }
    if (out[start] >= 'a' && out[start] <= 'z') out[start] = static_cast<char>(out[start] - 32);
  }
  out += '.';
}

}  // namespace dateline::bench
