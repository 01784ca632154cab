#!/usr/bin/env bash
# Every gate; ends non-zero when one failed.
set -u
gates=$(dirname "$0")
failed=""
for gate in format include_directions headers_compile_alone; do
  echo "gate: $gate"
  "$gates/$gate.sh" || failed="$failed $gate"
done
[ -z "$failed" ] || { echo "gates that failed:$failed" >&2; exit 1; }
