"""A walked flow as a report: screens as documents, checks of the whole, the map; and the command's refusals."""

import json
import re
from xml.etree import ElementTree as ET

import pytest

from begrijpelijk import cli
from begrijpelijk.browser.flow_report import check_flow, entered
from begrijpelijk.browser.model import Answer, Flow, Page, Probe, Screen, Step
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.document import Block, BlockKind, Document
from begrijpelijk.plugins import load
from begrijpelijk.reports import html, text
from begrijpelijk.reports.flow_map import HEIGHT, WIDTH, draw
from begrijpelijk.rules import Check, Hit, Rule

URL = "http://127.0.0.1:1/"
WORDS = {"nl": "Scherm {citaat} is raar.", "en": "Screen {citaat} is odd."}


def rule(id_, find):
    texts = {"nl": "Raar", "en": "Odd"}
    return Check(Rule(id_, "digital", "fout", texts, WORDS, texts, (), kenmerken=(4,), scope="flow"), find)


def screen(number, *blocks, **more):
    document = Document(f"{URL}#scherm-{number}", [Block(t, k) for k, t in blocks], "text/html")
    document.page = Page(URL, "", "nl")
    return Screen(str(number), document.page, document, **more)


def flow():
    heading, paragraph = BlockKind.HEADING, BlockKind.PARAGRAPH
    return Flow(
        URL,
        [
            screen(1, (heading, "Hebt u pijn?")),
            screen(2, (heading, "Hoe erg is het <b>?"), depth=1),
            screen(3, (heading, "Bel 112"), (paragraph, "U wordt door de arts teruggebeld."), depth=2, outcome=True),
        ],
        [
            Step("1", "2", (Answer("Hebt u pijn?", "Ja"),), "Volgende"),
            Step("1", "3", (Answer("Hebt u pijn?", "Nee"),), "Volgende"),
            Step("2", "3", (Answer("Hoe erg is het?", "Erg"),), "Volgende"),
            Step("2", "1", (Answer("", "Anders"),), "Anders"),
        ],
        paths=3, finished=2, longest=3, hosts=("127.0.0.1:1",), notes=["Een opmerking."],
    )  # fmt: skip


def checker(*checks):
    registry = load()
    for check in checks:
        registry.checks[check.rule.id] = check
    return Checker(Config(), registry)


@pytest.fixture(scope="module")
def report():
    return check_flow(checker(rule("raar", lambda walked, options: [Hit(0, 4, screen="2")])), flow())


class TestReport:
    def test_screens_are_documents_with_their_screen_in_every_finding(self, report):
        assert [d.source for d in report.documents] == [f"{URL}#scherm-{n}" for n in (1, 2, 3)]
        passive = [f for f in report.documents[2].findings if f.rule == "lijdende-vorm"]
        assert passive and {f.location.screen for d in report.documents[2:] for f in d.findings} == {"3"}

    def test_a_check_of_the_whole_flow_is_put_with_its_screen(self, report):
        found = [
            (d.source[-1], f.message, f.location.screen)
            for d in report.documents
            for f in d.findings
            if f.rule == "raar"
        ]
        assert found == [("2", "Scherm Hoe  is raar.", "2")]
        assert not report.passed and not report.documents[1].passed and report.documents[0].passed

    def test_a_check_that_fails_is_named(self):
        made = check_flow(checker(rule("stuk", lambda walked, options: 1 / 0)), flow())
        assert any("stuk" in e.source and "ZeroDivisionError" in e.message and e.kind == "rule" for e in made.errors)

    def test_the_json_has_the_flow(self, report):
        data = json.loads(report.model_dump_json())["flows"][0]
        assert (data["paths"], data["finished"], data["share"], data["complete"]) == (3, 2, 0.667, True)
        assert data["screens"][2] == {
            "id": "3", "source": f"{URL}#scherm-3", "title": "Bel 112", "depth": 2, "outcome": True, "login": False,
            "level": None, "findings": len(report.documents[2].findings),
        }  # fmt: skip
        assert {"question": "Hebt u pijn?", "value": "Nee"} in data["entered"]

    def test_without_an_outcome_it_is_an_error(self):
        walked = flow()
        walked.screens[2].outcome = False
        assert any(e.kind == "source" and e.source == URL for e in check_flow(checker(), walked).errors)

    def test_wrong_answers_that_were_tried_are_told_too(self):
        walked = flow()
        walked.screens[1].page.probes.append(Probe("impossible", "Hoe erg is het?", "#x", entered="abc"))
        assert any(e.value == "abc" for e in entered(walked))


def _one_of_each(report):
    """Ten findings of each severity."""
    found = next(f for document in report.documents for f in document.findings)
    return [found.model_copy(update={"severity": s}) for s in ("fout", "waarschuwing", "tip") for _ in range(10)]


