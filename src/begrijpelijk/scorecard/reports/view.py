"""How outcomes are told: the words of evidence, readers and differences, shared by all formats."""

from __future__ import annotations

from dataclasses import dataclass

from begrijpelijk.model import Status
from begrijpelijk.scorecard.model import Action, Comparison, Evidence, Rewrite, Scorecard, Share
from begrijpelijk.scorecard.wording import day, decimal, percent, say

FEW = 10  # under so many texts a share says little


@dataclass(frozen=True)
class Words:
    """The words for a scorecard, in its language."""

    card: Scorecard

    @property
    def lang(self) -> str:
        """The language."""
        return self.card.lang

    def __call__(self, key: str, **values: object) -> str:
        """The words for `key`."""
        return say(self.lang, key, **values)

    def title(self) -> str:
        """The heading of the page."""
        return self("title_of", name=self.card.organisation) if self.card.organisation else self("title")

    def colour(self, status: Status) -> str:
        """The word for a colour."""
        return self(f"colour_{status}")

    def summary(self) -> list[str]:
        """The outcome in a few sentences, the most important first."""
        target = self.card.target
        told = [self.met(target)]
        if target.low is not None and target.high is not None:
            told.append(self("sure_between", low=percent(target.low), high=percent(target.high)))
        if 0 < target.total < FEW:
            told.append(self("few"))
        told.append(self("goal", niveau=self.card.niveau))
        before = next((point for point in reversed(self.card.trend[:-1]) if point.target.share is not None), None)
        if before is not None and before.target.share is not None and target.share is not None:
            date = day(self.lang, before.date)
            told.append(self("last_time", date=date, share=percent(before.target.share), now=percent(target.share)))
        ten = self.card.models[0].characteristics if self.card.models else []
        counts = {status: sum(each.status == status for each in ten) for status in ("groen", "oranje", "rood", "grijs")}
        told.append(
            self("summary_colours", count=len(ten), green=counts["groen"], orange=counts["oranje"], red=counts["rood"])
        )
        if counts["grijs"]:
            key = "summary_grey_one" if counts["grijs"] == 1 else "summary_grey"
            told.append(self(key, grey=counts["grijs"]))
        if not self.card.complete:
            told.append(self("incomplete"))
        return told

    def met(self, target: Share) -> str:
        """How many texts meet the target."""
        if not target.total:
            return self("summary_none")
        return self("summary_share_one" if target.good == 1 else "summary_share", good=target.good, total=target.total)

    def counted(self) -> list[str]:
        """What was looked at."""
        counts = {"page": self.card.pages, "document": self.card.documents, "flow": self.card.flows}
        pages, documents, flows = (
            self(f"count_{kind}_one" if count == 1 else f"count_{kind}", count=count) for kind, count in counts.items()
        )
        told = [self("counted", pages=pages, documents=documents, flows=flows)]
        if self.card.copies:
            told.append(self("copies_one") if self.card.copies == 1 else self("copies", count=self.card.copies))
        return told

    def outcome(self, found: Evidence) -> str:
        """What a piece of evidence came to."""
        if found.value is None:
            return self("outcome_none")
        if found.kind == "beantwoord":
            return self("outcome_answers", share=percent(found.value))
        if found.unit == "per-100-woorden":
            return self("outcome_density", value=decimal(self.lang, found.value), counted=found.counted)
        if found.unit == "ja-nee":
            return self("outcome_yes" if found.good else "outcome_no", good=found.good, counted=found.counted)
        if found.unit == "kleuren":
            return self._colours(found)
        if found.unit == "verschil":
            key = "outcome_less" if found.value < 0 else "outcome_more"
            return self(key, value=decimal(self.lang, abs(100 * found.value)))
        return self(
            "outcome_share", good=found.good, counted=found.counted, share=percent(found.value),
            low=percent(found.low or 0.0), high=percent(1.0 if found.high is None else found.high),
        )  # fmt: skip

    def _colours(self, found: Evidence) -> str:
        """How many colours became better or worse."""
        more, better = round(found.value or 0), found.good or 0
        key = "better" if more > 0 else "worse" if more < 0 else "same"
        return self(f"outcome_colours_{key}", better=better, worse=better - more, counted=found.counted)

    def by_kind(self) -> list[str]:
        """The share that meets the target for each kind of text, where there is more than one kind."""
        shares = self.card.targets_by_kind
        return (
            [f"{self(f'kind_{kind}')}: {self.share(share)}." for kind, share in shares.items()]
            if len(shares) > 1
            else []
        )

    def level(self, text: Rewrite) -> str:
        """The level of a text."""
        if text.level is None:
            return self("too_short")
        return self(f"level_{text.level}") + (f" ({text.cefr})" if text.cefr else "")

    def adults(self, text: Rewrite) -> str:
        """For how many adults it is hard."""
        if text.struggling is None:
            return self("unknown")
        count = round(10 * text.struggling)
        return self("in_ten", count=count) if count else self("in_ten_few")

    def action(self, action: Action) -> str:
        """What an action brings."""
        told = self(
            "action_points_one" if action.points == 1 else "action_points",
            points=action.points, documents=action.documents, share=percent(action.share),
        )  # fmt: skip
        if action.newly_met and action.met is not None:
            key = "action_met_one" if action.newly_met == 1 else "action_met"
            told += " " + self(key, newly=action.newly_met, met=percent(action.met))
        return told

    def share(self, share: Share) -> str:
        """A share with its interval, short."""
        if share.share is None:
            return self("unknown")
        return self(
            "outcome_share", good=share.good, counted=share.total, share=percent(share.share),
            low=percent(share.low or 0.0), high=percent(share.high or 0.0),
        )  # fmt: skip

    def verdict(self, comparison: Comparison) -> str:
        """Whether the difference is certain."""
        if comparison.before.share is None or comparison.after.share is None:
            return self("comparison_none")
        return self("comparison_sure" if comparison.sure else "comparison_unsure")

    def change(self, better: bool | None, before: Status, after: Status) -> str:
        """A difference between two colours, in a word."""
        if better is None:
            return self("same" if before == after != "grijs" else "cannot_say")
        return self("better" if better else "worse")

    def missed_more(self) -> int:
        """How many texts miss their target beside those that are named."""
        return max(self.card.target.total - self.card.target.good - len(self.card.rewrite), 0)
