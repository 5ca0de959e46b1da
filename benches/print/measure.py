"""Times Anteroom, WeasyPrint and Chromium round by round, and prints one table. Called by run.sh, which makes what is printed.

Every time is the wall time of one process, its start included. Rounds are interleaved, and a ratio is taken within its round,
so what slows the machine for a while slows all of them. No time is subtracted but the one the table names.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

FAST, COLD, PEAK = 60, 10, 250

# A profile of its own each time, as each sheet has a process of its own; nothing is asked of the network.
CHROMIUM = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
            "--no-first-run", "--no-pdf-header-footer"]


@dataclass(frozen=True)
class Run:
    seconds: float
    processor: float
    megabytes: float


def run(command, cwd):
    """Runs a command to its end. Memory is the most that the process itself held; its time on processors has its children's."""
    with open(cwd / "told", "wb") as told:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=told, stderr=told)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.stderr.write((cwd / "told").read_text(errors="replace"))
        sys.exit(f"failed with status {process.returncode}: {' '.join(map(str, command))}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


class Bench:
    def __init__(self, asked):
        self.asked = asked
        self.work = Path(asked.work)
        self.site = self.work / "site"
        self.out = self.site / "public"
        self.weasyprint_command = [asked.python, "-m", "weasyprint"]

    # ---- what is timed

    def build(self, *options):
        shutil.rmtree(self.out, ignore_errors=True)
        return run([self.asked.anteroom, "build", *options], self.site)

    def build_from_nothing(self, *options):
        shutil.rmtree(self.site / ".anteroom", ignore_errors=True)
        return self.build(*options)

    def print_cold(self, number):
        return run([self.asked.anteroom, "print", f"worksheets/sheet-{number}", "--out", self.work / "anteroom.pdf"], self.site)

    def weasyprint(self, number):
        return run([*self.weasyprint_command, "--quiet", self.html(number), self.work / "weasyprint.pdf"], self.work)

    def chromium(self, number):
        profile = self.work / f"profile-{number}"
        command = [self.asked.chromium, *CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={self.work / 'chromium.pdf'}"]
        done = run([*command, self.html(number).as_uri()], self.work)
        shutil.rmtree(profile, ignore_errors=True)
        return done

    def html(self, number):
        return self.work / "html" / f"sheet-{number}.html"

    # ---- what was made

    def pdfs(self):
        return sorted(self.out.rglob("*.pdf"))

    def kept(self):
        return sorted((one.name, one.stat().st_mtime_ns) for one in (self.site / ".anteroom" / "print").iterdir())

    def check(self):
        """What the figures are of: as many files as there should be, no two of them equal."""
        pdfs = self.pdfs()
        different = {hashlib.sha256(pdf.read_bytes()).digest() for pdf in pdfs}
        if len(pdfs) < 2 * self.asked.sheets or len(different) != len(pdfs):
            sys.exit(f"{len(pdfs)} PDFs of {self.asked.sheets} sheets, {len(different)} of them different")
        return len(pdfs), sum(map(pages, pdfs))


def pages(pdf):
    return int(subprocess.run(["qpdf", "--show-npages", pdf], check=True, capture_output=True).stdout)


def one_round(bench, number):
    made = {"build": bench.build_from_nothing()}
    made["kept"] = bench.kept()
    made["again"] = bench.build()
    made["typeset"] = bench.kept() != made["kept"]
    made["bare"] = bench.build("--no-pdf")
    made["print"] = bench.print_cold(number)
    made["weasyprint"] = bench.weasyprint(number)
    made["chromium"] = bench.chromium(number)
    return made


# ---- the table

def seconds(rounds, name):
    return [made[name].seconds for made in rounds]


def of(rounds, ratio):
    """Median of what a ratio is in each round."""
    return median(map(ratio, rounds))


def milliseconds(value):
    return f"{1000 * value:.1f} ms" if value < 1 else f"{value:.2f} s"


def report(rounds, pdfs, all_pages, sheets):
    per_pdf = lambda made: (made["build"].seconds - made["bare"].seconds) / pdfs
    per_sheet = lambda made: made["build"].seconds / sheets
    others = ("weasyprint", "chromium")
    named = {"weasyprint": "WeasyPrint", "chromium": "Chromium"}
    print(f"\n{'medians':36} {'wall':>10} {'processors':>10} {'most memory':>12}")
    for name, told in (("build", "build with PDFs, from nothing"), ("bare", "build --no-pdf"), ("again", "build with everything kept"),
                       ("print", "anteroom print, one sheet"), ("weasyprint", "WeasyPrint, one sheet"), ("chromium", "Chromium, one sheet")):
        used = of(rounds, lambda made: made[name].processor)
        print(f"  {told:34} {milliseconds(median(seconds(rounds, name))):>10} {milliseconds(used):>10} {max(made[name].megabytes for made in rounds):9.0f} MB")
    print(f"  {'a PDF of the build':34} {milliseconds(of(rounds, per_pdf)):>10}  ({pdfs} PDFs, {all_pages} pages)")
    print(f"  {'a page of a PDF of the build':34} {milliseconds(of(rounds, per_pdf) * pdfs / all_pages):>10}")
    print(f"  {'the whole build, a sheet':34} {milliseconds(of(rounds, per_sheet)):>10}  (HTML and two PDFs each)")
    print(f"\n{'what':62} {'measured':>10}  target")
    for other in others:
        ratio = of(rounds, lambda made: made[other].seconds / per_pdf(made))
        line(f"a PDF of the build, against a sheet by {named[other]}", f"{ratio:.0f} x", f"at least {FAST} x", ratio >= FAST)
    for other in others:
        ratio = of(rounds, lambda made: made[other].seconds / (2 * per_pdf(made) * pdfs / all_pages))
        line(f"two pages of the build, against a sheet by {named[other]}", f"{ratio:.0f} x", "", None)
    for other in others:
        ratio = of(rounds, lambda made: made[other].seconds / per_sheet(made))
        line(f"the whole build a sheet, against a sheet by {named[other]}", f"{ratio:.0f} x", "", None)
    for other in others:
        ratio = of(rounds, lambda made: made[other].seconds / made["print"].seconds)
        line(f"anteroom print from a cold start, against {named[other]}", f"1/{ratio:.1f}", f"at most 1/{COLD}", ratio >= COLD)
    peak = max(made["build"].megabytes for made in rounds)
    line("most memory of the build with PDFs", f"{peak:.0f} MB", f"at most {PEAK} MB", peak <= PEAK)
    typeset = any(made["typeset"] for made in rounds)
    line("a build with everything kept typesets", "something" if typeset else "nothing", "nothing", not typeset)
    again = of(rounds, lambda made: made["build"].seconds / made["again"].seconds)
    line("a build with everything kept, against one from nothing", f"1/{again:.1f}", "", None)


def line(what, measured, target, reached):
    verdict = "" if reached is None else "reached" if reached else "MISSED"
    print(f"{what:62} {measured:>10}  {target:18} {verdict}".rstrip())


def load():
    return f"{os.getloadavg()[0]:.1f}"


def versions(bench):
    for command in ([bench.asked.anteroom], bench.weasyprint_command, [bench.asked.chromium]):
        command = [*command, "--version"]
        print(subprocess.run(command, capture_output=True, text=True).stdout.strip(), flush=True)


def arguments():
    parser = argparse.ArgumentParser()
    for name in ("work", "anteroom", "python", "chromium"):
        parser.add_argument(f"--{name}", required=True)
    for name in ("sheets", "rounds"):
        parser.add_argument(f"--{name}", type=int, required=True)
    return parser.parse_args()


def main():
    asked = arguments()
    bench = Bench(asked)
    versions(bench)
    print(f"{os.cpu_count()} processors, load {load()} before; {asked.sheets} sheets, {asked.rounds} rounds", flush=True)
    one_round(bench, 1)  # so that everything has been read from the disk once
    rounds = []
    for number in range(1, asked.rounds + 1):
        rounds.append(one_round(bench, 1 + (number - 1) % asked.sheets))
        print(f"round {number}: " + ", ".join(f"{name} {milliseconds(rounds[-1][name].seconds)}" for name in ("build", "bare", "again", "print", "weasyprint", "chromium")), flush=True)
    bench.build()
    pdfs, all_pages = bench.check()
    told = [f"{name} {pages(bench.work / f'{name}.pdf')}" for name in ("anteroom", "weasyprint", "chromium")]
    print(f"load {load()} after; pages of the last sheet: {', '.join(told)}")
    report(rounds, pdfs, all_pages, asked.sheets)


if __name__ == "__main__":
    main()
