#include <boost/test/unit_test.hpp>
#include <string>

#include "searcher/render/render.h"
#include "tests/searcher/render/samples.h"

using namespace dateline;

BOOST_AUTO_TEST_SUITE(csv)

BOOST_AUTO_TEST_CASE(a_hit_is_a_row_under_the_header_of_the_contract) {
  BOOST_TEST(render::csv_header() ==
             "id,published,source,section,language,authors,title,url,person,org,place,topics,score\n");
  BOOST_TEST(render::csv(samples::hit()) ==
             "n-1,2025-09-12T08:00:00Z,The Harbour Post,World,en,A. Writer,Ceasefire talks resume in Geneva,"
             "https://example.org/1,Ada Marsh,United Nations,Geneva; Kyiv,peace; talks,12.300000\n");
  BOOST_TEST(render::csv(samples::bare_hit()) == "n-2,,,,und,,,,,,,,\n");
}

BOOST_AUTO_TEST_CASE(cells_are_quoted_and_formulas_made_safe) {
  struct Case {
    std::string title, cell;
  };
  for (const auto& [title, cell] : {Case{"a, b", "\"a, b\""},
                                    {"he said \"no\"", "\"he said \"\"no\"\"\""},
                                    {"two\nlines", "\"two\nlines\""},
                                    {"cr\rhere", "\"cr\rhere\""},
                                    {"=1+1", "'=1+1"},
                                    {"+1", "'+1"},
                                    {"-1, or less", "\"'-1, or less\""},
                                    {"@home", "'@home"},
                                    {"\ttab", "'\ttab"},
                                    {"\rreturn", "\"'\rreturn\""},
                                    {"a=b", "a=b"},
                                    {"\u200b=1+1", "'=1+1"},
                                    {"\u202e\x1b[31m\x01@home", "'@home"},
                                    {"left\u202e\u2066right\u200b\ton", "leftright\ton"},
                                    {" spaced ", " spaced "}}) {
    Hit hit = samples::bare_hit();
    hit.article.title = title;
    BOOST_TEST(render::csv(hit) == "n-2,,,,und,," + cell + ",,,,,,\n");
  }
}

BOOST_AUTO_TEST_CASE(each_match_in_context_is_a_line_of_five_fields) {
  Hit hit = samples::hit();
  hit.contexts = {{true, "", "Ceasefire", "talks resume"}, {false, "met\x1b[31m\tagain for", "talks", "on a"}};
  BOOST_TEST(render::kwic(hit) ==
             "n-1\t2025-09-12\t\tCeasefire\ttalks resume\nn-1\t2025-09-12\tmet again for\ttalks\ton a\n");
  BOOST_TEST(render::kwic(samples::hit()) == "");
}

BOOST_AUTO_TEST_SUITE_END()
