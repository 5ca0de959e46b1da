"""How long after a save a browser could have it:  edits.py ANTEROOM [--sizes 100,1000,10000] [--edits 11] [--debounce MS] [--work DIR]

Starts `anteroom serve` for a site of each size (sites.py), saves a changed file, and asks for the page over one kept connection until the new
words are in the answer. The time is from just before the save to that answer read whole. What the watcher waits after a save, for others that
may follow, is in it; with --debounce that many milliseconds are taken off, and the targets, which are beyond it, are judged. Afterwards the site is
built from nothing, five times: a new title is judged by what part of that it takes.
A save is a rename, as most editors do it: no half of a file is ever read. Between two questions half a millisecond passes, or a hundredth of
the time since the save where that is more, as the server has only the same few processors. For the same reason it is the page of a new title that is asked for, which is short; the list
of its section, which is not, is asked for once afterwards, and has to have the title by then.
Exit: 0 measured, 1 the server failed or an edit was never seen.
"""

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
PAUSE = 0.0005  # seconds between two questions, at least
PART = 0.01  # of the time that has passed, which a time may be told too long by
SETTLE = 0.4  # between two edits: the watcher waits for none that is on its way
LONGEST = 60  # seconds for an edit to be seen
START = 300  # seconds for the first page
STYLE = re.compile(r'href="([^"]*/style[^"/]*\.css)"')

# Milliseconds beyond the debounce, by size.
TARGETS = {"paragraph": {1000: 10, 10000: 25}, "style": {1000: 10, 10000: 10}}
# A new title, beyond the debounce, through a build from nothing.
TITLE = {1000: 0.35, 10000: 0.35}
COLD = 5  # builds from nothing, of which the middle one counts


class Server:
    """`anteroom serve` of one site, and one connection to it."""

    def __init__(self, command, site, told):
        self.port = free_port()
        self.told = told
        self.begun = time.perf_counter()
        command = [*command, "serve", site, "--port", str(self.port), "--no-pdf"]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=open(told, "wb"), stderr=subprocess.STDOUT)
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)

    def ask(self, address):
        """The answer's text, or nothing if there is no page at the address, or no server yet."""
        try:
            self.connection.request("GET", address)
            answer = self.connection.getresponse()
            text = answer.read().decode(errors="replace")
            return text if answer.status == 200 else ""
        except (OSError, HTTPException):
            self.connection.close()
            return ""

    def wait_for(self, look, longest=LONGEST):
        """Seconds on the clock when `look` first found what it looks for."""
        begun = time.perf_counter()
        until = begun + longest
        while not look():
            if self.process.poll() is not None:
                sys.exit(f"{self.told.read_text(errors='replace')}\nthe server ended with status {self.process.returncode}")
            if time.perf_counter() > until:
                sys.exit(f"{self.told.read_text(errors='replace')}\nnot seen after {longest} s")
            time.sleep(max(PAUSE, PART * (time.perf_counter() - begun)))
        return time.perf_counter()

    def end(self):
        self.connection.close()
        self.process.terminate()
        self.process.wait()


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


# ---- the edits

class Edit:
    """A file, what is put in it, the question whether an answer has it, and one that has to hold from then on."""

    def __init__(self, name, file, before, after, seen, then=None):
        self.name, self.file, self.before, self.after, self.seen, self.then = name, file, before, after, seen, then
        self.text = file.read_text(encoding="utf-8")
        if before not in self.text:
            sys.exit(f"{file} has no {before!r}")

    def with_word(self, word):
        return self.text.replace(self.before, self.after.replace("WORD", word), 1)


def edits(server, site, count):
    page = next(site.glob(f"content/en/*/*-{count // 2 + 1}.md"))
    section = f"/{page.parent.name}/"
    address = f"{section}{page.stem}/"
    theme = site / "themes" / "bench"
    has = lambda where: lambda word: word in server.ask(where)

    def styled(word):
        found = STYLE.search(server.ask(address))
        return found and word in server.ask(found[1])

    return [
        Edit("paragraph", page, "\n+++\n\n", "\n+++\n\nWORD. ", has(address)),
        Edit("title", page, 'title = "', 'title = "WORD ', has(address), then=has(section)),
        Edit("template", theme / "templates" / "page.html", "<article>", "<article><p>WORD</p>", has(address)),
        Edit("style", theme / "static" / "style.css", "body{", ".WORD{color:red}body{", styled),
        Edit("practice.toml", site / "practice.toml", 'name = "', 'name = "WORD ', has("/")),
    ]


