#!/usr/bin/env bash
# nginx.sh start DIR UPSTREAM_PORT | stop DIR
# An nginx with all it owns in DIR, on a free loopback port: it passes /bigdata/… to the port given, without the prefix.
# `start` writes DIR/url (with the prefix, no slash at the end) and prints it.
set -euo pipefail

action=${1:?start or stop}
dir=${2:?the folder of this server}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
nginx=$(PATH="$PATH:/usr/sbin" command -v nginx) || { echo 'nginx is not installed: make services' >&2; exit 1; }

free_port() {
  node -e "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close() })"
}

configure() {
  local port=$1 upstream=$2
  # As root, nginx would hand its work to a user that can't write to DIR.
  [ "$(id -u)" -ne 0 ] || echo 'user root;'
  cat << CONFIG
worker_processes 1;
pid "$dir/nginx.pid";
error_log "$dir/error.log";
events { worker_connections 512; }
http {
  access_log off;
  client_body_temp_path "$dir/body";
  proxy_temp_path "$dir/proxy";
  fastcgi_temp_path "$dir/fastcgi";
  uwsgi_temp_path "$dir/uwsgi";
  scgi_temp_path "$dir/scgi";
  server {
    listen 127.0.0.1:$port;
    client_max_body_size 0;
    location = /bigdata { return 308 /bigdata/; }
    location /bigdata/ {
      proxy_pass http://127.0.0.1:$upstream/;
      proxy_http_version 1.1;
      proxy_buffering off;
      proxy_request_buffering off;
      proxy_read_timeout 1h;
      proxy_set_header Connection "";
      proxy_set_header Host \$http_host;
      proxy_set_header X-Forwarded-For \$proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto \$scheme;
    }
  }
}
CONFIG
}

start() {
  local upstream=${1:?the port of the server behind} port
  # Another process may take the free port first, so it gets a few tries.
  for _ in 1 2 3 4 5; do
    port=$(free_port)
    configure "$port" "$upstream" > "$dir/nginx.conf"
    # nginx goes to the background once it listens.
    if "$nginx" -p "$dir" -e "$dir/error.log" -c "$dir/nginx.conf" < /dev/null; then
      echo "http://127.0.0.1:$port/bigdata" > "$dir/url"
      cat "$dir/url"
      return
    fi
  done
  exit 1
}

stop() {
  local pid
  pid=$(cat "$dir/nginx.pid" 2> /dev/null) || return 0
  # The id may be another process's by now; and a process that ended but was not yet collected has no command line.
  is_ours() { grep -qzF "$dir/nginx.conf" "/proc/$pid/cmdline" 2> /dev/null; }
  is_ours || return 0
  kill -TERM "$pid"
  while is_ours; do sleep 0.05; done
}

case "$action" in
  start) start "${3:-}" ;;
  stop) stop ;;
  *) echo "unknown action $action" >&2; exit 2 ;;
esac
