"""`veel-opties`: too many answers to choose from, or answers that are too long."""

from __future__ import annotations

from collections.abc import Iterator

from begrijpelijk.analysis import Analysis
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.alone import counts_as_health, is_moment
from begrijpelijk_digitaal.declare import option, rule
from begrijpelijk_digitaal.screens import Asked, at, judged, on

RULE = rule(
    "veel-opties",
    "waarschuwing",
    "page",
    title=("Veel of lange antwoorden", "Many or long answers"),
    message=(
        "Bij deze vraag staan {aantal} antwoorden. Geef er hooguit {meest}.",
        "This question has {aantal} answers. Give {meest} at most.",
    ),
    variants={
        "lang": (
            "Dit antwoord heeft {aantal} woorden. Gebruik er hooguit {meest}.",
            "This answer has {aantal} words. Use {meest} at most.",
        ),
    },
    explanation=(
        "Mensen lezen een lange lijst niet tot het eind. Ze kiezen iets wat bovenaan staat. "
        "Ook een lang antwoord lezen ze half. Splits de vraag in stukken, of neem antwoorden samen.",
        "People do not read a long list to its end, they choose something at the top. Long answers are read by half. "
        "Split "
        "the question or join answers.",
    ),
    action=("Geef weinig en korte antwoorden.", "Give few and short answers."),
    example=(
        "Waar hebt u last van? (een lijst met 14 klachten)",
        "Waar hebt u last van? Hoofd / Borst / Buik / Armen of benen / Ergens anders",
    ),
    options={
        "antwoorden": option(7, ("Zoveel antwoorden mogen er zijn.", "So many answers there may be."), 2),
        "woorden": option(8, ("Zoveel woorden mag een antwoord hebben.", "So many words an answer may have."), 1),
    },
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit per screen: at a question with too many answers, else at the first answer that is too long."""
    found = [q for q in judged(analysis) if _counts(q)]
    health = [q for q in found if counts_as_health(q, analysis)]
    many = next(
        (q for q in found if len(q.options) > options["antwoorden"] and (q in health or is_moment(q, analysis))), None
    )
    if many is not None:
        yield on(analysis.document, many, values={"aantal": len(many.options), "meest": options["antwoorden"]})
        return
    for answer in (answer for question in health for answer in question.options):
        if len(answer.split()) > options["woorden"]:
            values = {"aantal": len(answer.split()), "meest": options["woorden"]}
            yield at(analysis.document, answer, None, values=values, variant="lang")
            return


def _counts(question: Asked) -> bool:
    """Whether its answers are to be read one by one: no scale of numbers, no part of a date, no list of countries."""
    return question.kind in ("one", "several") and not (
        question.is_consent or question.is_scale or question.is_contact_field or question.is_part
    )


CHECK = Check(RULE, find)
