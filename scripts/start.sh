#!/bin/sh
# Builds the client when its sources changed, then becomes the server: signals reach the server itself.
set -eu
cd "$(dirname "$0")/.."
node --conditions=tg-source spec/build.ts client
exec node "$@" --conditions=tg-source src/main.ts
