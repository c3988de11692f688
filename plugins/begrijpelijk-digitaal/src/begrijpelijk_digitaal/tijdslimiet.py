"""`tijdslimiet`: a page that logs out, refreshes or moves on by itself."""

from __future__ import annotations

from collections.abc import Iterator

from begrijpelijk.analysis import Analysis
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.declare import option, rule
from begrijpelijk_digitaal.screens import first

RULE = rule(
    "tijdslimiet",
    "waarschuwing",
    "page",
    title=("De pagina wacht niet", "The page does not wait"),
    message=(
        "Deze pagina gaat na {tijd} vanzelf verder. Laat mensen zelf kiezen wanneer.",
        "This page moves on by itself after {tijd}. Let people choose when.",
    ),
    variants={
        "refresh": (
            "Deze pagina laadt na {tijd} vanzelf opnieuw. Laat de pagina staan.",
            "This page loads again by itself after {tijd}. Leave it as it is.",
        ),
        "change": (
            "Deze pagina verandert na {tijd} vanzelf: '{wat}'. Geef mensen de tijd.",
            "This page changes by itself after {tijd}: '{wat}'. Give people time.",
        ),
    },
    explanation=(
        "Niet iedereen leest snel. Sommige mensen zoeken eerst een pasje, of vragen hulp. "
        "Gaat de pagina dan weg, dan zijn ze alles kwijt. Vraag eerst of iemand meer tijd wil.",
        "Not everybody reads fast; some first look for a card or ask for help. If the page then goes away, all is "
        "lost. Ask "
        "first whether more time is wanted.",
    ),
    action=("Laat de pagina wachten op de lezer.", "Let the page wait for its reader."),
    example=('<meta http-equiv="refresh" content="60">', "De pagina blijft staan tot iemand zelf verder gaat."),
    options={
        "minuten": option(
            20,
            (
                "Wat pas na zoveel minuten gebeurt, telt niet.",
                "What happens only after so many minutes does not count.",
            ),
            1,
        )
    },
    wcag=("2.2.1",),
)
_AT_ONCE = 1.0  # seconds; what happens sooner is a redirect that nobody sees
_LONGEST = 60  # characters of what the page says


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit, for the first thing that happens by itself."""
    page = analysis.page
    timers = [t for t in page.timers if _AT_ONCE <= t.seconds <= options["minuten"] * 60] if page else []
    if not timers:
        return
    timer = min(timers, key=lambda each: each.seconds)
    detail = " ".join(timer.detail.split())
    values = {"tijd": _told(timer.seconds, analysis.config.lang), "wat": detail[:_LONGEST]}
    variant = timer.kind if timer.kind == "refresh" or (timer.kind == "change" and detail) else None
    yield Hit(*first(analysis.document), values=values, variant=variant)


def _told(seconds: float, lang: str) -> str:
    """A time in words."""
    if seconds < 90:
        return f"{round(seconds)} {'seconds' if lang == 'en' else 'seconden'}"
    return f"{round(seconds / 60)} {'minutes' if lang == 'en' else 'minuten'}"


CHECK = Check(RULE, find)
