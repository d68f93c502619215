#!/usr/bin/env bash
# redis.sh start DIR | stop DIR | crash DIR | pause DIR | resume DIR
# A Redis with all it owns in DIR, on a free loopback port, with a password and without files of its data. `start` writes
# DIR/url and prints it; started again after a stop or a crash, it has its port and password and nothing else.
set -euo pipefail

action=${1:?start, stop, crash, pause or resume}
dir=${2:?the folder of this server}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)

free_port() {
  node -e "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close() })"
}
pid() { cat "$dir/redis.pid" 2> /dev/null || true; }
# The id may be another process's by now; Redis names its port in its title.
is_ours() { grep -qzF "redis-server 127.0.0.1:$(cat "$dir/port")" "/proc/$(pid)/cmdline" 2> /dev/null; }

configure() {
  local port=$1 password
  password=$(node -p "require('crypto').randomBytes(18).toString('hex')")
  cat > "$dir/redis.conf" << CONFIG
bind 127.0.0.1
port $port
dir $dir
pidfile $dir/redis.pid
logfile $dir/redis.log
daemonize yes
save ""
appendonly no
requirepass $password
CONFIG
  echo "$port" > "$dir/port"
  echo "redis://default:$password@127.0.0.1:$port" > "$dir/url"
}

answers() {
  REDISCLI_AUTH=$(sed -n 's/^requirepass //p' "$dir/redis.conf") redis-cli -p "$(cat "$dir/port")" ping 2> /dev/null | grep -q PONG
}

start() {
  command -v redis-server > /dev/null || { echo 'Redis is not installed: make services' >&2; exit 1; }
  [ -e "$dir/url" ] || configure "$(free_port)"
  redis-server "$dir/redis.conf" < /dev/null > /dev/null
  for _ in $(seq 200); do
    if answers; then
      cat "$dir/url"
      return
    fi
    sleep 0.05
  done
  tail -n 20 "$dir/redis.log" >&2
  exit 1
}

signal() {
  is_ours || return 0
  kill "-$1" "$(pid)"
}

end() {
  is_ours || return 0
  kill -CONT "$(pid)"
  kill "-$1" "$(pid)"
  while is_ours; do sleep 0.02; done
}

case "$action" in
  start) start ;;
  stop) end TERM ;;
  # As a crash would: connections are cut.
  crash) end KILL ;;
  # It stands still: connections are accepted, and nothing is answered.
  pause) signal STOP ;;
  resume) signal CONT ;;
  *) echo "unknown action $action" >&2; exit 2 ;;
esac
