#!/bin/sh
# Builds the client package that the server hands out, when its sources changed.
set -eu
cd "$(dirname "$0")/.."
exec node --conditions=tg-source spec/build.ts client >&2
