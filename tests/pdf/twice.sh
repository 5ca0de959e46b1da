#!/usr/bin/env bash
# The same site gives the same bytes, wherever, whenever and however often it is built:  tests/pdf/twice.sh ANTEROOM [SITE]
# SITE is a site folder; without it this repository's practice is taken. It is built in two folders, with other time zones,
# languages, users' folders, umasks and numbers of threads, with nothing kept, with all PDFs kept from the build before, and with
# some of the kept files gone or damaged; every file of every build must be the first build's, byte for byte.
# A build with everything kept must also typeset nothing: no kept file is new or written again.
# Exit: 0 all the same, 1 not, 2 could not try.
set -euo pipefail
. "$(dirname "$0")/tools.sh"
anteroom=$(realpath "${1:?usage: twice.sh ANTEROOM [SITE]}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
site() {
  mkdir -p "$1"
  if [ -n "${2:-}" ]; then cp -r "$2/." "$1" && rm -rf "$1/public" "$1/.anteroom" && lay_over "$1"; else pdf_site "$1"; fi
}
site "$work/one" "${2:-}"
site "$work/some where/else, farther down" "${2:-}"
one=$work/one two="$work/some where/else, farther down"

# build FOLDER OUT VARIABLES...
build() {
  local folder=$1 out=$2
  shift 2
  (cd "$folder" && env "$@" "$anteroom" build --out "$out") >"$work/told" 2>&1 || { cat "$work/told" >&2; exit 2; }
}
# same OUT WHEN
same() {
  if diff -rq "$work/first" "$1" >"$work/told"; then
    printf 'the same %s\n' "$2"
  else
    printf 'NOT the same %s:\n' "$2"
    head -n 20 "$work/told"
    found=1
  fi
}
# what is kept, with the time of each file's last writing
kept() { (cd "$one/.anteroom/print" && find . -type f -printf '%p %T@ %s\n' | sort); }

found=0
build "$one" "$work/first" TZ=UTC LANG=C LC_ALL=C
pdfs=$(find "$work/first" -name '*.pdf' | wc -l)
[ "$pdfs" -gt 0 ] || unusable 'the build made no PDF'
printf '%s files, %s of them PDFs\n' "$(find "$work/first" -type f | wc -l)" "$pdfs"

mkdir "$work/home"
(umask 077 && build "$two" "$work/second" TZ=Pacific/Kiritimati LANG=ar_EG.UTF-8 LC_ALL=de_DE.UTF-8 HOME="$work/home" RAYON_NUM_THREADS=1)
same "$work/second" 'in another folder, time zone and language, with one thread'

kept >"$work/kept"
[ -s "$work/kept" ] || unusable 'nothing was kept'
sleep 1.1
build "$one" "$work/third" TZ=Asia/Kathmandu RAYON_NUM_THREADS=7
same "$work/third" 'with everything kept'
kept | diff "$work/kept" - >"$work/told" || { printf 'with everything kept, something was typeset again:\n'; head -n 10 "$work/told"; found=1; }

# every third kept file is gone, every third has a byte changed
cut -d ' ' -f 1 "$work/kept" | awk 'NR % 3 == 0' | (cd "$one/.anteroom/print" && xargs rm)
cut -d ' ' -f 1 "$work/kept" | awk 'NR % 3 == 1' | while read -r file; do
  printf 'X' | dd of="$one/.anteroom/print/$file" bs=1 seek=400 conv=notrunc status=none
done
build "$one" "$work/fourth" TZ=America/St_Johns
same "$work/fourth" 'with some of what was kept gone, and some damaged'

rm -rf "$one/.anteroom"
build "$one" "$work/fifth"
same "$work/fifth" 'with what was kept deleted'
exit "$found"
