#include "common/archive/text_decoder.h"

#include <zstd.h>

#include <algorithm>
#include <mutex>
#include <new>
#include <utility>
#include <vector>

#include "common/archive/article_codec.h"
#include "common/archive/text_format.h"

namespace dateline::archive {
namespace {

struct Free {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};
using Context = std::unique_ptr<ZSTD_DCtx, Free>;

/// Made when it is first needed.
class Dictionary {
 public:
  const ZSTD_DDict* load(const std::string& bytes) {
    if (bytes.empty()) return nullptr;
    std::call_once(once_, [&] { loaded_.reset(ZSTD_createDDict(bytes.data(), bytes.size())); });
    if (!loaded_) throw std::bad_alloc();
    return loaded_.get();
  }

 private:
  std::once_flag once_;
  std::unique_ptr<ZSTD_DDict, Free> loaded_;
};

std::size_t checked(std::size_t result) {
  if (ZSTD_isError(result) != 0) throw_damaged_article();
  return result;
}

void feed(ZSTD_DCtx* context, std::string_view bytes) {
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  ZSTD_outBuffer out{nullptr, 0, 0};
  while (in.pos < in.size) checked(ZSTD_decompressStream(context, &out, &in));
}

/// The first `most` bytes of a frame's text, of which the caller thinks that it has about `expected`. `whole`: the
/// frame must end there at the latest.
std::string inflate(ZSTD_DCtx* context, std::string_view frame, std::size_t expected, std::size_t most, bool whole) {
  constexpr std::size_t most_at_first = 1 << 16;
  feed(context, text_format::frame_begin);
  std::string text;
  ZSTD_inBuffer in{frame.data(), frame.size(), 0};
  ZSTD_outBuffer out{nullptr, 0, 0};
  const auto ended = [&] {
    out.dst = text.data();
    out.size = text.size();
    if (checked(ZSTD_decompressStream(context, &out, &in)) != 0) return false;
    if (in.pos < in.size) throw_damaged_article();
    return true;
  };
  for (std::size_t room = std::min({expected, most_at_first, most});; room = std::min(2 * text.size(), most)) {
    text.resize(room);
    if (ended()) break;
    if (out.pos < out.size) throw_damaged_article();
    if (out.pos < most) continue;
    if (whole && !ended()) throw_damaged_article();
    break;
  }
  text.resize(out.pos);
  return text;
}

struct Stored {
  std::string_view head_frame, body_frame;
  std::uint64_t body_bytes;
};

Stored split(std::string_view stored) {
  const std::uint64_t head_bytes = take_number(stored), body_bytes = take_number(stored);
  if (head_bytes > stored.size() || (body_bytes == 0) != (head_bytes == stored.size())) throw_damaged_article();
  return {stored.substr(0, head_bytes), stored.substr(head_bytes), body_bytes};
}

/// Of a raw text: its head, and what follows.
std::pair<std::string_view, std::string_view> split_raw(std::string_view stored) {
  std::string_view rest = stored;
  (void)take_head(rest);
  return {stored.substr(0, stored.size() - rest.size()), rest};
}

}  // namespace

struct TextDecoder::Zstd {
  Dictionary head, body;
  std::mutex mutex;
  std::vector<Context> idle;

  /// Calls use(context) with a context that nobody else has.
  template <typename Use>
  std::string with_context(const ZSTD_DDict* dictionary, Use use) {
    Context context = take();
    checked(ZSTD_DCtx_reset(context.get(), ZSTD_reset_session_only));
    checked(ZSTD_DCtx_refDDict(context.get(), dictionary));
    std::string text = use(context.get());
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(context));
    return text;
  }

 private:
  Context take() {
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        Context context = std::move(idle.back());
        idle.pop_back();
        return context;
      }
    }
    Context context(ZSTD_createDCtx());
    if (!context) throw std::bad_alloc();
    return context;
  }
};

TextDecoder::TextDecoder(std::shared_ptr<const TextDictionary> dictionary)
    : dictionary_(std::move(dictionary)), zstd_(std::make_unique<Zstd>()) {}

TextDecoder::~TextDecoder() = default;

std::string TextDecoder::head(std::string_view stored) const {
  if (!dictionary_) return std::string(split_raw(stored).first);
  const std::string_view frame = split(stored).head_frame;
  constexpr std::size_t usual = 1024;
  return zstd_->with_context(zstd_->head.load(dictionary_->head()), [&](ZSTD_DCtx* context) {
    return inflate(context, frame, usual, std::string::npos, true);
  });
}

Article TextDecoder::headline(std::string_view stored) const {
  if (!dictionary_) return take_head(stored);
  const std::string bytes = head(stored);
  std::string_view rest = bytes;
  Article article = take_head(rest);
  if (!rest.empty()) throw_damaged_article();
  return article;
}

std::string TextDecoder::body(std::string_view stored, std::size_t most) const {
  if (!dictionary_) {
    std::string_view rest = split_raw(stored).second;
    return std::string(take_text(rest).substr(0, most));
  }
  const Stored parts = split(stored);
  most = static_cast<std::size_t>(std::min<std::uint64_t>(most, parts.body_bytes));
  if (most == 0) return {};
  std::string text = zstd_->with_context(zstd_->body.load(dictionary_->body()), [&](ZSTD_DCtx* context) {
    return inflate(context, parts.body_frame, most, most, most == parts.body_bytes);
  });
  if (text.size() != most) throw_damaged_article();
  return text;
}

TextDecoder text_decoder_of(const Xapian::Database& shard) {
  auto dictionary = read_text_dictionary(shard);
  return TextDecoder(dictionary ? std::make_shared<const TextDictionary>(*std::move(dictionary)) : nullptr);
}

}  // namespace dateline::archive
