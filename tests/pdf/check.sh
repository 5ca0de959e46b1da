#!/usr/bin/env bash
# Holds PDFs to what Anteroom promises of them:  tests/pdf/check.sh FILE.pdf...
# Asks qpdf whether each is whole, three independent checkers of PDF/UA-1, and check.py for what those do not ask.
# Exit: 0 nothing found, 1 something found, 2 a check could not run. README.md tells of each rule and of what may pass.
set -euo pipefail
. "$(dirname "$0")/tools.sh"
[ $# -gt 0 ] || { sed -n '2,4s/^# //p' "$0" >&2; exit 2; }
for file in "$@"; do [ -f "$file" ] || unusable "there is no file $file"; done
need_qpdf
need_pdf_python

found=0
for file in "$@"; do
  # 2: broken, 3: can be read after repair; neither may be published
  told=$(qpdf --check "$file" 2>&1) || { printf '%s\n' "$told" | sed -n "s|^|$file: qpdf: |;/WARNING\|rror/p" | head -n 5; found=1; }
done
"$pdf_python" "$pdf_tests/check.py" "$@" || { rc=$?; [ "$rc" = 1 ] || exit "$rc"; found=1; }
exit "$found"
