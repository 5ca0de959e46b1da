# Sourced by the check scripts: the programs that read PDFs, found or installed, in the same cache as the other tools.
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

# Exactly the packages of a list, and none that they would bring along.
pdf_python_install() {
  python3 -m venv . && bin/python -m pip --quiet --disable-pip-version-check install --only-binary :all: --no-deps -r "$1"
}

# python_of NAME LIST: a Python that has the packages of LIST.
python_of() {
  local key folder
  key=$({ python3 --version; cat "$2"; } | sha256sum | cut -c1-16)
  folder=$(cache_folder "$1-$key" pdf_python_install "$2") || return 1
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
