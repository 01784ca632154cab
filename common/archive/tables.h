#pragma once

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

/// Articles under a hash: of their source, day, title and body ("copies"), of a band of their fingerprint ("bands"),
/// and of an id and a content that a later record of the same dump replaced ("replaced", number 0).
struct HashRecord {
  std::uint64_t key = 0;
  std::uint32_t number = 0;
  std::uint32_t reserved = 0;

  friend bool operator==(const HashRecord&, const HashRecord&) = default;
};

/// An article that has near-copies, and the first article of its group ("groups", sorted by number).
struct GroupRecord {
  std::uint32_t number = 0;
  std::uint32_t leader = 0;
  std::uint32_t size = 0;  ///< articles of the group

  friend bool operator==(const GroupRecord&, const GroupRecord&) = default;
};

inline constexpr std::string_view ids_table = "ids";
inline constexpr std::string_view copies_table = "copies";
inline constexpr std::string_view bands_table = "bands";
inline constexpr std::string_view replaced_table = "replaced";
inline constexpr std::string_view other_ids_table = "other_ids";
inline constexpr std::string_view groups_table = "groups";
/// Numbers whose articles are deleted or replaced, sorted, 4 bytes each: those that a shard still holds, and those that
/// no shard holds but a table may name.
inline constexpr std::string_view removed_table = "removed";
inline constexpr std::string_view dropped_table = "dropped";

[[nodiscard]] std::uint64_t hash_of(std::string_view bytes);

}  // namespace dateline::archive
