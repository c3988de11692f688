"""A real server on the loopback address, and inner runs of pytest with a real browser."""

import http.server
import threading
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from inner_runs import Inner, run_pytest

START = (
    '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width"><style>body {{ font: 18px/1.5 sans-serif; max-width: 40em }} '
    "button, input, a {{ min-height: 48px }} input {{ font: inherit }}</style></head><body><main><h1>{title}</h1>"
)
GOOD = (
    "<p>U komt naar het ziekenhuis voor een foto. Neem uw pas mee. De foto duurt vijf minuten. U mag daarna meteen naar "
    "huis. De dokter belt u de volgende dag. De foto valt onder uw eigen risico. Hebt u vragen? Bel dan met <a href='tel:0881234567'>088 123 45 67</a>.</p>"
)
BAD = (
    "<p id='eerste'>Ten behoeve van de behandeling dient u voorafgaand aan de operatie, die door de behandelend "
    "specialist wordt uitgevoerd, derhalve nuchter te verschijnen bij de polikliniek van het ziekenhuis.</p>"
    "<p>De vigerende richtlijnen worden ter beschikking gesteld.</p><input id='naam'>"
)
PAGES = {
    "/goed": START.format(title="Uw foto") + GOOD,
    "/slecht": START.format(title="Uw operatie") + BAD,
    "/slechter": START.format(title="Uw operatie") + BAD + "<img src='/plaatje.png'>",
    "/mijn/slecht": START.format(title="Uw operatie") + BAD,
    "/spa": START.format(title="Uw operatie") + BAD,
    "/inloggen": START.format(title="U bent ingelogd"),
    "/leeg": "<!doctype html><html lang='nl'><title>Leeg</title><div></div>",
    "/engels": START.format(title="Your photo")
    + "<p>You are going to have a photo taken in the hospital tomorrow morning. Please bring your card with you when "
    "you come to the desk. The doctor will call you the day after, and will tell you what we have seen.</p>" * 3,
    "/lang": START.format(title="Uw foto")
    + "<div id='bak' style='height:120px;overflow:auto'><div style='height:900px'>"
    + GOOD
    + "</div></div><label>Naam <input id='naam' value='Jansen'></label><label>Ja <input type='checkbox' id='ja'></label>"
    + "<p>Dit is een zin.</p>" * 60,
    "/stap1": START.format(title="Waar hebt u last van?")
    + "<p>Bel 112 als u in nood bent: <a href='tel:112'>112</a>.</p><form action='/stap2'><fieldset><legend>Waar hebt u "
    "last van?</legend><label><input type='radio' name='a' value='keel'> Mijn keel</label><label><input type='radio' "
    "name='a' value='oor'> Mijn oor</label></fieldset><button>Verder</button></form>",
    "/stap2": START.format(title="U kunt thuis wachten")
    + "<p>Wacht 2 dagen af. Drink derhalve veel water. Wordt het erger? Bel dan binnen 1 uur uw huisarts: <a href='tel:0881234567'>088 123 45 67</a>.</p>",
}
PAGES |= {"/afspraak": PAGES["/goed"], "/uitslag": PAGES["/goed"], "/triage": PAGES["/stap1"]}
CONFTEST = """
import pytest
from begrijpelijk.browser.launch import arguments, system_chromium

ADDRESS = {address!r}

@pytest.fixture
def site():
    return ADDRESS

address = site

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    found = system_chromium()
    own = {{"executable_path": found}} if found else {{}}
    return {{**browser_type_launch_args, **own, "args": arguments(None)}}
"""


@dataclass
class Site:
    address: str
    asked: list[str]


@pytest.fixture(scope="module")
def site():
    asked: list[str] = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            path = self.path.partition("?")[0]
            body = PAGES.get(path)
            logged_in = SimpleCookie(self.headers.get("Cookie", "")).get("ingelogd") is not None
            if path == "/besloten":
                body = PAGES["/stap1"] if logged_in else None
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if path == "/inloggen":
                self.send_header("Set-Cookie", "ingelogd=1; Path=/")
            self.end_headers()
            self.wfile.write((body or "").encode())

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(f"http://127.0.0.1:{server.server_address[1]}", asked)
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def inner(site, tmp_path_factory, need_browser):
    """Make a project with these tests in it, and run pytest in it."""
    folders: dict[str, Path] = {}

    def run(tests: str, *arguments: str, name: str = "project", files: dict[str, str] | None = None, **more) -> Inner:
        folder = folders.setdefault(name, tmp_path_factory.mktemp(name))
        (folder / "conftest.py").write_text(CONFTEST.format(address=site.address), encoding="utf-8")
        (folder / "pytest.ini").write_text("[pytest]\nasyncio_default_fixture_loop_scope = function\n")
        (folder / "test_app.py").write_text(tests, encoding="utf-8")
        for path, text in (files or {}).items():
            (folder / path).write_text(text, encoding="utf-8")
        return run_pytest(folder, *arguments, **more)

    return run


@pytest.fixture(scope="session")
def need_browser():
    from begrijpelijk.browser.launch import is_installed, system_chromium

    if not is_installed() or system_chromium() is None:
        pytest.skip("no Chromium found: apt-get install chromium")
