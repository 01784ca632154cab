#!/usr/bin/env bash
# Every source is as clang-format 14 leaves it.
cd "$(dirname "$0")/../.." && git ls-files -z '*.cc' '*.h' | xargs -0 clang-format-14 --dry-run -Werror
