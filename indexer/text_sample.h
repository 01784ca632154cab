#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/archive/text_dictionary.h"
#include "dateline/article.h"
#include "indexer/generation.h"

namespace dateline {

/// Articles from which the dictionary of an archive's texts is made. The same articles in the same order make the same
/// dictionary.
class TextSample {
 public:
  /// So many articles are enough.
  static constexpr std::size_t enough_articles = 1000;
  /// No more of a body is looked at, so that no article stands for all.
  static constexpr std::size_t most_of_body = 1 << 14;
  /// Dictionaries are an eighth of what they are made from, and not larger than this.
  static constexpr std::size_t most_for_heads = 8 << 10, most_for_bodies = 64 << 10;

  /// Does nothing when it is full.
  void add(const Article& article);
  /// Whether it is enough; so it is, too, when the articles are as large as many.
  [[nodiscard]] bool full() const;

  /// An empty dictionary when there are too few articles to learn from.
  ///
  /// Liao, Petri, Moffat and Wirth, "Effective construction of relative Lempel-Ziv dictionaries" (2016), as zstd has it
  /// (fastCover).
  [[nodiscard]] archive::TextDictionary train() const;

 private:
  struct Samples {
    std::string bytes;
    std::vector<std::size_t> sizes;
  };
  static std::string train(const Samples& samples, std::size_t most, unsigned segment);

  Samples heads_, bodies_;
  std::size_t seen_ = 0;  // bytes
};

/// A dictionary learnt from live articles all over the archive, when the one that is there was learnt from few, or
/// from ones that are gone; nothing when that is as good. There must be a snapshot.
[[nodiscard]] std::optional<archive::TextDictionary> renewed_dictionary(const Generation& generation,
                                                                        const archive::TextDictionary& there);

}  // namespace dateline
