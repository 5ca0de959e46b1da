#!/usr/bin/env bash
# Every check of a built site that looks from outside, in order. Nothing found is the only pass.
#   tests/browser/check-site.sh SITE BASE_URL [--only CHECK,CHECK...]
# SITE      the folder that the generator wrote
# BASE_URL  the site's base_url: absolute links to it are checked against SITE
# Checks    html links feeds css structured-data browser
# Exit      0 nothing found, 1 something found, 2 a check could not run (no browser, no Java, ...)
set -euo pipefail
. "$(dirname "$0")/tools.sh"

all_checks='html links feeds css structured-data browser'
usage() { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }

[ $# -ge 2 ] || usage
site=$1 base_url=$2
shift 2
checks=$all_checks
while [ $# -gt 0 ]; do
  case $1 in
    --only) [ $# -ge 2 ] || usage; checks=${2//,/ }; shift 2 ;;
    *) usage ;;
  esac
done
for c in $checks; do case " $all_checks " in *" $c "*) ;; *) usage ;; esac; done
[ -d "$site" ] || unusable "$site is not a folder"
site=$(cd "$site" && pwd -P)
[[ $base_url =~ ^https?://[^/]+(/.*)?$ ]] || unusable "BASE_URL is not an http(s) URL: $base_url"
base_url=${base_url%/}/
# the path under which the site is served: / or /a/b/
base_path=/${base_url#*://*/}
[ -n "$(find "$site" -name '*.html' -print -quit)" ] || unusable "no .html file in $site"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Tools first: what is missing is told before anything runs.
for c in $checks; do
  case $c in
    html) need_npm_packages; need_java ;;
    links) need_lychee ;;
    feeds) need_xmllint ;;
    css | structured-data) need_npm_packages ;;
    browser) need_npm_packages; need_browser ;;
  esac
done

check_html() { node "$browser_tests/html.mjs" "$site"; }

check_links() {
  # a base_url with a path: root-relative links start above the site
  local root=$work/root above rc=0
  above=$root${base_path%/}
  mkdir -p "$(dirname "$above")"
  ln -s "$site" "$above"
  # given by name, for the walk does not follow the link to a folder
  (cd "$root" && find -L . -type f \( -name '*.html' -o -name '*.css' -o -name '*.xml' \) -printf '%P\n') >"$work/files"
  (cd "$root" && "$lychee" --offline --root-dir "$root" --include-fragments=anchor-only --index-files index.html --no-progress \
    --remap "^${base_url//./\\.} file://$above/" --files-from "$work/files") >"$work/links" 2>&1 || rc=$?
  case $rc in
    0) printf '%s: %s\n' "$("$lychee" --version)" "$(grep ' Total ' "$work/links")" ;;
    2) cat "$work/links"; return 1 ;;
    *) cat "$work/links" >&2; unusable "lychee ended with status $rc" ;;
  esac
}

check_feeds() {
  local found=0 f n=0
  for f in atom.xml sitemap.xml; do
    [ -f "$site/$f" ] || { echo "there is no $f"; found=1; }
  done
  while IFS= read -r f; do
    n=$((n + 1))
    case $f in
      */atom.xml)
        xmllint --noout --nonet --relaxng "$browser_tests/schemas/atom.rng" "$f" >"$work/xml" 2>&1 || { grep -v ' validates$' "$work/xml"; found=1; }
        # what the grammar cannot say: an author for the feed, or one for each entry; no id twice
        [ "$(xmllint --nonet --xpath 'boolean(/*/*[local-name()="author"]) or not(/*/*[local-name()="entry"][not(*[local-name()="author"])])' "$f" 2>/dev/null)" = true ] || { echo "$f: neither the feed nor each entry has an author"; found=1; }
        [ "$(xmllint --nonet --xpath 'count(/*/*[local-name()="entry"]/*[local-name()="id"][. = ../preceding-sibling::*/*[local-name()="id"]])' "$f" 2>/dev/null)" = 0 ] || { echo "$f: two entries have one id"; found=1; }
        ;;
      *) xmllint --noout --nonet --schema "$browser_tests/schemas/sitemap.xsd" "$f" >"$work/xml" 2>&1 || { grep -v ' validates$' "$work/xml"; found=1; } ;;
    esac
  done < <(find "$site" \( -name atom.xml -o -name 'sitemap*.xml' \) | sort)
  [ "$found" = 0 ] && printf 'xmllint %s: %s files\n' "$(xmllint --version 2>&1 | sed -n 's/.*using libxml version //p')" "$n"
}

check_css() {
  local rc=0
  [ -n "$(find "$site" -name '*.css' -print -quit)" ] || { echo 'the site has no stylesheet'; return 1; }
  (cd "$site" && node "$BROWSER_TEST_MODULES/stylelint/bin/stylelint.mjs" --config "$browser_tests/stylelint.config.mjs" --config-basedir "$BROWSER_TEST_MODULES/.." \
    --max-warnings 0 --formatter unix '**/*.css') >"$work/css" 2>&1 || rc=$?
  case $rc in
    0) printf 'stylelint %s: %s files\n' "$(node -p 'require(process.argv[1]).version' "$BROWSER_TEST_MODULES/stylelint/package.json")" "$(find "$site" -name '*.css' | wc -l)" ;;
    2) sed "s|^$site/||" "$work/css"; return 1 ;;
    *) cat "$work/css" >&2; unusable "stylelint ended with status $rc" ;;
  esac
}

check_structured-data() { node "$browser_tests/structured-data.mjs" "$site"; }

check_browser() {
  node "$browser_tests/audit.mjs" "$site" --format text --quiet --widths 1280,320 --schemes light,dark --keyboard --require-csp --site-url "$base_url" --base "$base_path"
}

passed=0 failed=0 broken=0
for c in $checks; do
  printf '\n-- %s\n' "$c"
  start=$SECONDS rc=0
  # in a shell of its own, so that one check that cannot run does not hide what the others find
  ("check_$c") 2>&1 || rc=$?
  case $rc in
    0) passed=$((passed + 1)) word=ok ;;
    1) failed=$((failed + 1)) word=FOUND ;;
    *) failed=$((failed + 1)) broken=1 word='COULD NOT RUN' ;;
  esac
  printf -- '-- %s: %s, %s s\n' "$c" "$word" $((SECONDS - start))
done
printf '\ncheck-site: %s passed, %s failed\n' "$passed" "$failed"
[ "$broken" = 0 ] || exit 2
[ "$failed" = 0 ]
