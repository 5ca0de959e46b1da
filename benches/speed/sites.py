"""One site of pages that nobody needs, for each program that is timed:  sites.py OUT N [--kinds anteroom,hugo,mdbook,plain] [--pdf]

Writes OUT/<kind>/ for each kind: the same N bodies, in ten sections, and the settings and theme of sites/<kind>/. Kinds differ in their front
matter, in how a link to another page is written, and in the files that list pages; nothing else. Equal N, equal files. The
words are drawn from lists by a fixed seed; they fill pages, and are no advice to anybody. With --pdf, Anteroom's site can be printed, too.
"""

import argparse
import shutil
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
CALM = HERE.parents[1] / "themes" / "calm"
KINDS = ("anteroom", "hugo", "mdbook", "plain")

# A section's folder, its title, its name in the navigation.
SECTIONS = [
    ("anxiety", "Anxiety and worry", "Anxiety"),
    ("low-mood", "Low mood", "Low mood"),
    ("sleep", "Sleep and rest", "Sleep"),
    ("grief", "Grief and loss", "Grief"),
    ("trauma", "After a frightening event", "Trauma"),
    ("couples", "Couples work", "Couples"),
    ("family", "Family sessions", "Family"),
    ("first-visits", "First visits", "First visits"),
    ("medication", "Talking about medication", "Medication"),
    ("groups", "Group therapy", "Groups"),
]

WORDS = {
    "format": ["a first session", "a review meeting", "an assessment visit", "a video call", "a group evening", "a joint session",
               "a short phone call", "a closing session", "a home visit", "a follow-up hour"],
    "concern": ["steady worry", "a run of bad nights", "a recent loss", "sudden panic", "long low moods", "tension at home",
                "stress at work", "a hard memory", "worry about health", "being new to a town", "caring for a parent", "a difficult birth"],
    "who": ["you", "you and the person who came with you", "most people", "many first-time visitors", "a lot of people", "some visitors"],
    "ther": ["the therapist", "your therapist", "the counsellor", "the person you see", "the clinician", "the group leader"],
    "adj": ["ordinary", "useful", "gentle", "plain", "practical", "slow", "steady", "small", "quiet", "honest", "careful", "workable"],
    "feel": ["nervous", "relieved", "tired", "a little exposed", "hopeful", "unsure", "calmer than expected", "restless", "sad for a while", "curious"],
    "body": ["a tight chest", "cold hands", "a quick heartbeat", "shallow breathing", "a knot in the stomach", "sore shoulders", "heavy legs", "a dry mouth"],
    "skill": ["slow breathing", "naming what you notice", "a worry list", "a sleep diary", "a short walk", "a kind letter to yourself",
              "planning one small task", "sitting with a feeling", "checking a prediction", "a five-senses pause", "a body scan", "a thought record"],
    "place": ["the waiting room", "a small room with two chairs", "a video window", "a quiet office", "a shared circle of chairs", "a room with a window"],
    "time": ["ten minutes", "a quarter of an hour", "half an hour", "fifty minutes", "about an hour", "two or three minutes"],
    "when": ["in the first week", "after two or three sessions", "by the middle of the course", "towards the end", "a month later", "on the way home",
             "the same evening", "before the next visit"],
    "thing": ["a glass of water", "a notebook", "the form you were sent", "a list of questions", "the name of your doctor", "a comfortable jumper",
              "a photograph", "the diary page", "a pen", "your reading glasses"],
    "topic": ["how you sleep", "what you eat", "who is around you", "what has helped before", "what you would like to change", "how long it has gone on",
              "what a good day looks like", "what you avoid", "how you talk to yourself", "what worries your family", "what you hope to get back"],
    "right": ["ask for a break", "say no to a question", "bring someone with you", "ask what is written down", "change the time", "ask for another therapist",
              "stop at any point", "see the notes", "ask why a question matters"],
}
TWICE = ("feel", "thing", "topic")       # {feel2} beside {feel}
CAPITAL = ("who", "ther", "when", "skill")  # {Who} beside {who}

