#include "dateline/indexer.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "common/archive/sort_key.h"
#include "common/dates/calendar.h"
#include "common/text/language.h"
#include "indexer/deciding.h"
#include "indexer/document_builder.h"
#include "indexer/generation_writer.h"
#include "indexer/readers/article_id.h"
#include "indexer/readers/dump_reader.h"
#include "indexer/text_sample.h"
#include "indexer/worker_pool.h"

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;
using archive::Number;

constexpr std::chrono::seconds most_seconds_uncommitted(30);
constexpr std::size_t most_articles_uncommitted = 100'000;
/// A batch of records goes through reading and preparing together.
constexpr std::size_t batch_records = 256, batch_bytes = 1 << 20;

/// What a bound on memory leaves for each of the pool's threads.
struct Share {
  /// A part becomes one run: inverting takes some eight times the bytes of its text.
  std::size_t part_articles = 8'000, part_bytes = std::size_t{4} << 20;
  std::size_t lexicon_bytes = std::size_t{32} << 20;

  Share(std::uint64_t memory, unsigned threads) {
    part_bytes = std::clamp<std::size_t>(memory / threads / 64, std::size_t{1} << 18, part_bytes);
    part_articles = std::min(part_articles, part_bytes / 512);
    lexicon_bytes = std::clamp<std::size_t>(memory / threads / 16, std::size_t{1} << 20, lexicon_bytes);
  }
};

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::uint64_t default_memory() {
  const auto pages = static_cast<std::uint64_t>(std::max(1L, ::sysconf(_SC_PHYS_PAGES)));
  const auto page = static_cast<std::uint64_t>(std::max(1L, ::sysconf(_SC_PAGESIZE)));
  return std::min<std::uint64_t>(std::uint64_t{2} << 30, pages * page / 4);
}

/// Things that are dear to make, handed to one task at a time.
template <typename Thing>
class Pool {
 public:
  explicit Pool(std::function<std::unique_ptr<Thing>()> make) : make_(std::move(make)) {}

  template <typename Use>
  auto with(Use use) {
    std::unique_ptr<Thing> thing = take();
    struct Return {
      Pool& pool;
      std::unique_ptr<Thing>& thing;
      ~Return() {
        const std::lock_guard lock(pool.mutex_);
        pool.idle_.push_back(std::move(thing));
      }
    } const give_back{*this, thing};
    return use(*thing);
  }

  template <typename Visit>
  void for_each(Visit visit) {
    const std::lock_guard lock(mutex_);
    for (const auto& thing : idle_) visit(*thing);
  }

 private:
  std::unique_ptr<Thing> take() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto thing = std::move(idle_.back());
        idle_.pop_back();
        return thing;
      }
    }
    return make_();
  }

  std::function<std::unique_ptr<Thing>()> make_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Thing>> idle_;
};

/// A record on its way: an article ready to be decided on, or why there is none.
using Prepared = std::variant<Candidate, Reject>;

struct Batch {
  std::vector<readers::RecordOrReject> records;
  std::size_t bytes = 0;
};

struct BuiltPart {
  Part part;
  std::set<std::string> stem_tags;
};

void fill_language(Article& article) {
  constexpr std::size_t enough = 4'000;
  if (article.language.empty())
    article.language = text::detect_language(article.title + "\n" + article.body.substr(0, enough));
}

/// Which files of a dump were passed over: the first few by name, with the reason.
std::string skipped_text(const std::string& dump, const std::vector<readers::SkippedMember>& skipped) {
  constexpr std::size_t most_named = 3;
  std::string text = dump + ": not read: ";
  for (std::size_t i = 0; i < std::min(skipped.size(), most_named); ++i)
    text += (i == 0 ? "" : ", ") + skipped[i].name + " (" + skipped[i].why + ")";
  if (skipped.size() > most_named) text += " and " + std::to_string(skipped.size() - most_named) + " more files";
  return text;
}

/// Options that make no sense are said before an archive is made; what was left open is decided.
IndexOptions checked(IndexOptions options) {
  readers::check_options(options.read);
  if (options.jobs == 0) options.jobs = std::max(1U, std::thread::hardware_concurrency());
  const std::uint64_t least = (96 + std::uint64_t{12} * options.jobs) << 20;  // measured
  if (options.memory == 0) options.memory = std::max(least, default_memory());
  if (options.memory < least)
    throw Error(ErrorKind::usage,
                "--memory " + std::to_string(options.memory >> 20) + "M is too little for " +
                    std::to_string(options.jobs) + (options.jobs == 1 ? " thread" : " threads"),
                "give at least " + std::to_string(least >> 20) + "M, or fewer --jobs");
  return options;
}

}  // namespace

