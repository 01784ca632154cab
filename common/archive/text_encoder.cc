#include "common/archive/text_encoder.h"

#include <zstd.h>

#include <new>
#include <stdexcept>
#include <string>
#include <utility>

#include "common/archive/article_codec.h"
#include "common/archive/text_format.h"

namespace dateline::archive {
namespace {

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};
using Context = std::unique_ptr<ZSTD_CCtx, Free>;

std::size_t checked(std::size_t result) {
  if (ZSTD_isError(result) != 0) throw std::runtime_error(std::string("zstd: ") + ZSTD_getErrorName(result));
  return result;
}

/// zstd's level 3 as it is for texts of such dictionaries, but with smaller tables: those fit into a processor's second
/// cache beside what else a worker has there, which saves more time than it costs bytes.
constexpr std::pair<ZSTD_cParameter, int> parameters[] = {
    {ZSTD_c_compressionLevel, 3}, {ZSTD_c_strategy, ZSTD_dfast}, {ZSTD_c_windowLog, text_format::window_log},
    {ZSTD_c_hashLog, 15},         {ZSTD_c_chainLog, 14},         {ZSTD_c_minMatch, 5},
    {ZSTD_c_contentSizeFlag, 0},  {ZSTD_c_checksumFlag, 0},      {ZSTD_c_dictIDFlag, 0},
};

/// Compresses texts of one kind.
class Compressor {
 public:
  explicit Compressor(const std::string& dictionary) : context_(ZSTD_createCCtx()) {
    if (!context_) throw std::bad_alloc();
    for (const auto& [parameter, value] : parameters) checked(ZSTD_CCtx_setParameter(context_.get(), parameter, value));
    checked(ZSTD_CCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size()));
  }

  /// The frame without what all begin with. The view lives until the next call.
  std::string_view compress(std::string_view text) {
    frame_.resize(ZSTD_compressBound(text.size()));
    frame_.resize(checked(ZSTD_compress2(context_.get(), frame_.data(), frame_.size(), text.data(), text.size())));
    constexpr std::string_view begin = text_format::frame_begin;
    const bool as_expected = frame_.size() > begin.size() && frame_.starts_with(begin.substr(0, begin.size() - 1)) &&
                             frame_[begin.size() - 1] >= 0 && frame_[begin.size() - 1] <= begin.back();
    if (!as_expected) throw std::runtime_error("zstd: a frame begins otherwise than was asked for");
    return std::string_view(frame_).substr(begin.size());
  }

 private:
  Context context_;
  std::string frame_;
};

}  // namespace

struct TextEncoder::Impl {
  Compressor heads, bodies;
  std::string head, out;
};

TextEncoder::TextEncoder(const TextDictionary& dictionary)
    : impl_(new Impl{Compressor(dictionary.head()), Compressor(dictionary.body()), {}, {}}) {}

TextEncoder::~TextEncoder() = default;

std::string_view TextEncoder::encode(const Article& article) {
  impl_->head.clear();
  encode_head(article, impl_->head);
  return encode(impl_->head, article.body);
}

std::string_view TextEncoder::encode(std::string_view head, std::string_view body) {
  std::string& out = impl_->out;
  const std::string_view head_frame = impl_->heads.compress(head);
  out.clear();
  put_number(out, head_frame.size());
  put_number(out, body.size());
  out += head_frame;
  if (!body.empty()) out += impl_->bodies.compress(body);
  return out;
}

}  // namespace dateline::archive
