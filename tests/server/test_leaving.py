"""Whoever goes away before the answer is there: their place in the row is given up, and long work is ended."""

import threading

import pytest

from begrijpelijk.server import workers
from begrijpelijk.server.frames import Broken
from begrijpelijk.server.settings import Settings
from begrijpelijk.server.workers import Left, Ticket, Workers


class Slow:
    """A worker that works until it is let go or killed."""

    process, pipeline, jobs = object(), "proef", 0

    def __init__(self):
        self.done, self.killed, self.started = [], threading.Event(), threading.Event()
        self.let_go = threading.Event()

    def start(self):
        pass

    def do(self, job, body, seconds):
        self.started.set()
        while not self.let_go.wait(0.01):
            if self.killed.is_set():
                raise Broken
        self.done.append(job["do"])
        return {"status": 200}, b""

    def kill(self):
        self.killed.set()


@pytest.fixture
def row(monkeypatch):
    """One slow worker; `asked` has what became of each question."""
    made = Workers(Settings(workers=1))
    slow = Slow()
    made._all[:] = [slow]
    made._free.clear()
    made._free.append(slow)
    made._start_quietly = lambda worker: None
    asked = {}

    def ask(name):
        ticket = Ticket()

        def run():
            try:
                asked[name] = made.run({"do": name}, b"", "", ticket)
            except Exception as error:
                asked[name] = error

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        return ticket, thread

    made.ask, made.slow, made.asked = ask, slow, asked
    return made


def test_who_leaves_the_row_is_not_served(row):
    _, first = row.ask("eerst")
    assert row.slow.started.wait(5)
    left, second = row.ask("weg")
    _, third = row.ask("blijft")
    assert left.leave()
    second.join(5)
    assert isinstance(row.asked["weg"], Left)
    row.slow.let_go.set()
    first.join(5)
    third.join(5)
    assert row.slow.done == ["eerst", "blijft"] and row.asked["blijft"] == ({"status": 200}, b"")


def test_work_that_only_began_is_let_be_and_long_work_is_ended(row, monkeypatch):
    ticket, thread = row.ask("lang")
    assert row.slow.started.wait(5)
    assert not ticket.leave() and not row.slow.killed.is_set()
    monkeypatch.setattr(workers, "PATIENCE", 0.0)
    assert ticket.leave() and row.slow.killed.is_set()
    thread.join(5)
    assert not thread.is_alive() and row.slow.done == []


def test_a_client_that_hangs_up_gives_up_its_place(server):
    """Over a real connection: the server goes on as if nothing had been asked."""
    import socket

    body = b'{"text": "' + b"Derhalve dient u nuchter te zijn voor de ingreep. " * 400 + b'"}'
    head = f"POST /api/v1/check/text HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Type: application/json\r\n"
    sockets = []
    for _ in range(6):
        sock = socket.create_connection(("127.0.0.1", server.port))
        sock.sendall(head.encode() + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        sockets.append(sock)
    for sock in sockets:
        sock.close()
    assert server.client.text("U belt de arts.").status_code == 200
    assert "Traceback" not in server.output
