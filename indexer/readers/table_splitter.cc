#include "indexer/readers/table_splitter.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "common/text/trim.h"

namespace dateline::readers {
namespace {

using State = RowScanner::State;

constexpr char any_beginning = '*';
constexpr std::size_t not_found = std::string_view::npos;

}  // namespace

TableSplitter::TableSplitter(Window& member, std::string_view separators, const ReadOptions& options)
    : member_(member) {
  auto head = read_table_head(member_.ahead(PeekedStream::head_size), separators, options.map);
  if (!head) head.emplace();
  head_ = std::make_shared<const TableHead>(std::move(*head));
  member_.advance(head_->begin);
  line_ += head_->lines;
}

std::optional<Piece> TableSplitter::next() {
  while (true) {
    if (rejected_ > 0) return reject_some();
    if (member_.ahead(1).empty()) return std::nullopt;
    RowScanner row(head_->signs, Quotes::strict, 0);
    if (!scan(row) && row.state() != State::quoted) return too_large();
    if (row.state() == State::done) {
      const bool blank = row.filled() == 0;
      const bool header_again = !head_->row.empty() && member_.ahead(1).substr(0, row.end()) == head_->row;
      if (blank || header_again) {
        pass(row.next());
        continue;
      }
      if (fits(row) && !swallowed_rows(row)) return take(row);
    }
    why_ = problem_of(row);
    const bool whole = row.state() == State::done;
    const auto end = whole && row.lines() <= 1 ? row.next() : next_row(whole ? row.next() : not_found);
    if (end == not_found) return too_large();
    if (whole && end == row.next() && may_be_short(row) && !swallowed_rows(row)) return take(row);
    if (auto piece = repaired(end)) return piece;
    rejected_ = end;
  }
}

/// To the row's end. False when that is further away than a record may be long.
bool TableSplitter::scan(RowScanner& row) {
  std::size_t wanted = 1;
  while (true) {
    const auto view = member_.ahead(wanted);
    if (row.scan(view, view.size() < wanted)) return row.state() != State::done || row.end() <= most_record_bytes;
    if (view.size() > most_record_bytes) return false;
    wanted = view.size() + 1;
  }
}

bool TableSplitter::fits(const RowScanner& row) const {
  const auto columns = head_->columns.size();
  if (row.filled() > columns) return false;
  if (row.count() >= columns || row.count() == usual_count_) return true;
  return row.lines() <= 1 && may_be_short(row);
}

/// The last cells may be left away; a line of prose is no row.
bool TableSplitter::may_be_short(const RowScanner& row) const {
  return row.count() > 1 && row.count() <= head_->columns.size() && !row.bare_quotes();
}

/// Tabs hardly stand in texts: a row that takes several lines, each with as many tabs as a row, took in others.
bool TableSplitter::swallowed_rows(const RowScanner& row) {
  if (head_->signs.separator != '\t' || row.lines() <= 1) return false;
  auto rest = member_.ahead(1).substr(0, row.end());
  for (rest.remove_prefix(rest.find(head_->signs.line_end) + 1); !rest.empty();) {
    RowScanner line(head_->signs, Quotes::literal, 0);
    line.scan(rest, true);
    if (line.count() == head_->columns.size()) return true;
    rest.remove_prefix(std::max<std::size_t>(line.next(), 1));
  }
  return false;
}

std::string TableSplitter::problem_of(const RowScanner& row) const {
  const auto cells = std::to_string(row.count()) + (row.count() == 1 ? " cell" : " cells");
  const auto columns = std::to_string(head_->columns.size()) + " columns";
  switch (row.state()) {
    case State::stray: return "a quoted cell goes on after its closing quote, or a quote before it was never closed";
    case State::done: return cells + " where the header has " + columns;
    default: return "a quote is opened and never closed";
  }
}

/// The row that all until `end` plainly is with its quotes taken more freely.
std::optional<Piece> TableSplitter::repaired(std::size_t end) {
  const auto region = member_.ahead(end).substr(0, end);
  for (const auto quotes : {Quotes::lenient, Quotes::literal}) {
    if (quotes == Quotes::literal && head_->signs.separator != '\t') break;
    RowScanner row(head_->signs, quotes, 0);
    row.scan(region, true);
    const auto columns = head_->columns.size();
    const bool all = row.state() == State::done && text::trimmed(region.substr(row.next())).empty();
    if (all && row.count() >= columns && row.filled() <= columns && columns > 1) return take(row);
  }
  return std::nullopt;
}

/// Where the next row begins, at a line's beginning before `limit`; there or at the table's end when there is none;
/// not found when that is further away than a record may be long.
std::size_t TableSplitter::next_row(std::size_t limit) {
  std::size_t from = 0;
  while (true) {
    const auto view = member_.ahead(from + 1);
    if (view.size() <= from) return view.size();
    const auto line_end = view.find(head_->signs.line_end, from);
    if (line_end == not_found) {
      if (view.size() > most_record_bytes) return not_found;
      from = view.size();
      continue;
    }
    from = line_end + 1;
    if (from >= limit) return limit;
    if (from > most_record_bytes) return not_found;
    if (begins_row(from, limit)) return from;
  }
}

bool TableSplitter::begins_row(std::size_t at, std::size_t limit) {
  if (beginning_ != any_beginning && beginning_ != '\0' && beginning_of(at) != beginning_) return false;
  RowScanner row(head_->signs, Quotes::strict, 0);
  std::size_t wanted = at + 1;
  while (true) {
    const auto view = member_.ahead(wanted);
    if (row.scan(view.substr(std::min(at, view.size())), view.size() < wanted)) break;
    if (view.size() > at + most_record_bytes) return false;
    wanted = view.size() + 1;
  }
  if (row.state() != State::done || row.filled() == 0 || (limit != not_found && at + row.next() > limit)) return false;
  const auto columns = head_->columns.size();
  return row.filled() <= columns && (row.count() >= columns || row.count() == usual_count_) && row.count() > 1;
}

/// What kind of thing a row begins with: a quote, a digit or something else.
char TableSplitter::beginning_of(std::size_t at) {
  const auto view = member_.ahead(at + 1);
  const char c = at < view.size() ? view[at] : '\0';
  if (c == '"') return c;
  return std::isdigit(static_cast<unsigned char>(c)) != 0 ? '0' : 'a';
}

Piece TableSplitter::take(const RowScanner& row) {
  const auto view = member_.ahead(1);
  const char beginning = beginning_of(0);
  beginning_ = beginning_ == '\0' || beginning_ == beginning ? beginning : any_beginning;
  usual_count_ = row.count();
  const bool open_ended = row.next() == row.end() && row.next() == view.size();
  Piece piece{std::string(view.substr(0, row.end())), member_.position(), line_, open_ended, {}, {}, head_};
  pass(row.next());
  return piece;
}

/// Whole lines, as many as a reject shows; one at least.
Piece TableSplitter::reject_some() {
  const auto view = member_.ahead(rejected_).substr(0, rejected_);
  auto end = view.size();
  if (end > most_raw_bytes) {
    const auto last = view.substr(0, most_raw_bytes).rfind(head_->signs.line_end);
    end = std::min(last == not_found ? view.find(head_->signs.line_end, most_raw_bytes) : last, view.size() - 1) + 1;
  }
  const auto shown = std::min(view.substr(0, end).find_last_not_of("\r\n") + 1, most_raw_bytes);
  Piece piece{std::string(view.substr(0, shown)),
              member_.position(),
              line_,
              member_.ahead(rejected_ + 1).size() <= end,
              "csv",
              why_ + " (line " + std::to_string(line_) + ")",
              {}};
  pass(end);
  rejected_ -= end;
  return piece;
}

/// Passes over it to the next line that a row begins with.
Piece TableSplitter::too_large() {
  Piece piece{std::string(member_.ahead(1).substr(0, most_raw_bytes)),
              member_.position(),
              line_,
              false,
              "too-large",
              "the record is larger than 64 MiB",
              {}};
  for (auto view = member_.ahead(1); !view.empty(); view = member_.ahead(1)) {
    const auto line_end = view.find(head_->signs.line_end);
    pass(std::min(line_end, view.size() - 1) + 1);
    if (line_end != not_found && begins_row(0, not_found)) break;
  }
  return piece;
}

void TableSplitter::pass(std::size_t bytes) {
  const auto passed = member_.ahead(bytes).substr(0, bytes);
  line_ += static_cast<std::uint64_t>(std::ranges::count(passed, head_->signs.line_end));
  member_.advance(bytes);
}

}  // namespace dateline::readers
