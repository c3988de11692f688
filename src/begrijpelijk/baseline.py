"""A baseline: a file that accepts the findings of today, so that later only new ones are reported.

The file holds hashes and counts: nothing of a document can be read in it.
"""

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections import Counter
from pathlib import Path

from begrijpelijk.errors import ConfigError
from begrijpelijk.files import relative_name, write_atomic
from begrijpelijk.model import DocumentReport, Finding, Report
from begrijpelijk.reports.wording import say
from begrijpelijk.verdict import LEVEL_RULE, passes

SCHEMA = "begrijpelijk/baseline/1"
Counts = dict[str, Counter[str]]
"""How often each fingerprint was there, per document."""


def fingerprint(document: DocumentReport, finding: Finding) -> str:
    """What a finding is recognised by, wherever its lines move: the rule, the words, and the sentences they are in.

    A finding about the whole text is recognised by its rule alone: any change in the text would make it new.
    """
    words = ""
    sentences: list[str] = []
    if not about_all(document, finding):
        words = finding.excerpt
        # Sentences stand in order and apart: a book has too many of them to look at all for each finding.
        first = bisect_right(document.sentences, finding.start, key=lambda sentence: sentence.end)
        last = bisect_left(document.sentences, max(finding.end, finding.start + 1), key=lambda sentence: sentence.start)
        sentences = [sentence.text for sentence in document.sentences[first:last]]
    parts = (finding.rule, _normal(words), _normal(" ".join(sentences)))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:24]


def identities(document: DocumentReport) -> list[str]:
    """What each finding of a document is recognised by elsewhere: its fingerprint and its number among equal ones.

    The same in every format and in a baseline; lines that are put in above change nothing. Needs the sentences.
    """
    seen: Counter[str] = Counter()
    result = []
    for finding in document.findings:
        print_ = fingerprint(document, finding)
        seen[print_] += 1
        result.append(f"{print_}:{seen[print_]}")
    return result


def about_all(document: DocumentReport, finding: Finding) -> bool:
    """Whether a finding is about the whole text, and its place is only where it is shown."""
    if finding.rule == LEVEL_RULE or finding.start == finding.end or not document.sentences:
        return finding.rule == LEVEL_RULE or finding.start == finding.end
    several = len(document.sentences) > 1
    return several and finding.start <= document.sentences[0].start and finding.end >= document.sentences[-1].end


def _normal(text: str) -> str:
    return " ".join(text.casefold().split())


def _key(source: str, folder: Path) -> str:
    """The name of a document in the file: relative to it, so that it holds on another computer as well."""
    if source == "-" or "://" in source:
        return source
    return relative_name(source, folder)


def counts(report: Report, path: Path) -> Counts:
    """The fingerprints of all findings of a report, as they stand in the file `path`."""
    return {
        _key(document.source, path.parent): Counter(fingerprint(document, finding) for finding in document.findings)
        for document in report.documents
    }


def write(report: Report, path: Path) -> int:
    """Accept all findings of `report` in the file `path`; gives how many they are.

    Documents that the file knows and that were not checked now are kept.
    """
    write_counts(counts(report, path), path)
    return sum(len(document.findings) for document in report.documents)


def write_counts(accepted: Counts, path: Path) -> None:
    """Put the fingerprints of documents in the file `path`; other documents that it knows are kept."""
    known = {**(read(path) if path.exists() else {}), **accepted}
    documents = {source: dict(sorted(prints.items())) for source, prints in sorted(known.items()) if prints}
    write_atomic(path, json.dumps({"schema": SCHEMA, "documents": documents}, indent=1, ensure_ascii=False) + "\n")


def read(path: Path) -> Counts:
    """The fingerprints of a baseline file."""
    name = str(path)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        message = f"dit bestand bestaat niet; maak het met: begrijpelijk check --baseline-schrijven {name} BRON"
        raise ConfigError(message, name) from None
    except OSError as error:
        raise ConfigError(f"dit bestand kan niet worden gelezen ({error.strerror})", name) from error
    except (ValueError, RecursionError) as error:
        raise ConfigError("dit is geen lijst met bekende punten; maak het bestand opnieuw", name) from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("documents"), dict):
        raise ConfigError("dit is geen lijst met bekende punten; maak het bestand opnieuw", name)
    try:
        return {
            str(source): Counter({str(print_): int(count) for print_, count in prints.items()})
            for source, prints in data["documents"].items()
        }
    except (AttributeError, TypeError, ValueError, OverflowError) as error:
        raise ConfigError("dit bestand is beschadigd; maak het opnieuw", name) from error


def apply(report: Report, path: Path, lang: str = "nl") -> Report:
    """The report without what the baseline accepts; every document says how much that is.

    A document that the file does not know and that has most of the findings of one that is gone, is that one renamed.
    """
    known = read(path)
    names = [_key(document.source, path.parent) for document in report.documents]
    gone = {name: known[name] for name in known.keys() - set(names) if _is_gone(name, path.parent)}
    documents = [
        _without(document, known[name] if name in known else _renamed(document, gone), lang)
        for document, name in zip(report.documents, names, strict=True)
    ]
    return report.model_copy(update={"documents": documents, "passed": all(document.passed for document in documents)})


def _is_gone(name: str, folder: Path) -> bool:
    return name != "-" and "://" not in name and not (folder / name).exists()


def _renamed(document: DocumentReport, gone: Counts) -> Counter[str] | None:
    """What was accepted of the file that this document was, and takes it out of `gone`: it stands for one document."""
    if not gone:
        return None
    prints = Counter(fingerprint(document, finding) for finding in document.findings)
    same, name = max(((prints & accepted).total(), name) for name, accepted in gone.items())
    return gone.pop(name) if same and same * 2 >= prints.total() else None


def _without(document: DocumentReport, accepted: Counter[str] | None, lang: str) -> DocumentReport:
    if not accepted:
        return document
    left = accepted.copy()
    kept: list[Finding] = []
    level_accepted = document.level_accepted
    for finding in document.findings:
        print_ = fingerprint(document, finding)
        if left[print_] > 0:
            left[print_] -= 1
            level_accepted = level_accepted or finding.rule == LEVEL_RULE
        else:
            kept.append(finding)
    hidden = len(document.findings) - len(kept)
    if not hidden:
        return document
    note = say(lang, "baseline_note_one") if hidden == 1 else say(lang, "baseline_note", count=hidden)
    changes = {"findings": kept, "notes": [*document.notes, note], "level_accepted": level_accepted}
    fewer = document.model_copy(update=changes)
    return fewer.model_copy(update={"passed": passes(fewer)})
