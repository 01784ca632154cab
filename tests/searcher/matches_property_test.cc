#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "common/text/fold.h"
#include "dateline/searcher.h"
#include "searcher/analyser.h"
#include "searcher/query/parser.h"
#include "tests/searcher/test_archive.h"
#include "tests/some_articles.h"

using namespace dateline;

namespace {

/// What a query means, evaluated on one article's words without an index.
class BruteForce {
 public:
  explicit BruteForce(const Article& article) : article_(article), tag_(text::stem_tag(article.language)) {
    title_ = analyser().tokenizer.tokenize(article.title);
    body_ = analyser().tokenizer.tokenize(article.body);
    for (const auto* field : {&title_, &body_})
      for (const text::Token& token : *field)
        for (const std::string& stem : analyser().stemmer.stems(token, tag_))
          (field == &title_ ? title_stems_ : body_stems_).insert(stem);
  }

  bool holds(const query::Node& node, bool in_title = false) const {
    return std::visit([&](const auto& kind) { return check(kind, in_title); }, node.kind);
  }

 private:
  static Analyser& analyser() {
    static Analyser only;
    return only;
  }

  bool check(const query::Word& word, bool in_title) const {
    const auto tokens = analyser().tokenizer.tokenize(word.text);
    if (tokens.size() != 1) return has_phrase(tokens, in_title);
    for (const std::string& stem : analyser().stemmer.stems(tokens[0], tag_))
      if (title_stems_.contains(stem) || (!in_title && body_stems_.contains(stem))) return true;
    return false;
  }
  bool check(const query::Phrase& phrase, bool in_title) const {
    return has_phrase(analyser().tokenizer.tokenize(phrase.text), in_title);
  }
  bool check(const query::Prefix& prefix, bool in_title) const {
    const std::string beginning = analyser().tokenizer.tokenize(prefix.text).front().text;
    const auto begins = [&](const text::Token& token) { return token.text.starts_with(beginning); };
    return std::ranges::any_of(title_, begins) || (!in_title && std::ranges::any_of(body_, begins));
  }
  bool check(const query::InField& in, bool) const { return holds(*in.child, true); }
  bool check(const query::And& all, bool in_title) const {
    return std::ranges::all_of(all.children, [&](const query::Node& n) { return holds(n, in_title); });
  }
  bool check(const query::Or& any, bool in_title) const {
    return std::ranges::any_of(any.children, [&](const query::Node& n) { return holds(n, in_title); });
  }
  bool check(const query::Not& without, bool in_title) const { return !holds(*without.child, in_title); }
  bool check(const query::Everything&, bool) const { return true; }
  bool check(const query::FieldValue& value, bool) const {
    const auto is = [&](const std::string& given) { return text::fold_value(given) == text::fold_value(value.value); };
    switch (value.field) {
      case schema::Field::source: return !article_.source.empty() && is(article_.source);
      case schema::Field::topic: return std::ranges::any_of(article_.topics, is);
      case schema::Field::person: return std::ranges::any_of(article_.entities.person, is);
      default: throw std::logic_error("a field that no random query has");
    }
  }
  bool check(const query::Days& days, bool) const {
    if (article_.published.precision == Precision::unknown) return false;
    const Period own = period_of(article_.published);
    return (!days.range.first || *days.range.first <= own.first) && (!days.range.last || own.last <= *days.range.last);
  }
  bool check(const query::DateState&, bool) const { return article_.published.precision == Precision::unknown; }
  template <class Other>
  bool check(const Other&, bool) const {
    throw std::logic_error("a kind that no random query has");
  }

  bool has_phrase(const std::vector<text::Token>& words, bool in_title) const {
    const auto in = [&](const std::vector<text::Token>& field) {
      for (std::size_t at = 0; at + words.size() <= field.size(); ++at) {
        std::size_t same = 0;
        while (same < words.size() && field[at + same].text == words[same].text) ++same;
        if (same == words.size()) return true;
      }
      return false;
    };
    return in(title_) || (!in_title && in(body_));
  }

  const Article& article_;
  std::string tag_;
  std::vector<text::Token> title_, body_;
  std::set<std::string> title_stems_, body_stems_;
};

class RandomQueries {
 public:
  explicit RandomQueries(unsigned seed) : news_(seed) {}

  std::string query() {
    std::string all;
    const bool plain = news_.below(3) == 0;
    if (plain)
      for (unsigned n = 2 + news_.below(5); n > 0; --n) all += word() + ' ';
    for (unsigned n = plain ? news_.below(2) : 1 + news_.below(4); n > 0; --n)
      all += (all.empty() ? "" : " ") + clause(2);
    return all;
  }
  unsigned below(unsigned n) { return news_.below(n); }

