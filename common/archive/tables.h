#pragma once

#include <array>
#include <cstdint>
#include <string_view>

/// The tables of a generation: sorted runs of fixed records, mapped. All numbers are in the machine's byte order.
namespace dateline::archive {

/// An article's number: the docid under which it stands in its shard, the same for its whole life, never reused.
/// From 1.
using Number = std::uint32_t;

/// What is known of an id, under the hash of its bytes. The last run that has it counts.
struct IdRecord {
  std::uint64_t key = 0;      ///< hash_of(id)
  std::uint64_t content = 0;  ///< of everything that the dump gave
  std::uint64_t copy = 0;     ///< of source, day, title and body
  std::uint32_t number = 0;   ///< of the article; 0: the id was taken out
  std::uint32_t is_copy = 0;  ///< 1: another id's article holds its text
  std::uint32_t source = 0;   ///< hashes, to tell an update from a collision
  std::uint32_t url = 0;
  std::uint32_t title = 0;
  std::int32_t day = 0;
  std::uint32_t body_bytes = 0;
  std::uint32_t reserved = 0;
};

/// Articles under a hash: of their source, day, title and body ("copies"), and of an id and a content that a later
/// record of the same dump replaced ("replaced", number 0).
struct HashRecord {
  std::uint64_t key = 0;
  std::uint32_t number = 0;
  std::uint32_t reserved = 0;

  friend bool operator==(const HashRecord&, const HashRecord&) = default;
};

/// An article under a band of its fingerprint ("fingerprints"). Articles have many, so of the hash only 48 bits are
/// kept, the first: among ten million articles one in a million is taken for a near-copy that is none.
class BandRecord {
 public:
  BandRecord() = default;
  BandRecord(std::uint64_t band, Number number) : key_(halves<3>(key_of(band))), number_(halves<2>(number)) {}

  [[nodiscard]] static std::uint64_t key_of(std::uint64_t band) { return band >> 16; }
  [[nodiscard]] std::uint64_t key() const {
    return std::uint64_t{key_[2]} << 32 | std::uint64_t{key_[1]} << 16 | key_[0];
  }
  [[nodiscard]] Number number() const { return Number{number_[1]} << 16 | number_[0]; }

 private:
  template <std::size_t count>
  static std::array<std::uint16_t, count> halves(std::uint64_t value) {
    std::array<std::uint16_t, count> parts{};
    for (std::size_t i = 0; i < count; ++i) parts[i] = static_cast<std::uint16_t>(value >> (16 * i));
    return parts;
  }

  std::array<std::uint16_t, 3> key_{};
  std::array<std::uint16_t, 2> number_{};
};
static_assert(sizeof(BandRecord) == 10);

/// What runs of records are sorted by.
[[nodiscard]] inline std::uint64_t key_of(const IdRecord& record) { return record.key; }
[[nodiscard]] inline std::uint64_t key_of(const HashRecord& record) { return record.key; }
[[nodiscard]] inline std::uint64_t key_of(const BandRecord& record) { return record.key(); }

/// An article that has near-copies, and the first article of its group ("groups", sorted by number).
struct GroupRecord {
  std::uint32_t number = 0;
  std::uint32_t leader = 0;
  std::uint32_t size = 0;  ///< articles of the group

  friend bool operator==(const GroupRecord&, const GroupRecord&) = default;
};

inline constexpr std::string_view ids_table = "ids";
inline constexpr std::string_view copies_table = "copies";
inline constexpr std::string_view fingerprints_table = "fingerprints";
inline constexpr std::string_view replaced_table = "replaced";
inline constexpr std::string_view other_ids_table = "other_ids";
inline constexpr std::string_view groups_table = "groups";
/// Sets of numbers (see number_set.h) whose articles are deleted or replaced: those that a shard still holds, and those
/// that no shard holds but a table may name.
inline constexpr std::string_view removed_table = "removed_set";
inline constexpr std::string_view dropped_table = "dropped_set";

/// What an archive of format 1 has instead: lists of numbers, sorted, and bands as HashRecords.
inline constexpr std::string_view removed_list_table = "removed";
inline constexpr std::string_view dropped_list_table = "dropped";
inline constexpr std::string_view bands_table = "bands";

[[nodiscard]] std::uint64_t hash_of(std::string_view bytes);

}  // namespace dateline::archive
