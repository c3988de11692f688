"""What a walk knows: the screens with their plans, the steps between them, and how to get to each."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field

from begrijpelijk.browser.model import Flow, Screen, Step
from begrijpelijk.browser.walk import identity
from begrijpelijk.browser.walk.entry import Combo
from begrijpelijk.browser.walk.look import Look
from begrijpelijk.browser.walk.plan import Plan

Way = tuple[tuple[str, Combo], ...]
"""How to get to a screen: the screens before it with what was answered there, from the start."""


@dataclass
class Known:
    """A screen that was met."""

    id: str
    look: Look
    parts: Counter[str]
    plan: Plan
    screen: Screen
    way: Way
    grown: bool = False
    """Whether it stands below what was said before, as in a conversation."""
    traceless: bool = False
    """Whether the browser noted nothing when it came: then its button back leads away from the flow."""
    unreachable: int = 0


@dataclass
class Map:
    """All screens and steps of a walk."""

    flow: Flow
    screens: dict[str, Known] = field(default_factory=dict)
    edges: dict[tuple[str, Combo], set[str]] = field(default_factory=dict)

    def find(self, parts: Counter[str]) -> Known | None:
        """The screen with these parts."""
        code = identity.code(parts)
        return next((known for known in self.screens.values() if identity.code(known.parts) == code), None)

    def connect(self, source: str, combo: Combo, target: str, control: str) -> bool:
        """Note a step; true where this answer led to somewhere else before."""
        targets = self.edges.setdefault((source, combo), set())
        other = bool(targets) and target not in targets
        if target not in targets:
            targets.add(target)
            plan = self.screens[source].plan
            plan.branches = (
                plan.branches or len({t for (s, _), all_ in self.edges.items() if s == source for t in all_}) > 1
            )
            self.flow.steps.append(Step(source, target, combo.answers, control))
        return other

    def ahead(self) -> dict[str, set[str]]:
        """For every screen those that a step leads to."""
        result: dict[str, set[str]] = {id_: set() for id_ in self.screens}
        for step in self.flow.steps:
            result[step.source].add(step.target)
        return result

    def finish(self) -> None:
        """Fill in what can only be said at the end: outcomes, depths, and how many ways reach an outcome."""
        ahead = self.ahead()
        depths = self._depths(ahead)
        for known in self.screens.values():
            known.screen.depth = depths.get(known.id, known.screen.depth)
            onward = ahead[known.id]
            # A menu that stands everywhere, or a way to begin again, leads back to what came before.
            back = all(depths.get(id_, 0) < known.screen.depth for id_ in onward)
            page = known.screen.page
            page.outcome = known.screen.outcome = back and self._is_end(known)
            steps = (step for step in self.flow.steps if step.source == known.id)
            page.pressed = tuple(dict.fromkeys(a.value for step in steps for a in step.answers if not a.question))
        reaching = self._reaching(ahead)
        ends = self._ends(depths)
        self.flow.paths = len(ends)
        self.flow.finished = sum(1 for end in ends if end in reaching)
        self.flow.longest = max((depth + 1 for depth in depths.values()), default=0)

    def _is_end(self, known: Known) -> bool:
        look = known.look
        asked = any(known.plan.entries.get(ask.key) or ask.kind != "list" for ask in look.asks)
        plan = known.plan
        untried = not plan.closed and any(Combo((), press) not in plan.tried for press in plan.presses)
        if look.status >= 400 or known.screen.login or asked or untried:
            return False
        return len(" ".join(look.text_of(errors=True)).split()) >= 3 and len(self.screens) > 1

    def _depths(self, ahead: dict[str, set[str]]) -> dict[str, int]:
        start = next(iter(self.screens), None)
        if start is None:
            return {}
        depths, queue = {start: 0}, deque([start])
        while queue:
            here = queue.popleft()
            for target in ahead[here]:
                if target not in depths:
                    depths[target] = depths[here] + 1
                    queue.append(target)
        return depths

    def _reaching(self, ahead: dict[str, set[str]]) -> set[str]:
        """The screens from which an outcome can be reached."""
        found = {known.id for known in self.screens.values() if known.screen.outcome}
        grew = True
        while grew:
            more = {id_ for id_, targets in ahead.items() if targets & found} - found
            grew = bool(more)
            found |= more
        return found

    def _ends(self, depths: dict[str, int]) -> list[str]:
        """Where each way ends: the first step to a screen goes on with that screen, any other step ends a way there."""
        entered: set[str] = set(list(self.screens)[:1])
        over = {known.id for known in self.screens.values() if known.screen.outcome}
        steps = [step for step in self.flow.steps if step.source != step.target and step.source not in over]
        leaves = {step.source for step in steps}
        ends: list[str] = []
        for step in steps:
            if step.target in entered:
                ends.append(step.target)
            else:
                entered.add(step.target)
                if step.target not in leaves:
                    ends.append(step.target)
        if not self.flow.steps and self.screens:
            ends.append(next(iter(self.screens)))
        return ends


def still_there(before: Look, after: Look, plan: Plan, chosen: str = "") -> bool:
    """Whether this is the same screen as before, perhaps with an extra question, a message, or something chosen."""
    old = {identity.plain(text) for text in before.text_of()}
    new = {identity.plain(text) for text in after.text_of()}
    if before.asks:
        if not {ask.key for ask in before.asks} <= {ask.key for ask in after.asks}:
            return False
        return not old or len(old & new) / len(old) >= 0.6
    if identity.parts(before) == identity.parts(after):
        return True
    buttons = {(item.name, item.kind) for item in after.buttons if not item.disabled}
    buttons |= {(item.name, "button") for item in after.items if item.chip}
    if not {(press.name, press.kind) for press in plan.presses} <= buttons or identity.added(before, after) is not None:
        return False
    # "Gekozen: knie" in place of "Gekozen: niets" is the same screen.
    echoed = bool(chosen) and any(identity.plain(chosen) in text for text in new - old)
    return old <= new or (echoed and len(old - new) <= 1 and _heads(before) == _heads(after))


def _heads(look: Look) -> set[str]:
    """The headings and questions of a screen."""
    return {
        identity.plain(t.text)
        for t in look.texts
        if not t.furniture and not (t.error or t.live) and t.of is None and (t.heading or t.text.endswith("?"))
    }
