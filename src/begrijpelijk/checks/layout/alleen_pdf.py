"""`alleen-pdf`: a page that only sends its reader on to a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from begrijpelijk.checks.layout.element import at_element
from begrijpelijk.checks.text.whole_text import readable, words
from begrijpelijk.document import Block, BlockKind
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.browser.model import Control

RULE = Rule(
    id="alleen-pdf",
    section="layout",
    severity="waarschuwing",
    title={"nl": "Informatie alleen in een PDF", "en": "Information only in a PDF"},
    message={
        "nl": "De informatie staat alleen in een PDF. Zet de tekst ook op de pagina.",
        "en": "The information is only in a PDF. Put the text on the page too.",
    },
    variants={
        "vaker": {
            "nl": "De informatie staat alleen in {aantal} PDF-bestanden. Zet de tekst ook op de pagina.",
            "en": "The information is only in {aantal} PDFs. Put the text on the page too.",
        },
        "kader": {
            "nl": "De pagina toont een PDF, met bijna geen tekst erbij. Zet de tekst op de pagina zelf.",
            "en": "The page shows a PDF, with hardly any text beside it. Put the text on the page itself.",
        },
        "deel": {
            "nl": "Over dit onderwerp leest men alleen in een PDF. Zet de tekst ook op de pagina.",
            "en": "On this subject people can only read in a PDF. Put the text on the page too.",
        },
    },
    explanation={
        "nl": "Een PDF is lastig te lezen op een telefoon. De letters zijn klein en je moet schuiven. Hulpmiddelen die "
        "voorlezen of vertalen werken er vaak niet. Zet de tekst dus op een gewone pagina. Een PDF om te printen "
        "mag erbij.",
        "en": "A PDF is hard to read on a telephone: the type is small and one has to scroll sideways. Tools that read "
        "aloud or translate often do not work in it. Put the text on a page; a PDF to print may stand beside it.",
    },
    examples=(
        Example(
            bad="# Een nieuwe knie\n\nIn onze folder leest u alles over de operatie.\n\n"
            "[Download de folder](https://delinde.example/knie.pdf)",
            good="# Een nieuwe knie\n\nU krijgt een nieuwe knie. Wat gebeurt er?\n\n"
            "- [De dag van de operatie](https://delinde.example/knie/dag)\n"
            "- [Oefenen na de operatie](https://delinde.example/knie/oefenen)\n\n"
            "U kunt alles ook [printen](https://delinde.example/knie.pdf).",
        ),
    ),
    kenmerken=(4, 9),
    toegang=("begrijpelijkheid", "beschikbaarheid"),
    options={
        "woorden": Option(
            60,
            {
                "nl": "Een pagina met meer woorden vertelt zelf genoeg.",
                "en": "A page with more words says enough by itself.",
            },
            1,
        ),
    },
    action={"nl": "Zet de tekst van de PDF ook op de pagina.", "en": "Put the text of the PDF on the page too."},
)

# An address of a PDF: by its end, or by what it asks of the website. Or words that say so: "Folder (pdf, 2 MB)".
_PDF = re.compile(r"\.pdf(?:[?#&'\"]|$)|application[/-]pdf|[?&/=]pdf(?:[?&/#]|$)", re.IGNORECASE)
_SAYS_PDF = re.compile(
    r"[(\[,|–]\s*pdf\b|\s-\s*pdf\b|\bpdf(?:\s*[)\],|]|\s+-)|\bpdf[- ]?(?:bestand|document|versie|folder)?\s*$",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\.x?html?(?:[?#]|$)", re.IGNORECASE)
_NO_PAGE = re.compile(r"(?:tel|mailto|sms|javascript):|#", re.IGNORECASE)
# Where one goes for something else than the information of this page.
_ELSEWHERE = re.compile(
    r"^\W*(?:naar )?(?:contact\w*|home|homepage|startpagina|terug\b.*|(?:maak (?:een )?)?afspraak(?: maken)?|inloggen"
    r"|mijn \w+|privacy\w*|cookies?\w*|overzicht|alle folders|disclaimer|route|deel(?: .*)?|print(?:en)?)\W*$",
    re.IGNORECASE,
)
# What one prints or fills in is no information that should stand on the page.
_FORM = re.compile(
    r"formulier|vragenlijst|checklist|plattegrond|kaart\b|route|machtiging|toestemming|voorwaarden|reglement|privacy"
    r"|jaarverslag|jaarplan|factuur|certificaat|dagboek|poster|invul|codicil|verklaring|kalender|rooster",
    re.IGNORECASE,
)

# "In de folder leest u hoe u zich voorbereidt": what is told there and not here. Not "meer", "ook" or "printen", which
# say that the page tells it as well.
_NAMED = re.compile(
    r"\b(?:folder|brochure|pdf|document|bestand|boekje|informatieblad|infoblad|patiënteninformatie)\b", re.I
)
_TOLD = re.compile(r"\b(?:leest|lees|lezen|vindt|vinden|staat|staan|ziet|zien)\b", re.IGNORECASE)
_WHAT = re.compile(r"\b(?:hoe|wat|waar|wanneer|welke|waarom|wie|alles|hoeveel|(?:de|alle) informatie)\b", re.IGNORECASE)
_BESIDES = re.compile(
    r"\b(?:meer|verder|ook|nog|extra|nalezen|teruglezen|bewaren|printen|afdrukken|uitgebreid\w*|samenvatting|zelfde)\b",
    re.I,
)
_SENTENCE = re.compile(r"[^.?!]+")
_SHORT_PART = 40  # words of a part that sends its reader on

_LEADING = ("link", "button")


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit on a page with little text of its own that shows a PDF, or has more links to PDFs than to pages.

    On a page with more text, one on the first part with little text that says that a PDF tells what is asked. Only
    where the reader of the source knows where links lead. A PDF by itself says nothing: whether the same text stands
    on a page somewhere cannot be seen from it.
    """
    pdfs: list[tuple[int, int]] = []
    pages = own = 0
    measured = _of_page(analysis)
    parts = [_Part()]
    for block in readable(analysis):
        if block.kind is BlockKind.HEADING:
            parts.append(_Part())
        links = _links(block, measured)
        to_pdf = [
            (start, end)
            for (start, end), target in links
            if _PDF.search(target) or _says_pdf(block.text[start:end], target)
        ]
        elsewhere = sum(
            bool(target) and (start, end) not in to_pdf and not _NO_PAGE.match(target)
            and not _ELSEWHERE.match(block.text[start:end])
            for (start, end), target in links
        )  # fmt: skip
        pages += elsewhere
        found = [(block.start + start, block.start + end) for start, end in to_pdf if not _FORM.search(block.text)]
        pdfs += found
        part = parts[-1]
        part.pdfs += found
        part.pages += elsewhere
        if block.kind not in (BlockKind.HEADING, BlockKind.LINK, BlockKind.BUTTON):
            count = words(_without(block, to_pdf))
            own += count
            part.words += count
        part.sends_on |= _sends_on(block.text)
    if own > options["woorden"]:
        sending = (
            part for part in parts if part.sends_on and part.pdfs and not part.pages and part.words <= _SHORT_PART
        )
        yield from (Hit(*part.pdfs[0], severity="tip", variant="deel") for part in islice(sending, 1))
        return
    heading = next((block.text for block in analysis.document.of_kind(BlockKind.HEADING)), "")
    shown = analysis.page.faults.get("alleen-pdf/kader", []) if analysis.page else []
    shown = [node for node in shown if not _FORM.search(f"{node.summary} {heading}")]
    if shown:
        yield at_element(analysis, shown[0], shown[0].summary, variant="kader")
    elif pdfs and pages < len(pdfs):
        yield Hit(*pdfs[0], {"aantal": len(pdfs)}, variant="vaker" if len(pdfs) > 1 else None)


