"""Times Anteroom beside Hugo, mdBook and the floor, round by round and size by size, and prints ratios. Called by run.sh, which finds the programs.

Every time is that of one process, its start included. In a round each program makes its whole site once, into a folder that is not there;
even rounds go through them backwards. A ratio is taken within its round, so what slows the machine for a while slows all of them.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
MDBOOK_UP_TO = 1000  # it takes minutes for ten times as many

NAMES = {
    "anteroom": "Anteroom, from nothing",
    "again": "  once more, nothing changed",
    "body": "  once more, a sentence changed",
    "title": "  once more, a title changed",
    "hugo": "Hugo",
    "mdbook": "mdBook",
    "tera2": "floor with Tera",
    "md": "floor",
}
EDITS = ("again", "body", "title")

# Wall time, time on processors and memory, each at most this, by number of pages; without PDFs.
BESIDE = {
    "hugo": {100: (0.5, None, None), 10000: (0.15, 0.15, 0.3)},
    "mdbook": {100: (1, None, None)},
    "tera2": {10000: (2.5, None, None)},
    "md": {},
}
BESIDE_COLD = {
    "again": {1000: (0.25, None, None), 10000: (0.25, None, None)},
    "title": {},
    "body": {},
}
GROWTH = {(1000, 10000): 10}
CHECKED = 0.25  # of the time on processors

# The stages in which a build checks what it is given: links, anchors, citations, facts and conditions. They do more than that, so that the
# checks take less than they do.
CHECKING = ("pages placed", "what pages share", "resolved")


@dataclass(frozen=True)
class Run:
    seconds: float
    processor: float
    megabytes: float
    told: str = ""

    @property
    def figures(self):
        return self.seconds, self.processor, self.megabytes


def run(command, folder):
    """Runs a command to its end, with what it and its children used. The memory is that of the process that held most."""
    with open(folder / "told", "w+b") as told:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=told, stderr=told)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        words = told.read().decode(errors="replace")
    if process.returncode != 0:
        sys.exit(f"{words}\nfailed with status {process.returncode}: {' '.join(map(str, command))}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, words)


def removed(*folders):
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def files(out):
    """What tells a file that was written from one that was left."""
    found = {}
    for folder, _, names in os.walk(out):
        for name in names:
            path = os.path.join(folder, name)
            kept = os.stat(path)
            found[path] = (kept.st_ino, kept.st_mtime_ns)
    return found


class Bench:
    """The sites of one size, and each program's way to build its own."""

    def __init__(self, asked, count):
        self.asked, self.count = asked, count
        self.work = asked.work / str(count)
        self.site, self.out = self.work / "anteroom", self.work / "anteroom" / "public"
        self.written, self.checked = {}, []
        programs = ["anteroom", "hugo", "mdbook", "tera2", "md"]
        if not asked.mdbook or count > MDBOOK_UP_TO:
            programs.remove("mdbook")
        self.programs = programs
        make = [sys.executable, HERE / "sites.py", self.work, str(count), *(["--pdf"] if asked.pdf else [])]
        subprocess.run(make, check=True)

    # ---- what is timed

    def one_round(self, backwards):
        made = {}
        for name in reversed(self.programs) if backwards else self.programs:
            made |= getattr(self, name)()
        return made

    def anteroom(self):
        removed(self.out, self.site / ".anteroom")
        made = {"anteroom": self.build()}
        made["again"] = self.build_and_look("again")
        page = next(self.site.glob(f"content/en/*/*-{self.count // 2 + 1}.md"))
        text = page.read_text()
        for name, before, after in (("body", "\n+++\n\n", "\n+++\n\nA new sentence. "), ("title", 'title = "', 'title = "Changed: ')):
            page.write_text(text.replace(before, after, 1))
            made[name] = self.build_and_look(name)
        self.check_title(page.parent.name)
        page.write_text(text)
        return made

    def build(self, *more):
        return run([self.asked.anteroom, "build", self.site, *([] if self.asked.pdf else ["--no-pdf"]), *more], self.work)

    def checking(self):
        """The part of the time on processors that the stages took in which pages are checked, in one build from nothing."""
        removed(self.out, self.site / ".anteroom")
        made = self.build("--timings")
        took = dict(re.findall(r"^  (.*?) +([0-9.]+) s +[0-9]+ %$", made.told, re.MULTILINE))
        return sum(float(took[stage]) for stage in CHECKING) / made.processor

    def build_and_look(self, name):
        before = files(self.out)
        done = self.build()
        after = files(self.out)
        self.written[name] = sum(before.get(path) != kept for path, kept in after.items()), "nothing changed" in done.told
        return done

    def check_title(self, section):
        """What is fast has to be right, too: the list of the section says the page's new title."""
        if "Changed: " not in (self.out / section / "index.html").read_text():
            sys.exit("a title was changed, and a list has not followed")

    def hugo(self):
        out = self.work / "hugo" / "public"
        removed(out, self.work / "hugo" / "resources")
        command = [self.asked.hugo, "--quiet", "--source", self.work / "hugo", "--destination", out, "--cacheDir", self.work / "cache"]
        return {"hugo": run(command, self.work)}

    def mdbook(self):
        out = self.work / "mdbook" / "book"
        removed(out)
        return {"mdbook": run([self.asked.mdbook, "build", self.work / "mdbook"], self.work)}

    def floor(self, mode):
        out = self.work / "floor"
        removed(out)
        return {mode: run([self.asked.floor, self.work / "plain" / "content", out, mode], self.work)}

    def tera2(self):
        return self.floor("tera2")

    def md(self):
        return self.floor("md")

    # ---- what was made

    def check(self):
        """Before anything is timed: a round that is not counted, and the sites of both programs say the same."""
        self.one_round(False)
        removed(self.out, self.site / ".anteroom")
        self.build()
        subprocess.run([sys.executable, HERE / "same.py", self.out, self.work / "hugo" / "public"], check=True)
        if self.asked.pdf:
            print(f"{len(list(self.out.rglob('*.pdf')))} PDFs")


