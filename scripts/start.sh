#!/bin/sh
# Builds the client when its sources changed, then becomes the server: signals reach the server itself.
set -eu
cd "$(dirname "$0")/.."
# Node keeps its compiled form of the sources here, which starts the server about a quarter faster.
export NODE_COMPILE_CACHE="$PWD/node_modules/.cache/node-compile"
node --conditions=tg-source spec/build.ts client
exec node "$@" --conditions=tg-source src/main.ts
