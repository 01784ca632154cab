#include "common/glass/version_file.h"

#include <algorithm>

namespace dateline::glass {
namespace {

constexpr std::string_view magic{"\x0f\x0dXapian Glass", 14};
/// (year - 2014) << 9 | month << 5 | day, of 2016-03-14: the same in every release from 1.3.5 on.
constexpr unsigned format_date = (2016 - 2014) << 9 | 3 << 5 | 14;

/// Shortest tag that Xapian would deflate when it changes the table; 0 for never.
constexpr unsigned compress_from(TableKind table) {
  return table == TableKind::postlist || table == TableKind::position ? 0 : 18;
}

/// A number that is written as what it is more than another.
std::uint32_t take_sum(std::string_view& from, std::uint32_t least) {
  const std::uint32_t more = take_number32(from);
  if (more > std::numeric_limits<std::uint32_t>::max() - least) throw_damaged();
  return least + more;
}

}  // namespace

std::string encode(const Version& version) {
  std::string out(magic);
  out += static_cast<char>(format_date >> 8);
  out += static_cast<char>(format_date & 0xff);
  out.append(version.uuid.begin(), version.uuid.end());
  put_number(out, revision);
  for (std::size_t i = 0; i < table_count; ++i) {
    const TableRoot& root = version.roots[i];
    put_number(out, root.root);
    put_number(out, root.level << 2 | 2U /* leaves in order */ | (root.fake ? 1U : 0U));
    put_number(out, root.entries);
    put_number(out, block_size / 2048);
    put_number(out, compress_from(static_cast<TableKind>(i)));
    std::string free_list;
    if (!root.fake) {
      put_number(free_list, revision);
      put_number(free_list, root.blocks);
      free_list.append(4, '\0');
    }
    put_text(out, free_list);
  }
  const Statistics& s = version.statistics;
  for (const std::uint64_t number :
       {s.documents, s.last - s.documents, std::uint64_t{s.shortest}, std::uint64_t{s.greatest_wdf},
        std::uint64_t{s.longest} - s.greatest_wdf, std::uint64_t{0} /* changesets */, s.total_length,
        std::uint64_t{0} /* spelling */})
    put_number(out, number);
  return out;
}

Version decode_version(std::string_view bytes) {
  if (bytes.size() < magic.size() + 18 || !bytes.starts_with(magic)) throw_damaged();
  bytes.remove_prefix(magic.size());
  const unsigned date = static_cast<unsigned char>(bytes[0]) << 8U | static_cast<unsigned char>(bytes[1]);
  if (date != format_date)
    throw Error(ErrorKind::archive, "the index has another version of Xapian's format",
                "use the Dateline that made it");
  Version version;
  std::copy_n(bytes.begin() + 2, 16, version.uuid.begin());
  bytes.remove_prefix(18);
  (void)take_number(bytes);
  for (TableRoot& root : version.roots) {
    root.root = take_number32(bytes);
    const std::uint32_t level = take_number32(bytes);
    root.level = level >> 2;
    root.fake = (level & 1) != 0;
    root.entries = take_number(bytes);
    if (take_number(bytes) != block_size / 2048 && !root.fake)
      throw Error(ErrorKind::archive, "the index has blocks of another size than 8192 bytes", "index its dumps again");
    (void)take_number(bytes);
    std::string_view free_list = take_text(bytes);
    if (free_list.empty()) continue;
    (void)take_number(free_list);
    root.blocks = take_number32(free_list);
  }
  Statistics& s = version.statistics;
  s.documents = take_number32(bytes);
  s.last = take_sum(bytes, static_cast<std::uint32_t>(s.documents));
  s.shortest = take_number32(bytes);
  s.greatest_wdf = take_number32(bytes);
  s.longest = take_sum(bytes, s.greatest_wdf);
  (void)take_number(bytes);
  s.total_length = take_number(bytes);
  return version;
}

}  // namespace dateline::glass
