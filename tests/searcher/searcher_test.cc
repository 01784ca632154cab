#include "dateline/searcher.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <thread>

#include "tests/searcher/test_archive.h"
#include "tests/some_articles.h"

using namespace dateline;

namespace {

Article dated(Article article, int year, unsigned month, unsigned day) {
  article.published = {Precision::day,
                       static_cast<std::int16_t>(year),
                       static_cast<std::uint8_t>(month),
                       static_cast<std::uint8_t>(day),
                       0,
                       0,
                       0,
                       0};
  return article;
}

/// A dozen articles, each there for a reason that a case below names.
std::vector<Article> newsroom() {
  std::vector<Article> all;
  const auto add = [&](std::string id, std::string title, std::string body) -> Article& {
    return all.emplace_back(make_article(std::move(id), std::move(title), std::move(body)));
  };
  Article& talks = add("talks", "Peace talks resume",
                       "The Kremlin spokesman said the talks on Ukraine were negotiated. Peace is far.");
  talks = dated(talks, 2025, 9, 12);
  talks.source = "CNN";
  talks.entities.person = {"Volodymyr Zelenskyy"};
  talks.entities.place = {"Ukraine", "USA"};
  talks.url = "https://www.example.org/news/talks.html";
  Article& budget = add("budget", "Budget passed", "Ministers talked about peace in the coalition. Nothing else.");
  budget = dated(budget, 2025, 8, 1);
  budget.topics = {"Economy"};
  budget.authors = {"Jane Doe"};
  Article& strike = add("strike", "Strike", "A vice-president of the mine met the WHO and us. Peaceful workers sang.");
  strike = dated(strike, 2024, 1, 31);
  strike.section = "World News";
  Article& who = add("who", "Who is who", "Who knows who said what to us?");
  who = dated(who, 2024, 2, 1);
  Article& french = add("elysee", "L'Élysée parle", "Le président a négocié à l'Élysée. La sécurité d'abord.");
  french = dated(french, 2024, 3, 5);
  french.language = "fr";
  Article& japanese = add("tokyo", "東京都の予算", "東京都は2025年の予算を発表した。京都ではない。");
  japanese = dated(japanese, 2024, 4, 6);
  japanese.language = "ja";
  Article& month = add("month", "Harvest", "Known to the month only.");
  month.published = {Precision::month, 2023, 5, 1, 0, 0, 0, 0};
  add("undated", "Orphan", "Nobody knows when the harvest was.").published = {};
  Article& future = add("future", "Prophecy", "This has not happened.");
  future = dated(future, 2031, 1, 1);
  Article& plain = add("elysee-plain", "Elysee Palace", "A visit to the elysee without accents.");
  plain = dated(plain, 2022, 3, 5);
  return all;
}

TestArchive::Shards one_shard() { return {newsroom()}; }

Request asking(std::string query) {
  Request request;
  request.query = std::move(query);
  request.now = TestArchive::today();
  request.match = MatchMode::all;
  return request;
}

std::vector<std::string> ids_of(const Results& results) {
  std::vector<std::string> ids;
  for (const Hit& hit : results.hits) ids.push_back(hit.article.id);
  return ids;
}

std::string joined(std::vector<std::string> ids, bool sorted = true) {
  if (sorted) std::ranges::sort(ids);
  std::string all;
  for (const std::string& id : ids) all += (all.empty() ? "" : " ") + id;
  return all;
}

std::string found(const Searcher& searcher, const Request& request) {
  const Results results = searcher.search(request);
  if (results.problem) return "problem: " + results.problem->message;
  return joined(ids_of(results));
}

bool has_note(const Results& results, std::string_view code) {
  return std::ranges::any_of(results.notes, [&](const Note& note) { return note.code == code; });
}

}  // namespace

