#include "indexer/recoded_source.h"

#include "indexer/glass/inflate.h"

namespace dateline {

void RecodedSource::each_data(const std::function<void(glass::DocId, glass::Tag)>& visit) const {
  source_->each_data([&](glass::DocId document, glass::Tag data) {
    visit(document, {recode_(data.compressed ? glass::inflate(data.bytes) : data.bytes)});
  });
}

}  // namespace dateline
