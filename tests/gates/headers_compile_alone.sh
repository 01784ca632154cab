#!/usr/bin/env bash
# Each header includes what it uses.
set -u
cd "$(dirname "$0")/../.."

# What the tests' headers are told by their build.
defines="-DDATELINE_PROGRAM=\"\" -DDATELINE_SOURCE=\"\""
flags="-std=c++20 $defines -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -I. -Icommon/include -Iindexer/include -Isearcher/include
  $(pkg-config --cflags xapian-core icu-uc icu-i18n libarchive simdjson libxxhash libzstd libxml-2.0)"
export flags
git ls-files '*.h' | xargs -P 2 -I{} sh -c '
  echo "#include \"{}\"" | g++ $flags -fsyntax-only -x c++ - || { echo "header does not compile alone: {}" >&2; exit 1; }'
