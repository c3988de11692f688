"""An audit of many pages: how long, how much memory, and what a second one and one that was killed cost.

    apt-get download libreoffice-help-nl gimp-help-nl aptitude-doc-nl debian-edu-doc-nl   (and dpkg -x each into FOLDER)
    python benchmarks/audit.py FOLDER [--paginas 3000] [--json OUTCOME]

The pages in the folder are served on the loopback address with a page that links to all of them. One process does the
work, so that its memory is all there is. It is killed (SIGKILL) halfway through reading and again halfway through
judging, and taken up again both times; then a second audit looks at the same pages, and a third at the same pages with
ten of them changed.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, ClassVar
from urllib.parse import quote

from begrijpelijk.audit.store import Store

EVERY = 0.2  # seconds between two looks at the memory
STEP = 500  # pages between two figures of the memory
CHANGED = 10  # pages with another text in the third audit
MORE = b"<p>Deze zin is nieuw. Wij hebben de tekst op deze pagina veranderd.</p>"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the folder, with the list of pages in front. `answered` counts by path and status."""

    pages: ClassVar[list[str]] = []
    changed: ClassVar[set[str]] = set()
    answered: ClassVar[Counter[tuple[str, int]]] = Counter()

    def send_head(self) -> BytesIO | BinaryIO | None:
        if self.path == "/":
            return self._sent("".join(f'<a href="/{quote(page)}">{page}</a>\n' for page in self.pages).encode())
        if self.path in self.changed:
            text = Path(self.translate_path(self.path)).read_bytes()
            return self._sent(text.replace(b"</body>", MORE + b"</body>"))
        return super().send_head()

    def _sent(self, body: bytes) -> BytesIO:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        self.answered[self.path, int(code)] += 1

    def log_message(self, format: str, *args: object) -> None:
        pass


@dataclass
class Outcome:
    """Seconds, processor seconds, and what was done: the pages asked for, read and judged, with the memory in MB."""

    seconds: float
    processor: float
    asked: Counter[tuple[str, int]]
    done: dict[str, list[str]] = field(default_factory=dict)
    memory: list[tuple[str, int, int]] = field(default_factory=list)  # phase, pages, MB

    def sent(self) -> int:
        return sum(count for (_, status), count in self.asked.items() if status == HTTPStatus.OK)


def work(address: str, database: Path, pages: int, log: Path) -> None:
    """The audit itself, in a process of its own; writes down what it begins with."""
    from begrijpelijk import plugins
    from begrijpelijk.audit.run import audit
    from begrijpelijk.audit.settings import AuditOptions, Limits
    from begrijpelijk.config import Config

    limits = Limits(pages=pages, pause=0)
    with log.open("w", encoding="utf-8", buffering=1) as told:

        def progress(phase: str, source: str, number: int, total: int) -> None:
            told.write(f"{phase}\t{source}\n")

        audit(
            [address], Config(browser=False), plugins.registry(), AuditOptions(limits, processes=1), database, progress
        )


