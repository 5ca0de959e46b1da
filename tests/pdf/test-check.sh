#!/usr/bin/env bash
# Proves the checks of PDFs on planted faults:  tests/pdf/test-check.sh ANTEROOM
# Sound files are printed by ANTEROOM; test-check.py breaks them in one way at a time; here the files are broken as files.
# Exit: 0 every fault was told, 1 one was not, 2 could not try.
set -euo pipefail
. "$(dirname "$0")/tools.sh"
anteroom=$(realpath "${1:?usage: test-check.sh ANTEROOM}")
need_qpdf
need_pdf_python
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pdf_site "$work/site"
for page in worksheets/thought-record approaches/cbt; do
  (cd "$work/site" && "$anteroom" print "$page" --out "$work/$(basename "$page").pdf") >"$work/told" 2>&1 || { cat "$work/told" >&2; exit 2; }
done
"$pdf_python" "$pdf_tests/test-check.py" "$work/thought-record.pdf" "$work/cbt.pdf"

# expect STATUS WORD FILE...: check.sh ends with this status and tells this
expect() {
  local status=$1 word=$2 rc=0
  shift 2
  "$pdf_tests/check.sh" "$@" >"$work/told" 2>&1 || rc=$?
  if [ "$rc" = "$status" ] && grep -q -- "$word" "$work/told"; then return; fi
  printf 'check.sh %s: status %s instead of %s, or no word of %s:\n' "$*" "$rc" "$status" "$word" >&2
  cat "$work/told" >&2
  exit 1
}
good=$work/cbt.pdf
head -c 20000 "$good" >"$work/cut.pdf"
sed '0,/endobj/s//endobX/' "$good" >"$work/damaged.pdf"
echo 'no PDF' >"$work/none.pdf"
expect 0 '1 files checked, 0 findings' "$good"
for broken in cut damaged none; do expect 1 'qpdf: ' "$good" "$work/$broken.pdf"; done
expect 2 'there is no file' "$good" "$work/missing.pdf"
expect 2 'usage\|Holds'
# a checker that is not there is no pass
mkdir "$work/empty"
ANTEROOM_CI_CACHE=$work/empty PIP_INDEX_URL=http://127.0.0.1:9/ PIP_RETRIES=0 expect 2 'CANNOT CHECK' "$good"
echo '7 passed, 0 failed'
