#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "indexer/glass/source.h"

namespace dateline {

/// A source whose documents' data is made anew on the way into a shard.
class RecodedSource : public glass::Source {
 public:
  /// From data to data, both as documents have it; the view must live until the next call.
  using Recode = std::function<std::string_view(std::string_view)>;

  RecodedSource(std::unique_ptr<glass::Source> source, Recode recode)
      : source_(std::move(source)), recode_(std::move(recode)) {}

  [[nodiscard]] std::unique_ptr<glass::PostingCursor> postings() const override { return source_->postings(); }
  [[nodiscard]] std::unique_ptr<glass::PositionCursor> positions() const override { return source_->positions(); }
  void each_length(const std::function<void(glass::DocId, std::uint32_t)>& visit) const override {
    source_->each_length(visit);
  }
  [[nodiscard]] std::vector<std::uint32_t> slots() const override { return source_->slots(); }
  void each_value(std::uint32_t slot, const std::function<void(glass::DocId, std::string_view)>& visit) const override {
    source_->each_value(slot, visit);
  }
  void each_data(const std::function<void(glass::DocId, glass::Tag)>& visit) const override;

 private:
  std::unique_ptr<glass::Source> source_;
  Recode recode_;
};

}  // namespace dateline
