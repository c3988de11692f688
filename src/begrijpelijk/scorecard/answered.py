"""Answered evidence: the self-test of one or more people, gathered per characteristic."""

from __future__ import annotations

from collections.abc import Sequence

from begrijpelijk.kenmerken.model import Kenmerk
from begrijpelijk.scorecard.model import Answer, Evidence, Question
from begrijpelijk.scorecard.rules import of_share, rules
from begrijpelijk.scorecard.wording import percent, say
from begrijpelijk.zelftest.answers import Replies, Reply


def questions(kenmerk: Kenmerk, replies: Replies) -> list[Question]:
    """The questions of a characteristic, each with the answers that were given."""
    made = []
    for vraag in kenmerk.vragen:
        given = [reply for reply in replies.given if reply.question == vraag.id]
        made.append(
            Question(
                id=vraag.id,
                text=vraag.vraag,
                good=vraag.goed,
                answers=[
                    Answer(given=r.given, who=r.who, department=r.department, date=r.date, note=r.note)
                    for r in sorted(given, key=_order)
                ],
                contradicts={"ja", "nee"} <= {reply.given for reply in given},
            )
        )
    return made


def evidence(kenmerk: Kenmerk, asked: Sequence[Question], lang: str) -> Evidence | None:
    """What the answers say together; None where nobody answered.

    A question counts once, for the mean of its answers; "weet-ik-niet" is no answer. Under the share of questions in
    ``regels.toml`` there is evidence but no colour.
    """
    worth = rules().answers
    means = []
    for question in asked:
        values = [worth[answer.given] for answer in question.answers if answer.given in worth]
        if values:
            means.append(sum(values) / len(values))
    if not any(question.answers for question in asked):
        return None
    bounds = rules().share
    # The questions are all there are, not a draw from more: an interval says nothing here.
    value = sum(means) / len(means) if means else None
    enough = len(means) >= rules().enough * len(asked)
    status = of_share(value, value, value, bounds) if value is not None and enough else "grijs"
    dates = [answer.date for question in asked for answer in question.answers if answer.date]
    return Evidence(
        kenmerk=kenmerk.code,
        kind="beantwoord",
        name=say(lang, "answers_name", answered=len(means), asked=len(asked)),
        source=_source(asked, lang),
        value=None if value is None else round(value, 4),
        unit="deel",
        counted=len(means),
        date=max(dates, default=""),
        status=status,
        rule=say(
            lang, "rule_answers", green=percent(bounds.groen), red=percent(bounds.rood), enough=percent(rules().enough)
        ),
    )


def _source(asked: Sequence[Question], lang: str) -> str:
    people = {(answer.who, answer.department) for question in asked for answer in question.answers}
    names = sorted(", ".join(part for part in pair if part) for pair in people)
    named = [name for name in names if name]
    shown = "; ".join(named[:3]) + (say(lang, "and_more", count=len(named) - 3) if len(named) > 3 else "")
    return say(lang, "source_answers", who=shown) if shown else say(lang, "source_answers_unknown")


def _order(reply: Reply) -> tuple[str, str, str]:
    return reply.date, reply.department, reply.who
