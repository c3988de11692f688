"""From measurements and answers to a scorecard. The same input gives the same scorecard, whenever it is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from begrijpelijk.globs import matches
from begrijpelijk.kenmerken import WEIGHTS
from begrijpelijk.kenmerken.complete import complete, unused
from begrijpelijk.kenmerken.meting import Bron
from begrijpelijk.kenmerken.model import TEN, Kenmerk, Model
from begrijpelijk.model import Status, Tool
from begrijpelijk.plugins import Registry
from begrijpelijk.rules import Rule
from begrijpelijk.scorecard import actions, answered, rewrite
from begrijpelijk.scorecard.evidence import Measurer, judged, split, target_share
from begrijpelijk.scorecard.gathered import Measured, Visits
from begrijpelijk.scorecard.model import (
    Characteristic,
    Department,
    Evidence,
    ModelCard,
    Problem,
    Question,
    Scorecard,
    TrendPoint,
)
from begrijpelijk.scorecard.model import Rule as RuleText
from begrijpelijk.scorecard.rules import combined, disagree, measured_colour, rules, together
from begrijpelijk.scorecard.wording import percent, say
from begrijpelijk.zelftest.answers import Replies


@dataclass(frozen=True)
class Input:
    """All that a scorecard may be made of. Only `measured` is needed.

    `trend` are the earlier measurements, oldest first. `departments` are patterns of addresses and paths by name.
    """

    measured: Measured
    replies: Replies = field(default_factory=Replies)
    visits: Visits = field(default_factory=Visits)
    trend: Sequence[TrendPoint] = ()
    departments: Mapping[str, Sequence[str]] = field(default_factory=dict)
    organisation: str = ""


def build(given: Input, registry: Registry, lang: Literal["nl", "en"] = "nl") -> Scorecard:
    """The scorecard."""
    from begrijpelijk.version import __version__

    measured = given.measured
    known = {id_: check.rule for id_, check in registry.checks.items()}
    earlier = [point for point in given.trend if point.date < measured.date]
    models = complete(registry)
    cards = [card(model, given, known, earlier, lang) for model in models.values()]
    kinds = Counter(item.kind for item in measured.items)
    return Scorecard(
        tool=Tool(version=__version__, pipeline=measured.pipeline),
        organisation=given.organisation,
        date=measured.date,
        lang=lang,
        niveau=measured.niveau,
        targets=list(measured.targets),
        complete=measured.complete,
        pages=kinds["page"],
        documents=kinds["document"],
        flows=kinds["flow"],
        copies=sum(max(len(item.places) - 1, 0) for item in measured.items),
        words=sum(item.words for item in measured.items),
        target=target_share(measured),
        targets_by_kind={kind: share for kind in get_args(Bron) if (share := target_share(measured, [kind])).total},
        models=cards,
        rewrite=rewrite.first(measured.items, given.visits, known, lang),
        actions=actions.best(measured.items, measured.shared, known, lang),
        trend=[*earlier, point(measured, registry, earlier)],
        departments=[_department(name, patterns, given, models, known, lang) for name, patterns in _parts(given)],
        rules=_rules(lang),
        problems=_problems(given, registry, models, lang),
    )


def card(model: Model, given: Input, known: Mapping[str, Rule], earlier: Sequence[TrendPoint], lang: str) -> ModelCard:
    """One model with its colours."""
    measurer = Measurer(given.measured, known, earlier, lang)
    made = [_characteristic(model, kenmerk, measurer, given.replies) for kenmerk in model.kenmerken]
    return ModelCard(id=model.id, name=model.naam, source=model.bron, characteristics=made)


def _characteristic(model: Model, kenmerk: Kenmerk, measurer: Measurer, replies: Replies) -> Characteristic:
    found = measurer.evidence(model, kenmerk)
    asked = answered.questions(kenmerk, replies)
    said = answered.evidence(kenmerk, asked, measurer.lang)
    parts = split(found)
    measured = measured_colour(*parts)
    of_answers: Status = said.status if said else "grijs"
    return Characteristic(
        number=kenmerk.nummer,
        code=kenmerk.code,
        name=kenmerk.naam,
        meaning=kenmerk.betekenis,
        status=combined(*parts, of_answers),
        measured=measured,
        answered=of_answers,
        disagrees=disagree(measured, of_answers),
        why=_why(measured, of_answers, found, said, asked, measurer.lang),
        evidence=[*found, *([said] if said else [])],
        questions=asked,
    )


def _why(
    measured: Status,
    of_answers: Status,
    found: Sequence[Evidence],
    said: Evidence | None,
    asked: Sequence[Question],
    lang: str,
) -> str:
    told = []
    proof, indications = split(found)
    # Indications that are all good: orange by themselves, green beside green answers.
    hinted = measured == "oranje" and together([*proof, *indications]) == "groen"
    if measured == of_answers == "grijs":
        if found:
            told.append(say(lang, "why_too_little"))
        elif said is None:
            told.append(say(lang, "nothing_known"))
        if asked and said is None:
            told.append(say(lang, "ask_selftest"))
    elif hinted and of_answers in ("grijs", "groen"):
        told.append(say(lang, "why_hinted" if of_answers == "grijs" else "why_same"))
        if asked and said is None:
            told.append(say(lang, "ask_selftest_green"))
    elif "grijs" not in (measured, of_answers):
        if measured == of_answers:
            told.append(say(lang, "why_same"))
        else:
            colours = {key: say(lang, f"colour_{status}") for key, status in _both(measured, of_answers).items()}
            told.append(say(lang, "why_both", **colours))
    else:
        told.append(say(lang, "why_measured" if of_answers == "grijs" else "why_answered"))
    if said is not None and of_answers == "grijs":
        told.append(say(lang, "why_few_answers"))
    return " ".join(told)


def _both(measured: Status, of_answers: Status) -> dict[str, Status]:
    return {"measured": measured, "answered": of_answers}


def point(measured: Measured, registry: Registry, earlier: Sequence[TrendPoint] = ()) -> TrendPoint:
    """A measurement as a point of the trend: with the measured colours of the ten, without anybody's answers."""
    known = {id_: check.rule for id_, check in registry.checks.items()}
    model = complete(registry).get(TEN)
    statuses: dict[str, Status] = {}
    if model is not None:
        made = card(model, Input(measured), known, earlier, "nl")
        statuses = {each.code: each.measured for each in made.characteristics}
    words = sum(item.words for item in measured.items if judged(item))
    weight = sum(WEIGHTS[f.severity] * f.count for item in measured.items if judged(item) for f in item.found)
    return TrendPoint(
        date=measured.date,
        target=target_share(measured),
        words=words,
        points_per_100=round(100 * weight / words, 2) if words else None,
        statuses=statuses,
    )


