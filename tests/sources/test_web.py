import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from source_helpers import REGISTRY

from begrijpelijk import sources
from begrijpelijk.errors import SourceError
from begrijpelijk.sources import web

PAGE = "<html><title>Knie</title><body><main><p>Patiënt met € op zak.</p></main></body></html>"
seen: list[str] = []


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        seen.append(str(self.headers["User-Agent"]))
        port = self.server.server_address[1]
        if self.path == "/rond":
            return self.answer(302, {"Location": "/rond?x"})
        if self.path.startswith("/rond"):
            return self.answer(302, {"Location": self.path + "x"})
        if self.path == "/door":
            return self.answer(302, {"Location": f"http://localhost:{port}/goed"})
        if self.path == "/bestand":
            return self.answer(302, {"Location": "file:///etc/passwd"})
        if self.path == "/latin":
            return self.answer(200, {"Content-Type": "text/html; charset=windows-1252"}, PAGE.encode("cp1252"))
        if self.path == "/groot":
            return self.answer(200, {"Content-Type": "text/html", "Content-Length": "99999999"}, b"")
        if self.path == "/tekst.html":
            return self.answer(200, {"Content-Type": "text/plain; charset=utf-8"}, b"Gewone <tekst>.")
        if self.path.startswith("/goed"):
            return self.answer(200, {"Content-Type": "text/html"}, PAGE.encode())
        return self.answer(404, {})

    def answer(self, code: int, headers: dict[str, str], data: bytes = b"") -> None:
        self.send_response(code)
        for name, value in {"Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def test_page(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # must be ignored
    for path in ("/goed", "/latin", "/door"):
        document = sources.read_address(site + path, REGISTRY)
        assert document.text == "Patiënt met € op zak."
        assert (document.source, document.title) == (site + path, "Knie")
    assert seen[-1].startswith("begrijpelijk")


def test_declared_type_decides(site: str) -> None:
    assert sources.read_address(site + "/tekst.html", REGISTRY).media_type == "text/plain"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/weg", "bestaat niet"),
        ("/rond", "te vaak door"),
        ("/bestand", "geen webpagina"),
        ("/groot", "groter dan 50 MB"),
    ],
)
def test_refused(site: str, path: str, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        sources.read_address(site + path, REGISTRY)
    assert caught.value.source == site + path


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://a.nl/x", "http://", "http://u:p@a.nl/", "http://a.nl:x/"])
def test_addresses(url: str) -> None:
    with pytest.raises(SourceError, match="webadres"):
        web.fetch(url)


def test_public_address_that_leads_inside(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The first connection counts as public, the one after the redirect as what it is.
    answers = iter([False, True])
    monkeypatch.setattr(web, "is_inside", lambda address: next(answers))
    with pytest.raises(SourceError, match="eigen netwerk"):
        web.fetch(site + "/door")


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("127.0.0.1", True), ("10.1.2.3", True), ("192.168.1.1", True), ("169.254.169.254", True), ("::1", True),
        ("fe80::1%eth0", True), ("::ffff:127.0.0.1", True), ("0.0.0.0", True), ("raar", True),
        ("8.8.8.8", False), ("2a00:1450:400e::1", False),
    ],
)  # fmt: skip
def test_is_inside(address: str, inside: bool) -> None:
    assert web.is_inside(address) is inside


def test_no_answer() -> None:
    with pytest.raises(SourceError, match="geen antwoord"):
        web.fetch("http://127.0.0.1:9/")
