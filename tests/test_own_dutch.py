"""Begrijpelijk speaks plainly itself: its Dutch for users is checked with begrijpelijk."""

import json
import re
from pathlib import Path
from typing import ClassVar

import pytest

import begrijpelijk
from begrijpelijk.plugins import registry
from begrijpelijk.reports import overview_wording, wording

ROOT = Path(__file__).parent.parent
# What a page about language must name; and rules about leaflets that do not hold for messages and manuals.
EXCLUDE = ["contact-ontbreekt", "datum-ontbreekt", "hulp-ontbreekt", "kosten-ontbreken", "beeld-ontbreekt", "te-lang"]
RULES = sorted(registry().checks.values(), key=lambda check: check.rule.id)


def readable(text: str) -> str:
    """A text with its placeholders filled with something plain."""
    return re.sub(r"\{\w+\}", "3", text)


def report_on(text: str, format: str = "plain") -> begrijpelijk.model.DocumentReport:
    return begrijpelijk.check_text(text, format, exclude=EXCLUDE).documents[0]


def problems(text: str, format: str = "plain") -> list[str]:
    document = report_on(text, format)
    found = [f"{f.rule}: {f.excerpt}" for f in document.findings if f.severity == "fout"]
    if document.scores.lint is not None and document.scores.lint >= 38:
        found.append(f"LiNT {document.scores.lint}")
    return found


@pytest.mark.parametrize("check", RULES, ids=lambda check: check.rule.id)
def test_what_a_rule_says(check) -> None:
    rule = check.rule
    texts = [rule.explanation["nl"], rule.message["nl"], *(variant["nl"] for variant in rule.variants.values())]
    assert problems(readable(" ".join(texts))) == []


def test_all_explanations_together_are_at_b1() -> None:
    text = "\n\n".join(readable(check.rule.explanation["nl"]) for check in RULES)
    document = report_on(text)
    assert document.scores.lint < 38
    heavy = [f for f in document.findings if f.severity != "tip"]
    assert len(heavy) / document.words < 0.03, [(f.rule, f.excerpt) for f in heavy]


def test_the_readme_for_users() -> None:
    dutch = (ROOT / "README.md").read_text(encoding="utf-8").partition("## For developers")[0]
    assert problems(dutch, "markdown") == []


def test_the_readme_of_the_digital_checks() -> None:
    text = (ROOT / "plugins" / "begrijpelijk-digitaal" / "README.md").read_text(encoding="utf-8")
    assert problems(text.partition("## For developers")[0], "markdown") == []


def test_the_words_of_the_plugin_for_wagtail() -> None:
    folder = ROOT / "plugins" / "begrijpelijk-wagtail"
    texts = json.loads((folder / "src/begrijpelijk_wagtail/texts/nl.json").read_text(encoding="utf-8"))
    sentences = [readable(text) for text in texts.values() if text.endswith((".", "?", "!"))]
    assert len(sentences) > 30
    assert problems("\n\n".join(sentences)) == []
    readme = (folder / "README.md").read_text(encoding="utf-8").partition("## Voor redacteuren")[2]
    assert problems(readme, "markdown") == []


def test_the_words_about_copies_with_remarks() -> None:
    from begrijpelijk.annotation import file, kinds, pdf_copy, remarks, word_copy, word_package
    from begrijpelijk.commands import remarks as command

    sentences = [kinds.OTHER_KIND, file.SEVERAL, f"{file.SOURCE}.", pdf_copy.CLOSED, word_copy.TOO_MANY]
    sentences += [word_copy.OTHER_TEXT, word_package.BROKEN, word_package.MIXED, remarks.GONE, f"{command.PRESENT}."]
    assert problems("\n\n".join(sentence[0].upper() + sentence[1:] for sentence in sentences)) == []


@pytest.mark.parametrize("words", [wording, overview_wording], ids=["all", "overview"])
def test_the_words_of_the_reports(words) -> None:
    sentences = [
        readable(text) for text in words.WORDING["nl"].values() if isinstance(text, str) and text.endswith(".")
    ]
    assert problems("\n\n".join(sentences)) == []


def test_the_words_of_the_server() -> None:
    from begrijpelijk.server.wording import SETTINGS, WORDING

    sentences = [readable(text).replace("{hint}", "") for text in WORDING["nl"].values() if text.endswith((".", "}"))]
    meanings = [meaning["nl"] for meaning in SETTINGS.values()]
    assert problems("\n\n".join([*sentences, *meanings])) == []
    assert WORDING["nl"].keys() == WORDING["en"].keys()


def test_the_words_of_the_language_server() -> None:
    from begrijpelijk.editor.wording import WORDING
    from begrijpelijk.sources import jsx_tree, reading

    dutch, english = WORDING["nl"], WORDING["en"]
    assert dutch.keys() == english.keys()
    for key, text in dutch.items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", english[key])), key
    sentences = [readable(text) for text in dutch.values() if text.endswith(".")]
    assert problems("\n\n".join([*sentences, jsx_tree.INSTALL, reading.NO_TEXT_FILE])) == []


def test_the_words_of_the_web_page() -> None:
    page = ROOT / "src" / "begrijpelijk" / "server" / "page"
    words = {lang: json.loads((page / "texts" / f"{lang}.json").read_text("utf-8")) for lang in ("nl", "en")}
    assert words["nl"].keys() == words["en"].keys()
    for key, text in words["nl"].items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", words["en"][key])), key
    own = [text for key, text in words["nl"].items() if key != "example_text"]  # the example is hard on purpose
    own += re.findall(r"<noscript><p[^>]*>(.+?)</p>", (page / "index.html").read_text("utf-8"))
    assert problems("\n\n".join(readable(text) for text in own if text.endswith((".", "!", "?")))) == []
    long = [text for text in own for sentence in re.split(r"[.!?:] ", text) if len(sentence.split()) > 15]
    assert long == []


