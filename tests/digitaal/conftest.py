"""One real browser and one real server for all snippets: each is a page on the loopback address, measured on a phone."""

import http.server
import threading
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

HEAD = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Uw klacht</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font:18px/1.5 sans-serif;margin:16px}button,.knop{min-height:44px;min-width:44px;padding:10px 18px;margin:8px;display:inline-block}
label{display:block;padding:12px 8px;margin:10px 0}input,select,textarea{font-size:18px;min-height:44px}</style>"""


def whole(snippet):
    """A snippet as a page; what begins with a doctype is one already."""
    if snippet.lstrip().lower().startswith("<!doctype"):
        return snippet
    body = snippet if "<main" in snippet else f"<main>{snippet}</main>"
    return f"{HEAD}</head><body>{body}</body></html>"


class Site:
    """Pages by path, served from memory."""

    def __init__(self):
        self.pages, self.paths, self.address = {}, {}, ""

    def add(self, html, path=None):
        if path is None:
            path = self.paths.setdefault(html, f"/{len(self.paths)}")
        self.pages[path] = html
        return self.address + path


@contextmanager
def serve():
    site = Site()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            page = site.pages.get(urlsplit(self.path).path)
            data = (page or "").encode()
            self.send_response(404 if page is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Browser:
    """Measures snippets, each once."""

    def __init__(self, launched, site):
        from begrijpelijk.browser.timers import watch

        self.launched, self.site, self.known = launched, site, {}
        self.context = launched.new_context(viewport={"width": 360, "height": 740}, locale="nl-NL")
        watch(self.context)
        self.page = self.context.new_page()

    def measured(self, snippet, views=False, timers=False):
        from begrijpelijk.browser.measure import measure
        from begrijpelijk.browser.timers import matters
        from begrijpelijk.browser.timers import timers as happening

        key = snippet, views, timers
        if key not in self.known:
            url = self.site.add(whole(snippet))
            self.page.goto(url)
            document = measure(self.page, screenshots=False, axe=False, views=views)
            if timers and matters(self.page):
                document.page.timers += happening(self.context, url)
            self.known[key] = document
        return self.known[key]

    def tried(self, snippet):
        """A page by itself as `check` sees it: measured, and its form tried out."""
        from begrijpelijk.browser.measure import measure
        from begrijpelijk.browser.trial import try_out

        context = self.launched.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
        try:
            page = context.new_page()
            page.goto(self.site.add(whole(snippet)))
            document = measure(page, screenshots=False, axe=False, views=False)
            document.page.probes += try_out(page, ["127.0.0.1"], complete=True)
            return document
        finally:
            context.close()

    def walked(self, screens, start="/start", screen_limit=80):
        """Walk the flow that these pages (by path) are."""
        from begrijpelijk.browser.measure import steps
        from begrijpelijk.browser.walk import Budget, walk

        def light(page, number):
            return (yield from steps(page, screenshots=False, axe=False, views=False, source=f"#scherm-{number}"))

        for path, snippet in screens.items():
            self.site.add(whole(snippet), path)
        context = self.launched.new_context(viewport={"width": 360, "height": 740})
        try:
            page = context.new_page()
            return walk(page, self.site.address + start, measure=light, budget=Budget(screens=screen_limit))
        finally:
            context.close()


@pytest.fixture(scope="module")
def digital():
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
    pytest.importorskip("begrijpelijk_digitaal", reason="not installed: pip install ./plugins/begrijpelijk-digitaal")
    from begrijpelijk.browser import BrowserError, open_browser

    try:
        with serve() as site, open_browser() as launched:
            yield Browser(launched, site)
    except BrowserError as error:
        pytest.skip(error.message)
