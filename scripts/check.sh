#!/bin/sh
# Every check that runs nothing of the product. All of them run, so that one look shows all faults.
set -u
cd "$(dirname "$0")/.."

failed=''
step() {
  name=$1
  shift
  "$@" || failed="$failed $name"
}
step types node node_modules/typescript-7/bin/tsc -p .
step lint oxlint --type-aware --deny-warnings
step format oxfmt --check
step text node --conditions=tg-source checks/text.ts
step boundaries node --conditions=tg-source checks/boundaries.ts
step dependencies node --conditions=tg-source checks/dependencies.ts

[ -z "$failed" ] || { echo "check: failed:$failed" >&2; exit 1; }
echo 'check: types, lint, format, text, boundaries and dependencies are right'
