#!/usr/bin/env bash
# pilot.sh install | make URL SCHEMA
# `install` brings what the pilot is made with from PyPI into .services/pilot-venv, unless it is there.
# `make` makes the pilot's schema with users on that PostgreSQL and prints them as JSON (pilot/make.py).
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
venv="$here/../../.services/pilot-venv"

install() {
  cmp -s "$here/pilot/requirements.txt" "$venv/installed.txt" && return
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --no-input -r "$here/pilot/requirements.txt"
  # Last: an install that broke off is done again.
  cp "$here/pilot/requirements.txt" "$venv/installed.txt"
}

case "${1:-}" in
  install) install ;;
  make)
    [ -f "$venv/installed.txt" ] || { echo 'The Python packages of the pilot are missing: make services' >&2; exit 1; }
    PYTHONDONTWRITEBYTECODE=1 exec "$venv/bin/python" -W ignore "$here/pilot/make.py" "${2:?the address}" "${3:?the schema}"
    ;;
  *) echo "unknown action ${1:-}" >&2; exit 2 ;;
esac
