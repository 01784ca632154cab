#include "indexer/readers/clean_text.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace dateline::readers;

BOOST_AUTO_TEST_CASE(html_becomes_plain_text_and_anything_else_stays) {
  const std::pair<std::string, std::string> cases[] = {
      {"<p>One &amp; two.</p>\n<p>Three<br/>four.</p>", "One & two.\n\nThree\nfour."},
      {"One <b>bold</b> word\n\nNext", "One bold word\n\nNext"},
      {"<div class=\"x\">A</div><script>var a = '<p>';</script>B", "A\n\nB"},
      {"<ul><li>a</li><li>b</li></ul>", "a\nb"},
      {"see <a href=\"http://x.org/?a=1&amp;b=2\">this</a>.", "see this."},
      {"&lt;p&gt;Escaped &amp;amp; twice&lt;/p&gt;", "Escaped & twice"},
      {"AT&amp;T and &#8217;s, &eacute;t&eacute;&nbsp;x", "AT&T and ’s, été\xC2\xA0x"},
      {"AT&T & Co; R&D;", "AT&T & Co; R&D;"},
      {"Texas <TCB> and <I> and <TD> rose, a < b > c", "Texas <TCB> and <I> and <TD> rose, a < b > c"},
      {"a<!-- no -->b<br>c", "ab\nc"},
      {"&#146;quoted&#147; &#x2014;", "’quoted“ —"},
      {"&bogus; &#xZZ; &#99999999999;", "&bogus; &#xZZ; &#99999999999;"},
      {"   \n ", ""},
      {"  kept  white\n\n\nspace ", "  kept  white\n\n\nspace "},
  };
  for (const auto& [html, text] : cases) BOOST_TEST_CONTEXT(html) BOOST_TEST(clean_text(html, true) == text);
}

BOOST_AUTO_TEST_CASE(control_characters_go) {
  BOOST_TEST(clean_text("a\r\nb\rc\x07"
                        "d\x1b[0m\te\x7F",
                        false) == "a\nb\ncd[0m\te");
  BOOST_TEST(clean_text("it\xC2\x92s\xC2\x81", false) == "it’s");
}

BOOST_AUTO_TEST_CASE(a_line_has_no_white_space_to_spare) {
  BOOST_TEST(clean_line(" \n A\t title\xC2\xA0 of <i>two</i>\nlines ", true) == "A title of two lines");
}

BOOST_AUTO_TEST_CASE(tags_that_are_cut_or_endless_do_no_harm) {
  for (const std::string text :
       {"<p", "<", "</", "<!--", "<p>a<", "<a href=\"", "&", "&#", "&#x;", "<br><!-- x", "<script>"})
    BOOST_TEST_CONTEXT(text) BOOST_TEST(clean_text(text, true).size() <= text.size());
}
