"""`alleen-pdf`: a page that only sends its reader on to a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
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


_LEADING = ("link", "button")


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit on a page with little text of its own that shows a PDF, or has more links to PDFs than to pages.

    Only where the reader of the source knows where links lead. A PDF by itself says nothing: whether the same text
    stands on a page somewhere cannot be seen from it.
    """
    pdfs: list[tuple[int, int]] = []
    pages = own = 0
    measured = _of_page(analysis)
    for block in readable(analysis):
        links = _links(block, measured)
        to_pdf = [
            (start, end)
            for (start, end), target in links
            if _PDF.search(target) or _says_pdf(block.text[start:end], target)
        ]
        pages += sum(
            bool(target) and (start, end) not in to_pdf and not _NO_PAGE.match(target)
            and not _ELSEWHERE.match(block.text[start:end])
            for (start, end), target in links
        )  # fmt: skip
        pdfs += [(block.start + start, block.start + end) for start, end in to_pdf if not _FORM.search(block.text)]
        if block.kind not in (BlockKind.HEADING, BlockKind.LINK, BlockKind.BUTTON):
            own += words(_without(block, to_pdf))
    if own > options["woorden"]:
        return
    heading = next((block.text for block in analysis.document.of_kind(BlockKind.HEADING)), "")
    shown = analysis.page.faults.get("alleen-pdf/kader", []) if analysis.page else []
    shown = [node for node in shown if not _FORM.search(f"{node.summary} {heading}")]
    if shown:
        yield at_element(analysis, shown[0], shown[0].summary, variant="kader")
    elif pdfs and pages < len(pdfs):
        yield Hit(*pdfs[0], {"aantal": len(pdfs)}, variant="vaker" if len(pdfs) > 1 else None)


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
