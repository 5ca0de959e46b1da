"""Plants faults in a sound form, and asks whether the checks tell each of them:  test_fill.py FILE.pdf

FILE has at least a line, an area, a tick and a radio. PDF_TEST_MODULES says where pdf.js is. Exit: 0 all were told,
1 one was not, 2 could not run.
"""

import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

try:
    import fill
    import pictures
    import pikepdf
    from form import elements, fields_of, number_tree
    from pikepdf import Array, Dictionary, Name, String
except ImportError as missing:
    print(f"test_fill: cannot check: {missing}", file=sys.stderr)
    sys.exit(2)

warnings.simplefilter("ignore")  # pikepdf warns of what is done here on purpose
HERE = Path(__file__).parent


def of(pdf, kind):
    return next(one for one in fields_of(pdf) if one.kind == kind)


def element_of(pdf, widget):
    return number_tree(pdf.Root.StructTreeRoot.ParentTree)[int(widget.StructParent)]


def page_of(pdf, widget):
    return next(page for page in pdf.pages if any(a.objgen == widget.objgen for a in page.get("/Annots", [])))


def no_tooltip(pdf):
    del of(pdf, "line").node.TU


def ring_without_tooltip(pdf):
    del of(pdf, "radio").widgets[0].TU


def no_struct_parent(pdf):
    del of(pdf, "line").widgets[0].StructParent


def element_is_a_link(pdf):
    element_of(pdf, of(pdf, "tick").widgets[0]).S = Name.Link


def element_has_text(pdf):
    element_of(pdf, of(pdf, "tick").widgets[0]).K.append(0)


def element_leads_elsewhere(pdf):
    element_of(pdf, of(pdf, "line").widgets[0]).K[0].Obj = of(pdf, "area").widgets[0]


def element_hangs_nowhere(pdf):
    element = element_of(pdf, of(pdf, "line").widgets[0])
    for parent in elements(pdf.Root.StructTreeRoot):
        if isinstance(parent.get("/K"), Array):
            parent.K = Array([k for k in parent.K if not (isinstance(k, Dictionary) and k.objgen == element.objgen)])


def other_order(pdf):
    page = page_of(pdf, of(pdf, "tick").widgets[0])
    page.Annots = Array(list(page.Annots)[::-1])


def no_tab_order(pdf):
    del page_of(pdf, of(pdf, "line").widgets[0]).obj["/Tabs"]


def same_name(pdf):
    of(pdf, "area").node.T = of(pdf, "line").node.T


def dotted_name(pdf):
    of(pdf, "line").node.T = String("a.b")


def link_left(pdf):
    widget = of(pdf, "line").widgets[0]
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=widget.Rect, A=Dictionary(S=Name.URI, URI=String("field:99")))
    page_of(pdf, widget).Annots.append(pdf.make_indirect(link))


def not_on_page(pdf):
    widget = of(pdf, "line").widgets[0]
    page = page_of(pdf, widget)
    page.Annots = Array([a for a in page.Annots if a.objgen != widget.objgen])


def off_the_page(pdf):
    of(pdf, "line").widgets[0].Rect = Array([9000, 9000, 9100, 9020])


def one_over_another(pdf):
    of(pdf, "line").widgets[0].Rect = of(pdf, "area").widgets[0].Rect


def not_printed(pdf):
    of(pdf, "tick").widgets[0].F = 0


def no_appearance(pdf):
    del of(pdf, "area").widgets[0].AP


def nothing_drawn(pdf):
    of(pdf, "tick").widgets[0].AP.N.Yes.write(b" ")


def states_mixed_up(pdf):
    one, other = of(pdf, "radio").widgets[:2]
    one.AP, other.AP = Dictionary(other.AP), Dictionary(one.AP)


def no_taking_back(pdf):
    of(pdf, "radio").node.Ff |= 1 << 14


def limited(pdf):
    of(pdf, "line").node.MaxLen = 10


def spelling_checked(pdf):
    of(pdf, "area").node.Ff = 1 << 12


def scripted(pdf):
    of(pdf, "line").node.AA = Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def submits(pdf):
    of(pdf, "tick").node.A = Dictionary(S=Name.SubmitForm, F=String("https://example.org/"))


def left_to_readers(pdf):
    pdf.Root.AcroForm.NeedAppearances = True


def font_not_there(pdf):
    del pdf.Root.AcroForm.DR


def font_not_embedded(pdf):
    for font in pdf.Root.AcroForm.DR.Font.values():
        del font.FontDescriptor.FontFile2


def no_language(pdf):
    del pdf.Root.Lang


def a_password(pdf):
    """pdf.js never saves one, so it loses the value."""
    of(pdf, "line").node.Ff |= 1 << 13


def read_only(pdf):
    of(pdf, "line").node.Ff |= 1


def no_fields(pdf):
    del pdf.Root.AcroForm


