#!/bin/sh
# Compares every derived file with what the sources say now. All comparisons run, so that one look shows all faults.
set -u
cd "$(dirname "$0")/.."

failed=''
step() {
  name=$1
  shift
  "$@" || failed="$failed $name"
}
# Derived files that nobody has added would pass a comparison on this machine and be missing on every other.
all_tracked() {
  [ -e .git ] || return 0
  untracked=$(git ls-files --others --exclude-standard -- openapi.yaml spec migrations .env.example README.md)
  [ -z "$untracked" ] || { printf 'Not added to git:\n%s\n' "$untracked" >&2; return 1; }
}
step openapi+client node --conditions=tg-source spec/generate.ts --check
step openapi-lint sh spec/lint.sh
step breaking node --conditions=tg-source spec/breaking.ts
step migrations node --conditions=tg-source src/migrate.ts check
step documents node --conditions=tg-source checks/docs.ts --check
step untracked all_tracked

[ -z "$failed" ] || { echo "drift: failed:$failed. make spec, make migration or the named command brings it up to date" >&2; exit 1; }
echo 'drift: every derived file is what the sources say'
