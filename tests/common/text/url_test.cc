#include "common/text/url.h"

#include <boost/test/unit_test.hpp>

using namespace dateline;

BOOST_AUTO_TEST_CASE(urls_that_mean_the_same_are_the_same) {
  struct Case {
    const char* given;
    const char* normal;
  };
  const Case cases[] = {
      {"https://www.Example.ORG/News/", "example.org/News"},
      {"http://example.org", "example.org"},
      {"example.org/", "example.org"},
      {"//example.org/a", "example.org/a"},
      {"HTTPS://example.org:443/a?b=C#d", "example.org/a?b=C"},
      {"http://user:word@example.org:8080/", "example.org:8080"},
      {"  http://example.org/a b \n", "example.org/a b"},
      {"http://example.org/http://other.org/", "example.org/http://other.org"},
      {"www.example.org", "example.org"},
      {"exam", "exam"},
      {"", ""},
      {"http://", ""},
      {"///", ""},
  };
  for (const Case& c : cases) BOOST_TEST_CONTEXT(c.given) {
      BOOST_TEST(text::normalize_url(c.given) == c.normal);
    }
}

BOOST_AUTO_TEST_CASE(a_url_is_found_by_its_host_and_the_domains_above) {
  struct Case {
    const char* given;
    std::vector<std::string> hosts;
  };
  const Case cases[] = {
      {"https://www.news.example.org/a/b.c", {"news.example.org", "example.org"}},
      {"http://localhost:8080/a", {"localhost"}},
      {"http://192.168.0.1/a", {"192.168.0.1"}},
      {"http://[::1]:80/a", {"[::1]"}},
      {"example.org?q=a.b", {"example.org"}},
      {"", {}},
  };
  for (const Case& c : cases) BOOST_TEST_CONTEXT(c.given) {
      BOOST_TEST(text::url_hosts(c.given) == c.hosts, boost::test_tools::per_element());
    }
}
