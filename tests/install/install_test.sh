#!/usr/bin/env bash
# Installs what was built, builds the consumer against it alone, and runs it. arguments: BUILD-FOLDER
set -eu
build=$1
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cmake --install "$build" --prefix "$folder/first" >/dev/null
# Nothing in the package may depend on where it was installed.
mv "$folder/first" "$folder/prefix"
for header in error date article archive_location indexer maintenance searcher; do
  [ -f "$folder/prefix/include/dateline/$header.h" ] || { echo "not installed: $header.h" >&2; exit 1; }
done
# begins TEXT FILE: the file was installed, and that is how it begins.
begins() {
  [ "$(head -n 1 "$folder/prefix/share/$2" 2>/dev/null | cut -c "1-${#1}")" = "$1" ] || { echo "not installed: $2" >&2; exit 1; }
}
begins '.TH DATELINE 1' man/man1/dateline.1
begins '# bash completion of dateline' bash-completion/completions/dateline
begins '#compdef dateline' zsh/site-functions/_dateline
begins '# fish completion of dateline' fish/vendor_completions.d/dateline.fish
[ "$("$folder/prefix/bin/dateline" --version)" = "dateline 0.1.0" ]

cmake -S "$here/consumer" -B "$folder/build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_PREFIX_PATH="$folder/prefix" \
  -DCMAKE_CXX_FLAGS="${CONSUMER_FLAGS:-}" >/dev/null
cmake --build "$folder/build"
printed=$("$folder/build/consumer" "$folder/archive")
echo "$printed"
[ "$printed" = "River floods Port Merrow" ]
[ "$("$folder/prefix/bin/dateline" count -a "$folder/archive" '*')" = 2 ]
