// A sound shard with bytes changed as the input says: it is merged and asked, or an Error; a shard that is made of it
// can be read.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>

#include "common/glass/posting_table.h"
#include "indexer/glass/run.h"
#include "indexer/glass/shard_source.h"
#include "indexer/glass/shard_writer.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/temporary_folder.h"

namespace {

using namespace dateline;
using namespace std::string_view_literals;
namespace fs = std::filesystem;

constexpr std::array tables{"iamglass", "postlist.glass", "position.glass", "docdata.glass"};

/// Of few bytes, so that changes meet something, but with branches, tags in parts and lists in chunks.
void write_sound(const fs::path& root) {
  glass::RunWriter run;
  for (glass::DocId number = 1; number <= 1200; ++number) {
    run.begin(number * 3);
    run.posting("often", number, 1);
    run.posting(std::string("often\0more", 10), number + 1, 2);
    if (number % 40 == 0) run.posting(std::string(200, 'x') + std::to_string(number), 1, 1);
    run.value(1, std::to_string(number % 5));
    if (number % 100 == 0) run.data(std::string(number * 10, 'd'));
    run.end();
  }
  run.finish(root / "run");
  std::vector<std::unique_ptr<glass::Source>> sources;
  sources.push_back(std::make_unique<glass::Run>(root / "run"));
  (void)glass::write_shard(root, "sound", sources, {});
}

struct Sound {
  TemporaryFolder folder;
  std::array<std::string, tables.size()> files;

  Sound() {
    write_sound(folder.path());
    for (std::size_t i = 0; i < tables.size(); ++i) files[i] = archive::read_file(folder.path() / "sound" / tables[i]);
  }
};

void merge(const fs::path& root, const char* from, const std::string& to) {
  std::vector<std::unique_ptr<glass::Source>> sources;
  sources.push_back(std::make_unique<glass::ShardSource>(root / from));
  (void)glass::write_shard(root, to, sources, {});
}

/// To the end of the list, one by one and in leaps; documents must ascend.
void walk(glass::PostingIterator at, glass::DocId leap) {
  while (at.document() != glass::no_document) {
    const glass::DocId before = at.document();
    if (leap == 1 || before > glass::no_document - leap)
      at.next();
    else
      at.skip_to(before + leap);
    if (at.document() > before) continue;
    std::fprintf(stderr, "document %u comes after %u\n", at.document(), before);
    std::abort();
  }
}

/// As the searcher does.
void ask(const fs::path& shard) {
  const glass::PostingTable table(shard);
  for (const glass::DocId leap : {1U, 7U, 2000U}) {
    walk(table.lengths(), leap);
    for (const std::string_view term : {"often"sv, "often\0more"sv, "no term"sv}) walk(table.postings(term), leap);
  }
  for (const glass::DocId document : {1U, 3U, 1800U, 3600U, 5000U}) (void)table.value(1, document);
}

/// Whether it came to its end; an Error that damage does not explain ends the program.
bool succeeds(const std::function<void()>& reading) {
  try {
    reading();
    return true;
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::archive || error.kind() == ErrorKind::system) return false;
    std::fprintf(stderr, "an error of another kind: %s\n", error.what());
    std::abort();
  }
}

constexpr std::array pieces = {
    "\0\0\0\7\xff"sv, "\1\0\0\4\1"sv, "\1\0\x20\0\0"sv, "\1\0\0\x0b\x1f"sv, "\2\0\0\x0c\xff"sv,
    "\3\0\0\x0c\0"sv, "\4"sv,         "\xff"sv,         "\x80"sv,           "\0"sv};

}  // namespace

std::span<const std::string_view> fuzz_pieces() { return pieces; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Sound sound;
  auto files = sound.files;
  // Five bytes: which table, where (three), and with what to exclusive-or; from f0 on, the table is cut there.
  for (std::size_t at = 0; at + 5 <= size; at += 5) {
    std::string& file = files[data[at] % files.size()];
    if (file.empty()) continue;
    const std::size_t place =
        (std::size_t{data[at + 1]} << 16 | std::size_t{data[at + 2]} << 8 | data[at + 3]) % file.size();
    if (data[at] >= 0xf0)
      file.resize(place);
    else
      file[place] = static_cast<char>(file[place] ^ data[at + 4]);
  }
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / "broken");
  for (std::size_t i = 0; i < files.size(); ++i)
    archive::write_file_durably(folder.path() / "broken" / tables[i], files[i]);
  (void)succeeds([&] { ask(folder.path() / "broken"); });
  if (!succeeds([&] { merge(folder.path(), "broken", "merged"); })) return 0;
  if (fs::exists(folder.path() / "merged")) merge(folder.path(), "merged", "again");
  return 0;
}