// One thread reads dumps and decides, in order; the pool's threads parse records before that and build documents after
// it.
struct Indexer::Impl {
  IndexOptions options;
  IndexCallbacks callbacks;
  Timestamp now;
  GenerationWriter writer;
  Decider decider;
  IndexSummary counts;
  std::map<std::string, std::uint64_t> unused_keys;
  Clock::time_point started = Clock::now(), last_commit = Clock::now(), last_progress{};
  std::uint64_t disk_bytes_done = 0;
  Share share;

  std::vector<Accepted> open_part;
  std::size_t open_part_bytes = 0;
  std::vector<std::vector<Accepted>> closed_parts;  // that wait for a dictionary of their texts
  std::optional<TextSample> sample;                 // until the archive has a dictionary
  std::shared_ptr<Pool<archive::TextEncoder>> encoders;
  std::deque<std::future<BuiltPart>> building;  // since the last commit began; the last ones may be unfinished
  std::atomic<bool> part_failed = false;
  Occurring occurring;
  std::unique_ptr<Pool<DocumentBuilder>> builders;
  unsigned parts_named = 0;
  WorkerPool workers;  // last, so that its threads end first

  Impl(const ArchiveLocation& where, IndexOptions chosen, IndexCallbacks calls)
      : options(checked(std::move(chosen))),
        callbacks(std::move(calls)),
        now(options.now.precision == Precision::unknown ? dates::now_utc() : options.now),
        writer(where, options.wait_seconds),
        decider(writer, [this] { commit(Waiting::yes); }),
        share(options.memory, options.jobs),
        builders(std::make_unique<Pool<DocumentBuilder>>(
            [this] { return std::make_unique<DocumentBuilder>(indexed_day(), share.lexicon_bytes); })),
        workers(options.jobs) {
    if (options.term_lists) writer.set_term_lists(true);
    if (!writer.text_dictionary()->trained()) sample.emplace();
    make_encoders();
  }

  [[nodiscard]] Timestamp indexed_day() const {
    Timestamp day = now;
    day.precision = Precision::day;
    return day;
  }

  [[nodiscard]] bool stopped() const { return callbacks.stop != nullptr && *callbacks.stop; }

  void read(const std::string& dump);
  [[nodiscard]] Batch next_batch(readers::DumpReader& reader) const;
  [[nodiscard]] static std::vector<Prepared> prepare(Batch batch, readers::ArticleParser& parser);
  void take(Prepared prepared);
  void decide(Candidate candidate);
  void close_part();
  void make_encoders();
  void build_closed_parts();
  void build(std::vector<Accepted> accepted);
  enum class Waiting { no, yes };
  void commit(Waiting waiting);
  void commit_when_due();
  void report_progress(const readers::DumpReader& reader);
};

Batch Indexer::Impl::next_batch(readers::DumpReader& reader) const {
  Batch batch;
  while (batch.records.size() < batch_records && batch.bytes < batch_bytes) {
    auto record = reader.next();
    if (!record) break;
    if (const auto* raw = std::get_if<readers::RawRecord>(&*record)) batch.bytes += raw->bytes.size();
    batch.records.push_back(*std::move(record));
  }
  return batch;
}

std::vector<Prepared> Indexer::Impl::prepare(Batch batch, readers::ArticleParser& parser) {
  std::vector<Prepared> prepared;
  prepared.reserve(batch.records.size());
  for (readers::RecordOrReject& record : batch.records) {
    if (auto* reject = std::get_if<Reject>(&record)) {
      prepared.emplace_back(std::move(*reject));
      continue;
    }
    auto parsed = parser.parse(std::get<readers::RawRecord>(record));
    if (auto* reject = std::get_if<Reject>(&parsed)) {
      prepared.emplace_back(std::move(*reject));
      continue;
    }
    auto& article = std::get<Article>(parsed);
    fill_language(article);
    prepared.emplace_back(make_candidate(std::move(article)));
  }
  return prepared;
}

