#include "common/archive/text_encoder.h"

#include <zstd.h>

#include <new>
#include <stdexcept>
#include <string>

#include "common/archive/article_codec.h"
#include "common/archive/text_format.h"

namespace dateline::archive {
namespace {

constexpr int level = 3;

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
};
using Context = std::unique_ptr<ZSTD_CCtx, Free>;
using Dictionary = std::unique_ptr<ZSTD_CDict, Free>;

Dictionary load(const std::string& bytes) {
  if (bytes.empty()) return nullptr;
  Dictionary dictionary(ZSTD_createCDict(bytes.data(), bytes.size(), level));
  if (!dictionary) throw std::bad_alloc();
  return dictionary;
}

std::size_t checked(std::size_t result) {
  if (ZSTD_isError(result) != 0) throw std::runtime_error(std::string("zstd: ") + ZSTD_getErrorName(result));
  return result;
}

}  // namespace

struct TextEncoder::Impl {
  Context context{ZSTD_createCCtx()};
  Dictionary head_dictionary, body_dictionary;
  std::string head, head_frame, body_frame, out;

  void compress(std::string_view text, const Dictionary& dictionary, std::string& frame) const {
    frame.resize(ZSTD_compressBound(text.size()));
    checked(ZSTD_CCtx_refCDict(context.get(), dictionary.get()));
    frame.resize(checked(ZSTD_compress2(context.get(), frame.data(), frame.size(), text.data(), text.size())));
    constexpr std::string_view begin = text_format::frame_begin;
    const bool as_expected = frame.size() > begin.size() && frame.starts_with(begin.substr(0, begin.size() - 1)) &&
                             frame[begin.size() - 1] >= 0 && frame[begin.size() - 1] <= begin.back();
    if (!as_expected) throw std::runtime_error("zstd: a frame begins otherwise than was asked for");
  }
};

TextEncoder::TextEncoder(const TextDictionary& dictionary) : impl_(std::make_unique<Impl>()) {
  ZSTD_CCtx* const context = impl_->context.get();
  if (context == nullptr) throw std::bad_alloc();
  checked(ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level));
  checked(ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, text_format::window_log));
  for (const ZSTD_cParameter flag : {ZSTD_c_contentSizeFlag, ZSTD_c_checksumFlag, ZSTD_c_dictIDFlag})
    checked(ZSTD_CCtx_setParameter(context, flag, 0));
  impl_->head_dictionary = load(dictionary.head());
  impl_->body_dictionary = load(dictionary.body());
}

TextEncoder::~TextEncoder() = default;

std::string_view TextEncoder::encode(const Article& article) {
  impl_->head.clear();
  encode_head(article, impl_->head);
  return encode(impl_->head, article.body);
}

std::string_view TextEncoder::encode(std::string_view head, std::string_view body) {
  constexpr std::size_t begin = text_format::frame_begin.size();
  Impl& self = *impl_;
  self.compress(head, self.head_dictionary, self.head_frame);
  self.out.clear();
  put_number(self.out, self.head_frame.size() - begin);
  put_number(self.out, body.size());
  self.out.append(self.head_frame, begin);
  if (body.empty()) return self.out;
  self.compress(body, self.body_dictionary, self.body_frame);
  return self.out.append(self.body_frame, begin);
}

}  // namespace dateline::archive
