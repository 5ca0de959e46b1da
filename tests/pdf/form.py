"""Reads the form of a PDF, and says what is wrong with how it is built.

A field is here what a person fills in: a line, an area, a tick, a radio with its rings, a menu. Nothing is taken from the
program that wrote the file: fields are found by walking /AcroForm, their place in the text by walking the structure tree.
"""

from dataclasses import dataclass, field

import pikepdf
from pikepdf import Name

MULTILINE, NO_TOGGLE_TO_OFF, RADIO, PUSHBUTTON = 1 << 12, 1 << 14, 1 << 15, 1 << 16
COMBO, EDIT, DO_NOT_SPELL_CHECK, DO_NOT_SCROLL = 1 << 17, 1 << 18, 1 << 22, 1 << 23
INVISIBLE, HIDDEN, PRINT, NO_VIEW = 1, 2, 4, 32
SCRIPTED = ("/A", "/AA", "/JS", "/OpenAction", "/CO", "/XFA")


@dataclass
class Field:
    """A field, its widgets, and the names of their on-states."""

    name: str
    kind: str
    label: str
    node: pikepdf.Object
    widgets: list = field(default_factory=list)

    def states(self):
        return [next((str(s) for s in w.get("/AP", {}).get("/N", {}).keys() if s != "/Off"), None) for w in self.widgets]

    def options(self):
        return [str(o[1] if isinstance(o, pikepdf.Array) else o) for o in self.node.get("/Opt", [])]


def kind_of(node):
    flags, kind = int(node.get("/Ff", 0)), node.get("/FT")
    if kind == Name.Tx:
        return "area" if flags & MULTILINE else "line"
    if kind == Name.Btn and not flags & PUSHBUTTON:
        return "radio" if flags & RADIO else "tick"
    if kind == Name.Ch and flags & COMBO:
        return "menu"
    return f"unknown ({kind}, flags {flags})"


def fields_of(pdf):
    """All fields of a file, in the order of the form."""
    form = pdf.Root.get("/AcroForm", {})
    found = []
    for node in form.get("/Fields", []):
        one = Field(str(node.get("/T", "")), kind_of(node), str(node.get("/TU", "")), node)
        one.widgets = list(node.Kids) if "/Kids" in node else [node]
        found.append(one)
    return found


def is_widget(thing):
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == Name.Widget


def number_tree(node):
    """The rows of a number tree."""
    rows = node.get("/Nums", [])
    found = {int(rows[i]): rows[i + 1] for i in range(0, len(rows), 2)}
    for kid in node.get("/Kids", []):
        found.update(number_tree(kid))
    return found


def kids_of(element):
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def elements(root):
    """Every element below the root, in reading order, with what it holds."""
    for kid in kids_of(root):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def objects_in(element):
    return [k.Obj for k in kids_of(element) if isinstance(k, pikepdf.Dictionary) and k.get("/Type") == Name.OBJR]


def faults_of(pdf, filled=False):
    """What is wrong with a form, as sentences; [] if nothing is. Once it is filled in, fonts and drawings are the tool's."""
    fields = fields_of(pdf)
    if not fields:
        return ["the file has no field"]
    found = [*whole_form(pdf, fields), *in_tree(pdf, fields), *on_pages(pdf, fields)]
    for one in fields:
        faults = [*of_field(one), *of_widgets(one), *([] if filled else of_look(pdf, one))]
        found += [f"{one.name}: {fault}" for fault in faults]
    if pdf.Root.AcroForm.get("/NeedAppearances") and not filled:
        found.append("the form leaves its appearances to readers")
    return found


def whole_form(pdf, fields):
    form = pdf.Root.AcroForm
    names = [one.name for one in fields]
    yield from (f"{name}: two fields have this name" for name in sorted({n for n in names if names.count(n) > 1}))
    for place, thing in [("the file", pdf.Root), ("the form", form)]:
        yield from (f"{place} has {key}" for key in SCRIPTED if key in thing)
    if "/JavaScript" in pdf.Root.get("/Names", {}):
        yield "the file holds scripts"
    if "/Lang" not in pdf.Root:
        yield "the file names no language"


def in_tree(pdf, fields):
    """From widget to element and back, and in which order a reader meets them."""
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None:
        yield "the file has no structure"
        return
    rows, known = number_tree(tree.get("/ParentTree", {})), list(elements(tree))
    reachable = {element.objgen for element in known}
    for one in fields:
        for widget in one.widgets:
            element = rows.get(int(widget.get("/StructParent", -1)))
            if not isinstance(element, pikepdf.Dictionary):
                yield f"{one.name}: its widget leads to no element"
            elif element.get("/S") != Name.Form:
                yield f"{one.name}: its element is {element.get('/S')}, not /Form"
            elif [o.objgen for o in objects_in(element)] != [widget.objgen] or len(kids_of(element)) != 1:
                yield f"{one.name}: its element does not lead back to it alone"
            elif element.objgen not in reachable:
                yield f"{one.name}: its element hangs on no tree"
    read = [o.objgen for element in known for o in objects_in(element) if is_widget(o)]
    laid = [a.objgen for page in pdf.pages for a in page.get("/Annots", []) if is_widget(a)]
    if read != laid:
        yield "fields are reached in another order than they are read in"


