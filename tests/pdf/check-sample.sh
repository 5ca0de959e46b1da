#!/usr/bin/env bash
# Prints what this repository's practice gives away most, and holds it to check.sh:  tests/pdf/check-sample.sh ANTEROOM [FOLDER]
# FOLDER keeps the PDFs. Each kind of paper is among them: packs, a sheet in all its versions, a sheet of many cells, a
# questionnaire, an approach, a page of many questions, a person.
# ANTEROOM_LAY_OVER names a folder of files to try over the site's own. Exit: as check.sh.
set -euo pipefail
. "$(dirname "$0")/tools.sh"
anteroom=$(realpath "${1:?usage: check-sample.sh ANTEROOM [FOLDER]}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "${2:-$work/out}"
out=$(cd "${2:-$work/out}" && pwd)
need_qpdf
need_pdf_python

pdf_site "$work/site"
files=()
# made NAME ARGUMENTS...: what cannot be made is no less a finding than what is made badly
made() {
  local file=$out/$1.pdf
  shift
  (cd "$work/site" && "$anteroom" "$@" --out "$file") >"$work/told" 2>&1 || { cat "$work/told" >&2; exit 1; }
  files+=("$file")
}
made pack pack --therapist marisol-vega
made pack-full pack --therapist marisol-vega --full --duplex
made thought-record print worksheets/thought-record
made thought-record-example print worksheets/thought-record --version example
made thought-record-large print worksheets/thought-record --large-print
made thought-record-professional print worksheets/thought-record --version professional --ink-saver
made mood-diary print worksheets/mood-diary --paper a4
made phq-9 print questionnaires/phq-9
made cbt print approaches/cbt --paper a4
made faq print faq
made therapist print therapists/marisol-vega
"$pdf_tests/check.sh" "${files[@]}"
