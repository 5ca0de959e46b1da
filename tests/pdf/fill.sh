#!/usr/bin/env bash
# Fills in the forms of PDFs with three tools, reads them back and looks at the pictures:
#   tests/pdf/fill.sh FILE.pdf...         the filled files and their pictures go to $FILLED, if that is set
# Exit: 0 nothing found, 1 something found, 2 a check could not run.
set -euo pipefail
. "$(dirname "$0")/tools.sh"
[ $# -gt 0 ] || unusable 'usage: fill.sh FILE.pdf...'
need_pdf_tools

if [ -n "${FILLED:-}" ]; then
  out=$FILLED
else
  out=$(mktemp -d)
  trap 'rm -rf "$out"' EXIT
fi

worst=0
# A check that could not run outweighs one that found something.
check() {
  local rc=0
  "$@" || rc=$?
  if [ "$rc" -gt 1 ]; then
    unusable "${*:1:2} ended with status $rc"
  fi
  [ "$rc" -le "$worst" ] || worst=$rc
}

for file in "$@"; do
  [ -f "$file" ] || unusable "there is no file $file"
  name=$(basename "$file" .pdf)
  mkdir -p "$out/$name"
  rm -f "$out/$name"/*
  check "$pdf_python" "$pdf_tests/fill.py" "$file" --out "$out/$name"
  check node "$pdf_tests/fill.mjs" "$file" --out "$out/$name"
  filled=()
  for one in "$out/$name"/*.{latin,arabic,chinese}.pdf; do
    [ ! -f "$one" ] || filled+=("$one")
  done
  if [ ${#filled[@]} = 9 ]; then
    check "$pdf_python" "$pdf_tests/pictures.py" "$file" "${filled[@]}" --out "$out/$name"
  else
    echo "$name: ${#filled[@]} filled files instead of 9: there is nothing to look at"
    worst=1
  fi
done
exit "$worst"
