#!/usr/bin/env bash
# run.sh 2|3 DIR [PORT]
# An Airflow 2.11 (API v1) or 3.3 (API v2) in the foreground with all it owns in DIR, on a loopback port: users admin
# (password admin) and viewer (viewer), DAGs in dags/. It says `ready URL` when its DAGs can be run. It ends with its
# input (Ctrl-D), Ctrl-C or SIGTERM. For tests of failures its input takes lines, each answered by `done`:
# kill|start api|scheduler|dags. Started again, it has its runs. Not for production.
set -euo pipefail
generation=${1:?2 or 3}
dir=${2:?the folder of this Airflow}
port=${3:-8080}
here=$(cd "$(dirname "$0")" && pwd)
place=$(cd "$here/../../../.services" && pwd -P)/airflow
[ -e "$place/database-$generation/made-from" ] || { echo "Airflow $generation is not installed: make services" >&2; exit 1; }
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)

copy_database() {
  [ -e "$dir/database" ] || cp -a "$place/database-$generation" "$dir/database"
  chmod o+x "$dir"
  # The copy has the port of what it was copied from.
  local own
  own=$("$place/$generation/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  sed -i "s/^port = .*/port = $own/" "$dir/database/data/postgresql.conf"
  sed -i "s/:[0-9]*\/postgres$/:$own\/postgres/" "$dir/database/url"
  local url
  url=$(bash "$here/../postgres.sh" start "$dir/database")
  database=postgresql+psycopg2://${url#postgresql://}
}

# Tasks and the workers of servers make groups of their own; where they belong is in their environment.
processes() { grep -lzxF "AIRFLOW_HOME=$dir" /proc/[0-9]*/environ 2> /dev/null | cut -d / -f 3 | grep -vx "$$" || true; }
finish() {
  trap - EXIT INT TERM
  for _ in 1 2 3 4 5; do
    # shellcheck disable=SC2046 # a list of numbers
    kill -KILL $(processes) 2> /dev/null || break
    sleep 0.1
  done
  bash "$here/../postgres.sh" stop "$dir/database" immediate || true
}

declare -A pids
launch() { # api, scheduler or dags
  local -a what
  case $generation:$1 in
    2:api) what=(webserver --hostname 127.0.0.1 --port "$port" --pid "$dir/webserver.pid") ;;
    3:api) what=(api-server --host 127.0.0.1 --port "$port" --workers 1) ;;
    *:scheduler) what=(scheduler --skip-serve-logs) ;;
    3:dags) what=(dag-processor) ;;
    *) return ;;
  esac
  rm -f "$dir"/webserver.pid*
  setsid "$place/$generation/bin/airflow" "${what[@]}" < /dev/null >> "$dir/$1.log" 2>&1 &
  pids[$1]=$!
}
# As a crash leaves it: what the component started in groups of their own goes on.
halt() { kill -KILL -- "-${pids[$1]}" 2> /dev/null || true; wait "${pids[$1]}" 2> /dev/null || true; }

answers() { curl -sf --max-time 20 -o /dev/null "$@"; }
dags_are_there() {
  if [ "$generation" = 2 ]; then answers -u admin:admin "http://127.0.0.1:$port/api/v1/dags/tg_params/details"; return; fi
  local token
  token=$(curl -sf --max-time 20 "http://127.0.0.1:$port/auth/token" -H 'Content-Type: application/json' \
    -d '{"username":"admin","password":"admin"}' | sed -n 's/.*"access_token": *"\([^"]*\)".*/\1/p') || return 1
  answers -H "Authorization: Bearer $token" "http://127.0.0.1:$port/api/v2/dags/tg_params/details"
}

trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
copy_database
. "$here/settings.sh"
[ "$generation" = 2 ] || printf '{"admin": "admin", "viewer": "viewer"}\n' > "$dir/passwords.json"
cd "$dir"
for component in api dags scheduler; do launch "$component"; done
for ((i = 0; i < 600; i++)); do
  for component in "${!pids[@]}"; do
    kill -0 "${pids[$component]}" 2> /dev/null || { tail -n 20 "$dir/$component.log" >&2; exit 1; }
  done
  # The first call of the execution API builds its routes, for seconds in which nothing else is answered.
  dags_are_there && { [ "$generation" = 2 ] || answers "http://127.0.0.1:$port/execution/health"; } && break
  sleep 0.3
done
echo "ready http://127.0.0.1:$port"
while read -r action component; do
  case $action in
    kill) halt "$component" ;;
    start) launch "$component" ;;
  esac
  echo 'done'
done
