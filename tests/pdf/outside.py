"""What checkers that know nothing of Anteroom say of a PDF: page-validation, outloud and pdfua.

All that they say counts, errors and warnings alike, but for what LET_PASS names. An entry there has a reason and, where
there is one, a test of its own: the finding passes only in the case that the reason speaks of. A rule that a checker
could not run is a finding, too.
"""

import re
from collections import Counter

import page as page_validation
import pdfua
from outloud.findings import Result
from outloud.model import Document
from outloud.registry import run_rules

from tree import Tree, words_of


class CannotCheck(Exception):
    """A checker failed, so nothing is known."""


# ---- tests of what may pass; each gets the finding and outloud's view of the file

def stands_in_the_text(finding, doc):
    """What the foot says has been said in the text: on the first page of each part it is no artifact."""
    said = letters("".join(line.text for page in doc.pages for line in doc.content(page.index).lines if line.tagged_share > 0.5))
    return all(in_two(line, said) for line in (finding.evidence or "").split("; "))


def in_two(line, said):
    """What stands on the left and what stands on the right of a head or foot; the number of the page is said nowhere else."""
    words = re.sub(r"\S+ \d+ \S+ \d+$", "", line.rstrip("…").strip()).split()
    parts = ((words[:at], words[at:]) for at in range(len(words)))
    return any(all(letters("".join(part)) in said for part in both) for both in parts)


def is_of_first_pages(finding, doc):
    """A pack: what its parts' first pages tell at their feet comes again, once for each part. Page numbers never pass."""
    return len(Tree(doc.pdf).of_kind("H1")) > 1 and not finding.message.startswith("page numbers")


def boxes_of_a_list(finding, doc):
    """Only marks of list items are empty, and those items have words."""
    empty = [one for one in Tree(doc.pdf).elements if one.kind == "Lbl" and not one.kids]
    has_text = [one for one in empty if any(kid.kind == "LBody" and kid.has_words() for kid in one.parent.elements())]
    return finding.message.startswith(f"{len(has_text)} empty /Lbl element")


def letters(text):
    return "".join(one for one in text.lower() if one.isalpha())


def picture_names_the_link(finding, doc):
    """As many links as the finding counts hold a picture that has words."""
    def named(link):
        return not any(True for _ in own_marks(link)) and any(one.kind == "Figure" and words_of(one.obj) for one in link.below())
    return finding.count <= sum(named(link) for link in Tree(doc.pdf).of_kind("Link"))


def own_marks(element):
    return (kid for one in [element, *element.below()] if one.kind != "Figure" for kid in one.kids if isinstance(kid, tuple))


def is_a_table(finding, doc):
    """In every table on the page, each column and each row has a head with words, but for rows of one cell."""
    of_rows = [[row for row in table.below() if row.kind == "TR"] for table in tables(doc, finding)]
    return bool(of_rows) and all(all(map(named_head, rows[1:])) and sum(map(named, rows[0].elements())) > 1 for rows in of_rows if rows)


def named_head(row):
    cells = list(row.elements())
    return len(cells) == 1 or any(map(named, cells))


def named(cell):
    return cell.kind == "TH" and cell.has_words()


def grid_is_a_table(finding, doc):
    return any(True for _ in tables(doc, finding))


def rows_have_heads(finding, doc):
    """In every table on the page, one row is all heads, and each other row has at most one."""
    def heads(row):
        cells = [cell.kind for cell in row.elements() if cell.kind in ("TH", "TD")]
        return "all" if set(cells) == {"TH"} and len(cells) > 1 else cells.count("TH")
    of_rows = [[heads(row) for row in table.below() if row.kind == "TR"] for table in tables(doc, finding)]
    return bool(of_rows) and all(rows[0] == "all" and set(rows[1:]) <= {0, 1} for rows in of_rows)


def tables(doc, finding):
    """The tables that reach onto the finding's page; all of them, if it names none."""
    def is_meant(table):
        pages = {table.page, *(page for page, _ in table.marks())}
        return finding.page is None or finding.page - 1 in pages
    return (table for table in Tree(doc.pdf).of_kind("Table") if is_meant(table))


def in_kids_order(finding, doc):
    """Always passes: check.py has the rule `order`, which reads the kids of an element as they stand."""
    return True


LET_PASS = {
    # Heads and feet of pages are artifacts, as they should be; this rule takes one with a whole sentence for text.
    # The same words stand in the text of the first page.
    "TAG-002": stands_in_the_text,
    # The first page of a part of a pack tells in its text who reviewed that part. The rule takes it for a running foot.
    "PAG-001": is_of_first_pages,
    # A list to tick has drawn boxes for marks. The rule calls a mark without a letter an empty element.
    "TAG-020": boxes_of_a_list,
    # The code of the web address is a link around a picture whose words name the address. The rule reads no picture's words.
    "LNK-003": picture_names_the_link,
    # In a table of two columns whose first heads the rows there is always one head more than cells under it.
    "TBL-010": rows_have_heads,
    # A sheet to fill in has cells to write in or to tick: they have no words, but all their heads have.
    "TBL-012": is_a_table,
    # The rule wants a table's words to cover the grid that is drawn; those of a sheet to fill in do not.
    "TBL-014": grid_is_a_table,
    # The rule reads an element's own words before those of the links in it, so any line with a link is out of order for it.
    "ORD-001": in_kids_order,
}

# Rules that a checker cannot run on any file, and what has them instead.
CANNOT_RUN = {
    # pdfua 0.1.3 asks an array for `is_integer`, which pikepdf 10 does not answer. check.py: `heading`.
    "UA-14-001",
}


def of_page_validation(path):
    report = page_validation.validate_pdf(path, profile=page_validation.ValidationProfile.PDF_UA_1)
    if report.rules.total < 100:
        raise CannotCheck(f"page-validation had only {report.rules.total} rules")
    for told, times in Counter((failure.rule_id, failure.message) for failure in report.failures).items():
        yield f"page-validation {told[0]}", f"{told[1]}{f' ({times} times)' if times > 1 else ''}", None


def of_outloud(path):
    doc, result = Document(path), Result(path)
    run_rules(doc, result)
    for run in result.runs:
        if run.status == "crashed":
            yield f"outloud {run.rule}", f"the rule could not be run: {run.reason}", None
    if sum(run.status == "ran" for run in result.runs) < 20:
        raise CannotCheck(f"outloud ran hardly a rule on {path}")
    for told in result.sorted_findings():
        passes = LET_PASS.get(told.rule)
        if told.severity != "info" and not (passes and passes(told, doc)):
            yield f"outloud {told.rule}", f"{told.message}{f': {told.evidence}' if told.evidence else ''}", told.page


def of_pdfua(path):
    report = pdfua.validate(path)
    for told in report.findings:
        yield f"pdfua {told.rule_id}", told.message, getattr(told.location, "page", None)
    for told in report.skipped:
        if told.rule_id not in CANNOT_RUN:
            yield f"pdfua {told.rule_id}", "the rule could not be run", None


def findings(path):
    """(rule, what, page) of everything that may not pass."""
    try:
        return [*of_page_validation(path), *of_outloud(path), *of_pdfua(path)]
    except page_validation.PageError as why:
        raise CannotCheck(f"{path}: {why}") from why
