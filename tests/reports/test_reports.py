import csv as csv_module
import json as json_module
import re
import tempfile
from io import StringIO
from string import Formatter
from xml.etree import ElementTree as ET

import pytest
import samples

from begrijpelijk.commands.output import emit
from begrijpelijk.errors import UsageError
from begrijpelijk.model import Location, Region, Report, Scores
from begrijpelijk.reports import csv, json, junit, markdown, overview_wording, register_reports, sarif, text
from begrijpelijk.reports.wording import WORDING

CONTRACT = {"text", "json", "sarif", "junit", "gitlab", "github", "markdown", "csv"}
MANY = [samples.document(f"map/tekst{n}.txt", scores=samples.scores(lint=20.0 + n), passed=n == 0) for n in range(6)]
CASES = {
    "one": samples.report(),
    "none": samples.report().model_copy(update={"documents": []}),
    "many": samples.report(*MANY),
    "errors": samples.report(errors=[samples.ERROR]),
    "hostile": samples.report(samples.hostile()),
    "short": samples.report(samples.document(scores=Scores(), findings=[], sentences=[], passed=True)),
}


def test_all_formats_of_the_contract_are_registered():
    assert {reporter.name for reporter in register_reports()} >= CONTRACT


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("reporter", register_reports(), ids=lambda reporter: reporter.name)
def test_every_format_writes_every_report(reporter, case, lang):
    written = reporter.write(CASES[case], lang)
    assert written == reporter.write(CASES[case], lang)
    assert isinstance(written, bytes) is reporter.binary
    if not reporter.binary:
        assert written.endswith("\n")
        assert "\x1b" not in written and "\x00" not in written


@pytest.mark.parametrize("words", [WORDING, overview_wording.WORDING], ids=["all", "overview"])
def test_both_languages_say_the_same_with_the_same_values(words):
    assert words["nl"].keys() == words["en"].keys()
    for key, dutch in words["nl"].items():
        names = [{name for _, name, _, _ in Formatter().parse(t) if name} for t in (dutch, words["en"][key])]
        assert names[0] == names[1], key


class TestText:
    def test_the_verdict_comes_first_and_what_to_do_last(self):
        written = text.write(samples.report(), "nl")
        parts = [
            "niveau 2 van 4",
            "Ongeveer 3 op de 10 volwassenen vinden deze tekst moeilijk.",
            "Doel B1: niet gehaald.",
            "Dit lijkt op B2. Dat is een schatting, geen meting.",
            "De moeilijkste zinnen",
            "“U wordt morgen geopereerd.”",
            "waarschuwing: Hier staat niet wie het doet.",
            "Moeilijke woorden",
            "derhalve – beter: dus of daarom (regel 3)",
            "Wat kunt u doen?",
            "Kies gewone woorden. (1 keer)",
        ]
        found = [written.index(part) for part in parts]
        assert found == sorted(found)

    @pytest.mark.parametrize(
        ("adults", "sentence"),
        [(0.14, "1 op de 10 volwassenen vindt"), (0.53, "5 op de 10"), (0.78, "8 op de 10"), (0.02, "Minder dan 1 op")],
    )
    def test_the_share_is_in_people(self, adults, sentence):
        made = samples.report(samples.document(scores=samples.scores(adults=adults)))
        assert sentence in text.write(made, "nl")

    def test_a_short_text_gets_no_score(self):
        written = text.write(CASES["short"], "nl")
        assert "te kort om te meten" in written
        assert "LiNT" not in written and "lijkt op" not in written

    def test_many_documents_are_a_table_with_the_worst_first(self):
        lines = text.write(CASES["many"], "nl").splitlines()
        assert lines[0] == "1 van de 6 teksten is goed."
        sources = [line.split()[0] for line in lines if line.startswith("map/")]
        assert sources == [f"map/tekst{n}.txt" for n in (5, 4, 3, 2, 1, 0)]

    @pytest.mark.parametrize("case", CASES)
    @pytest.mark.parametrize("width", [20, 40, 80, 100])
    def test_no_line_is_wider_than_the_terminal(self, case, width):
        for line in text.show(CASES[case], "nl", width, False).splitlines():
            assert len(line) <= width

    def test_colour_only_when_asked(self):
        assert "\x1b[" not in text.show(samples.report(), "nl", 80, False)
        coloured = text.show(samples.report(), "nl", 80, True)
        bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
        assert bare != coloured
        assert [line.rstrip() for line in bare.splitlines()] == text.write(samples.report(), "nl").splitlines()

    def test_a_text_cannot_send_codes_to_the_terminal(self):
        coloured = text.show(CASES["hostile"], "nl", 80, True)
        assert "\x1b[31mrood" not in coloured and "\u202e" not in coloured


