"""The report for people, in a terminal or a plain text file: the verdict first, what to do last."""

from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from begrijpelijk.model import DocumentReport, ErrorReport, Finding, FlowReport, Report, SentenceReport, Severity
from begrijpelijk.reports.base import Reporter
from begrijpelijk.reports.common import (
    LOOKS,
    actions,
    clean,
    count_by_severity,
    instead,
    one_line,
    place,
    rules,
    summary,
    target,
    worst_first,
)
from begrijpelijk.reports.flow import screen_lines
from begrijpelijk.reports.flow import summary as flow_summary
from begrijpelijk.reports.wording import number, say, share, tally
from begrijpelijk.rules import Rule

PLAIN_WIDTH = 80
NARROW = 60  # under this many columns a table cannot be read
FULL_DOCUMENTS = 3  # with more than this the details would bury the overview
MAX_SENTENCES = 5
MAX_WORDS = 15
MAX_REST = 10
MAX_EXCERPT = 200
MAX_DOCUMENTS = 50

_SEVERITY_STYLES: dict[Severity, str] = {"fout": "bold red", "waarschuwing": "yellow", "tip": "cyan"}
_LEVEL_STYLES = {1: "bold green", 2: "bold green", 3: "bold yellow", 4: "bold red"}


def write(report: Report, lang: str) -> str:
    """The report as plain text, for a file or another program."""
    return show(report, lang, PLAIN_WIDTH, False)


