"""The language server as an editor meets it: a process of its own, and a real client."""

import time

import pytest
from editor_client import Editor, applied
from lsprotocol import types

import begrijpelijk

MARKDOWN = """# Uw onderzoek 😀

Derhalve dient u 😀 zich te melden. De hypertensie wordt behandeld door de arts.

## Één ding

Bel ons gerust.
"""
LONG = "Indien er complicaties optreden, neemt u contact op met de polikliniek van het ziekenhuis. " * 6


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One server for many texts: loading the pipeline takes longest."""
    made = Editor(tmp_path_factory.mktemp("werk"))
    made.start({"documentation": "https://voorbeeld.nl/{rule}"})
    yield made
    made.stop()


@pytest.fixture(scope="module")
def text(shared) -> str:
    uri = shared.open("onderzoek.md", MARKDOWN)
    shared.marks(uri)
    return uri


def words(text: str, marks) -> dict[str, list[str]]:
    from begrijpelijk.editor.positions import Lines

    lines = Lines(text)
    found: dict[str, list[str]] = {}
    for mark in marks:
        place = text[lines.offset(mark.range.start) : lines.offset(mark.range.end)]
        found.setdefault(mark.code, []).append(place)
    return found


def test_marks_stand_under_their_words(shared, text) -> None:
    marks = shared.marks(text)
    found = words(MARKDOWN, marks)
    assert found["formeel-woord"][0] == "Derhalve"
    assert found["vakterm"] == ["hypertensie"]
    hypertension = next(mark for mark in marks if mark.code == "vakterm")
    assert hypertension.range.start == types.Position(2, MARKDOWN.split("\n")[2].index("hypertensie") + 1)  # the emoji
    assert hypertension.severity == types.DiagnosticSeverity.Warning
    assert hypertension.source == "begrijpelijk"
    assert hypertension.code_description.href == "https://voorbeeld.nl/vakterm"
    assert "hoge bloeddruk" in hypertension.data["suggestions"]


def test_marks_are_those_of_the_command_line(shared, text) -> None:
    report = begrijpelijk.check_text(MARKDOWN, "markdown").documents[0]
    assert [mark.message for mark in shared.marks(text)] == [finding.message for finding in report.findings]


def test_the_explanation_of_a_word_and_its_sentence(shared, text) -> None:
    shown = shared.hover(text, 2, 3)
    assert shown.startswith("**“Derhalve” is een formeel woord")
    assert "Beter: daarom, dus" in shown
    assert "Controle: `formeel-woord`" in shown
    assert "Deze zin: niveau " in shared.hover(text, 2, 70)
    assert "te kort" in shared.hover(text, 6, 3)
    assert shared.hover(text, 1, 0) is None


def test_the_level_above_every_heading(shared, text) -> None:
    lenses = shared.lenses(text)
    assert lenses[0][0] == 0 and lenses[0][1].startswith("Hele tekst: – (te kort om te meten) · ")
    assert lenses[1:] == [(0, "– (te kort om te meten) · 13 woorden"), (4, "– (te kort om te meten) · 3 woorden")]
    uri = shared.open("lang.md", f"# Een\n\n{LONG}\n\n# Twee\n\nKort.\n")
    lenses = shared.lenses(uri)
    assert lenses[0][1].startswith("Hele tekst: niveau ") and "lijkt op" in lenses[0][1]
    assert lenses[1][1].startswith("Niveau ") and lenses[2] == (4, "– (te kort om te meten) · 1 woord")
    shared.close(uri)


def test_a_better_word(shared, text) -> None:
    mark = next(mark for mark in shared.marks(text) if mark.code == "formeel-woord")
    found = shared.actions(text, mark.range)
    better = {action.title: action for action in found}
    assert applied(MARKDOWN, better["Vervang door: dus"].edit.changes[text]).startswith(
        "# Uw onderzoek 😀\n\nDus dient"
    )
    assert better["Vervang door: daarom"].is_preferred
    assert better["Vervang door: daarom"].diagnostics[0].code == "formeel-woord"


@pytest.mark.parametrize(
    ("name", "language", "source", "word"),
    [
        ("a.md", "markdown", MARKDOWN, "hypertensie"),
        ("b.md", "markdown", MARKDOWN, "Derhalve"),
        ("c.md", "markdown", "- De **hypertensie** is een feit voor u.\n- Derhalve komt u.\n", "Derhalve"),
        ("d.html", "html", "<p>U hebt <b>hypertensie</b> &amp; meer.</p>", "hypertensie"),
        ("e.html", "html", "<p>Hypertensie is voor u niet goed.</p>", "Hypertensie"),
        ("f.html.j2", "jinja-html", "<p>Beste {{ naam }}, u hebt hypertensie 😀.</p>", "hypertensie"),
        ("g.vue", "vue", "<template>\n  <p>Beste {{ naam }}, u hebt hypertensie.</p>\n</template>", "hypertensie"),
        ("h.tsx", "typescriptreact", "const a = <p>Beste {naam}, u hebt hypertensie.</p>;", "hypertensie"),
        ("i.md", "markdown", "Een regel voor u\r\nmet hypertensie erin.\r\n", "hypertensie"),
    ],
)
def test_a_check_switched_off_here(shared, name, language, source, word) -> None:
    uri = shared.open(name, source, language)
    mark = next(m for m in shared.marks(uri) if words(source, [m])[m.code] == [word])
    (action,) = [
        a for a in shared.actions(uri, mark.range) if "uit:" in a.title and a.diagnostics[0].code == mark.code
    ][:1]
    changed = applied(source, action.edit.changes[uri])
    version = shared.change(uri, changed)
    left = words(changed, shared.marks(uri, version))
    assert word not in left.get(mark.code, [])
    assert len(changed) > len(source) and changed.count(word) == source.count(word)
    shared.close(uri)


def test_all_that_is_certain_at_once(shared, text) -> None:
    everything = types.Range(types.Position(0, 0), types.Position(7, 0))
    (action,) = shared.actions(text, everything, only=[types.CodeActionKind.SourceFixAll])
    assert action.kind == "source.fixAll.begrijpelijk"
    mended = applied(MARKDOWN, action.edit.changes[text])
    assert "Daarom dient" in mended or "Daarom moet" in mended
    assert "hoge bloeddruk" in mended and "# Uw onderzoek 😀\n" in mended
    assert shared.actions(text, everything, only=["refactor"]) == []


def test_marks_follow_the_typing_and_old_ones_never_come(shared) -> None:
    uri = shared.open("typen.md", MARKDOWN)
    shared.marks(uri)
    for letter in "Zaken die u moet weten zijn dit":
        version = shared.change(uri, (6, 0, 6, 0, letter))
    shared.marks(uri, version)
    time.sleep(0.3)
    versions = [p.version for p in shared.published if p.uri == uri]
    assert versions == sorted(versions) and versions[-1] == version
    assert len(versions) < 20  # what was typed over was never shown
    version = shared.change(uri, (2, 0, 2, 8, "Dus"), (2, 0, 2, 3, "Daarom"))
    assert "Derhalve" not in words("Daarom" + MARKDOWN, shared.marks(uri, version)).get("formeel-woord", [])
    shared.close(uri)


def test_a_closed_text_loses_its_marks(shared) -> None:
    uri = shared.open("weg.md", MARKDOWN)
    assert shared.marks(uri)
    shared.close(uri)
    assert not shared.marks(uri, None)
    assert shared.hover(uri, 2, 3) is None
    assert shared.lenses(uri) == []


@pytest.mark.parametrize(
    ("name", "language"),
    [("untitled:Untitled-1", "markdown"), ("vscode-vfs://github/a/b/lees.md", "markdown"), ("rommel:%zz%00", "markdown"),
     ("file:///bestaat/niet/a.md", "markdown"), ("git:/a/b.md?x=1", "markdown")],
)  # fmt: skip
def test_texts_that_are_no_file(shared, name, language) -> None:
    uri = shared.open(name, MARKDOWN, language)
    assert "vakterm" in words(MARKDOWN, shared.marks(uri))
    shared.close(uri)


def test_other_languages_are_left_alone(shared) -> None:
    uri = shared.open("english.md", "This is a text that was written in English, and nothing in it is ours. " * 4)
    assert not shared.marks(uri)
    assert "Engels" in shared.lenses(uri)[0][1]
    state = shared.state(uri)
    assert (state.state, state.words) == ("skipped", None)
    shared.close(uri)


@pytest.mark.parametrize(
    "rubbish",
    ["", "\0" * 5000, "\x01\x02\ufffe\uffff" * 3000, "%PDF-1.7\n" + "\0" * 99, "a" * 500_000, "\ud83d" * 50, "<" * 90_000,
     "#" * 60_000, "[" * 40_000, "PK\x03\x04" + "x" * 400],
    ids=["empty", "zeros", "controls", "pdf", "huge", "half an emoji", "angles", "hashes", "brackets", "zip"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["r.md", "r.html"])
def test_rubbish_gets_no_marks_and_does_no_harm(shared, rubbish, name) -> None:
    uri = shared.open(name, rubbish, "markdown")
    shared.marks(uri)
    assert shared.state(uri).state in ("skipped", "checked")
    shared.close(uri)
    assert shared.process.returncode is None
    shared.published[:] = [p for p in shared.published if p.uri != uri]
    shared.states[:] = [s for s in shared.states if s.uri != uri]


def test_templates_are_read_and_code_is_not(shared) -> None:
    source = "<template>\n  <p>Beste {{ hypertensie }}, dit is 😀 Één hypertensie voor u.</p>\n</template>\n"
    uri = shared.open("kaart.vue", source, "vue")
    marks = [mark for mark in shared.marks(uri) if mark.code == "vakterm"]
    start = source.split("\n")[1].rindex("hypertensie") + 1
    assert [mark.range for mark in marks] == [types.Range(types.Position(1, start), types.Position(1, start + 11))]
    assert shared.hover(uri, 1, 14) is None or "vakterm" not in shared.hover(uri, 1, 14)
    shared.close(uri)