class TestJson:
    def test_it_is_the_report_and_can_be_read_back(self):
        written = json.write(samples.report(errors=[samples.ERROR]), "nl")
        data = json_module.loads(written)
        assert data["schema"] == "begrijpelijk/report/1"
        assert data["errors"] == [{"source": "kapot.pdf", "message": "dit bestand is kapot", "kind": "source"}]
        assert Report.model_validate_json(written) == samples.report(errors=[samples.ERROR])

    def test_the_text_is_there_only_when_asked(self):
        assert "text" not in json_module.loads(json.write(samples.report(), "nl"))["documents"][0]
        carried = samples.report(samples.document(text=samples.TEXT))
        assert json_module.loads(json.write(carried, "nl"))["documents"][0]["text"] == samples.TEXT

    def test_half_a_character_in_a_file_name_is_no_problem(self):
        written = json.write(samples.report(samples.document("stuk\udcff.txt")), "nl")
        assert json_module.loads(written)["documents"][0]["source"] == "stuk\udcff.txt"


class TestCsv:
    def rows(self, report):
        return list(csv_module.DictReader(StringIO(csv.write(report, "nl"))))

    def test_one_line_a_finding(self):
        rows = self.rows(samples.report())
        assert [row["rule"] for row in rows] == ["lijdende-vorm", "formeel-woord"]
        assert rows[1]["suggestions"] == "dus; daarom" and rows[1]["line"] == "3"

    def test_no_cell_is_a_formula(self):
        for row in self.rows(CASES["hostile"]):
            assert not any(value.lstrip().startswith(("=", "+", "-", "@")) for value in row.values())
            assert row["source"].startswith("'=cmd")

    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    @pytest.mark.parametrize("text", ["=1+1", "Kom; =HYPERLINK(A1); of", "U\t@SUM(A1)\t-1", "+31 6; ＝A1", '";=1+1;"'])
    def test_no_cell_is_a_formula_wherever_a_program_cuts(self, separator, text):
        made = samples.word().model_copy(update={"excerpt": text, "message": text, "suggestions": [text]})
        written = csv.write(samples.report(samples.document(findings=[made], source=text)), "nl")
        for line in written.splitlines():
            for cell in [*line.split(separator), *next(csv_module.reader([line], delimiter=separator))]:
                assert not cell.lstrip('" \t').startswith(("=", "+", "-", "@", "＝")), line


