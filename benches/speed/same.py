"""Whether two programs made the same site:  same.py ANTEROOM_OUT HUGO_OUT [--pages N]

Compares the addresses of all pages, of the map and of the feed; and of N pages, taken evenly, what is read of them: title, description, date,
headings with their anchors, every link in order and every word of the text. Markup may differ. Tells each difference; exit status 1 if there is one.
"""

import argparse
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

HEADINGS = ("h1", "h2", "h3")
WITHIN_WORDS = ("a", "code", "em", "span", "strong", "sup", "time")
STYLE = re.compile(r"^/(assets/)?style(\.[0-9a-f]+)?\.css$")


class Page(HTMLParser):
    """What a reader gets of a page, in order."""

    def __init__(self, text):
        super().__init__()
        self.said, self.links, self.headings, self.heads, self.inside = [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.inside.append(tag)
        self.part(tag)
        if tag == "a":
            self.links.append((given["href"], given.get("aria-current")))
        elif tag == "link":
            self.heads.append((given["rel"], STYLE.sub("style", given["href"])))
        elif tag == "meta" and "name" in given:
            self.heads.append((given["name"], given["content"]))
        elif tag == "time":
            self.heads.append(("time", given["datetime"]))
        elif tag in HEADINGS:
            self.headings.append([tag, given.get("id"), ""])
        if tag in ("meta", "link", "hr", "br"):
            self.inside.pop()

    def handle_endtag(self, tag):
        self.part(tag)
        while self.inside and self.inside.pop() != tag:
            pass

    def part(self, tag):
        """Cells and items are apart, however they are written."""
        if tag not in WITHIN_WORDS:
            self.said.append(" ")

    def handle_data(self, text):
        self.said.append(text)
        if self.headings and any(tag in HEADINGS for tag in self.inside):
            self.headings[-1][2] += text

    def all(self):
        return {"head": self.heads, "headings": self.headings, "links": self.links, "words": "".join(self.said).split()}


def addresses(out):
    return sorted(str(path.parent.relative_to(out)) for path in out.rglob("index.html"))


def found(path, pattern):
    return sorted(re.findall(pattern, path.read_text(encoding="utf-8")))


def first_difference(ours, theirs):
    for at, (one, other) in enumerate(zip(ours, theirs)):
        if one != other:
            return f"at {at}: {one!r} and {other!r}"
    return f"{len(ours)} and {len(theirs)}"


def differences(ours, theirs, count):
    """Sentences, none if the sites say the same."""
    all_pages = addresses(ours)
    if all_pages != addresses(theirs):
        yield f"addresses: {first_difference(all_pages, addresses(theirs))}"
        return
    for name, pattern in (("sitemap.xml", r"<loc>(.*?)</loc>"), ("atom.xml", r"<id>(.*?)</id>"), ("atom.xml", r"<summary>(.*?)</summary>")):
        one, other = found(ours / name, pattern), found(theirs / name, pattern)
        if one != other:
            yield f"{name}: {first_difference(one, other)}"
    for address in all_pages[:: max(1, len(all_pages) // count)]:
        one, other = (Page((out / address / "index.html").read_text(encoding="utf-8")).all() for out in (ours, theirs))
        for what in one:
            if one[what] != other[what]:
                yield f"{address}: {what}: {first_difference(one[what], other[what])}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("ours", type=Path)
    parser.add_argument("theirs", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    asked = parser.parse_args()
    told = list(differences(asked.ours, asked.theirs, asked.pages))
    print("\n".join(told) or f"{len(addresses(asked.ours))} pages say the same")
    sys.exit(1 if told else 0)


if __name__ == "__main__":
    main()
