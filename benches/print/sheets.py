"""Worksheets that nobody needs, to time how fast paper is made of them:  sheets.py N SITE HTML

Writes a site of N worksheets to SITE, and the same sheets as HTML pages to HTML: same words, same questions, same room to
answer, two pages of A4 each. No two sheets are alike, so nothing that is set once serves another. Equal N, equal files.
"""

import random
import sys
from html import escape
from pathlib import Path

NOUNS = """morning evening walk letter garden window kitchen friend sister colleague meeting journey garment song picture
story promise habit holiday visit teacher neighbour river bridge market library bicycle blanket candle coat corner doorway
errand forest harbour island jacket kettle ladder meadow notebook orchard parcel quarrel recipe shelter ticket umbrella
village workshop anchor basket compass drawer engine fence glove hammer""".split()
VERBS = """notice remember describe compare question carry share leave begin finish repeat soften sort weigh name draw plan
prepare protect repair return choose change collect count cross follow gather keep""".split()
HOWS = """slowly; quietly; often; rarely; together; alone; early; late; gently; honestly; briefly; fully; twice; at first;
in the end; by hand; out loud; with a friend; before breakfast; after work; on a quiet day; when it rains""".split(";")
HOWS = [how.strip() for how in HOWS]
WHATS = """calm tired proud uneasy curious restless hopeful angry lonely relieved ashamed warm tense steady bored moved""".split()

FRAMES = [
    "When you {verb} the {noun} {how}, what is the {noun2} like for you?",
    "Which {noun} would you {verb} before the {noun2}, and why that one?",
    "What did the {noun} ask of you, and how {what} were you about the {noun2}?",
    "Where is the {noun} now, and who could {verb} it with you {how}?",
    "If the {noun} were {what}, how would you {verb} the {noun2}?",
]
SENTENCES = [
    "People {verb} the {noun} in many ways, and the {noun2} does not have to be {what}.",
    "It can help to {verb} one {noun} {how} before you look at the {noun2}.",
    "A {what} {noun} is not a wrong one; you may {verb} it, or leave the {noun2} as it is.",
    "Look for a {noun} that you can {verb} {how}, and write of the {noun2} only what you wish.",
]


class Words:
    """Words for one sheet, the same in every run."""

    def __init__(self, number):
        self.dice = random.Random(f"sheet {number}")

    def filled(self, frame):
        noun, noun2 = self.dice.sample(NOUNS, 2)
        pick = self.dice.choice
        return frame.format(verb=pick(VERBS), noun=noun, noun2=noun2, how=pick(HOWS), what=pick(WHATS))

    def question(self):
        return self.filled(self.dice.choice(FRAMES))

    def text(self, sentences):
        return " ".join(self.filled(self.dice.choice(SENTENCES)) for _ in range(sentences))

    def some(self, words, count):
        return self.dice.sample(words, count)


def sheet(number):
    """What a sheet says and asks: 28 fields."""
    words = Words(number)
    noun = words.some(NOUNS, 1)[0]
    return {
        "title": f"Sheet {number}: the {noun}",
        "summary": words.filled("For a {what} day: what you {verb} {how}, and what the {noun} has to do with the {noun2}."),
        "intro": words.text(2),
        "steps": [words.text(1) for _ in range(3)],
        "texts": [(words.question(), words.text(1), 3) for _ in range(5)],
        "lines": [words.question() for _ in range(2)],
        "numbers": [words.question() for _ in range(2)],
        "date": words.question(),
        "one": (words.question(), [f"{how.capitalize()} with the {noun}" for how, noun in zip(words.some(WHATS, 4), words.some(NOUNS, 4))]),
        "many": (words.question(), [f"To {verb} the {noun}" for verb, noun in zip(words.some(VERBS, 4), words.some(NOUNS, 4))]),
        "scale": (words.question(), words.some(WHATS, 2)),
        "grid": (words.text(1), [noun.capitalize() for noun in words.some(NOUNS, 4)], [f"The {noun}" for noun in words.some(NOUNS, 3)]),
        "middle": words.text(2),
        "end": words.text(2),
    }


# ---- as a page of the site

def markdown(number):
    it = sheet(number)
    return "\n\n".join([front(it), it["intro"], steps(it), f":::: {{.worksheet #sheet-{number}}}", *fields(it), "::::"]) + "\n"


def front(it):
    return (f'+++\ntitle = "{it["title"]}"\nkind = "worksheet"\nsummary = "{it["summary"]}"\n'
            '[worksheet]\nuse = "alone"\nwhen = "Once a week"\ntime = "20 minutes"\n+++')


def steps(it):
    return "\n".join(f"{at}. {step}" for at, step in enumerate(it["steps"], 1))


def field(kind, name, label, more="", body=""):
    return f'::: {{.{kind} #{name} label="{label}"{more}}}\n{body}:::'


