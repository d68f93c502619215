#!/bin/sh
# Builds the client when its sources changed, then becomes the server: signals reach the server itself.
set -eu
cd "$(dirname "$0")/.."
sh scripts/build-client.sh
exec node "$@" --conditions=tg-source src/main.ts
