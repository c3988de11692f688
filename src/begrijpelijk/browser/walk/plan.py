"""Which answers to try on a screen, and what was learned from those that were tried.

First an answer that the screen accepts; then each question is varied alone, and every button that is an answer itself
is pressed; pairs of questions come last, when there is time left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, islice

from begrijpelijk.browser.walk import moves
from begrijpelijk.browser.walk.entry import Combo, Entry, Press
from begrijpelijk.browser.walk.look import Ask, Item, Look

MOST_PAIRS = 40
_FEW_PAIRS = 6  # where no answer alone made a difference
_MOST_BASES = 8  # answers that are tried together before a screen counts as one that accepts nothing
_MOST_ALONE = 24  # answers that are then tried one by one
_MOST_IN_TWO = 40  # ways to press two buttons where one does nothing

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
    return Press(item.name, item.kind, same.index(item), item.selector, item.cluster or item.group or item.selector)


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
    branches: bool = False
    """Whether answers were seen to lead to different screens."""
    ways_on: list[Press] = field(default_factory=list)
    """Buttons that brought a screen that does not stand before this one."""
    touched: set[Press] = field(default_factory=set)
    """Buttons that changed something on the screen itself."""
    revealed: dict[Press, list[Press]] = field(default_factory=dict)
    """What came to light when a button was pressed."""
    faulted: list[str] = field(default_factory=list)
    """The questions that the page refused an answer to, in the order in which it did."""
    refusals: int = 0
    required: set[str] = field(default_factory=set)
    """The questions that say themselves that they have to be answered."""
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
        if ask.required:
            self.required.add(ask.key)
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

    def done(self, combo: Combo, moved: bool, onward: bool = True) -> None:
        """Note that a combination was tried, whether another screen came, and whether that was no earlier one."""
        self.tried.add(combo)
        if moved and combo not in self.accepted:
            self.accepted.append(combo)
        last = combo.then or combo.press
        if moved and onward and last is not None and last not in self.ways_on:
            self.ways_on.append(last)

    def learn(self, key: str, entries: list[Entry]) -> None:
        """Take up better answers to a question, to be tried before the others."""
        known = self.entries.get(key, [])
        self.entries[key] = [*entries, *(entry for entry in known if entry not in entries)]

    def base(self) -> tuple[Entry, ...]:
        """Answers that the screen accepts, or those that are most likely to be."""
        known = next((combo.entries for combo in self.accepted if combo.entries), None)
        if known is None:
            return tuple(entries[0] for entries in self.entries.values() if entries)
        have = {entry.ask for entry in known}
        return known + tuple(e[0] for key, e in self.entries.items() if e and key not in have)

    def _combos(self, pairs: bool) -> Iterator[Combo]:
        if self.entries and self.with_onward:
            yield from (Combo(base) for base in self._bases())
            if any(combo.press is None for combo in self.accepted):
                yield from (Combo(changed) for changed in self._variations())
        elif self.entries:
            # A form without a button that moves on: each button is an answer, together with what was filled in.
            for base in islice(self._bases(), _MOST_BASES):
                yield from (Combo(base, press) for press in self.presses)
            for press in self.ways_on:
                yield from (Combo(changed, press) for changed in self._variations())
        if not self.entries or self.with_onward:
            yield from (Combo((), press) for press in self.presses)
        yield from self._in_two()
        if pairs and self.accepted:
            yield from self._pairs()

    def _bases(self) -> Iterator[tuple[Entry, ...]]:
        """The first answers of all questions; while these are refused others, first to what the page complained of."""
        every = [entries for entries in self.entries.values() if entries]
        first = tuple(entries[0] for entries in every)
        yield first
        for number in range(1, min(max(map(len, every), default=0), _MOST_BASES)):
            if self._goes_on():
                return
            yield tuple(entries[min(number, len(entries) - 1)] for entries in every)
        ordered = [*self.faulted, *(key for key in self.entries if key not in self.faulted)]
        alone = ((key, entry) for key in ordered for entry in self.entries.get(key, [])[1:_MOST_BASES])
        for number, (_, entry) in enumerate(alone):
            if self._goes_on() or number >= _MOST_ALONE:
                return
            yield _changed(first, entry)

    def _goes_on(self) -> bool:
        """Whether a way to another screen than an earlier one was found."""
        return bool(self.ways_on) or any(combo.press is None for combo in self.accepted)

    def _variations(self) -> Iterator[tuple[Entry, ...]]:
        """Every other answer to each question, with accepted answers to the rest; then the last answers of all."""
        base = self.base()
        for key, entries in self.entries.items():
            yield from (_changed(base, entry) for entry in entries if entry.ask == key)
        last = tuple(entries[-1] for entries in self.entries.values() if entries)
        if len(last) > 1:  # what two answers decide together shows most often at the far end
            yield last

    def _in_two(self) -> Iterator[Combo]:
        """One button and then another, where no button alone moves on: to choose, and to confirm."""
        base = self.base() if self.entries else ()
        if self._goes_on():  # what confirms is known by now
            for press in self.presses:
                if press in self.touched and press not in self.ways_on:
                    yield from (Combo(base, press, then) for then in self.ways_on if then.cluster != press.cluster)
            return
        count = 0
        for press in sorted(self.presses, key=lambda press: press not in self.touched):
            others = [other for other in reversed(self.presses) if other.cluster != press.cluster]
            for then in [*self.revealed.get(press, []), *others]:
                count += 1
                if count > (_MOST_IN_TWO if press in self.touched else _MOST_BASES):
                    return
                yield Combo(base, press, then)

    def _pairs(self) -> Iterator[Combo]:
        yield from self._alone()
        base, count, most = self.base(), 0, MOST_PAIRS if self.branches else _FEW_PAIRS
        for (_, first), (_, second) in combinations(self.entries.items(), 2):
            for one in first[1:]:
                for other in second[1:]:
                    if count >= most:
                        return
                    count += 1
                    yield Combo(_changed(_changed(base, one), other))

    def _alone(self) -> Iterator[Combo]:
        """One question answered and the others left open: not everything that is asked has to be."""
        if len(self.entries) > 1 and self.with_onward:
            chosen = [(key, entries) for key, entries in self.entries.items() if entries and entries[0].how == "pick"]
            for key, entries in chosen[:4]:
                if any(other not in self.required for other in self.entries if other != key):
                    yield from (Combo((entry,)) for entry in entries[:3])


def _changed(base: tuple[Entry, ...], entry: Entry) -> tuple[Entry, ...]:
    return tuple(entry if old.ask == entry.ask else old for old in base)