def show(report: Report, lang: str, width: int, colour: bool) -> str:
    """The report for a terminal of `width` columns, coloured or not."""
    stream = StringIO()
    console = Console(
        file=stream,
        width=max(width, 20),
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    _Writer(console, lang, rules()).report(report)
    # Lines are filled up with spaces to the width; in a file these are only in the way.
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


class _Writer:
    """Prints the parts of a report on a console, from top to bottom."""

    def __init__(self, console: Console, lang: str, known: Mapping[str, Rule]) -> None:
        self.console = console
        self.lang = lang
        self.known = known

    def say(self, key: str, **values: object) -> str:
        return say(self.lang, key, **values)

    def line(self, text: str | Text = "", style: str = "", indent: int = 0) -> None:
        content = Text(text, style=style) if isinstance(text, str) else text
        self.console.print(Padding(content, (0, 0, 0, indent)) if indent else content)

    def numbered(self, index: int, text: str, indent: int = 2) -> None:
        """An item of a list, its later lines under its first word."""
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        grid.add_row(Text(f"{index}."), Text(text))
        self.console.print(Padding(grid, (0, 0, 0, indent)))

    def title(self, key: str) -> None:
        self.line()
        self.line(self.say(key), "bold")

    def report(self, report: Report) -> None:
        many = len(report.documents) > 1
        if many or not report.documents:
            self.line(summary(report, self.lang), "bold")
        self.flows(report.flows)
        if many:
            self.line()
            self.overview(worst_first(report.documents))
        if len(report.documents) <= FULL_DOCUMENTS:
            for document in worst_first(report.documents):
                if many:
                    self.line()
                self.document(document)
        else:
            worst = worst_first(report.documents)
            self.actions([finding for document in worst for finding in document.findings])
            self.line()
            self.line(self.say("details", source=one_line(worst[0].source)))
        self.kenmerken(report)
        self.errors(report.errors)

    def flows(self, flows: Sequence[FlowReport]) -> None:
        for flow in flows:
            self.title("flow_title")
            self.line(one_line(flow.url), indent=2)
            for sentence in (*flow_summary(flow, self.lang), *flow.notes):
                self.line(one_line(sentence), indent=2)
            self.title("flow_table")
            for screen, ways in screen_lines(flow, self.lang):
                self.line(screen, indent=2)
                for way in ways:
                    self.line(one_line(way), "dim", indent=6)
            if flow.entered:
                self.title("flow_entered")
                pairs = ((one_line(each.question), one_line(each.value)) for each in flow.entered)
                self.line("; ".join(f"{q}: {value}" if q else value for q, value in pairs), indent=2)
                self.line(self.say("flow_entered_help", hosts=", ".join(flow.hosts)), "dim", indent=2)

    def overview(self, documents: Sequence[DocumentReport]) -> None:
        shown = documents[:MAX_DOCUMENTS]
        headings = [self.say(f"column_{name}") for name in ("text", "score", "share", "target", "result", "points")]
        if self.console.width < NARROW:
            for document in shown:
                source, *cells = self._cells(document)
                self.line(source, "bold")
                self.line(", ".join(f"{h.lower()} {c}" for h, c in zip(headings[1:], cells, strict=True)), indent=2)
        else:
            table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
            for heading in headings:
                table.add_column(heading, overflow="fold")
            for document in shown:
                *cells, result, points = self._cells(document)
                style = "green" if document.passed else "bold red"
                table.add_row(*map(Text, cells), Text(result, style=style), Text(points))
            self.console.print(table)
        if len(documents) > len(shown):
            self.line(self.say("more", count=len(documents) - len(shown)))

    def _cells(self, document: DocumentReport) -> list[str]:
        scores = document.scores
        adults = round(scores.adults_struggling * 10) if scores.adults_struggling is not None else None
        people = self.say("share_cell", count=adults) if adults else self.say("share_cell_few")
        return [
            clean(document.source),
            self.say("too_short_cell") if scores.lint is None else number(self.lang, scores.lint),
            "-" if adults is None else people,
            document.niveau,
            self.say("yes" if document.passed else "no"),
            str(len(document.findings)),
        ]

    def document(self, document: DocumentReport) -> None:
        self.line(clean(document.source), "bold underline")
        self.verdict(document)
        sentences, words, rest = self._sorted(document)
        if not document.findings:
            self.line(self.say("none_found"), "green")
        self.sentences(sentences, document)
        self.words(words, document)
        self.rest(rest, document)
        self.actions(document.findings)
        if document.notes:
            self.title("notes")
            for note in document.notes:
                self.line(one_line(note), indent=2)

    def verdict(self, document: DocumentReport) -> None:
        scores = document.scores
        if scores.lint is None or scores.level is None:
            self.line(self.say("too_short"), "bold yellow")
        else:
            self.line(self.say(f"level_{scores.level}"), _LEVEL_STYLES.get(scores.level, "bold"))
            if scores.adults_struggling is not None:
                self.line(share(self.lang, scores.adults_struggling))
        verdict = target(document, self.lang)
        if scores.cefr_indication is not None:
            verdict += " " + self.say("indication", cefr=scores.cefr_indication)
        self.line(verdict, "" if document.passed else "bold")
        facts = [self.say("counts", words=document.words, sentences=document.sentences_count)]
        if scores.lint is not None:
            facts.append(self.say("score", lint=number(self.lang, scores.lint)))
        counts = [tally(self.lang, severity, n) for severity, n in count_by_severity(document.findings).items() if n]
        if counts:
            facts.append(", ".join(counts).capitalize() + ".")
        self.line(" ".join(facts), "dim")

    def _sorted(
        self, document: DocumentReport
    ) -> tuple[list[tuple[SentenceReport, list[Finding]]], list[Finding], list[Finding]]:
        """Findings by where they are told: with a hard sentence, among the words, or further down."""
        words = [finding for finding in document.findings if self._is_word(finding)]
        others = [f for f in document.findings if not self._is_word(f) and f.rule != "taalniveau"]
        told_here = [f for f in others if f.rule not in LOOKS]
        by_sentence: list[tuple[SentenceReport, list[Finding]]] = []
        for sentence in document.sentences:
            inside = [f for f in told_here if sentence.start <= f.start and f.end <= sentence.end and f.start < f.end]
            if inside:
                by_sentence.append((sentence, inside))
        by_sentence.sort(key=lambda pair: (-_pain(pair[1]), -(pair[0].lint or 0), pair[0].start))
        chosen = by_sentence[:MAX_SENTENCES]
        told = {id(finding) for _, findings in chosen for finding in findings}
        return chosen, words, [finding for finding in others if id(finding) not in told]

    def _is_word(self, finding: Finding) -> bool:
        rule = self.known.get(finding.rule)
        return rule.section == "words" if rule else bool(finding.suggestions) and len(finding.excerpt.split()) <= 3

    def sentences(self, chosen: list[tuple[SentenceReport, list[Finding]]], document: DocumentReport) -> None:
        if not chosen:
            return
        self.title("hard_sentences")
        for index, (sentence, findings) in enumerate(chosen, 1):
            self.numbered(index, f"“{one_line(sentence.text, MAX_EXCERPT)}”")
            where = place(findings[0], document.media_type, self.lang)
            if where:
                self.line(where, "dim", indent=5)
            for finding in findings:
                self.finding(finding, 5)

    def finding(self, finding: Finding, indent: int, where: str = "") -> None:
        text = Text(say(self.lang, finding.severity), style=_SEVERITY_STYLES[finding.severity])
        text.append(f": {one_line(finding.message)}", style="default" if self.console.color_system else "")
        if where:
            text.append(f" ({where})", style="dim")
        self.line(text, indent=indent)
        if finding.suggestions:
            self.line(instead(finding.suggestions, self.lang), "green", indent=indent + 2)

    def words(self, words: list[Finding], document: DocumentReport) -> None:
        if not words:
            return
        self.title("hard_words")
        groups: dict[str, list[Finding]] = {}
        for finding in words:
            groups.setdefault(one_line(finding.excerpt, MAX_EXCERPT).lower(), []).append(finding)
        ranked = sorted(groups.values(), key=lambda group: (-_pain(group), group[0].start))
        for group in ranked[:MAX_WORDS]:
            self.word(group, document)
        if len(ranked) > MAX_WORDS:
            self.line(self.say("more", count=len(ranked) - MAX_WORDS), "dim", indent=2)

    def word(self, group: list[Finding], document: DocumentReport) -> None:
        first = group[0]
        text = Text(one_line(first.excerpt, MAX_EXCERPT), style=_SEVERITY_STYLES[first.severity])
        # One word can be found by two rules: the one that knows something better speaks, before one that only divides.
        speaker = min((f for f in group if f.suggestions), key=self._rank, default=first)
        plain = "default" if self.console.color_system else ""
        if speaker.suggestions:
            text.append(f" – {instead(speaker.suggestions, self.lang)}", style=plain)
        else:
            text.append(f" – {one_line(speaker.message)}", style=plain)
        spots = {finding.start for finding in group}
        where = place(first, document.media_type, self.lang)
        remarks = [where] if where else []
        if len(spots) > 1:
            remarks.append(self.say("times", count=len(spots)))
        if remarks:
            text.append(f" ({', '.join(remarks)})", style="dim")
        self.line(text, indent=2)

    def _rank(self, finding: Finding) -> float:
        """The priority of a finding's rule; one without comes last."""
        rule = self.known.get(finding.rule)
        return rule.priority if rule and rule.priority is not None else float("inf")

    def rest(self, findings: list[Finding], document: DocumentReport) -> None:
        if not findings:
            return
        self.title("rest")
        ranked = sorted(findings, key=lambda finding: (-_pain([finding]), finding.start))
        for finding in ranked[:MAX_REST]:
            self.finding(finding, 2, place(finding, document.media_type, self.lang))
        if len(ranked) > MAX_REST:
            self.line(self.say("more", count=len(ranked) - MAX_REST), "dim", indent=2)

    def actions(self, findings: Iterable[Finding]) -> None:
        chosen = actions(findings, self.known, self.lang)
        if not chosen:
            return
        self.title("actions")
        for index, (action, count) in enumerate(chosen, 1):
            often = self.say("once") if count == 1 else self.say("times", count=count)
            self.numbered(index, f"{one_line(action)} ({often})")

    def kenmerken(self, report: Report) -> None:
        told = [kenmerk for kenmerk in report.kenmerken if kenmerk.findings]
        if not told:
            return
        self.title("kenmerken")
        for kenmerk in told:
            status = self.say(kenmerk.status)
            points = self.say("point_one") if kenmerk.findings == 1 else self.say("points", count=kenmerk.findings)
            self.line(f"{kenmerk.nummer}. {one_line(kenmerk.naam)}: {status} ({points})", indent=2)

    def errors(self, errors: Sequence[ErrorReport]) -> None:
        if not errors:
            return
        self.title("errors")
        for error in errors:
            self.line(f"{one_line(error.source)}: {one_line(error.message)}", "red", indent=2)


def _pain(findings: Iterable[Finding]) -> int:
    """How much findings together trouble a reader."""
    return sum({"fout": 5, "waarschuwing": 2, "tip": 1}[finding.severity] for finding in findings)


REPORTER = Reporter("text", (".txt",), "text/plain", write, show, needs="sentences")
