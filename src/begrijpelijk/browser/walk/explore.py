"""The course of a walk: deepest first, back to what was not tried yet, then whole ways with other answers.

The second part is for flows that remember: there an answer decides much later what comes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from begrijpelijk.browser.steps import Steps
from begrijpelijk.browser.walk import moves, probes
from begrijpelijk.browser.walk.drive import Lost
from begrijpelijk.browser.walk.entry import Combo
from begrijpelijk.browser.walk.known import Known, Way
from begrijpelijk.browser.walk.walker import Here, Walker

DEEPEST = 80  # screens in one way; a flow that goes on longer has no end
_MOST_CRASHES = 3
_MOST_MISSES = 3  # times that a screen may not come back before it is left as it is
_FRUITLESS = 20  # ways without anything new after which a flow without a fixed order is left

Choose = Callable[[Known], Combo | None]


class Explorer:
    """Decides what to do next on a walk."""

    def __init__(self, walker: Walker, probing: bool = True) -> None:
        self.walker = walker
        self.map = walker.map
        self.probing = probing
        self.misses = 0
        self.crashes = 0
        self.pairs = False
        self.remembers = False
        """Whether an answer was seen to decide later than on the next screen."""
        self.walked: dict[Way, str] = {}
        """The ways that were walked to an end, with that end."""

    def walk(self) -> Steps[None]:
        """Walk until everything was tried or the budget is used up."""
        yield from self._careful(self._frontier())
        if len(self.map.screens) > 1 and not self.walker.spent():
            yield from self._careful(self._whole_ways())
        if not self.walker.spent() and len(self.map.screens) > 1:
            self.pairs = True
            yield from self._careful(self._frontier())

    def _careful(self, part: Steps[None]) -> Steps[None]:
        """Carry on after the page was lost, some times."""
        while True:
            try:
                yield from part
                return
            except Lost as error:
                if not self.map.screens:
                    raise
                self.crashes += 1
                self.walker.notes(f"Onderweg ging het mis: {error}.") if self.crashes == 1 else None
                if self.crashes >= _MOST_CRASHES * 4:
                    self.walker.notes("Het ging te vaak mis. Een deel is niet bekeken.")
                    self.map.flow.complete = False
                    return
                part = self._frontier()

    def _frontier(self) -> Steps[None]:
        """Try every answer of every screen once."""
        here: Here | None = None
        while not self.walker.spent():
            if here is None:
                here = yield from self.walker.start()
                here = yield from self._probed(here)
            combo = None if len(here.way) >= DEEPEST else here.known.plan.next(self.pairs)
            if combo is not None:
                here = yield from self._try(here, combo)
                if not moves.goes_on(here.look):
                    self.walked[here.way] = here.known.id
                continue
            if len(here.way) >= DEEPEST:
                self.walker.notes(f"Er komt geen einde aan: na {DEEPEST} schermen is er nog geen uitslag.")
                here.known.plan.closed = True
                self.map.flow.complete = False
            target = self._target(here)
            if target is None:
                return
            here = yield from self._go(here, target)

    def _try(self, here: Here, combo: Combo) -> Steps[Here]:
        """One step, whatever comes of it. A crash is put down to the answer that came before it."""
        try:
            there = yield from self.walker.take(here, combo)
        except Lost:
            here.known.plan.done(combo, moved=False)
            self.walker.map.flow.complete = False
            raise
        if there is None:
            look = yield from self.walker.driver.settle()
            return Here(here.known, look, here.way)
        return (yield from self._probed(there))

    def _probed(self, here: Here) -> Steps[Here]:
        """Try a new screen out: empty and wrong answers, going back, loading again."""
        if (
            not self.probing
            or here.known.screen.page.probes
            or here.known.screen.returns
            or here.known.id in self.walker.tested
        ):
            return here
        self.walker.tested.add(here.known.id)
        return (yield from probes.probe(self.walker, here))

    def _target(self, here: Here) -> Known | None:
        """The screen to go to: the nearest one behind us with something left to try, else any."""
        for screen, _ in reversed(here.way):
            known = self.map.screens[screen]
            if known.plan.next(self.pairs) is not None:
                return known
        left = [known for known in self.map.screens.values() if known.plan.next(self.pairs) is not None]
        return max(left, key=lambda known: len(known.way), default=None)

    def _go(self, here: Here, target: Known) -> Steps[Here]:
        """Go to a screen: some steps back where that works, else from the start."""
        ids = [screen for screen, _ in here.way]
        if target.id in ids:
            place = len(ids) - 1 - ids[::-1].index(target.id)
            # A step back is one action; on the way from the start each screen is filled in and left.
            passed = [self.map.screens[id_] for id_ in [*ids[place + 1 :], here.known.id]]
            if len(passed) <= 2 * place + 2 and not target.grown and not any(known.traceless for known in passed):
                back = yield from self._back(here, target, here.way[:place], len(ids) - place)
                if back is not None:
                    return back
            there = yield from self.walker.follow(here.way[:place])
        elif here.way and target.way[: len(here.way)] == here.way:
            there = yield from self.walker.follow(target.way, here)
        else:
            there = yield from self.walker.follow(target.way)
        if there.known is target:
            return there
        self.misses += 1
        target.unreachable += 1
        if target.unreachable >= _MOST_MISSES:
            target.plan.closed = True
            self.map.flow.complete = False
            self.walker.notes("Bij dezelfde antwoorden komen niet altijd dezelfde schermen. De kaart kan delen missen.")
        return (yield from self._probed(there))

    def _back(self, here: Here, target: Known, way: Way, count: int) -> Steps[Here | None]:
        """Some steps back with the browser's button; None where another screen comes."""
        walker = self.walker
        if walker.browser_back >= 2:
            return None
        look = here.look
        for _ in range(count):
            look = yield from walker.driver.back()
        if walker.is_at(target, look, way):
            walker.browser_back = 0
            return Here(target, look, way)
        walker.browser_back += 1
        return None

    def _whole_ways(self) -> Steps[None]:
        """Ways from start to end: always the same number of answer, then until every answer was followed to an end."""
        fruitless = 0
        for way, choose in self._plans():
            if self.walker.spent() or fruitless >= max(_FRUITLESS, 2 * len(self.map.screens)):
                return
            before = (len(self.map.screens), len(self.map.flow.steps))
            yield from self._run(way, choose)
            fruitless += 1
            if (len(self.map.screens), len(self.map.flow.steps)) != before:
                fruitless = 0
                self.remembers = True
                yield from self._frontier()

    def _plans(self) -> Iterator[tuple[Way, Choose]]:
        """Ways to begin with, and how to choose after that."""
        most = max((len(known.plan.accepted) for known in self.map.screens.values()), default=0)
        for number in range(min(most, 8)):
            way = self._foreseen(number)
            # Where one screen has so many answers the way differs in that alone: then the next part will do.
            apart = sum(number < len(self.map.screens[screen].plan.accepted) for screen, _ in way)
            if way not in self.walked and (number == 0 or apart > 1):
                yield (), lambda known, n=number: _nth(known, n)  # type: ignore[misc]
        left = len(self._unfollowed())
        while left:
            yield (), self._least_followed
            now = len(self._unfollowed())
            if now >= left:
                break
            left = now
        tried: set[tuple[str, str, Combo]] = set()
        while self.remembers and (choose := self._one_changed(tried)) is not None:
            yield (), choose

    def _one_changed(self, tried: set[tuple[str, str, Combo]]) -> Choose | None:
        """A way to an end with one answer changed, the end that fewest ways led to first; None when all were tried.

        Where answers count together, the edge between two ends lies one answer away from either of them.
        """
        ends = Counter(self.walked.values())
        for end in sorted(ends, key=lambda id_: ends[id_]):
            way = next(way for way, id_ in self.walked.items() if id_ == end)
            for place, (screen, combo) in enumerate(way):
                for other in self.map.screens[screen].plan.accepted:
                    if other == combo or (end, screen, other) in tried:
                        continue
                    tried.add((end, screen, other))
                    if (*way[:place], (screen, other), *way[place + 1 :]) not in self.walked:
                        chosen = {**dict(way), screen: other}
                        return lambda known: chosen.get(known.id) or _nth(known, 0)
        return None

    def _foreseen(self, number: int) -> Way:
        """The way that always the same number of answer will take, as far as it is known."""
        way: list[tuple[str, Combo]] = []
        here = next(iter(self.map.screens))
        while here not in {screen for screen, _ in way}:
            accepted = self.map.screens[here].plan.accepted
            if not accepted:
                break
            combo = accepted[min(number, len(accepted) - 1)]
            way.append((here, combo))
            targets = self.map.edges.get((here, combo), set())
            if len(targets) != 1:
                break
            here = next(iter(targets))
        return tuple(way)

    def _unfollowed(self) -> set[tuple[str, Combo]]:
        """Answers that were never part of one way from the start to an end."""
        followed = {step for way in self.walked for step in way}
        every = {(known.id, combo) for known in self.map.screens.values() for combo in known.plan.accepted}
        return every - followed

    def _least_followed(self, known: Known) -> Combo | None:
        """An answer that was not followed to its end yet, else one on the way to a screen that has such an answer."""
        left = self._unfollowed()
        own = next((combo for combo in known.plan.accepted if (known.id, combo) in left), None)
        if own is not None:
            return own
        wanted = {screen for screen, _ in left}
        ahead = self.map.ahead()
        grew = True
        while grew:
            more = {id_ for id_, targets in ahead.items() if targets & wanted} - wanted
            grew = bool(more)
            wanted |= more
        for combo in known.plan.accepted:
            if self.map.edges.get((known.id, combo), set()) & wanted:
                return combo
        return _nth(known, 0)

    def _run(self, way: Way, choose: Choose) -> Steps[None]:
        """One way to its end."""
        here = yield from self.walker.follow(way)
        here = yield from self._probed(here)
        seen: set[str] = set()
        while here.known.id not in seen and not self.walker.spent():
            seen.add(here.known.id)
            combo = choose(here.known)
            there = (yield from self.walker.take(here, combo)) if combo is not None else None
            if there is None:
                break
            here = yield from self._probed(there)
        self.walked[here.way] = here.known.id


def _nth(known: Known, number: int) -> Combo | None:
    accepted = known.plan.accepted
    if not accepted:
        return known.plan.next()
    return accepted[number] if number < len(accepted) else accepted[-1]
