"""Proves check.py on planted faults:  test-check.py GOOD.pdf...

The good files together must have a form with a tick box or radio button, a table, a picture and a link: nothing may be
found in them. Then each fault is planted in a copy of the first file that has what it breaks, and its rule must tell it.
Exit: 0 all told, 1 not.
"""

import sys
import tempfile
import warnings
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

import check
import outside
from tree import Tree

PLANTS = []


def plant(rule):
    """Marks a function that breaks a PDF so that the rule must tell it. It returns False if it found nothing to break."""
    def known(breaks):
        PLANTS.append((rule, breaks))
        return breaks
    return known


# ---- what plants break

def first(found):
    return next(iter(found), None)


def shown(pdf, kind):
    return [one for page in pdf.pages for one in page.obj.get("/Annots", []) if one.Subtype == kind]


def widgets(pdf):
    return shown(pdf, Name.Widget)


def web_links(pdf):
    return [one for one in shown(pdf, Name.Link) if "/URI" in one.get("/A", {})]


def elements(pdf, *kinds):
    return [one.obj for one in Tree(pdf).of_kind(*kinds)]


def without(obj, key):
    if obj is None or key not in obj:
        return False
    del obj[key]


def on(found, change):
    """Changes the first of what was found."""
    obj = first(found)
    return False if obj is None else change(obj)


def put(obj, key, value):
    obj[key] = value


# ---- the document

@plant("marked")
def not_marked(pdf): return without(pdf.Root, "/MarkInfo")

@plant("tree")
def no_tree(pdf): return without(pdf.Root, "/StructTreeRoot")

@plant("language")
def no_language(pdf): return without(pdf.Root, "/Lang")

@plant("title")
def file_name_for_a_title(pdf): return without(pdf.Root, "/ViewerPreferences")

@plant("title")
def no_title(pdf): return without(pdf.docinfo, "/Title")

@plant("metadata")
def no_metadata(pdf): return without(pdf.Root, "/Metadata")

@plant("standard")
def not_named_pdfua(pdf): rewrite_metadata(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")

@plant("title")
def no_title_in_metadata(pdf): rewrite_metadata(pdf, b"dc:title", b"dc:source")

@plant("dates")
def a_date_in_metadata(pdf):
    rewrite_metadata(pdf, b"<pdfuaid:part>", b"<xmp:ModifyDate>2026-11-23T10:00:00Z</xmp:ModifyDate><pdfuaid:part>")

@plant("dates")
def a_date(pdf): pdf.docinfo["/CreationDate"] = String("D:20261123100000Z")

@plant("tabs")
def no_tab_order(pdf): return without(pdf.pages[-1].obj, "/Tabs")


def rewrite_metadata(pdf, old, new):
    text = pdf.Root.Metadata.read_bytes()
    assert old in text, f"the metadata have no {old}"
    pdf.Root.Metadata.write(text.replace(old, new))


# ---- what acts by itself

SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))

@plant("acts")
def a_script_at_the_start(pdf): pdf.Root.OpenAction = SCRIPT

@plant("acts")
def a_named_script(pdf): pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), SCRIPT])))

@plant("acts")
def a_script_of_a_page(pdf): pdf.pages[0].obj.AA = Dictionary(O=SCRIPT)

@plant("acts")
def a_script_of_a_field(pdf): return on(widgets(pdf), lambda one: put(one, "/AA", Dictionary(K=SCRIPT)))

@plant("acts")
def a_script_of_a_field_with_several_buttons(pdf):
    return on([one.Parent for one in widgets(pdf) if "/Parent" in one], lambda one: put(one, "/AA", Dictionary(C=SCRIPT)))

@plant("acts")
def a_field_that_sends(pdf):
    send = Dictionary(S=Name.SubmitForm, F=Dictionary(FS=Name.URL, F=String("https://a.example/")))
    return on(widgets(pdf), lambda one: put(one, "/A", send))

@plant("acts")
def a_program(pdf): return on(web_links(pdf), lambda one: put(one, "/A", Dictionary(S=Name.Launch, F=String("calc.exe"))))

@plant("acts")
def another_file(pdf): return on(web_links(pdf), lambda one: put(one, "/A", Dictionary(S=Name.GoToR, F=String("b.pdf"))))

@plant("acts")
def an_attachment(pdf): pdf.attachments["a.txt"] = b"a"

@plant("acts")
def an_xfa_form(pdf): return "/AcroForm" in pdf.Root and put(pdf.Root.AcroForm, "/XFA", String("x"))