@dataclass
class _Part:
    """What stands between two headings: its links, its own words, and whether it says that a PDF tells the rest."""

    pdfs: list[tuple[int, int]] = field(default_factory=list)
    pages: int = 0
    words: int = 0
    sends_on: bool = False


def _sends_on(text: str) -> bool:
    """Whether a sentence says that a folder tells what the reader wants to know, and that this page does not."""
    return any(
        _NAMED.search(sentence) and _TOLD.search(sentence) and _WHAT.search(sentence) and not _BESIDES.search(sentence)
        for sentence in _SENTENCE.findall(text)
    )


def _says_pdf(text: str, target: str) -> bool:
    """Whether the words of a link say that it leads to a PDF, and its address does not say otherwise."""
    return bool(_SAYS_PDF.search(text)) and not _NO_PAGE.match(target) and not _PAGE.search(target)


def _of_page(analysis: Analysis) -> dict[str, str]:
    """On a rendered page: where links and buttons lead to, by their words."""
    controls = analysis.page.controls if analysis.page else ()
    leading = {" ".join(control.text.split()): _target(control) for control in controls if control.kind in _LEADING}
    return {text: target for text, target in leading.items() if target}


def _target(control: Control) -> str:
    """The address of a link with its kind; of a button, what says that it opens a PDF."""
    if control.kind == "link":
        kind = " application/pdf" if _PDF.search(control.attributes.get("type", "")) else ""
        return control.attributes.get("href", "") + kind
    named = (value for name, value in control.attributes.items() if name == "onclick" or name.startswith("data-"))
    return next((value for value in named if _PDF.search(value)), "")


def _links(block: Block, measured: dict[str, str]) -> list[tuple[tuple[int, int], str]]:
    """The spans of the links of a block with where they lead to, as far as that is known."""
    spans = block.links or (((0, len(block.text)),) if block.kind in (BlockKind.LINK, BlockKind.BUTTON) else ())
    if block.targets or not measured:
        return list(zip(spans, block.targets, strict=False))
    return [((start, end), measured.get(" ".join(block.text[start:end].split()), "")) for start, end in spans]


def _without(block: Block, spans: list[tuple[int, int]]) -> str:
    """The text of a block without these spans."""
    text = block.text
    for start, end in reversed(spans):
        text = text[:start] + " " + text[end:]
    return text


CHECK = Check(RULE, find)
