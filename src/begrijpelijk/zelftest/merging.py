"""Putting files of several people and departments together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from begrijpelijk.errors import SourceError
from begrijpelijk.zelftest.answers import Sheet
from begrijpelijk.zelftest.reading import latest, people, read
from begrijpelijk.zelftest.wording import say


@dataclass(frozen=True)
class Merged:
    """What came of it. `problems` are (file, message) about what could not be used, `notes` about what was decided."""

    sheet: Sheet
    files: int
    problems: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]


def merge(files: Sequence[Path], lang: str = "nl") -> Merged:
    """All files in one sheet. An answer without a name or department gets the name of its file as department."""
    sheets: list[Sheet] = []
    problems: list[tuple[str, str]] = []
    notes: list[tuple[str, str]] = []
    for path in dict.fromkeys(files):
        try:
            sheet = read(path, lang)
        except SourceError as error:
            problems.append((str(path), error.message))
            continue
        problems += [(str(path), message) for message in sheet.problems]
        if not sheet.replies:
            problems.append((str(path), say(lang, "no_answers")))
        if any(reply.by == ("", "") for reply in sheet.replies):
            sheet.replies = [
                replace(reply, department=path.stem) if reply.by == ("", "") else reply for reply in sheet.replies
            ]
            notes.append((str(path), say(lang, "named_after_file", name=path.stem)))
        sheets.append(sheet)
    replies = latest(sheets)
    by = [*people(replies)]
    merged = Sheet(
        who=by[0][0] if len({who for who, _ in by}) == 1 else "",
        department=by[0][1] if len({department for _, department in by}) == 1 else "",
        replies=list(replies),
        # What stood at the top of each file is gone in the whole: an answer that is not right keeps to itself.
        unread=[raw for sheet in sheets for raw in sheet.unread],
    )
    return Merged(merged, len(sheets), tuple(problems), tuple(notes))
