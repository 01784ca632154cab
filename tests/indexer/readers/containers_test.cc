#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>

#include "dateline/error.h"
#include "tests/indexer/readers/reading.h"

using namespace dateline;
using namespace dateline::readers;

namespace {

const std::string lines = "{\"title\":\"A\"}\n{\"title\":\"B\"}\n";

Texts members(const Reading& reading) {
  Texts all;
  for (const auto& article : reading.articles) all.push_back(article.provenance.member + ":" + article.title);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(compressed_files_are_read_by_their_content_not_their_name) {
  for (const char* filter : {"gzip", "bzip2", "xz", "zstd"}) BOOST_TEST_CONTEXT(filter) {
      const auto reading = read_bytes(packed({{"x", lines}}, "raw", filter), {}, "dump.dat");
      BOOST_TEST(members(reading) == (Texts{":A", ":B"}));
      BOOST_TEST(reading.articles.at(1).provenance.position == 14U);
      BOOST_TEST(reading.decompressed == lines.size());
    }
}

BOOST_AUTO_TEST_CASE(archive_files_are_read_member_by_member) {
  const Files files = {{"a/one.json", R"([{"title":"A"}])"},
                       {"a/two.jsonl", "{\"title\":\"B\"}\n{\"title\":\"C\"}\n"},
                       {"three.txt", "D\n\nText."}};
  const Texts wanted = {"a/one.json:A", "a/two.jsonl:B", "a/two.jsonl:C", "three.txt:D"};
  for (const auto& [format, filter] : {std::pair{"gnutar", "none"},
                                       {"gnutar", "gzip"},
                                       {"gnutar", "zstd"},
                                       {"pax", "xz"},
                                       {"v7tar", "bzip2"},
                                       {"zip", "none"}})
    BOOST_TEST_CONTEXT(format << ' ' << filter) {
      const auto reading = read_bytes(packed(files, format, filter));
      BOOST_TEST(members(reading) == wanted);
      BOOST_TEST(reading.rejects.empty());
    }
}

BOOST_AUTO_TEST_CASE(what_is_packed_again_inside_is_opened) {
  const auto inner_gz = packed({{"x", lines}}, "raw", "gzip");
  const auto inner_zip = packed({{"deep.json", R"([{"title":"Z"}])"}}, "zip", "none");
  const auto reading = read_bytes(packed({{"day.jsonl.gz", inner_gz}, {"old.zip", inner_zip}}, "gnutar", "gzip"));
  BOOST_TEST(members(reading) == (Texts{"day.jsonl.gz:A", "day.jsonl.gz:B", "old.zip/deep.json:Z"}));
}

BOOST_AUTO_TEST_CASE(files_that_are_no_articles_are_left_out_and_said) {
  const std::string mac = "{\"title\":\"no\"}\n";
  const auto reading = read_bytes(packed({{"__MACOSX/._a.json", mac},
                                          {"._a.json", mac},
                                          {".hidden/a.json", mac},
                                          {"a.json", "[{\"title\":\"A\"}]"},
                                          {"lewis.dtd", "<!ELEMENT x>"},
                                          {"README", "Read this.\n"},
                                          {"notes.md", "# Notes\n"},
                                          {"photo.jpg", std::string("\xFF\xD8\xFF\xE0\0\x10JFIF\0", 11)},
                                          {"note", "Talks\n\nText."}},
                                         "zip", "none"));
  BOOST_TEST(members(reading) == (Texts{"a.json:A", "note:Talks"}));
  BOOST_TEST(reading.rejects.empty());
  Texts skipped;
  for (const auto& member : reading.skipped) skipped.push_back(member.name);
  BOOST_TEST(skipped == (Texts{"lewis.dtd", "README", "notes.md", "photo.jpg"}));
}

BOOST_AUTO_TEST_CASE(a_folder_is_read_by_name_in_byte_order) {
  const TemporaryFolder folder;
  write_file(folder.path() / "b.jsonl", lines);
  write_file(folder.path() / "a/z.txt", "Z\n\nText.");
  write_file(folder.path() / "B.json.gz", packed({{"x", "[{\"title\":\"X\"}]"}}, "raw", "gzip"));
  write_file(folder.path() / ".git/a.json", "[{\"title\":\"no\"}]");
  write_file(folder.path() / "empty.json", "");
  const auto reading = read_dump(folder.path());
  BOOST_TEST(members(reading) == (Texts{"B.json.gz:X", "a/z.txt:Z", "b.jsonl:A", "b.jsonl:B"}));
  BOOST_TEST(reading.articles.front().provenance.dump == folder.path().string());
}

BOOST_AUTO_TEST_CASE(links_that_go_round_do_not_trap_the_reader) {
  const TemporaryFolder folder;
  write_file(folder.path() / "a.jsonl", lines);
  std::filesystem::create_directory_symlink(folder.path(), folder.path() / "loop");
  BOOST_TEST(read_dump(folder.path()).articles.size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_unreadable_file_in_a_folder_is_a_reject) {
  if (::geteuid() == 0) return;  // root reads everything
  const TemporaryFolder folder;
  write_file(folder.path() / "a.jsonl", lines);
  write_file(folder.path() / "b.jsonl", lines);
  ::chmod((folder.path() / "a.jsonl").c_str(), 0);
  const auto reading = read_dump(folder.path());
  BOOST_TEST(reading.articles.size() == 2U);
  BOOST_TEST(codes(reading) == (Texts{"unreadable@0"}));
}

BOOST_AUTO_TEST_CASE(a_dump_that_is_not_there_is_an_error_that_names_it) {
  const auto is_input = [](const Error& error) {
    return error.kind() == ErrorKind::input && std::string(error.what()) == "no such file: /nowhere/x.json";
  };
  BOOST_CHECK_EXCEPTION(DumpReader("/nowhere/x.json", {}), Error, is_input);
}

BOOST_AUTO_TEST_CASE(an_unknown_format_is_a_usage_error) {
  ReadOptions options;
  options.input_format = "parquet";
  BOOST_CHECK_EXCEPTION(read_bytes("x", options), Error,
                        [](const Error& error) { return error.kind() == ErrorKind::usage; });
}

BOOST_AUTO_TEST_CASE(of_a_gzip_that_was_cut_anywhere_every_whole_record_comes_out) {
  std::string text;
  for (int i = 0; i < 40; ++i)
    text += "{\"id\":" + std::to_string(i) + ",\"title\":\"number " + std::to_string(i * i) + "\"}\n";
  const auto whole = packed({{"x", text}}, "raw", "gzip");
  std::size_t before = 0;
  for (std::size_t cut = 0; cut < whole.size(); ++cut) BOOST_TEST_CONTEXT("cut after " << cut) {
      const auto reading = read_bytes(whole.substr(0, cut));
      for (std::size_t i = 0; i < reading.articles.size(); ++i) BOOST_TEST(reading.articles[i].id == std::to_string(i));
      BOOST_TEST(reading.articles.size() >= before);
      before = reading.articles.size();
      if (cut > 20) {
        BOOST_REQUIRE(reading.rejects.size() == 1U);
        BOOST_TEST(reading.rejects[0].code == "unreadable");
      }
    }
  BOOST_TEST(before == 40U);  // only the sum at the end was missing
}

BOOST_AUTO_TEST_CASE(archive_files_cut_or_damaged_anywhere_give_what_they_still_hold) {
  const Files files = {{"a.jsonl", lines}, {"b.jsonl", lines + lines}};
  for (const auto& [format, filter] : {std::pair{"gnutar", "gzip"},
                                       {"gnutar", "none"},
                                       {"zip", "none"},
                                       {"gnutar", "zstd"},
                                       {"raw", "xz"},
                                       {"raw", "bzip2"}}) {
    const auto whole = packed(format == std::string("raw") ? Files{files[0]} : files, format, filter);
    for (std::size_t at = 0; at < whole.size(); at += 7) BOOST_TEST_CONTEXT(format << ' ' << filter << " at " << at) {
        BOOST_TEST(read_bytes(whole.substr(0, at), {}, "dump.bin").articles.size() <= 6U);
        auto damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        (void)read_bytes(damaged, {}, "dump.bin");
      }
  }
}

BOOST_AUTO_TEST_CASE(several_gzip_members_in_one_file_are_all_read) {
  const auto one = packed({{"x", "{\"title\":\"A\"}\n"}}, "raw", "gzip"),
             two = packed({{"x", "{\"title\":\"B\"}\n"}}, "raw", "gzip");
  BOOST_TEST(titles(read_bytes(one + two)) == (Texts{"A", "B"}));
  BOOST_TEST(titles(read_bytes(one + two + std::string(100, '\0'))) == (Texts{"A", "B"}));
}