 private:
  std::string word() {
    while (true) {
      const std::string word = news_.word();
      if (word != "U.S.") return word;  // acronyms depend on the whole archive
    }
  }
  std::string clause(unsigned depth) {
    switch (news_.below(17)) {
      case 0: return '"' + word() + ' ' + word() + '"';
      case 1: return '-' + word();
      case 2: return depth > 0 ? '(' + clause(depth - 1) + " OR " + clause(depth - 1) + ')' : word();
      case 3: return depth > 0 ? "(" + clause(depth - 1) + " AND " + clause(depth - 1) + ')' : word();
      case 4: return depth > 0 ? "-(" + clause(depth - 1) + ' ' + clause(depth - 1) + ')' : word();
      case 5: return "title:" + word();
      case 6: return "source:\"source " + std::to_string(news_.below(5)) + '"';
      case 7: return "person:\"PERSON " + std::to_string(news_.below(22)) + '"';
      case 8:
        return "date:2020-" + std::to_string(10 + news_.below(3)) + "..2021-0" + std::to_string(1 + news_.below(9));
      case 9: return news_.below(2) == 0 ? "-date:2021" : "date:unknown";
      case 10: return "-topic:\"topic " + std::to_string(news_.below(5)) + '"';
      case 11: {
        const char* beginnings[] = {"ta*", "fl*", "title:mi*", "peac*", "tr*"};
        return beginnings[news_.below(5)];
      }
      case 12: return "title:\"" + word() + ' ' + word() + '"';
      default: return word();
    }
  }

  RandomNews news_;
};

struct World {
  std::vector<Article> articles;
  std::vector<archive::Number> removed;
  TestArchive archive;
};

std::vector<Article> make_articles(unsigned seed, int count) {
  RandomNews news(seed);
  std::vector<Article> all;
  for (int i = 0; i < count; ++i) all.push_back(news.article("n" + std::to_string(i)));
  return all;
}

TestArchive::Shards cut(const std::vector<Article>& articles, std::size_t shards) {
  TestArchive::Shards all(shards);
  for (std::size_t i = 0; i < articles.size(); ++i) all[i * shards / articles.size()].push_back(articles[i]);
  return all;
}

/// Ids that must be found: every live article that the tree holds for; with a mode, those with enough of the plain
/// words.
std::set<std::string> expected(const query::Node& tree, const std::vector<Article>& articles,
                               const std::vector<bool>& live, MatchMode mode) {
  const auto* all = std::get_if<query::And>(&tree.kind);
  std::vector<const query::Node*> words, required;
  const auto sort_out = [&](const query::Node& node) {
    (std::holds_alternative<query::Word>(node.kind) ? words : required).push_back(&node);
  };
  if (all && !all->typed)
    std::ranges::for_each(all->children, sort_out);
  else
    sort_out(tree);

  std::map<std::string, std::size_t> held;  // articles that hold what is required -> their number of words
  std::size_t most = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (!live[i]) continue;
    const BruteForce article(articles[i]);
    if (!std::ranges::all_of(required, [&](const query::Node* n) { return article.holds(*n); })) continue;
    const auto count =
        static_cast<std::size_t>(std::ranges::count_if(words, [&](const query::Node* n) { return article.holds(*n); }));
    held[articles[i].id] = count;
    most = std::max(most, count);
  }
  std::size_t enough = words.size();
  if (mode == MatchMode::most) enough = (2 * words.size() + 2) / 3;
  if (mode == MatchMode::any) enough = std::min<std::size_t>(1, words.size());
  if (mode == MatchMode::all_then_most && !words.empty()) enough = std::max<std::size_t>(most, 1);
  std::set<std::string> ids;
  for (const auto& [id, count] : held)
    if (count >= enough) ids.insert(id);
  return ids;
}

}  // namespace