def leads_to(address):
    return lambda pdf: on(web_links(pdf), lambda one: put(one.A, "/URI", String(address)))


for address in ("file:///etc/passwd", "javascript:alert(1)", "field:3", "data:text/html,x", "relative/path", ""):
    breaks = leads_to(address)
    breaks.__name__ = f"a link to {address!r}"
    plant("address")(breaks)


# ---- annotations

@plant("annotation")
def a_note(pdf):
    note = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 20, 20], Contents=String("a note")))
    pdf.pages[0].obj.Annots = Array([*pdf.pages[0].obj.get("/Annots", []), note])

@plant("struct-parent")
def a_link_outside_the_tree(pdf): return on(web_links(pdf), lambda one: without(one, "/StructParent"))

@plant("struct-parent")
def a_field_outside_the_tree(pdf): return on(widgets(pdf), lambda one: without(one, "/StructParent"))

@plant("struct-parent")
def a_field_in_a_link(pdf): return on(elements(pdf, "Form"), lambda one: put(one, "/S", Name.Link))

@plant("struct-parent")
def an_element_without_its_field(pdf): return on(elements(pdf, "Form"), lambda one: put(one, "/K", Array([])))

@plant("struct-parent")
def fields_changed_about(pdf):
    fields = widgets(pdf)
    if len(fields) < 2:
        return False
    one, other = fields[:2]
    one.StructParent, other.StructParent = int(other.StructParent), int(one.StructParent)

@plant("link-words")
def a_link_that_tells_nothing(pdf): return on(web_links(pdf), lambda one: without(one, "/Contents"))

@plant("link-words")
def an_empty_link(pdf): return on(elements(pdf, "Link"), lambda one: put(one, "/K", only_annotations(one)))

def only_annotations(element):
    return Array([one for one in check.kids(element) if isinstance(one, Dictionary) and one.get("/Type") == Name.OBJR])

@plant("tooltip")
def a_field_without_words(pdf):
    return on(widgets(pdf), lambda one: [put(of, "/TU", String(" ")) for of in check.lineage(one) if "/TU" in of] and None)

@plant("appearance")
def a_field_that_is_not_drawn(pdf): return on(widgets(pdf), lambda one: without(one, "/AP"))

@plant("appearance")
def a_field_that_is_not_printed(pdf): return on(widgets(pdf), lambda one: put(one, "/F", 0))

@plant("appearance")
def a_field_of_no_size(pdf): return on(widgets(pdf), lambda one: put(one, "/Rect", Array([10, 10, 10, 10])))

@plant("field-name")
def a_name_twice(pdf):
    named = [one for one in widgets(pdf) if "/T" in one]
    return len(named) > 1 and put(named[1], "/T", named[0]["/T"])

@plant("field-list")
def a_field_that_is_not_in_the_form(pdf):
    return "/AcroForm" in pdf.Root and put(pdf.Root.AcroForm, "/Fields", Array(list(pdf.Root.AcroForm.Fields)[1:]))

@plant("field-list")
def a_field_on_no_page(pdf): return on([page.obj for page in pdf.pages if widgets(pdf)], lambda page: put(page, "/Annots", Array([])))


# ---- fonts

@plant("font")
def a_font_that_is_elsewhere(pdf):
    facts = [one for one in check.dictionaries(pdf) if one.get("/Type") == Name.FontDescriptor]
    return on(facts, lambda one: [without(one, key) for key in ("/FontFile", "/FontFile2", "/FontFile3")] and None)

@plant("font")
def a_font_of_the_reader(pdf):
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].obj.Resources.Font[Name("/Helv")] = font


# ---- the tree

@plant("heading")
def a_skipped_level(pdf): return on(elements(pdf, "H2", "H3"), lambda one: put(one, "/S", Name.H5))

@plant("heading")
def no_first_level(pdf): return on(elements(pdf, "H1"), lambda one: put(one, "/S", Name.H2))

@plant("heading")
def an_empty_heading(pdf): return on(elements(pdf, "H1"), lambda one: put(one, "/K", Array([])))

@plant("heading")
def no_heading(pdf):
    for one in elements(pdf, "H1", "H2", "H3", "H4"):
        one.S = Name.P

@plant("alt")
def a_picture_without_words(pdf): return on(elements(pdf, "Figure"), lambda one: without(one, "/Alt"))

