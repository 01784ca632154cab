#include "common/text/letters.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace dateline::text {
namespace {

struct Plain {
  char32_t letter;
  std::string_view plain;
};

constexpr Plain plain_letters[] = {
    {U'ß', "ss"}, {U'æ', "ae"}, {U'ð', "d"}, {U'ø', "o"},  {U'þ', "th"}, {U'đ', "d"}, {U'ħ', "h"}, {U'ı', "i"},
    {U'ĸ', "q"},  {U'ł', "l"},  {U'ŋ', "n"}, {U'œ', "oe"}, {U'ŧ', "t"},  {U'ƀ', "b"}, {U'ƈ', "c"}, {U'ƌ', "d"},
    {U'ƒ', "f"},  {U'ƙ', "k"},  {U'ƚ', "l"}, {U'ƞ', "n"},  {U'ƥ', "p"},  {U'ƭ', "t"}, {U'ƴ', "y"}, {U'ƶ', "z"},
    {U'ǝ', "e"},  {U'ǥ', "g"},  {U'ȥ', "z"}, {U'ȼ', "c"},  {U'ɇ', "e"},  {U'ɉ', "j"}, {U'ɍ', "r"}, {U'ɏ', "y"},
    {U'ɓ', "b"},  {U'ɔ', "o"},  {U'ɖ', "d"}, {U'ɗ', "d"},  {U'ɛ', "e"},  {U'ɠ', "g"}, {U'ɨ', "i"}, {U'ɫ', "l"},
    {U'ɲ', "n"},  {U'ʉ', "u"},  {U'ʋ', "v"}, {U'آ', "ا"},  {U'أ', "ا"},  {U'إ', "ا"}, {U'ى', "ي"}, {U'ٱ', "ا"},
    {U'ٲ', "ا"},  {U'ٳ', "ا"},  {U'ک', "ك"}, {U'ی', "ي"},  {U'ⱥ', "a"},  {U'ⱦ', "t"},
};
static_assert(std::is_sorted(std::begin(plain_letters), std::end(plain_letters),
                             [](const Plain& a, const Plain& b) { return a.letter < b.letter; }));

}  // namespace

std::string_view plain_letter(char32_t letter) {
  const auto* const found = std::lower_bound(std::begin(plain_letters), std::end(plain_letters), letter,
                                             [](const Plain& entry, char32_t wanted) { return entry.letter < wanted; });
  return found != std::end(plain_letters) && found->letter == letter ? found->plain : std::string_view{};
}

}  // namespace dateline::text
