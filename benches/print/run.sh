#!/usr/bin/env bash
# How fast Anteroom prints, beside WeasyPrint and headless Chromium:  benches/print/run.sh ANTEROOM [--sheets N] [--rounds N]
# Makes a site of 200 worksheets and the same sheets as HTML (sheets.py), then in each of 11 rounds: a build with PDFs and one
# without, both from nothing; one sheet printed from a cold start; one sheet by WeasyPrint and one by Chromium (measure.py).
# It judges no figure: machines differ. ANTEROOM is a release build. README.md tells how to read the table.
# ANTEROOM_LAY_OVER names a folder of files to try over the site's own.
# Exit: 0 measured, 1 something that was run failed, 2 could not measure.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../../tests/pdf/tools.sh"
usage() { sed -n '2s/^# //p' "$0" >&2; exit 2; }

[ $# -ge 1 ] && [ -x "$1" ] || usage
anteroom=$(realpath "$1") sheets=200 rounds=11
shift
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] && [[ $2 =~ ^[1-9][0-9]*$ ]] || usage
  case $1 in --sheets) sheets=$2 ;; --rounds) rounds=$2 ;; *) usage ;; esac
  shift 2
done

need_qpdf
need_browser
need_python_venv
python=$(python_of weasyprint "$here/requirements.txt") || unusable 'pip could not install WeasyPrint'
# Pango is no Python package
"$python" -c 'import weasyprint' 2>/dev/null || { apt_install libpango-1.0-0 && apt_install libpangoft2-1.0-0 && apt_install libharfbuzz-subset0; } && "$python" -c 'import weasyprint' || unusable 'WeasyPrint has no Pango here, and it could not be installed'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" "$here/sheets.py" "$sheets" "$work/site" "$work/html"
lay_over "$work/site"
"$python" "$here/measure.py" --work "$work" --anteroom "$anteroom" --python "$python" --chromium "$(browser_path)" \
  --sheets "$sheets" --rounds "$rounds"
