#include "common/text/language.h"

#include <cld2/public/encodings.h>

#include <array>

#include "common/text/cld2_codes.h"
#include "common/text/english.h"
#include "common/text/script_count.h"
#include "common/text/utf8.h"

namespace dateline::text {
namespace {

/// More text changes the answer too seldom for the time it takes.
constexpr std::size_t most_bytes = 4'000;
constexpr std::size_t fewest_letters = 20;
/// Share of the text, in per cent, that the language found must have.
constexpr int least_share = 60;

/// The beginning of a text without what CLD2 refuses: malformed bytes and control characters.
std::string sample_of(std::string_view text) {
  text = cut_utf8(text, most_bytes);
  std::string sample = is_ascii(text) ? std::string(text) : to_valid_utf8(text);
  for (char& c : sample) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) c = ' ';
  }
  return sample;
}

std::string_view ask_cld2(const std::string& sample) {
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> shares{};
  std::array<double, 3> scores{};
  int text_bytes = 0;
  int valid_bytes = 0;
  bool is_reliable = false;
  constexpr bool is_plain_text = true;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(sample.data(), static_cast<int>(sample.size()), is_plain_text, &hints, 0,
                                          languages.data(), shares.data(), scores.data(), nullptr, &text_bytes,
                                          &is_reliable, &valid_bytes);
  return is_reliable && shares[0] >= least_share ? code_of(languages[0]) : "und";
}

}  // namespace

std::string detect_language(std::string_view utf8) {
  if (surely_english(cut_utf8(utf8, most_bytes))) return "en";
  const std::string sample = sample_of(utf8);
  const ScriptCount scripts = count_scripts(sample);
  const std::string_view by_script = language_of_script(scripts);
  if (scripts.letters < fewest_letters) return std::string(by_script);
  const std::string_view found = ask_cld2(sample);
  if (found == "und") return std::string(by_script);
  if (found == "sr" && scripts.latin > scripts.cyrillic) return "sr-Latn";
  return std::string(found);
}

}  // namespace dateline::text