SENTENCES = """{Who} arrive at {format} feeling {feel}, and that is {adj}.
Nothing has to be decided in {format}; {ther} mainly wants to hear {topic}.
It can help to bring {thing} and, if you like, {thing2}.
Expect to spend {time} on {topic} before anything else.
{Ther} may ask about {topic} and then about {topic2}, without hurrying.
You are free to {right}, and nobody will mind.
Some people notice {body} when they speak about {concern}; it usually passes within {time}.
If {concern} is part of the story, say so in your own words and leave out whatever you wish.
A {adj} way to begin is **{skill}**, tried for {time} and then talked over.
The point of {skill} is not to win against {concern} but to make *a little more room* around it.
{When}, {who} find that {topic} has shifted slightly, even when {concern} has not.
It is common to feel {feel} {when}, and {feel2} a day later.
{Ther} will explain what is private, what is written down, and the few cases where someone else has to be told.
In {place} there is time for silence; a pause of {time} is not a mistake.
Progress is rarely a straight line: a {adj} week is often followed by one that feels like a step back.
You might practise {skill} at home, and note in one line what happened.
When {body} shows up, the task is only to notice it, name it and let the next breath come.
People sometimes worry that speaking of {concern} will make it worse; more often it becomes {adj} and easier to carry.
There is no exam and no right answer, only a {adj} look at {topic}.
After {format}, plan something {adj} for the evening and do not judge the hour too soon.
Should the fit feel wrong, you can {right}; that is part of the work and not a failure.
{Ther} may draw a small picture of how {concern}, {body} and {topic} keep each other going.
Between sessions, `one line a day` in a notebook is plenty.
A course often runs for six to twelve meetings, with a look back {when}.
Families may be invited for {time}, only if you agree to it.
It is **fine to cry**, to laugh, or to feel nothing in particular.
By the door you will agree on the next time, on {skill}, and on whom to ring if things get harder.
What helps one person may be of no use to another, so {skill} is offered and never ordered.""".split("\n")
HEADINGS = ["Before you arrive", "What happens in the room", "How it may feel", "What you can ask for", "Between sessions", "If it gets harder",
            "What progress looks like", "For the people around you", "When it ends", "Common questions"]
SUBHEADINGS = ["A small example", "One thing to try", "What the therapist is doing", "If you are unsure", "In other words", "A note on privacy"]
TITLES = ["What to expect from {format} about {concern}", "Using {skill} with {concern}", "Your rights: how to {right}", "When {body} comes with {concern}",
          "Talking about {topic}", "{Skill}, step by step", "Preparing for {format}"]
SUMMARY = "A {adj} guide to {format} when {concern} is part of the picture."
BRING = ["Bring {thing}.", "Allow {time} for the journey.", "Write down *one* question about {topic}.", "Wear something {adj}; {place} may be cool."]
STEPS = ["Sit where your back is supported.", "Try **{skill}** for {time}.", "Notice {body} and let it be.", "Write *one line* about {topic}."]
QUOTE = "I thought {format} would be about {concern}. It was mostly about {topic}, and I left feeling {feel}."
NOTE = "The length varies: {time} is usual for {format}, and you can {right}."
LINKED = ["a related page", "our longer guide", "the next step", "another page"]
INTRO = "These pages explain, in plain words, what to expect. They are bench text and no advice.\n"
HOME_SUMMARY = "Plain pages on what to expect"
CODE = '''```python
# one line a day: score the evening from 0 to 10
from datetime import date

def diary_line(score: int, note: str) -> str:
    """Return a single diary line."""
    if not 0 <= score <= 10:
        raise ValueError("score is out of range")
    return f"{date.today():%Y-%m-%d}\\t{score}\\t{note.strip()}"

print(diary_line(6, "slow breathing, two minutes"))
```'''


@dataclass(frozen=True)
class Page:
    number: int
    section: str
    slug: str
    title: str
    summary: str
    updated: str

    @property
    def name(self):
        return f"{self.section}/{self.slug}"


def capital(text):
    return text[0].upper() + text[1:]


def slug(text):
    return "-".join("".join(c.lower() if c.isalnum() else " " for c in text).split())


def fill(random, pattern):
    drawn = {name: random.choice(words) for name, words in WORDS.items()}
    drawn |= {f"{name}2": random.choice(WORDS[name]) for name in TWICE}
    drawn |= {capital(name): capital(drawn[name]) for name in CAPITAL}
    return pattern.format(**drawn)


# ---- pages

def page(number):
    random = Random(f"page-{number}")
    title = f"{capital(fill(random, random.choice(TITLES)))} ({number + 1})"
    updated = date(2019, 1, 1) + timedelta(days=random.randrange(2500))
    short = slug(title.rpartition(" ")[0])[:60].strip("-")
    return Page(number, SECTIONS[number % len(SECTIONS)][0], f"{short}-{number + 1}", title, fill(random, SUMMARY), updated.isoformat())


def paragraph(random, least=3, most=4):
    return " ".join(fill(random, pattern) for pattern in random.sample(SENTENCES, random.randint(least, most)))


def listed(random, patterns, mark):
    return "\n".join(f"{mark(at)} {fill(random, pattern)}" for at, pattern in enumerate(patterns, 1))


def table(random):
    rows = [fill(random, "| {body} | {time} | **{skill}** |") for _ in range(4)]
    return "\n".join(["| What you may notice | How long it lasts | What can help |", "| --- | :---: | --- |", *rows])


