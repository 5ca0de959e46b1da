"""What must hold of every PDF that Anteroom makes:  check.py [--own] FILE.pdf...

Prints one line for each finding: file, page, rule, what. Exit: 0 nothing found, 1 something found, 2 could not check.
README.md tells what each rule asks. `outside.py` asks the independent checkers; what they may say is listed there. With --own
they are not asked, which is some twenty times as fast: for all PDFs of a site.
"""

import sys
import traceback
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

import outside
import seen
from tree import Tree, attribute, words_of


# How many findings of one rule are told of a file.
SHOWN = 5


@dataclass(frozen=True)
class Finding:
    rule: str
    what: str
    page: int | None = None


# ---- the document

def document(pdf, tree):
    root = pdf.Root
    if root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield Finding("marked", "the file does not say that it is tagged")
    if tree.root is None:
        yield Finding("tree", "there is no structure tree")
    if not str(root.get("/Lang", "")).strip():
        yield Finding("language", "no language")
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield Finding("title", "a reader would show the file's name and not the title")
    for number, page in enumerate(pdf.pages, 1):
        if page.obj.get("/Tabs") != Name.S:
            yield Finding("tabs", "the tab key does not follow the structure", number)


def metadata(pdf, _):
    if "/Metadata" not in pdf.Root:
        yield Finding("metadata", "no XMP metadata")
        return
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        if not str(said.get("dc:title") or "").strip():
            yield Finding("title", "no title in the metadata")
        if said.get("pdfuaid:part") != "1":
            yield Finding("standard", "the metadata do not name PDF/UA-1")
        for name in said:
            if name.lower().endswith("date"):
                yield Finding("dates", f"the metadata hold a date: {name.split('}')[-1]}")
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield Finding("title", "no title in the file's facts")
    for name in ("/CreationDate", "/ModDate"):
        if name in pdf.docinfo:
            yield Finding("dates", f"the file's facts hold a date: {name}")


# ---- what could act by itself

ACTS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToR", "/GoToE", "/Rendition", "/Movie",
        "/Sound", "/RichMediaExecute", "/Thread", "/SetOCGState", "/GoTo3DView", "/Hide", "/Trans"}
SCHEMES = {"http", "https", "mailto", "tel", "sms"}
CARRIES = {"/Filespec": "an attached file", "/EmbeddedFile": "an attached file"}


def actions(pdf, _):
    if "/OpenAction" in pdf.Root:
        yield Finding("acts", "something happens when the file is opened")
    if "/XFA" in pdf.Root.get("/AcroForm", {}):
        yield Finding("acts", "the form is an XFA form")
    for obj in dictionaries(pdf):
        yield from acts_of(obj)


def acts_of(obj):
    if str(obj.get("/S")) in ACTS and "/P" not in obj:
        yield Finding("acts", f"an action {obj.S}")
    if "/JS" in obj or "/AA" in obj:
        yield Finding("acts", "a script, or an action that follows an event")
    if str(obj.get("/Type")) in CARRIES:
        yield Finding("acts", CARRIES[str(obj.Type)])
    if obj.get("/S") == Name.URI and "/URI" in obj and urlsplit(str(obj.URI)).scheme.lower() not in SCHEMES:
        yield Finding("address", f"a link to {str(obj.URI)[:80]}")


def dictionaries(pdf):
    """Every dictionary of the file, those inside others too."""
    waiting = list(pdf.objects)
    while waiting:
        obj = waiting.pop()
        if isinstance(obj, (Dictionary, Stream)):
            yield obj
            inner = [value for _, value in obj.items()]
        else:
            inner = list(obj) if isinstance(obj, Array) else []
        waiting += [one for one in inner if isinstance(one, (Dictionary, Array)) and not one.is_indirect]


# ---- annotations

