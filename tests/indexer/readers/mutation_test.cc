#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

#include "indexer/readers/format.h"
#include "tests/indexer/readers/reading.h"

using namespace dateline;
using namespace dateline::readers;

namespace {

const std::string samples[] = {
    "{\"id\":1,\"title\":\"A "
    "\\u00e9\",\"tags\":[\"x\"],\"d\":{\"e\":[1,2.5,null]}}\n{\"id\":2,\"title\":\"B\"}\n{\"id\":3,\"body\":\"<p>x "
    "&amp; y</p>\"}\n",
    "[{\"id\":1,\"title\":\"A\"},\n {\"id\":2,\"title\":\"B\",\"people\":[\"Ann\"]},\n {\"id\":3,\"title\":\"C\"}]\n",
    "{\"status\":\"ok\",\"data\":{\"articles\":[{\"id\":1,\"title\":\"A\"},{\"id\":2,\"title\":\"B\"}],\"n\":2}}",
    "<REUTERS NEWID=\"1\">\n<DATE>26-FEB-1987</DATE><PLACES><D>usa</D></PLACES><TEXT>&#2;<TITLE>A</TITLE><BODY>x "
    "&lt;B></BODY></TEXT>\n</REUTERS>\n<REUTERS NEWID=\"2\"><TEXT><TITLE>B</TITLE></TEXT></REUTERS>\n",
    "id,title,text,tags\n1,A,\"x, \"\"y\"\"\nz\",a; b\n2,\"B\",\"w\",\n3,C,v,c\n",
    "\"id\";\"title\";\"text\"\r\n\"1\";\"A\";\"x\"\r\n\"2\";\"B\";\"y\"\r\n",
    "id\ttitle\ttext\n1\t\"A\" b\tx\n2\tB\t\"y\nz\"\n",
    "<DOC>\n<DOCNO> 1 </DOCNO>\n<HEADLINE><P>A &amp; B</P></HEADLINE><DATE>930419</DATE>\n<TEXT>\n<P>x</P>\n</TEXT>\n"
    "</DOC>\n<doc><docno>2</docno><HEADER><TI>B</TI></HEADER><TEXT>y</TEXT></doc>\n",
    "A title\n\nA text. With sentences, caf\xC3\xA9.\n",
};

std::string mutated(std::string text, std::mt19937& random) {
  const auto below = [&random](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  for (std::size_t changes = 1 + below(4); changes > 0 && !text.empty(); --changes) {
    const auto at = below(text.size());
    constexpr std::string_view telling = "{}[]\",:\\<>&;\n\r\t \x1e\x00\xFF\xC3";
    switch (below(5)) {
      case 0: text[at] = static_cast<char>(below(256)); break;
      case 1: text[at] = telling[below(telling.size())]; break;
      case 2: text.erase(at, 1 + below(12)); break;
      case 3: text.insert(at, text.substr(below(text.size()), 1 + below(30))); break;
      default: text.resize(at);
    }
  }
  return text;
}

/// Cuts and parses in memory, so that thousands of cases take no time; checks what must hold for any bytes.
void check(const Format& format, const std::string& bytes, ArticleParser& parser) {
  struct Memory : ByteStream {
    explicit Memory(std::string_view all) : rest(all) {}
    std::size_t read(std::span<char> into) override {
      const auto count = rest.copy(into.data(), std::min<std::size_t>(into.size(), 7));
      rest.remove_prefix(count);
      return count;
    }
    std::string_view rest;
  };
  Memory stream(bytes);
  Window window(stream, Encoding::bytes);
  const auto splitter = format.split(window, {});
  std::uint64_t end = 0;
  std::size_t pieces = 0;
  while (const auto piece = splitter->next()) {
    BOOST_REQUIRE(++pieces <= bytes.size() + 1);
    BOOST_REQUIRE(piece->position >= end);
    end = piece->position + piece->bytes.size();
    BOOST_REQUIRE(end <= bytes.size());
    BOOST_REQUIRE(bytes.compare(piece->position, piece->bytes.size(), piece->bytes) == 0);
    if (!piece->code.empty()) continue;
    const auto parsed =
        parser.parse({piece->bytes, {"d", "", piece->position}, &format, "", piece->line, piece->table});
    if (const auto* article = std::get_if<Article>(&parsed)) {
      BOOST_REQUIRE(!article->id.empty());
      BOOST_REQUIRE(!article->title.empty() || !article->body.empty());
    } else {
      BOOST_REQUIRE(!std::get<Reject>(parsed).code.empty());
    }
  }
  BOOST_REQUIRE(window.ahead(1).empty());
}

}  // namespace

BOOST_AUTO_TEST_CASE(no_bytes_make_a_reader_fail_or_lose_its_place) {
  std::mt19937 random(20240917);
  ArticleParser parser({});
  for (const auto& sample : samples)
    for (int i = 0; i < 2000; ++i) {
      const auto bytes = mutated(sample, random);
      for (const Format* format : formats())
        BOOST_TEST_CONTEXT(format->name() << " on " << bytes) check(*format, bytes, parser);
    }
}

BOOST_AUTO_TEST_CASE(a_damaged_line_or_element_costs_itself_only) {
  std::mt19937 random(7);
  for (const std::string_view separator : {"\n", ",\n"}) {
    for (int round = 0; round < 200; ++round) {
      std::string text = separator == "\n" ? "" : "[\n";
      const auto broken = std::uniform_int_distribution<int>(1, 18)(random);
      for (int i = 0; i < 20; ++i) {
        std::string record =
            "{\"id\":" + std::to_string(i) + ",\"title\":\"title " + std::to_string(i) + "\",\"tags\":[\"a\",\"b\"]}";
        if (i == broken) record.erase(std::uniform_int_distribution<std::size_t>(1, record.size() - 1)(random), 1);
        text += record;
        text += i < 19 ? separator : "\n";
      }
      if (separator != "\n") text += "]\n";
      BOOST_TEST_CONTEXT(text) {
        const auto reading = read_bytes(text);
        BOOST_TEST(reading.articles.size() >= 19U);
        BOOST_TEST(reading.articles.size() + reading.rejects.size() <= 21U);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_damaged_row_costs_itself_only) {
  std::mt19937 random(11);
  const auto below = [&random](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  for (const char separator : {',', ';', '\t'})
    for (const bool all_quoted : {true, false})
      for (int round = 0; round < 300; ++round) {
        const auto cell = [&](const std::string& text, bool quoted) {
          return quoted || all_quoted ? "\"" + text + "\"" : text;
        };
        std::string table = std::string("id") + separator + "title" + separator + "text\n";
        const auto broken = below(20);
        for (std::size_t i = 0; i < 20; ++i) {
          const auto number = std::to_string(i);
          std::string row = cell(number, false) + separator + cell("title " + number, i % 2 == 0) + separator +
                            cell("Some words, they said.\nAnd \"\"more\"\"; of them.", true);
          if (i == broken) {
            const auto at = below(row.size());
            if (round % 2 == 0) {
              row.erase(at, 1);
            } else {
              row.insert(at, 1, round % 4 == 1 ? '"' : separator);
            }
          }
          table += row + "\n";
        }
        BOOST_TEST_CONTEXT(table) {
          const auto reading = read_bytes(table);
          std::size_t intact = 0;
          for (const auto& article : reading.articles)
            if (article.title == "title " + article.id &&
                article.body == "Some words, they said.\nAnd \"more\"; of them.")
              ++intact;
          BOOST_TEST(intact >= 19U);
          BOOST_TEST(reading.articles.size() + reading.rejects.size() <= 22U);
        }
      }
}
