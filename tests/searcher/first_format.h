#pragma once

#include <xapian.h>

#include <filesystem>
#include <map>
#include <string>

#include "common/archive/article_codec.h"
#include "common/archive/text_decoder.h"
#include "common/schema.h"

namespace dateline {

/// Rewrites a shard as one of format 1 was written: through Xapian's API, with term lists, the texts raw, and the
/// title's words among the terms of the body's, whose positions lie far behind.
inline void rewrite_in_first_format(const std::filesystem::path& shard) {
  const std::filesystem::path former = shard.string() + "-former";
  std::filesystem::rename(shard, former);
  {
    const Xapian::Database from(former.string());
    const archive::TextDecoder text = archive::text_decoder_of(from);
    std::map<Xapian::docid, Xapian::Document> documents;
    for (auto at = from.postlist_begin({}); at != from.postlist_end({}); ++at) {
      const std::string stored = from.get_document(*at).get_data();
      Article article = text.headline(stored);
      article.body = text.body(stored);
      documents[*at].set_data(archive::encode(article));
      for (auto value = from.valuestream_begin(schema::sort_slot); value != from.valuestream_end(schema::sort_slot);
           ++value)
        if (value.get_docid() == *at) documents[*at].add_value(schema::sort_slot, *value);
    }
    for (auto term = from.allterms_begin(); term != from.allterms_end(); ++term) {
      const bool in_title = (*term).starts_with(schema::title_word_prefix);
      for (auto at = from.postlist_begin(*term); at != from.postlist_end(*term); ++at) {
        constexpr Xapian::termpos far = 2'000;
        const auto add = [&](const std::string& as) {
          Xapian::Document& document = documents.at(*at);
          document.add_term(as, at.get_wdf());
          for (auto position = at.positionlist_begin(); position != at.positionlist_end(); ++position)
            document.add_posting(as, *position + (in_title ? 0 : far), 0);
        };
        add(*term);
        if (in_title) add((*term).substr(schema::title_word_prefix.size()));
      }
    }
    Xapian::WritableDatabase to(shard.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
    for (const auto& [number, document] : documents) to.replace_document(number, document);
    to.commit();
  }
  std::filesystem::remove_all(former);
}

}  // namespace dateline