def annotations(pdf, tree):
    names = Counter()
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.obj.get("/Annots", []):
            kind = annotation.get("/Subtype")
            if kind == Name.Widget:
                yield from widget(annotation, tree, number)
                names[full_name(annotation)] += annotation.get("/Parent") is None
            elif kind == Name.Link:
                yield from link(annotation, tree, number)
            else:
                yield Finding("annotation", f"an annotation {kind}", number)
    yield from (Finding("field-name", f"two fields are named {name!r}") for name, times in names.items() if times > 1)


def placed(annotation, tree, kind, number):
    """An annotation leads to its element, which is of this kind, and that leads back to it."""
    element = tree.of_annotation(annotation)
    if element is None:
        yield Finding("struct-parent", f"a {kind} is not in the structure tree", number)
    elif str(element.get("/S")) != f"/{kind}":
        yield Finding("struct-parent", f"a {kind} stands in the tree as {element.get('/S')}", number)
    elif not any(leads_to(one, annotation) for one in kids(element)):
        yield Finding("struct-parent", f"the element of a {kind} does not lead back to it", number)


def kids(element):
    inner = element.get("/K", [])
    return inner if isinstance(inner, Array) else [inner]


def leads_to(kid, annotation):
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR and kid.Obj.objgen == annotation.objgen


def link(annotation, tree, number):
    yield from placed(annotation, tree, "Link", number)
    if not str(annotation.get("/Contents", "")).strip():
        yield Finding("link-words", "a link does not say where it leads (/Contents)", number)


def widget(annotation, tree, number):
    name = full_name(annotation) or "without a name"
    yield from (Finding(f.rule, f"{name}: {f.what}", f.page) for f in placed(annotation, tree, "Form", number))
    if not name_in_words(annotation):
        yield Finding("tooltip", f"{name}: a field that no words name (/TU)", number)
    if "/N" not in annotation.get("/AP", {}):
        yield Finding("appearance", f"{name}: a field that is drawn nowhere (/AP)", number)
    if not int(annotation.get("/F", 0)) & 4:
        yield Finding("appearance", f"{name}: a field that is not printed", number)
    if inherited(annotation, "/FT") is None:
        yield Finding("field-name", f"{name}: a field of no kind", number)
    width, height = size(annotation.Rect)
    if min(width, height) < 5:
        yield Finding("appearance", f"{name}: a field of {width:.0f} by {height:.0f} points", number)


def size(rect):
    left, bottom, right, top = (float(side) for side in rect)
    return right - left, top - bottom


def lineage(field):
    while field is not None:
        yield field
        field = field.get("/Parent")


def inherited(field, key):
    return next((one[key] for one in lineage(field) if key in one), None)


def full_name(field):
    return ".".join(reversed([str(one.T) for one in lineage(field) if "/T" in one]))


def name_in_words(field):
    return str(inherited(field, "/TU") or "").strip()


def form(pdf, _):
    """Every field is on a page, and every field on a page is one of the form's."""
    listed = {leaf.objgen for field in pdf.Root.get("/AcroForm", {}).get("/Fields", []) for leaf in leaves(field)}
    shown = {one.objgen for page in pdf.pages for one in page.obj.get("/Annots", []) if one.get("/Subtype") == Name.Widget}
    if listed != shown:
        yield Finding("field-list", f"{len(listed - shown)} fields are on no page, {len(shown - listed)} are not in the form")


def leaves(field):
    below = field.get("/Kids")
    return [field] if below is None else [leaf for one in below for leaf in leaves(one)]


# ---- fonts

