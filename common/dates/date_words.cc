#include "common/dates/date_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dateline::dates {
namespace {

/// Whether the list, words between spaces, has that word.
constexpr bool lists(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t space = std::min(list.find(' '), list.size());
    if (list.substr(0, space) == word) return true;
    list.remove_prefix(std::min(space + 1, list.size()));
  }
  return false;
}

constexpr std::array<std::string_view, 12> months{
    "january jan januar jänner janner janvier janv enero ene janeiro gennaio gen januari stycznia styczeń styczen sty "
    "января январь янв",
    "february feb februar feber février fevrier févr fevr fév fev febrero fevereiro febbraio februari lutego luty lut "
    "февраля февраль фев февр",
    "march mar märz marz maerz mär mrz mars marzo março marco maart mrt marca marzec марта март мар",
    "april apr avril avr abril abr aprile kwietnia kwiecień kwiecien kwi апреля апрель апр",
    "may mai mayo maio maggio mag mei maja maj мая май",
    "june jun juni juin junio junho giugno giu czerwca czerwiec cze июня июнь июн",
    "july jul juli juillet juil julio julho luglio lug lipca lipiec lip июля июль июл",
    "august aug août aout aoû agosto ago augustus sierpnia sierpień sierpien sie августа август авг",
    "september sept sep septembre septiembre setiembre setembro set settembre sett września wrzesnia wrzesień wrzesien "
    "wrz "
    "сентября сентябрь сент сен",
    "october oct oktober okt octobre octubre outubro out ottobre ott października pazdziernika październik pazdziernik "
    "paź "
    "paz октября октябрь окт",
    "november nov novembre noviembre novembro listopada listopad lis ноября ноябрь нояб ноя",
    "december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre grudnia grudzień grudzien gru "
    "декабря декабрь дек",
};

constexpr std::string_view weekdays =
    "monday mon tuesday tue tues wednesday wed weds thursday thu thur thurs friday fri saturday sat sunday sun "
    "montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so "
    "lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim "
    "lunes martes miércoles miercoles mié mie jueves jue viernes vie sábado sabado sáb sab domingo dom "
    "segunda seg terça terca ter quarta qua quinta qui sexta sex feira "
    "lunedì lunedi martedì martedi mercoledì mercoledi giovedì giovedi gio venerdì venerdi sabato domenica "
    "maandag ma dinsdag woensdag wo donderdag vrijdag vr zaterdag za zondag zo "
    "poniedziałek poniedzialek wtorek środa sroda czwartek piątek piatek sobota niedziela "
    "понедельник пн вторник вт среда среду ср четверг чт пятница пятницу пт суббота субботу сб воскресенье вс";

constexpr std::string_view labels =
    "published publish posted updated update modified edited created issued released filed dated date pubdate time "
    "last first "
    "on the "
    "veröffentlicht aktualisiert stand datum am den der vom publié publie mis à jour modifié le publicado actualizado "
    "fecha el "
    "atualizado em data pubblicato aggiornato il gepubliceerd bijgewerkt op opublikowano dnia опубликовано обновлено";

struct Zone {
  std::string_view name;
  int hours;
  std::string_view rules;
};

// Names that mean one offset only; of those that mean several in the world, what news means by them.
constexpr std::array<Zone, 41> zones{{
    {"utc", 0, ""},
    {"gmt", 0, ""},
    {"ut", 0, ""},
    {"z", 0, ""},
    {"uct", 0, ""},
    {"wet", 0, ""},
    {"west", 1, ""},
    {"bst", 1, ""},
    {"cet", 1, ""},
    {"cest", 2, ""},
    {"mez", 1, ""},
    {"mesz", 2, ""},
    {"eet", 2, ""},
    {"eest", 3, ""},
    {"msk", 3, ""},
    {"sast", 2, ""},
    {"est", -5, ""},
    {"edt", -4, ""},
    {"cst", -6, ""},
    {"cdt", -5, ""},
    {"mst", -7, ""},
    {"mdt", -6, ""},
    {"pst", -8, ""},
    {"pdt", -7, ""},
    {"akst", -9, ""},
    {"akdt", -8, ""},
    {"hst", -10, ""},
    {"jst", 9, ""},
    {"kst", 9, ""},
    {"hkt", 8, ""},
    {"sgt", 8, ""},
    {"awst", 8, ""},
    {"aest", 10, ""},
    {"aedt", 11, ""},
    {"nzst", 12, ""},
    {"nzdt", 13, ""},
    {"et", 0, "America/New_York"},
    {"ct", 0, "America/Chicago"},
    {"mt", 0, "America/Denver"},
    {"pt", 0, "America/Los_Angeles"},
    {"zulu", 0, ""},
}};

}  // namespace

int month_named(std::string_view word) {
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (lists(months[i], word)) return static_cast<int>(i) + 1;
  }
  return 0;
}

bool is_weekday(std::string_view word) { return lists(weekdays, word); }

bool is_date_label(std::string_view word) { return lists(labels, word); }

bool joins_date(std::string_view word) { return lists("of the de del do den der d", word); }

bool joins_time(std::string_view word) {
  return lists("t at um a à las alle às as om o ore ora godz klo kl в uhr", word);
}

bool follows_year(std::string_view word) { return lists("г года году год r roku р", word); }

bool is_ordinal_ending(std::string_view word) { return lists("st nd rd th er ere ère re o a e", word); }

bool set_zone(std::string_view word, Clock& clock) {
  const auto* const zone = std::ranges::find(zones, word, &Zone::name);
  if (zone == zones.end()) return false;
  if (zone->rules.empty()) {
    clock.offset_minutes = zone->hours * 60;
  } else {
    clock.zone = zone->rules;
  }
  return true;
}

}  // namespace dateline::dates
