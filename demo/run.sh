#!/bin/sh
# Installs the files that the demo loads, builds server and client where their sources changed, then becomes the demo.
set -eu
cd "$(dirname "$0")/.."
stamp=demo/node_modules/.install-stamp
wanted=$(cat demo/package.json demo/package-lock.json | cksum)
if [ "$(cat "$stamp" 2> /dev/null)" != "$wanted" ]; then
  echo 'install: npm ci in demo/ (sample data, about 10 MB to download)' >&2
  (cd demo && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error > /dev/null) || {
    echo 'demo: The sample data could not be installed: what npm says is above.' >&2
    exit 1
  }
  echo "$wanted" > "$stamp"
fi
# As scripts/start.sh has it.
export NODE_COMPILE_CACHE="$PWD/node_modules/.cache/compiled"
node --conditions=tg-source scripts/bundle.ts
# Without the condition: the demo gets the client as it is published.
exec node demo/main.ts
