# Sourced by the scripts: the programs that read PDFs and fill in forms, found or installed, in the same cache as the other tools.
# shellcheck shell=bash
pdf_tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$pdf_tests/../browser/tools.sh"

need_qpdf() {
  command -v qpdf >/dev/null || apt_install qpdf && command -v qpdf >/dev/null || unusable 'no qpdf here, and it could not be installed'
}

need_python_venv() {
  command -v python3 >/dev/null || unusable 'python3 is needed'
  python3 -c 'import venv, ensurepip' 2>/dev/null || apt_install python3-venv || unusable 'python3 has no venv module, and it could not be installed'
}

pdf_python_install() {
  python3 -m venv . && bin/python -m pip --quiet --disable-pip-version-check install --only-binary :all: "$@"
}

# python_of NAME LIST [with-all]: a Python that has exactly the packages of LIST; with those that they bring along, too, if asked.
python_of() {
  local key folder deps=--no-deps
  [ "${3:-}" = with-all ] && deps=--no-compile
  key=$({ python3 --version; cat "$2"; } | sha256sum | cut -c1-16)
  folder=$(cache_folder "$1-$key" pdf_python_install "$deps" -r "$2") || return 1
  [ -x "$folder/bin/python" ] && printf '%s\n' "$folder/bin/python"
}

need_pdf_python() {
  need_python_venv
  pdf_python=$(python_of pdf "$pdf_tests/check-requirements.txt") || unusable 'pip could not install the packages of check-requirements.txt'
}

# pdf_site FOLDER: a practice and its therapists over the library, apart from the clone, so that nothing is kept or written in it.
pdf_site() {
  mkdir -p "$1"
  cp -r "$pdf_tests/../../practice.toml" "$pdf_tests/../../therapists" "$1"
  lay_over "$1"
}

# lay_over SITE: ANTEROOM_LAY_OVER names a folder whose files (themes/calm/print/..., content/...) are tried in every site.
lay_over() {
  [ -z "${ANTEROOM_LAY_OVER:-}" ] || cp -rL "$ANTEROOM_LAY_OVER/." "$1"
}

# No package's install script is run. The canvas that comes along is what pdf.js measures words with.
pdf_npm_install() {
  cp "$pdf_tests/package.json" "$pdf_tests/package-lock.json" .
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
}

need_pdf_tools() {
  need_node
  need_python_venv
  command -v pdftoppm >/dev/null || apt_install poppler-utils && command -v pdftoppm >/dev/null || unusable 'no pdftoppm here, and it could not be installed'
  pdf_python=$(python_of fill "$pdf_tests/requirements.txt" with-all) || unusable 'pip could not install the packages of requirements.txt'
  PDF_TEST_MODULES=$(cache_folder "pdf-npm-$(sha256sum "$pdf_tests/package-lock.json" | cut -c1-16)" pdf_npm_install) || unusable 'npm could not install the packages of package-lock.json'
  PDF_TEST_MODULES+=/node_modules
  export PDF_TEST_MODULES PYTHONDONTWRITEBYTECODE=1
}
