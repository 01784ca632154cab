#!/usr/bin/env bash
# Includes run downwards only: common includes neither side, and the two sides do not include each other.
set -u
cd "$(dirname "$0")/../.."

failed=0
# forbid ROOM PATTERN: no file of the room includes what matches.
forbid() {
  local found
  found=$(grep -rnE "^ *# *include +[\"<]($2)" "$1" --include='*.cc' --include='*.h')
  if [ -n "$found" ]; then
    printf '%s\n' "$found" "include directions: $1/ may not include these" >&2
    failed=1
  fi
}

forbid common 'indexer/|searcher/|dateline/(indexer|maintenance|searcher)\.h'
forbid indexer 'searcher/|dateline/searcher\.h'
forbid searcher 'indexer/|dateline/(indexer|maintenance)\.h'
# The libraries know nothing of the command line, and public headers name no other library.
for room in common/text common/dates common/names common/archive indexer/readers searcher/query searcher/render; do
  [ -d "$room" ] && forbid "$room" 'common/cli/|CLI/'
done
for headers in */include; do forbid "$headers" 'xapian|unicode/|CLI/|nlohmann|simdjson|archive\.h|common/|indexer/|searcher/'; done
exit $failed
