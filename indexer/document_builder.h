#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/archive/text_encoder.h"
#include "common/text/stemmer.h"
#include "common/text/tokenizer.h"
#include "dateline/article.h"
#include "dateline/date.h"
#include "indexer/fingerprint.h"
#include "indexer/glass/run.h"
#include "indexer/word_terms.h"

namespace dateline {

/// Makes of articles the terms, values and data that schema.h lays down, and inverts them into runs. One per thread;
/// what it has learnt of words serves the next run.
class DocumentBuilder {
 public:
  /// `indexed`: the day that `indexed:` will find. Of words it remembers about twice as many bytes as
  /// `most_lexicon_bytes`.
  explicit DocumentBuilder(const Timestamp& indexed, std::size_t most_lexicon_bytes = std::size_t{32} << 20)
      : indexed_(indexed), run_(most_lexicon_bytes) {}

  /// Adds the article to the run as one document, numbered above those before; gives its fingerprint, when it is long
  /// enough for one.
  std::optional<Fingerprint> build(const Article& article, glass::DocId number, archive::TextEncoder& encoder);

  /// Writes the run file of what was built, and begins another. Throws Error of kind system.
  void finish_run(const std::filesystem::path& path) { run_.finish(path); }

  /// The tags of the stems made so far.
  [[nodiscard]] const std::set<std::string>& stem_tags() const { return stem_tags_; }

 private:
  void add_words(const text::TokenList& tokens, bool in_title, WordTerms::Language& language);

  Timestamp indexed_;
  text::Tokenizer tokenizer_;
  glass::RunWriter run_;
  WordTerms words_{run_};
  text::TokenList title_, body_;
  std::vector<std::uint64_t> body_hashes_;
  std::set<std::string> stem_tags_;
};

}  // namespace dateline