def measure(asked, count):
    bench = Bench(asked, count)
    print(f"\n{count} pages", flush=True)
    bench.check()
    rounds = []
    for number in range(asked.rounds):
        rounds.append(bench.one_round(number % 2 == 1))
        bench.checked.append(bench.checking())
        told = (f"{name} {shown(made.seconds)}" for name, made in rounds[-1].items())
        print(f"round {number + 1}: {', '.join(told)}", flush=True)
    removed(bench.work)
    report(asked, bench, rounds)
    return rounds


# ---- the tables

def shown(seconds):
    return f"{1000 * seconds:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def middle(rounds, name):
    return [median(figures) for figures in zip(*(made[name].figures for made in rounds))]


def ratios(rounds, name, other):
    """The median of each ratio, of the ratios in each round."""
    return [median(one / max(two, 1e-9) for one, two in pairs) for pairs in zip(*(zip(made[name].figures, made[other].figures) for made in rounds))]


def report(asked, bench, rounds):
    print(f"\n{'medians':34} {'wall':>10} {'processors':>10} {'most memory':>12}")
    for name in (name for name in NAMES if name in rounds[0]):
        wall, processor, megabytes = middle(rounds, name)
        print(f"{NAMES[name]:34} {shown(wall):>10} {shown(processor):>10} {megabytes:9.0f} MB")
    print(f"\n{f'ratios, {bench.count} pages':46} {'wall':>8} {'processors':>10} {'memory':>8}  target, each at most")
    for other in (name for name in BESIDE if name in rounds[0]):
        line(f"Anteroom / {NAMES[other]}", ratios(rounds, "anteroom", other), wanted(asked, BESIDE[other], bench.count))
    for name in EDITS:
        line(f"{NAMES[name].strip()} / from nothing", ratios(rounds, name, "anteroom"), wanted(asked, BESIDE_COLD[name], bench.count))
    checked = median(bench.checked)
    print(f"{'stages that check pages / all that it takes':46} {'':8} {checked:10.3f} {'':8}  {CHECKED:<18} {'reached' if checked <= CHECKED else 'MISSED'}")
    for name in EDITS:
        written, nothing = bench.written[name]
        print(f"{NAMES[name].strip()}: {written} files written{', and it says that nothing changed' if nothing else ''}")


def wanted(asked, targets, count):
    return (None, None, None) if asked.pdf else targets.get(count, (None, None, None))


def line(what, measured, targets):
    told = [f"{target:g}" if target else "-" for target in targets] if any(targets) else []
    reached = ["-" if not target else "reached" if ratio <= target else "MISSED" for ratio, target in zip(measured, targets)]
    verdict = f"{' / '.join(told):18} {' / '.join(reached)}" if told else ""
    wall, processor, memory = measured
    print(f"{what:46} {wall:8.3f} {processor:10.3f} {memory:8.3f}  {verdict}".rstrip())


def growth(asked, measured):
    print(f"\n{'growth: wall of one size / of another':46} {'Anteroom':>8} {'Hugo':>10} {'floor':>8}")
    sizes = sorted(measured)
    for few, many in zip(sizes, sizes[1:]):
        told = [middle(measured[many], name)[0] / middle(measured[few], name)[0] for name in ("anteroom", "hugo", "tera2")]
        target = None if asked.pdf else GROWTH.get((few, many))
        verdict = f"{target:<18} {'reached' if told[0] <= target else 'MISSED'}" if target else ""
        print(f"{f'{many} / {few} pages':46} {told[0]:8.2f} {told[1]:10.2f} {told[2]:8.2f}  {verdict}".rstrip())


# ---- the run

def load():
    return f"{os.getloadavg()[0]:.1f}"


def versions(asked):
    for command in ([asked.anteroom, "--version"], [asked.hugo, "version"], [asked.mdbook, "--version"]):
        if command[0]:
            print(subprocess.run(command, capture_output=True, text=True).stdout.strip(), flush=True)


def sizes(text):
    return sorted({int(size) for size in text.split(",")})


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("work", "anteroom", "hugo", "floor"):
        parser.add_argument(f"--{name}", required=True, type=Path)
    parser.add_argument("--mdbook", type=Path)
    parser.add_argument("--sizes", type=sizes)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--pdf", action="store_true")
    asked = parser.parse_args()
    asked.sizes = asked.sizes or ([10, 100, 1000] if asked.pdf else [10, 100, 1000, 10000])
    return asked


def main():
    asked = arguments()
    versions(asked)
    least = run(["true"], asked.work).megabytes
    print(f"{os.cpu_count()} processors, load {load()} before; {asked.rounds} rounds, {'with' if asked.pdf else 'without'} PDFs; "
          f"all files in {asked.work}; memory is told from {least:.0f} MB on", flush=True)
    measured = {count: measure(asked, count) for count in asked.sizes}
    growth(asked, measured)
    print(f"load {load()} after")


if __name__ == "__main__":
    main()
