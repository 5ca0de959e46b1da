#!/usr/bin/env bash
# The browser audit alone, with what it needs installed:  tests/browser/ci-browser.sh SITE [audit.mjs options]
set -euo pipefail
. "$(dirname "$0")/tools.sh"
site=${1:?usage: ci-browser.sh SITE [audit.mjs options]}
shift
need_browser
need_npm_packages
exec node "$browser_tests/audit.mjs" "$site" "$@"
