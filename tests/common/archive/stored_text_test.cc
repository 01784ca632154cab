#include <boost/test/unit_test.hpp>
#include <random>

#include "common/archive/article_codec.h"
#include "common/archive/text_decoder.h"
#include "common/archive/text_encoder.h"
#include "dateline/error.h"
#include "indexer/text_sample.h"
#include "tests/some_articles.h"

using namespace dateline;
using namespace dateline::archive;

namespace {

bool is_archive_error(const Error& error) { return error.kind() == ErrorKind::archive; }

std::string random_bytes(std::mt19937& random, std::size_t count, unsigned different) {
  std::string bytes(count, '\0');
  for (char& c : bytes) c = static_cast<char>(random() % different);
  return bytes;
}

/// An article of anything, not only text.
Article odd_article(std::mt19937& random) {
  const auto some = [&](std::size_t most) { return random_bytes(random, random() % (most + 1), 1 + random() % 256); };
  Article article;
  article.id = some(20);
  article.title = some(200);
  article.source = some(10);
  article.section = some(10);
  article.language = some(3);
  article.url = some(60);
  for (auto* const list :
       {&article.topics, &article.authors, &article.entities.person, &article.entities.org, &article.entities.place})
    for (unsigned n = random() % 4; n > 0; --n) list->push_back(some(12));
  article.extra = some(random() % 8 == 0 ? 100'000 : 50);
  article.provenance = {some(30), some(30), (std::uint64_t{random()} << 32) | random()};
  if (random() % 4 != 0)
    article.published = {Precision::second, -43, 12, 31, 23, 59, 60, static_cast<std::int16_t>(random() % 1600 - 800)};
  article.body = some(std::size_t{1} << (random() % 18));
  return article;
}

std::vector<std::shared_ptr<const TextDictionary>> dictionaries() {
  RandomNews news(1);
  TextSample sample;
  for (int i = 0; i < 500; ++i) sample.add(news.article(std::to_string(i)));
  const auto trained = std::make_shared<const TextDictionary>(sample.train());
  BOOST_REQUIRE(!trained->head().empty());
  BOOST_REQUIRE(!trained->body().empty());
  return {trained, std::make_shared<const TextDictionary>()};
}

void comes_back(const Article& article, TextEncoder& encoder, const TextDecoder& decoder) {
  const std::string stored(encoder.encode(article));
  Article headline = decoder.headline(stored);
  BOOST_TEST((decoder.body(stored) == article.body));
  for (const std::size_t most :
       {std::size_t{0}, std::size_t{1}, article.body.size() / 2, article.body.size(), article.body.size() + 1})
    BOOST_TEST((decoder.body(stored, most) == article.body.substr(0, most)), "the first " << most);
  headline.body = article.body;
  BOOST_TEST((headline == article));
  BOOST_TEST((encoder.encode(decoder.head(stored), article.body) == stored));
}

}  // namespace

BOOST_AUTO_TEST_CASE(whatever_an_article_holds_comes_back) {
  for (const auto& dictionary : dictionaries()) {
    TextEncoder encoder(*dictionary);
    const TextDecoder decoder(dictionary);
    std::mt19937 random(2);
    for (int i = 0; i < 300; ++i) comes_back(odd_article(random), encoder, decoder);
    RandomNews news(3);
    for (int i = 0; i < 300; ++i) comes_back(news.article(std::to_string(i)), encoder, decoder);
    comes_back({}, encoder, decoder);
    Article large;
    for (const unsigned different : {1U, 2U, 256U}) {
      large.body = random_bytes(random, (2 << 20) + different, different);
      comes_back(large, encoder, decoder);
    }
  }
}

BOOST_AUTO_TEST_CASE(texts_of_format_1_are_read_too) {
  const TextDecoder decoder(nullptr);
  std::mt19937 random(4);
  for (int i = 0; i < 100; ++i) {
    const Article article = odd_article(random);
    const std::string stored = encode(article);
    Article read = decoder.headline(stored);
    BOOST_TEST(read.body.empty());
    read.body = decoder.body(stored);
    BOOST_TEST((read == article));
    BOOST_TEST((decoder.body(stored, 3) == article.body.substr(0, 3)));
    for (std::size_t cut = 0; cut < stored.size(); cut += 1 + cut / 4)
      BOOST_CHECK_EXCEPTION((void)decoder.body(std::string_view(stored).substr(0, cut)), Error, is_archive_error);
  }
}

BOOST_AUTO_TEST_CASE(a_dictionary_makes_short_texts_much_smaller) {
  const auto both = dictionaries();
  TextEncoder with(*both[0]), without(*both[1]);
  RandomNews news(5);
  std::size_t large = 0, small = 0;
  for (int i = 0; i < 200; ++i) {
    const Article article = news.article(std::to_string(i));
    small += with.encode(article).size();
    large += without.encode(article).size();
  }
  BOOST_TEST(small * 3 < large * 2);
}

BOOST_AUTO_TEST_CASE(the_same_articles_make_the_same_dictionary) {
  BOOST_TEST(dictionaries()[0]->id() == dictionaries()[0]->id());
  BOOST_TEST(dictionaries()[0]->id() != dictionaries()[1]->id());
}

BOOST_AUTO_TEST_CASE(of_few_articles_nothing_is_learnt) {
  TextSample sample;
  BOOST_TEST(!sample.train().trained());
  sample.add(make_article("1", "One", "and only"));
  BOOST_TEST(!sample.train().trained());
  sample.add(make_article("2", "Large", std::string(8 << 20, 'x')));
  BOOST_TEST(sample.full());
  BOOST_TEST(!sample.train().trained());
}

BOOST_AUTO_TEST_CASE(a_damaged_stored_text_is_an_error_and_no_crash) {
  RandomNews news(6);
  for (const auto& dictionary : dictionaries()) {
    TextEncoder encoder(*dictionary);
    const TextDecoder decoder(dictionary);
    const auto read = [&](std::string_view stored) {
      Article article = decoder.headline(stored);
      article.body = decoder.body(stored);
      return article;
    };
    const Article article = [&] {
      Article all = news.article("x");
      all.body = news.text(200);
      return all;
    }();
    const std::string good(encoder.encode(article));
    for (std::size_t size = 0; size < good.size(); ++size)
      BOOST_CHECK_EXCEPTION((void)read(good.substr(0, size)), Error, is_archive_error);
    BOOST_CHECK_EXCEPTION((void)read(good + "x"), Error, is_archive_error);
    // zstd without a checksum does not notice every bit: then another text comes out, which the file's own sum tells.
    int noticed = 0;
    for (std::size_t i = 0; i < good.size() * 8; ++i) {
      std::string bad = good;
      bad[i / 8] = static_cast<char>(bad[i / 8] ^ (1 << i % 8));
      try {
        (void)read(bad);
      } catch (const Error& error) {
        BOOST_TEST(is_archive_error(error));
        ++noticed;
      }
    }
    BOOST_TEST(noticed > 0);
    // After all that, what is sound is read as ever.
    BOOST_TEST((read(good) == article));
  }
}

BOOST_AUTO_TEST_CASE(sizes_that_the_data_claims_are_not_trusted) {
  const TextDecoder decoder(std::make_shared<const TextDictionary>());
  TextEncoder encoder(*decoder.dictionary());
  const std::string small(encoder.encode(make_article("1", "A", "short")));
  std::string_view rest = small;
  const std::uint64_t head = take_number(rest);
  (void)take_number(rest);
  for (const std::uint64_t claimed : {std::uint64_t{4}, std::uint64_t{6}, std::uint64_t{1} << 40, ~std::uint64_t{0}}) {
    std::string claims;
    put_number(claims, head);
    put_number(claims, claimed);
    claims += rest;
    BOOST_CHECK_EXCEPTION((void)decoder.body(claims), Error, is_archive_error);
  }
  std::string claims;
  put_number(claims, ~std::uint64_t{0});
  claims += rest;
  BOOST_CHECK_EXCEPTION((void)decoder.headline(claims), Error, is_archive_error);
}
