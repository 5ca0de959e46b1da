"""Draws filled forms as two readers do, and looks whether the answers are where they belong:

    pictures.py EMPTY.pdf FILLED.pdf... --out FOLDER

Each page of each file becomes FOLDER/<file>.<reader>-<page>.png, to be looked at. A file whose name ends in .latin.pdf is
also compared with the empty form: each box that was filled in has to show something, all others nothing, and nothing
may be drawn outside the boxes. Words in other scripts are shown in the machine's fonts, so only people can judge those;
they are drawn by pdfium alone, for poppler looks through all fonts for each letter, for seconds.
Exit: 0 nothing found, 1 something found, 2 could not run.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import pikepdf
    import pypdfium2
    from form import fields_of
    from PIL import Image, ImageChops, ImageDraw
except ImportError as missing:
    print(f"pictures: cannot check: {missing}", file=sys.stderr)
    sys.exit(2)

SCALE = 2
"""Pixels a point."""
LEAST_INK = 12
"""Pixels that must differ before a box counts as filled: a dot has some 60, a full stop 8."""


def by_poppler(path):
    with tempfile.TemporaryDirectory() as folder:
        run = ["pdftoppm", "-r", str(72 * SCALE), path, f"{folder}/page"]
        subprocess.run(run, check=True, stderr=subprocess.DEVNULL)
        return [Image.open(page).convert("RGB") for page in sorted(Path(folder).iterdir())]


def by_pdfium(path):
    with pypdfium2.PdfDocument(path) as pdf:
        pdf.init_forms()
        return [page.render(scale=SCALE, may_draw_forms=True).to_pil().convert("RGB") for page in pdf]


READERS = {"poppler": by_poppler, "pdfium": by_pdfium}


def boxes_of(path):
    """Where the widgets are: page, box in pixels, field, and the ring's or the box's own state."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: (at, float(page.mediabox[3])) for at, page in enumerate(pdf.pages)}
        for one in fields_of(pdf):
            for widget, state in zip(one.widgets, one.states() if one.kind in ("tick", "radio") else [None]):
                page, height = pages[widget.P.objgen]
                left, bottom, right, top = (float(n) for n in widget.Rect)
                box = [left * SCALE, (height - top) * SCALE, right * SCALE, (height - bottom) * SCALE]
                yield page, tuple(round(n) for n in box), one, state


def filled_in(path):
    with pikepdf.open(path) as pdf:
        return {one.name: str(one.node.get("/V", "")) for one in fields_of(pdf)}


def ink(changed, box):
    """How many pixels of a box are not as in the empty form."""
    return sum(changed.crop(box).convert("L").histogram()[65:])


def compare(empty, pages, boxes, values):
    """What is not as it should be in the pages of a filled form."""
    changed = [ImageChops.difference(one, other) for one, other in zip(empty, pages, strict=True)]
    for page, box, one, state in boxes:
        value = values[one.name]
        due = value == state if state else value != ""
        seen = ink(changed[page], box) >= LEAST_INK
        if due and not seen:
            yield f"{one.name}: its answer is not to be seen"
        if seen and not due:
            yield f"{one.name}: something is shown that was not answered"
    for number, page in enumerate(changed):
        for _, (left, top, right, bottom), *_ in (b for b in boxes if b[0] == number):
            ImageDraw.Draw(page).rectangle((left - 1, top - 1, right + 1, bottom + 1), fill="black")
        if outside := page.convert("L").point(lambda n: 255 if n > 64 else 0).getbbox():
            yield f"page {number + 1}: something is drawn outside the boxes, near {tuple(n // SCALE for n in outside)}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("empty", type=Path)
    arguments.add_argument("filled", type=Path, nargs="+")
    arguments.add_argument("--out", type=Path, required=True)
    arguments = arguments.parse_args()
    if not shutil.which("pdftoppm"):
        print("pictures: cannot check: there is no pdftoppm", file=sys.stderr)
        return 2
    arguments.out.mkdir(parents=True, exist_ok=True)
    boxes, found = list(boxes_of(arguments.empty)), []
    for reader, draw in READERS.items():
        empty = draw(arguments.empty)
        for path in arguments.filled:
            latin = path.name.endswith(".latin.pdf")
            if reader == "poppler" and not latin:
                continue
            pages = draw(path)
            for number, page in enumerate(pages, 1):
                page.save(arguments.out / f"{path.stem}.{reader}-{number}.png", compress_level=1)
            if latin:
                found += [f"{path.name}, {reader}: {fault}" for fault in compare(empty, pages, boxes, filled_in(path))]
    print("\n".join(found) or f"{arguments.empty.name}: the answers of {len(arguments.filled)} filled forms are where they belong")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
