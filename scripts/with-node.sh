#!/bin/sh
# Installs what is missing, then becomes the given command, on the project's own Node where there is one.
set -eu
cd "$(dirname "$0")/.."
sh scripts/install.sh
PATH="$PWD/node_modules/.bin:$PATH"
export PATH
if [ ! -x node_modules/.bin/node ]; then
  version=$(node -p 'process.versions.node' 2> /dev/null || echo none)
  minor=${version#*.}
  if [ "${version%%.*}" -lt 22 ] 2> /dev/null || [ "$version" = none ] ||
    { [ "${version%%.*}" -eq 22 ] && [ "${minor%%.*}" -lt 18 ]; }; then
    echo "This system gets no Node.js from npm and has version $version: install Node.js 24 (or 22.18 and newer)" >&2
    exit 1
  fi
fi
exec "$@"
