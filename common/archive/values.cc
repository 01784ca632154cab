#include "common/archive/values.h"

#include <algorithm>
#include <cstring>

#include "common/archive/sorted_runs.h"
#include "common/archive/tables.h"
#include "dateline/error.h"

namespace dateline::archive {
namespace {

// A run: the header, the slots, the ends, the texts.
struct Header {
  std::uint64_t first, count;
};

}  // namespace

Values::Values(const std::filesystem::path& folder, const std::vector<FileEntry>& runs) {
  ValueNumber next = 0;
  for (const FileEntry& entry : runs) {
    Run run;
    run.file = MappedFile(folder / entry.name);
    const std::string_view bytes = run.file.bytes();
    Header header{};
    if (bytes.size() >= sizeof header) std::memcpy(&header, bytes.data(), sizeof header);
    constexpr std::size_t per_value = sizeof(Slot) + sizeof(std::uint64_t);
    bool sound = bytes.size() >= sizeof header && header.first == next && header.count > 0 &&
                 header.count <= (bytes.size() - sizeof header) / per_value;
    if (sound) {
      const char* at = bytes.data() + sizeof header;
      run.first = next;
      run.slots = {reinterpret_cast<const Slot*>(at), header.count};
      run.ends = {reinterpret_cast<const std::uint64_t*>(at + run.slots.size_bytes()), header.count};
      run.texts = bytes.substr(sizeof header + header.count * per_value);
      sound = run.ends.back() == run.texts.size();
    }
    if (!sound)
      throw Error(ErrorKind::archive, "the table " + entry.name + " is damaged", "run `dateline check --mend`");
    next += static_cast<ValueNumber>(header.count);
    runs_.push_back(std::move(run));
  }
}

std::size_t Values::size() const { return runs_.empty() ? 0 : runs_.back().first + runs_.back().ends.size(); }

std::string_view Values::Run::text(ValueNumber number) const {
  const std::size_t at = number - first;
  const std::uint64_t begin = at == 0 ? 0 : ends[at - 1];
  return begin <= ends[at] && ends[at] <= texts.size() ? texts.substr(begin, ends[at] - begin) : std::string_view{};
}

std::string_view Values::text(ValueNumber number) const {
  const auto after = std::ranges::upper_bound(runs_, number, {}, &Run::first);
  return std::prev(after)->text(number);
}

std::optional<ValueNumber> Values::find(std::string_view text) const {
  const std::uint64_t hash = hash_of(text);
  for (const Run& run : runs_) {
    for (const Slot& slot : std::ranges::equal_range(run.slots, hash, {}, &Slot::hash)) {
      const auto number = static_cast<ValueNumber>(slot.number);
      if (number >= run.first && number - run.first < run.ends.size() && run.text(number) == text) return number;
    }
  }
  return std::nullopt;
}

std::string Values::encode(ValueNumber first, std::span<const std::string_view> texts) {
  std::vector<Slot> slots;
  std::vector<std::uint64_t> ends;
  std::string all;
  for (const std::string_view text : texts) {
    slots.push_back({hash_of(text), first + slots.size()});
    all += text;
    ends.push_back(all.size());
  }
  std::ranges::sort(
      slots, [](const Slot& a, const Slot& b) { return a.hash != b.hash ? a.hash < b.hash : a.number < b.number; });
  const Header header{first, texts.size()};
  std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
  return bytes.append(bytes_of(std::span<const Slot>(slots)))
      .append(bytes_of(std::span<const std::uint64_t>(ends)))
      .append(all);
}

}  // namespace dateline::archive
