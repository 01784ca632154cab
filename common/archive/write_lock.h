#pragma once

#include <filesystem>

namespace dateline::archive {

/// The right to write to an archive, of one process and one holder in it at a time. The system gives it back when the
/// process ends, however it ends.
class WriteLock {
 public:
  /// Makes the folder when there is none. Waits at most `wait_seconds` for another writer; throws Error of kind locked
  /// when it is still there, of kind system when the folder cannot be written.
  WriteLock(const std::filesystem::path& folder, double wait_seconds);
  ~WriteLock();
  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace dateline::archive
