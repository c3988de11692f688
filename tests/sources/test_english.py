"""The readers' sentences in English: each that can be given has one."""

import ast
import json
from importlib import import_module
from pathlib import Path

import pytest

import begrijpelijk
from begrijpelijk.cli import run
from begrijpelijk.sources.english import in_language
from begrijpelijk.sources.english import sentences as known

SRC = Path(begrijpelijk.__file__).parent
ERRORS = ("SourceError", "BrowserError", "_Refused")


def sentences(node, module):
    """What an expression can be, as far as it is a text, a name of one or a table of them; ``3`` for what is filled in."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr():
            return ["".join(v.value if isinstance(v, ast.Constant) else "3" for v in node.values)]
        case ast.IfExp():
            return sentences(node.body, module) + sentences(node.orelse, module)
        case ast.BoolOp():
            return [text for value in node.values for text in sentences(value, module)]
        case ast.Name(id=name) | ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="format")):
            found = getattr(module, name, None)
            return [found.replace("{}", "3").replace("{host}", "3")] if isinstance(found, str) else []
        case ast.Subscript(value=ast.Name(id=name)) | ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="get")):
            found = getattr(module, name, None)
            return [*found.values()] if isinstance(found, dict) else []
    return []


def told():
    for path in sorted([*(SRC / "sources").rglob("*.py"), *(SRC / "browser").glob("*.py")]):
        module = import_module("begrijpelijk." + ".".join(path.relative_to(SRC).with_suffix("").parts))
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS and node.args:
                yield from sentences(node.args[0], module)


def test_every_sentence_of_a_reader_has_its_english():
    from begrijpelijk.sources import ocr, web

    said = {*told(), *web.STATUS.values(), ocr.NO_TESSERACT, ocr.NO_DUTCH, ocr.TOO_SLOW, ocr.FAILED}
    assert len(said) > 60
    said.remove("3 Begrijpelijk werkt alleen voor Nederlands.")  # its first half is one of two, which are below
    assert [text for text in said if in_language(text, "en") == text] == []
    assert all(dutch.count("{}") >= english.count("{}") for dutch, english in known().items())


def test_what_is_filled_in_comes_along():
    assert in_language("Deze PDF heeft 4000 bladzijden. Deel de PDF op in kleinere delen.", "en") == (
        "This PDF has 4000 pages. Divide it into smaller parts."
    )
    assert in_language("Deze tekst lijkt Engels. Begrijpelijk werkt alleen voor Nederlands.", "en").startswith(
        "This text"
    )
    assert in_language("Iets van een plug-in.", "en") == "Iets van een plug-in."
    assert in_language("Dit is een map. Kies een bestand uit deze map.", "nl").startswith("Dit is een map")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_report_has_its_errors_in_its_language(tmp_path, monkeypatch, capsys, lang):
    (tmp_path / "kapot.pdf").write_bytes(b"%PDF-1.4 en dan niets meer")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "kapot.pdf", "weg.docx", "--lang", lang, "--format", "json"]) == 2
    errors = json.loads(capsys.readouterr().out)["errors"]
    assert len(errors) == 2
    assert all(("This" in error["message"]) == (lang == "en") for error in errors), errors