@plant("alt")
def a_picture_with_blank_words(pdf): return on(elements(pdf, "Figure"), lambda one: put(one, "/Alt", String(" ")))

@plant("table-head")
def a_table_without_head(pdf):
    heads = elements(pdf, "TH")
    for one in heads:
        one.S = Name.TD
    return bool(heads) and None

@plant("table-head")
def a_head_of_nothing_known(pdf): return on(elements(pdf, "TH"), lambda one: without(one, "/A"))

@plant("order")
def read_from_the_end(pdf):
    top = pdf.Root.StructTreeRoot.K
    top = top[0] if isinstance(top, Array) else top
    turn(top)

def turn(element):
    inner = [one for one in check.kids(element)]
    element.K = Array(inner[::-1])
    for one in inner:
        if isinstance(one, Dictionary) and "/S" in one and "/K" in one:
            turn(one)


# ---- what is seen

def write(page, x, y, words):
    """Words of no element."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.obj.Resources.Font[Name("/Helv")] = font
    page.contents_add(f"/Artifact BMC BT /Helv 12 Tf {x} {y} Td ({words}) Tj ET EMC".encode())

@plant("edge")
def words_at_the_edge(pdf): write(pdf.pages[-1], 100, 2, "cut by a printer")

@plant("edge")
def words_off_the_paper(pdf): write(pdf.pages[0], -20, 400, "cut by the paper")

@plant("overlap")
def words_over_words(pdf):
    write(pdf.pages[0], 100, 30, "words under others")
    write(pdf.pages[0], 110, 32, "words over others")


# ---- what the independent checkers must tell

@plant("page-validation")
def text_that_nobody_hears(pdf):
    page = pdf.pages[0]
    font = str(first(page.obj.Resources.Font.keys()))
    page.contents_add(f"BT {font} 12 Tf 100 100 Td <0001> Tj ET".encode())

@plant("page-validation")
def fields_without_words(pdf):
    for one in widgets(pdf):
        for of in check.lineage(one):
            without(of, "/TU")
    return bool(widgets(pdf)) and None

@plant("outloud FIG-001")
def a_picture_without_words_for_outloud(pdf): return a_picture_without_words(pdf)

@plant("outloud FRM-003")
def a_field_in_a_link_for_outloud(pdf): return a_field_in_a_link(pdf)

@plant("outloud HDG-001")
def a_skipped_level_for_outloud(pdf): return a_skipped_level(pdf)

@plant("outloud TAG-002")
def prose_that_nobody_hears(pdf):
    """A sentence that stands nowhere else becomes an artifact: what may pass of TAG-002 is not this."""
    words = "these are the words of a sentence that is never read to anybody"
    write(pdf.pages[0], 100, 100, words)

@plant("outloud LNK-003")
def a_link_without_words_for_outloud(pdf): return an_empty_link(pdf)

@plant("pdfua UA-13-004")
def a_picture_without_words_for_pdfua(pdf): return a_picture_without_words(pdf)

@plant("pdfua UA-15-003")
def a_table_without_head_for_pdfua(pdf): return a_table_without_head(pdf)


# ---- the proof

CHECKERS = {"page-validation": outside.of_page_validation, "outloud": outside.of_outloud, "pdfua": outside.of_pdfua}


def told_of(rule, path):
    """The rules that tell something: those of the checker that the rule is of, or our own."""
    checker = CHECKERS.get(rule.split()[0])
    if checker:
        return {name for name, *_ in checker(path)}
    return {one.rule for one in check.own_findings(path)}


def prove(rule, breaks, good, folder):
    for path in good:
        with pikepdf.open(path) as pdf:
            if breaks(pdf) is not False:
                broken = folder / "broken.pdf"
                pdf.save(broken)
                told = told_of(rule, str(broken))
                return any(one.startswith(rule) for one in told), f"told instead: {', '.join(sorted(told)) or 'nothing'}"
    return False, "there was nothing to break in the good files"


def main(good):
    warnings.simplefilter("ignore", pikepdf.exceptions.PageCopyWarning)
    passed, failed = 0, 0
    for path in good:
        found = check.findings(path)
        check.report(path, found)
        passed, failed = passed + (not found), failed + bool(found)
    with tempfile.TemporaryDirectory() as folder:
        for rule, breaks in PLANTS:
            told, why = prove(rule, breaks, good, Path(folder))
            passed, failed = passed + told, failed + (not told)
            if not told:
                print(f"not told as {rule}: {breaks.__name__.replace('_', ' ')} ({why})")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