class TestMap:
    def test_boxes_do_not_overlap_and_lie_inside(self, report):
        drawing = draw(report.flows[0])
        boxes = [(p.x, p.y) for p in drawing.places]
        assert len(boxes) == 3
        for n, (x, y) in enumerate(boxes):
            assert x >= 0 and x + WIDTH <= drawing.width and y >= 0 and y + HEIGHT <= drawing.height
            assert all(abs(x - a) >= WIDTH or abs(y - b) >= HEIGHT for a, b in boxes[:n])

    def test_lines_go_down_except_those_that_go_back(self, report):
        drawing = draw(report.flows[0])
        tops = {p.id: p.y for p in drawing.places}
        assert {(line.source, line.target) for line in drawing.lines if line.back} == {("2", "1")}
        assert all(tops[line.source] < tops[line.target] for line in drawing.lines if not line.back)

    def test_a_line_that_goes_back_passes_behind_no_box(self, report):
        screens = [report.flows[0].screens[0].model_copy(update={"id": str(n)}) for n in range(7)]
        steps = [(0, n) for n in (1, 2, 3)] + [(n, n + 3) for n in (1, 2, 3)] + [(4, 0), (1, 0), (4, 2), (5, 4)]
        step = report.flows[0].steps[0]
        steps = [step.model_copy(update={"source": str(a), "target": str(b)}) for a, b in steps]
        drawing = draw(report.flows[0].model_copy(update={"screens": screens, "steps": steps}))
        back = [line for line in drawing.lines if line.back]
        assert back
        tops = {place.id: place.y for place in drawing.places}
        for line in back:
            before, end = re.search(r" ([\d.]+)V([\d.]+)$", line.path).groups()
            assert float(before) < float(end) < tops[line.target]  # the arrow points down, at the box
            x, y, points = 0.0, 0.0, []
            for letter, values in re.findall(r"([MVHQ])([^MVHQ]*)", line.path):
                numbers = [float(value) for value in values.split()]
                end = {"V": (x, numbers[-1]), "H": (numbers[-1], y)}.get(letter, tuple(numbers[-2:]))
                points += (
                    [(x + (end[0] - x) * n / 20, y + (end[1] - y) * n / 20) for n in range(1, 21)] if points else [end]
                )
                x, y = end
            for place in drawing.places:
                inside = [p for p in points if place.x < p[0] < place.x + WIDTH and place.y < p[1] < place.y + HEIGHT]
                assert not inside, (line.source, line.target, place.id)
            assert all(0 <= a <= drawing.width and 0 <= b <= drawing.height for a, b in points)

    def test_words_stay_inside_their_box(self, report):
        from begrijpelijk.reports.html.flow import FlowView

        documents = {d.source: d.model_copy(update={"findings": _one_of_each(report)}) for d in report.documents}
        boxes = FlowView(report.flows[0], documents, {}, "nl", "x").boxes
        told = [line for box in boxes for _, line in box.points]
        assert len(boxes[0].points) == 2 and all(len(line) <= 27 for line in told)
        assert all(40 < y < HEIGHT for box in boxes for y, _ in box.points)

    def test_a_long_circle_and_no_screens(self, report):
        screens = [report.flows[0].screens[0].model_copy(update={"id": str(n)}) for n in range(300)]
        step = report.flows[0].steps[0]
        steps = [step.model_copy(update={"source": str(n), "target": str((n + 1) % 300)}) for n in range(300)]
        circle = report.flows[0].model_copy(update={"screens": screens, "steps": steps})
        assert len(draw(circle).lines) == 300
        assert draw(circle.model_copy(update={"screens": [], "steps": []})).places == ()

    def test_the_page_has_the_map_and_the_same_as_a_table_and_no_script(self, report):
        page = html.REPORTER.write(report, "nl")
        svg = ET.fromstring(re.search(r"<svg class=\"kaart\".*?</svg>", page, re.S)[0])
        words = " ".join(svg.itertext())
        assert "Scherm 3: uitslag" in words and "1 fout" in words
        assert svg.get("role") == "img" and svg.get("aria-label")
        assert "Hoe erg is het &lt;b&gt;?" in page and "<script" not in page
        table = page[page.index('<table class="overzicht stroom"') :]
        assert 'Nee</span> → <a href="#stroom1-s3">Scherm 3</a>' in table

    def test_the_text_names_screens_ways_and_what_was_entered(self, report):
        written = " ".join(text.REPORTER.write(report, "nl").split())
        for part in (
            "2 van de 3 wegen komen bij een uitslag (67%).",
            "3. Bel 112 (uitslag)",
            "Nee → scherm 3",
            "Hebt u pijn?: Nee",
            "Een opmerking.",
        ):
            assert part in written


class TestCommand:
    def refused(self, capsys, *arguments):
        assert cli.run(["triage", *arguments]) == 2
        out, err = capsys.readouterr()
        assert out == "" and err.count("\n") == 1
        return err

    def test_other_hosts(self, capsys):
        assert "--host www.example.nl" in self.refused(capsys, "https://www.example.nl/")

    @pytest.mark.parametrize("budget", ["x", "schermen=0", "schermen=-1", "appels=3", "schermen="])
    def test_a_wrong_budget(self, capsys, budget):
        assert "schermen=40" in self.refused(capsys, URL, "--budget", budget)

    def test_a_wrong_file_with_answers(self, capsys, tmp_path):
        file = tmp_path / "a.toml"
        file.write_text("[[antwoord]]\n", encoding="utf-8")
        assert "regel 1" in self.refused(capsys, URL, "--antwoorden", str(file))

    def test_a_wrong_level(self, capsys):
        assert "B1" in self.refused(capsys, URL, "--niveau", "B7")
