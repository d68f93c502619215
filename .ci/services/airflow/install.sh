#!/usr/bin/env bash
# Puts Airflow 2.11 and 3.3 into .services/airflow/ from PyPI, each with a metadata database that is set up and copied
# at each start: a PostgreSQL of the system's packages (on SQLite the API of 3 stands still when runs are triggered at
# once, and tries of 2 are lost before they begin). Once; again when what they are made from changes. Run by
# `make services`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
mkdir -p .services
place=$(cd .services && pwd -P)/airflow

sum() { cat "$@" | cksum; }
# The one-time writing of a database takes as long as the packages do to come.
migrate_to() { # generation, URL, folder
  (
    export generation=$1 database=$2 dir=$3 port=0 AIRFLOW__CORE__DAGS_FOLDER=$3/dags
    mkdir -p "$dir/dags"
    . "$here/settings.sh"
    cd "$dir"
    "$place/$1/bin/airflow" db migrate
    [ "$1" = 2 ] || exit 0
    "$place/2/bin/airflow" sync-perm
    for user in admin:Admin viewer:Viewer; do
      "$place/2/bin/airflow" users create --username "${user%:*}" --password "${user%:*}" --role "${user#*:}" \
        --firstname Test --lastname User --email "${user%:*}@example.invalid"
    done
  ) > "$place/$1.log" 2>&1 || { tail -n 20 "$place/$1.log" >&2; exit 1; }
}

packages_of() { # generation
  local list=$here/requirements-$1.txt
  [ "$(cat "$place/$1/made-from" 2> /dev/null)" = "$(sum "$list")" ] && return
  rm -rf "${place:?}/$1"
  mkdir -p "$place"
  python3 -m venv "$place/$1"
  "$place/$1/bin/pip" install --quiet --disable-pip-version-check --no-input --no-deps -r "$list"
  sum "$list" > "$place/$1/made-from"
}

database_of() { # generation
  local made_from new
  made_from=$(sum "$here/requirements-$1.txt" "$0" "$here/../postgres.sh")
  [ "$(cat "$place/database-$1/made-from" 2> /dev/null)" = "$made_from" ] && return
  rm -rf "$place/database-$1"
  # PostgreSQL's own user must get in, wherever this is installed.
  new=$(mktemp -d)
  chmod 711 "$new"
  local url
  url=$(bash "$here/../postgres.sh" start "$new/data")
  migrate_to "$1" "postgresql+psycopg2://${url#postgresql://}" "$new/home"
  bash "$here/../postgres.sh" stop "$new/data"
  printf 'fsync = off\nfull_page_writes = off\nsynchronous_commit = off\n' >> "$new/data/data/postgresql.conf"
  mv "$new/data" "$place/database-$1"
  rm -rf "$new"
  echo "$made_from" > "$place/database-$1/made-from"
}

for generation in 2 3; do
  packages_of "$generation"
  database_of "$generation"
done