def test_what_the_readers_say() -> None:
    from begrijpelijk.sources import epub, mail, ocr, odt, pdf_ocr, picture, rtf, sniff

    modules = (epub, mail, ocr, odt, picture, rtf)
    said = [v for m in modules for k, v in vars(m).items() if k.isupper() and isinstance(v, str) and v.endswith(".")]
    said += [*sniff._SENTENCES.values(), *odt._GIVEN_UP.values(), mail._about_files(["a.pdf", "b.pdf"])]
    scans = pdf_ocr.Scans([1, 2, 3], [], [1], [2], "Het lukt niet.")
    said += scans.notes(3)
    assert len(said) > 40
    assert problems("\n\n".join(said)) == []


def test_what_is_said_about_git() -> None:
    from begrijpelijk.changes import git

    said = [
        git.MISSING,
        git.NO_REPOSITORY,
        git.UNKNOWN,
        git.SHALLOW,
        git.NOT_YOURS,
        git.TOO_SLOW,
        git.FAILED,
        git.EMPTY,
    ]
    plain = [re.sub(r": git [^;.]*$", "", sentence.replace("'{revision}'", "main")) for sentence in said]
    assert problems("\n\n".join(sentence[0].upper() + sentence[1:] + "." for sentence in plain)) == []


def test_the_manual_of_triage() -> None:
    assert problems((ROOT / "docs" / "triage.md").read_text(encoding="utf-8"), "markdown") == []


def test_the_words_of_the_pytest_plugin() -> None:
    from begrijpelijk.pytest_plugin import options, page_steps, wording

    class Group:
        said: ClassVar[list[str]] = []

        def addoption(self, name: str, help: str, **_: object) -> None:
            self.said.append(help)

        def getgroup(self, *_: str) -> "Group":
            return self

    options.add(Group())
    said = [*Group.said, page_steps.EMPTY, *(text for text in wording.WORDING["nl"].values() if text.endswith("."))]
    assert len(said) > 15
    assert problems("\n\n".join(readable(text) for text in said)) == []


def test_the_words_about_pages_in_a_browser() -> None:
    from importlib import import_module

    from begrijpelijk.reports.html import wording as html

    names = ("launch", "loading", "measure", "render")  # `browser.measure` is the function as well
    modules = [import_module(f"begrijpelijk.browser.{name}") for name in names]
    said = [
        value
        for module in modules
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str) and value.endswith(".")
    ]
    said += [text for key, text in html.WORDING["nl"].items() if key.startswith("picture") and text.endswith(".")]
    assert len(said) > 15
    assert problems("\n\n".join(readable(text) for text in said)) == []


def test_the_words_of_the_scorecard() -> None:
    from begrijpelijk.plugins import registry
    from begrijpelijk.scorecard.wording import WORDING

    assert WORDING["nl"].keys() == WORDING["en"].keys()
    for key, text in WORDING["nl"].items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", WORDING["en"][key])), key
    sentences = [readable(text) for text in WORDING["nl"].values() if text.endswith((".", "?"))]
    metingen = [
        f"{meting.naam}."
        for model in registry().kenmerken.values()
        for kenmerk in model.kenmerken
        for meting in kenmerk.metingen
    ]
    assert problems("\n\n".join(sentences)) == []
    assert problems("\n\n".join(metingen)) == []


def test_the_page_about_audits() -> None:
    text = (ROOT / "docs" / "audit.md").read_text(encoding="utf-8")
    assert problems(text, "markdown") == []


def test_what_an_audit_says() -> None:
    from begrijpelijk.audit import gathering, judges, kept, lock, schema, summary
    from begrijpelijk.audit.crawl import crawler
    from begrijpelijk.commands import audit

    modules = (gathering, judges, kept, lock, schema, crawler, audit)
    texts = [
        value
        for module in modules
        for name, value in vars(module).items()
        if re.fullmatch(r"_[A-Z_]+", name) and isinstance(value, str) and "CREATE" not in value and "FROM" not in value
    ]
    texts += [value for value in summary.WORDS["nl"].values() if value.count(" ") > 2]
    lines = [readable(text).replace("{}", "3").rstrip(".") + "." for text in texts]
    assert len(lines) > 25
    assert problems("\n\n".join(line[0].upper() + line[1:] for line in lines)) == []


def test_the_manual_of_the_scorecard() -> None:
    assert problems((ROOT / "docs" / "scorekaart.md").read_text(encoding="utf-8"), "markdown") == []


def test_the_words_of_the_selftest() -> None:
    from begrijpelijk.zelftest.wording import WORDING
    from begrijpelijk.zelftest.writing import HEAD, UNKNOWN, UNREAD

    assert WORDING["nl"].keys() == WORDING["en"].keys()
    for key, text in WORDING["nl"].items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", WORDING["en"][key])), key
    told = [*(text for text in WORDING["nl"].values() if text.count(" ") > 2), *HEAD, UNKNOWN, UNREAD]
    lines = [readable(text.replace("{hint}", "")).rstrip(".:") + "." for text in told]
    assert problems("\n\n".join(line[0].upper() + line[1:] for line in lines)) == []
