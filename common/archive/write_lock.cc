#include "common/archive/write_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <string>
#include <thread>

#include "common/archive/files.h"
#include "dateline/error.h"

namespace dateline::archive {
namespace {

std::string holder(int descriptor) {
  char text[32];
  const ssize_t n = ::pread(descriptor, text, sizeof text, 0);
  std::string process;
  for (ssize_t i = 0; i < n && text[i] >= '0' && text[i] <= '9'; ++i) process += text[i];
  return process.empty() ? "another process" : "process " + process;
}

}  // namespace

WriteLock::WriteLock(const std::filesystem::path& folder, double wait_seconds) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw_system_error("cannot make the archive", folder, error.value());

  const std::filesystem::path path = folder / "lock";
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0) throw_system_error("cannot open", path, errno);

  const auto deadline = std::chrono::steady_clock::now() + std::chrono::duration<double>(wait_seconds);
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    const int reason = errno;
    if (reason == EINTR) continue;
    const bool late = std::chrono::steady_clock::now() >= deadline;
    if (reason == EWOULDBLOCK && !late) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      continue;
    }
    const std::string who = holder(descriptor_);
    ::close(descriptor_);
    if (reason != EWOULDBLOCK) throw_system_error("cannot lock", path, reason);
    throw Error(ErrorKind::locked, who + " is writing to the archive " + folder.string(),
                "wait for it to end, or give --wait SECONDS");
  }
  // For the message above only: who holds the lock is the system's to say.
  const std::string process = std::to_string(::getpid()) + "\n";
  if (::ftruncate(descriptor_, 0) == 0) {
    [[maybe_unused]] const ssize_t written = ::pwrite(descriptor_, process.data(), process.size(), 0);
  }
}

WriteLock::~WriteLock() { ::close(descriptor_); }

}  // namespace dateline::archive