void Indexer::Impl::read(const std::string& dump) {
  // Shared with the tasks, which may outlive this call when it throws.
  const auto parsers = std::make_shared<Pool<readers::ArticleParser>>(
      [this] { return std::make_unique<readers::ArticleParser>(options.read); });
  std::optional<readers::DumpReader> reader;
  try {
    reader.emplace(dump, options.read);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::input) throw;
    counts.unreadable.emplace_back(error.what());
    return;
  }
  const std::uint64_t records_before = counts.records, rejected_before = counts.rejected;
  const std::size_t most_ahead = 2 * workers.size() + 1;
  const std::uint64_t most_bytes_ahead = options.memory / 16;

  struct Ahead {
    std::future<std::vector<Prepared>> prepared;
    std::size_t bytes;
  };
  std::deque<Ahead> ahead;
  std::uint64_t bytes_ahead = 0;
  bool more = true;
  while (more || !ahead.empty()) {
    while (more && !stopped() && ahead.size() < most_ahead && (ahead.empty() || bytes_ahead < most_bytes_ahead)) {
      auto batch = std::make_shared<Batch>(next_batch(*reader));
      if (batch->records.empty()) {
        more = false;
        break;
      }
      bytes_ahead += batch->bytes;
      const std::size_t bytes = batch->bytes;
      ahead.push_back({workers.run([batch, parsers] {
                         return parsers->with(
                             [&](readers::ArticleParser& parser) { return prepare(std::move(*batch), parser); });
                       }),
                       bytes});
    }
    if (stopped()) more = false;
    if (ahead.empty()) break;
    std::vector<Prepared> prepared = ahead.front().prepared.get();
    bytes_ahead -= ahead.front().bytes;
    ahead.pop_front();
    for (Prepared& one : prepared) take(std::move(one));
    commit_when_due();
    report_progress(*reader);
  }
  counts.bytes += reader->bytes_decompressed();
  disk_bytes_done += reader->bytes_read();
  const auto& skipped = reader->skipped();
  const bool skipped_itself = !skipped.empty() && skipped.front().name.empty();
  if (!skipped.empty() && !skipped_itself && callbacks.warning) callbacks.warning(skipped_text(dump, skipped));
  parsers->for_each([this](const readers::ArticleParser& parser) {
    for (const auto& [key, records] : parser.unused_keys()) unused_keys[key] += records;
  });
  const std::uint64_t records = counts.records - records_before, rejected = counts.rejected - rejected_before;
  if (records == rejected && !stopped())
    counts.unreadable.push_back(dump + ": no article in it" + (skipped_itself ? " (" + skipped.front().why + ")" : ""));
}

void Indexer::Impl::take(Prepared prepared) {
  ++counts.records;
  if (const auto* reject = std::get_if<Reject>(&prepared)) {
    ++counts.rejected;
    if (callbacks.rejected) callbacks.rejected(*reject);
    return;
  }
  decide(std::get<Candidate>(std::move(prepared)));
}

void Indexer::Impl::decide(Candidate candidate) {
  Decision decision = decider.decide(std::move(candidate));
  switch (decision.outcome) {
    case Outcome::added: ++counts.added; break;
    case Outcome::updated: ++counts.updated; break;
    case Outcome::unchanged: ++counts.unchanged; break;
    case Outcome::duplicate: ++counts.duplicates; break;
    case Outcome::kept: ++counts.kept; break;
    case Outcome::collision: ++counts.collisions; break;
  }
  if (!decision.warning.empty() && callbacks.warning) callbacks.warning(decision.warning);
  for (Accepted& accepted : decision.accepted) {
    if (sample) sample->add(accepted.article);
    open_part_bytes += accepted.article.body.size();
    open_part.push_back(std::move(accepted));
    if (open_part.size() >= share.part_articles || open_part_bytes >= share.part_bytes) close_part();
  }
}

void Indexer::Impl::close_part() {
  if (open_part.empty()) return;
  closed_parts.push_back(std::move(open_part));
  open_part.clear();
  open_part_bytes = 0;
  if (!sample || sample->full()) build_closed_parts();
}

void Indexer::Impl::make_encoders() {
  encoders = std::make_shared<Pool<archive::TextEncoder>>(
      [dictionary = writer.text_dictionary()] { return std::make_unique<archive::TextEncoder>(*dictionary); });
}

