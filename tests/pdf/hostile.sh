#!/usr/bin/env bash
# Text that would be code if it were not data:  tests/pdf/hostile.sh ANTEROOM
# Writes a site whose page, worksheet, practice and therapist are full of the typesetter's code and of markup, prints it, and
# looks for every string, letter by letter, in what pdftotext reads; the files are held to check.sh, too (hostile.py).
# Exit: 0 every string stands there, 1 one does not, or the files are not sound, 2 could not try.
set -euo pipefail
. "$(dirname "$0")/tools.sh"
anteroom=$(realpath "${1:?usage: hostile.sh ANTEROOM}")
need_pdftotext
need_qpdf
need_pdf_python
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$pdf_python" "$pdf_tests/hostile.py" make "$work/site"
lay_over "$work/site"

found=0
# paper NAME ARGUMENTS...
paper() {
  local name=$1
  shift
  (cd "$work/site" && "$anteroom" print "$@" --out "$work/$name.pdf") >"$work/told" 2>&1 || { cat "$work/told" >&2; exit 1; }
  # its quarrel with `Suspects false` is its own
  pdftotext -raw "$work/$name.pdf" "$work/$name.txt" 2>/dev/null
  "$pdf_python" "$pdf_tests/hostile.py" check "$name" "$work/$name.txt" || found=1
}
paper page page
paper sheet sheet
paper example sheet --version example
paper person therapists/ana
"$pdf_tests/check.sh" "$work"/*.pdf || found=1
exit "$found"