def fields(it):
    yield "### What you saw"
    for at, (label, hint, lines) in enumerate(it["texts"][:3]):
        yield field("text", f"text-{at}", label, f' hint="{hint}" lines={lines}')
    yield from (field("string", f"line-{at}", label) for at, label in enumerate(it["lines"]))
    yield field("date", "date", it["date"])
    yield field("choice", "one", it["one"][0], body=options(it["one"][1]))
    yield it["middle"]
    yield "### What you make of it"
    yield from (field("integer", f"number-{at}", label, " min=0 max=100") for at, label in enumerate(it["numbers"]))
    yield field("scale", "scale", it["scale"][0], ' min=0 max=10 low="{}" high="{}"'.format(*it["scale"][1]))
    yield field("choice", "many", it["many"][0], " repeats=true", options(it["many"][1]))
    yield grid(it)
    for at, (label, hint, lines) in enumerate(it["texts"][3:], 3):
        yield field("text", f"text-{at}", label, f' hint="{hint}" lines={lines}')
    yield it["end"]


def options(labels):
    return "".join(f"- {label}\n" for label in labels)


def grid(it):
    label, columns, rows = it["grid"]
    heads = " | ".join(f"[{name}]{{.string #cell-{at}}}" for at, name in enumerate(columns))
    return field("grid", "grid", label, f' rows="{"; ".join(rows)}"', f'| {heads} |\n{"|---" * len(columns)}|\n{"|  " * len(columns)}|\n')


PRACTICE = 'name = "A Practice"\nbase_url = "https://a-practice.example/"\njurisdiction = "intl"\n[site]\nlibrary = false\n'
HOME = '+++\ntitle = "{title}"\nkind = "section"\nsummary = "{title}."\n+++\n{title}.\n'


def site(count, folder):
    write(folder / "practice.toml", PRACTICE)
    write(folder / "content/en/index.md", HOME.format(title="Home"))
    write(folder / "content/en/worksheets/index.md", HOME.format(title="Worksheets"))
    for number in range(1, count + 1):
        write(folder / f"content/en/worksheets/sheet-{number}.md", markdown(number))


# ---- as an HTML page

STYLE = """@page { size: A4; margin: 14mm 16mm 16mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt sans-serif; } }
body { font: 10pt/1.4 sans-serif; color: #222; margin: 0; }
h1 { font-size: 18pt; color: #8a3b2a; margin: 0 0 2mm; } h2 { font-size: 12pt; color: #8a3b2a; margin: 4mm 0 2mm; }
p, ol { margin: 0 0 2mm; } ol { padding-left: 5mm; } .label { font-weight: bold; margin: 2.5mm 0 1mm; break-after: avoid; }
.hint { font-size: 8.5pt; color: #555; margin: 0 0 1mm; break-after: avoid; } .room { break-inside: avoid; border: .4pt solid #888; border-radius: 2pt; }
.options { display: flex; flex-wrap: wrap; gap: 1mm 6mm; } .box, .ring { display: inline-block; width: 3.4mm; height: 3.4mm; border: .6pt solid #555; margin-right: 1.5mm; vertical-align: -0.5mm; }
.ring { border-radius: 50%; } .scale { display: flex; justify-content: space-between; width: 130mm; text-align: center; }
table { border-collapse: collapse; width: 100%; break-inside: avoid; } th, td { border: .4pt solid #888; padding: 1mm; text-align: left; height: 6mm; font-size: 9pt; } th { background: #f3eee6; }"""


def html(number):
    it = sheet(number)
    said = [f"<h1>{escape(it['title'])}</h1>", p(it["summary"]), p(it["intro"]), "<ol>" + "".join(f"<li>{escape(step)}</li>" for step in it["steps"]) + "</ol>",
            "<h2>What you saw</h2>", *(area(*one) for one in it["texts"][:3]), *(line(one) for one in it["lines"]), line(it["date"], "35mm"),
            choice(*it["one"], "ring"), p(it["middle"]),
            "<h2>What you make of it</h2>", *(line(one, "25mm") for one in it["numbers"]), points(*it["scale"]),
            choice(*it["many"], "box"), table(*it["grid"]), *(area(*one) for one in it["texts"][3:]), p(it["end"])]
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(it["title"])}</title><style>{STYLE}</style>\n' + "\n".join(said) + "\n</html>\n"


def p(text, of=""):
    return f"<p{of and f' class={of}'}>{escape(text)}</p>"


def room(height, width="100%"):
    return f'<div class="room" style="width:{width};height:{height}mm"></div>'


def area(label, hint, lines):
    return p(label, "label") + p(hint, "hint") + room(8 * lines)


def line(label, width="100%"):
    return p(label, "label") + room(7, width)


def choice(label, labels, shape):
    return p(label, "label") + '<div class="options">' + "".join(f'<span><i class="{shape}"></i>{escape(one)}</span>' for one in labels) + "</div>"


def points(label, ends):
    rings = "".join(f'<span><i class="ring"></i><br>{at}</span>' for at in range(11))
    return p(label, "label") + f'<div class="scale">{rings}</div>' + p(f"0: {ends[0]}, 10: {ends[1]}", "hint")


def table(label, columns, rows):
    heads = "".join(f"<th scope=col>{escape(name)}</th>" for name in ["Row", *columns])
    cells = "".join(f"<tr><th scope=row>{escape(row)}</th>{'<td></td>' * len(columns)}</tr>" for row in rows)
    return p(label, "label") + f"<table><thead><tr>{heads}</tr></thead>{cells}</table>"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main(count, of_site, of_html):
    site(count, Path(of_site))
    for number in range(1, count + 1):
        write(Path(of_html, f"sheet-{number}.html"), html(number))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(int(sys.argv[1]), *sys.argv[2:])
