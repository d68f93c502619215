#!/usr/bin/env bash
# Puts a server that speaks S3 into .services/s3/: the jars of S3Proxy from Maven Central, which run on the Java of the
# nodes of OpenSearch. Once; again when the list changes. Run by `make services`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
place=.services/s3

made_from=$(cat "$here/pom.xml" "$0" | cksum)
if [ -e "$place/made-from" ] && [ "$(cat "$place/made-from")" = "$made_from" ]; then exit 0; fi
rm -rf "$place"
mkdir -p "$place"
mvn --quiet --batch-mode --file "$here/pom.xml" \
  org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies \
  "-DoutputDirectory=$PWD/$place/jars" -DincludeScope=runtime
echo "$made_from" > "$place/made-from"
