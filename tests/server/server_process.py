"""Real server processes on the loopback address, and a client that holds every answer against the OpenAPI description."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx

API = "/api/v1"
READY = 120.0  # seconds that a busy machine may take to load the pipeline


ALONE = """
import json, sys
from begrijpelijk.server.run import listen, serve
from begrijpelijk.server.settings import Settings
settings = Settings(port=0, **json.loads(sys.argv[1]))
sock = listen(settings, exact=True)
serve(settings, sock, lambda: print(f"http://127.0.0.1:{sock.getsockname()[1]}/", flush=True))
"""


class Server:
    """A server process. Its output is kept, to see what it says and what it does not."""

    def __init__(self, folder: Path, *options: str, wait: bool = True, settings: dict | None = None) -> None:
        """Start the command with options, or the server alone with settings that the command does not offer."""
        self.folder = folder
        command = ["-m", "begrijpelijk", "serve", "--geen-browser", "--poort", "0", *options]
        if settings is not None:
            command = ["-c", ALONE, json.dumps(settings)]
        self.process = subprocess.Popen(
            [sys.executable, *command],
            cwd=folder,
            env={**os.environ, "TMPDIR": str(folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self.said: list[str] = []
        self._line = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()
        if not self._line.wait(READY):
            self.kill()
            raise AssertionError(f"no address: {self.said}")
        self.port = int(re.search(r":(\d+)/", self.output)[1])
        self.address = f"http://127.0.0.1:{self.port}"
        self.client = Client(self.address)
        if wait:
            self.wait()

    def _read(self) -> None:
        for line in self.process.stdout:
            self.said.append(line)
            if "http://" in line:
                self._line.set()

    @property
    def output(self) -> str:
        return "".join(self.said)

    def wait(self) -> None:
        """Wait until the pipeline is there."""
        deadline = time.monotonic() + READY
        while time.monotonic() < deadline:
            if self.client.get("/health").json()["pipeline"]:
                return
            time.sleep(0.1)
        raise AssertionError("the pipeline does not load")

    def workers(self) -> list[int]:
        """Process ids of the workers."""
        found = []
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                parts = status.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(parts[1]) == self.process.pid and parts[0] != "Z":
                found.append(int(status.parent.name))
        return found

    def stop(self) -> int:
        """Ctrl-C, as a person does it."""
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(20)
        finally:
            self.kill()

    def kill(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(10)


class Client(httpx.Client):
    """Asks the interface, and sees to it that every answer is one that the description names."""

    def __init__(self, address: str) -> None:
        super().__init__(base_url=address + API, timeout=90, trust_env=False)
        self.described: dict | None = None

    def send(self, request: httpx.Request, **more) -> httpx.Response:
        answer = super().send(request, **more)
        if self.described is None:
            self.described = {}
            self.described = super().get("/openapi.json").json()
        if self.described and not more.get("stream"):
            self.compare(request, answer)
        return answer

    def compare(self, request: httpx.Request, answer: httpx.Response) -> None:
        if answer.status_code >= 400:
            assert set(answer.json()) == {"error"}, answer.text
            assert set(answer.json()["error"]) == {"message", "source"}, answer.text
            assert answer.json()["error"]["message"].endswith((".", "?")), answer.text
        for path, methods in self.described["paths"].items():
            if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", path), request.url.path) and request.method.lower() in methods:
                assert str(answer.status_code) in methods[request.method.lower()]["responses"], answer.status_code

    def text(self, text: str, format: str = "plain", **options) -> httpx.Response:
        return self.post("/check/text", json={"text": text, "format": format, "options": options})

    def file(self, name: str, data: bytes, **options) -> httpx.Response:
        return self.post("/check/file", files={"file": (name, data)}, data={"options": json.dumps(options)})

    def page(self, address: str, **options) -> httpx.Response:
        return self.post("/check/address", json={"address": address, "options": options})


def error(answer: httpx.Response, status: int) -> str:
    """The sentence of an answer that must be this error."""
    assert answer.status_code == status, answer.text
    return answer.json()["error"]["message"]
