"""Trying out a form sends nothing: what reaches a real server, and what was refused."""

import http.server
import threading
import time

import pytest
from rendered_pages import page_of

from begrijpelijk.browser import launch, trial
from begrijpelijk.browser.render import render

pytestmark = [
    pytest.mark.skipif(launch.system_chromium() is None, reason="no Chromium: apt-get install chromium"),
    pytest.mark.usefixtures("nothing_left"),
]

# All ways in which a page can send something, when its form is sent and when it is left.
FORM = """<h1>Maak een afspraak</h1><p>Vul uw gegevens in. Wij bellen u terug.</p>
<form id=f action="/verzonden" method=post novalidate><label>Uw naam <input name=naam required></label><label>Uw telefoonnummer
<input type=tel name=tel required></label><a id=a href="/link" ping="/ping">Meer</a><button>Vraag aan</button></form><script>
const send = (why) => {
  navigator.sendBeacon("/beacon-" + why, new FormData(f));
  fetch("/fetch-" + why, { method: "POST", body: new FormData(f), keepalive: true }).catch(() => 0);
  new Image().src = "/img-" + why;
};
for (const name of ["pagehide", "unload", "beforeunload", "visibilitychange", "input", "change"]) addEventListener(name, () => send(name), true);
f.addEventListener("submit", (event) => {
  event.preventDefault();
  send("submit");
  const request = new XMLHttpRequest(); request.open("POST", "/xhr"); request.send("x");
  try { const socket = new WebSocket("ws://" + location.host + "/socket"); socket.onopen = () => socket.send("x"); } catch {}
  new EventSource("/source");
  new Worker("/worker.js"); new SharedWorker("/shared.js");
  new Worker(URL.createObjectURL(new Blob(["fetch(self.origin + '/from-worker', { method: 'POST', body: 'x' })"])));
  document.body.append(Object.assign(document.createElement("iframe"), { src: "/frame" }));
  document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: "/prefetch" }));
  document.head.append(Object.assign(document.createElement("style"), { textContent: "body { background: url(/css) }" }));
  import("/module").catch(() => 0);
  open("/popup"); a.click(); f.target = "_blank"; f.submit(); f.target = ""; f.submit();
  setTimeout(() => { location.href = "/gone"; }, 50);
});</script>"""


@pytest.fixture
def server():
    """A server that remembers every request of any kind."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(f"{self.command} {self.path}")
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            data = page_of(FORM).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_POST = do_HEAD = do_PUT = do_OPTIONS = do_GET

        def log_message(self, *_):
            pass

    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.daemon_threads = True
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_address[1]}/", asked
    made.shutdown()
    made.server_close()
    thread.join()


def test_nothing_is_sent(server, monkeypatch):
    address, asked = server
    refused = []
    real = trial._Trial._refuse

    def refuse(self, route):
        refused.append(route.request.url.removeprefix(address))
        real(self, route)

    monkeypatch.setattr(trial._Trial, "_refuse", refuse)
    document = render(address, tries=True)
    time.sleep(0.5)
    assert asked == ["GET /"]
    # The form was sent, and the page did try.
    assert {"beacon-submit", "fetch-submit", "img-submit", "xhr", "verzonden", "popup", "from-worker"} <= set(refused)
    assert document.page.probes == []  # its server may judge the answers