PLANTED = [
    # what is done to the file, what fill.py tells of it, what fill.mjs tells of it (None: it cannot see it)
    (no_tooltip, "it has no tooltip", "it has no tooltip"),
    (ring_without_tooltip, "a widget of it has no tooltip", "it has no tooltip"),
    (no_struct_parent, "its widget leads to no element", None),
    (element_is_a_link, "its element is /Link, not /Form", "it is no form in the structure"),
    (element_has_text, "its element does not lead back to it alone", None),
    (element_leads_elsewhere, "its element does not lead back to it alone", "it is no form in the structure"),
    (element_hangs_nowhere, "its element hangs on no tree", "it is no form in the structure"),
    (other_order, "reached in another order than they are read", "or in another order"),
    (no_tab_order, "Tab does not follow the structure", None),
    (same_name, "two fields have this name", "two fields have this name"),
    (dotted_name, "its name is empty or holds a dot", None),
    (link_left, "field:99 is still a link", None),
    (not_on_page, "not every widget is on exactly one page", None),
    (off_the_page, "a widget lies off the page", None),
    (one_over_another, "two widgets overlap", None),
    (not_printed, "it is not shown, or not printed", None),
    (no_appearance, "it has no appearance", "has no appearance"),
    (nothing_drawn, "on is not drawn, or off is", None),
    (states_mixed_up, "its states are", None),
    (no_taking_back, "a choice cannot be taken back", None),
    (limited, "its words are limited", None),
    (spelling_checked, "its words are given to spelling checkers", None),
    (scripted, "it has /AA", None),
    (submits, "it has /A", None),
    (left_to_readers, "the form leaves its appearances to readers", None),
    (font_not_there, "its typing font is not in the form", None),
    (font_not_embedded, "its typing font is not embedded", None),
    (no_language, "the file names no language", None),
    (a_password, None, "instead of"),
    (read_only, None, "it cannot be filled in"),
    (no_fields, "the file has no field", "the file has no form"),
]


def told(script, path, out):
    run = [sys.executable, HERE / script] if script.endswith(".py") else ["node", HERE / script]
    ended = subprocess.run([*run, path, "--out", out], capture_output=True, text=True)
    return ended.returncode, ended.stdout + ended.stderr


def planted(sound, folder):
    """Each fault by itself; what was not told."""
    for plant, by_python, by_node in PLANTED:
        path = folder / f"{plant.__name__}.pdf"
        with pikepdf.open(sound) as pdf:
            plant(pdf)
            pdf.save(path)
        for script, words in [("fill.py", by_python), ("fill.mjs", by_node)]:
            if words is None:
                continue
            status, output = told(script, path, folder)
            if status != 1 or words not in output:
                yield f"{plant.__name__}: {script} ended with {status} and told: {output.strip()[-300:] or 'nothing'}"


def loses(values):
    return {name: value[:-1] if name == next(iter(values)) else value for name, value in values.items()}


def lost_values(sound, folder):
    """A tool that drops the last letter of one answer."""
    with pikepdf.open(sound) as pdf:
        values = fill.answers(fields_of(pdf), "chinese")
    for writer, write in list(fill.WRITERS.items()):
        fill.WRITERS[writer] = lambda source, values, target, write=write: write(source, loses(values), target)
        if not any("instead of" in fault for fault in fill.round_trip(sound, values, folder / "lost.pdf", writer)):
            yield f"a value that {writer} lost was not told"
        fill.WRITERS[writer] = write


def wrong_pictures(sound, folder):
    """Answers that are not shown, and one that is shown beside its box."""
    boxes = list(pictures.boxes_of(sound))
    with pikepdf.open(sound) as pdf:
        values = fill.answers(fields_of(pdf), "latin")
    fill.with_pypdf(sound, values, folder / "filled.pdf")
    for reader, draw in pictures.READERS.items():
        empty, filled = draw(sound), draw(folder / "filled.pdf")
        if found := list(pictures.compare(empty, filled, boxes, values)):
            yield f"{reader}: a sound picture was told of: {found}"
        hidden = list(pictures.compare(empty, empty, boxes, values))
        if sum("not to be seen" in fault for fault in hidden) != len(values):
            yield f"{reader}: not all answers that are not shown were told"
        unasked = list(pictures.compare(empty, filled, boxes, fill.nothing([b[2] for b in boxes])))
        if sum("that was not answered" in fault for fault in unasked) != len(values):
            yield f"{reader}: not all answers that nobody gave were told"
        shifted = [page.transform(page.size, pictures.Image.Transform.AFFINE, (1, 0, 0, 0, 1, -30)) for page in filled]
        if not any("outside the boxes" in fault for fault in pictures.compare(empty, shifted, boxes, values)):
            yield f"{reader}: a page that has moved was not told"


def main():
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        print(f"test_fill: cannot check: {__doc__.splitlines()[0]}", file=sys.stderr)
        return 2
    sound = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        found = [f"{script}: tells of a sound form: {output}" for script in ("fill.py", "fill.mjs") for status, output in [told(script, sound, folder)] if status]
        found += [*planted(sound, folder), *lost_values(sound, folder), *wrong_pictures(sound, folder)]
        absent = [told(script, folder / "absent.pdf", folder)[0] for script in ("fill.py", "fill.mjs")]
        if absent != [2, 2]:
            found.append(f"a file that is not there: {absent} instead of status 2")
    print("\n".join(found) or f"{len(PLANTED)} planted faults, lost values and wrong pictures: all told")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
