"""The process: it ends when it should, says nothing of a text anywhere, and leaves nothing behind."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from editor_client import PROGRAM
from lsprotocol import types

DUTCH = "Derhalve is de geheimzinnige hypertensie van u een feit. " * 300
ENGLISH = "This is a text in English, and the secret word in it is rhododendron. " * 4


def message(method: str, params=None, number: int | None = None) -> bytes:
    body = {"jsonrpc": "2.0", "method": method, "params": params}
    if number is not None:
        body["id"] = number
    data = json.dumps(body).encode()
    return b"Content-Length: %d\r\n\r\n" % len(data) + data


def hello(process_id=None) -> bytes:
    begin = message("initialize", {"capabilities": {}, "processId": process_id, "rootUri": None}, 1)
    return begin + message("initialized", {})


def opened(text: str, uri: str = "untitled:a") -> bytes:
    item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
    return message("textDocument/didOpen", {"textDocument": item})


def spoken(data: bytes, seconds: float = 60) -> subprocess.CompletedProcess:
    """All that the program says when an editor sends this and goes away."""
    return subprocess.run(PROGRAM, input=data, capture_output=True, timeout=seconds, check=False)


def test_an_editor_that_says_goodbye() -> None:
    done = spoken(hello() + message("shutdown", None, 2) + message("exit"))
    assert done.returncode == 0
    assert done.stderr == b""
    assert b'"textDocumentSync"' in done.stdout and b'"diagnosticProvider"' not in done.stdout


def test_an_editor_that_just_goes_away() -> None:
    began = time.monotonic()
    assert spoken(hello() + opened(ENGLISH)).returncode == 1
    assert time.monotonic() - began < 45


def test_an_end_in_the_middle_of_a_check() -> None:
    """Right after a long text that needs the whole pipeline."""
    process = subprocess.Popen(PROGRAM, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdin.write(hello() + opened(DUTCH))
    process.stdin.flush()
    time.sleep(2)
    process.stdin.write(message("shutdown", None, 2) + message("exit"))
    process.stdin.flush()
    assert process.wait(30) == 0
    assert process.stderr.read() == b""
    process.stdout.close(), process.stderr.close(), process.stdin.close()


RUBBISH = [
    b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    b"Content-Length: 5\r\n\r\n{{{{{",
    b"Content-Length: 2\r\n\r\n[]",
    message("textDocument/didChange", {"textDocument": {"uri": "untitled:x", "version": 3}, "contentChanges": []}),
    message("textDocument/didChange", {"rhododendron": 1}),
    message("textDocument/hover", {"rhododendron": 1}, 7),
    message("textDocument/hover", {"textDocument": {"uri": "x"}, "position": {"line": -1, "character": -5}}, 8),
    message("rhododendron/onbekend", {"a": "rhododendron"}, 9),
    message("textDocument/didClose", {"textDocument": {"uri": "untitled:y"}}),
    message("workspace/didChangeConfiguration", {"settings": ["rhododendron"]}),
]


@pytest.mark.parametrize("end", [message("shutdown", None, 2) + message("exit"), b"Content-Length: 99999\r\n\r\n{}"])
def test_rubbish_from_an_editor(end) -> None:
    done = spoken(hello() + opened(ENGLISH) + b"".join(RUBBISH) + end)
    assert done.stderr == b""
    assert done.returncode == (0 if b"shutdown" in end else 1)
    said = [
        json.loads(part) for part in re.split(rb"Content-Length: \d+\r\n(?:[^\r\n]+\r\n)*\r\n", done.stdout) if part
    ]
    assert {answer["id"] for answer in said if "id" in answer} >= {1, 9}  # it went on to answer
    errors = [answer["error"] for answer in said if "error" in answer]
    logged = [
        answer["params"] for answer in said if answer.get("method") in ("window/logMessage", "window/showMessage")
    ]
    assert "Traceback" not in json.dumps([errors, logged])
    assert "rhododendron" not in json.dumps(logged)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows closes the pipe with the editor")
def test_an_editor_that_dies_while_its_pipe_stays_open() -> None:
    parent = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    process = subprocess.Popen(PROGRAM, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdin.write(hello(parent.pid))
    process.stdin.flush()
    process.stdout.readline()
    parent.kill()
    parent.wait()
    assert process.wait(30) == 1
    process.stdin.close(), process.stdout.close()


def test_an_editor_on_a_port() -> None:
    process = subprocess.Popen([*PROGRAM, "--tcp", "0"], stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        port = int(re.fullmatch(r"Begrijpelijk luistert op 127\.0\.0\.1:(\d+)\n", line)[1])
        with socket.create_connection(("127.0.0.1", port), timeout=30) as page:
            page.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\n\r\n" + hello())
            assert page.recv(100) == b""  # what a page in a browser sends is not even read
        with socket.create_connection(("127.0.0.1", port), timeout=30) as editor:
            editor.sendall(hello())
            assert editor.recv(20).startswith(b"Content-Length: ")
            editor.sendall(message("shutdown", None, 2) + message("exit"))
            assert process.wait(30) == 0
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_a_port_that_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            [*PROGRAM, "--tcp", str(taken.getsockname()[1])], capture_output=True, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "kies een andere" in done.stderr


def test_without_the_extra_one_line_says_how_to_get_it(tmp_path) -> None:
    (tmp_path / "pygls.py").write_text("raise ImportError('weg')\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(PROGRAM, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "pip install 'begrijpelijk[editor]'" in done.stderr


def test_only_this_command_loads_the_protocol() -> None:
    code = (
        "import sys\nfrom begrijpelijk.cli import run\nrun(['taalserver', '--help'])\nimport begrijpelijk.sources\n"
        "print([name for name in ('pygls', 'lsprotocol', 'tree_sitter', 'begrijpelijk.editor') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "--tcp POORT" in done.stdout
    assert done.stdout.endswith("[]\n")


def test_ctrl_c_ends_it() -> None:
    process = subprocess.Popen(PROGRAM, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdin.write(hello())
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.stdin.close()
    assert process.wait(30) in (1, 130)
    assert b"Traceback" not in process.stderr.read()
    process.stdout.close(), process.stderr.close()


@pytest.mark.slow
def test_very_many_changes_cost_no_memory(editor) -> None:
    editor.start()
    uri = editor.open("veel.md", "# Kop\n\nDit is een tekst voor u.\n")
    editor.marks(uri)

    def memory() -> int:
        pages = Path(f"/proc/{editor.process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def edit(count: int) -> None:
        for number in range(count):
            version = editor.change(uri, (2, 0, 2, 0, "abcdefgh"[number % 8]))
            version = editor.change(uri, (2, 0, 2, 1, ""))
            if number % 2000 == 0:
                editor.marks(uri, version)
        editor.marks(uri, version)

    edit(4_000)
    before = memory()
    edit(40_000)
    assert memory() - before < 30_000_000


def test_nothing_is_said_of_a_text_on_standard_error(editor) -> None:
    assert isinstance(editor.start(), types.InitializeResult)
    uri = editor.open("a.md", ENGLISH)
    editor.marks(uri)
    assert not any("rhododendron" in message for message in editor.messages)
    assert editor.leave() == 0
