#include "indexer/readers/window.h"

#include <algorithm>
#include <cstring>

#include "dateline/error.h"
#include "indexer/readers/character.h"

namespace dateline::readers {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t chunk = 256 * 1024;
constexpr std::size_t keep_size = 4 * chunk;  ///< a buffer that a long record made larger is given back
constexpr std::size_t utf8_mark_size = 3, utf16_unit = 2;

bool is_wide(Encoding encoding) { return encoding == Encoding::utf16_le || encoding == Encoding::utf16_be; }

/// Bytes that this UTF-8 took as UTF-16.
std::uint64_t utf16_size(std::string_view utf8) {
  std::uint64_t units = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) units += byte >= 0xF0U ? 2 : 1;
  }
  return units * utf16_unit;
}

}  // namespace

Encoding encoding_of(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF"sv)) return Encoding::utf8_mark;
  if (head.starts_with("\xFF\xFE"sv)) return Encoding::utf16_le;
  if (head.starts_with("\xFE\xFF"sv)) return Encoding::utf16_be;
  const auto sample = head.substr(0, 64);
  if (sample.size() < 4) return Encoding::bytes;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0' ? 1 : 0;
  const auto half = sample.size() / 2;
  const auto ascii_at = [&](std::size_t high, std::size_t low) {
    return zeros[high] * 10 >= half * 7 && zeros[low] * 10 <= half;
  };
  if (ascii_at(1, 0)) return Encoding::utf16_le;
  if (ascii_at(0, 1)) return Encoding::utf16_be;
  return Encoding::bytes;
}

Window::Window(ByteStream& from, Encoding encoding) : from_(from), encoding_(encoding), buffer_(chunk, '\0') {
  if (encoding_ == Encoding::utf8_mark) {
    (void)ahead(utf8_mark_size);
    advance(std::min(utf8_mark_size, end_ - begin_));
  } else if (is_wide(encoding_)) {
    (void)ahead(utf8_mark_size);
    if (std::string_view(buffer_).substr(begin_, end_ - begin_).starts_with("\xEF\xBB\xBF"sv)) advance(utf8_mark_size);
  }
}

std::string_view Window::ahead(std::size_t wanted) {
  while (end_ - begin_ < wanted && !ended_) fill();
  return std::string_view(buffer_).substr(begin_, end_ - begin_);
}

void Window::advance(std::size_t count) {
  position_ += is_wide(encoding_) ? utf16_size(std::string_view(buffer_).substr(begin_, count)) : count;
  begin_ += count;
}

void Window::fill() {
  if (begin_ > 0 && begin_ * 2 >= end_) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    if (buffer_.size() > keep_size && end_ < chunk) {
      buffer_.resize(2 * chunk);
      buffer_.shrink_to_fit();
    }
  }
  if (buffer_.size() - end_ < chunk) buffer_.resize(std::max(buffer_.size() * 2, end_ + chunk));
  if (is_wide(encoding_)) {
    const auto kept = raw_.size();
    raw_.resize(kept + chunk / 2);
    std::string raw;
    raw.swap(raw_);
    std::size_t got = 0;
    try {
      got = from_.read(std::span(raw).subspan(kept));
    } catch (const Error& error) {
      failure_ = error.what();
    }
    bytes_read_ += got;
    ended_ = got == 0;
    raw.resize(kept + got);
    append_utf16(raw);
    return;
  }
  end_ += read_some(end_);
}

std::size_t Window::read_some(std::size_t at) {
  std::size_t got = 0;
  try {
    got = from_.read(std::span(buffer_).subspan(at));
  } catch (const Error& error) {
    failure_ = error.what();
  }
  bytes_read_ += got;
  ended_ = got == 0;
  return got;
}

void Window::append_utf16(std::string_view raw) {
  std::string text;
  text.reserve(raw.size() * 2);
  const bool little = encoding_ == Encoding::utf16_le;
  std::size_t at = 0;
  for (; at + utf16_unit <= raw.size(); at += utf16_unit) {
    const auto first = static_cast<unsigned char>(raw[at]), second = static_cast<unsigned char>(raw[at + 1]);
    const auto unit = static_cast<char32_t>(little ? first | (second << 8) : second | (first << 8));
    if (high_surrogate_ != 0) {
      if (unit >= 0xDC00 && unit < 0xE000) {
        append_character(text, 0x10000 + ((high_surrogate_ - 0xD800) << 10) + (unit - 0xDC00));
        high_surrogate_ = 0;
        continue;
      }
      append_character(text, replacement_character);
      high_surrogate_ = 0;
    }
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_surrogate_ = unit;
    } else {
      append_character(text, unit);  // a second half alone becomes U+FFFD there
    }
  }
  raw_ = raw.substr(at);
  if (ended_ && high_surrogate_ != 0) append_character(text, replacement_character);
  buffer_.resize(std::max(buffer_.size(), end_ + text.size()));
  std::memcpy(buffer_.data() + end_, text.data(), text.size());
  end_ += text.size();
}

}  // namespace dateline::readers
