#!/bin/sh
# Builds and packs the client that the server hands out, when its sources are not those of the last build.
set -eu
cd "$(dirname "$0")/.."
stamp=spec/client/dist/.build-stamp
sources=$(find contract spec -name node_modules -prune -o -name dist -prune -o -type f -print | LC_ALL=C sort |
  xargs cksum | cksum)
[ "$(cat "$stamp" 2> /dev/null)" != "$sources" ] || exit 0
node --conditions=tg-source spec/pack.ts >&2
echo "$sources" > "$stamp"
