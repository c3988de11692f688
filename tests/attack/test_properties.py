"""What holds for every text: offsets, sentences, findings, matches of the lists, and reading in several formats."""

import html
import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from begrijpelijk import plugins, sources
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.document import Document
from begrijpelijk.errors import SourceError

QUIET = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Config(), plugins.registry())


WORDS = (
    "u de arts patiënt laparoscopie 38,5 1.000 o.a. i.v.m. 's-avonds zo'n co-assistent MRI-scan derhalve 12-03-2024 (zie) "
    "u. t.a.v. bijv. €12,50 10% info@ziekenhuis.example www.ziekenhuis.example/knie 112 mg/dl a b'c \u201ehallo\u201d \u2026 \u2013 • ☐ ²"
).split()
STRANGE = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=12)
SEPARATORS = st.sampled_from([" ", " ", " ", ". ", "! ", "? ", ", ", "\n", "\n\n", ".\n", ":\n- ", "\t", "\u00a0", ""])
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS) | STRANGE, SEPARATORS), min_size=1, max_size=40).map(
    lambda parts: "".join(word + separator for word, separator in parts)
)


def holds(checker: Checker, document: Document) -> None:
    """Sentences, tokens, matches and findings are where they say."""
    analysis = checker.analyse(document)
    text = document.text
    position = 0
    for sentence in analysis.sentences:
        assert position <= sentence.start < sentence.end <= len(text), "in order, without overlap"
        assert text[sentence.start : sentence.end] == sentence.text
        assert not text[position : sentence.start].strip(), "nothing is lost between sentences"
        position = sentence.end
        before = sentence.start
        for token in sentence.tokens:
            start = sentence.offset(token)
            assert before <= start and start + len(token) <= sentence.end
            assert len(text[start : start + len(token)]) == len(token) > 0
            before = start + len(token)
    assert not text[position:].strip()
    for match in analysis.matches.all:
        assert match.sentence.start <= match.start < match.end <= match.sentence.end
        assert match.parts[0][0] == match.start and match.parts[-1][1] == match.end
    report, problems = checker.judge(analysis, with_text=True)
    assert not problems, "no check failed"
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.excerpt
        for edit in finding.edits:
            assert 0 <= edit.start <= edit.end <= len(text)
    places = [(finding.start, finding.end) for finding in report.findings]
    assert places == sorted(places, key=lambda place: place[0])


def read(raw: str, form: str) -> Document | None:
    try:
        return sources.read_string(raw, form, "brief")  # type: ignore[arg-type]
    except SourceError:
        return None


@settings(max_examples=15, derandomize=True, **QUIET)
@given(raw=TEXTS, form=st.sampled_from(["plain", "markdown", "html"]))
def test_offsets(checker: Checker, raw: str, form: str) -> None:
    if (document := read(raw, form)) is not None:
        holds(checker, document)


@pytest.mark.slow
@settings(max_examples=1500, **QUIET)
@given(raw=TEXTS, form=st.sampled_from(["plain", "markdown", "html"]))
def test_many_offsets(checker: Checker, raw: str, form: str) -> None:
    if (document := read(raw, form)) is not None:
        holds(checker, document)


def entries() -> list[tuple[str, str]]:
    """(term, rule) of the words that can be found anywhere; some mean something else beside another word."""
    return [
        (entry.term, entry.rule)
        for each in plugins.registry().wordlists.values()
        for entry in each.entries
        if entry.pos not in ("uitdr", "ww", "naam", "afk") and not entry.not_with
    ]


def found(checker: Checker, text: str, form: str = "plain") -> set[tuple[str, str]]:
    document = read(text, form)
    assert document is not None
    return {(match.entry.term, match.entry.rule) for match in checker.analyse(document).matches.all}


@pytest.mark.parametrize("form", ["as it is", "in capitals", "over a line", "in bold", "among signs"])
def test_an_entry_matches_itself(checker: Checker, form: str) -> None:
    """Each word of the lists (one in twenty here; all of them with -m slow), however it is written."""
    itself(checker, form, 20)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["as it is", "in capitals", "over a line", "in bold", "among signs"])
def test_every_entry_matches_itself(checker: Checker, form: str) -> None:
    itself(checker, form, 1)


def itself(checker: Checker, form: str, step: int) -> None:
    wanted = entries()[::step]
    assert len(wanted) > 30
    write = {
        "as it is": lambda term: term,
        "in capitals": str.upper,
        "over a line": lambda term: term.replace(" ", "\n"),
        "in bold": lambda term: f"**{term}**",
        "among signs": lambda term: f"(\u2018{term}\u2019)",
    }[form]
    sentence = "Er staat {} op de brief."
    raw = "\n\n".join(sentence.format(write(term)) for term, _ in wanted)
    document = read(raw, "markdown" if form == "in bold" else "plain")
    assert document is not None
    analysis = checker.analyse(document)
    matches = {(match.entry.term.casefold(), match.entry.rule) for match in analysis.matches.all}
    longer = {match.entry.term.casefold() for match in analysis.matches.all}
    missed = [
        (term, rule)
        for term, rule in wanted
        if (term.casefold(), rule) not in matches and not any(term.casefold() in other for other in longer)
    ]
    # Some words are read as another part of speech in this sentence: in a part of the list that may be a few more.
    assert len(missed) <= max(len(wanted) * 0.01, 4), missed


PARAGRAPHS = st.lists(
    st.lists(st.sampled_from([word for word in WORDS if word.isalpha()]), min_size=1, max_size=9).map(" ".join),
    min_size=1,
    max_size=6,
)


def bare(document: Document) -> list[str]:
    return re.findall(r"\w+", document.text)


@settings(max_examples=15, derandomize=True, **QUIET)
@given(paragraphs=PARAGRAPHS)
def test_the_same_words_from_every_format(paragraphs: list[str]) -> None:
    import docx

    words = re.findall(r"\w+", " ".join(paragraphs))
    written = docx.Document()
    for paragraph in paragraphs:
        written.add_paragraph(paragraph)
    file = io.BytesIO()
    written.save(file)
    escaped = [html.escape(paragraph) for paragraph in paragraphs]
    letters = {code: f"\\u{code}?" for code in range(128, 0x2100)}
    rtf = "".join(paragraph.translate(letters) + "\\par " for paragraph in paragraphs)
    for data, name in (
        ("\n\n".join(paragraphs).encode(), "a.txt"),
        ("\n\n".join(paragraphs).encode(), "a.md"),
        ("".join(f"<p>{p}</p>" for p in escaped).encode(), "a.html"),
        (file.getvalue(), "a.docx"),
        (("{\\rtf1\\ansi " + rtf + "}").encode(), "a.rtf"),
        (("From: a@b.example\r\nSubject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + "\r\n\r\n".join(paragraphs)).encode(), "a.eml"),
    ):  # fmt: skip
        assert bare(sources.read_bytes(data, name)) == words, name
