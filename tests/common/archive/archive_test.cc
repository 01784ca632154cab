#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "common/archive/manifest.h"
#include "common/archive/other_ids.h"
#include "common/archive/sort_key.h"
#include "common/archive/sorted_runs.h"
#include "common/archive/tables.h"
#include "common/archive/write_lock.h"
#include "common/schema.h"
#include "dateline/error.h"
#include "tests/temporary_folder.h"

using namespace dateline;
using namespace dateline::archive;

namespace {

Manifest some_manifest() {
  Manifest m;
  m.format = schema::format_version;
  m.generation = 7;
  m.uuid = "0123";
  m.committed = 1'700'000'000;
  m.next_number = 42;
  m.shards = {
      {"shards/s-1-1", 1, 41, 40, {{"shards/s-1-1/postlist.glass", 8192, "ab"}}, {"tables/columns-1-2", 64, "cd"}}};
  m.tables["ids"] = {{"tables/ids-1-1", 56, "cd"}};
  m.stem_tags = {"de", "en"};
  m.published = Period{Day(std::chrono::days(100)), Day(std::chrono::days(200))};
  m.retired = {{"tables/ids-0-1", 1'699'999'990}};
  return m;
}

bool is_archive_error(const Error& error) { return error.kind() == ErrorKind::archive; }

Timestamp moment(int year, int month, int day, int hour = 0) {
  Timestamp t;
  t.precision = Precision::minute;
  t.year = static_cast<std::int16_t>(year);
  t.month = static_cast<std::uint8_t>(month);
  t.day = static_cast<std::uint8_t>(day);
  t.hour = static_cast<std::uint8_t>(hour);
  return t;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(manifest)

BOOST_AUTO_TEST_CASE(is_read_as_it_was_written) {
  BOOST_TEST((parse_manifest(to_text(some_manifest())) == some_manifest()));
}

BOOST_AUTO_TEST_CASE(every_changed_byte_is_noticed) {
  const std::string good = to_text(some_manifest());
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    BOOST_TEST_CONTEXT("byte " << i) { BOOST_CHECK_EXCEPTION((void)parse_manifest(bad), Error, is_archive_error); }
  }
}

BOOST_AUTO_TEST_CASE(every_cut_is_noticed) {
  const std::string good = to_text(some_manifest());
  for (std::size_t i = 0; i < good.size(); ++i)
    BOOST_CHECK_EXCEPTION((void)parse_manifest(good.substr(0, i)), Error, is_archive_error);
}

BOOST_AUTO_TEST_CASE(a_newer_format_is_said_to_be_newer) {
  Manifest newer = some_manifest();
  newer.format = schema::format_version + 1;
  BOOST_CHECK_EXCEPTION((void)parse_manifest(to_text(newer)), Error, [](const Error& error) {
    return error.kind() == ErrorKind::archive && std::string(error.what()).find("newer") != std::string::npos;
  });
}

BOOST_AUTO_TEST_CASE(an_empty_folder_holds_no_archive) {
  const TemporaryFolder folder;
  BOOST_TEST(!try_read_manifest(folder.path()).has_value());
  BOOST_CHECK_EXCEPTION((void)read_manifest(folder.path()), Error, is_archive_error);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(sort_keys)

BOOST_AUTO_TEST_CASE(descend_from_newest_to_undated_and_then_by_id) {
  const std::string ordered[] = {sort_key(moment(2025, 9, 12, 9), "x"),
                                 sort_key(moment(2025, 9, 12, 8), "a"),
                                 sort_key(moment(2025, 9, 12, 8), "ab"),
                                 sort_key(moment(2025, 9, 12, 8), "b"),
                                 sort_key(moment(1523, 1, 1), "x"),
                                 sort_key({}, "a"),
                                 sort_key({}, "b")};
  for (std::size_t i = 1; i < std::size(ordered); ++i) BOOST_TEST((ordered[i - 1] > ordered[i]), "position " << i);
}

BOOST_AUTO_TEST_CASE(turned_round_descend_from_oldest_to_undated_and_then_by_id) {
  const std::string ordered[] = {
      oldest_key(sort_key(moment(1523, 1, 1), "x")), oldest_key(sort_key(moment(2025, 9, 12), "a")),
      oldest_key(sort_key(moment(2025, 9, 12), "b")), oldest_key(sort_key({}, "a")), oldest_key(sort_key({}, "b"))};
  for (std::size_t i = 1; i < std::size(ordered); ++i) BOOST_TEST((ordered[i - 1] > ordered[i]), "position " << i);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_CASE(of_an_id_the_newest_run_counts) {
  const TemporaryFolder folder;
  const auto write = [&](const std::string& name, std::vector<IdRecord> records) {
    std::ofstream(folder.path() / name, std::ios::binary) << bytes_of(std::span<const IdRecord>(records));
  };
  IdRecord first, second, other;
  first.key = second.key = 5;
  first.number = 1;
  second.number = 2;
  other.key = 9;
  other.number = 3;
  write("old", {first, other});
  write("new", {second});
  const SortedRuns<IdRecord> ids(folder.path(), {{"old", 0, ""}, {"new", 0, ""}});
  BOOST_TEST(ids.find(5)->number == 2U);
  BOOST_TEST(ids.find(9)->number == 3U);
  BOOST_TEST(!ids.find(6).has_value());
}

BOOST_AUTO_TEST_CASE(other_ids_are_kept_by_number) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "run", std::ios::binary) << OtherIds::encode({{7, "b"}, {3, "x"}, {7, "a"}, {7, "a"}});
  const OtherIds ids(folder.path(), {{"run", 0, ""}});
  BOOST_TEST(ids.of(7) == (std::vector<std::string>{"a", "b"}), boost::test_tools::per_element());
  BOOST_TEST(ids.of(4).empty());
}

BOOST_AUTO_TEST_CASE(only_one_writer_at_a_time) {
  const TemporaryFolder folder;
  {
    const WriteLock lock(folder.path(), 0);
    BOOST_CHECK_EXCEPTION(WriteLock(folder.path(), 0.05), Error,
                          [](const Error& error) { return error.kind() == ErrorKind::locked; });
  }
  BOOST_CHECK_NO_THROW(WriteLock(folder.path(), 0));
}

BOOST_AUTO_TEST_CASE(a_value_too_long_for_a_term_still_has_one_of_its_own) {
  const std::string a(300, 'a'), b = std::string(299, 'a') + 'b';
  BOOST_TEST(schema::value_term("XS:", a) != schema::value_term("XS:", b));
  BOOST_TEST(schema::value_term("XS:", a).size() <= 245U);
  BOOST_TEST(schema::value_term("XS:", std::string(200, '\0')).size() <= 245U);
}