def save(file, text, beside):
    """Made beside the site and then named: one change, of a whole file."""
    made = beside / "saved"
    made.write_text(text, encoding="utf-8")
    begun = time.perf_counter()
    os.replace(made, file)
    return begun


def timed(server, edit, count, beside):
    """Milliseconds of each edit. The first is made once more than is counted, so that all has been touched once."""
    found = []
    for number in range(count + 1):
        word = f"edited{edit.name.partition('.')[0]}{number}x"
        time.sleep(SETTLE)
        begun = save(edit.file, edit.with_word(word), beside)
        found.append(1000 * (server.wait_for(lambda: edit.seen(word)) - begun))
        if edit.then and not edit.then(word):
            sys.exit(f"{edit.name}: a page has {word}, and what depends on it has not followed at once")
    time.sleep(SETTLE)
    save(edit.file, edit.text, beside)
    server.wait_for(lambda: not edit.seen(word))
    return found[1:]


def measure(asked, work, size):
    folder = work / str(size)
    subprocess.run([sys.executable, HERE / "sites.py", folder, str(size), "--kinds", "anteroom"], check=True)
    server = Server(asked.anteroom, folder / "anteroom", work / "told")
    try:
        first = server.wait_for(lambda: server.ask("/"), START) - server.begun
        print(f"{size} pages: the first after {first:.2f} s", flush=True)
        found = {edit.name: timed(server, edit, asked.edits, folder) for edit in edits(server, folder / "anteroom", size)}
        server.end()
        return found, cold(asked, folder / "anteroom")
    finally:
        server.end()
        shutil.rmtree(folder)


def cold(asked, site):
    """Milliseconds that a build from nothing takes."""
    def once():
        shutil.rmtree(site / "public", ignore_errors=True)
        shutil.rmtree(site / ".anteroom", ignore_errors=True)
        begun = time.perf_counter()
        subprocess.run([*asked.anteroom, "build", site, "--no-pdf"], stdin=subprocess.DEVNULL, capture_output=True, check=True)
        return 1000 * (time.perf_counter() - begun)

    return median(once() for _ in range(COLD))


# ---- the table

def report(asked, measured):
    off = asked.debounce or 0
    kept = f"{off:g} ms of debounce taken off" if off else "the watcher's debounce is in it"
    print(f"\nmilliseconds from the save to the answer, median of {asked.edits} (most); {kept}")
    print(f"{'edit':16}" + "".join(f"{f'{size} pages':>26}" for size in measured))
    for name in next(iter(measured.values()))[0]:
        print(f"{name:16}" + "".join(f"{cell(asked, size, name, times[name], off):>26}" for size, (times, _) in measured.items()))
    print(f"{'from nothing':16}" + "".join(f"{whole:>26.1f}" for _, whole in measured.values()))
    print(f"{'title / that':16}" + "".join(f"{titled(asked, size, *found, off):>26}" for size, found in measured.items()))


def titled(asked, size, times, whole, off):
    ratio = (median(times["title"]) - off) / whole
    target = TITLE.get(size) if asked.debounce is not None else None
    return f"{ratio:.3f}" if target is None else f"{ratio:.3f} {'reached' if ratio <= target else 'MISSED'} {target}"


def cell(asked, size, name, times, off):
    told = f"{median(times) - off:.1f} ({max(times) - off:.1f})"
    target = TARGETS.get(name, {}).get(size)
    if target is None or asked.debounce is None:
        return told
    return f"{told} {'reached' if median(times) - off <= target else 'MISSED'} {target}"


def sizes(text):
    return sorted({int(size) for size in text.split(",")})


def work_folder(asked):
    memory = Path("/dev/shm")
    return asked.work or (memory if os.access(memory, os.W_OK) else None)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("anteroom", nargs="+", help="the program, and words before its own if any")
    parser.add_argument("--sizes", type=sizes, default=[100, 1000, 10000])
    parser.add_argument("--edits", type=int, default=11)
    parser.add_argument("--debounce", type=float, help="milliseconds to take off")
    parser.add_argument("--work", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=work_folder(asked)) as work:
        print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} before; files in {work}", flush=True)
        measured = {size: measure(asked, Path(work), size) for size in asked.sizes}
    report(asked, measured)


if __name__ == "__main__":
    main()
