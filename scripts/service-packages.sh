#!/bin/sh
# Puts into .services/ what live tests take from Maven Central and PyPI: a generator of Java clients and the
# libraries of what it makes, a Python with httpx and a generator of Python clients, Schemathesis, a Python that makes
# the database of the pilot, and servers of OpenSearch, Elasticsearch, S3 and Airflow. Once; again when a version changes.
set -eu
cd "$(dirname "$0")/.."
clients=$PWD/.ci/clients
generator=7.25.0

# A folder is complete when it holds the sum of the files that it was made from.
sum() { cksum < "$1"; }
complete() { [ -e "$1/made-from" ] && [ "$(cat "$1/made-from")" = "$2" ]; }

made_from="$generator $(sum "$clients/java/pom.xml")"
if ! complete .services/java "$made_from"; then
  rm -rf .services/java
  mkdir -p .services/java
  plugin=org.apache.maven.plugins:maven-dependency-plugin:3.6.1
  mvn --quiet --batch-mode --file "$clients/java/pom.xml" "$plugin:copy-dependencies" \
    "-DoutputDirectory=$PWD/.services/java/lib"
  mvn --quiet --batch-mode "$plugin:copy" "-Dartifact=org.openapitools:openapi-generator-cli:$generator" \
    "-DoutputDirectory=$PWD/.services/java" -Dmdep.stripVersion=true
  echo "$made_from" > .services/java/made-from
fi

# A Python of its own in .services/<name> with the packages of a list.
python_with() {
  made_from=$(sum "$2")
  complete ".services/$1" "$made_from" && return
  rm -rf ".services/$1"
  mkdir -p .services
  python3 -m venv ".services/$1"
  ".services/$1/bin/pip" install --quiet --disable-pip-version-check -r "$2"
  echo "$made_from" > ".services/$1/made-from"
}
python_with python "$clients/python/requirements.txt"
python_with schemathesis "$PWD/test/fuzz/requirements.txt"
bash .ci/services/pilot.sh install
bash .ci/services/opensearch/install.sh
bash .ci/services/s3/install.sh
bash .ci/services/airflow/install.sh

echo 'services: the Java and Python client tools, Schemathesis, the pilot, OpenSearch, S3 and Airflow are in .services'
