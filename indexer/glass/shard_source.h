#pragma once

#include <filesystem>

#include "common/archive/files.h"
#include "common/glass/version_file.h"
#include "indexer/glass/source.h"

namespace dateline::glass {

/// A shard on disk, whoever wrote it, to be merged into another. Throws Error of kind archive when it is damaged.
class ShardSource : public Source {
 public:
  explicit ShardSource(const std::filesystem::path& folder);

  [[nodiscard]] std::unique_ptr<PostingCursor> postings() const override;
  [[nodiscard]] std::unique_ptr<PositionCursor> positions() const override;
  void each_length(const std::function<void(DocId, std::uint32_t)>& visit) const override;
  [[nodiscard]] std::vector<std::uint32_t> slots() const override;
  void each_value(std::uint32_t slot, const std::function<void(DocId, std::string_view)>& visit) const override;
  void each_data(const std::function<void(DocId, Tag)>& visit) const override;

 private:
  [[nodiscard]] const TableRoot& root(TableKind table) const { return version_.roots[static_cast<std::size_t>(table)]; }

  Version version_;
  archive::MappedFile postlist_, position_, docdata_;
};

}  // namespace dateline::glass
