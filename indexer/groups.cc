#include "indexer/groups.h"

#include <algorithm>
#include <iterator>

namespace dateline {

using archive::GroupRecord;
using archive::Number;

void Groups::add(const GroupRecord& record) {
  leader_[record.number] = record.leader;
  members_[record.leader].push_back(record.number);
}

Number Groups::leader_of(Number number) const {
  const auto at = leader_.find(number);
  return at == leader_.end() ? number : at->second;
}

void Groups::join(Number a, Number b) {
  a = leader_of(a);
  b = leader_of(b);
  if (a == b) return;
  const auto take = [&](Number leader) {
    auto node = members_.extract(leader);
    return node.empty() ? std::vector<Number>{leader} : std::move(node.mapped());
  };
  std::vector<Number> larger = take(a);
  std::vector<Number> smaller = take(b);
  const Number leader = earlier_(a, b) ? a : b;
  if (larger.size() < smaller.size()) larger.swap(smaller);
  // Only labels that change are written, so that a group of many grows at the cost of what joins it.
  const Number larger_leader = leader_of(larger.front());
  for (const Number number : smaller) leader_[number] = leader;
  if (larger_leader != leader || larger.size() == 1)
    for (const Number number : larger) leader_[number] = leader;
  larger.insert(larger.end(), smaller.begin(), smaller.end());
  members_[leader] = std::move(larger);
}

void Groups::remove(Number number) {
  const auto at = leader_.find(number);
  if (at == leader_.end()) return;
  const Number leader = at->second;
  leader_.erase(at);
  auto node = members_.extract(leader);
  std::vector<Number>& members = node.mapped();
  std::erase(members, number);
  if (members.size() == 1) {
    leader_.erase(members.front());
    return;
  }
  Number next = leader;
  if (number == leader) {
    next = *std::ranges::min_element(members, earlier_);
    for (const Number member : members) leader_[member] = next;
  }
  members_[next] = std::move(members);
}

std::vector<GroupRecord> Groups::records() const {
  std::vector<GroupRecord> all;
  all.reserve(leader_.size());
  for (const auto& [number, leader] : leader_)
    all.push_back({number, leader, static_cast<std::uint32_t>(members_.at(leader).size())});
  std::ranges::sort(all, {}, &GroupRecord::number);
  return all;
}

std::optional<std::vector<GroupRecord>> changed_groups(std::span<const GroupRecord> before,
                                                       std::span<const Meeting> meetings,
                                                       const std::unordered_set<Number>& removed,
                                                       const Groups::Earlier& earlier) {
  std::unordered_set<Number> changing;  // leaders
  const auto note = [&](Number number) {
    if (before.empty() || number > before.back().number) return;
    const auto at = std::ranges::lower_bound(before, number, {}, &GroupRecord::number);
    if (at->number == number) changing.insert(at->leader);
  };
  for (const Meeting& meeting : meetings) {
    note(meeting.a);
    note(meeting.b);
  }
  std::ranges::for_each(removed, note);
  if (meetings.empty() && changing.empty()) return std::nullopt;

  Groups groups(earlier);
  std::vector<GroupRecord> unchanged, all;
  for (const GroupRecord& record : before) {
    if (changing.contains(record.leader))
      groups.add(record);
    else
      unchanged.push_back(record);
  }
  for (const Number number : removed) groups.remove(number);
  for (const Meeting& meeting : meetings) groups.join(meeting.a, meeting.b);
  std::ranges::merge(unchanged, groups.records(), std::back_inserter(all), {}, &GroupRecord::number,
                     &GroupRecord::number);
  return all;
}

}  // namespace dateline
