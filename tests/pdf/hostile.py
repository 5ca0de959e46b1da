"""A site whose authors write the typesetter's code, and what its paper must say:  hostile.py make SITE | hostile.py check PLACE TEXT.txt

`make` writes the site; `check` looks for every string of a place in the text that pdftotext took from a PDF. Every string
stands between two marks and must come back letter by letter. Only blanks are left out of the comparison, because lines break,
and the places without width at which a theme lets a long word break.
"""

import json
import re
import sys
from pathlib import Path

# What would do harm, or vanish, if it were code. Each fits on a line, and holds only letters that the theme's fonts have.
CODE = [
    '#panic("x")',
    '] #eval("1+1") [',
    r"\u{1F600} \#",
    '#read("/etc/passwd")',
    "$x$ $ sum_(i=1)^n $",
    "@cite @label[p. 2]",
    "// /* */ //",
    "/* never closed",
    "= Title",
    "== Title",
    "- item",
    "+ item",
    "/ term: words",
    "1. item",
    "ends in a backslash \\",
    "`raw` ```typ #panic()```",
    "<label> <a:b> &amp; &lt;",
    '#import "@preview/x:1.0.0"',
    '#include "/main.typ"',
    "#{ while true {} }",
    "#let f() = f()",
    "#show: it => none",
    "#set page(width: 1pt)",
    '#link("field:0")[a]',
    "*strong* _em_ ~ --- -- ...",
    '"] } ) , "t": "crisis"',
    r"\n \t \0 \" \\ \u0041",
    "<script>alert(1)</script>",
    "%PDF ) Tj ET (",
    "{{facts}} {% raw %} {fluent}",
]

HEAD = '+++\ntitle = {title}\nkind = "{kind}"\nsummary = {summary}\n{more}+++\n'


def marked(place, at, text):
    return f"{place}{at:02}: {text} :{place}{at:02}"


def all_of(place, strings):
    return [marked(place, at, text) for at, text in enumerate(strings)]


def toml(text):
    return json.dumps(text)


def escaped(text):
    """Markdown in which every mark of punctuation means itself."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def code_span(text):
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence} {text} {fence}"


def attribute(text):
    """A value in straight double quotes."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def row_name(text):
    """A name in a list with semicolons."""
    return text.replace("\\", "\\\\").replace(";", "\\;")


def page(title, kind, body, more="", summary="A page."):
    return HEAD.format(title=toml(title), kind=kind, summary=toml(summary), more=more) + body


# ---- what each place holds; the letters name the place

def code_strings():
    # facts in braces are filled in everywhere, and told if there is none: that is Anteroom's own and no matter of paper
    return [text for text in CODE if "{{" not in text]


NAME = '] #panic("x") $x$ \\u{1F600} @a `b` <c> // d \\'
PLACES = {
    "P": all_of("P", code_strings()),
    "L": all_of("L", code_strings()),
    "Q": all_of("Q", code_strings()),
    "T": all_of("T", [text for text in code_strings() if "|" not in text]),
    "C": all_of("C", code_strings()),
    "H": all_of("H", code_strings()),
    "K": all_of("K", [NAME]),
    "S": all_of("S", [NAME]),
    "F": all_of("F", code_strings()),
    "I": all_of("I", code_strings()),
    "O": all_of("O", code_strings()),
    "G": all_of("G", code_strings()[:6]),
    "R": all_of("R", code_strings()[:5] + ["a; b \\; c"]),
    "E": all_of("E", code_strings()),
    "X": all_of("X", code_strings()),
    "Y": all_of("Y", [text for text in code_strings() if "|" not in text][:18]),
    "N": all_of("N", [NAME]),
    "A": all_of("A", [NAME]),
    "B": all_of("B", code_strings()),
    "D": all_of("D", code_strings()),
}

# Which places stand on which paper.
PAPERS = {
    "page": "PLQTCHKSN",
    "sheet": "FIOGRN",
    "example": "FEXYN",
    "person": "NABD",
}


def paragraphs(lines):
    return "\n\n".join(lines) + "\n\n"


def text_below(at):
    """Another text under each heading, so that none looks like a foot that comes again."""
    return f"Text {chr(ord('a') + at % 26) * (3 + at // 26)} stands below this heading."


