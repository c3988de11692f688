"""Which answers to try on a screen, and what was learned from those that were tried.

First an answer that the screen accepts; then each question is varied alone, and every button that is an answer itself
is pressed; pairs of questions come last, when there is time left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from begrijpelijk.browser.walk import moves
from begrijpelijk.browser.walk.entry import Combo, Entry, Press
from begrijpelijk.browser.walk.look import Ask, Item, Look

MOST_PAIRS = 40
_MOST_BASES = 8  # answers that are tried together before a screen counts as one that accepts nothing

Answers = Callable[[Ask], tuple[list[Entry], bool]]


def presses(look: Look) -> list[Press]:
    """The buttons of a screen that are answers."""
    found = moves.choices(look)
    if not found and not look.asks:
        found = moves.of(look, moves.FORWARD)
    return [press_of(item, found) for item in found]


def press_of(item: Item, among: list[Item]) -> Press:
    """How to find a button again when the screen is shown another time."""
    same = [other for other in among if other.name == item.name and other.kind == item.kind]
    return Press(item.name, item.kind, same.index(item), item.selector)


def find_press(press: Press, look: Look) -> Item | None:
    """The button in a look; by its place where the name is gone."""
    same = [item for item in look.buttons if item.name == press.name and item.kind == press.kind and not item.disabled]
    if press.number < len(same):
        return same[press.number]
    return next((item for item in look.buttons if item.selector == press.selector and not item.disabled), None)


@dataclass
class Plan:
    """The answers of one screen: what is to be tried, what was, and what of it moved on."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    presses: list[Press] = field(default_factory=list)
    whole: bool = True
    """Whether all answers of all questions are among those to try."""
    accepted: list[Combo] = field(default_factory=list)
    tried: set[Combo] = field(default_factory=set)
    with_onward: bool = True
    closed: bool = False
    """Nothing more may be tried here: a log-in, or a screen that cannot be reached again."""

    @classmethod
    def of(cls, look: Look, answers: Answers) -> Plan:
        """The plan for a screen as it was met."""
        plan = cls(presses=presses(look))
        for ask in look.asks:
            plan.add(ask, answers)
        plan.with_onward = bool(look.asks) and (
            moves.onward(look) is not None or moves.onward_disabled(look) or not plan.presses
        )
        return plan

    def add(self, ask: Ask, answers: Answers) -> None:
        """Take up a question, one that an answer brought to light as well."""
        if ask.key not in self.entries:
            self.entries[ask.key], whole = answers(ask)
            self.whole &= whole

    def next(self, pairs: bool = False) -> Combo | None:
        """What to try next; None when all was tried. With `pairs` two questions are varied together as well."""
        if self.closed:
            return None
        for combo in self._combos(pairs):
            if combo not in self.tried:
                return combo
        return None

    def done(self, combo: Combo, moved: bool) -> None:
        """Note that a combination was tried, and whether another screen came."""
        self.tried.add(combo)
        if moved and combo not in self.accepted:
            self.accepted.append(combo)

    def base(self) -> tuple[Entry, ...]:
        """Answers that the screen accepts, or those that are most likely to be."""
        known = next((combo.entries for combo in self.accepted if combo.entries and not combo.press), None)
        if known is None:
            return tuple(entries[0] for entries in self.entries.values() if entries)
        have = {entry.ask for entry in known}
        return known + tuple(e[0] for key, e in self.entries.items() if e and key not in have)

    def _combos(self, pairs: bool) -> Iterator[Combo]:
        if self.entries and self.with_onward:
            yield from self._bases()
            base = self.base()
            if self.accepted:
                for key, entries in self.entries.items():
                    yield from (Combo(_changed(base, entry)) for entry in entries if entry.ask == key)
        elif self.entries:
            # A form without a button that moves on: each button is an answer, together with what was filled in.
            yield from (Combo(self.base(), press) for press in self.presses)
        if not self.entries or self.with_onward:
            yield from (Combo((), press) for press in self.presses)
        if pairs and self.accepted:
            yield from self._pairs()

    def _bases(self) -> Iterator[Combo]:
        """The first answers of all questions; while these are refused, the second ones and so on."""
        longest = max((len(entries) for entries in self.entries.values()), default=0)
        for number in range(min(longest, _MOST_BASES) or 1):
            if number and self.accepted:
                return
            yield Combo(tuple(entries[min(number, len(entries) - 1)] for entries in self.entries.values() if entries))

    def _pairs(self) -> Iterator[Combo]:
        base, count = self.base(), 0
        for (_, first), (_, second) in combinations(self.entries.items(), 2):
            for one in first[1:]:
                for other in second[1:]:
                    if count >= MOST_PAIRS:
                        return
                    count += 1
                    yield Combo(_changed(_changed(base, one), other))


def _changed(base: tuple[Entry, ...], entry: Entry) -> tuple[Entry, ...]:
    return tuple(entry if old.ask == entry.ask else old for old in base)
