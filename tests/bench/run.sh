#!/usr/bin/env bash
# How fast a dump goes in and queries are answered. arguments: PROGRAM [DUMP [QUERIES]]; queries stand one a line, as for --batch.
set -eu
program=$1
here=$(cd "$(dirname "$0")/../.." && pwd)
dump=${2:-$here/corpus/news}
queries=${3:-$here/corpus/judged/queries.tsv}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export DATELINE_ARCHIVE=$folder/archive

"$program" index "$dump" 2>/dev/null
printf 'archive: %s kB on disk\n' "$(du -sk "$DATELINE_ARCHIVE" | cut -f1)"
# The first round warms the caches; the second is measured.
for round in warming measured; do
  "$program" search --batch "$queries" >"$folder/answers" || [ $? -le 2 ]
done
grep -o '"took_ms":[0-9.e-]*' "$folder/answers" | cut -d: -f2 | sort -g | awk '
  { took[NR] = $1; sum += $1 }
  END { if (NR) printf "%d queries: mean %.2f ms, median %.2f ms, slowest %.2f ms\n", NR, sum / NR, took[int((NR + 1) / 2)], took[NR] }'