class TestSarif:
    def run_of(self, report):
        return json_module.loads(sarif.write(report, "nl"))["runs"][0]

    def test_the_structure(self):
        data = json_module.loads(sarif.write(samples.report(errors=[samples.ERROR]), "nl"))
        assert data["version"] == "2.1.0" and "sarif-schema-2.1.0" in data["$schema"]
        (run,) = data["runs"]
        assert {"name", "version", "rules", "language"} <= run["tool"]["driver"].keys()
        rules = run["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == ["formeel-woord", "lijdende-vorm"]
        assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["level"] in ("error", "warning", "note") and result["message"]["text"]
            place = result["locations"][0]["physicalLocation"]
            assert run["artifacts"][place["artifactLocation"]["index"]]["location"]["uri"] == "folder.txt"
            assert place["region"]["startLine"] >= 1 and result["properties"]["textLength"] > 0
            assert re.fullmatch("[0-9a-f]{24}:1", result["partialFingerprints"]["begrijpelijk/v1"])

    def test_a_region_points_at_the_text(self):
        place = Region(start=35, end=43, line=3, column=8, end_line=3, end_column=16)
        made = samples.word().model_copy(update={"location": Location(line=3, column=8, region=place)})
        (result,) = self.run_of(samples.report(samples.document(findings=[made])))["results"]
        region = result["locations"][0]["physicalLocation"]["region"]
        start = region["charOffset"]
        assert samples.TEXT[start : start + region["charLength"]] == "derhalve" == result["properties"]["excerpt"]
        assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (3, 8, 3, 16)

    def test_edits_are_fixes_where_their_place_in_the_file_is_known(self):
        found = samples.word()
        place = Region(start=35, end=43, line=3, column=8, end_line=3, end_column=16)
        placed = found.model_copy(update={"edits": [found.edits[0].model_copy(update={"region": place})]})
        plain, mended = self.run_of(samples.report(samples.document(findings=[found, placed])))["results"]
        assert "fixes" not in plain
        (replacement,) = mended["fixes"][0]["artifactChanges"][0]["replacements"]
        assert replacement["insertedContent"]["text"] == "dus" and replacement["deletedRegion"]["charLength"] == 8

    @pytest.mark.parametrize(
        ("source", "uri"),
        [
            ("-", "stdin"),
            ("map/een brief.txt", "map/een%20brief.txt"),
            ("/tmp/é.txt", "file:///tmp/%C3%A9.txt"),
            ("https://a.nl/b c?d=1", "https://a.nl/b%20c?d=1"),
        ],
    )
    def test_sources_are_uris(self, source, uri):
        run = self.run_of(samples.report(samples.document(source)))
        assert run["artifacts"][0]["location"]["uri"] == uri


class TestJunit:
    def test_a_case_for_the_level_and_for_each_severity(self):
        root = ET.fromstring(junit.write(samples.report(), "nl").encode())
        cases = {case.get("name"): case for case in root.iter("testcase")}
        assert list(cases) == ["Niveau B1", "fouten", "waarschuwingen", "tips"]
        assert cases["Niveau B1"].find("failure") is not None and cases["fouten"].find("failure") is not None
        # Under --fail-on fout a warning is told and fails nothing.
        assert cases["waarschuwingen"].find("failure") is None
        assert "lijdende-vorm" in cases["waarschuwingen"].findtext("system-out")
        assert (root.get("tests"), root.get("failures")) == ("4", "2")

    def test_what_was_measured_and_where_the_file_is(self):
        (suite,) = ET.fromstring(junit.write(samples.report(), "nl").encode()).findall("testsuite")
        assert suite[0].tag == "properties", "readers expect them first"
        measured = {each.get("name"): each.get("value") for each in suite[0]}
        assert measured == {"niveau": "B1", "lint": "44.0", "level": "2", "cefr": "B2"}
        assert suite.get("file") == "folder.txt"

    def test_an_accepted_level_is_no_failure(self):
        made = samples.document(findings=[], level_accepted=True)
        root = ET.fromstring(junit.write(samples.report(made), "nl").encode())
        assert root.get("failures") == "0"

    def test_errors_and_short_texts(self):
        made = CASES["short"].model_copy(update={"errors": [samples.ERROR]})
        root = ET.fromstring(junit.write(made, "nl").encode())
        assert (root.get("errors"), root.get("failures")) == ("1", "0")
        assert [suite.get("skipped") for suite in root] == ["1", "0"]

    def test_it_is_xml_whatever_a_text_holds(self):
        ET.fromstring(junit.write(CASES["hostile"], "nl").encode())


class TestMarkdown:
    def test_it_has_verdict_table_and_actions(self):
        written = markdown.write(samples.report(), "nl")
        assert "**Deze tekst is niet zo moeilijk (niveau 2 van 4).**" in written
        assert "| regel 3 | fout | Dit is een formeel woord. | derhalve | dus of daarom | `formeel-woord` |" in written
        assert "1. Kies gewone woorden. (1 keer)" in written

    def test_of_several_a_table_and_what_could_not_be_read_come_first(self):
        written = markdown.write(samples.report(*MANY, errors=[samples.ERROR]), "nl")
        rows = re.findall(r"^\| (map/tekst\d\S*) \|", written, re.MULTILINE)
        assert rows == [f"map/tekst{n}\\.txt".replace("\\", "") for n in (5, 4, 3, 2, 1, 0)]
        assert written.index("kapot") < written.index("## map/tekst5")

    def test_a_text_cannot_become_markup(self):
        written = markdown.write(CASES["hostile"], "nl")
        assert "<script" not in written and "](javascript" not in written
        table = [line for line in written.splitlines() if line.startswith("| ")]
        assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {7}


def test_a_workbook_where_nothing_may_be_written_aside(tmp_path, monkeypatch):
    """As in a container with --read-only and no --tmpfs."""
    xlsx = next(reporter for reporter in register_reports() if reporter.name == "xlsx")
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: [])
    with pytest.raises(UsageError, match="TMPDIR"):
        emit(CASES["one"], xlsx, "nl", tmp_path / "uit.xlsx")
    assert list(tmp_path.iterdir()) == []