def audited(address: str, database: Path, pages: int, *, kill: tuple[str, int] | None = None) -> Outcome:
    """One audit, killed after so many pages of a phase."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log")
        log.touch()
        Handler.answered.clear()
        began, before = time.monotonic(), os.times()
        process = subprocess.Popen([sys.executable, __file__, "--work", address, str(database), str(pages), str(log)])
        memory: list[tuple[str, int, int]] = []
        with log.open(encoding="utf-8") as lines:
            done: dict[str, list[str]] = {}
            while process.poll() is None:
                phase = _follow(lines, done)
                count = len(done.get(phase, ()))
                memory.append((phase, count, _megabytes(process.pid)))
                if kill is not None and phase == kill[0] and count >= kill[1]:
                    process.send_signal(signal.SIGKILL)
                    process.wait()
                time.sleep(EVERY)
            _follow(lines, done)
        if kill is None and process.returncode:
            raise SystemExit(f"the audit ended with {process.returncode}")
        after = os.times()
        used = after.children_user + after.children_system - before.children_user - before.children_system
        return Outcome(time.monotonic() - began, used, Handler.answered.copy(), done, memory)


def _follow(lines: Any, done: dict[str, list[str]]) -> str:
    for line in lines:
        phase, _, source = line.rstrip("\n").partition("\t")
        done.setdefault(phase, []).append(source)
    return next(reversed(done), "")


def _megabytes(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024**2
    except (OSError, IndexError):
        return 0


def told(name: str, outcome: Outcome) -> dict[str, Any]:
    """Print what came of an audit; gives the same as data."""
    steps: dict[str, dict[int, int]] = {}
    for phase, count, megabytes in outcome.memory:
        if phase:
            step = steps.setdefault(phase, {})
            step[count // STEP * STEP] = max(step.get(count // STEP * STEP, 0), megabytes)
    print(f"{name}: {outcome.seconds:.0f} s ({outcome.processor:.0f} s processor), {outcome.sent()} pages sent, "
          + ", ".join(f"{phase} {len(sources)}" for phase, sources in outcome.done.items()))  # fmt: skip
    for phase, step in steps.items():
        print(f"  MB, {phase}: " + ", ".join(f"from {count} pages {megabytes}" for count, megabytes in step.items()))
    sys.stdout.flush()
    return {
        "name": name, "seconds": round(outcome.seconds, 1), "processor": round(outcome.processor, 1),
        "sent": outcome.sent(), "done": {phase: len(sources) for phase, sources in outcome.done.items()},
        "memory_mb": steps,
    }  # fmt: skip


def _stored(database: Path) -> tuple[int, int, int, int]:
    """Of the last audit: documents, different ones, those not judged; and the judgements in the whole file."""
    with Store.open(database) as store:
        documents = list(store.run().documents(findings=False))
        (judgements,) = store.query("SELECT count(*) FROM judgement")[0]
        return (
            len(documents), len({each.source for each in documents}),
            sum(not each.judged and each.language == "nl" for each in documents), judgements,
        )  # fmt: skip


def main() -> None:
    if sys.argv[1:2] == ["--work"]:
        address, database, pages, log = sys.argv[2:]
        work(address, Path(database), int(pages), Path(log))
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--paginas", type=int, default=3000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    found = sorted(path.relative_to(options.folder).as_posix() for path in options.folder.rglob("*.html"))
    Handler.pages = found[: options.paginas]
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(options.folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    count = len(Handler.pages)
    made: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder, "audit.sqlite")
        parts = []
        for name, kill in (
            ("killed while reading", ("lezen", count // 2)),
            ("killed while judging", ("beoordelen", count // 2)),
            ("taken up again", None),
        ):
            parts.append(audited(address, database, count + 1, kill=kill))
            made.append(told(name, parts[-1]))
        asked = sum((part.asked for part in parts), Counter())
        twice = {path: times - 1 for (path, status), times in asked.items() if times > 1 and status == HTTPStatus.OK}
        again = sum(times for path, times in twice.items() if path.endswith(".html"))
        # The fixed parts of the site are judged under its own address.
        begun = (source for part in parts for source in part.done.get("beoordelen", ()) if source != address)
        judged = Counter(begun)
        documents, different, missing, before = _stored(database)
        print(f"pages {count + 1}: documents {documents}, different {different}, not judged {missing}; "
              f"fetched twice {again}, begun to judge twice {sum(times - 1 for times in judged.values())}; "
              f"database {database.stat().st_size / 1024**2:.0f} MB")  # fmt: skip
        made.append({"pages": count + 1, "documents": documents, "different": different, "not_judged": missing,
                     "fetched_twice": again, "judged_twice": sum(times - 1 for times in judged.values()),
                     "database_mb": round(database.stat().st_size / 1024**2)})  # fmt: skip
        made.append(told("second audit", audited(address, database, count + 1)))
        Handler.changed = {f"/{quote(page)}" for page in Handler.pages[:: max(count // CHANGED, 1)][:CHANGED]}
        made.append(told(f"third audit, {CHANGED} pages changed", audited(address, database, count + 1)))
        print(f"new judgements {_stored(database)[3] - before}")
        made.append({"changed": CHANGED, "new_judgements": _stored(database)[3] - before})
    if options.json is not None:
        options.json.write_text(json.dumps(made, indent=1), encoding="utf-8")
    server.shutdown()


if __name__ == "__main__":
    main()
