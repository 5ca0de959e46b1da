#!/usr/bin/env bash
# Every sheet of a site, handed on in both releases and held to FHIR's definitions:  tests/fhir/check.sh ANTEROOM [FOLDER]
set -euo pipefail
. "$(dirname "$0")/tools.sh"
anteroom=${1:?usage: check.sh ANTEROOM [FOLDER]}
site=${2:-$fhir_tests/site}
need_fhir_definitions

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for release in r4 r5; do
  "$anteroom" export fhir --professional --release "$release" --site "$site" --out "$out/$release" 2>"$out/told" || { cat "$out/told" >&2; exit 1; }
  # a questionnaire that stayed at home would be one that nobody checked
  if grep '^Left out' "$out/told"; then exit 1; fi
  node "$fhir_tests/check.mjs" "$FHIR_DEFINITIONS" "$release" "$out/$release"/*.json
done
