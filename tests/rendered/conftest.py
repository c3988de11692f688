"""A real server on the loopback address, with the pages that a test gives it, and a real browser."""

import http.server
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from rendered_pages import answer, children

from begrijpelijk.browser import BrowserError, open_browser

Handler = Callable[[http.server.BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """The pages by path: a body, or a function that answers for itself; and what was asked for."""

    address: str = ""
    pages: dict[str, str | Handler] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def add(self, path: str, answer: str | Handler) -> str:
        self.pages[path] = answer
        return self.address + path


@pytest.fixture
def site():
    result = Site()

    class Server(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            result.asked.append(self.path)
            found = result.pages.get(self.path)
            try:
                if found is None:
                    answer(self, "", 404)
                elif isinstance(found, str):
                    answer(self, found)
                else:
                    found(self)
            except OSError:
                pass  # the browser left

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    result.address = f"http://127.0.0.1:{server.server_address[1]}"
    yield result
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser():
    try:
        with open_browser() as opened:
            yield opened
    except BrowserError as error:
        pytest.skip(error.message)


@pytest.fixture
def show(browser):
    """A page with a body, open in the browser."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})

    def open_(html: str):
        page = context.new_page()
        page.set_content(html)
        return page

    yield open_
    context.close()


@pytest.fixture
def nothing_left(request):
    """No browser stays behind, however the test ends; that of `browser` itself serves the whole module."""
    if "browser" in request.fixturenames:
        yield
        return
    before = children()
    yield
    end = time.monotonic() + 5
    while children() - before and time.monotonic() < end:
        time.sleep(0.1)
    assert children() - before == set()
