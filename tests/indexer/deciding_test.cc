#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <functional>

#include "common/archive/snapshot.h"
#include "dateline/indexer.h"
#include "dateline/maintenance.h"
#include "tests/some_articles.h"
#include "tests/temporary_folder.h"

using namespace dateline;

namespace {

struct Fixture {
  TemporaryFolder folder;
  ArchiveLocation where{folder.path() / "archive"};

  IndexSummary index(const std::vector<Article>& articles) const {
    Indexer indexer(where);
    for (const Article& article : articles) indexer.add(article);
    indexer.commit();
    return indexer.summary();
  }

  [[nodiscard]] std::optional<Article> find(const std::string& id) const {
    const auto snapshot = archive::Snapshot::open(where);
    const auto number = snapshot->find(id);
    if (!number) return std::nullopt;
    const auto database = snapshot->lease();
    return snapshot->article(*database, *number);
  }

  [[nodiscard]] std::size_t live() const {
    const auto snapshot = archive::Snapshot::open(where);
    std::size_t articles = 0;
    for (const auto& shard : snapshot->manifest().shards) articles += shard.articles;
    return articles - snapshot->removed_count();
  }

  [[nodiscard]] std::vector<std::string> group_of(const std::string& id) const {
    const auto snapshot = archive::Snapshot::open(where);
    const auto leader = snapshot->group_of(snapshot->find(id).value());
    std::vector<std::string> ids;
    if (!leader) return ids;
    const auto database = snapshot->lease();
    for (archive::Number n = 1; n < snapshot->manifest().next_number; ++n)
      if (!snapshot->removed(n) && snapshot->group_of(n) == leader)
        ids.push_back(snapshot->article(*database, n, false).id);
    std::ranges::sort(ids);
    BOOST_TEST(snapshot->group_size(*leader) == ids.size());
    return ids;
  }
};

Article with(Article article, const std::function<void(Article&)>& change) {
  change(article);
  return article;
}

const Article first = make_article("1", "Flood in the harbour", words(60, 1));

}  // namespace

BOOST_FIXTURE_TEST_SUITE(deciding, Fixture)

BOOST_AUTO_TEST_CASE(the_same_article_again_changes_nothing) {
  BOOST_TEST(index({first}).added == 1U);
  const IndexSummary again = index({first});
  BOOST_TEST(again.unchanged == 1U);
  BOOST_TEST(again.added + again.updated == 0U);
  BOOST_TEST(archive::Snapshot::open(where)->manifest().generation == 1U);
}

BOOST_AUTO_TEST_CASE(a_changed_article_replaces_the_one_before) {
  index({first});
  const Article second = with(first, [](Article& a) { a.body += " and more"; });
  BOOST_TEST(index({second}).updated == 1U);
  BOOST_TEST(find("1")->body == second.body);
  BOOST_TEST(live() == 1U);
}

BOOST_AUTO_TEST_CASE(of_two_versions_in_one_dump_the_later_wins_and_reading_both_again_changes_nothing) {
  const Article second = with(first, [](Article& a) { a.body += " and more"; });
  const IndexSummary once = index({first, second});
  BOOST_TEST(once.added == 1U);
  BOOST_TEST(once.updated == 1U);
  const IndexSummary twice = index({first, second});
  BOOST_TEST(twice.unchanged == 2U);
  BOOST_TEST(find("1")->body == second.body);
}

BOOST_AUTO_TEST_CASE(a_correction_taken_back_in_a_later_dump_is_an_update) {
  const Article second = with(first, [](Article& a) { a.body += " and more"; });
  index({first});
  index({second});
  BOOST_TEST(index({first}).updated == 1U);
  BOOST_TEST(find("1")->body == first.body);
}

BOOST_AUTO_TEST_CASE(an_id_of_another_source_is_a_collision_and_both_are_kept) {
  const Article other = with(first, [](Article& a) { a.source = "Elsewhere"; });
  const IndexSummary summary = index({first, other});
  BOOST_TEST(summary.collisions == 1U);
  BOOST_TEST(find("1")->source == "Test");
  BOOST_TEST(find("1#2")->source == "Elsewhere");
  BOOST_TEST(index({first, other}).unchanged == 2U);
  BOOST_TEST(index({other, first}).unchanged == 2U);
}

BOOST_AUTO_TEST_CASE(another_url_or_another_title_and_day_is_a_collision_but_one_of_them_alone_is_not) {
  const Article original = with(first, [](Article& a) { a.url = "https://a.example/1"; });
  index({original});
  BOOST_TEST(index({with(original, [](Article& a) { a.url = "https://a.example/2"; })}).collisions == 1U);
  BOOST_TEST(index({with(original, [](Article& a) {
               a.title = "Quite another";
               a.published.day = 3;
             })}).collisions == 1U);
  BOOST_TEST(index({with(original, [](Article& a) { a.title = "Flood in the harbour, updated"; })}).updated == 1U);
}

BOOST_AUTO_TEST_CASE(an_exact_copy_under_another_id_is_stored_once_and_found_by_both) {
  const Article copy = with(first, [](Article& a) { a.id = "2"; });
  const IndexSummary summary = index({first, copy});
  BOOST_TEST(summary.duplicates == 1U);
  BOOST_TEST(live() == 1U);
  BOOST_TEST(find("2")->id == "1");
  BOOST_TEST(find("2")->other_ids == std::vector<std::string>{"2"}, boost::test_tools::per_element());
  BOOST_TEST(index({first, copy}).unchanged == 2U);
}

