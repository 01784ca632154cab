#include <boost/test/unit_test.hpp>
#include <string>

#include "indexer/readers/table_head.h"
#include "tests/indexer/readers/reading.h"

using namespace dateline;
using namespace dateline::readers;

namespace {

const std::string header = "id,title,text\n";

std::string raws(const Reading& reading) {
  std::string all;
  for (const auto& reject : reading.rejects) all += "[" + reject.raw + "]";
  return all;
}

ReadOptions as(const std::string& format) {
  ReadOptions options;
  options.input_format = format;
  return options;
}

}  // namespace

BOOST_AUTO_TEST_CASE(columns_are_understood_by_their_names_in_any_order) {
  const auto reading = read_bytes(
      "Pub Date,Byline,keywords,Headline,url,Publisher,Desk,lang,people,orgs,places,page,body,article_id\n"
      "2024-03-05 08:30,By Ann Lee and Bo Ray,floods; rain;quays,\"Gate, jammed\",https://x.example/1,Harbour "
      "Courier,UK,en,Idris Pell; Honor Bexley,MPA,\"Port Merrow; Eel Point\",7,\"One.\n\nTwo \"\"three\"\".\",hc-1\n");
  BOOST_REQUIRE(reading.articles.size() == 1U);
  const auto& article = reading.articles[0];
  BOOST_TEST(article.id == "hc-1");
  BOOST_TEST(article.title == "Gate, jammed");
  BOOST_TEST(article.body == "One.\n\nTwo \"three\".");
  BOOST_TEST(to_string(article.published) == "2024-03-05T08:30Z");
  BOOST_TEST(article.source == "Harbour Courier");
  BOOST_TEST(article.section == "UK");
  BOOST_TEST(article.language == "en");
  BOOST_TEST(article.url == "https://x.example/1");
  BOOST_TEST(article.authors == (Texts{"Ann Lee", "Bo Ray"}));
  BOOST_TEST(article.topics == (Texts{"floods", "rain", "quays"}));
  BOOST_TEST(article.entities.person == (Texts{"Idris Pell", "Honor Bexley"}));
  BOOST_TEST(article.entities.org == (Texts{"MPA"}));
  BOOST_TEST(article.entities.place == (Texts{"Port Merrow", "Eel Point"}));
  BOOST_TEST(article.extra == R"({"page":"7"})");
  BOOST_TEST(article.provenance.position == 98U);
}

BOOST_AUTO_TEST_CASE(what_writers_put_around_rows_does_no_harm) {
  const std::string tables[] = {
      "id,title,text\n1,A,x\n2,B,y\n",
      "id,title,text\n1,A,x\n2,B,y",                      // no line feed at the end
      "\xEF\xBB\xBFid,title,text\r\n1,A,x\r\n2,B,y\r\n",  // byte order mark, CR LF
      "id,title,text\r1,A,x\r2,B,y\r",                    // CR alone
      "id;title;text\n1;A;x\n2;B;y\n",                    // semicolons
      "id\ttitle\ttext\n1\tA\tx\n2\tB\ty\n",              // tabs
      "sep=;\r\nid;title;text\r\n1;A;x\r\n2;B;y\r\n",     // said to a spreadsheet
      "\n\nid,title,text\n\n1,A,x\n   \n,,\n2,B,y\n\n",   // blank lines and rows
      "\"id\",\"title\",\"text\"\n\"1\",\"A\",\"x\"\n\"2\", \"B\" ,\"y\"\n",
      "id,title,text\n1,A,x\nid,title,text\n2,B,y\n",  // two files joined
      "id,title,text\n1,A,x,,\n2,B,y,\n",              // commas too many
      "id,title,text,topics,page\n1,A,x\n2,B,y,,\n",   // the last cells left away
      "id;title;text\n1;A;\"x\"\n2;B;\"y\"\n",
  };
  for (const auto& table : tables) BOOST_TEST_CONTEXT(table) {
      const auto reading = read_bytes(table);
      BOOST_TEST(ids(reading) == (Texts{"1", "2"}));
      BOOST_TEST(titles(reading) == (Texts{"A", "B"}));
      BOOST_TEST(raws(reading) == "");
      for (const auto& article : reading.articles) BOOST_TEST(article.body.size() == 1U);
    }
}

