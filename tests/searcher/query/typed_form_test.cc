#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <memory>
#include <random>
#include <string>
#include <utility>

#include "tests/searcher/query/parsing.h"

namespace dateline::query {
namespace {

using schema::Field;

/// Trees as parse() could give them.
class TreeMaker {
 public:
  explicit TreeMaker(unsigned seed) : random_(seed) {}

  Node any(unsigned depth) {
    if (depth == 0) return leaf();
    switch (below(7)) {
      case 0: return list(depth, true, false);
      case 1: return list(depth, false, false);
      case 2: return list(depth, false, true);
      case 3: return negation(any(depth - 1));
      case 4: return near();
      case 5: return {InField{Field::title, std::make_unique<Node>(words(depth))}};
      default: return leaf();
    }
  }

 private:
  unsigned below(unsigned end) { return static_cast<unsigned>(random_() % end); }

  template <std::size_t size>
  std::string one_of(const char* const (&texts)[size]) {
    return texts[below(static_cast<unsigned>(size))];
  }

  std::string beginning() {
    return one_of({"peace", "Élysée", "OR", "NEAR/3", "10:30", "a-b", "AT&T", "http://a.b/c", "x~y", "don’t", "停戦"});
  }
  std::string word() { return below(4) == 0 ? one_of({"c++:", "title:", "foo:", "NOT"}) : beginning(); }
  std::string value() {
    return one_of({"CNN", "Angela Merkel", "=x", "-x", "a(b", "a)b", "(a)", "x*", "x~2", "O'Brien", "a:", "OR", "„a",
                   "title:x", " spaced ", "~", "é", "x\xff"});
  }

  Node word_like() {
    switch (below(5)) {
      case 0: return {Phrase{one_of({"peace talks", "a", "x (OR) -y title:z", "„low"}), below(2) * below(1000)}};
      case 1: return {Prefix{beginning()}};
      case 2: return {Fuzzy{beginning(), 1 + below(2)}};
      default: return {Word{word()}};
    }
  }

  Node leaf() {
    using namespace std::chrono;
    constexpr Field values[] = {Field::person, Field::org,    Field::place,   Field::topic,
                                Field::author, Field::source, Field::section, Field::language,
                                Field::entity, Field::url,    Field::id};
    constexpr Field periods[] = {Field::date, Field::indexed, Field::mentions};
    const Day day{year{2025} / September / 12};
    switch (below(8)) {
      case 0: return {Everything{}};
      case 1: return {DateState{below(2) == 0 ? DateState::State::unknown : DateState::State::suspect}};
      case 2:
        return {Days{periods[below(3)], {day, below(2) == 0 ? std::optional(day + days{below(99)}) : std::nullopt}}};
      case 3:
      case 4: return {FieldValue{values[below(11)], value(), below(2) == 0}};
      default: return word_like();
    }
  }

  static Node negation(Node child) {
    if (std::holds_alternative<Not>(child.kind)) return child;
    return {Not{std::make_unique<Node>(std::move(child))}};
  }

  Node list(unsigned depth, bool either, bool typed) {
    Nodes children;
    while (children.size() < 2 || below(2) == 0) {
      Node child = any(depth - 1);
      const auto* inner = std::get_if<And>(&child.kind);
      if (either ? std::holds_alternative<Or>(child.kind) : inner != nullptr && inner->typed == typed) continue;
      children.push_back(std::move(child));
    }
    if (either) return {Or{std::move(children)}};
    return {And{std::move(children), typed}};
  }

  Node near() {
    Nodes children;
    children.push_back({Word{word()}});
    Nodes either;
    either.push_back({Word{word()}});
    either.push_back({Phrase{"b c"}});
    children.push_back({Or{std::move(either)}});
    if (below(2) == 0) children.push_back({Phrase{"d"}});
    return {Near{std::move(children), 1 + below(1000)}};
  }

  /// What may stand in a field of words.
  Node words(unsigned depth) {
    switch (depth == 0 ? 9 : below(5)) {
      case 0: {
        Nodes children;
        children.push_back(word_like());
        children.push_back(negation(word_like()));
        return {And{std::move(children), below(2) == 0}};
      }
      case 1: return negation(words(depth - 1));
      case 2: return near();
      default: return word_like();
    }
  }

  std::mt19937 random_;
};

BOOST_AUTO_TEST_SUITE(a_tree_as_one_would_type_it)

BOOST_AUTO_TEST_CASE(is_short) {
  const struct {
    const char* typed;
    const char* again;
  } cases[] = {
      {"((peace) talks) OR (a AND b c)", "peace talks OR a AND b c"},
      {"NOT (a OR b)", "-(a OR b)"},
      {"“peace talks”", "\"peace talks\""},
      {"person:(\"Angela Merkel\" OR Putin)", "person:\"Angela Merkel\" OR person:Putin"},
      {"Headline:( a )", "title:a"},
      {"a NEAR b", "a NEAR/10 b"},
      {"zelensky~", "zelensky~1"},
      {"+OR", "+OR"},
      {"(title: ) x", "title: x"},
      {"(a OR title: ) x", "(a OR title: ) x"},
      {"(a OR id:x(y) ) x", "(a OR id:\"x(y)\") x"},
  };
  for (const auto& sample : cases) {
    BOOST_TEST_CONTEXT("typed: " << sample.typed) {
      const Parse parse = read(sample.typed);
      BOOST_TEST_REQUIRE(parse.tree.has_value());
      BOOST_TEST(to_query(*parse.tree) == sample.again);
    }
  }
}

BOOST_AUTO_TEST_CASE(gives_the_same_tree_again) {
  for (unsigned seed = 0; seed < 5000; ++seed) {
    const Node tree = TreeMaker(seed).any(4);
    const std::string typed = to_query(tree);
    BOOST_TEST_CONTEXT("seed " << seed << ": " << typed) { BOOST_TEST_REQUIRE(tree_of(typed) == to_string(tree)); }
  }
}

BOOST_AUTO_TEST_CASE(can_be_written_of_texts_that_no_one_could_type) {
  const Node value{FieldValue{Field::source, "The \"Times\" of”", false}};
  BOOST_TEST(to_query(value) == "source:\"The  Times  of \"");
  BOOST_TEST(to_string(value) == "(source \"The \\\"Times\\\" of”\")");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline::query
