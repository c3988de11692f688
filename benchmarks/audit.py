"""An audit of many pages: how long, how much memory, and what a second one and one that was killed cost.

    apt-get download libreoffice-help-nl gimp-help-nl aptitude-doc-nl debian-edu-doc-nl   (and dpkg -x each into FOLDER)
    python benchmarks/audit.py FOLDER [--paginas 3000]

The pages in the folder are served on the loopback address with a page that links to all of them.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote

from begrijpelijk.audit.store import Store

EVERY = 0.5  # seconds between two looks at the memory


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the folder, with the list of pages in front."""

    pages: ClassVar[list[str]] = []
    asked = 0

    def do_GET(self) -> None:
        if self.path == "/":
            body = "".join(f'<a href="/{quote(page)}">{page}</a>\n' for page in self.pages).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        type(self).asked += 1
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        pass


def audit(address: str, database: Path, pages: int, *, kill_after: int | None = None) -> tuple[float, float, list[int]]:
    """Seconds, processor seconds and megabytes of the main process over time; killed after so many pages."""
    arguments = [sys.executable, "-m", "begrijpelijk", "audit", address, "--database", str(database), "--pauze", "0",
                 "--max-paginas", str(pages), "--format", "json", "--output", os.devnull]  # fmt: skip
    began, before, memory = time.monotonic(), os.times(), []
    process = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
    first = Handler.asked
    while process.poll() is None:
        memory.append(_megabytes(process.pid))
        if kill_after is not None and Handler.asked - first >= kill_after:
            process.send_signal(signal.SIGKILL)
            process.wait()
        time.sleep(EVERY)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - began, used, [value for value in memory if value]


def _megabytes(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024**2
    except (OSError, IndexError):
        return 0


def _told(name: str, outcome: tuple[float, float, list[int]], asked: int) -> None:
    seconds, used, memory = outcome
    half = memory[len(memory) // 2 :] or [0]
    print(f"{name}: {seconds:.0f} s ({used:.0f} s processor), {asked} pages asked for, "
          f"memory {max(memory, default=0)} MB at most, in the second half {min(half)} to {max(half)} MB")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--paginas", type=int, default=3000)
    options = parser.parse_args()
    found = sorted(path.relative_to(options.folder).as_posix() for path in options.folder.rglob("*.html"))
    Handler.pages = found[: options.paginas]
    handler = functools.partial(Handler, directory=str(options.folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder, "audit.sqlite")
        limit = len(Handler.pages) + 1
        killed = audit(address, database, limit, kill_after=limit // 2)
        _told("killed halfway", killed, Handler.asked)
        Handler.asked = 0
        _told("taken up again", audit(address, database, limit), Handler.asked)
        with Store.open(database) as store:
            run = store.run()
            sources = [document.source for document in run.documents(findings=False)]
            print(f"documents {len(sources)}, different {len(set(sources))}, problems {run.info.problems}, "
                  f"database {database.stat().st_size / 1024**2:.0f} MB")  # fmt: skip
        Handler.asked = 0
        _told("second audit", audit(address, database, limit), Handler.asked)
    server.shutdown()


if __name__ == "__main__":
    main()
