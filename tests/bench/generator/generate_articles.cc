#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstring>
#include <string>
#include <system_error>

#include "tests/bench/generator/article_writer.h"

namespace {

bool read_number(const char* text, std::uint64_t& number) {
  const char* const end = text + std::strlen(text);
  const auto [at, error] = std::from_chars(text, end, number);
  return error == std::errc() && at == end;
}

/// False when the reader has gone or the disk is full.
bool write_all(const std::string& bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t written = ::write(STDOUT_FILENO, bytes.data() + done, bytes.size() - done);
    if (written < 0) return false;
    done += static_cast<std::size_t>(written);
  }
  return true;
}

}  // namespace

int main(int count, char** words) {
  std::uint64_t articles = 0, first = 0, seed = 1;
  if (count < 2 || count > 4 || !read_number(words[1], articles) || (count > 2 && !read_number(words[2], first)) ||
      (count > 3 && !read_number(words[3], seed))) {
    std::fputs(
        "usage: generate_articles COUNT [FIRST [SEED]]\n"
        "Writes made-up news as JSONL. With FIRST, what follows that many articles: they span ten years, the others "
        "come after.\n",
        stderr);
    return 2;
  }
  dateline::bench::ArticleWriter writer(seed, first == 0 ? articles : first);
  constexpr std::size_t portion = 256 << 10;
  std::string out;
  out.reserve(2 * portion);
  for (std::uint64_t number = first; number < first + articles; ++number) {
    writer.append(number, out);
    if (out.size() < portion && number + 1 < first + articles) continue;
    if (!write_all(out)) {
      std::perror("generate_articles");
      return 1;
    }
    out.clear();
  }
  return 0;
}
