#!/bin/sh
# Installs the packages of the lock file, when those in node_modules are not the ones it names.
set -eu
cd "$(dirname "$0")/.."

fail() {
  echo "install: $1" >&2
  exit 1
}

stamp=node_modules/.install-stamp
manifests='package.json package-lock.json contract/package.json spec/client/package.json'
# shellcheck disable=SC2086 # the list is split on purpose
wanted=$(cat $manifests | cksum)
[ "$(cat "$stamp" 2> /dev/null)" != "$wanted" ] || exit 0

# npm writes its record of node_modules last: where it is the newest file, somebody ran npm install just before.
record=node_modules/.package-lock.json
# shellcheck disable=SC2086
if [ ! -f "$record" ] || [ -n "$(find $manifests -newer "$record")" ]; then
  # npm runs on the system's Node: the project's own one is among the files it replaces.
  bin="$PWD/node_modules/.bin"
  PATH=$(printf '%s' "$PATH" | tr ':' '\n' | { grep -vxF "$bin" || true; } | paste -sd ':' -)
  command -v npm > /dev/null || fail 'npm is missing: install Node.js 20 or newer with npm'
  major=$(node -p 'parseInt(process.versions.node)' 2> /dev/null) || fail 'node is missing: install Node.js 20 or newer'
  [ "$major" -ge 20 ] || fail "Node.js $(node -v) is too old to install with: install Node.js 20 or newer"
  echo 'install: npm ci (about half a minute)' >&2
  # At the level "error" npm is silent about engines: the packages run on the project's Node, not on the one npm runs on.
  npm ci --include=dev --include=optional --engine-strict=false --no-audit --no-fund --loglevel=error >&2
fi
echo "$wanted" > "$stamp"
