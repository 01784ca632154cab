#include "common/archive/article_codec.h"

#include <cstdint>
#include <vector>

#include "dateline/error.h"

namespace dateline::archive {
namespace {

// Texts are their length and their bytes; lists their length and their texts.

void put(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

void put(std::string& out, const std::vector<std::string>& texts) {
  put_number(out, texts.size());
  for (const std::string& text : texts) put(out, std::string_view(text));
}

void put(std::string& out, const Timestamp& time) {
  put_number(out, static_cast<std::uint64_t>(time.precision));
  if (time.precision == Precision::unknown) return;
  put_number(out, static_cast<std::uint64_t>(time.year));
  for (const std::uint8_t part : {time.month, time.day, time.hour, time.minute, time.second}) put_number(out, part);
  put_number(out, static_cast<std::uint64_t>(time.offset_minutes + (1 << 15)));
}

class Input {
 public:
  explicit Input(std::string_view& left) : left_(left) {}

  std::uint64_t number() { return take_number(left_); }
  std::string text() { return std::string(take_text(left_)); }

  std::vector<std::string> texts() {
    const std::uint64_t size = number();
    if (size > left_.size()) throw_damaged_article();
    std::vector<std::string> all;
    all.reserve(size);
    for (std::uint64_t i = 0; i < size; ++i) all.push_back(text());
    return all;
  }

  Timestamp timestamp() {
    Timestamp time;
    time.precision = static_cast<Precision>(number());
    if (time.precision > Precision::second) throw_damaged_article();
    if (time.precision == Precision::unknown) return time;
    time.year = static_cast<std::int16_t>(number());
    for (std::uint8_t* part : {&time.month, &time.day, &time.hour, &time.minute, &time.second})
      *part = static_cast<std::uint8_t>(number());
    time.offset_minutes = static_cast<std::int16_t>(static_cast<std::int64_t>(number()) - (1 << 15));
    return time;
  }

 private:
  std::string_view& left_;
};

}  // namespace

void put_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(0x80 | (number & 0x7f));
  out += static_cast<char>(number);
}

std::uint64_t take_number(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (bytes.empty()) throw_damaged_article();
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80) return value;
  }
  throw_damaged_article();
}

std::string_view take_text(std::string_view& bytes) {
  const std::uint64_t size = take_number(bytes);
  if (size > bytes.size()) throw_damaged_article();
  const std::string_view text = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return text;
}

void throw_damaged_article() { throw Error(ErrorKind::archive, "a stored article is damaged", "run `dateline check`"); }

void encode_head(const Article& article, std::string& out) {
  put(out, std::string_view(article.id));
  put(out, article.published);
  put(out, std::string_view(article.source));
  put(out, std::string_view(article.title));
  put(out, std::string_view(article.section));
  put(out, std::string_view(article.language));
  put(out, std::string_view(article.url));
  put(out, article.topics);
  put(out, article.authors);
  put(out, article.entities.person);
  put(out, article.entities.org);
  put(out, article.entities.place);
  put(out, std::string_view(article.extra));
  put(out, std::string_view(article.provenance.dump));
  put(out, std::string_view(article.provenance.member));
  put_number(out, article.provenance.position);
}

std::string encode(const Article& article) {
  std::string out;
  out.reserve(article.body.size() + article.title.size() + 256);
  encode_head(article, out);
  put(out, std::string_view(article.body));
  return out;
}

Article take_head(std::string_view& bytes) {
  Input in(bytes);
  Article article;
  article.id = in.text();
  article.published = in.timestamp();
  article.source = in.text();
  article.title = in.text();
  article.section = in.text();
  article.language = in.text();
  article.url = in.text();
  article.topics = in.texts();
  article.authors = in.texts();
  article.entities.person = in.texts();
  article.entities.org = in.texts();
  article.entities.place = in.texts();
  article.extra = in.text();
  article.provenance.dump = in.text();
  article.provenance.member = in.text();
  article.provenance.position = in.number();
  return article;
}

}  // namespace dateline::archive
