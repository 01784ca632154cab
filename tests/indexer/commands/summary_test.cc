#include "indexer/commands/summary.h"

#include <boost/test/unit_test.hpp>

#include "common/text/amounts.h"
#include "indexer/commands/progress.h"

using namespace dateline;

namespace {

IndexSummary run() {
  IndexSummary summary;
  summary.records = 21578;
  summary.added = 21400;
  summary.updated = 3;
  summary.duplicates = 173;
  summary.rejected = 2;
  summary.bytes = 27000000;
  summary.seconds = 8.1;
  summary.unused_keys = {{"paywall", 1028}, {"page", 1}};
  return summary;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(what_index_says_at_its_end)

BOOST_AUTO_TEST_CASE(the_summary_reads_in_one_line) {
  BOOST_TEST(
      cli::summary_text(run()) ==
      "21,578 articles: 21,400 added, 3 updated, 173 duplicates, 2 rejected in 8.1 s (27.0 MB, 2,664 articles/s)");
}

BOOST_AUTO_TEST_CASE(a_run_that_changed_nothing_says_so) {
  IndexSummary again = run();
  again.added = again.updated = again.duplicates = again.rejected = 0;
  again.unchanged = 21578;
  BOOST_TEST(cli::summary_text(again) ==
             "21,578 articles, nothing changed: 21,578 unchanged in 8.1 s (27.0 MB, 2,664 articles/s)");
}

BOOST_AUTO_TEST_CASE(no_record_at_all_is_no_change_to_speak_of) {
  BOOST_TEST(cli::summary_text({}) == "0 articles in 0.0 s (0 bytes)");
}

BOOST_AUTO_TEST_CASE(keys_that_no_field_took_are_counted) {
  BOOST_TEST(cli::unused_keys_text(run()) == "no field takes: paywall (1,028), page (1)");
  BOOST_TEST(cli::unused_keys_text({}) == "");
}

BOOST_AUTO_TEST_CASE(the_summary_as_json_has_every_count) {
  BOOST_TEST(cli::summary_json(run()) ==
             R"({"records":21578,"added":21400,"updated":3,"unchanged":0,"duplicates":173,"kept":0,"collisions":0,)"
             R"("rejected":2,"bytes":27000000,"seconds":8.1})");
}

BOOST_AUTO_TEST_CASE(amounts_are_short_and_exact_enough) {
  BOOST_TEST(display::grouped(0) == "0");
  BOOST_TEST(display::grouped(999) == "999");
  BOOST_TEST(display::grouped(1234567) == "1,234,567");
  BOOST_TEST(display::counted(1, "article") == "1 article");
  BOOST_TEST(display::byte_size(999) == "999 bytes");
  BOOST_TEST(display::byte_size(1500) == "1.5 kB");
  BOOST_TEST(display::byte_size(999999) == "1.0 MB");
  BOOST_TEST(display::byte_size(27000000) == "27.0 MB");
  BOOST_TEST(display::duration(0.43) == "0.4 s");
  BOOST_TEST(display::duration(59.97) == "1 min 0 s");
  BOOST_TEST(display::duration(200) == "3 min 20 s");
  BOOST_TEST(display::duration(7500) == "2 h 5 min");
}

BOOST_AUTO_TEST_CASE(progress_tells_the_rate_of_the_last_seconds_and_the_time_left) {
  cli::ProgressLine line;
  BOOST_TEST(line.text({0, 0, 100000000, 0}) == "0 articles, 0 bytes of 100 MB");
  BOOST_TEST(line.text({1000, 10000000, 100000000, 10}) == "1,000 articles, 10.0 MB of 100 MB, 100/s, 1 min 30 s left");
  (void)line.text({9000, 50000000, 100000000, 15});
  BOOST_TEST(line.text({17000, 90000000, 100000000, 20}) == "17,000 articles, 90.0 MB of 100 MB, 1,600/s, 1.2 s left");
}

BOOST_AUTO_TEST_CASE(progress_of_a_stream_tells_no_time_left) {
  cli::ProgressLine line;
  (void)line.text({0, 0, 0, 0});
  BOOST_TEST(line.text({500, 5000000, 0, 2}) == "500 articles, 5.0 MB, 250/s");
}

BOOST_AUTO_TEST_SUITE_END()
