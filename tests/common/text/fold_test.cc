#include "common/text/fold.h"

#include <boost/test/unit_test.hpp>
#include <string_view>

using namespace dateline::text;

namespace {
struct Case {
  std::string_view given;
  std::string_view folded;
};
}  // namespace

BOOST_AUTO_TEST_SUITE(folding)

BOOST_AUTO_TEST_CASE(spellings_of_one_word_meet) {
  constexpr Case cases[] = {
      {"", ""},
      {"Kyiv", "kyiv"},
      {"Élysée", "elysee"},
      {"E\u0301lyse\u0301e", "elysee"},
      {"Straße", "strasse"},
      {"Øresund Łódź Đà Nẵng", "oresund lodz da nang"},
      {"Æsir Œuvre Þór", "aesir oeuvre thor"},
      {"İstanbul Diyarbakır", "istanbul diyarbakir"},
      {"Ёлкин йод", "елкин йод"},
      {"Αθήνα ΟΔΟΣ", "αθηνα οδοσ"},
      {"ＮＡＴＯ　２５", "nato 25"},
      {"ﬁnance", "finance"},
      {"don’t donʼt", "don't don't"},
      {"co\u00ADop zero\u200Bwidth \u202Eabc\u202C", "coop zerowidth abc"},
      {"الرِّئَاسَة مـــصر", "الرئاسة مصر"},
      {"أحمد إلى آدم", "احمد الي ادم"},
      {"שָׁלוֹם", "שלום"},
      {"हिन्दी", "हिन्दी"},
      {"ประเทศไทย", "ประเทศไทย"},
      {"が ガ か\u3099", "が ガ が"},
      {"서울", "서울"},
      {"٢٠٢٥ २०२५", "2025 2025"},
      {"a\xFFz\xE2\x82", "a\uFFFDz\uFFFD"},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(c.given) {
      BOOST_TEST(fold(c.given) == c.folded);
      BOOST_TEST(fold(fold(c.given)) == fold(c.given));
    }
  }
}

BOOST_AUTO_TEST_CASE(casefold_keeps_accents) {
  BOOST_TEST(casefold("ÉLYSÉE’S") == "élysée's");
  BOOST_TEST(casefold("Kyiv") == "kyiv");
}

BOOST_AUTO_TEST_CASE(values_are_compared_without_their_odd_spaces) {
  BOOST_TEST(fold_value("  The\t New\u00A0York \u2028 Times\n") == "the new york times");
  BOOST_TEST(fold_value(" \u3000 ") == "");
}

BOOST_AUTO_TEST_CASE(only_well_formed_bytes_are_utf8) {
  for (const std::string_view good : {"", "plain ascii, longer than eight", "é", "€", "😀", "\U0010FFFF", "12345678é"}) {
    BOOST_TEST_CONTEXT(good) { BOOST_TEST(is_utf8(good)); }
  }
  for (const std::string_view bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                     "\xF8\x88\x80\x80", "12345678\xC3", "\xE2\x82"}) {
    BOOST_TEST(!is_utf8(bad));
  }
}

BOOST_AUTO_TEST_SUITE_END()
