"""Measured evidence: each measurement of a model, carried out over the items of an audit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from begrijpelijk.kenmerken import TEXT_SECTIONS, WEIGHTS
from begrijpelijk.kenmerken.meting import Meting
from begrijpelijk.kenmerken.model import Kenmerk, Model
from begrijpelijk.language.lint import MINIMUM_WORDS
from begrijpelijk.model import Status
from begrijpelijk.rules import Rule
from begrijpelijk.scorecard.gathered import Item, Measured
from begrijpelijk.scorecard.intervals import newcombe, wilson
from begrijpelijk.scorecard.model import Evidence, Share, TrendPoint, Unit
from begrijpelijk.scorecard.rules import (
    ORDER,
    Bounds,
    measured_colour,
    of_change,
    of_counts,
    of_density,
    of_share,
    rules,
)
from begrijpelijk.scorecard.wording import percent, say

EXAMPLES = 200  # places to look at that are kept of one piece of evidence
_IN_HTML = ("link-tekst", "alleen-pdf")  # checks on layout for which a page need not be shown
_ON_PAPER = ("application/pdf", "officedocument", "opendocument", "msword", "rtf")


@dataclass(frozen=True)
class Measurer:
    """Carries out measurements. `known` are the installed rules, `trend` the earlier measurements, oldest first."""

    measured: Measured
    known: Mapping[str, Rule]
    trend: Sequence[TrendPoint]
    lang: str

    def evidence(self, model: Model, kenmerk: Kenmerk) -> list[Evidence]:
        """All measured evidence for a characteristic; a measurement that had nothing to look at gives none."""
        made = (self._one(model, kenmerk, meting) for meting in kenmerk.metingen or model.metingen)
        return [each for each in made if each is not None]

    def _one(self, model: Model, kenmerk: Kenmerk, meting: Meting) -> Evidence | None:
        return {
            "doel": self._target,
            "zonder": self._without,
            "dichtheid": self._density,
            "signaal": self._signal,
            "ergens": self._anywhere,
            "verloop": self._change,
            "kleuren": self._colours,
        }[meting.soort](model, kenmerk, meting)

    def _items(self, meting: Meting) -> list[Item]:
        return [
            item
            for item in self.measured.items
            if item.kind in meting.over
            and item.passed is not None
            and (not meting.met or meting.met in item.signals)
            and (not meting.getoond or item.rendered or item.kind == "flow")
        ]

    def _target(self, model: Model, kenmerk: Kenmerk, meting: Meting) -> Evidence | None:
        items = [item for item in self._items(meting) if judged(item)]
        return self._share(kenmerk, meting, items, lambda item: bool(item.passed))

    def _without(self, model: Model, kenmerk: Kenmerk, meting: Meting) -> Evidence | None:
        fitting = [
            rule
            for rule in self.known.values()
            if kenmerk.code in _codes(rule, model.veld) and _fits(rule.id, meting.regels)
        ]

        def hits(item: Item) -> list[str]:
            return [
                found.severity
                for found in item.found
                if kenmerk.code in found.codes(model.veld) and _fits(found.rule, meting.regels)
            ]

        items = [i for i in self._items(meting) if hits(i) or any(could_see(rule, i) for rule in fitting)]
        return self._share(kenmerk, meting, items, lambda item: not set(hits(item)) & set(meting.ernst))

    def _signal(self, model: Model, kenmerk: Kenmerk, meting: Meting) -> Evidence | None:
        # A page with a log-in or a link to a PDF is short, and who needs to call needs it on short pages as well.
        return self._share(
            kenmerk,
            meting,
            self._items(meting),
            lambda item: bool(item.signals.intersection(meting.signaal)) == meting.goed,
        )

    def _share(
        self, kenmerk: Kenmerk, meting: Meting, items: Sequence[Item], good: Callable[[Item], bool]
    ) -> Evidence | None:
        if not items:
            return None
        bad = [item.source for item in items if not good(item)]
        right = len(items) - len(bad)
        low, high = wilson(right, len(items))
        bounds = _bounds(meting, rules().share)
        status = of_share(right / len(items), low, high, bounds)
        text = self._share_rule(bounds)
        if status == "groen" and meting.wel != "groen":
            status = meting.wel
            text += " " + say(self.lang, "rule_no_proof")
        status, text = self._if_enough(meting, len(items), status, text)
        return self._made(
            kenmerk, meting, right / len(items), "deel", len(items), status, text,
            good=right, low=low, high=high, examples=bad,
        )  # fmt: skip

    def _density(self, model: Model, kenmerk: Kenmerk, meting: Meting) -> Evidence | None:
        items = [item for item in self._items(meting) if judged(item)]
        words = sum(item.words for item in items)
        if not words:
            return None
        weight = sum(
            WEIGHTS[found.severity] * found.count
            for item in items
            for found in item.found
            if kenmerk.code in found.codes(model.veld) and _fits(found.rule, meting.regels)
        )
        value, bounds = 100 * weight / words, _bounds(meting, rules().density)
        text = say(self.lang, "rule_density", green=f"{bounds.groen:g}", red=f"{bounds.rood:g}")
        status, text = self._if_enough(meting, len(items), of_density(value, bounds), text)
        return self._made(kenmerk, meting, value, "per-100-woorden", len(items), status, text)

    def _anywhere(self, model: Model, kenmerk: Kenmerk, meting: Meting) -> Evidence | None:
        items = self._items(meting)
        if not items:
            return None
        where = [item.source for item in items if item.signals.intersection(meting.signaal)]
        found = bool(where) == meting.goed
        text = say(
            self.lang,
            "rule_anywhere",
            yes=say(self.lang, f"colour_{meting.wel}"),
            no=say(self.lang, f"colour_{meting.niet}"),
        )
        status = meting.wel if found else meting.niet
        least = rules().least_nowhere if meting.minst is None else meting.minst
        if not found and len(items) < least:
            # What is not in a few leaflets may well be on the website.
            status, text = "grijs", f"{text} {say(self.lang, 'rule_enough', least=least)}"
        return self._made(
            kenmerk, meting, float(found), "ja-nee", len(items), status, text, good=len(where), examples=where
        )

    def _change(self, model: Model, kenmerk: Kenmerk, meting: Meting) -> Evidence | None:
        now = target_share(self.measured, meting.over)
        before = next((p.target for p in reversed(self.trend) if p.date < self.measured.date and p.target.total), None)
        if before is None or not now.total or now.share is None or before.share is None:
            return None
        low, high = newcombe(before.good, before.total, now.good, now.total)
        bounds = _bounds(meting, rules().share)
        status = of_change(now.share, low, high, bounds)
        text = say(self.lang, "rule_change", green=percent(bounds.groen))
        return self._made(
            kenmerk, meting, now.share - before.share, "verschil", now.total, status, text, low=low, high=high
        )

    def _colours(self, model: Model, kenmerk: Kenmerk, meting: Meting) -> Evidence | None:
        """The colours of the other characteristics beside those of the last time."""
        before = next((p.statuses for p in reversed(self.trend) if p.date < self.measured.date and p.statuses), {})
        steps = []
        for other in model.kenmerken:
            was = before.get(other.code, "grijs")
            if other.code == kenmerk.code or was == "grijs":
                continue
            now = measured_colour(*self.colours(model, other))
            if now != "grijs":
                steps.append(ORDER.index(now) - ORDER.index(was))
        if not steps:
            return None
        better, worse = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
        return self._made(
            kenmerk, meting, better - worse, "kleuren", len(steps), of_counts(better, worse),
            say(self.lang, "rule_colours"), good=better,
        )  # fmt: skip

    def colours(self, model: Model, kenmerk: Kenmerk) -> tuple[list[Status], list[Status]]:
        """The colours of what was measured: those of proof, and those of indications."""
        return split(self.evidence(model, kenmerk))

    def _if_enough(self, meting: Meting, counted: int, status: Status, text: str) -> tuple[Status, str]:
        """No colour for fewer texts than it takes."""
        least = rules().least if meting.minst is None else meting.minst
        if counted >= least:
            return status, text
        return "grijs", f"{text} {say(self.lang, 'rule_enough', least=least)}"

    def _share_rule(self, bounds: Bounds) -> str:
        return say(self.lang, "rule_share", green=percent(bounds.groen), red=percent(bounds.rood))

    def _made(
        self,
        kenmerk: Kenmerk,
        meting: Meting,
        value: float,
        unit: Unit,
        counted: int,
        status: Status,
        rule: str,
        *,
        good: int | None = None,
        low: float | None = None,
        high: float | None = None,
        examples: Sequence[str] = (),
    ) -> Evidence:
        return Evidence(
            kenmerk=kenmerk.code,
            kind="gemeten",
            name=meting.named(self.lang),
            source=say(self.lang, "source_audit"),
            value=round(value, 4),
            unit=unit,
            good=good,
            counted=counted,
            low=None if low is None else round(low, 4),
            high=None if high is None else round(high, 4),
            date=self.measured.date,
            status=status,
            rule=f"{rule} {say(self.lang, 'rule_indication')}" if meting.kracht == "aanwijzing" else rule,
            indication=meting.kracht == "aanwijzing",
            examples=list(examples[:EXAMPLES]),
        )


def split(found: Iterable[Evidence]) -> tuple[list[Status], list[Status]]:
    """The colours of pieces of evidence: those of proof, and those of indications."""
    measured = [each for each in found if each.kind == "gemeten"]
    return [e.status for e in measured if not e.indication], [e.status for e in measured if e.indication]


def judged(item: Item) -> bool:
    """Whether an item has text enough to say something about its whole."""
    return item.passed is not None and (item.words >= MINIMUM_WORDS or item.kind == "flow" or item.passed is False)


def target_share(measured: Measured, over: Iterable[str] = ("page", "document", "flow")) -> Share:
    """The share of items that meet their target: those with text enough to judge, each text once."""
    from begrijpelijk.scorecard.intervals import share

    items = [item for item in measured.items if item.kind in over and judged(item)]
    return share(sum(bool(item.passed) for item in items), len(items))


def could_see(rule: Rule, item: Item) -> bool:
    """Whether a rule could have found something in an item: its silence only says something if it could."""
    if rule.scope == "flow":
        return item.kind == "flow"
    if rule.scope == "change":
        return False  # an audit compares no versions
    if rule.scope == "page":
        return item.rendered
    if rule.only:
        return rule.only in item.signals
    if rule.section in TEXT_SECTIONS:
        return item.words >= MINIMUM_WORDS
    is_page = "html" in item.media_type
    if rule.section == "layout":
        return item.rendered or any(kind in item.media_type for kind in _ON_PAPER) or (is_page and rule.id in _IN_HTML)
    return item.kind == "flow" or item.rendered or is_page


def _codes(rule: Rule, field: str) -> set[str]:
    return {str(code) for code in getattr(rule, field)}


def _fits(rule: str, patterns: Sequence[str]) -> bool:
    return not patterns or any(fnmatchcase(rule, pattern) for pattern in patterns)


def _bounds(meting: Meting, usual: Bounds) -> Bounds:
    return Bounds(
        usual.groen if meting.groen is None else meting.groen, usual.rood if meting.rood is None else meting.rood
    )