void Indexer::Impl::build_closed_parts() {
  if (sample && !closed_parts.empty()) {
    writer.set_text_dictionary(sample->train());
    make_encoders();
    if (sample->full() || writer.text_dictionary()->trained()) sample.reset();
  }
  for (std::vector<Accepted>& part : closed_parts) build(std::move(part));
  closed_parts.clear();
}

void Indexer::Impl::build(std::vector<Accepted> accepted) {
  const auto path = writer.temporary() / ("part-" + std::to_string(++parts_named));
  std::filesystem::create_directories(writer.temporary());
  auto articles = std::make_shared<std::vector<Accepted>>(std::move(accepted));
  for (const Accepted& one : *articles) occurring.add(one.article.published, indexed_day());
  building.push_back(workers.run([this, articles, path, texts = encoders] {
    BuiltPart built_part;
    Part& part = built_part.part;
    part.run = path;
    try {
      texts->with([&](archive::TextEncoder& encoder) {
        builders->with([&](DocumentBuilder& builder) {
          for (Accepted& one : *articles) {
            auto fingerprint = builder.build(one.article, one.number, encoder);
            part.newcomers.push_back(
                {one.number, archive::sort_key(one.article.published, one.article.id), std::move(fingerprint)});
            part.columns.add(one.number, one.article, period_of(indexed_day()).first);
            one.article = {};
          }
          built_part.stem_tags = builder.stem_tags();
          builder.finish_run(path);
        });
      });
    } catch (...) {
      part_failed = true;  // so that reading does not go on in vain
      throw;
    }
    return built_part;
  }));
  // So many articles wait to be built, and no more.
  const std::size_t most_waiting = 2 * workers.size();
  if (building.size() > most_waiting) building[building.size() - 1 - most_waiting].wait();
}

void Indexer::Impl::commit(Waiting waiting) {
  close_part();
  build_closed_parts();
  const auto parts = std::make_shared<decltype(building)>(std::exchange(building, {}));
  writer.begin_commit([parts, all = std::exchange(occurring, {})] {
    NewArticles articles{{}, all};
    for (std::future<BuiltPart>& part : *parts) {
      BuiltPart built = part.get();
      articles.occurring.stem_tags.merge(built.stem_tags);
      articles.parts.push_back(std::move(built.part));
    }
    return articles;
  });
  if (waiting == Waiting::yes) writer.finish_commit();
  last_commit = Clock::now();
}

void Indexer::Impl::commit_when_due() {
  // What waits for a commit takes some 400 bytes an article in tables, beside what is being committed.
  const std::size_t most = std::min<std::size_t>(most_articles_uncommitted, options.memory / 32 / 400 + 1000);
  const bool late = Clock::now() - last_commit >= most_seconds_uncommitted;
  if (part_failed)
    commit(Waiting::yes);  // throws what went wrong
  else if (writer.pending_articles() >= most || (late && writer.changed()))
    commit(Waiting::no);
  else
    writer.advance();
}

void Indexer::Impl::report_progress(const readers::DumpReader& reader) {
  if (!callbacks.progress || Clock::now() - last_progress < std::chrono::milliseconds(200)) return;
  last_progress = Clock::now();
  const std::uint64_t total = reader.total_bytes();
  callbacks.progress({counts.records, disk_bytes_done + reader.bytes_read(), total == 0 ? 0 : disk_bytes_done + total,
                      seconds_since(started)});
}

Indexer::Indexer(const ArchiveLocation& where, IndexOptions options, IndexCallbacks callbacks)
    : impl_(std::make_unique<Impl>(where, std::move(options), std::move(callbacks))) {}

Indexer::~Indexer() = default;

void Indexer::add_dump(const std::string& dump) { impl_->read(dump); }

void Indexer::add(Article article) {
  if (article.id.empty()) article.id = readers::make_id(article);
  fill_language(article);
  impl_->take(make_candidate(std::move(article)));
  impl_->commit_when_due();
}

void Indexer::commit() {
  impl_->commit(Impl::Waiting::yes);
  if (!impl_->stopped()) impl_->writer.tidy();
}

IndexSummary Indexer::summary() const {
  IndexSummary summary = impl_->counts;
  summary.seconds = seconds_since(impl_->started);
  summary.interrupted = impl_->stopped();
  summary.unused_keys.assign(impl_->unused_keys.begin(), impl_->unused_keys.end());
  std::ranges::stable_sort(summary.unused_keys, std::ranges::greater{}, &std::pair<std::string, std::uint64_t>::second);
  return summary;
}

}  // namespace dateline
