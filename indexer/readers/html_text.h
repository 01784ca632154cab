#pragma once

#include <string>
#include <string_view>

namespace dateline::readers {

/// Entities (&amp; &#8217; &eacute;) as characters, once. What is no known entity, or lacks its semicolon, stays as it
/// is.
[[nodiscard]] std::string decode_entities(std::string_view text);

/// Whether the text plainly holds HTML: a known element that ends, has attributes, or is a paragraph or break. A name
/// in angle brackets such as <TD>, as news agencies write shares, is none.
[[nodiscard]] bool holds_html(std::string_view text);

/// HTML as plain text: paragraphs and breaks become line breaks, scripts and styles go, entities are decoded. Tags that
/// HTML does not have stay.
[[nodiscard]] std::string html_to_text(std::string_view html);

/// Without control characters but line feed and tab; CR LF and CR become LF. Those of U+0080 to U+009F are read as
/// windows-1252.
[[nodiscard]] std::string without_controls(std::string_view text);

}  // namespace dateline::readers