def text_page():
    lists = "\n".join(f"- {escaped(text)}" for text in PLACES["L"])
    quotes = paragraphs(f"> {escaped(text)}" for text in PLACES["Q"])
    cells = "| Name | Words |\n|---|---|\n" + "\n".join(f"| Row {at} | {escaped(text)} |" for at, text in enumerate(PLACES["T"]))
    headings = "\n\n".join(f"## {escaped(text)}\n\n{text_below(at)}" for at, text in enumerate(PLACES["H"]))
    body = paragraphs(map(escaped, PLACES["P"])) + lists + "\n\n" + quotes + cells + "\n\n" + paragraphs(map(code_span, PLACES["C"])) + headings
    return page(PLACES["K"][0], "page", body + "\n", summary=PLACES["S"][0])


def fields():
    for at, (label, hint, answer) in enumerate(zip(PLACES["F"], PLACES["I"], PLACES["E"])):
        yield f'::: {{.string #f{at} label="{attribute(label)}" hint="{attribute(hint)}" example="{attribute(answer)}"}}\n:::'


def choice():
    options = "\n".join(f"- {escaped(text)}" for text in PLACES["O"])
    return f"::: {{.choice #options label=Options repeats=true}}\n{options}\n:::"


def long_answer():
    lines = paragraphs(map(escaped, PLACES["X"])).rstrip()
    return f"::: {{.text #long lines=3 label=Long}}\n::: {{.example}}\n{lines}\n:::\n:::"


def grid():
    heads = " | ".join(f"[{escaped(text)}]{{.string #g{at}}}" for at, text in enumerate(PLACES["G"]))
    cells = "\n".join(f"| {' | '.join(map(escaped, PLACES['Y'][at:at + 6]))} |" for at in (0, 6, 12))
    rule = "|---" * len(PLACES["G"]) + "|"
    rows = attribute("; ".join(map(row_name, PLACES["R"])))
    return f'::: {{.grid #grid rows="{rows}" label=Grid}}\n| {heads} |\n{rule}\n{cells}\n:::'


def sheet():
    more = '[worksheet]\nuse = "alone"\nwhen = "Now"\ntime = "5 minutes"\n'
    body = "\n\n".join([":::: {.worksheet #sheet}", *fields(), choice(), long_answer(), grid(), "::::"])
    return page("Odd words to fill in", "worksheet", body + "\n", more)


def person():
    bio = paragraphs(map(escaped, PLACES["B"]))
    lists = ", ".join(map(toml, PLACES["D"]))
    return f"name = {toml(PLACES['A'][0])}\nsees = [{lists}]\nbio = {toml(bio)}\n"


ONBOARDING = "::: {.bio}\n:::\n\n::: {.facts of=\"practice\"}\n:::\n\n{{ therapist.name }} sees {{ therapist.sees }}.\n"


def make(site):
    practice = f'name = {toml(PLACES["N"][0])}\nbase_url = "https://a.example/"\njurisdiction = "intl"\n[site]\nlibrary = false\n'
    files = {
        "practice.toml": practice,
        "therapists/ana.toml": person(),
        "content/en/index.md": page("Home", "section", "Home.\n"),
        "content/en/therapists/index.md": page("People", "section", "People.\n"),
        "content/en/therapists/onboarding.md": page("Your therapist", "onboarding", ONBOARDING),
        "content/en/page.md": text_page(),
        "content/en/sheet.md": sheet(),
    }
    for name, text in files.items():
        path = Path(site, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def squashed(text):
    return re.sub(r"[\s\u200b]+", "", text)


def check(paper, text):
    found = squashed(Path(text).read_text())
    wanted = [line for place in PAPERS[paper] for line in PLACES[place]]
    missing = [line for line in wanted if squashed(line) not in found]
    for line in missing:
        print(f"{paper}: the paper does not say {line!r}")
        begin = found.find(squashed(line)[:4])
        if begin >= 0:
            print(f"{' ' * len(paper)}  but {found[begin:begin + len(squashed(line)) + 8]!r}")
    print(f"{paper}: {len(wanted) - len(missing)} of {len(wanted)} strings as they were written")
    return 1 if missing or not wanted else 0


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make", site]:
            make(site)
        case ["check", paper, text] if paper in PAPERS:
            sys.exit(check(paper, text))
        case _:
            print(__doc__, file=sys.stderr)
            sys.exit(2)
