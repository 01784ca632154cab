#pragma once

#include <xapian.h>

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/text/stemmer.h"
#include "common/text/tokenizer.h"
#include "dateline/article.h"
#include "dateline/date.h"
#include "indexer/fingerprint.h"

namespace dateline {

struct BuiltDocument {
  Xapian::Document document;
  std::optional<Fingerprint> fingerprint;
};

/// Makes of an article the terms, values and data that schema.h lays down. One per thread.
class DocumentBuilder {
 public:
  /// `indexed`: the day that `indexed:` will find.
  explicit DocumentBuilder(const Timestamp& indexed) : indexed_(indexed) {}

  [[nodiscard]] BuiltDocument build(const Article& article);

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
