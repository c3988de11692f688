"""What several formats share: the order of documents, places in words, and the rules behind findings."""

import re
from collections.abc import Iterable, Mapping, Sequence

from begrijpelijk.model import SEVERITIES, DocumentReport, Finding, Report, Severity
from begrijpelijk.reports.wording import say
from begrijpelijk.rules import Rule
from begrijpelijk.verdict import meets_level

# Control characters would move the cursor of a terminal and make XML invalid; a text may hold them all the same.
# The second row are marks that turn the direction of writing around, which can make a report lie.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
WEIGHTS: Mapping[Severity, int] = {"fout": 5, "waarschuwing": 2, "tip": 1}
"""How much a finding counts when documents or rules are put in order."""
LOOKS = frozenset({"kleine-letter", "lange-regel", "uitlijning"})
"""Rules about how the text looks. They point at the first such passage, but its sentence has nothing to do with it."""
# What a spreadsheet takes for the beginning of a formula, also in the wide form of an East Asian keyboard, and the
# signs in front of it that some of them pass over.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PASSED_OVER = " \t\r\n\xa0\u3000\ufeff\u200b\ufffd"
_PARAGRAPH_TYPES = ("officedocument", "opendocument", "msword", "rtf")


def clean(text: str) -> str:
    """The text with characters that no reader can see made visible as �."""
    return _CONTROL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str, limit: int | None = None) -> str:
    """The text on one line, cut at a word when it is longer than `limit`."""
    line = " ".join(clean(text).split())
    if limit is None or len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut) + "…"


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula: a document could hold "=HYPERLINK(...)"."""
    return text.startswith(_FORMULA) or text.lstrip(_PASSED_OVER).startswith(_FORMULA)


def shortened(text: str, limit: int = 500) -> str:
    """A quotation: a finding about the whole text would otherwise repeat all of it."""
    quoted = clean(text)
    return quoted if len(quoted) <= limit else quoted[: limit - 1] + "…"


def rules() -> Mapping[str, Rule]:
    """The rules that are installed, by id. A report made elsewhere may name others: look up with `get`."""
    from begrijpelijk import plugins

    return {identity: check.rule for identity, check in plugins.registry().checks.items()}


def rule_title(known: Mapping[str, Rule], rule: str, lang: str) -> str:
    """What a rule is called, or its id when it is not installed here."""
    found = known.get(rule)
    return found.title.get(lang, found.title["nl"]) if found else rule


def place(finding: Finding, media_type: str, lang: str) -> str:
    """Where a finding is, in words: "regel 3", "bladzijde 2"; empty when nothing is known."""
    location = finding.location
    parts: list[str] = []
    if location.screen is not None:
        parts.append(say(lang, "screen", number=location.screen))
    if location.page is not None:
        parts.append(say(lang, "page", number=location.page))
    elif location.line is not None:
        key = "paragraph" if any(name in media_type for name in _PARAGRAPH_TYPES) else "line"
        parts.append(say(lang, key, number=location.line))
    elif location.selector is not None:
        parts.append(one_line(location.selector, 60))
    return ", ".join(parts)


def instead(suggestions: Sequence[str], lang: str) -> str:
    """The first suggestions in words: "beter: dus of daarom"."""
    return say(lang, "instead", words=say(lang, "or").join(one_line(suggestion) for suggestion in suggestions[:3]))


def told(finding: Finding, lang: str, limit: int = 160) -> str:
    """A finding on one line: its message, with the words and what is better where the message does not say these."""
    message, excerpt = one_line(finding.message), one_line(finding.excerpt, limit)
    quoted = f" “{excerpt}”" if excerpt and excerpt not in message else ""
    said = any(one_line(suggestion) in message for suggestion in finding.suggestions[:1])
    better = f" ({instead(finding.suggestions, lang)})" if finding.suggestions and not said else ""
    return f"{message}{quoted}{better}"


def worst_first(documents: Iterable[DocumentReport]) -> list[DocumentReport]:
    """Documents with the one to rewrite first on top.

    First by LiNT level, 4 to 1, those too short to measure last; in a level by the weight of the findings per 100
    words (`WEIGHTS`); then by LiNT score, and by name.
    """

    def place(document: DocumentReport) -> tuple[int, float, float, str]:
        scores = document.scores
        weight = sum(WEIGHTS[finding.severity] for finding in document.findings)
        return -(scores.level or 0), -weight / max(document.words, 1), -(scores.lint or 0.0), document.source

    return sorted(documents, key=place)


def count_by_severity(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings there are of each severity, heaviest first, zeros included."""
    counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        counts[finding.severity] += 1
    return counts


def target(document: DocumentReport, lang: str) -> str:
    """Whether the target is met, as a sentence."""
    meets = meets_level(document.scores, document.niveau)
    if meets is None:
        return say(lang, "target_unknown", niveau=document.niveau)
    if meets and not document.passed:
        return say(lang, "target_findings", niveau=document.niveau)
    return say(lang, "target_met" if meets else "target_missed", niveau=document.niveau)


def actions(findings: Iterable[Finding], known: Mapping[str, Rule], lang: str, limit: int = 5) -> list[tuple[str, int]]:
    """What to do first: at most `limit` (order, how often) pairs, what helps the reader most on top."""
    gain: dict[str, int] = {}
    counts: dict[str, int] = {}
    for finding in findings:
        gain[finding.rule] = gain.get(finding.rule, 0) + WEIGHTS[finding.severity]
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
    # The level is the outcome of the other points, not something to do by itself.
    chosen = sorted((rule for rule in gain if rule != "taalniveau"), key=lambda rule: (-gain[rule], rule))[:limit]
    result = []
    for rule in chosen:
        found = known.get(rule)
        action = (found.action.get(lang) or found.action.get("nl")) if found else None
        title = rule_title(known, rule, lang)
        result.append((action or say(lang, "empty_action", title=title[:1].lower() + title[1:]), counts[rule]))
    return result


def summary(report: Report, lang: str) -> str:
    """One sentence over several documents."""
    total, passed = len(report.documents), sum(document.passed for document in report.documents)
    if not total:
        return say(lang, "summary_none")
    if passed == total:
        return say(lang, "summary_all", total=total)
    if passed == 1:
        return say(lang, "summary_one", total=total)
    return say(lang, "summary_some", passed=passed, total=total)
