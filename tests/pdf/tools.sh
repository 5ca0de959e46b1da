# Sourced by the scripts: the programs that fill in forms, in the same cache as the other tools.
# shellcheck shell=bash
pdf_tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$pdf_tests/../browser/tools.sh"

pdf_python_install() {
  python3 -m venv . && bin/python -m pip --quiet --disable-pip-version-check install --only-binary :all: -r "$pdf_tests/requirements.txt"
}

# No package's install script is run. The canvas that comes along is what pdf.js measures words with.
pdf_npm_install() {
  cp "$pdf_tests/package.json" "$pdf_tests/package-lock.json" .
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
}

need_pdf_tools() {
  need_node
  command -v python3 >/dev/null || unusable 'python3 is needed'
  python3 -c 'import venv, ensurepip' 2>/dev/null || apt_install python3-venv || unusable 'python3 has no venv module, and it could not be installed'
  command -v pdftoppm >/dev/null || apt_install poppler-utils && command -v pdftoppm >/dev/null || unusable 'no pdftoppm here, and it could not be installed'
  pdf_python=$(cache_folder "pdf-python-$(sha256sum "$pdf_tests/requirements.txt" | cut -c1-16)" pdf_python_install) || unusable 'pip could not install the packages of requirements.txt'
  pdf_python+=/bin/python
  PDF_TEST_MODULES=$(cache_folder "pdf-npm-$(sha256sum "$pdf_tests/package-lock.json" | cut -c1-16)" pdf_npm_install) || unusable 'npm could not install the packages of package-lock.json'
  PDF_TEST_MODULES+=/node_modules
  export PDF_TEST_MODULES PYTHONDONTWRITEBYTECODE=1
}