BOOST_AUTO_TEST_CASE(separators_are_told_apart_by_what_they_part) {
  const std::pair<std::string, char> tables[] = {
      {"id;title, long;text\n1;a, b;c\n", ';'},
      {"id,\"title;x\",text\n1,a;b;c,d\n", ','},
      {"id\ttitle\ttext, long; or short\n1\ta, b; c\td\n", '\t'},
      {"title,text\n\"a;b\tc\",d\n", ','},
      {"datum;titel;inhalt\n1;a,b;c\n", ';'},
  };
  for (const auto& [table, separator] : tables) BOOST_TEST_CONTEXT(table) {
      const auto head = read_table_head(table, ",;\t", {});
      BOOST_REQUIRE(head.has_value());
      BOOST_TEST(head->signs.separator == separator);
    }
}

BOOST_AUTO_TEST_CASE(prose_with_commas_is_no_table) {
  const std::string texts[] = {
      "Flood, storm, rain\n\nThe river rose, and the gate jammed.\n",
      "Title, text and author\n\nA tale of three words, told twice.\n", "In Paris, on Monday, it rained.\n",
      "title,text\n",  // nothing follows
  };
  for (const auto& text : texts) BOOST_TEST_CONTEXT(text) BOOST_TEST(read_bytes(text).articles.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_name_tells_a_table_whose_columns_say_nothing) {
  ReadOptions options;
  options.map = {{"title", "Überschrift"}, {"body", "Inhalt"}};
  const auto reading = read_bytes("Überschrift;Inhalt\nA;x\n", options, "dump.CSV");
  BOOST_TEST(titles(reading) == (Texts{"A"}));
  BOOST_TEST(reading.articles.at(0).body == "x");
}

BOOST_AUTO_TEST_CASE(tables_of_other_things_in_a_folder_are_passed_over) {
  const TemporaryFolder folder;
  write_file(folder.path() / "d" / "news.csv", "title,text\nA,x\n");
  write_file(folder.path() / "d" / "prices.csv", "day,price\n1,2\n");
  write_file(folder.path() / "d" / "grades.tsv", "q1\ta\t3\nq2\tb\t1\n");
  const auto reading = read_dump(folder.path() / "d");
  BOOST_TEST(titles(reading) == (Texts{"A"}));
  BOOST_TEST(reading.rejects.empty());
  BOOST_TEST(reading.skipped.size() == 2U);
  // Asked for by itself, its rows are what could not be read.
  BOOST_TEST(codes(read_dump(folder.path() / "d" / "prices.csv")) == (Texts{"no-text@10"}));
}

BOOST_AUTO_TEST_CASE(the_sample_tables_and_collections_are_read) {
  const auto table = read_dump(std::string(DATELINE_SOURCE) + "/corpus/more/notices.csv");
  BOOST_TEST(ids(table) == (Texts{"qn-01", "qn-02", "qn-03", "qn-04", "qn-06"}));
  BOOST_REQUIRE(table.rejects.size() == 1U);
  BOOST_TEST(table.rejects[0].raw.starts_with("qn-05;"));
  BOOST_TEST(to_string(table.articles.at(1).published) == "2024-03-11");
  BOOST_TEST(table.articles.at(1).entities.place == (Texts{"Port Merrow", "Chandlers Row"}));
  BOOST_TEST(table.articles.at(2).title.starts_with("=SUM("));
  const auto collection = read_dump(std::string(DATELINE_SOURCE) + "/corpus/more/gazette-1994.sgm");
  BOOST_TEST(ids(collection) ==
             (Texts{"PG940305-0007", "PG940611-0021", "PG940702-0003", "PG941010-0040", "PG941224-0001"}));
  BOOST_TEST(collection.rejects.empty());
  for (const auto& article : collection.articles) {
    BOOST_TEST(article.published.year == 1994);
    BOOST_TEST(article.source == "Port Merrow Gazette");
    BOOST_TEST(!article.title.empty());
    BOOST_TEST(!article.body.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_table_without_a_header_has_numbered_columns) {
  ReadOptions options = as("csv");
  options.map = {{"title", "column 2"}, {"body", "column 3"}};
  const auto reading = read_bytes("1,Gate jams,Long text\n2,Rain stops,Short text\n", options);
  BOOST_TEST(titles(reading) == (Texts{"Gate jams", "Rain stops"}));
  BOOST_TEST(reading.articles.at(0).provenance.position == 0U);
}

BOOST_AUTO_TEST_CASE(columns_of_one_name_are_one_list) {
  const auto reading = read_bytes("title,text,tag,tags,tags,tags\nA,x,,flood,,rain\n");
  BOOST_TEST(reading.articles.at(0).topics == (Texts{"flood", "rain"}));
}

BOOST_AUTO_TEST_CASE(quotes_that_were_not_doubled_are_read_where_the_row_is_plain) {
  const std::pair<std::string, std::string> rows[] = {
      {"1,\"He said \"no\" twice\",x", "He said \"no\" twice"},
      {"1,\"the \"Lanterns\", again\",x", "the \"Lanterns\", again"},
      {"1,a 5\" pipe,x", "a 5\" pipe"},
      {"1,\"all\"\"s well\",x", "all\"s well"},
  };
  for (const auto& [row, title] : rows) BOOST_TEST_CONTEXT(row) {
      const auto reading = read_bytes(header + row + "\n2,B,y\n");
      if (row.find("Lanterns\", ") == std::string::npos) {
        BOOST_TEST(titles(reading) == (Texts{title, "B"}));
        BOOST_TEST(raws(reading) == "");
      } else {  // it could be two cells
        BOOST_TEST(titles(reading) == (Texts{"B"}));
        BOOST_TEST(raws(reading) == "[" + row + "]");
      }
    }
  const auto lines = read_bytes(header + "1,A,\"One \"two\" and\nthree, four\"\n2,B,y\n");
  BOOST_TEST(titles(lines) == (Texts{"A", "B"}));
  BOOST_TEST(lines.articles.at(0).body == "One \"two\" and\nthree, four");
}

BOOST_AUTO_TEST_CASE(a_broken_row_is_rejected_and_nothing_after_it_is_lost) {
  const std::pair<std::string, std::string> rows[] = {
      {"2,\"open,x", "never closed"}, {"2,B,\"open\nmore of it", "quote"},
      {"2,B,x,y,z", "5 cells"},       {"2,\"B\" and so on,\"x", "closing quote"},
      {"just a line", "1 cell"},
  };
  for (const bool quoted_after : {false, true})
    for (const auto& [row, reason] : rows) BOOST_TEST_CONTEXT(row << quoted_after) {
        const std::string after = quoted_after ? "3,\"C\",\"z\n\n\"\"said\"\"\"\n4,\"D\",w\n" : "3,C,z\n4,D,w\n";
        const auto reading = read_bytes(header + "1,A,x\n" + row + "\n" + after);
        BOOST_TEST(titles(reading) == (Texts{"A", "C", "D"}));
        BOOST_TEST(codes(reading) == (Texts{"csv@20"}));
        BOOST_TEST(raws(reading) == "[" + row + "]");
        if (!quoted_after && !reading.rejects.empty())
          BOOST_TEST(reading.rejects[0].reason.find(reason) != std::string::npos, reading.rejects[0].reason);
        if (!reading.rejects.empty()) BOOST_TEST(reading.rejects[0].reason.ends_with("(line 3)"));
      }
}

BOOST_AUTO_TEST_CASE(a_row_of_several_lines_may_leave_its_last_cells_away) {
  const auto reading = read_bytes("id,title,text,tags\n1,A,\"x\ny\"\n2,B,z,t\n3,C,\"w\nv\n4,D,u,t\n");
  BOOST_TEST(titles(reading) == (Texts{"A", "B", "D"}));
  BOOST_TEST(raws(reading) == "[3,C,\"w\nv]");
}

BOOST_AUTO_TEST_CASE(a_quote_open_at_the_end_of_the_table_costs_its_row_only) {
  const auto reading = read_bytes(header + "1,A,x\n2,B,\"cut off in the mid");
  BOOST_TEST(titles(reading) == (Texts{"A"}));
  BOOST_TEST(raws(reading) == "[2,B,\"cut off in the mid]");
}

BOOST_AUTO_TEST_CASE(all_bytes_of_a_long_broken_stretch_are_among_the_rejects) {
  std::string broken;
  for (int i = 0; i < 20000; ++i) broken += "\"no row " + std::to_string(i) + "\n";
  const auto reading = read_bytes(header + "1,A,x\n" + broken + "2,B,y\n");
  BOOST_TEST(titles(reading) == (Texts{"A", "B"}));
  std::string all;
  for (const auto& reject : reading.rejects) all += reject.raw + "\n";
  BOOST_TEST((all == broken));
}

BOOST_AUTO_TEST_CASE(quotation_marks_in_tab_separated_values_are_often_only_that) {
  const auto reading = read_bytes(
      "id\ttitle\ttext\n1\t\"No\" to talks\tx\n2\t\"Open\ty\n3\tthe end\"\tz\n4\t\"quoted\ttab\"\t\"a\nb\"\n");
  BOOST_TEST(ids(reading) == (Texts{"1", "2", "3", "4"}));
  BOOST_TEST(titles(reading) == (Texts{"\"No\" to talks", "\"Open", "the end\"", "quoted tab"}));
  BOOST_TEST(reading.articles.at(3).body == "a\nb");
}

BOOST_AUTO_TEST_CASE(a_row_over_64_mib_is_rejected_and_reading_goes_on) {
  for (const std::string quote : {"", "\""}) {
    std::string table = header + "1,A,x\n2,B," + quote;
    for (std::size_t size = 0; size < (std::size_t{64} << 20); size += 1024)
      table += std::string(1023, 'x') + (quote.empty() ? "x" : "\n");
    table += quote + "\n3,C,z\n";
    const auto reading = read_bytes(table);
    BOOST_TEST(titles(reading) == (Texts{"A", "C"}));
    BOOST_TEST(codes(reading) == (Texts{"too-large@20"}));
    BOOST_REQUIRE(!reading.rejects.empty());
    BOOST_TEST(reading.rejects[0].raw.size() == 64U * 1024);
  }
}

BOOST_AUTO_TEST_CASE(hits_written_as_csv_are_read_back) {
  const auto reading = read_bytes(
      "id,published,source,section,language,authors,title,url,person,org,place,topics,score\n"
      "mw-1,2024-03-05T08:30:00Z,Meridian Wire,UK,en,\"Ann Lee; Ray, Bo\",'=1+1 is two,https://x.example/1,\"Pell, "
      "Idris\",MPA; North Grid,'-town,\"art, fine; books\",12.5\n"
      "mw-2,,,,und,,'@home,,,,,,\n");
  BOOST_REQUIRE(reading.articles.size() == 2U);
  const auto& article = reading.articles[0];
  BOOST_TEST(article.title == "=1+1 is two");
  BOOST_TEST(article.authors == (Texts{"Ann Lee", "Ray, Bo"}));
  BOOST_TEST(article.entities.person == (Texts{"Pell, Idris"}));
  BOOST_TEST(article.entities.org == (Texts{"MPA", "North Grid"}));
  BOOST_TEST(article.entities.place == (Texts{"-town"}));
  BOOST_TEST(article.topics == (Texts{"art, fine", "books"}));
  BOOST_TEST(reading.articles[1].title == "@home");
}

BOOST_AUTO_TEST_CASE(tables_can_be_asked_for_by_name) {
  BOOST_TEST(titles(read_bytes("a,title\n1,A\n", as("csv"))) == (Texts{"A"}));
  BOOST_TEST(titles(read_bytes("a\ttitle\n1\tA\n", as("tsv"))) == (Texts{"A"}));
  BOOST_TEST(titles(read_bytes("a;title\n1;A\n", as("csv"))) == (Texts{"A"}));
  BOOST_TEST(titles(read_bytes("title\nA\nB, too\n", as("csv"))).size() == 1U);
}
