#include "indexer/readers/dump_members.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "dateline/error.h"
#include "indexer/readers/archive_stream.h"

namespace dateline::readers {
namespace {

namespace fs = std::filesystem;

constexpr int most_layers = 4;      ///< compressions around one member
constexpr int most_containers = 3;  ///< archive files in archive files

std::string without_packing_suffix(std::string name) {
  for (const std::string_view suffix : {".gz", ".bz2", ".xz", ".zst", ".lz4", ".Z"})
    if (name.size() > suffix.size() && name.ends_with(suffix)) return name.substr(0, name.size() - suffix.size());
  return name;
}

/// An archive file that is open.
struct OpenContainer {
  Container content;
  std::string prefix;  ///< before its members' names
};

}  // namespace

bool is_hidden(std::string_view path) {
  while (!path.empty()) {
    const auto slash = path.find('/');
    const auto part = path.substr(0, slash);
    if (part == "__MACOSX" || (part.starts_with('.') && part != "." && part != "..")) return true;
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  }
  return false;
}

struct DumpMembers::Impl {
  explicit Impl(const std::string& dump_) : dump(dump_) {}

  void list_folder() {
    std::error_code error;
    fs::recursive_directory_iterator walk(dump, error);
    if (error) throw Error(ErrorKind::input, "cannot read " + dump + ": " + error.message());
    for (const fs::recursive_directory_iterator end; walk != end;) {
      const auto path = walk->path();
      std::error_code ignored;
      const bool folder = walk->is_directory(ignored) && !walk->is_symlink(ignored);
      if (is_hidden(path.filename().native())) {
        walk.disable_recursion_pending();
      } else if (folder && ::access(path.c_str(), R_OK | X_OK) != 0) {
        walk.disable_recursion_pending();
        unreadable.push_back(reject(path.lexically_relative(dump).native(), "cannot read the folder"));
      } else if (walk->is_regular_file(ignored)) {
        files.push_back(path.lexically_relative(dump).native());
        total_bytes += walk->file_size(ignored);
      }
      walk.increment(error);
      if (error) {
        unreadable.push_back(reject(path.lexically_relative(dump).native(), "cannot read: " + error.message()));
        break;
      }
    }
    std::ranges::sort(files);
  }

  [[nodiscard]] Reject reject(const std::string& member, const std::string& reason) const {
    return {dump, member, 0, reason, "unreadable", {}};
  }

  /// Takes compressions off; gives a member, or opens an archive file and gives nothing.
  std::optional<Member> open(std::unique_ptr<ByteStream> bytes, const std::string& name, bool is_dump) {
    auto stream = std::make_unique<PeekedStream>(std::move(bytes));
    std::string known_name = is_dump ? dump : name;
    for (int layer = 0;; ++layer) {
      const auto packing = packing_of(stream->head());
      if (packing == Packing::none) return Member{name, known_name, is_dump, std::move(stream)};
      if (layer == most_layers || (packing == Packing::container && containers.size() >= most_containers)) {
        skipped.push_back({name, "packed too many times"});
        return std::nullopt;
      }
      if (packing == Packing::container) {
        containers.push_back({Container(std::move(stream)), is_dump ? "" : name + "/"});
        return std::nullopt;
      }
      stream = std::make_unique<PeekedStream>(decompress(std::move(stream), packing));
      known_name = without_packing_suffix(known_name);
    }
  }

  std::optional<Member> open_file(const std::string& relative) {
    const auto path = is_folder ? (fs::path(dump) / relative).native() : dump;
    return open(std::make_unique<FileStream>(path, bytes_read), relative, !is_folder);
  }

  std::string dump;
  bool is_folder = false;
  std::unique_ptr<FileStream> opened;  ///< the dump when it is a file, until it is walked
  std::vector<std::string> files;      ///< of a folder, in order
  std::size_t next_file = 0;
  std::vector<Reject> unreadable;
  std::vector<OpenContainer> containers;  ///< the innermost last
  std::vector<SkippedMember> skipped;
  std::uint64_t bytes_read = 0;
  std::uint64_t total_bytes = 0;
};

DumpMembers::DumpMembers(const std::string& dump) : impl_(std::make_unique<Impl>(dump)) {
  std::error_code error;
  impl_->is_folder = dump != "-" && fs::is_directory(dump, error);
  if (impl_->is_folder) {
    impl_->list_folder();
  } else {
    impl_->opened = std::make_unique<FileStream>(dump, impl_->bytes_read);
    impl_->total_bytes = impl_->opened->size();
  }
}

DumpMembers::~DumpMembers() = default;

std::optional<std::variant<Member, Reject>> DumpMembers::next() {
  Impl& self = *impl_;
  while (true) {
    if (!self.unreadable.empty()) {
      auto first = std::move(self.unreadable.front());
      self.unreadable.erase(self.unreadable.begin());
      return first;
    }
    std::string name;
    bool walking = false;  // a failure then is the archive file's, not the member's
    try {
      std::optional<Member> member;
      if (!self.containers.empty()) {
        auto& container = self.containers.back();
        name = container.prefix;
        walking = true;
        auto entry = container.content.next();
        walking = false;
        if (!entry) {
          self.containers.pop_back();
          continue;
        }
        name += entry->path;
        if (is_hidden(entry->path)) continue;
        member = self.open(std::move(entry->bytes), name, false);
      } else if (self.opened) {
        member = self.open(std::move(self.opened), "", true);
      } else if (self.next_file < self.files.size()) {
        name = self.files[self.next_file++];
        member = self.open_file(name);
      } else {
        return std::nullopt;
      }
      if (member) return std::move(*member);
    } catch (const Error& error) {
      while (name.ends_with('/')) name.pop_back();
      if (walking) self.containers.pop_back();
      return self.reject(name, error.what());
    }
  }
}

std::uint64_t DumpMembers::bytes_read() const { return impl_->bytes_read; }
std::uint64_t DumpMembers::total_bytes() const { return impl_->total_bytes; }
const std::vector<SkippedMember>& DumpMembers::skipped() const { return impl_->skipped; }

void DumpMembers::skip(std::string name, std::string why) {
  impl_->skipped.push_back({std::move(name), std::move(why)});
}

}  // namespace dateline::readers