def body(page, pages, address):
    """The text of a page. Four links lead to other pages, by what `address` makes of each."""
    random = Random(f"body-{page.number}")

    def link():
        other = pages[random.randrange(len(pages))]
        return f"[{random.choice(LINKED)} on {fill(random, '{topic}')}]({address(other)})"

    first, second, third, fourth, fifth = (f"## {heading}" for heading in random.sample(HEADINGS, 5))
    one, two, three = (f"### {heading}" for heading in random.sample(SUBHEADINGS, 3))
    blocks = [
        paragraph(random),
        first, f"{paragraph(random)} See {link()}.", listed(random, BRING, lambda at: "-"),
        second, f"{paragraph(random, 4, 5)}[^note]", one, paragraph(random, 3, 3), f"> {fill(random, QUOTE)}",
        third, paragraph(random), table(random), f"As {link()} puts it, a table is only a starting point.",
        fourth, two, paragraph(random), listed(random, STEPS, lambda at: f"{at}."),
        fifth, paragraph(random), three, f"{paragraph(random, 2, 3)} You can also read {link()} or {link()}.",
        *([CODE] if page.number % 20 == 0 else []),
        f"[^note]: {fill(random, NOTE)}",
    ]
    return "\n\n".join(blocks) + "\n"


# ---- the files of each kind

def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def front(**keys):
    lines = [f"{key} = {toml(value)}" for key, value in keys.items()]
    return "\n".join(["+++", *lines, "+++", "", ""])


def toml(value):
    if isinstance(value, (int, date)):
        return str(value)
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def anteroom(root, pages, sections):
    content = root / "content" / "en"
    write(content / "index.md", front(title="What to expect", kind="section", summary=HOME_SUMMARY, order=1) + INTRO)
    for at, (name, title, short) in enumerate(sections, 1):
        keys = front(title=title, kind="section", summary=HOME_SUMMARY, nav=short, order=at)
        write(content / name / "index.md", keys + INTRO)
    for page in pages:
        keys = front(title=page.title, kind="page", summary=page.summary, order=page.number + 1, updated=date.fromisoformat(page.updated))
        write(content / f"{page.name}.md", keys + body(page, pages, lambda other: f"../{other.name}.md"))


def hugo(root, pages, sections):
    content = root / "content"
    write(content / "_index.md", front(title="What to expect", description=HOME_SUMMARY) + INTRO)
    for at, (name, title, short) in enumerate(sections, 1):
        write(content / name / "_index.md", front(title=title, description=HOME_SUMMARY, weight=at) + INTRO)
    for page in pages:
        keys = front(title=page.title, description=page.summary, weight=page.number + 1, date=date.fromisoformat(page.updated))
        write(content / f"{page.name}.md", keys + body(page, pages, lambda other: f"/{other.name}.md"))
    # Its navigation is a setting: to ask for its sections on each page would take it twice as long.
    with open(root / "hugo.toml", "a", encoding="utf-8") as settings:
        for name, _, short in sections:
            settings.write(f'\n[[params.nav]]\nname = {toml(short)}\nurl = "/{name}/"\n')


def mdbook(root, pages, sections):
    source, chapters = root / "src", ["# Summary\n", "[Home](index.md)\n"]
    write(source / "index.md", f"# What to expect\n\n{INTRO}")
    for name, title, _ in sections:
        write(source / name / "index.md", f"# {title}\n\n{INTRO}")
        chapters.append(f"- [{title}]({name}/index.md)")
        chapters += [f"  - [{page.title}]({page.name}.md)" for page in pages if page.section == name]
    for page in pages:
        write(source / f"{page.name}.md", f"# {page.title}\n\n" + body(page, pages, lambda other: f"../{other.name}.md"))
    write(source / "SUMMARY.md", "\n".join(chapters) + "\n")


def plain(root, pages, sections):
    """Markdown alone, for the floor: neither front matter nor lists, and every link is an address."""
    for page in pages:
        write(root / "content" / f"{page.name}.md", body(page, pages, lambda other: f"/{other.name}/"))


def make(kind, root, count):
    shutil.rmtree(root, ignore_errors=True)
    if (HERE / "sites" / kind).is_dir():
        shutil.copytree(HERE / "sites" / kind, root)
    pages = [page(number) for number in range(count)]
    {"anteroom": anteroom, "hugo": hugo, "mdbook": mdbook, "plain": plain}[kind](root, pages, SECTIONS[:count])


def printable(root):
    """The bench theme has nothing to print with; what it is given is the library theme's."""
    theme = root / "themes" / "bench"
    shutil.copytree(CALM / "print", theme / "print")
    shutil.copy(CALM / "theme.toml", theme)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--pdf", action="store_true")
    asked = parser.parse_args()
    kinds = asked.kinds.split(",")
    if asked.count < 1 or not set(kinds) <= set(KINDS):
        sys.exit(parser.format_usage())
    for kind in kinds:
        make(kind, asked.out / kind, asked.count)
    if asked.pdf and "anteroom" in kinds:
        printable(asked.out / "anteroom")


if __name__ == "__main__":
    main()