def fonts(pdf, _):
    for obj in dictionaries(pdf):
        if obj.get("/Type") == Name.Font and obj.get("/Subtype") not in (Name.Type0, Name.Type3):
            facts = obj.get("/FontDescriptor", {})
            if not any(key in facts for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield Finding("font", f"{obj.get('/BaseFont')} is not in the file")


# ---- the structure tree

def headings(_, tree):
    before = 0
    for heading in tree.of_kind(*(f"H{level}" for level in range(1, 7)), "H"):
        level = int(heading.kind[1:] or 0)
        if level == 0:
            yield Finding("heading", "a heading of no level", heading.where())
        elif level > before + 1:
            told = f"H{level} after H{before}" if before else f"the first heading is H{level}"
            yield Finding("heading", told, heading.where())
        if not heading.has_words():
            yield Finding("heading", f"an empty {heading.kind}", heading.where())
        before = level
    if not before:
        yield Finding("heading", "no heading at all")


def figures(_, tree):
    for figure in tree.of_kind("Figure", "Formula"):
        if not words_of(figure.obj):
            yield Finding("alt", f"a {figure.kind} has no words instead of it", figure.where())


def tables(_, tree):
    for table in tree.of_kind("Table"):
        heads = [cell for cell in table.below() if cell.kind == "TH"]
        if not any(head.has_words() for head in heads):
            yield Finding("table-head", "a table has no head", table.where())
        if any(attribute(head.obj, "/Scope") is None for head in heads):
            yield Finding("table-head", "the head of a table does not say of which cells", table.where())


def links(_, tree):
    for element in tree.of_kind("Link"):
        if not element.has_words():
            yield Finding("link-words", "a link with no words and no picture in it", element.where())


def reading_order(pdf, tree):
    """Nearly everything is painted in the order in which it is read. What floats to the foot may be painted later."""
    read = {}
    for top in (one for one in tree.elements if one.parent.parent is None):
        for page, mark in top.marks():
            read.setdefault(page, []).append(mark)
    for number, page in enumerate(pdf.pages):
        place = {mark: at for at, mark in enumerate(read.get(number, []))}
        painted = [place[mark] for mark in painted_marks(page) if mark in place]
        if len(painted) > 3 and longest_rise(painted) < 0.75 * len(painted):
            kept = longest_rise(painted)
            yield Finding("order", f"{len(painted) - kept} of {len(painted)} pieces are painted in another order", number + 1)


def painted_marks(page):
    for operands, operator in pikepdf.parse_content_stream(page, "BDC"):
        facts = operands[1] if len(operands) > 1 else None
        if isinstance(facts, Dictionary) and "/MCID" in facts:
            yield int(facts.MCID)


def longest_rise(numbers):
    """How many of the numbers stay when the fewest are taken out that break their rise."""
    tails = []
    for number in numbers:
        at = bisect_left(tails, number)
        tails[at:at + 1] = [number]
    return len(tails)


OWN = (document, metadata, actions, annotations, form, fonts, headings, figures, tables, links, reading_order)


def own_findings(path):
    with pikepdf.open(path) as pdf:
        tree = Tree(pdf)
        found = {one for rule in OWN for one in rule(pdf, tree)}
    found |= {Finding(rule, what, page) for rule, what, page in seen.findings(path)}
    return sorted(found, key=lambda f: (f.page or 0, f.rule, f.what))


def findings(path):
    return own_findings(path) + [Finding(rule, what, page) for rule, what, page in outside.findings(path)]


def report(path, found):
    """Prints what was found in a file; of each rule the first few, and how many more."""
    told = Counter()
    for one in found:
        told[one.rule] += 1
        if told[one.rule] <= SHOWN:
            print(f"{path}: {f'page {one.page}: ' if one.page else ''}{one.rule}: {one.what}")
    for rule, times in told.items():
        if times > SHOWN:
            print(f"{path}: {rule}: and {times - SHOWN} more")


def main(arguments):
    paths = [one for one in arguments if one != "--own"]
    if not paths:
        print("usage: check.py [--own] FILE.pdf...", file=sys.stderr)
        return 2
    look = findings if paths == arguments else own_findings
    found = 0
    for path in paths:
        here = look(path)
        report(path, here)
        found += len(here)
    print(f"{len(paths)} files checked, {found} findings")
    return 1 if found else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (OSError, pikepdf.PdfError, outside.CannotCheck) as why:
        print(f"cannot check: {why}", file=sys.stderr)
        sys.exit(2)
    except Exception:  # a check that broke off has not passed, and has not found anything either
        traceback.print_exc()
        sys.exit(2)
