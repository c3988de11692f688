"""`foutmelding`: an empty or wrong answer gives no message, one far away, or one in technical words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.analysis import Analysis
from begrijpelijk.browser.model import Probe
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.alone import must_be_answered
from begrijpelijk_digitaal.declare import option, rule
from begrijpelijk_digitaal.phrases import OPTIONAL
from begrijpelijk_digitaal.screens import Asked, asked_on, at

RULE = rule(
    "foutmelding",
    "waarschuwing",
    "page",
    title=("Foutmelding helpt niet", "Error message does not help"),
    message=(
        "Wie hier niets invult, leest niet wat er mis is. Geef een melding bij het veld.",
        "Who leaves this empty does not read what is wrong. Give a message at the field.",
    ),
    variants={
        "onmogelijk": (
            "Het antwoord '{antwoord}' kan niet kloppen, maar er komt geen melding. Zeg wat er mis is.",
            "The answer '{antwoord}' cannot be right, but there is no message. Say what is wrong.",
        ),
        "ver": (
            "De melding '{melding}' staat {afstand} pixels van het veld. Zet de melding erbij.",
            "The message '{melding}' stands {afstand} pixels from the field. Put it at the field.",
        ),
        "venster": (
            "De melding '{melding}' komt in een los venster. Zet de melding bij het veld.",
            "The message '{melding}' comes in a separate window. Put it at the field.",
        ),
        "technisch": (
            "De melding '{melding}' is te technisch. Zeg in gewone woorden wat iemand moet doen.",
            "The message '{melding}' is too technical. Say in everyday words what to do.",
        ),
    },
    explanation=(
        "Iedereen vergeet weleens iets. Zonder goede melding snappen mensen niet waarom het niet verder gaat. "
        "Zet de melding bij het veld. Zeg wat er mis is, en hoe het wel moet.",
        "Everybody forgets something now and then. Without a good message people do not see why it does not go on. "
        "Put the "
        "message at the field; say what is wrong and how it should be.",
    ),
    action=("Geef duidelijke meldingen bij het veld.", "Give clear messages at the field."),
    example=("Error: invalid input (veld_3)", "Kies een antwoord. Weet u het niet? Kies dan 'Weet ik niet'."),
    options={
        "pixels": option(
            80, ("Zo ver mag de melding van het veld staan.", "So far the message may be from the field."), 0
        )
    },
    wcag=("3.3.1", "3.3.3"),
    tries=True,
)

_TECHNICAL = re.compile(
    r"\berror\b|\binvalid\b|\brequired\b|\bnull\b|\bundefined\b|\bnan\b|exception|\bregex\w*|\bpattern\b|\bvalidat\w*"
    r"|\bvalideer\w*|\bsyntax\w*|\bparse\w*|\bfoutcode\b|\bcode\s*[:#]?\s*\w*\d{2,}|\bhttp\b|\bserver\w*|\bstatus\s*\d+"
    r"|\bongeldige? (?:invoer|formaat|waarde|input|format|datumformaat|karakters?)\b|\bongeldig\W*$|\binput\b"
    r"|\bstring\b"
    r"|\binteger\b|\b(?:alfa)?numeriek\w*|\bkarakters?\b|\bparameter\b|\bobject\b|\barray\b|\bboolean\b|\bformaat\b"
    r"|\bformat\b|\btimeout\b|\bmandatory\b|\bfield\b|\b\w+_\w+\b",
    re.IGNORECASE,
)
_IDENTIFIER = re.compile(r"\b[a-z]+[A-Z][a-z]+\w*\b(?<!DigiD)")
# What the browser says by itself, in the language of the browser: no words of the page.
_OF_BROWSER = re.compile(
    r"^(?:Please (?:fill (?:out|in) this field|select|enter|check|include|match|use|lengthen|shorten)|Value must be"
    r"|Vul dit veld in|Selecteer "
    r"|Geef een|Voer een (?:nummer|geldige waarde|getal)|De waarde moet|A part followed)",
)
_DIALOG = 1000.0  # the distance that the walk gives a message in a window of its own


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit per screen: the worst of what it did with an empty and with an impossible answer."""
    page = analysis.page
    if page is None:
        return
    asked = {question.text: question for question in asked_on(page, analysis.document)}
    judged = [(probe, _wrong(probe, asked.get(probe.question), analysis, options)) for probe in page.probes]
    wrong = [(probe, variant) for probe, variant in judged if variant is not None]
    if wrong:
        probe, variant = min(wrong, key=lambda pair: _RANK.index(pair[1] or ""))
        yield _hit(analysis, probe, variant or None)


_RANK = ("", "onmogelijk", "technisch", "ver", "venster")


def _wrong(probe: Probe, question: Asked | None, analysis: Analysis, options: Options) -> str | None:
    """The variant of the message about what came of a probe: "" for the message itself, None where all is well."""
    probes = analysis.page.probes if analysis.page else []
    if probe.message:
        return _bad_message(probe, options)
    if probe.kind == "impossible":
        return "onmogelijk"
    if not must_be_answered(question, analysis):
        return None
    required = question is not None and (question.required or "*" in question.text)
    alone = analysis.document.text if len(probes) == 1 else ""
    around = f"{probe.question} {question.hint if question else ''} {alone}"
    if OPTIONAL.search(around) and not required:
        return None
    if probe.moved_on:  # an empty answer that is taken is only wrong where the page says that it must be filled in
        return "" if required else None
    said = [other for other in probes if other.message and other.kind == "empty"]
    if any(other.by_browser for other in said):  # a browser names one mistake at a time
        return None
    return None if said and not required else ""


def _bad_message(probe: Probe, options: Options) -> str | None:
    said = probe.message
    if not _OF_BROWSER.match(said) and (_TECHNICAL.search(said) or _IDENTIFIER.search(said)):
        return "technisch"
    if probe.distance is None or probe.tied or probe.distance <= options["pixels"]:
        return None
    return "venster" if probe.distance >= _DIALOG else "ver"


def _hit(analysis: Analysis, probe: Probe, variant: str | None) -> Hit:
    values = {
        "antwoord": probe.entered,
        "melding": probe.message if len(probe.message) <= 60 else probe.message[:59] + "…",
        "afstand": round(probe.distance or 0),
    }
    return at(analysis.document, probe.question, probe.selector, values=values, variant=variant)


CHECK = Check(RULE, find)
