#!/usr/bin/env bash
# Holds PDFs to what Anteroom promises of them:  tests/pdf/check.sh [--own] FILE.pdf...
# Asks qpdf whether each is whole, three independent checkers of PDF/UA-1, and check.py for what those do not ask. With --own
# the three are not asked, which takes a tenth of the time: for all PDFs of a site.
# Exit: 0 nothing found, 1 something found, 2 a check could not run. README.md tells of each rule and of what may pass.
set -euo pipefail
. "$(dirname "$0")/tools.sh"
own=()
if [ "${1:-}" = --own ]; then own=(--own); shift; fi
[ $# -gt 0 ] || { sed -n '2,5s/^# //p' "$0" >&2; exit 2; }
for file in "$@"; do [ -f "$file" ] || unusable "there is no file $file"; done
need_qpdf
need_pdf_python

# 2: broken, 3: could be read after repair. Neither may be published, and a repaired file tells nothing of what it was.
found=0
whole=()
for file in "$@"; do
  if told=$(qpdf --check "$file" 2>&1); then
    whole+=("$file")
  else
    printf '%s\n' "$told" | sed -n '/WARNING\|ERROR\|rror:/p' | head -n 5 | sed "s|^|$file: qpdf: |"
    found=1
  fi
done
if [ ${#whole[@]} -gt 0 ]; then
  "$pdf_python" "$pdf_tests/check.py" "${own[@]}" "${whole[@]}" || { rc=$?; [ "$rc" = 1 ] || exit 2; found=1; }
fi
exit "$found"
