#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/archive/tables.h"
#include "dateline/date.h"
#include "indexer/columns_builder.h"
#include "indexer/fingerprint.h"

/// What a generation will have that the one before has not.
namespace dateline {

/// What was decided, for the tables.
struct Pending {
  archive::Number first_number = 1, next_number = 1;  ///< of the new articles: [first, next)
  std::unordered_map<std::uint64_t, archive::IdRecord> ids;
  std::unordered_map<std::uint64_t, archive::Number> copies;
  std::unordered_set<std::uint64_t> replaced;
  std::unordered_map<archive::Number, std::vector<std::string>> other_ids;
  std::unordered_set<archive::Number> removed;

  [[nodiscard]] bool empty() const {
    return first_number == next_number && ids.empty() && removed.empty() && replaced.empty() && other_ids.empty();
  }
};

/// What the new articles have that the manifest must say.
struct Occurring {
  std::optional<Period> published, indexed;
  std::set<std::string> stem_tags;

  void add(const Timestamp& published_at, const Timestamp& indexed_at);
};

/// A new article's part in the groups of near-copies.
struct Newcomer {
  archive::Number number = 0;
  std::string sort_key;
  std::optional<Fingerprint> fingerprint;
};

/// Articles that went into a run of their own, and what the generation needs of them.
struct Part {
  std::filesystem::path run;
  std::vector<Newcomer> newcomers;  ///< ascending
  ColumnsBuilder columns;
};

/// The articles of a commit.
struct NewArticles {
  std::vector<Part> parts;
  Occurring occurring;
};

}  // namespace dateline
