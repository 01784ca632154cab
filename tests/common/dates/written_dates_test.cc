#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>

#include "common/dates/read_timestamp.h"
#include "tests/common/dates/readings.h"

using namespace dateline;
using namespace dateline::dates;

BOOST_AUTO_TEST_CASE(English_dates_are_read_as_people_write_them) {
  check({
      {"March 14, 2023", "2023-03-14"},
      {"MARCH 14, 2023", "2023-03-14"},
      {"March 14th, 2023", "2023-03-14"},
      {"Mar. 14, 2023", "2023-03-14"},
      {"Sept. 3, 2023", "2023-09-03"},
      {"14 March 2023", "2023-03-14"},
      {"14th of March 2023", "2023-03-14"},
      {"Tuesday the 14th of March, 2023", "2023-03-14"},
      {"14 Mar '23", "2023-03-14"},
      {"14 Mar 2023, 9:30 am", "2023-03-14T09:30Z"},
      {"14 Mar 2023 9:30pm", "2023-03-14T21:30Z"},
      {"14 Mar 2023 12:05 a.m.", "2023-03-14T00:05Z"},
      {"14 Mar 2023 12:05 p.m.", "2023-03-14T12:05Z"},
      {"14 Mar 2023 9am", "2023-03-14T09:00Z"},
      {"Tue 14 Mar 2023 09.30 GMT", "2023-03-14T09:30Z"},
      {"March 14, 2023 at 9:30 a.m. ET", "2023-03-14T09:30-04:00"},
      {"March 14, 2023\u202f9:30\u202fAM", "2023-03-14T09:30Z"},
      {"Monday, March 14, 2023", "2023-03-14"},
      {"Published: March 14, 2023", "2023-03-14"},
      {"Updated: Tue, 14 Mar 2023 09:30:00 GMT", "2023-03-14T09:30:00Z"},
      {"Updated 9:30 AM EDT, Tue March 14, 2023", "2023-03-14T09:30-04:00"},
      {"Last updated on 14 March 2023 \u2013 10:15", "2023-03-14T10:15Z"},
      {"14 March 2023 (updated 15 March 2023)", "2023-03-14"},
      {"September 2025", "2025-09"},
      {"Sep 2025", "2025-09"},
      {"May 2025", "2025-05"},
      {"2023 March 14", "2023-03-14"},
      {"14 March", "nothing"},
      {"March 14", "nothing"},
      {"March", "nothing"},
      {"9:30", "nothing"},
  });
}

BOOST_AUTO_TEST_CASE(written_dates_are_read_in_other_languages) {
  check({
      {"14 M\u00e4rz 2023", "2023-03-14"},
      {"14. M\u00c4RZ 2023", "2023-03-14"},
      {"14. Ma\u0308rz 2023", "2023-03-14"},
      {"Dienstag, 14. M\u00e4rz 2023, 09:30 Uhr", "2023-03-14T09:30Z"},
      {"3. J\u00e4nner 2024 um 9.30 Uhr MEZ", "2024-01-03T09:30+01:00"},
      {"14 mars 2023", "2023-03-14"},
      {"mar. 14 mars 2023", "2023-03-14"},
      {"mardi 14 ao\u00fbt 2023 \u00e0 09h30", "2023-08-14T09:30Z"},
      {"1er f\u00e9vrier 2023", "2023-02-01"},
      {"14 de marzo de 2023", "2023-03-14"},
      {"martes, 14 de enero del 2020", "2020-01-14"},
      {"14 de mar\u00e7o de 2023", "2023-03-14"},
      {"ter\u00e7a-feira, 1\u00ba de maio de 2023", "2023-05-01"},
      {"1\u00b0 gennaio 2023", "2023-01-01"},
      {"14 maart 2023", "2023-03-14"},
      {"14 mei 2023", "2023-05-14"},
      {"14 marca 2023 r.", "2023-03-14"},
      {"3 pa\u017adziernika 2023", "2023-10-03"},
      {"14 \u043c\u0430\u0440\u0442\u0430 2023", "2023-03-14"},
      {"14 \u041c\u0410\u0420\u0422\u0410 2023 \u0433., 09:30", "2023-03-14T09:30Z"},
      {"\u043c\u0430\u0439 2023", "2023-05"},
      {"2023\u5e743\u670814\u65e5", "2023-03-14"},
      {"2023\u5e743\u670814\u65e5 09:30", "2023-03-14T09:30Z"},
      {"2023\u5e743\u670814\u65e5(\u706b) \u5348\u5f8c9\u664230\u5206", "2023-03-14T21:30Z"},
      {"2023\u5e743\u670814\u65e5\u4e0b\u53489\u70b9", "2023-03-14T21:00Z"},
      {"\uff12\uff10\uff12\uff13\u5e74\uff13\u6708\uff11\uff14\u65e5", "2023-03-14"},
      {"2023\u5e743\u6708", "2023-03"},
      {"2023\u5e7413\u67081\u65e5", "nothing"},
      {"2023\ub144 3\uc6d4 14\uc77c", "2023-03-14"},
  });
}

BOOST_AUTO_TEST_CASE(every_month_is_known_in_every_language) {
  const char* const languages[][12] = {
      {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
       "December"},
      {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
      {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
       "Dezember"},
      {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
       "décembre"},
      {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
       "diciembre"},
      {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro",
       "dezembro"},
      {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
       "novembre", "dicembre"},
      {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
       "december"},
      {"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października",
       "listopada", "grudnia"},
      {"styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień", "wrzesień", "październik",
       "listopad", "grudzień"},
      {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
       "декабря"},
      {"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
       "декабрь"},
  };
  for (const auto& months : languages) {
    for (unsigned month = 0; month < 12; ++month) {
      BOOST_TEST_CONTEXT(months[month]) {
        const auto time = read_timestamp("9 " + std::string{months[month]} + " 2023");
        BOOST_TEST_REQUIRE(time.has_value());
        BOOST_TEST((*time == Timestamp{Precision::day, 2023, static_cast<std::uint8_t>(month + 1), 9}));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(numbers_over_twelve_tell_day_from_month) {
  check({
      {"14.03.2023", "2023-03-14"},
      {"14.03.2023 09:30", "2023-03-14T09:30Z"},
      {"14. 3. 2023", "2023-03-14"},
      {"3/14/2023", "2023-03-14"},
      {"14/3/2023", "2023-03-14"},
      {"03-14-2023", "2023-03-14"},
      {"14-03-2023", "2023-03-14"},
      {"3/4/2023", "2023-03-04"},
      {"3/4/2023 10:20 PM", "2023-03-04T22:20Z"},
      {"3.4.2023", "2023-04-03"},
      {"3.14.2023", "2023-03-14"},
      {"3/14/87", "1987-03-14"},
      {"3/2023", "2023-03"},
      {"14/14/2023", "nothing"},
      {"31/2/2023", "nothing"},
      {"0/2/2023", "nothing"},
      {"13/2023", "nothing"},
  });
}
