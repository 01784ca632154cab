// Random tables and random documents, written in bulk and read back: through Xapian and through our own cursors.
#include <xapian.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <string>

#include "indexer/glass/posting_list.h"
#include "indexer/glass/run.h"
#include "indexer/glass/shard_source.h"
#include "indexer/glass/shard_writer.h"
#include "indexer/glass/table_cursor.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/temporary_folder.h"

namespace {

using namespace dateline;
using namespace std::string_view_literals;
namespace fs = std::filesystem;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

/// The input as choices; zeros when it is at its end.
class Choices {
 public:
  explicit Choices(std::string_view left) : left_(left) {}

  [[nodiscard]] bool more() const { return !left_.empty(); }
  unsigned byte() {
    if (left_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(left_.front());
    left_.remove_prefix(1);
    return byte;
  }
  /// Mostly small; up to 32 bits.
  std::uint32_t number() {
    const unsigned first = byte();
    return first < 0xe0 ? first : (first << 24 | byte() << 16 | byte() << 8 | byte()) >> (first % 4 * 8);
  }
  std::string text(std::size_t longest) {
    const std::size_t length = std::min<std::size_t>(byte(), longest);
    std::string text(left_.substr(0, length));
    left_.remove_prefix(text.size());
    return text;
  }
  /// Longer than the input: one byte again and again.
  std::string long_text() {
    const std::size_t length = byte() % 4 == 0 ? byte() << 8 | byte() : byte();
    return std::string(length, static_cast<char>(byte()));
  }

 private:
  std::string_view left_;
};

struct TermOf {
  std::uint32_t wdf = 0;
  std::set<std::uint32_t> positions;
};

struct Document {
  std::map<std::string, TermOf> terms;
  std::map<std::uint32_t, std::string> values;
  std::string data;

