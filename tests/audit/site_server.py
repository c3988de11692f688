"""A website on the loopback address, made of answers by path, that remembers who asked for what."""

from __future__ import annotations

import contextlib
import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Answer:
    """What comes back. `body` may be a function of the path. `endless` goes on with it until nobody listens."""

    body: bytes | Callable[[str], bytes] = b""
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    endless: bool = False
    length: int | None = None


@dataclass
class Site:
    """Answers by path; a path that ends in * stands for all that begin so. `asked` is every path with its status."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    etags: bool = True
    address: str = ""

    def page(self, path: str, body: str, title: str = "", language: str = "nl", head: str = "") -> None:
        html = f'<!doctype html><html lang="{language}"><head><title>{title or path}</title>{head}</head><body>{body}</body></html>'
        self.answers[path] = Answer(html.encode())

    def find(self, path: str) -> Answer | None:
        if path in self.answers:
            return self.answers[path]
        bare = path.split("?")[0]
        if bare in self.answers:
            return self.answers[bare]
        fitting = [key for key in self.answers if key.endswith("*") and path.startswith(key[:-1])]
        return self.answers[max(fitting, key=len)] if fitting else None

    def count(self, path: str, status: int = 200) -> int:
        return sum(asked == (path, status) for asked in self.asked)

    @contextmanager
    def served(self) -> Iterator[Site]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with contextlib.suppress(OSError):
                    site._answer(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        self.address = f"http://127.0.0.1:{server.server_address[1]}/"
        try:
            yield self
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

    def _answer(self, handler: Any) -> None:
        path: str = handler.path
        answer = self.find(path)
        if answer is None:
            answer = Answer(b"<h1>Niet gevonden</h1>", status=404)
        body = answer.body(path) if callable(answer.body) else answer.body
        body = body.replace(b"SITE/", self.address.encode())
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        status = answer.status
        if self.etags and status == 200 and handler.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        self.asked.append((path, status))
        time.sleep(answer.wait)
        handler.send_response(status)
        headers = {"Content-Type": answer.media_type, **({"ETag": etag} if self.etags else {}), **answer.headers}
        for name, value in headers.items():
            handler.send_header(name, value.replace("SITE/", self.address))
        if not answer.endless:
            handler.send_header("Content-Length", str(answer.length or len(body)))
        handler.end_headers()
        handler.wfile.write(body)
        while answer.endless:
            handler.wfile.write(body)
            time.sleep(0.005)
