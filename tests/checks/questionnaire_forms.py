"""The made-up questionnaires of ``vragenlijsten.yaml`` as the files that people make: Word, web forms, plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from docx import Document

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def all_forms() -> list[Mapping[str, Any]]:
    return yaml.safe_load((Path(__file__).parent / "vragenlijsten.yaml").read_text("utf-8"))


def made(form: Mapping[str, Any]) -> tuple[bytes, str]:
    """The file, and its media type."""
    kind = form["vorm"]
    if kind.startswith("word") or kind == "tabel-vakjes":
        return _word(form), WORD
    if kind == "tekst":
        return _text(form).encode(), "text/plain"
    return _html(form).encode(), "text/html"


def _answers(form: Mapping[str, Any], question: Mapping[str, Any]) -> Sequence[str]:
    return question.get("antwoorden") or form["schaal"]


def _word(form: Mapping[str, Any]) -> bytes:
    document = Document()
    document.add_heading(form["titel"], 1)
    for line in form["inleiding"]:
        document.add_paragraph(line)
    if form["vorm"] == "tabel-vakjes":
        _grid(document, form)
    for number, question in enumerate(form["vragen"] if form["vorm"] != "tabel-vakjes" else (), 1):
        if form["vorm"] == "word-cijfers":
            row = document.add_table(rows=1, cols=2).rows[0].cells
            row[0].text, row[1].text = question["vraag"], _answers(form, question)[0]
        elif form["vorm"] == "word-bolletjes":
            document.add_paragraph(f"{number}. {question['vraag']}")
            for answer in _answers(form, question):
                document.add_paragraph(answer, style="List Bullet")
        else:
            document.add_paragraph(f"{number}. {question['vraag']}")
            for answer in _answers(form, question):
                document.add_paragraph(f"☐ {answer}")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _grid(document: Any, form: Mapping[str, Any]) -> None:
    table = document.add_table(rows=1, cols=1 + len(form["schaal"]))
    for cell, text in zip(table.rows[0].cells, ["", *form["schaal"]], strict=True):
        cell.text = text
    for question in form["vragen"]:
        cells = table.add_row().cells
        cells[0].text = question["vraag"]
        for cell in cells[1:]:
            cell.text = "☐"


def _text(form: Mapping[str, Any]) -> str:
    lines = [form["titel"], "", *form["inleiding"], ""]
    for number, question in enumerate(form["vragen"], 1):
        lines += [f"{number}. {question['vraag']}   " + "   ".join(f"[ ] {a}" for a in _answers(form, question)), ""]
    return "\n".join(lines)


def _html(form: Mapping[str, Any]) -> str:
    head = f"<h1>{escape(form['titel'])}</h1>" + "".join(f"<p>{escape(line)}</p>" for line in form["inleiding"])
    body = {"tabel": _table, "tabel-vragen": _table}.get(form["vorm"], _fields)(form)
    return f'<!doctype html><html lang="nl"><head><title>{escape(form["titel"])}</title></head><body><main>{head}{body}</main></body></html>'


def _table(form: Mapping[str, Any]) -> str:
    field = '<input type="radio">' if form["vorm"] == "tabel" else ""
    heads = "".join(f"<th>{escape(text)}</th>" for text in ["", *form["schaal"]])
    rows = "".join(
        f"<tr><td>{escape(question['vraag'])}</td>" + f"<td>{field}</td>" * len(form["schaal"]) + "</tr>"
        for question in form["vragen"]
    )
    return f"<form><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table><button>Verstuur</button></form>"


def _fields(form: Mapping[str, Any]) -> str:
    parts = []
    for number, question in enumerate(form["vragen"]):
        text, answers = escape(question["vraag"]), [escape(answer) for answer in _answers(form, question)]
        if form["vorm"] == "formulier-keuze":
            options = "".join(f"<option>{answer}</option>" for answer in answers)
            parts.append(f'<p><label for="v{number}">{text}</label> <select id="v{number}">{options}</select></p>')
        else:
            choices = "".join(f'<label><input type="radio" name="v{number}"> {answer}</label>' for answer in answers)
            parts.append(f"<fieldset><legend>{text}</legend>{choices}</fieldset>")
    return f"<form>{''.join(parts)}<button>Verstuur</button></form>"
