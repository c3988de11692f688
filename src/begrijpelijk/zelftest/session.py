"""The self-test in a terminal: one question at a time, as plain lines that a screen reader reads in order."""

from __future__ import annotations

import contextlib
import shlex
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from begrijpelijk.zelftest.answers import Given, Reply
from begrijpelijk.zelftest.questions import Asked
from begrijpelijk.zelftest.wording import say

if TYPE_CHECKING:
    from begrijpelijk.zelftest.keeping import Kept

WIDTH = 80
SCORECARD = "begrijpelijk scorekaart begrijpelijk-audit.sqlite --zelftest"


class Step(Enum):
    """What somebody can type in place of an answer."""

    SKIP = "skip"
    BACK = "back"
    STOP = "stop"
    ERASE = "erase"
    OVERVIEW = "overview"
    HELP = "help"


_GIVEN: dict[str, dict[str, Given]] = {
    "nl": {"j": "ja", "d": "deels", "n": "nee", "w": "weet-ik-niet", "weet niet": "weet-ik-niet"},
    "en": {
        "y": "ja", "yes": "ja", "p": "deels", "partly": "deels", "n": "nee", "no": "nee", "d": "weet-ik-niet",
        "don't know": "weet-ik-niet", "dont know": "weet-ik-niet",
    },
}  # fmt: skip
_ALWAYS: dict[str, Given] = {
    "ja": "ja", "deels": "deels", "nee": "nee", "weet-ik-niet": "weet-ik-niet", "weet ik niet": "weet-ik-niet",
}  # fmt: skip
_STEPS: dict[str, dict[str, Step]] = {
    "nl": {"t": Step.BACK, "terug": Step.BACK, "s": Step.STOP, "stop": Step.STOP, "stoppen": Step.STOP,
           "wis": Step.ERASE, "x": Step.ERASE, "o": Step.OVERVIEW, "overzicht": Step.OVERVIEW, "h": Step.HELP,
           "hulp": Step.HELP, "?": Step.HELP, "": Step.SKIP, "overslaan": Step.SKIP},
    "en": {"b": Step.BACK, "back": Step.BACK, "s": Step.STOP, "stop": Step.STOP, "q": Step.STOP, "quit": Step.STOP,
           "erase": Step.ERASE, "x": Step.ERASE, "o": Step.OVERVIEW, "overview": Step.OVERVIEW, "h": Step.HELP,
           "help": Step.HELP, "?": Step.HELP, "": Step.SKIP, "skip": Step.SKIP},
}  # fmt: skip


def understood(typed: str, lang: str) -> Given | Step | int | None:
    """What somebody typed: an answer, a step, the number of a question; None for anything else.

    >>> understood("J", "nl"), understood("12", "nl"), understood("misschien", "nl")
    ('ja', 12, None)
    """
    word = " ".join(typed.split()).casefold().rstrip(".!")
    if word.isascii() and word.isdigit() and len(word) < 6:
        return int(word)
    return _GIVEN[lang].get(word) or _ALWAYS.get(word) or _STEPS[lang].get(word)


