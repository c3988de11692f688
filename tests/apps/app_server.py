"""Serve the example apps and the seeded pages on the loopback address.

Each app stands under its own first part of the path, in a good and a bad version: `/huisarts/goed/`,
`/huisarts/slecht/`. A seeded page stands under `/seeded/PAGE/DEFECT/`, where the defect `schoon` is none at all.
"""

import html
import mimetypes
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

HERE = Path(__file__).parent


@dataclass
class Request:
    """What an app gets: the path after its own prefix, the fields of the form and the visitor's session."""

    base: str
    path: str
    query: dict[str, list[str]]
    form: dict[str, list[str]]
    method: str
    session: dict[str, object]


@dataclass
class Response:
    """What an app gives back; a redirect is a `location`, relative to the app's prefix."""

    body: str | bytes = ""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    location: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


App = Callable[[Request], Response]


def static(folder: Path, variant: str) -> App:
    """The built files of an app that runs in the browser; its page learns its variant from `data-variant`."""

    def handle(request: Request) -> Response:
        name = request.path or "index.html"
        path = (folder / name).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            return Response("Niet gevonden", 404)
        if path.suffix == ".html":
            return Response(path.read_text(encoding="utf-8").replace("{{variant}}", html.escape(variant)))
        return Response(path.read_bytes(), kind=mimetypes.guess_type(path.name)[0] or "application/octet-stream")

    return handle


def all_apps(cases: Path | None = None) -> dict[str, App]:
    """Each app by its prefix, new for every server: sessions are not shared between tests.

    `cases` is another folder with seeded pages, in the place of the one beside this file.
    """
    from huisarts import triage
    from portaal import portal
    from seeded import seeding

    apps: dict[str, App] = {}
    for variant in ("goed", "slecht"):
        apps[f"/huisarts/{variant}/"] = triage.app(variant)
        apps[f"/portaal/{variant}/"] = portal.app(variant)
        apps[f"/operatie/{variant}/"] = static(HERE / "operatie" / "web", variant)
        apps[f"/vragenlijst/{variant}/"] = static(HERE / "vragenlijst" / "web", variant)
    for page in seeding.pages(cases or seeding.HERE):
        for name in ("schoon", *page.defects):
            apps[f"/seeded/{page.name}/{name}/"] = seeding.app(page, name)
    return apps


class Handler(BaseHTTPRequestHandler):
    """Finds the app by the prefix of the path, and keeps one session per visitor and prefix."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        self.answer("GET", {})

    def do_POST(self) -> None:
        length = min(int(self.headers.get("Content-Length") or 0), 100_000)
        self.answer("POST", parse_qs(self.rfile.read(length).decode(), keep_blank_values=True))

    def answer(self, method: str, form: dict[str, list[str]]) -> None:
        address = urlsplit(self.path)
        base = next((prefix for prefix in self.server.apps if address.path.startswith(prefix)), None)
        if base is None:
            self.send(Response("Niet gevonden", 404), "/", None)
            return
        jar = SimpleCookie(self.headers.get("Cookie", ""))
        key = jar["sessie"].value if "sessie" in jar else ""
        fresh = None
        if (base, key) not in self.server.sessions:
            key = fresh = secrets.token_urlsafe(12)
            self.server.sessions[base, key] = {}
        request = Request(
            base,
            address.path.removeprefix(base),
            parse_qs(address.query),
            form,
            method,
            self.server.sessions[base, key],
        )
        self.send(self.server.apps[base](request), base, fresh)

    def send(self, response: Response, base: str, fresh: str | None) -> None:
        body = response.body.encode() if isinstance(response.body, str) else response.body
        self.send_response(303 if response.location is not None else response.status)
        if response.location is not None:
            self.send_header("Location", base + response.location)
        self.send_header("Content-Type", response.kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in response.headers.items():
            self.send_header(name, value)
        if fresh:
            self.send_header("Set-Cookie", f"sessie={fresh}; Path={base}; HttpOnly; SameSite=Lax")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: a test is read by what it asserts."""


class Server(ThreadingHTTPServer):
    """The apps and the sessions of their visitors."""

    daemon_threads = True

    def __init__(self, cases: Path | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.apps = all_apps(cases)
        self.sessions: dict[tuple[str, str], dict[str, object]] = {}

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes its connection halfway is no error of an app."""


@contextmanager
def serve_apps(cases: Path | None = None) -> Iterator[str]:
    """Serve everything; gives the address, without a slash at the end."""
    server = Server(cases)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


if __name__ == "__main__":
    with serve_apps() as address:
        print(address, flush=True)
        threading.Event().wait()
