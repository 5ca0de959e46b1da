"""What a reader of the paper sees of the words: none over others, none at the very edge.

Looks at boxes of letters and at nothing else: no picture is compared, no colour judged.
"""

import pymupdf

# Printers leave so much of the paper white, in points: 4 mm.
EDGE = 11
# How much of the smaller of two pieces may lie under the other: accents and marks of notes touch.
TOUCHES = 0.15


def findings(path):
    """(rule, what, page) of each piece of text that cannot be read."""
    with pymupdf.open(path) as pdf:
        for number, page in enumerate(pdf, 1):
            words = pieces(page)
            yield from ((rule, what, number) for rule, what in at_edge(page, words))
            yield from ((rule, what, number) for rule, what in overlaps(words))


def pieces(page):
    """Runs of text with a box around the body of their letters, from the top of the page to its foot."""
    found = []
    for block in page.get_text("dict", flags=pymupdf.TEXT_PRESERVE_WHITESPACE)["blocks"]:
        for line in block.get("lines", []):
            level = line["dir"] == (1.0, 0.0)
            found += [(body(span), span["text"]) for span in line["spans"] if level and span["text"].strip()]
    return sorted(found, key=lambda piece: piece[0].y0)


def body(span):
    """From the line the letters stand on to the height of a small letter; blanks at the ends are no letters."""
    box, bottom = pymupdf.Rect(span["bbox"]), span["origin"][1]
    blank = 0.28 * span["size"]
    text = span["text"]
    left = box.x0 + blank * (len(text) - len(text.lstrip()))
    right = box.x1 - blank * (len(text) - len(text.rstrip()))
    return pymupdf.Rect(left, bottom - 0.5 * span["size"], max(right, left + 1), bottom)


def at_edge(page, words):
    paper = page.rect
    room = pymupdf.Rect(paper.x0 + EDGE, paper.y0 + EDGE, paper.x1 - EDGE, paper.y1 - EDGE)
    for box, text in words:
        if not room.contains(box):
            yield "edge", f"{text.strip()[:60]!r} stands where printers do not print, or off the paper"


def overlaps(words):
    for at, (box, text) in enumerate(words):
        for other, below in words[at + 1:]:
            if other.y0 >= box.y1:
                break
            common = (box & other).get_area() if box.intersects(other) else 0
            if common > TOUCHES * min(box.get_area(), other.get_area()):
                yield "overlap", f"{text.strip()[:40]!r} and {below.strip()[:40]!r} stand over each other"