BOOST_AUTO_TEST_CASE(a_copy_keeps_its_text_when_the_article_that_held_it_changes) {
  const Article copy = with(first, [](Article& a) { a.id = "2"; });
  const Article changed = with(first, [](Article& a) { a.body += " and more"; });
  for (const bool in_one_run : {false, true}) {
    BOOST_TEST_CONTEXT("in one run: " << in_one_run) {
      const Fixture fresh;
      if (in_one_run) {
        fresh.index({first, copy, changed});
      } else {
        fresh.index({first, copy});
        fresh.index({changed});
      }
      BOOST_TEST(fresh.find("1")->body == changed.body);
      BOOST_TEST(fresh.find("2")->body == first.body);
      BOOST_TEST(fresh.find("2")->id == "2");
      BOOST_TEST(fresh.live() == 2U);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_copy_stays_one_when_only_details_of_the_article_change) {
  const Article copy = with(first, [](Article& a) { a.id = "2"; });
  index({first, copy});
  BOOST_TEST(index({with(first, [](Article& a) { a.section = "Harbour"; })}).updated == 1U);
  BOOST_TEST(find("2")->id == "1");
  BOOST_TEST(find("2")->section == "Harbour");
  BOOST_TEST(live() == 1U);
}

BOOST_AUTO_TEST_CASE(a_copy_that_changes_becomes_an_article_of_its_own) {
  const Article copy = with(first, [](Article& a) { a.id = "2"; });
  index({first, copy});
  index({with(copy, [](Article& a) { a.body += " of its own"; })});
  BOOST_TEST(find("1")->body == first.body);
  BOOST_TEST(find("1")->other_ids.empty());
  BOOST_TEST(find("2")->body == first.body + " of its own");
}

BOOST_AUTO_TEST_CASE(an_article_that_came_back_empty_or_cut_does_not_replace_the_good_one) {
  index({first});
  BOOST_TEST(index({with(first, [](Article& a) { a.body.clear(); })}).kept == 1U);
  BOOST_TEST(index({with(first, [](Article& a) { a.body.resize(a.body.size() / 2 - 1); })}).kept == 1U);
  BOOST_TEST(find("1")->body == first.body);
  BOOST_TEST(index({with(first, [](Article& a) { a.body.resize(a.body.size() / 2 + 1); })}).updated == 1U);
}

BOOST_AUTO_TEST_CASE(a_deleted_article_can_come_back) {
  index({first, with(first, [](Article& a) { a.id = "2"; })});
  BOOST_TEST(delete_articles(where, {"2", "1", "nobody"}).deleted == 1U);
  BOOST_TEST(!find("1").has_value());
  BOOST_TEST(!find("2").has_value());
  BOOST_TEST(index({first}).added == 1U);
  BOOST_TEST(find("1")->body == first.body);
}

BOOST_AUTO_TEST_CASE(unknown_ids_are_said_when_deleting) {
  index({first});
  const DeleteResult result = delete_articles(where, {"nobody"});
  BOOST_TEST(result.deleted == 0U);
  BOOST_TEST(result.unknown == std::vector<std::string>{"nobody"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(near_copies_are_grouped_and_strangers_are_not) {
  const std::string story = words(200, 5);
  const Article a = with(make_article("a", "Story", story), [](Article& x) { x.source = "A"; });
  const Article b =
      with(make_article("b", "The story", story + " one more sentence"), [](Article& x) { x.source = "B"; });
  const Article c = with(make_article("c", "A story", "Reuters reported: " + story), [](Article& x) {
    x.source = "C";
    x.published.day = 1;
  });
  index({a, make_article("z", "Another", words(200, 6)), make_article("s", "Short", words(20, 5))});
  index({b});
  index({c});
  BOOST_TEST(group_of("a") == (std::vector<std::string>{"a", "b", "c"}), boost::test_tools::per_element());
  BOOST_TEST(group_of("z").empty());
  BOOST_TEST(group_of("s").empty());
  const auto snapshot = archive::Snapshot::open(where);
  BOOST_TEST(snapshot->group_of(*snapshot->find("b")).value() == snapshot->find("c").value(),
             "the earliest is the first");
}

BOOST_AUTO_TEST_CASE(a_group_shrinks_and_dissolves_as_its_articles_go) {
  const std::string story = words(200, 5);
  std::vector<Article> versions;
  for (const char* id : {"a", "b", "c"}) versions.push_back(make_article(id, std::string("Story ") + id, story));
  index(versions);
  delete_articles(where, {"a"});
  BOOST_TEST(group_of("c") == (std::vector<std::string>{"b", "c"}), boost::test_tools::per_element());
  delete_articles(where, {"b"});
  BOOST_TEST(group_of("c").empty());
}

BOOST_AUTO_TEST_CASE(an_article_added_with_its_other_ids_is_found_by_them) {
  index({with(first, [](Article& a) { a.other_ids = {"x", "y"}; })});
  BOOST_TEST(find("y")->id == "1");
  BOOST_TEST(find("1")->other_ids == (std::vector<std::string>{"x", "y"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(purging_leaves_no_byte_of_the_text) {
  index({first, make_article("2", "Secret", "the zebra code is xylophone")});
  delete_articles(where, {"2"}, true);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(where.folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    BOOST_TEST(bytes.find("xylophon") == std::string::npos, entry.path());
  }
  BOOST_TEST(live() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
