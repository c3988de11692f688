"""A website with tricks, on the loopback address."""

import time
from http.server import BaseHTTPRequestHandler
from typing import ClassVar

TEXT = "Bel ons morgen. Dan kijkt de arts naar uw knie."


SCRIPT = """<!doctype html><title>Knie</title><main><p id=a>Even wachten.</p></main>
<img src="http://127.0.0.1:PORT/plaatje"><script>
fetch('http://127.0.0.1:PORT/gegevens').catch(() => 0); new WebSocket('ws://127.0.0.1:PORT/draad');
document.querySelector('#a').textContent = 'Derhalve dient u morgen nuchter te verschijnen bij de arts.';
</script>"""


class Site(BaseHTTPRequestHandler):
    """A website with tricks. It remembers who came."""

    visits: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        type(self).visits.append(self.path)
        port = self.server.server_address[1]
        if self.path == "/eindeloos":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"<p>Nog even wachten.</p>")
                    time.sleep(0.1)
            except OSError:
                return
        if self.path == "/druppels":
            try:
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                while True:
                    self.wfile.write(b"X-A: b\r\n")
                    time.sleep(0.3)
            except OSError:
                return
        if self.path.startswith("/naar/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/naar/").replace("PORT", str(port)))
            self.end_headers()
            return
        if self.path == "/script":
            data = SCRIPT.replace("PORT", str(port)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
            return
        data = f"<!doctype html><title>Knie</title><main><p>{TEXT}</p></main>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass
