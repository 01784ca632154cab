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
#include "indexer/glass/document_sink.h"

namespace dateline {

/// Makes of an article the terms, values and data that schema.h lays down. One per thread.
class DocumentBuilder {
 public:
  /// `indexed`: the day that `indexed:` will find.
  explicit DocumentBuilder(const Timestamp& indexed) : indexed_(indexed) {}

  /// Hands the article to the sink as one document; gives its fingerprint, when it is long enough for one.
  std::optional<Fingerprint> build(const Article& article, glass::DocId number, archive::TextEncoder& encoder,
                                   glass::DocumentSink& sink);

  /// The tags of the stems made so far.
  [[nodiscard]] const std::set<std::string>& stem_tags() const { return stem_tags_; }

 private:
  Timestamp indexed_;
  text::Tokenizer tokenizer_;
  text::Stemmer stemmer_;
  std::vector<text::Token> title_, body_;
  std::set<std::string> stem_tags_;
};

}  // namespace dateline