BOOST_AUTO_TEST_CASE(finds_what_people_ask_for) {
  struct Case {
    const char* query;
    const char* found;  // in the order of ids
  };
  const Case cases[] = {
      {"peace talks", "budget talks"},
      {"negotiating", "talks"},
      {"\"peace talks\"", "talks"},
      {"\"peace talked\"", ""},
      {"\"talks peace\"", ""},
      {"\"resume the kremlin\"", ""},  // across title and body
      {"peace -coalition", "strike talks"},
      {"-kremlin talks", "budget"},
      {"talks OR strike", "budget strike talks"},
      {"(talks OR strike) peace -source:cnn", "budget strike"},
      {"NOT harvest date:2023", ""},
      {"title:peace", "talks"},
      {"title:(budget OR strike)", "budget strike"},
      {"title:\"peace talks\"", "talks"},
      {"title:\"the talks\"", ""},
      {"-title:peace peace", "budget strike"},
      {"KREMLIN spokesman", "talks"},
      {"KREMLIN SPOKESMAN", "talks"},
      {"WHO workers", "strike"},
      {"WHO", "strike"},
      {"who", "strike who"},
      {"vice-president", "strike"},
      {"vice president", "strike"},
      {"\"president vice\"", ""},
      {"elysee", "elysee elysee-plain"},
      {"Élysée", "elysee elysee-plain"},
      {"negocier", "elysee"},
      {"sécurité", "elysee"},
      {"東京都", "tokyo"},
      {"東京", "tokyo"},
      {"都京", ""},
      {"京", "tokyo"},
      {"2025年", "tokyo"},
      {"negoti*", "talks"},
      {"peac*", "budget strike talks"},
      {"title:har*", "month"},
      {"vice-pres*", "strike"},
      {"person:\"volodymyr zelenskyy\"", "talks"},
      {"person:zelenskyy", ""},
      {"place:usa", "talks"},
      {"place:=USA", "talks"},
      {"place:=usa", "talks"},
      {"entity:ukraine", "talks"},
      {"org:ukraine", ""},
      {"topic:economy", "budget"},
      {"topic:=ECONOMY", "budget"},
      {"author:doe", "budget"},
      {"author:\"jane doe\"", "budget"},
      {"section:\"world news\"", "strike"},
      {"language:fr", "elysee"},
      {"url:example.org", "talks"},
      {"url:https://example.org/news", "talks"},
      {"url:example.org/sport", ""},
      {"url:EXAMPLE.ORG/news/talks.html", "talks"},
      {"id:budget", "budget"},
      {"id:Budget", ""},
      {"date:2025-09-12", "talks"},
      {"date:2025", "budget talks"},
      {"date:2024-01..2024-02", "strike who"},
      {"date:today", "talks"},
      {"date:7d..", "talks"},
      {"date:2023-05", "month"},
      {"date:2023-05-01..2023-05-20", ""},
      {"date:unknown", "undated"},
      {"date:suspect", "future"},
      {"-date:unknown harvest", "month"},
      {"indexed:2025-09-12 strike", "strike"},
      {"indexed:2024", ""},
      {"source:cnn date:2025-09 talks", "talks"},
      {"\"who is who\"", "who"},
      {"!!! peace", "budget strike talks"},
  };
  const TestArchive archive(one_shard());
  const Searcher searcher(archive.where());
  for (const Case& c : cases) BOOST_TEST_CONTEXT(c.query) {
      BOOST_TEST(found(searcher, asking(c.query)) == c.found);
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_built_yet_says_so_at_its_column) {
  struct Case {
    const char* query;
    std::size_t column;
  };
  const Case cases[] = {
      {"peace zelensky~", 7}, {"a NEAR/8 b", 3}, {"peace \"talks drone\"~8", 7}, {"x mentions:2025-09-10", 3}};
  const TestArchive archive(one_shard());
  const Searcher searcher(archive.where());
  for (const Case& c : cases) BOOST_TEST_CONTEXT(c.query) {
      const Results results = searcher.search(asking(c.query));
      BOOST_REQUIRE(results.problem);
      BOOST_TEST(results.problem->message.find("is not there yet") != std::string::npos);
      // An operator may be pointed at itself or at where its operands begin.
      BOOST_TEST((results.problem->column == c.column || results.problem->column == 1));
      BOOST_TEST(results.hits.empty());
    }
}

BOOST_AUTO_TEST_CASE(options_hold_beside_the_query_the_same_twice_means_either) {
  const TestArchive archive(one_shard());
  const Searcher searcher(archive.where());
  Request request = asking("peace");
  request.filters = {{"source", "cnn"}};
  BOOST_TEST(found(searcher, request) == "talks");
  request.filters = {{"source", "cnn"}, {"source", "TEST"}};
  BOOST_TEST(found(searcher, request) == "budget strike talks");
  request.filters.push_back({"topic", "economy"});
  BOOST_TEST(found(searcher, request) == "budget");
  request.filters = {{"place", "=usa"}};
  BOOST_TEST(found(searcher, request) == "talks");

  request = asking("");
  request.from = "2025-08";
  request.to = "2025";
  BOOST_TEST(joined(ids_of(searcher.search(request)), false) == "talks budget");
  BOOST_TEST(!searcher.search(request).hits.front().score);
  request = asking("peace");
  request.on = {"2024-01", "2025-09-12"};
  BOOST_TEST(found(searcher, request) == "strike talks");
  request.on = {"2025-13"};
  BOOST_REQUIRE(searcher.search(request).problem);
  BOOST_TEST(searcher.search(request).problem->message.find("--on") != std::string::npos);
  request = asking("peace");
  request.from = "2025";
  request.to = "2024";
  BOOST_TEST(searcher.search(request).problem.has_value());
  BOOST_TEST(searcher.search(asking("")).problem.has_value());
}

BOOST_AUTO_TEST_CASE(filters_alone_give_the_newest_first_and_undated_last) {
  const TestArchive archive(one_shard());
  const Searcher searcher(archive.where());
  Request request = asking("*");
  const std::string newest = "future talks budget tokyo elysee who strike month elysee-plain undated";
  BOOST_TEST(joined(ids_of(searcher.search(request)), false) == newest);
  request.sort = Sort::oldest;
  BOOST_TEST(joined(ids_of(searcher.search(request)), false) ==
             "elysee-plain month strike who elysee tokyo budget talks future undated");
  request = asking("peace");
  request.sort = Sort::newest;
  BOOST_TEST(joined(ids_of(searcher.search(request)), false) == "talks budget strike");
  BOOST_TEST(!searcher.search(request).hits.front().score);
}

BOOST_AUTO_TEST_CASE(a_word_in_the_title_weighs_more_and_typed_accents_a_little) {
  std::vector<Article> articles;
  for (int i = 0; i < 20; ++i)
    articles.push_back(make_article("filler" + std::to_string(i), "Other things", "Nothing of note here at all."));
  articles.push_back(make_article("body", "Other things", "A flood came and nothing else of note was here."));
  articles.push_back(make_article("twice", "Other things", "A flood came, a flood went, nothing else was here."));
  articles.push_back(make_article("title", "A flood came", "Nothing else of note was here."));
  articles.push_back(make_article("cafe", "Places", "In the cafe they met again."));
  articles.push_back(make_article("café", "Places", "In the café they met again."));
  const TestArchive archive({articles});
  const Searcher searcher(archive.where());
  BOOST_TEST(joined(ids_of(searcher.search(asking("floods"))), false) == "title twice body");
  BOOST_TEST(joined(ids_of(searcher.search(asking("café"))), false) == "café cafe");
  // Equal scores: same day, then by id.
  BOOST_TEST(joined(ids_of(searcher.search(asking("cafe"))), false) == "cafe café");
}

BOOST_AUTO_TEST_CASE(when_no_article_has_all_words_those_with_the_most_are_given_and_a_note_says_so) {
  const TestArchive archive({{make_article("ab", "", "alpha bravo"), make_article("abc", "", "alpha bravo charlie"),
                              make_article("cd", "", "charlie delta"), make_article("none", "", "zulu 東京 echo")}});
  const Searcher searcher(archive.where());
  Request request = asking("alpha bravo charlie delta");
  request.match = MatchMode::all_then_most;
  Results results = searcher.search(request);
  BOOST_TEST(joined(ids_of(results)) == "abc");
  BOOST_TEST(has_note(results, "match-relaxed"));
  BOOST_TEST(results.total.value == 1U);
  request.match = MatchMode::all;
  BOOST_TEST(searcher.search(request).hits.empty());
  request.match = MatchMode::any;
  BOOST_TEST(found(searcher, request) == "ab abc cd");
  request.query = "alpha bravo delta";  // most: two of three
  request.match = MatchMode::most;
  BOOST_TEST(found(searcher, request) == "ab abc");
  request.query = "alpha 東京 xyzzy -charlie";
  request.match = MatchMode::all_then_most;
  BOOST_TEST(found(searcher, request) == "ab none");
  // What a typed AND joins always holds, and so does a phrase.
  BOOST_TEST(searcher
                 .search([&] {
                   Request r = request;
                   r.query = "alpha AND delta";
                   return r;
                 }())
                 .hits.empty());
  request.query = "alpha delta \"bravo charlie\"";
  results = searcher.search(request);
  BOOST_TEST(joined(ids_of(results)) == "abc");
  // One word has nothing to relax; words that nothing holds find nothing.
  request.query = "xyzzy";
  BOOST_TEST(searcher.search(request).notes.empty());
  request.query = "xyzzy plugh";
  BOOST_TEST(searcher.search(request).total.value == 0U);
  BOOST_TEST(searcher.search(request).notes.empty());
}

BOOST_AUTO_TEST_CASE(removed_articles_are_never_found_nor_counted) {
  const TestArchive archive(one_shard(), {1, 6});  // talks, tokyo
  const Searcher searcher(archive.where());
  BOOST_TEST(found(searcher, asking("peace talks")) == "budget");
  BOOST_TEST(found(searcher, asking("id:talks")) == "");
  BOOST_TEST(searcher.count(asking("*")).total.value == 8U);
  BOOST_TEST(!searcher.article("talks"));
  const Stats stats = searcher.stats();
  BOOST_TEST(stats.articles == 8U);
  BOOST_TEST(stats.removed == 2U);
  BOOST_TEST(stats.undated == 1U);
  BOOST_TEST(stats.persons == 0U);
  BOOST_REQUIRE(stats.sources.size() == 1U);
  BOOST_TEST(stats.sources[0].value == "Test");
  BOOST_TEST(stats.sources[0].count == 8U);
}

BOOST_AUTO_TEST_CASE(near_copies_are_one_hit_with_the_others_counted) {
  const auto copy = [](const char* id, unsigned day) {
    return dated(make_article(id, "Flood", "A flood came."), 2024, 5, day);
  };
  const TestArchive archive({{copy("first", 1), copy("second", 2), copy("alone", 4)}, {copy("third", 3)}}, {},
                            {{1, 2, 4}});
  const Searcher searcher(archive.where());
  Results results = searcher.search(asking("flood"));
  BOOST_TEST(joined(ids_of(results), false) == "alone third");
  BOOST_TEST(results.hits[1].group.value_or("") == "first");
  BOOST_TEST(results.hits[1].duplicates == 2U);
  BOOST_TEST(!results.hits[0].group);
  BOOST_TEST(results.total.value == 4U);
  BOOST_TEST(results.total.exact);
  BOOST_TEST(results.total.groups.value_or(0) == 2U);
  Request request = asking("flood");
  request.offset = 1;
  results = searcher.search(request);
  BOOST_TEST(joined(ids_of(results)) == "third");
  BOOST_TEST(results.hits[0].rank == 2U);
  request = asking("flood");
  request.limit = 0;
  results = searcher.search(request);
  BOOST_TEST(results.hits.empty());
  BOOST_TEST(results.total.groups.value_or(0) == 2U);
  request.limit = 10;
  request.duplicates = Duplicates::show;
  results = searcher.search(request);
  BOOST_TEST(joined(ids_of(results), false) == "alone third second first");
  BOOST_TEST(!results.total.groups);
  request.duplicates = Duplicates::hide;
  results = searcher.search(request);
  BOOST_TEST(joined(ids_of(results), false) == "alone first");
  BOOST_TEST(results.total.value == 2U);
}

BOOST_AUTO_TEST_CASE(a_total_is_exact_or_a_true_lower_bound) {
  std::vector<Article> articles;
  for (int i = 0; i < 3000; ++i)
    articles.push_back(make_article(std::to_string(i), "",
                                    i % 3 == 0 ? "flood water " + words(5, static_cast<unsigned>(i)) : "flood"));
  const TestArchive archive({{articles.begin(), articles.begin() + 1700}, {articles.begin() + 1700, articles.end()}},
                            {5, 6});
  const Searcher searcher(archive.where());
  Results results = searcher.search(asking("flood"));
  BOOST_TEST(results.total.value <= 2998U);
  BOOST_TEST((!results.total.exact || results.total.value == 2998U));
  BOOST_TEST(results.total.groups.has_value() == results.total.exact);
  results = searcher.search(asking("water"));
  BOOST_TEST((!results.total.exact || results.total.value == 1000U));
  Request request = asking("flood");
  request.exact_total = true;
  BOOST_TEST(searcher.search(request).total.value == 2998U);
  BOOST_TEST(searcher.count(asking("flood")).total.value == 2998U);
  request = asking("flood");
  request.limit = std::nullopt;
  results = searcher.search(request);
  BOOST_TEST(results.hits.size() == 2998U);
  BOOST_TEST(results.total.exact);
  request.limit = static_cast<std::size_t>(-1);
  request.offset = 2990;
  BOOST_TEST(searcher.search(request).hits.size() == 8U);
}

BOOST_AUTO_TEST_CASE(what_every_article_of_a_shard_has_can_be_asked_for_and_excluded) {
  // Numbers that begin anywhere, and enough articles that lists of them take several blocks.
  std::vector<Article> articles;
  for (int i = 0; i < 3000; ++i)
    articles.push_back(make_article(std::to_string(i), "Storm", i < 900 ? "flood" : "drought"));
  const TestArchive archive(TestArchive::Shards{{articles.begin(), articles.begin() + 900},
                                                {articles.begin() + 900, articles.begin() + 901},
                                                {articles.begin() + 901, articles.end()}});
  const Searcher searcher(archive.where());
  struct Case {
    const char* query;
    std::size_t count;
  };
  const Case cases[] = {{"source:test", 3000},
                        {"-source:test", 0},
                        {"storm source:test", 3000},
                        {"storm -flood", 2100},
                        {"storm -drought", 900},
                        {"storm language:en date:2024", 3000},
                        {"\"storm\"", 3000},
                        {"sto*", 3000},
                        {"-storm", 0},
                        {"drought -id:900", 2099},
                        {"title:storm drought", 2100},
                        {"NOT (flood OR source:none)", 2100},
                        {"flood OR source:test", 3000}};
  for (const Case& c : cases) BOOST_TEST_CONTEXT(c.query) {
      BOOST_TEST(searcher.count(asking(c.query)).total.value == c.count);
      Request request = asking(c.query);
      request.exact_total = true;
      for (request.sort = Sort::relevance;; request.sort = Sort::newest) {
        const Results results = searcher.search(request);
        BOOST_TEST(results.total.value == c.count);
        BOOST_TEST(results.hits.size() == std::min<std::size_t>(c.count, 10));
        if (request.sort == Sort::newest) break;
      }
    }
  Request request = asking("drought storm flood");
  request.match = MatchMode::all_then_most;
  request.exact_total = true;
  BOOST_TEST(searcher.search(request).total.value == 3000U);
  request.explain = true;
  BOOST_TEST(searcher.search(request).explanation->hits.size() == 10U);
}

BOOST_AUTO_TEST_CASE(pages_put_together_are_the_whole) {
  RandomNews news(3);
  TestArchive::Shards shards(3);
  for (int i = 0; i < 300; ++i)
    shards[static_cast<std::size_t>(i / 100)].push_back(news.article("n" + std::to_string(i)));
  const TestArchive archive(shards, {}, {{1, 50, 250}, {2, 3}, {10, 120, 130, 140}});
  const Searcher searcher(archive.where());
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    Request request = asking("talks OR peace OR flood OR minister");
    request.sort = sort;
    request.limit = std::nullopt;
    const auto whole = ids_of(searcher.search(request));
    BOOST_REQUIRE(whole.size() > 20U);
    std::vector<std::string> pieces;
    request.limit = 7;
    for (request.offset = 0; request.offset < whole.size(); request.offset += 7)
      for (const std::string& id : ids_of(searcher.search(request))) pieces.push_back(id);
    BOOST_TEST(pieces == whole, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(articles_too_roughly_dated_are_left_out_and_counted) {
  const TestArchive archive(one_shard());
  const Searcher searcher(archive.where());
  Results results = searcher.search(asking("date:2023-05-01..2023-05-20"));
  BOOST_TEST(has_note(results, "date-overlap"));
  BOOST_TEST(!has_note(searcher.search(asking("peace date:2023-05-01..2023-05-20")), "date-overlap"));
  BOOST_TEST(has_note(searcher.search(asking("harvest date:2023-05-20")), "date-overlap"));
  BOOST_TEST(!has_note(searcher.search(asking("date:2023-05")), "date-overlap"));
  Request request = asking("harvest");
  request.to = "2023-05-02";
  BOOST_TEST(has_note(searcher.search(request), "date-overlap"));
}

BOOST_AUTO_TEST_CASE(a_beginning_of_too_many_words_is_cut_and_said) {
  std::vector<Article> articles;
  for (unsigned i = 0; i < 12; ++i) {
    std::string text = "zebra";
    for (unsigned k = 0; k < 100; ++k) text += " z" + std::to_string(i * 100 + k) + "q";
    articles.push_back(make_article(std::to_string(i), "", text));
  }
  const TestArchive archive({articles});
  const Searcher searcher(archive.where());
  const Results results = searcher.search(asking("z*"));
  BOOST_REQUIRE(has_note(results, "wildcard-cut"));
  BOOST_TEST(results.notes[0].column.value_or(0) == 1U);
  BOOST_TEST(results.total.value == 12U);  // the most frequent word is among those kept
  BOOST_TEST(!has_note(searcher.search(asking("ze*")), "wildcard-cut"));
}

BOOST_AUTO_TEST_CASE(explaining_shows_the_three_stages_and_parts_that_add_up_to_the_score) {
  const TestArchive archive(one_shard());
  const Searcher searcher(archive.where());
  for (const char* query : {"peace talks -coalition", "\"peace talks\"", "peac*", "東京都", "Élysée visit"}) {
    BOOST_TEST_CONTEXT(query) {
      Request request = asking(query);
      request.explain = true;
      const Results results = searcher.search(request);
      BOOST_REQUIRE(results.explanation);
      BOOST_TEST(results.explanation->typed == query);
      BOOST_TEST(!results.explanation->tree.empty());
      BOOST_TEST(!results.explanation->engine.empty());
      BOOST_REQUIRE(!results.hits.empty());
      BOOST_REQUIRE(results.explanation->hits.size() == results.hits.size());
      for (std::size_t i = 0; i < results.hits.size(); ++i) {
        double sum = 0;
        for (const auto& part : results.explanation->hits[i].parts) sum += part.score;
        BOOST_TEST(sum == *results.hits[i].score, boost::test_tools::tolerance(1e-9));
        BOOST_TEST(sum > 0);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_match_is_visited_in_the_order_of_numbers_until_told_to_stop) {
  const TestArchive archive({newsroom(), {make_article("later", "Peace", "Late.")}}, {2});
  const Searcher searcher(archive.where());
  std::vector<std::string> visited;
  const auto visit = [&](const StoredArticle& stored) {
    BOOST_TEST(!stored.article.body.empty());
    visited.push_back(stored.article.id);
    return visited.size() < 2;
  };
  const Results results = searcher.for_each_match(asking("peace"), visit);
  BOOST_TEST(joined(visited, false) == "talks strike");
  BOOST_TEST(results.total.value == 3U);
  BOOST_TEST(results.hits.empty());
  BOOST_TEST(searcher.for_each_match(asking("peace \""), visit).problem.has_value());
}

BOOST_AUTO_TEST_CASE(an_article_is_given_in_full_by_its_id) {
  const TestArchive archive(one_shard());
  const Searcher searcher(archive.where());
  BOOST_REQUIRE(searcher.article("budget"));
  BOOST_TEST((searcher.article("budget")->article == newsroom()[1]));
  BOOST_TEST(!searcher.article("nobody"));
}

BOOST_AUTO_TEST_CASE(an_empty_archive_answers_nothing_to_everything) {
  const TestArchive archive(TestArchive::Shards{});
  const Searcher searcher(archive.where());
  for (const char* query : {"peace", "*", "date:2025", "\"a b\"", "z*", "date:suspect"}) {
    const Results results = searcher.search(asking(query));
    BOOST_TEST(!results.problem);
    BOOST_TEST(results.total.value == 0U);
    BOOST_TEST(results.total.exact);
  }
  BOOST_TEST(searcher.stats().articles == 0U);
}

BOOST_AUTO_TEST_CASE(hits_can_be_had_one_by_one_until_one_says_no_more) {
  const TestArchive archive(one_shard());
  const Searcher searcher(archive.where());
  Request request = asking("peace OR talks OR who");
  const Results all = searcher.search(request);
  BOOST_REQUIRE(all.hits.size() > 2U);
  std::vector<std::string> seen;
  const Results streamed = searcher.search(request, [&](const Hit& hit) {
    BOOST_TEST(hit.rank == seen.size() + 1);
    seen.push_back(hit.article.id);
    return true;
  });
  BOOST_TEST(streamed.hits.empty());
  BOOST_TEST(streamed.total.value == all.total.value);
  BOOST_REQUIRE(seen.size() == all.hits.size());
  for (std::size_t i = 0; i < seen.size(); ++i) BOOST_TEST(seen[i] == all.hits[i].article.id);
  int visits = 0;
  (void)searcher.search(request, [&](const Hit&) { return ++visits < 2; });
  BOOST_TEST(visits == 2);
}

BOOST_AUTO_TEST_CASE(every_match_is_given_in_its_context_when_asked_for) {
  Article story =
      make_article("1", "Peace, at last",
                   "They wanted peace talks.\n\nThe peace   talks were \x07 peaceful. " + words(60, 4) + " Peace!");
  const TestArchive archive({{story}});
  const Searcher searcher(archive.where());
  Request request = asking("peace");
  BOOST_TEST(searcher.search(request).hits.at(0).contexts.empty());
  request.contexts = true;
  const auto contexts = searcher.search(request).hits.at(0).contexts;
  BOOST_REQUIRE(contexts.size() == 5U);
  BOOST_TEST(contexts[0].in_title);
  BOOST_TEST(contexts[0].match + "|" + contexts[0].right == "Peace|, at last");
  BOOST_TEST(contexts[1].left + "|" + contexts[1].match + "|" + contexts[1].right ==
             "They wanted|peace|talks. The peace talks were peaceful.");
  BOOST_TEST(contexts[3].match == "peaceful");
  BOOST_TEST(contexts[4].left.size() <= 40U);
  BOOST_TEST(contexts[4].left.size() > 20U);
  request.query = "\"peace talks\"";
  const auto phrases = searcher.search(request).hits.at(0).contexts;
  BOOST_REQUIRE(phrases.size() == 2U);
  BOOST_TEST(phrases[1].match == "peace talks");
}

BOOST_AUTO_TEST_CASE(matches_in_context_are_whole_and_told_once) {
  std::string chinese;
  for (int i = 0; i < 30; ++i) chinese += "\u6c5f\u6cb3";
  const TestArchive archive({{make_article("1", "One", "Then he said ha ha ha ha and left."),
                              make_article("2", "Two", "The storm surge came after the storm."),
                              make_article("3", "Three", "a " + chinese + "\u6d2a\u6c34" + chinese + " z")}});
  const Searcher searcher(archive.where());
  const auto contexts_of = [&](const std::string& query) {
    Request request = asking(query);
    request.contexts = true;
    return searcher.search(request).hits.at(0).contexts;
  };
  const auto laughs = contexts_of("\"ha ha ha\"");
  BOOST_REQUIRE(laughs.size() == 2U);
  BOOST_TEST(laughs[0].left + "|" + laughs[0].match + "|" + laughs[0].right == "Then he said|ha ha ha|ha and left.");
  BOOST_TEST(laughs[1].left + "|" + laughs[1].match + "|" + laughs[1].right == "Then he said ha|ha ha ha|and left.");
  const auto storms = contexts_of("\"storm surge\" OR storm");
  BOOST_REQUIRE(storms.size() == 2U);
  BOOST_TEST(storms[0].match == "storm surge");
  BOOST_TEST(storms[1].match == "storm");
  const auto floods = contexts_of("\u6d2a\u6c34");
  BOOST_REQUIRE(floods.size() >= 1U);
  BOOST_TEST(floods[0].left.size() == 20 * 3U);
  BOOST_TEST(floods[0].right.size() == 20 * 3U);
}

BOOST_AUTO_TEST_CASE(a_search_stops_at_its_timeout_and_says_so) {
  const TestArchive archive(one_shard());
  const Searcher searcher(archive.where());
  Request request = asking("peace OR talks");
  request.timeout_seconds = 0;
  const Results stopped = searcher.search(request);
  BOOST_TEST(!stopped.total.exact);
  BOOST_REQUIRE(stopped.notes.size() == 1U);
  BOOST_TEST(stopped.notes.front().code == "stopped-at-timeout");
  request.timeout_seconds = 3600;
  BOOST_TEST(searcher.search(request).total.exact);
  BOOST_TEST(searcher.search(request).notes.empty());
}

BOOST_AUTO_TEST_CASE(concurrent_questions_get_the_same_answers) {
  const TestArchive archive({newsroom(), {make_article("later", "Peace", "Late.")}});
  const Searcher searcher(archive.where());
  const std::string expected = found(searcher, asking("peace OR talks"));
  std::vector<std::string> answers(4);
  std::vector<std::thread> threads;
  for (std::string& answer : answers)
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) answer = found(searcher, asking("peace OR talks"));
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& answer : answers) BOOST_TEST(answer == expected);
}

BOOST_AUTO_TEST_CASE(big_queries_are_answered_or_refused_not_crashed_on) {
  const TestArchive archive(one_shard());
  const Searcher searcher(archive.where());
  std::string many = "peace";
  for (int i = 0; i < 9000; ++i) many += " OR w" + std::to_string(i);
  BOOST_TEST(found(searcher, asking(many)) == "budget strike talks");
  const std::string deep = std::string(900, '(') + "peace" + std::string(900, ')');
  BOOST_TEST(found(searcher, asking(deep)) == "budget strike talks");
}