class Session:
    """Asks `asked` and keeps the answers in `kept`. Whoever sits at the terminal can stop at any moment."""

    def __init__(self, kept: Kept, asked: Sequence[Asked], lang: str) -> None:
        from rich.console import Console

        with contextlib.suppress(ImportError):
            import readline  # noqa: F401  arrows and backspace work in a line where it is there
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
        self.width = min(shutil.get_terminal_size((WIDTH, 24)).columns, WIDTH)
        self.console = Console(highlight=False, markup=False, emoji=False, width=self.width)
        self.kept = kept
        self.asked = asked
        self.lang = lang
        self._kenmerk: object = None

    def run(self, who: str | None, department: str | None) -> None:
        """Ask until all was asked or somebody stops."""
        self._tell(self._say("title"), bold=True)
        try:
            self._begin(who, department)
            self._ask_all()
        except EOFError:
            self._tell("")
        except KeyboardInterrupt:
            self._tell("")
            self._end()
            raise
        self._end()

    def _begin(self, who: str | None, department: str | None) -> None:
        sheet, file = self.kept.sheet, str(self.kept.path)
        if self.kept.is_new:
            self._tell(self._say("intro", count=len(self.asked)))
            self._tell(self._say("saved_in", file=file))
        else:
            self._tell(self._say("resumed", file=file, done=len(self._done()), total=len(self.asked)))
        self._tell("")
        who = (sheet.who or self._input(self._say("who"))) if who is None else who
        department = (sheet.department or self._input(self._say("department"))) if department is None else department
        sheet.become(who.strip(), department.strip())

    def _ask_all(self) -> None:
        done = self._done()
        index = next((i for i, each in enumerate(self.asked) if each.id not in done), len(self.asked))
        last = len(self.asked)
        while True:
            if index >= last:
                wanted = self._at_the_end()
                if wanted is None:
                    return
                index = wanted
            typed = self._ask(index)
            if typed is Step.STOP:
                return
            if typed is Step.BACK:
                if index == 0:
                    self._tell(self._say("first"))
                index = max(index - 1, 0)
            elif isinstance(typed, int):
                index = self._place(typed, index)
            else:
                index += 1

    def _ask(self, index: int) -> Given | Step | int:
        """Ask one question until there is an answer or a step away from it."""
        each = self.asked[index]
        own = self.kept.sheet.own().get(each.id)
        if each.kenmerk is not self._kenmerk:
            self._kenmerk = each.kenmerk
            self._tell("")
            self._tell(self._say("kenmerk", code=each.kenmerk.code, naam=each.kenmerk.naam), bold=True)
            self._tell(each.kenmerk.betekenis)
        self._tell("")
        self._tell(self._say("question", number=each.number, now=index + 1, total=len(self.asked)))
        self._tell(each.vraag.vraag, bold=True)
        self._tell(f"{self._say('why')} {each.vraag.waarom}")
        self._tell(f"{self._say('good')} {each.vraag.goed}")
        self._tell("")
        if own is not None:
            self._tell(self._say("yours", given=self._say(own.given)))
            if own.note:
                self._tell(self._say("your_note", note=own.note))
        while True:
            self._tell(self._say("also_kept" if own else "also"))
            typed = understood(self._input(f"{self._say('prompt')} ({self._say('choices')})"), self.lang)
            if typed is None:
                self._tell(self._say("not_understood"))
            elif typed is Step.HELP:
                self._tell(self._say("help"))
                self._tell(self._say("help_more"))
            elif typed is Step.OVERVIEW:
                self._overview()
            elif typed is Step.ERASE:
                self._erase(each)
                return typed
            else:
                if not isinstance(typed, (Step, int)):
                    self._keep(each, typed, own)
                return typed

    def _keep(self, each: Asked, given: Given, own: Reply | None) -> None:
        """Save an answer at once, and then what somebody says about it."""
        sheet = self.kept.sheet
        today, old = date.today().isoformat(), own.note if own else ""
        reply = Reply(each.id, given, sheet.who, sheet.department, today, old)
        sheet.put(reply)
        self.kept.save()
        note = self._input(self._say("note_kept" if old else "note"))
        note = old if not note else "" if note == "-" else note
        if note != old:
            sheet.put(Reply(each.id, given, sheet.who, sheet.department, today, note))
            self.kept.save()

    def _erase(self, each: Asked) -> None:
        if each.id in self.kept.sheet.own():
            self.kept.sheet.drop(each.id, self.kept.sheet.by)
            self.kept.save()
            self._tell(self._say("erased"))

    def _overview(self) -> None:
        own = self.kept.sheet.own()
        for each in self.asked:
            reply = own.get(each.id)
            state = self._say(reply.given) if reply else self._say("overview_none")
            self._tell(f"{each.number}. [{state}] {each.vraag.vraag}")

    def _at_the_end(self) -> int | None:
        """The place of a question to go back to; None to stop."""
        self._tell("")
        self._tell(self._say("finished"), bold=True)
        self._tell(self._say("counted", done=len(self._done()), total=len(self.asked)))
        while True:
            typed = understood(self._input(self._say("change")), self.lang)
            if typed in (Step.SKIP, Step.STOP):
                return None
            if typed is Step.OVERVIEW:
                self._overview()
            elif typed is Step.BACK:
                return len(self.asked) - 1
            elif isinstance(typed, int):
                place = self._place(typed, len(self.asked))
                if place < len(self.asked):
                    return place

    def _place(self, number: int, otherwise: int) -> int:
        """Where the question with a number stands; `otherwise` when there is none, which is told."""
        for index, each in enumerate(self.asked):
            if each.number == number:
                return index
        first, last = self.asked[0].number, self.asked[-1].number
        self._tell(self._say("no_number", number=number, first=first, last=last))
        return otherwise

    def _end(self) -> None:
        self._tell("")
        if self.kept.is_new:
            self._tell(self._say("nothing_saved"))
            return
        self._tell(self._say("counted", done=len(self._done()), total=len(self.asked)))
        self._tell(self._say("stopped", file=self.kept.path))
        self._tell(self._say("next"))
        # On one line, however long, so that it can be copied.
        self.console.print(f"  {SCORECARD} {shlex.quote(str(self.kept.path))}", soft_wrap=True)

    def _done(self) -> set[str]:
        return {each.id for each in self.asked} & set(self.kept.sheet.own())

    def _say(self, key: str, **values: object) -> str:
        return say(self.lang, key, **values)

    def _tell(self, text: str, *, bold: bool = False) -> None:
        safe = "".join(c if c.isprintable() else " " for c in text)
        self.console.print(safe, style="bold" if bold else "", width=self.width)

    def _input(self, question: str) -> str:
        """A line that somebody types. Raises `EOFError` where there are no more."""
        try:
            typed = input(f"{question}: " if question[-1].isalnum() or question[-1] == ")" else f"{question} ")
        except UnicodeDecodeError:
            return "�"  # bytes that are no text: it will not be understood
        text = typed.encode("utf-8", "replace").decode()
        return "".join(c for c in text if c.isprintable()).strip()
