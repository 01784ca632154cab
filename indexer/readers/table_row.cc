#include "indexer/readers/table_row.h"

#include <algorithm>
#include <array>

#include "common/text/trim.h"

namespace dateline::readers {

bool RowScanner::scan(std::string_view ahead, bool whole) {
  while (state_ < State::done) {
    if (at_ < ahead.size()) {
      if (!step(ahead, whole)) return false;
      continue;
    }
    if (!whole) return false;
    if (state_ == State::quoted) {
      state_ = State::unclosed;
    } else {
      if (state_ == State::cell_begin) cell_ = {at_, at_, false};
      end_cell(ahead, state_ == State::closed ? cell_.end : at_);
      end_row(ahead, at_, false);
    }
  }
  return true;
}

/// False when the next bytes must be seen first.
bool RowScanner::step(std::string_view ahead, bool whole) {
  const char c = ahead[at_];
  switch (state_) {
    case State::cell_begin: {
      cell_ = {at_, at_, false};
      state_ = State::bare;
      if (quotes_ == Quotes::literal) return true;
      auto mark = at_;
      while (mark < ahead.size() && is_blank(ahead[mark])) ++mark;
      if (mark == ahead.size() && !whole) {
        state_ = State::cell_begin;
        return false;
      }
      if (mark < ahead.size() && ahead[mark] == '"') {
        at_ = mark + 1;
        cell_ = {at_, at_, true};
        state_ = State::quoted;
      }
      return true;
    }
    case State::bare: {
      const std::array stops = {signs_.separator, signs_.line_end, '"'};
      const auto stop = ahead.find_first_of(std::string_view(stops.data(), stops.size()), at_);
      at_ = std::min(stop, ahead.size());
      if (at_ == ahead.size()) return true;
      if (ahead[at_] == '"') {
        bare_quotes_ = true;
        ++at_;
      } else {
        end_cell(ahead, at_);
        if (ahead[at_] == signs_.line_end) end_row(ahead, at_, true);
        ++at_;
      }
      return true;
    }
    case State::quoted: return step_quoted(ahead, whole);
    default:
      if (is_border(c)) {
        end_cell(ahead, cell_.end);
        if (c == signs_.line_end) end_row(ahead, at_, true);
      } else if (!is_blank(c)) {
        state_ = State::stray;
        return true;
      }
      ++at_;
      return true;
  }
}

bool RowScanner::step_quoted(std::string_view ahead, bool whole) {
  const auto mark = ahead.find('"', at_);
  const auto upto = std::min(mark, ahead.size());
  lines_ += static_cast<std::size_t>(std::count(ahead.begin() + static_cast<std::ptrdiff_t>(at_),
                                                ahead.begin() + static_cast<std::ptrdiff_t>(upto), signs_.line_end));
  at_ = upto;
  if (mark == std::string_view::npos) return true;
  if (mark + 1 == ahead.size() && !whole) return false;
  if (mark + 1 < ahead.size() && ahead[mark + 1] == '"') {
    at_ += 2;
    return true;
  }
  if (quotes_ == Quotes::lenient) {
    auto after = mark + 1;
    while (after < ahead.size() && is_blank(ahead[after])) ++after;
    if (after == ahead.size() && !whole) return false;
    if (after < ahead.size() && !is_border(ahead[after])) {
      at_ = mark + 1;
      return true;
    }
  }
  cell_.end = mark;
  at_ = mark + 1;
  state_ = State::closed;
  return true;
}

void RowScanner::end_cell(std::string_view ahead, std::size_t end) {
  cell_.end = end;
  if (!cell_.quoted && end > cell_.begin && ahead[end - 1] == '\r' &&
      (end == ahead.size() || ahead[end] == signs_.line_end))
    --cell_.end;
  ++count_;
  if (!text::trimmed(ahead.substr(cell_.begin, cell_.end - cell_.begin)).empty()) filled_ = count_;
  if (cells_.size() < most_cells_) cells_.push_back(cell_);
  state_ = State::cell_begin;
}

void RowScanner::end_row(std::string_view ahead, std::size_t end, bool line_end) {
  end_ = end > 0 && ahead[end - 1] == '\r' ? end - 1 : end;
  next_ = end + (line_end ? 1 : 0);
  lines_ += line_end ? 1 : 0;
  state_ = State::done;
}

std::string cell_text(std::string_view row, const RowScanner::Cell& cell) {
  std::string text(row.substr(cell.begin, cell.end - cell.begin));
  if (!cell.quoted) return text;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    text[kept++] = text[i];
    if (text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') ++i;
  }
  text.resize(kept);
  return text;
}

}  // namespace dateline::readers
