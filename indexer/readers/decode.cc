#include "indexer/readers/decode.h"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

namespace dateline::readers {
namespace {

constexpr std::size_t most_sampled = 16 * 1024;
constexpr std::int32_t sure_enough = 35;  ///< of the detector's 100
constexpr const char* usual = "windows-1252";

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

/// The words that have letters beyond ASCII: markup and English around them only mislead the detector.
std::string telling_words(std::string_view bytes) {
  std::string sample;
  constexpr std::string_view between = " \t\r\n\",";
  while (!bytes.empty() && sample.size() < most_sampled) {
    const auto end = std::min(bytes.find_first_of(between), bytes.size());
    const auto word = bytes.substr(0, end);
    if (std::ranges::any_of(word, is_high)) {
      sample += word;
      sample += ' ';
    }
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return sample;
}

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

std::string detect(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return usual;
  const auto sample = telling_words(bytes);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const auto* const* matches = ucsdet_detectAll(detector.get(), &count, &status);
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const std::string_view name = ucsdet_getName(matches[i], &status);
    const auto confidence = ucsdet_getConfidence(matches[i], &status);
    if (confidence < sure_enough) break;
    // The wide ones would have shown as zero bytes, and no dump is in EBCDIC.
    if (name.starts_with("UTF-") || name.starts_with("IBM")) continue;
    // What is said to be Latin-1 is windows-1252 wherever they differ.
    return name == "ISO-8859-1" ? usual : std::string(name);
  }
  return usual;
}

/// UTF-8 with a few broken places, rather than another charset: most of its bytes beyond ASCII are in well-formed
/// sequences.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (!is_high(bytes[at])) {
      ++at;
      continue;
    }
    const auto lead = static_cast<unsigned char>(bytes[at]);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead >= 0xC2 && lead < 0xF5 &&
        simdjson::validate_utf8(bytes.data() + at, std::min(length, bytes.size() - at))) {
      ++good;
      at += length;
    } else {
      ++bad;
      ++at;
    }
  }
  return good > 2 * bad;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

std::string convert(std::string_view bytes, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(charset, &status));
  std::string out;
  if (U_FAILURE(status)) return out;
  icu::UnicodeString(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status).toUTF8String(out);
  return out;
}

}  // namespace

std::string_view to_utf8(std::string_view bytes, std::string_view charset, std::string& storage) {
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) return bytes;
  const std::string from = !charset.empty() ? std::string(charset) : is_mostly_utf8(bytes) ? "UTF-8" : detect(bytes);
  storage = convert(bytes, from.c_str());
  return storage;
}

}  // namespace dateline::readers