  [[nodiscard]] std::uint32_t length() const {
    std::uint32_t sum = 0;
    for (const auto& [term, of] : terms) sum += of.wdf;
    return sum;
  }
};

using Corpus = std::map<glass::DocId, Document>;
using Sources = std::vector<std::unique_ptr<glass::Source>>;

Corpus choose_documents(Choices& choose) {
  Corpus corpus;
  std::vector<std::string> terms{"a", std::string("a\0", 2), std::string(245, 'x')};
  Document* document = &corpus[1 + choose.number() % 100];
  while (choose.more()) {
    switch (choose.byte() % 8) {
      case 0: {
        const glass::DocId last = corpus.rbegin()->first, step = 1 + choose.number() % 0x10000000;
        if (last < 0xfffffff0U - step) document = &corpus[last + step];
        break;
      }
      case 1: {
        std::string term = choose.text(120);
        if (!term.empty()) terms.push_back(std::move(term));
        break;
      }
      case 2: document->values[choose.number()] = choose.text(255) + "v"; break;
      case 3: document->data = choose.long_text(); break;
      case 4:
      case 5: document->terms[terms[choose.byte() % terms.size()]].wdf += choose.number() % 0x1000000; break;
      default: document->terms[terms[choose.byte() % terms.size()]].positions.insert(1 + choose.number() % 0xfffffff0U);
    }
  }
  return corpus;
}

Sources runs_of(const Corpus& corpus, const fs::path& folder, std::size_t documents_a_run) {
  Sources runs;
  for (auto at = corpus.begin(); at != corpus.end();) {
    glass::RunWriter writer;
    for (std::size_t i = 0; i < documents_a_run && at != corpus.end(); ++i, ++at) {
      writer.begin(at->first);
      for (const auto& [term, of] : at->second.terms) {
        if (of.wdf != 0 || of.positions.empty()) writer.term(term, of.wdf);
        for (const std::uint32_t position : of.positions) writer.posting(term, position, 0);
      }
      for (const auto& [slot, value] : at->second.values) writer.value(slot, value);
      writer.data(at->second.data);
      writer.end();
    }
    const fs::path path = folder / ("run-" + std::to_string(runs.size()));
    writer.finish(path);
    runs.push_back(std::make_unique<glass::Run>(path));
  }
  return runs;
}

Sources shard_at(const fs::path& folder) {
  Sources sources;
  sources.push_back(std::make_unique<glass::ShardSource>(folder));
  return sources;
}

/// By Xapian, document for document.
void check_by_xapian(const Corpus& corpus, const fs::path& folder, bool term_lists) {
  const Xapian::Database database(folder.string());
  require(database.get_doccount() == corpus.size(), "another number of documents");
  require(database.get_lastdocid() == corpus.rbegin()->first, "another last document");
  std::map<std::string, unsigned> frequencies;
  for (const auto& [number, document] : corpus) {
    require(database.get_doclength(number) == document.length(), "another length");
    const Xapian::Document stored = database.get_document(number);
    require(stored.get_data() == document.data, "other data");
    for (const auto& [slot, value] : document.values) require(stored.get_value(slot) == value, "another value");
    for (const auto& [term, of] : document.terms) {
      ++frequencies[term];
      auto posting = database.postlist_begin(term);
      posting.skip_to(number);
      require(posting != database.postlist_end(term) && *posting == number, "a posting that is missing");
      require(posting.get_wdf() == of.wdf, "another wdf");
      const std::set<std::uint32_t> positions(posting.positionlist_begin(), posting.positionlist_end());
      require(positions == of.positions, "other positions");
    }
    if (!term_lists) continue;
    require(stored.termlist_count() == document.terms.size(), "another number of terms");
    require(stored.values_count() == document.values.size(), "another number of values");
    auto listed = stored.termlist_begin();
    for (const auto& [term, of] : document.terms) {
      require(*listed == term && listed.get_wdf() == of.wdf, "another term in the list");
      ++listed;
    }
  }
  for (const auto& [term, frequency] : frequencies)
    require(database.get_termfreq(term) == frequency, "another number of postings");
}

/// Xapian's check makes room for every number up to the last, and says of documents of length 0 that they are none.
bool checkable(const Corpus& corpus) {
  if (corpus.rbegin()->first > 1U << 20) return false;
  for (const auto& [number, document] : corpus)
    if (!document.terms.empty() && document.length() == 0) return false;
  return true;
}

std::string tables_of(const fs::path& folder) {
  std::string all;
  for (const char* name : {"postlist.glass", "position.glass", "docdata.glass", "termlist.glass", "iamglass"})
    if (fs::exists(folder / name)) all += archive::read_file(folder / name);
  return all;
}

void try_documents(Choices& choose, const fs::path& root) {
  const glass::ShardOptions options{.term_lists = choose.byte() % 2 == 1};
  const std::size_t documents_a_run = 1 + choose.byte() % 8;
  const unsigned removed_of = 2 + choose.byte() % 4;
  const Corpus corpus = choose_documents(choose);
  (void)glass::write_shard(root, "shard", runs_of(corpus, root, documents_a_run), {}, options);
  check_by_xapian(corpus, root / "shard", options.term_lists);
  if (checkable(corpus))
    require(Xapian::Database::check((root / "shard").string()) == 0, "Xapian's check finds faults");

  Corpus rest = corpus;
  std::vector<glass::DocId> removed;
  for (const auto& [number, document] : corpus)
    if (number % removed_of == 0) removed.push_back(number);
  for (const glass::DocId number : removed) rest.erase(number);
  (void)glass::write_shard(root, "merged", shard_at(root / "shard"), removed, options);
  (void)glass::write_shard(root, "rest", runs_of(rest, root, 1000), {}, options);
  require(tables_of(root / "merged") == tables_of(root / "rest"), "a merge is not as if what it leaves out never was");
}

/// A table of user metadata, which may be anything.
void try_table(Choices& choose, const fs::path& root) {
  const std::string prefix("\0\xc0", 2);
  std::map<std::string, std::string> entries;
  const std::string beginning(choose.byte() % 240, 'k');
  while (choose.more()) {
    std::string name = choose.byte() % 2 == 0 ? beginning : "";
    name += choose.text(253 - name.size());
    if (!name.empty()) entries[prefix + name] = choose.long_text() + "t";
  }
  glass::TableWriter writer(root, "shard/postlist.glass");
  for (const auto& [key, tag] : entries) writer.add(key, tag);
  glass::Version version;
  version.roots[0] = writer.finish().root;
  archive::write_file_durably(root / "shard" / "iamglass", glass::encode(version));

  const std::string bytes = archive::read_file(root / "shard" / "postlist.glass");
  glass::TableCursor cursor(bytes, version.roots[0]), skipping = cursor;
  const Xapian::Database database((root / "shard").string());
  for (const auto& [key, tag] : entries) {
    require(cursor.valid() && cursor.key() == key && cursor.tag().bytes == tag, "another entry");
    cursor.next();
    skipping.skip_to(key);
    require(skipping.valid() && skipping.key() == key && skipping.tag().bytes == tag, "another entry skipped to");
    require(database.get_metadata(key.substr(prefix.size())) == tag, "another entry for Xapian");
    skipping.skip_to(key + '\0');
    require(skipping.valid() == cursor.valid() && skipping.key() == cursor.key(), "another entry behind it");
  }
  require(!cursor.valid(), "more entries than were written");
  require(Xapian::Database::check((root / "shard").string()) == 0, "Xapian's check finds faults");
}

constexpr std::array pieces = {"\0"sv,       "\1"sv,         "\4\0\1"sv,      "\6\2\1"sv,
                               "\0\x5"sv,    "\0\xe3\1"sv,   "\2\1\3abc"sv,   "\1\4wxyz"sv,
                               "\1\3a\0b"sv, "\1\2\0\xff"sv, "\3\0\x20\1x"sv, "\3\4\x20\0y"sv,
                               "\xff"sv,     "\xe7"sv,       "\7"sv,          "\5"sv};

}  // namespace

std::span<const std::string_view> fuzz_pieces() { return pieces; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Choices choose({reinterpret_cast<const char*>(data), size});
  const TemporaryFolder folder;
  if (choose.byte() % 4 == 0)
    try_table(choose, folder.path());
  else
    try_documents(choose, folder.path());
  return 0;
}
