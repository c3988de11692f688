"""Hostile texts, files, pages and clients: a real server stays up, within its limits, and forgets everything."""

import contextlib
import io
import os
import signal
import socket
import threading
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from server_process import Client, Server, error

TEXT = "Bel ons morgen. Dan kijkt de arts naar uw knie."
MB = 1 << 20
LEAFLET = Path(__file__).parents[2] / "docs/voorbeelden/knieoperatie/b2.docx"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
    'Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)


def still_works(client: Client) -> bool:
    """A server that is well checks a text; one that has just lost a worker may ask for patience."""
    for _ in range(30):
        answer = client.text(TEXT)
        if answer.status_code == 200:
            return True
        assert answer.status_code == 503
        time.sleep(1)
    return False


def word(document: bytes | str, **parts: bytes | str) -> bytes:
    """A Word file with these parts, as little as there must be."""
    data = io.BytesIO()
    with zipfile.ZipFile(LEAFLET) as real, zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for info in real.infolist():
            made.writestr(info.filename, document if info.filename == "word/document.xml" else real.read(info))
        for name, content in parts.items():
            made.writestr(name, content)
    return data.getvalue()


def document(text: str, before: str = "") -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
    return f'<?xml version="1.0"?>{before}<w:document xmlns:w="{space}">{body}</w:document>'


class TestSizes:
    def test_a_header_that_says_too_much(self, client):
        answer = client.file("groot.txt", b"a" * (51 * MB))
        assert "50 MB" in error(answer, 413)
        assert still_works(client)

    def test_a_stream_that_never_says_how_much(self, client):
        def stream() -> Iterator[bytes]:
            yield b'{"text": "'
            for _ in range(52):
                yield b"a" * MB

        answer = client.post("/check/text", content=stream(), headers={"Content-Type": "application/json"})
        assert "50 MB" in error(answer, 413)
        assert still_works(client)

    @pytest.mark.slow
    def test_a_file_that_unpacks_to_gigabytes(self, client):
        bomb = word(b" " * (1024 * MB))
        assert len(bomb) < 2 * MB
        assert "uitpakken te groot" in error(client.file("bom.docx", bomb), 422)
        assert still_works(client)

    def test_nested_json(self, client):
        for body in (b"[" * MB, b'{"text": ' * 200_000, b'{"text": "a", "options": ' + b'{"opties": ' * 100_000):
            answer = client.post("/check/text", content=body, headers={"Content-Type": "application/json"})
            assert answer.status_code in (400, 422)
            form = {"options": body[: 512 * 1024].decode()}
            assert client.post("/check/file", files={"file": ("a.txt", b"x")}, data=form).status_code in (400, 422)
        assert still_works(client)


