"""Text in pictures, drawn by a real browser and read by a real Tesseract."""

import shutil
from urllib.parse import quote

import pytest
from rendered_pages import TEXT, page_of

from begrijpelijk import plugins
from begrijpelijk.browser.picture_text import Pictures
from begrijpelijk.browser.render import render
from begrijpelijk.browser.steps import run
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.findings import wanted

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")

SENTENCES = ("Neem op de dag van het onderzoek", "uw paspoort mee. U mag niet eten.", "Bel ons als u koorts hebt.")
LABELS = ("Ingang   Apotheek   Restaurant", "Polikliniek   Verloskunde", "Parkeren   Bushalte   Lift")
SHAPES = "".join(f'<circle cx="{90 * n}" cy="{40 * n}" r="{30 + 5 * n}" fill="#{n}8a"/>' for n in range(1, 8))


def drawn(lines=(), *, extra="", width=640):
    """A picture as the source of an image."""
    written = "".join(
        f'<text x="20" y="{50 + 44 * n}" font-size="28" font-family="sans-serif">{line}</text>'
        for n, line in enumerate(lines)
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="240">{extra}{written}</svg>'
    return f"data:image/svg+xml,{quote(svg)}"


def on_page(show, body):
    return run(Pictures().with_text(show(page_of(TEXT + body))))


@needs_tesseract
@pytest.mark.parametrize(
    "body",
    [
        f'<img alt="" src="{drawn(SENTENCES)}">',
        f'<img alt="Paspoort mee" style="width:300px" src="{drawn(SENTENCES)}">',
        f"<div style=\"width:640px;height:240px;background:url('{drawn(SENTENCES)}')\"></div>",
        f'<p><img alt="" style="float:left" src="{drawn(SENTENCES)}">{"Dit verhaal loopt om het plaatje heen. " * 60}</p>',
        '<canvas width="640" height="200"></canvas><script>const pen = document.querySelector("canvas").getContext("2d");'
        f'pen.font = "28px sans-serif"; {list(SENTENCES)}.forEach((line, n) => pen.fillText(line, 20, 50 + 44 * n));'
        "</script>",
    ],
    ids=["img", "small-on-the-page", "background", "text-around-it", "canvas"],
)
def test_sentences_in_a_picture_are_read(show, body):
    (found,) = on_page(show, body)
    assert "paspoort mee" in found.summary and found.selector and found.box[2] >= 300


@needs_tesseract
@pytest.mark.parametrize(
    "body",
    [
        f'<img alt="" src="{drawn(LABELS)}">',
        f'<img alt="" src="{drawn(extra=SHAPES)}">',
        f'<img alt="" style="width:150px" src="{drawn(SENTENCES)}">',
        f'<img alt="" hidden src="{drawn(SENTENCES)}">',
        f'<img alt="" src="{drawn(SENTENCES)}"><p>{" ".join(SENTENCES)}</p>',
        f"<div style=\"width:640px;height:240px;background:url('{drawn(extra=SHAPES)}')\">"
        f'<p style="font-size:24px">{"<br>".join(SENTENCES)}</p></div>',
        f'<div style="position:relative;width:640px"><img alt="" src="{drawn(extra=SHAPES)}">'
        f'<p style="position:absolute;top:0;font-size:24px">{"<br>".join(SENTENCES)}</p></div>',
    ],
    ids=["plan", "no-text", "icon", "hidden", "also-on-the-page", "over-a-background", "over-a-photo"],
)
def test_what_is_no_text_or_stands_on_the_page_too_is_left(show, body):
    assert on_page(show, body) == []


@needs_tesseract
def test_a_picture_without_end_is_taken_small(show):
    assert on_page(show, f'<img alt="" style="width:9000px;height:30000px" src="{drawn(extra=SHAPES)}">') == []


@needs_tesseract
def test_the_report_says_where_text_stands_in_a_picture(site):
    registry = plugins.registry()
    address = site.add("/", page_of(f'{TEXT}<img alt="" src="{drawn(SENTENCES)}"><img alt="" src="{drawn(LABELS)}">'))
    for rules, found in ((("voorlezen",), 1), (("link-tekst",), 0)):
        config = Config(regels=rules)
        document = render(address, reads_pictures=wanted(registry, config).reads_pictures)
        findings = Checker(config, registry).check_documents([document]).documents[0].findings
        assert [(f.rule, f.severity, f.excerpt[:10]) for f in findings] == [
            ("voorlezen", "waarschuwing", "Neem op de")
        ] * found
        assert len(document.page.read_in_images) == found


def test_without_tesseract_nothing_is_read(show, monkeypatch):
    page = show(page_of(f'{TEXT}<img alt="" src="{drawn(SENTENCES)}">'))
    monkeypatch.setenv("PATH", "/nonexistent")
    assert run(Pictures().with_text(page)) == []
