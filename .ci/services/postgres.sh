#!/usr/bin/env bash
# postgres.sh start DIR [PROGRAMS] | stop DIR [fast|immediate]
# A PostgreSQL with all it owns in DIR, on a free loopback port, of the programs in the folder PROGRAMS: without it,
# of the system's packages (15 where there is one, else the newest).
# `start` writes DIR/url and prints it; started again after a stop, it keeps its data, port and password.
set -euo pipefail

action=${1:?start or stop}
dir=${2:?the folder of this server}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)

programs=/usr/lib/postgresql/15/bin
if [ "$action" = start ] && [ -n "${3:-}" ]; then programs=$(cd "$3" && pwd); fi
[ -x "$programs/initdb" ] || programs=$(find /usr/lib/postgresql -path '*/bin/initdb' -printf '%h\n' 2> /dev/null | sort -V | tail -n 1)
[ -n "$programs" ] || { echo 'PostgreSQL is not installed: make services' >&2; exit 1; }

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}
free_port() {
  node -e "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close() })"
}

start() {
  if [ ! -e "$dir/url" ]; then
    [ "$(id -u)" -ne 0 ] || chown postgres "$dir"
    chmod 700 "$dir"
    as_owner test -w "$dir" || { echo "user postgres can't reach $dir: choose a folder below /tmp" >&2; exit 1; }
    local password
    password=$(node -p "require('crypto').randomBytes(18).toString('hex')")
    printf '%s\n' "$password" | as_owner tee "$dir/password" > /dev/null
    as_owner "$programs/initdb" -D "$dir/data" --username=postgres --pwfile="$dir/password" \
      --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync > "$dir/initdb.log"
    rm "$dir/password"
    local port
    port=$(free_port)
    printf "port = %s\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\n" "$port" |
      as_owner tee -a "$dir/data/postgresql.conf" > /dev/null
    printf 'postgresql://postgres:%s@127.0.0.1:%s/postgres\n' "$password" "$port" > "$dir/url"
  fi
  # pg_ctl -w comes back when the server accepts connections.
  as_owner "$programs/pg_ctl" start -w -s -D "$dir/data" -l "$dir/data/server.log" < /dev/null || {
    tail -n 20 "$dir/data/server.log" >&2
    exit 1
  }
  cat "$dir/url"
}

case "$action" in
  start) start ;;
  # It finds its server by the id in the data folder, and comes back when that process has ended.
  stop) as_owner "$programs/pg_ctl" stop -w -s -D "$dir/data" -m "${3:-fast}" ;;
  *) echo "unknown action $action" >&2; exit 2 ;;
esac
