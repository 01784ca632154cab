#include "common/text/language.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

using namespace dateline::text;

namespace {
struct Case {
  std::string_view given;
  std::string_view language;
};
}  // namespace

BOOST_AUTO_TEST_SUITE(languages)

BOOST_AUTO_TEST_CASE(texts_tell_their_language) {
  constexpr Case cases[] = {
      {"The government said on Friday that peace talks would resume next week in Geneva.", "en"},
      {"THE PRIME MINISTER BEAMED THAT BRITAIN NOW HAD A WEAPON THAT WILL LAST A GENERATION.", "en"},
      {"Die Regierung teilte am Freitag mit, dass die Friedensgespräche nächste Woche weitergehen.", "de"},
      {"Le gouvernement a annoncé vendredi que les négociations reprendraient la semaine prochaine.", "fr"},
      {"El gobierno anunció el viernes que las conversaciones de paz se reanudarán la próxima semana.", "es"},
      {"Rząd poinformował w piątek, że rozmowy pokojowe zostaną wznowione w przyszłym tygodniu.", "pl"},
      {"Правительство сообщило в пятницу, что мирные переговоры возобновятся на следующей неделе.", "ru"},
      {"Уряд повідомив у п'ятницю, що мирні переговори відновляться наступного тижня.", "uk"},
      {"أعلنت الحكومة يوم الجمعة أن محادثات السلام ستستأنف الأسبوع المقبل في جنيف.", "ar"},
      {"הממשלה הודיעה ביום שישי כי שיחות השלום יתחדשו בשבוע הבא בז'נבה.", "he"},
      {"政府周五表示，和平谈判将于下周在日内瓦恢复。", "zh"},
      {"政府週五表示，和平談判將於下週在日內瓦恢復，雙方對此表示歡迎。", "zh-Hant"},
      {"政府は金曜日、来週ジュネーブで和平協議が再開されると発表した。", "ja"},
      {"정부는 금요일 평화 회담이 다음 주 제네바에서 재개될 것이라고 밝혔다.", "ko"},
      {"รัฐบาลกล่าวเมื่อวันศุกร์ว่าการเจรจาสันติภาพจะเริ่มขึ้นอีกครั้งในสัปดาห์หน้า", "th"},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(c.given) { BOOST_TEST(detect_language(c.given) == c.language); }
  }
}

BOOST_AUTO_TEST_CASE(too_little_text_tells_nothing_unless_its_script_does) {
  constexpr Case cases[] = {
      {"", "und"},          {"12345 67890 ...", "und"}, {"Peace talks", "und"}, {"Merkel", "und"},
      {"東京の市長", "ja"}, {"北京市长", "zh"},         {"서울 시장", "ko"},    {"ประเทศไทย", "th"},
      {"Αθήνα", "el"},      {"Привет", "und"},          {"US 大", "und"},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(c.given) { BOOST_TEST(detect_language(c.given) == c.language); }
  }
}

BOOST_AUTO_TEST_CASE(malformed_bytes_do_not_hide_the_language) {
  const std::string text =
      "The government\xFF said on Friday\x01 that \xC3 peace talks would resume next week in Geneva.\xE2\x82";
  BOOST_TEST(detect_language(text) == "en");
  std::mt19937 random(7);  // NOLINT: the same bytes on every run
  for (int round = 0; round < 2'000; ++round) {
    std::string noise(random() % 300, '\0');
    for (char& c : noise) c = static_cast<char>(random());
    BOOST_TEST(!detect_language(noise).empty());
  }
}

BOOST_AUTO_TEST_CASE(languages_are_read_as_dumps_write_them) {
  constexpr Case cases[] = {
      {"en", "en"},
      {"EN", "en"},
      {"en_US", "en-US"},
      {"en-us", "en-US"},
      {"eng", "en"},
      {"ger", "de"},
      {"English", "en"},
      {"Deutsch", "de"},
      {"GERMAN", "de"},
      {"français", "fr"},
      {"Francais", "fr"},
      {"Русский", "ru"},
      {"日本語", "ja"},
      {"iw", "he"},
      {"no", "no"},
      {"zh_Hant_TW", "zh-Hant-TW"},
      {"sr_Latn", "sr-Latn"},
      {"en_US.UTF-8", "en-US"},
      {"English (US)", "en"},
      {" en ", "en"},
      {"Mandarin", "zh"},
      {"Chinese", "zh"},
      {"Portuguese", "pt"},
      {"norsk", "no"},
      {"", "und"},
      {"und", "und"},
      {"unknown", "und"},
      {"xx", "und"},
      {"politics", "und"},
      {"e", "und"},
      {"en--", "und"},
      {"\xFF\xFE", "und"},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(c.given) { BOOST_TEST(normalize_language(c.given) == c.language); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
