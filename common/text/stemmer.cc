#include "common/text/stemmer.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>

#include "common/text/fold.h"

namespace dateline::text {
namespace {

/// The languages of Xapian's stemmers. Both Norwegians share one stemmer, and so a tag: their words are to meet.
struct Language {
  std::string_view code;
  std::string_view tag;
};
constexpr std::array languages = {
    Language{"ar", "ar"}, Language{"ca", "ca"}, Language{"da", "da"}, Language{"de", "de"}, Language{"en", "en"},
    Language{"es", "es"}, Language{"eu", "eu"}, Language{"fi", "fi"}, Language{"fr", "fr"}, Language{"ga", "ga"},
    Language{"hu", "hu"}, Language{"hy", "hy"}, Language{"id", "id"}, Language{"it", "it"}, Language{"lt", "lt"},
    Language{"nb", "no"}, Language{"ne", "ne"}, Language{"nl", "nl"}, Language{"nn", "no"}, Language{"no", "no"},
    Language{"pt", "pt"}, Language{"ro", "ro"}, Language{"ru", "ru"}, Language{"sv", "sv"}, Language{"ta", "ta"},
    Language{"tr", "tr"},
};
constexpr std::string_view no_stemmer = "und";

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using Stems = std::unordered_map<std::string, std::vector<std::string>, Hash, std::equal_to<>>;

struct Stemming {
  std::string_view tag;
  Xapian::Stem stem;
  Stems known;
};

bool is_stemmed(const TokenView& word) {
  return word.kind == TokenKind::word && word.text.find_first_of("0123456789&+#") == std::string_view::npos;
}

std::vector<std::string> stems_of(const TokenView& word, const Xapian::Stem& stem) {
  const auto stemmed = [&](std::string_view form) {
    std::string result = fold(stem(std::string(form)));
    return result.empty() ? std::string(word.text) : result;
  };
  std::vector<std::string> stems;
  if (!word.accented.empty()) stems.push_back(stemmed(word.accented));
  if (std::string plain = stemmed(word.text); stems.empty() || stems.front() != plain)
    stems.push_back(std::move(plain));
  return stems;
}

std::string_view find_tag(std::string_view bcp47) {
  std::array<char, 2> code{};
  const std::string_view primary = bcp47.substr(0, bcp47.find_first_of("-_"));
  if (primary.size() != code.size()) return no_stemmer;
  std::transform(primary.begin(), primary.end(), code.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto* const found = std::find_if(languages.begin(), languages.end(), [&](const Language& language) {
    return language.code == std::string_view(code.data(), code.size());
  });
  return found == languages.end() ? no_stemmer : found->tag;
}

}  // namespace

std::string stem_tag(std::string_view bcp47) { return std::string(find_tag(bcp47)); }

struct Stemmer::Impl {
  std::vector<Stemming> stemmings;
  std::vector<std::string> unstemmed;
  std::size_t most_remembered = 0, remembered = 0;

  Stemming& stemming(std::string_view tag) {
    const auto found =
        std::find_if(stemmings.begin(), stemmings.end(), [&](const Stemming& known) { return known.tag == tag; });
    if (found != stemmings.end()) return *found;
    return stemmings.emplace_back(Stemming{tag, Xapian::Stem(std::string(tag)), {}});
  }

  void forget() {
    for (Stemming& known : stemmings) known.known.clear();
    remembered = 0;
  }
};

Stemmer::Stemmer(std::size_t most_remembered) : impl_(std::make_unique<Impl>()) {
  impl_->most_remembered = most_remembered;
}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

const std::vector<std::string>& Stemmer::stems(const TokenView& word, std::string_view tag) {
  const std::string_view known_tag = find_tag(tag);
  if (known_tag == no_stemmer || !is_stemmed(word)) {
    impl_->unstemmed.resize(1);
    impl_->unstemmed.front() = word.text;
    return impl_->unstemmed;
  }
  const std::string_view key = word.accented.empty() ? word.text : word.accented;
  Stemming& stemming = impl_->stemming(known_tag);
  if (const auto found = stemming.known.find(key); found != stemming.known.end()) return found->second;
  if (impl_->remembered >= impl_->most_remembered) impl_->forget();
  ++impl_->remembered;
  return stemming.known.emplace(std::string(key), stems_of(word, stemming.stem)).first->second;
}

}  // namespace dateline::text
