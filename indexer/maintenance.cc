#include "dateline/maintenance.h"

#include "common/archive/manifest.h"
#include "indexer/generation_writer.h"

namespace dateline {

DeleteResult delete_articles(const ArchiveLocation& where, const std::vector<std::string>& ids, bool purge,
                             double wait_seconds) {
  (void)archive::read_manifest(where.folder);  // a folder without an archive is an error, not a new archive
  GenerationWriter writer(where, wait_seconds);
  DeleteResult result;
  for (const std::string& id : ids) {
    const auto number = writer.snapshot()->find(id);
    if (!number) {
      result.unknown.push_back(id);
      continue;
    }
    if (writer.removed(*number)) continue;  // named before in this call, maybe by another of its ids
    const auto database = writer.snapshot()->lease();
    const Article article = writer.snapshot()->article(*database, *number, false);
    const auto take_out = [&writer](const std::string& name) {
      archive::IdRecord gone;
      gone.key = archive::hash_of(name);
      writer.put_id(gone);
    };
    take_out(article.id);
    for (const std::string& other : article.other_ids) take_out(other);
    writer.remove(*number);
    ++result.deleted;
  }
  writer.commit([] { return NewArticles{}; });
  if (purge)
    writer.compact();
  else
    writer.tidy();
  return result;
}

void compact(const ArchiveLocation& where, double wait_seconds, const std::atomic<bool>* stop, TermLists term_lists) {
  (void)archive::read_manifest(where.folder);
  GenerationWriter writer(where, wait_seconds);
  if (term_lists != TermLists::as_before) writer.set_term_lists(term_lists == TermLists::written);
  writer.compact(stop);
}

}  // namespace dateline
