"""Pages for the tests of rendering, and answers of a server with them."""

import http.server
import os
import time
from pathlib import Path

START = '<!doctype html><html lang="nl"><head><title>Uw onderzoek</title></head><body><main>'
TEXT = "<h1>Uw onderzoek</h1><p>U krijgt een brief van het ziekenhuis. Neem die brief mee.</p>"


def page_of(body: str, head: str = "") -> str:
    """A page with nothing wrong in it but what the test puts there."""
    return START.replace("</head>", head + "</head>") + body + "</main></body></html>"


def answer(request: http.server.BaseHTTPRequestHandler, body: str | bytes, status: int = 200, **headers: str) -> None:
    data = body.encode() if isinstance(body, str) else body
    request.send_response(status)
    for name, value in {"Content_Type": "text/html; charset=utf-8", **headers}.items():
        request.send_header(name.replace("_", "-"), value)
    request.send_header("Content-Length", str(len(data)))
    request.end_headers()
    request.wfile.write(data)


def slowly(request: http.server.BaseHTTPRequestHandler) -> None:
    """A page that never ends."""
    request.send_response(200)
    request.send_header("Content-Type", "text/html; charset=utf-8")
    request.send_header("Connection", "close")
    request.end_headers()
    request.wfile.write((START + TEXT).encode())
    for _ in range(600):
        request.wfile.write(b"<!-- nog niet klaar -->")
        request.wfile.flush()
        time.sleep(0.1)


def children() -> set[str]:
    """The browsers and drivers that this process has started and that still run."""
    mine, found = {str(os.getpid())}, set()
    processes = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = path.read_text()
        except OSError:
            continue
        processes[path.parent.name] = text.rpartition(")")[2].split()[1], text
    grown = True
    while grown:
        more = {pid for pid, (parent, _) in processes.items() if parent in mine} - mine
        mine |= more
        grown = bool(more)
    for pid in mine - {str(os.getpid())}:
        name, state = (
            processes[pid][1].split("(", 1)[1].rpartition(")")[0],
            processes[pid][1].rpartition(")")[2].split()[0],
        )
        if state != "Z" and ("chrom" in name or "node" in name):
            found.add(pid)
    return found