BOOST_AUTO_TEST_CASE(hits_are_what_the_query_means_in_any_number_of_shards_and_with_any_removed) {
  const auto articles = make_articles(11, 400);
  std::vector<archive::Number> removed;
  std::vector<bool> live(articles.size(), true), all_live(articles.size(), true);
  for (archive::Number number = 3; number <= 400; number += 7) {
    removed.push_back(number);
    live[number - 1] = false;
  }
  const TestArchive one({articles}), many(cut(articles, 5)), holed(cut(articles, 3), removed);
  const TestArchive first_format(cut(articles, 4), {}, {}, TestArchive::today(), 1);
  const Searcher searchers[] = {Searcher(one.where()), Searcher(many.where()), Searcher(holed.where()),
                                Searcher(first_format.where())};
  const std::vector<bool>* alive[] = {&all_live, &all_live, &live, &all_live};

  RandomQueries queries(5);
  std::size_t with_hits = 0, relaxed = 0;
  for (int i = 0; i < 400; ++i) {
    Request request;
    request.query = queries.query();
    request.limit = std::nullopt;
    request.duplicates = Duplicates::show;
    request.match = static_cast<MatchMode>(queries.below(4));
    request.sort = static_cast<Sort>(queries.below(3));
    request.now = TestArchive::today();
    const query::Parse parse = query::parse(request.query, period_of(request.now).first);
    BOOST_REQUIRE_MESSAGE(parse.tree, request.query);
    for (std::size_t s = 0; s < std::size(searchers); ++s) {
      BOOST_TEST_CONTEXT(request.query << " in archive " << s << ", mode " << static_cast<int>(request.match)) {
        const std::set<std::string> want = expected(*parse.tree, articles, *alive[s], request.match);
        const Results results = searchers[s].search(request);
        BOOST_REQUIRE(!results.problem);
        std::set<std::string> got;
        for (const Hit& hit : results.hits) got.insert(hit.article.id);
        BOOST_TEST(got.size() == results.hits.size());
        BOOST_TEST(got == want, boost::test_tools::per_element());
        BOOST_TEST(results.total.value == want.size());
        BOOST_TEST(results.total.exact);
        BOOST_TEST(searchers[s].count(request).total.value == want.size());
        std::size_t visited = 0;
        searchers[s].for_each_match(request, [&](const StoredArticle& stored) {
          visited += want.contains(stored.article.id) ? 1U : 0U;
          return true;
        });
        BOOST_TEST(visited == want.size());
        with_hits += want.empty() ? 0U : 1U;
        relaxed += results.notes.empty() ? 0U : 1U;
      }
    }
  }
  BOOST_TEST(with_hits > 300U);  // the queries must say something
  BOOST_TEST(relaxed > 20U);
}

BOOST_AUTO_TEST_CASE(scores_and_order_do_not_depend_on_the_shards) {
  const auto articles = make_articles(12, 500);
  const TestArchive one({articles}), many(cut(articles, 7));
  const Searcher first(one.where()), second(many.where());
  RandomQueries queries(6);
  for (int i = 0; i < 200; ++i) {
    Request request;
    request.query = queries.query();
    request.match = MatchMode::any;
    request.now = TestArchive::today();
    BOOST_TEST_CONTEXT(request.query) {
      const Results a = first.search(request), b = second.search(request);
      BOOST_REQUIRE(a.hits.size() == b.hits.size());
      for (std::size_t h = 0; h < a.hits.size(); ++h) {
        BOOST_TEST(a.hits[h].article.id == b.hits[h].article.id);
        BOOST_TEST((a.hits[h].score == b.hits[h].score));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(tiny_shards_that_lack_most_words_answer_everything_and_explain_it) {
  RandomNews news(77);
  const std::string said[] = {"東京都の予算", "négociée sécurité", "the US and WHO agree", "café Élysée",
                              "vice-president"};
  const std::string languages[] = {"en", "fr", "ja", "de", "und"};
  TestArchive::Shards shards(40);
  for (std::size_t i = 0; i < 400; ++i) {
    Article article = news.article("n" + std::to_string(i));
    if (news.below(2) == 0) article.body += ' ' + said[news.below(5)];
    if (news.below(3) == 0) article.title += ' ' + said[news.below(5)];
    article.language = languages[news.below(5)];
    shards[i / 10].push_back(std::move(article));
  }
  const TestArchive archive(shards, {3, 77, 78});
  const Searcher searcher(archive.where());
  const std::string asked[] = {
      "東京都",      "US",        "négociée",        "vice-president", "title:(talks OR 東京)",
      "ta*",         "-talks",    "\"talks peace\"", "title:sécurité", "-title:\"vice president\"",
      "source:none", "title:pe*", "WHO agree",       "vice-pre*",      "Élysée"};
  for (int i = 0; i < 100; ++i) {
    Request request;
    for (unsigned n = 1 + news.below(4); n > 0; --n) {
      if (!request.query.empty()) request.query += news.below(4) == 0 ? " OR " : " ";
      request.query += news.below(2) == 0 ? news.word() : asked[news.below(15)];
    }
    request.match = static_cast<MatchMode>(news.below(4));
    request.stem = news.below(3) != 0;
    request.explain = true;
    request.limit = 3;
    request.exact_total = true;
    request.now = TestArchive::today();
    BOOST_TEST_CONTEXT(request.query) {
      const Results results = searcher.search(request);
      BOOST_REQUIRE(!results.problem);
      BOOST_TEST(searcher.count(request).total.value == results.total.value);
      for (std::size_t h = 0; h < results.explanation->hits.size(); ++h) {
        double sum = 0;
        for (const auto& part : results.explanation->hits[h].parts) sum += part.score;
        BOOST_TEST(sum == *results.hits[h].score, boost::test_tools::tolerance(1e-9));
      }
    }
  }
}