def on_pages(pdf, fields):
    ours = {widget.objgen for one in fields for widget in one.widgets}
    met = []
    for number, page in enumerate(pdf.pages, 1):
        here = [annot for annot in page.get("/Annots", []) if is_widget(annot)]
        if here and page.get("/Tabs") != Name.S:
            yield f"page {number}: Tab does not follow the structure"
        for annot in page.get("/Annots", []):
            uri = str(annot.get("/A", {}).get("/URI", ""))
            if uri.startswith("field:"):
                yield f"page {number}: {uri} is still a link"
        for widget in here:
            met.append(widget.objgen)
            if widget.objgen not in ours:
                yield f"page {number}: a widget belongs to no field"
            if widget.get("/P", page.obj).objgen != page.obj.objgen:
                yield f"page {number}: a widget believes to be on another page"
            if not within(page.mediabox, widget.Rect):
                yield f"page {number}: a widget lies off the page"
        for i, a in enumerate(here):
            if any(overlap(a.Rect, b.Rect) for b in here[i + 1 :]):
                yield f"page {number}: two widgets overlap"
    if sorted(met) != sorted(ours):
        yield "not every widget is on exactly one page"


def corners(rect):
    return [float(n) for n in rect]


def within(outer, inner):
    (a, b, c, d), (e, f, g, h) = corners(outer), corners(inner)
    return a <= e < g <= c and b <= f < h <= d


def overlap(one, other):
    (a, b, c, d), (e, f, g, h) = corners(one), corners(other)
    return a < g and e < c and b < h and f < d


def of_field(one):
    flags = int(one.node.get("/Ff", 0))
    if not one.name or "." in one.name:
        yield "its name is empty or holds a dot"
    if not one.label.strip():
        yield "it has no tooltip"
    if one.kind.startswith("unknown"):
        yield f"it is of no kind we make: {one.kind}"
    if one.kind in ("line", "area", "menu"):
        if not flags & DO_NOT_SPELL_CHECK:
            yield "its words are given to spelling checkers"
        if flags & DO_NOT_SCROLL or "/MaxLen" in one.node:
            yield "its words are limited"
    if one.kind == "radio" and flags & NO_TOGGLE_TO_OFF:
        yield "a choice cannot be taken back"
    if one.kind == "radio" and len(one.options()) != len(one.widgets):
        yield "its options are not as many as its rings"
    if one.kind == "menu" and (not one.options() or one.options()[0]):
        yield "its first option is not empty, so a choice cannot be taken back"
    if one.kind == "menu" and flags & EDIT:
        yield "it can be edited"


def of_widgets(one):
    if not one.widgets:
        yield "it has no widget"
    for at, widget in enumerate(one.widgets):
        flags = int(widget.get("/F", 0))
        yield from (f"it has {key}" for key in SCRIPTED if key in widget or key in one.node)
        if not flags & PRINT or flags & (INVISIBLE | HIDDEN | NO_VIEW):
            yield "it is not shown, or not printed"
        if not str(widget.get("/TU", "")).strip():
            yield "a widget of it has no tooltip"
        if one.kind in ("tick", "radio") and widget.get("/AS") not in (Name.Off, Name(on_state(one, at))):
            yield "it is in a state that it does not have"


def on_state(one, at):
    return f"/{at}" if one.kind == "radio" else "/Yes"


def of_look(pdf, one):
    """How an empty form is drawn, and what in."""
    if one.kind in ("line", "area", "menu"):
        yield from of_font(pdf, one.node)
    for at, widget in enumerate(one.widgets):
        look = widget.get("/AP", {}).get("/N")
        if look is None:
            yield "it has no appearance"
        elif one.kind in ("tick", "radio"):
            yield from of_states(look, on_state(one, at))
        elif not isinstance(look, pikepdf.Stream):
            yield "its appearance is no drawing"


def of_font(pdf, node):
    words = str(node.get("/DA", "")).split()
    font = pdf.Root.AcroForm.get("/DR", {}).get("/Font", {}).get(words[0]) if words else None
    if font is None:
        yield "its typing font is not in the form"
    elif "/FontFile2" not in font.get("/FontDescriptor", {}):
        yield "its typing font is not embedded"


def of_states(look, on):
    states = sorted(look.keys())
    if states != sorted(["/Off", on]) or not all(isinstance(look[state], pikepdf.Stream) for state in states):
        yield f"its states are {', '.join(states)}"
    elif not look[on].read_bytes().strip() or look["/Off"].read_bytes().strip():
        yield "on is not drawn, or off is"
