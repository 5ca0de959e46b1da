"""Fills in a form as people do, with two tools, and reads it back with both:  fill.py FILE.pdf [--out FOLDER]

Every field is filled: words in three scripts, each ring and each option in turn, and every choice taken back. The filled
files stay in FOLDER. Exit: 0 nothing found, 1 something found, 2 could not run.
"""

import argparse
import logging
import sys
import tempfile
from pathlib import Path

try:
    import pikepdf
    import pikepdf.form
    import pypdf
    from form import faults_of, fields_of
except ImportError as missing:
    print(f"fill: cannot check: {missing}", file=sys.stderr)
    sys.exit(2)

# it warns of words that it cannot draw: that is what they are here for
logging.getLogger("pypdf").setLevel(logging.ERROR)

WORDS = {
    "latin": "Grüße, Zoë – “so-so”, 25 µg, 3 € …",
    "arabic": "كتبتُ هذا بالعربية، ٢٠٢٦",
    "chinese": "我今天感觉好一点，谢谢。",
}
TYPED = ("line", "area", "menu")


def answers(fields, language):
    """An answer for each field; areas get a second line, rings and options the last one, ticks are set."""
    words = WORDS[language]
    found = {}
    for one in fields:
        if one.kind == "line":
            found[one.name] = f"{words} {one.name}"
        elif one.kind == "area":
            found[one.name] = f"{words}\n{one.name}"
        elif one.kind == "menu":
            found[one.name] = one.options()[-1]
        else:
            found[one.name] = one.states()[-1]
    return found


def choices(fields):
    """Each ring and each option in turn, as many rounds as the longest has."""
    lists = {one.name: one.options() if one.kind == "menu" else one.states() for one in fields if one.kind in ("radio", "menu")}
    longest = max(map(len, lists.values()), default=0)
    return [{name: of[round % len(of)] for name, of in lists.items()} for round in range(longest)]


def nothing(fields):
    return {one.name: "" if one.kind in TYPED else "/Off" for one in fields}


def in_latin(values):
    """Whether pypdf can draw the words. Others it has to leave to readers, which have more fonts."""
    try:
        "".join(values.values()).encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def with_pypdf(source, values, target):
    writer = pypdf.PdfWriter(clone_from=source)
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=not in_latin(values))
    writer.write(target)


def with_pikepdf(source, values, target):
    """Leaves all drawing to readers: qpdf's own cannot choose a size for the letters."""
    with pikepdf.open(source) as pdf:
        form = pikepdf.form.Form(pdf)
        for name, value in values.items():
            one = form[name]
            if isinstance(one, pikepdf.form.CheckboxField):
                one.checked = value != "/Off"
            elif isinstance(one, pikepdf.form.RadioButtonGroup):
                one.value = pikepdf.Name(value)
            else:
                one.value = value
        pdf.save(target)


def read_pypdf(path):
    return {name: str(one.get("/V", "")) for name, one in pypdf.PdfReader(path).get_fields().items()}


def read_pikepdf(path):
    with pikepdf.open(path) as pdf:
        return {one.name: str(one.node.get("/V", "")) for one in fields_of(pdf)}


def shown(path):
    """What is switched on in the picture, whatever the value says."""
    with pikepdf.open(path) as pdf:
        of = {one.name: [str(w.get("/AS")) for w in one.widgets] for one in fields_of(pdf) if one.kind in ("tick", "radio")}
    return {name: next((state for state in states if state != "/Off"), "/Off") for name, states in of.items()}


WRITERS = {"pypdf": with_pypdf, "pikepdf": with_pikepdf}
READERS = {"pypdf": read_pypdf, "pikepdf": read_pikepdf}


def differences(expected, found):
    """The fields whose value is not what was filled in. Line ends may differ."""
    plain = lambda text: text.replace("\r\n", "\n").replace("\r", "\n")
    return [
        f"{name}: {found.get(name)!r} instead of {value!r}"
        for name, value in expected.items()
        if plain(found.get(name, "nothing at all")) != plain(value)
    ]


def round_trip(source, values, target, writer):
    """Fills in, saves, reads back; gives what is wrong afterwards."""
    try:
        WRITERS[writer](source, values, target)
    except Exception as why:
        return [f"{writer} cannot fill it in: {type(why).__name__}: {why}"]
    found = []
    for reader, read in READERS.items():
        found += [f"written by {writer}, read by {reader}: {d}" for d in differences(values, read(target))]
    switched = {name: state for name, state in shown(target).items() if name in values}
    found += [f"shown after {writer}: {d}" for d in differences({n: values[n] for n in switched}, switched)]
    with pikepdf.open(target) as pdf:
        found += [f"after {writer}: {fault}" for fault in faults_of(pdf, filled=True)]
    return found


def check(source, out):
    with pikepdf.open(source) as pdf:
        found, fields = faults_of(pdf), fields_of(pdf)
        found += [f"qpdf: {problem}" for problem in pdf.check_pdf_syntax()]
        full = {language: answers(fields, language) for language in WORDS}
        turns, empty = choices(fields), nothing(fields)
    if found:
        return found, len(fields)
    for writer in WRITERS:
        for language, values in full.items():
            found += round_trip(source, values, out / f"{source.stem}.{writer}.{language}.pdf", writer)
        filled, turned = out / f"{source.stem}.{writer}.latin.pdf", out / f"{source.stem}.{writer}.turned.pdf"
        for values in turns:
            found += round_trip(filled, values, turned, writer)
        found += round_trip(filled, empty, out / f"{source.stem}.{writer}.taken-back.pdf", writer)
    return found, len(fields)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--out", type=Path)
    arguments = arguments.parse_args()
    out = arguments.out or Path(tempfile.mkdtemp(prefix="filled."))
    out.mkdir(parents=True, exist_ok=True)
    if not arguments.file.is_file():
        print(f"fill: cannot check: there is no file {arguments.file}", file=sys.stderr)
        return 2
    try:
        found, count = check(arguments.file, out)
    except pikepdf.PdfError as why:
        found, count = [f"it is no PDF: {why}"], 0
    for fault in dict.fromkeys(found):
        print(f"{arguments.file.name}: {fault}")
    if not found:
        print(f"{arguments.file.name}: {count} fields filled in and taken back by pypdf and pikepdf")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
