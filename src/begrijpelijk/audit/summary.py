"""A few lines about an audit: what was read, what meets the level, and what was left out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from begrijpelijk.audit.store import StoredRun

_SHOWN = 5  # of a list

WORDS = {
    "nl": {
        "read": "Gelezen: {pages} pagina's, {documents} bestanden en {flows} apps of triages.",
        "target": "Doel {niveau}: {passed} van de {judged} teksten halen het.",
        "same": "Dubbel: {count} teksten staan er meer dan 1 keer. Elke tekst telt 1 keer.",
        "other": "Niet in het Nederlands: {count} ({languages}). Die zijn niet beoordeeld.",
        "fixed": "Vaste delen van de pagina's: {count} punten, die op {pages} pagina's terugkomen.",
        "failed": "Niet gelukt: {count}.",
        "note": "{source}: {count} {message}.",
        "said": "{source}: {message}",
        "more": "En nog {count} andere.",
        "unfinished": "Deze audit is niet af. Geef de opdracht nog een keer, dan gaat hij verder.",
    },
    "en": {
        "read": "Read: {pages} pages, {documents} files and {flows} apps or triages.",
        "target": "Target {niveau}: {passed} of {judged} texts meet it.",
        "same": "Duplicates: {count} texts occur more than once. Each text counts once.",
        "other": "Not in Dutch: {count} ({languages}). These were not judged.",
        "fixed": "Fixed parts of the pages: {count} findings, which return on {pages} pages.",
        "failed": "Failed: {count}.",
        "note": "{source}: {count} {message}.",
        "said": "{source}: {message}",
        "more": "And {count} more.",
        "unfinished": "This audit is not complete. Give the command again to go on.",
    },
}


def summary(run: StoredRun, lang: str = "nl") -> str:
    """The lines, in the language of the report."""
    words = WORDS.get(lang, WORDS["nl"])
    kinds: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    passed = judged = same = 0
    for document in run.documents(findings=False):
        kinds[document.kind] += 1
        if document.duplicate_of is not None:
            same += 1
        elif document.judged:
            judged += 1
            passed += document.passed
        else:
            languages[document.language or "?"] += 1
    lines = [words["read"].format(pages=kinds["page"], documents=kinds["document"], flows=kinds["flow"])]
    lines.append(words["target"].format(niveau=run.info.niveau, passed=passed, judged=judged))
    if same:
        lines.append(words["same"].format(count=same))
    if languages:
        named = ", ".join(code for code, _ in languages.most_common())
        lines.append(words["other"].format(count=languages.total(), languages=named))
    for template in run.templates():
        if template.findings:
            lines.append(words["fixed"].format(count=len(template.findings), pages=template.pages))
    problems = run.problems()
    failed = sum(problem.kind == "source" for problem in problems)
    if failed:
        lines.append(words["failed"].format(count=failed))
    notes = [problem for problem in problems if problem.kind == "note"]
    for problem in notes[:_SHOWN]:
        form = "said" if problem.message.endswith(".") else "note"
        lines.append(words[form].format(source=problem.source, message=problem.message, count=problem.count))
    if len(notes) > _SHOWN:
        lines.append(words["more"].format(count=len(notes) - _SHOWN))
    if run.info.finished is None:
        lines.append(words["unfinished"])
    return "\n".join(lines) + "\n"
