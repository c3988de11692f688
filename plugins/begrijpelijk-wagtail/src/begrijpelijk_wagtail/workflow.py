"""What the task in a workflow decides, and the verdict in one sentence."""

from __future__ import annotations

from concurrent.futures import TimeoutError
from typing import Any

from begrijpelijk_wagtail.engine import Busy, engine
from begrijpelijk_wagtail.judge import NotDutch, Verdict, judge
from begrijpelijk_wagtail.locales import other_locale
from begrijpelijk_wagtail.options import options
from begrijpelijk_wagtail.subject import text_of
from begrijpelijk_wagtail.wording import language, text


def decide(instance: Any, niveau: str | None) -> tuple[bool, str]:
    """Whether a text goes on by itself, and why. What cannot be checked waits for a person."""
    from begrijpelijk.errors import BegrijpelijkError

    if other_locale(instance) is not None:
        return True, text("task_other")
    content, lang = text_of(instance), language()
    if content.empty:
        return True, text("task_short")
    try:
        verdict = engine.ask(lambda: judge(content, lang, niveau), options().tijd)
    except NotDutch:
        return True, text("task_other")
    except (TimeoutError, Busy, BegrijpelijkError):
        return False, text("task_unknown")
    if verdict.met is None:
        return True, text("task_short")
    if verdict.met:
        return True, text("task_met", niveau=verdict.niveau)
    return False, text("task_missed", niveau=verdict.niveau, share=share(verdict.struggling), points=points(verdict))


def share(struggling: float | None) -> str:
    """How many adults have difficulty, in words."""
    people = round((struggling or 0.0) * 10)
    return text("share", count=people) if people else text("share_few")


def points(verdict: Verdict) -> str:
    """How many points there are, in words."""
    return text("points", count=len(verdict.points))


def missed(instance: Any) -> str | None:
    """What to say about a published text that misses its level; None where there is nothing to say, or no time."""
    from begrijpelijk.errors import BegrijpelijkError

    if other_locale(instance) is not None:
        return None
    content, lang = text_of(instance), language()
    try:
        verdict = engine.ask(lambda: judge(content, lang), options().tijd)
    except (NotDutch, TimeoutError, Busy, BegrijpelijkError):
        return None
    if verdict.met is not False:
        return None
    return text("published_hard", niveau=verdict.niveau, share=share(verdict.struggling))
