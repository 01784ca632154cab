#include "common/text/display.h"
#include "searcher/render/fields.h"
#include "searcher/render/render.h"

namespace dateline::render {

std::string kwic(const Hit& hit) {
  std::string lines;
  for (const KeywordInContext& each : hit.contexts) {
    lines += display::one_line(hit.article.id);
    for (const std::string& field : {day_text(hit.article.published), each.left, each.match, each.right})
      lines += '\t' + display::one_line(field);
    lines += '\n';
  }
  return lines;
}

}  // namespace dateline::render
