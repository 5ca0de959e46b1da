"""A PDF's structure tree, as a reader of screens walks it.

Nothing is repaired and nothing is guessed: what the file says is what comes out. A tree that loops ends.
"""

from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name


@dataclass(eq=False)
class Element:
    """A node of the tree. Its kids are elements, marks (page, MCID) and annotations, in reading order."""

    kind: str
    obj: Dictionary
    parent: "Element | None"
    page: int | None
    kids: list = field(default_factory=list)

    def elements(self):
        return (kid for kid in self.kids if isinstance(kid, Element))

    def below(self):
        for kid in self.elements():
            yield kid
            yield from kid.below()

    def marks(self):
        """Pieces of the page in it, as (page, MCID), in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.marks()
            elif isinstance(kid, tuple):
                yield kid

    def annotations(self):
        return [kid for kid in self.kids if isinstance(kid, Dictionary)]

    def has_words(self):
        return bool(words_of(self.obj)) or next(self.marks(), None) is not None

    def where(self):
        """The page it begins on, from 1."""
        first = next(self.marks(), (self.page,))[0]
        return None if first is None else first + 1


def words_of(obj):
    """The words that an element gives instead of what it shows."""
    return " ".join(str(obj[key]) for key in ("/Alt", "/ActualText") if key in obj).strip()


def attribute(obj, name):
    """An attribute of an element, whoever owns it."""
    owners = obj.get("/A")
    for owner in owners if isinstance(owners, Array) else [owners]:
        if isinstance(owner, Dictionary) and name in owner:
            return owner[name]
    return None


class Tree:
    """The whole tree of a file; empty, if there is none."""

    def __init__(self, pdf):
        self.pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        root = pdf.Root.get("/StructTreeRoot")
        self.root = root if isinstance(root, Dictionary) else None
        self.roles = dict((self.root or {}).get("/RoleMap", {}).items()) if self.root is not None else {}
        self.seen = set()
        top = Element("", Dictionary(), None, None)
        if self.root is not None:
            self._fill(top, self.root.get("/K"))
        self.elements = list(top.below())

    def of_kind(self, *kinds):
        return [element for element in self.elements if element.kind in kinds]

    def of_annotation(self, annotation):
        """The element that the tree of parents gives for an annotation, as an object."""
        number = annotation.get("/StructParent")
        parents = None if self.root is None else self.root.get("/ParentTree")
        if number is None or parents is None:
            return None
        return pikepdf.NumberTree(parents).get(int(number))

    def _role(self, name):
        for _ in range(8):
            mapped = self.roles.get(str(name))
            if mapped is None or mapped == name:
                break
            name = mapped
        return str(name).lstrip("/")

    def _page(self, obj, otherwise):
        page = obj.get("/Pg")
        return otherwise if page is None else self.pages.get(page.objgen)

    def _fill(self, into, kids):
        if kids is None:
            return
        for kid in kids if isinstance(kids, Array) else [kids]:
            if not isinstance(kid, Dictionary):
                into.kids.append((into.page, int(kid)))
            elif kid.get("/Type") == Name.MCR:
                into.kids.append((self._page(kid, into.page), int(kid.MCID)))
            elif kid.get("/Type") == Name.OBJR:
                into.kids.append(kid.Obj)
            elif "/S" in kid and kid.objgen not in self.seen:
                self.seen.add(kid.objgen if kid.is_indirect else object())
                element = Element(self._role(kid.S), kid, into, self._page(kid, into.page))
                into.kids.append(element)
                self._fill(element, kid.get("/K"))
