#include "common/archive/number_set.h"

#include <algorithm>

#include "common/archive/sorted_runs.h"
#include "dateline/error.h"

namespace dateline::archive {
namespace {

[[noreturn]] void throw_damaged(const FileEntry& file) {
  throw Error(ErrorKind::archive, "the table " + file.name + " is damaged", "run `dateline check`");
}

// The file: how many numbers there are (8 bytes), then a bit a number from 0 on, in words of 64.
std::vector<std::uint64_t> bits_of(std::span<const Number> numbers) {
  if (numbers.empty()) return {};
  std::vector<std::uint64_t> words(std::ranges::max(numbers) / 64 + 1);
  for (const Number number : numbers) words[number / 64] |= std::uint64_t{1} << (number % 64);
  return words;
}

std::size_t count(std::span<const std::uint64_t> words) {
  std::size_t bits = 0;
  for (const std::uint64_t word : words) bits += static_cast<std::size_t>(std::popcount(word));
  return bits;
}

}  // namespace

NumberSet::NumberSet(const std::filesystem::path& folder, const Manifest& manifest, std::string_view bits,
                     std::string_view list) {
  if (const auto files = manifest.files_of(bits); !files.empty()) {
    file_ = MappedFile(folder / files.front().name);
    const std::span<const std::uint64_t> all(reinterpret_cast<const std::uint64_t*>(file_.bytes().data()),
                                             file_.bytes().size() / sizeof(std::uint64_t));
    if (all.empty() || all.front() > manifest.next_number) throw_damaged(files.front());
    size_ = all.front();
    words_ = all.subspan(1);
  } else if (const auto lists = manifest.files_of(list); !lists.empty()) {
    const MappedRecords<Number> file(folder / lists.front().name);
    if (std::ranges::any_of(file.records(), [&](Number number) { return number >= manifest.next_number; }))
      throw_damaged(lists.front());
    of_list_ = bits_of(file.records());
    words_ = of_list_;
    size_ = count(words_);
  }
}

std::string NumberSet::encode(std::span<const Number> numbers) {
  if (numbers.empty()) return {};
  const std::vector<std::uint64_t> words = bits_of(numbers);
  const std::uint64_t size = count(words);
  return std::string(bytes_of(std::span(&size, 1))).append(bytes_of(std::span(words)));
}

}  // namespace dateline::archive
