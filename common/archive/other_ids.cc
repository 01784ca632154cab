#include "common/archive/other_ids.h"

#include <algorithm>
#include <cstring>

#include "dateline/error.h"

namespace dateline::archive {

// A run: the number of slots (8 bytes), the slots sorted by number and id, the ids' bytes.
OtherIds::OtherIds(const std::filesystem::path& folder, const std::vector<FileEntry>& runs) {
  for (const FileEntry& entry : runs) {
    Run run{MappedFile(folder / entry.name), {}, {}};
    const std::string_view bytes = run.file.bytes();
    std::uint64_t count = 0;
    if (bytes.size() >= sizeof count) std::memcpy(&count, bytes.data(), sizeof count);
    if (bytes.size() < sizeof count || count > (bytes.size() - sizeof count) / sizeof(Slot))
      throw Error(ErrorKind::archive, "the table " + entry.name + " is damaged", "run `dateline check`");
    run.slots = {reinterpret_cast<const Slot*>(bytes.data() + sizeof count), count};
    run.texts = bytes.substr(sizeof count + run.slots.size_bytes());
    runs_.push_back(std::move(run));
  }
}

std::vector<std::string> OtherIds::of(std::uint32_t number) const {
  std::vector<std::string> ids;
  for (const Run& run : runs_) {
    for (const Slot& slot : std::ranges::equal_range(run.slots, number, {}, &Slot::number))
      if (slot.begin <= slot.end && slot.end <= run.texts.size())
        ids.emplace_back(run.texts.substr(slot.begin, slot.end - slot.begin));
  }
  std::ranges::sort(ids);
  const auto doubles = std::ranges::unique(ids);
  ids.erase(doubles.begin(), doubles.end());
  return ids;
}

std::vector<OtherIds::Entry> OtherIds::all() const {
  std::vector<Entry> entries;
  for (std::size_t run = 0; run < runs_.size(); ++run) append_run(run, entries);
  return entries;
}

void OtherIds::append_run(std::size_t run, std::vector<Entry>& entries) const {
  const auto& [file, slots, texts] = runs_[run];
  for (const Slot& slot : slots)
    if (slot.begin <= slot.end && slot.end <= texts.size())
      entries.emplace_back(slot.number, texts.substr(slot.begin, slot.end - slot.begin));
}

std::string OtherIds::encode(std::vector<Entry> entries) {
  std::ranges::sort(entries);
  const auto doubles = std::ranges::unique(entries);
  entries.erase(doubles.begin(), doubles.end());
  std::string texts;
  std::vector<Slot> slots;
  for (const auto& [number, id] : entries) {
    const auto begin = static_cast<std::uint32_t>(texts.size());
    texts += id;
    slots.push_back({number, begin, static_cast<std::uint32_t>(texts.size())});
  }
  const std::uint64_t count = slots.size();
  std::string bytes(sizeof count, '\0');
  std::memcpy(bytes.data(), &count, sizeof count);
  bytes.append(reinterpret_cast<const char*>(slots.data()), slots.size() * sizeof(Slot));
  return bytes + texts;
}

}  // namespace dateline::archive