def _parts(given: Input) -> list[tuple[str, Sequence[str]]]:
    """The departments of the configuration, and those that only answered the self-test."""
    answered_by = {reply.department for reply in given.replies.given if reply.department}
    return [*given.departments.items(), *((name, ()) for name in sorted(answered_by - set(given.departments)))]


def _department(
    name: str, patterns: Sequence[str], given: Input, models: Mapping[str, Model], known: Mapping[str, Rule], lang: str
) -> Department:
    items = tuple(
        item
        for item in given.measured.items
        if any(matches(path, pattern) for path in item.places or (item.source,) for pattern in patterns)
    )
    measured = replace(given.measured, items=items, shared=())
    replies = Replies(tuple(reply for reply in given.replies.given if reply.department == name))
    made = card(models[TEN], Input(measured, replies), known, (), lang)
    return Department(
        name=name,
        documents=len(items),
        target=target_share(measured),
        statuses={each.code: each.status for each in made.characteristics},
    )


def _problems(given: Input, registry: Registry, models: Mapping[str, Model], lang: str) -> list[Problem]:
    """What could not be used, each in one line; nothing of it stops the rest."""
    told = [Problem(source=source, message=message) for source, message in given.measured.failed]
    told += [Problem(source=source, message=message) for source, message in given.replies.problems]
    told += [Problem(source=source, message=message) for source, message in given.visits.problems]
    told += [Problem(source="plug-in", message=message) for message in unused(registry)]
    asked = {vraag.id for model in models.values() for vraag in model.vragen}
    strange = sorted(reply.question for reply in given.replies.given if reply.question not in asked)
    if strange:
        ids = ", ".join(dict.fromkeys(strange))
        told.append(Problem(source="zelftest", message=say(lang, "unknown_questions", count=len(strange), ids=ids)))
    for name, patterns in given.departments.items():
        places = (place for item in given.measured.items for place in item.places or (item.source,))
        if not any(matches(place, pattern) for place in places for pattern in patterns):
            told.append(Problem(source=name, message=say(lang, "no_department")))
    return told


def _rules(lang: str) -> list[RuleText]:
    """The rules for colours, in words, with the numbers that are in use."""
    used = rules()
    share = {"green": percent(used.share.groen), "red": percent(used.share.rood)}
    texts = {
        "share": say(lang, "rule_share", **share),
        "sure": say(lang, "rules_sure"),
        "density": say(lang, "rule_density", green=f"{used.density.groen:g}", red=f"{used.density.rood:g}"),
        "answers": say(lang, "rule_answers", **share, enough=percent(used.enough)),
        "enough": say(lang, "rules_enough", least=used.least, nowhere=used.least_nowhere),
        **{key: say(lang, f"rules_{key}") for key in ("together", "indication", "both", "grey", "rewrite", "actions")},
    }
    return [RuleText(name=say(lang, f"rules_{key}_name"), text=text) for key, text in texts.items()]