class TestFiles:
    def test_entities_are_not_looked_up(self, client, tmp_path):
        (tmp_path / "geheim.txt").write_text("wachtwoord is zwaluw")
        laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
        for dtd in (
            f'<!DOCTYPE d [<!ENTITY x SYSTEM "{(tmp_path / "geheim.txt").as_uri()}">]>',
            f'<!DOCTYPE d [<!ENTITY a0 "ha">{laughs}<!ENTITY x "&a11;">]>',
            '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">',
        ):
            answer = client.file("entiteit.docx", word(document(f"{TEXT} &x;" if "ENTITY" in dtd else TEXT, dtd)))
            assert answer.status_code in (200, 422) and "zwaluw" not in answer.text and len(answer.content) < MB
        assert still_works(client)

    def test_macros_are_left_alone(self, client):
        file = word(document(TEXT), **{"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"Auto_Open" * 100})
        answer = client.file("macro.docm", file)
        assert answer.status_code in (200, 422)
        assert "Auto_Open" not in answer.text

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("foto.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 100), ("foto.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 100),
            ("programma.exe", b"MZ" + b"\0" * 200), ("kapot.pdf", b"%PDF-1.7\nhallo"), ("kapot.docx", b"PK\x03\x04hallo"),
            ("leeg.txt", b""), ("film.mp4", b"\0\0\0\x18ftypmp42" + b"\0" * 100), ("pakket.zip", b"PK\x05\x06" + b"\0" * 18),
        ],
    )  # fmt: skip
    def test_wrong_types(self, client, name, data):
        answer = client.file(name, data)
        assert error(answer, 422) and answer.json()["error"]["source"] == name

    @pytest.mark.parametrize(
        "body",
        [b"", b"--x", b"--x\r\n\r\n", b"--x--", b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n',
         b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nhallo\r\n--x--\r\n', b"\0" * 1000,
         b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n' * 50 + b"--x--\r\n"],
    )  # fmt: skip
    def test_broken_forms(self, client, body):
        for media_type in (
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "multipart/form-data; boundary=" + "y" * 500,
        ):
            answer = client.post("/check/file", content=body, headers={"Content-Type": media_type})
            assert answer.status_code in (400, 422), answer.text


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with little patience."""
    settings = {
        "workers": 2, "queue": 6, "check_time": 3, "wait_time": 20, "body_time": 2, "header_time": 1, "upload": 20 * MB,
        "held": 60 * MB,
    }  # fmt: skip
    made = Server(tmp_path_factory.mktemp("small"), settings=settings)
    yield made
    made.kill()


class TestPatience:
    @pytest.mark.parametrize(
        ("text", "format"),
        [
            ("a" * (10 * MB), "plain"),
            ("<!doctype html><body>" + "<div>" * 1_000 + f"<p>{TEXT}</p>", "html"),
            ("<!doctype html><body>" + "<div>" * 200_000 + f"<p>{TEXT}</p>", "html"),
        ],
        ids=["a word of 10 MB", "nested html", "very nested html"],
    )
    def test_odd_texts(self, small, text, format):
        assert small.client.text(text, format).status_code in (200, 422, 503)
        small.wait()
        assert still_works(small.client)

    def test_a_check_that_takes_too_long_is_stopped(self, small):
        long = "\n\n".join(f"{TEXT} De arts belt u op dag {n} om te horen hoe het gaat." for n in range(60_000))
        before = set(small.workers())
        began = time.monotonic()
        assert "meer dan 3 seconden" in error(small.client.text(long), 503)
        assert time.monotonic() - began < 10
        small.wait()
        assert still_works(small.client)
        assert len(before & set(small.workers())) == 1, "the worker was not ended"

    def test_many_at_once_wait_or_are_told_to_come_back(self, small):
        def ask(number: int) -> httpx.Response:
            with Client(small.address) as client:
                client.described = small.client.described
                return client.text(f"{TEXT} Uw nummer is {number}.")

        with ThreadPoolExecutor(100) as pool:
            answers = list(pool.map(ask, range(100)))
        codes = [answer.status_code for answer in answers]
        assert set(codes) <= {200, 503} and codes.count(200) >= 8
        for number, answer in enumerate(answers):
            if answer.status_code == 200:
                assert f"Uw nummer is {number}." in answer.json()["documents"][0]["text"], "another one's answer"
            else:
                assert int(answer.headers["Retry-After"]) > 0
        assert still_works(small.client)

    @pytest.mark.slow
    def test_many_uploads_do_not_fill_the_memory(self, small):
        def send(number: int) -> int:
            with Client(small.address) as client:
                client.described = small.client.described
                return client.file(f"{number}.txt", (TEXT + "\n\n").encode() * 200_000).status_code

        with ThreadPoolExecutor(30) as pool:
            codes = list(pool.map(send, range(30)))
        assert set(codes) <= {200, 408, 422, 503}
        assert peak(small.process.pid) < 600, "megabytes in the server"
        for worker in small.workers():
            assert peak(worker) < 3 * 1024
        small.wait()
        assert still_works(small.client)

    def test_slow_clients_are_hung_up_on(self, small):
        head = f"POST /api/v1/check/text HTTP/1.1\r\nHost: 127.0.0.1:{small.port}\r\nContent-Type: application/json\r\n"
        for sent in (b"", b"GET / HT", (head + "Content-Length: 100\r\n\r\n{").encode()):
            with socket.create_connection(("127.0.0.1", small.port), 15) as sock:
                sock.sendall(sent)
                began = time.monotonic()
                answer = sock.recv(65536)
                assert time.monotonic() - began < 8
                assert answer == b"" or b" 408 " in answer.splitlines()[0]

    def test_a_hundred_slow_clients_hinder_nobody(self, small):
        head = f"POST /api/v1/check/text HTTP/1.1\r\nHost: 127.0.0.1:{small.port}\r\nContent-Type: application/json\r\n"
        socks = [socket.create_connection(("127.0.0.1", small.port), 15) for _ in range(100)]
        try:
            for sock in socks:
                sock.sendall((head + "Content-Length: 100\r\n\r\n{").encode())
            assert small.client.text(TEXT).status_code == 200
        finally:
            for sock in socks:
                sock.close()


def peak(process: int) -> float:
    """The most memory that a process had, in megabytes."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


SECRET = "kwikstaartgeheim"


class TestNothingStays:
    def test_nothing_is_said_or_written(self, tmp_path, site):
        server = Server(tmp_path, "--toestaan", "localhost", "--werkers", "1", "--tijd", "4")
        try:
            client = server.client
            text = f"{TEXT} Het woord is {SECRET}."
            client.text(text)
            client.file(f"{SECRET}.txt", text.encode())
            client.file(f"{SECRET}.docx", b"PK\x03\x04" + SECRET.encode())
            client.file(f"{SECRET}.txt", (text * 60_000).encode())
            client.page(f"http://localhost:{site}/{SECRET}?{SECRET}=1")
            client.post("/compare", json={"old": text, "new": text})
            client.post("/output/html", json={"text": text})
            client.post("/check/text", content=SECRET.encode(), headers={"Content-Type": "application/json"})
            client.text(text, niveau=SECRET)
            client.get(f"/words/{SECRET}")
            client.get(f"{server.address}/{SECRET}")
            assert list(tmp_path.rglob("*")) == []
        finally:
            code = server.stop()
        assert code == 0
        assert SECRET not in server.output
        assert server.output.splitlines() == [
            f"Begrijpelijk staat klaar op {server.address}/", "Stop met Ctrl-C.", "Begrijpelijk is gestopt.",
        ]  # fmt: skip
        assert list(tmp_path.rglob("*")) == []

    def test_nothing_stays_after_a_crash(self, tmp_path):
        server = Server(tmp_path, "--werkers", "2", "--tijd", "4")
        workers = server.workers()
        assert len(workers) == 2
        long = (f"{TEXT} Het woord is {SECRET}.\n\n" * 100_000).encode()

        def send() -> None:
            with contextlib.suppress(httpx.HTTPError):
                server.client.file("groot.txt", long)

        threading.Thread(target=send, daemon=True).start()
        time.sleep(1.5)
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait(10)
        assert list(tmp_path.rglob("*")) == []
        deadline = time.monotonic() + 15
        while any(alive(worker) for worker in workers) and time.monotonic() < deadline:
            time.sleep(0.2)
        assert not any(alive(worker) for worker in workers)
        assert list(tmp_path.rglob("*")) == []

    def test_a_worker_that_dies_is_replaced(self, tmp_path):
        server = Server(tmp_path, "--werkers", "1")
        try:
            (first,) = server.workers()
            os.kill(first, signal.SIGKILL)
            while alive(first):
                time.sleep(0.05)
            assert still_works(server.client)
            assert first not in server.workers()
        finally:
            server.kill()


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
