"""The protocol to the letter: what comes too early or too late, what nobody understands, and quick fixes by kind."""

import html
import json
import re
import subprocess

import pytest
from editor_client import PROGRAM
from lsprotocol import types
from markdown_it import MarkdownIt

from begrijpelijk import plugins
from begrijpelijk.editor.actions import _wanted
from begrijpelijk.editor.explain import _finding
from begrijpelijk.editor.judge import Job, _kind
from begrijpelijk.editor.positions import Lines
from begrijpelijk.editor.protocol import understood
from begrijpelijk.editor.settings import Client
from begrijpelijk.model import Finding

PLACE = {"textDocument": {"uri": "untitled:a"}, "position": {"line": 0, "character": 0}}
NEWER = {
    "general": {"positionEncodings": ["utf-7", "utf-8"]},
    "workspace": {"symbol": {"symbolKind": {"valueSet": [1, 99]}}, "workspaceEdit": {"failureHandling": "magic"}},
    "textDocument": {"hover": {"contentFormat": ["html", "markdown"]}, "later": {"a": 1}},
}


def conversation(*messages: tuple[int | None, str, object]) -> list[dict]:
    """All that the program says when an editor says this and goes away."""
    data = b""
    for number, method, params in messages:
        body = {"jsonrpc": "2.0", "method": method, "params": params} | ({} if number is None else {"id": number})
        text = json.dumps(body).encode()
        data += b"Content-Length: %d\r\n\r\n" % len(text) + text
    done = subprocess.run(PROGRAM, input=data, capture_output=True, timeout=60, check=False)
    assert done.stderr == b""
    return [
        json.loads(part) for part in re.split(rb"Content-Length: \d+\r\n(?:[^\r\n]+\r\n)*\r\n", done.stdout) if part
    ]


def test_every_request_gets_its_answer() -> None:
    said = conversation(
        (1, "textDocument/hover", PLACE),
        (None, "textDocument/didOpen", {"textDocument": {}}),
        (2, "initialize", {"capabilities": NEWER, "processId": None, "rootUri": None}),
        (None, "initialized", {}),
        (3, "textDocument/hover", {"position": "nowhere"}),
        (4, "textDocument/definition", PLACE),
        (5, "textDocument/hover", PLACE),
        (6, "shutdown", None),
        (7, "textDocument/hover", PLACE),
        (None, "exit", None),
    )
    answers = {message["id"]: message for message in said if "id" in message and "method" not in message}
    assert {number: answer["error"]["code"] for number, answer in answers.items() if answer.get("error")} == {
        1: -32002, 3: -32602, 4: -32601, 7: -32600,
    }  # fmt: skip
    assert answers[2]["result"]["capabilities"]["positionEncoding"] == "utf-8"
    assert answers[5]["result"] is None and answers[6]["result"] is None
    assert [message for message in said if message.get("method") in ("window/logMessage", "window/showMessage")] == []


def test_of_an_editor_only_what_is_used_is_looked_at() -> None:
    assert understood(NEWER) == {
        "general": {"positionEncodings": ["utf-8"]},
        "textDocument": {"hover": {"contentFormat": ["markdown"]}},
        "workspace": {"workspaceEdit": {}},
    }
    assert understood({"workspace": {"configuration": True, "workspaceEdit": {"documentChanges": True, "x": 1}}}) == {
        "workspace": {"configuration": True, "workspaceEdit": {"documentChanges": True}}
    }
    assert understood({"textDocument": {"diagnostic": {}}}) == {"textDocument": {"diagnostic": {}}}
    for nothing in (None, [], {"general": None, "textDocument": 3}, {"general": {"positionEncodings": None}}):
        assert understood(nothing) == {}


@pytest.mark.parametrize(
    ("only", "fix", "everything"),
    [
        (None, True, True), ([], True, True), ([""], True, True), (["quickfix"], True, False),
        (["source"], False, True), (["source.fixAll"], False, True), (["source.fixAll.eslint"], False, False),
        (["refactor"], False, False), (["quick"], False, False), (["refactor", "quickfix"], True, False),
    ],
)  # fmt: skip
def test_kinds_of_quick_fixes(only, fix, everything) -> None:
    assert _wanted(only, types.CodeActionKind.QuickFix) == fix
    assert _wanted(only, types.CodeActionKind.SourceFixAll) == everything


def test_what_a_text_holds_is_shown_as_it_stands() -> None:
    rude = "“a*b_c` <b>x</b> &lt; [x](http://y) ![z](q) #1 ~~w~~ \\ | &amp;” is moeilijk."
    finding = Finding.model_construct(message=rude, explanation=rude, suggestions=[rude], rule="vakterm")
    page = MarkdownIt().enable(["table", "strikethrough"]).render(_finding(finding, "nl", markdown=True))
    shown = [html.unescape(re.sub(r"<[^>]*>", "", line)) for line in page.splitlines()]
    assert shown == [rude, rude, f"Beter: {rude}", "Controle: vakterm"]
    assert _finding(finding, "nl", markdown=False).split("\n\n")[0] == rude


@pytest.mark.parametrize(
    ("uri", "language", "kind"),
    [
        ("file:///a/b.md", "plaintext", None), ("file:///a/README", "markdown", "markdown"),
        ("file:///a/b.tpl", "html", "html"), ("file:///a/b.html", "django-html", "jinja"),
        ("untitled:a", "mdx", "mdx"), ("file:///a/b.py", "python", None), ("untitled:a", "liquid", "jinja"),
    ],
)  # fmt: skip
def test_how_a_text_is_read(uri, language, kind) -> None:
    assert _kind(Job(uri, 1, Lines(""), language, Client()), plugins.registry()) == kind
