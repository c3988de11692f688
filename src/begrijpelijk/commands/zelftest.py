"""``begrijpelijk zelftest``: answer the questions of the self-test, and put the answers of several people together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from begrijpelijk import plugins
from begrijpelijk.commands import ExitCode
from begrijpelijk.commands.output import complain, print_text
from begrijpelijk.config import Lang
from begrijpelijk.config_file import nearest
from begrijpelijk.errors import UsageError
from begrijpelijk.files import check_writable, write_atomic
from begrijpelijk.zelftest.questions import Asked, of_kenmerken, questions
from begrijpelijk.zelftest.standing import Standing, standing
from begrijpelijk.zelftest.wording import say

FILE = "zelftest.toml"


@dataclass(frozen=True)
class SelfTestOptions:
    """The options of the command as given; None where one was not."""

    bestand: Path | None = None
    wie: str | None = None
    afdeling: str | None = None
    kenmerk: Sequence[str] = ()
    lang: str = "nl"


def run(options: SelfTestOptions) -> ExitCode:
    """Ask the questions."""
    lang = _language(options.lang)
    registry = plugins.registry()
    everything = questions(registry)
    asked = of_kenmerken(everything, options.kenmerk, lang)
    from begrijpelijk.zelftest.keeping import Kept
    from begrijpelijk.zelftest.session import Session

    kept = Kept(options.bestand or Path(FILE), everything, lang)
    for problem in kept.sheet.problems:
        complain(problem, str(kept.path))
    Session(kept, asked, lang).run(options.wie, options.afdeling)
    return ExitCode.PASSED


def merge(files: Sequence[Path], output: Path, lang: str = "nl") -> ExitCode:
    """Put files together, and say what they say: who answered how much, and where people disagree."""
    lang = _language(lang)
    check_writable(output)
    if output.exists() and output.resolve() not in {path.resolve() for path in files}:
        raise UsageError(say(lang, "exists"), str(output))
    from begrijpelijk.zelftest.merging import merge as merged
    from begrijpelijk.zelftest.writing import to_toml

    asked = questions(plugins.registry())
    done = merged(files, lang)
    for source, message in (*done.problems, *done.notes):
        complain(message, source)
    if not done.sheet.replies:
        return ExitCode.ERROR
    write_atomic(output, to_toml(done.sheet, asked))
    told = [say(lang, "merged", files=done.files, answers=len(done.sheet.replies))]
    told += lines(standing(done.sheet.replies, asked), asked, lang)
    if done.problems:
        told.append(say(lang, "wrong", count=len(done.problems)))
    told.append(say(lang, "written", file=output))
    print_text("\n".join(told) + "\n")
    return ExitCode.ERROR if done.problems else ExitCode.PASSED


def lines(found: Standing, asked: Sequence[Asked], lang: str) -> list[str]:
    """What answers of several people say together, as lines for a terminal."""
    total = len(asked)
    told = []
    for who, department, count in found.people:
        told.append(say(lang, "person", who=_person(who, department, lang), count=count, total=total))
    if found.open:
        told.append(say(lang, "open", count=len(found.open), total=total))
    if found.contradicting:
        told.append(say(lang, "contradicting", count=len(found.contradicting)))
        for each, replies in found.contradicting:
            told.append(f"  {each.number}. {each.vraag.vraag}")
            told += [
                f"     {say(lang, 'said', given=say(lang, r.given), who=_person(r.who, r.department, lang))}"
                for r in replies
            ]
    elif len(found.people) > 1:
        told.append(say(lang, "agree"))
    if found.unknown:
        ids = ", ".join(dict.fromkeys(reply.question[:40] for reply in found.unknown))
        told.append(say(lang, "unknown", count=len(found.unknown), ids=ids))
    return ["".join(c if c.isprintable() else " " for c in line) for line in told]


def _person(who: str, department: str, lang: str) -> str:
    return ", ".join(part for part in (who, department) if part) or say(lang, "nobody")


def _language(lang: str) -> str:
    choices = get_args(Lang)
    if lang not in choices:
        raise UsageError(f"'{lang}' kan niet; kies uit {', '.join(choices)}.{nearest(lang, choices)}", "--lang")
    return lang
