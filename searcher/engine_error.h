#pragma once

#include <xapian.h>

#include <utility>

#include "dateline/error.h"

namespace dateline {

/// Calls `work`; what the engine throws becomes an Error of kind archive: reading a generation that was complete when
/// it was opened fails only when its files are damaged.
template <class Work>
decltype(auto) with_engine_errors(Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::archive, "the archive cannot be read: " + error.get_msg(), "run `dateline check`");
  }
}

}  // namespace dateline
