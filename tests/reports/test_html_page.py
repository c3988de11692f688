"""The HTML report as a file: what is in it, in which order, and that a document cannot break out of it."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest
import samples
from bs4 import BeautifulSoup

from begrijpelijk.model import BlockReport, Scores, SectionReport
from begrijpelijk.reports import html
from begrijpelijk.reports.html.wording import WORDING

TITLE = "Uw operatie"
BLOCKS = [
    ("heading", TITLE, {"level": 1}),
    ("paragraph", "U wordt morgen geopereerd. Het is derhalve noodzakelijk om nuchter te zijn.", {}),
    ("heading", "Mee te nemen", {"level": 3}),
    ("item", "een pyjama", {"level": 1, "group": 1}),
    ("item", "derhalve ook sokken", {"level": 2, "group": 1}),
    ("cell", "Dag", {"group": 2, "row": 1, "column": 1, "header": True}),
    ("cell", "Uur", {"group": 2, "row": 1, "column": 2, "header": True}),
    ("cell", "8 uur", {"group": 2, "row": 2, "column": 2}),
    ("button", "Verstuur", {}),
]


def blocks(parts=BLOCKS):
    made, position = [], 0
    for kind, text, rest in parts:
        made.append(BlockReport(kind=kind, text=text, start=position, **rest))
        position += len(text) + 2
    return made, "\n\n".join(text for _, text, _ in parts)


def document(parts=BLOCKS, findings=None, **changes):
    made, text = blocks(parts)
    if findings is None:
        findings = [
            samples.finding("lange-zin", "U wordt morgen geopereerd.", text),
            samples.finding("lijdende-vorm", "wordt morgen geopereerd", text, severity="tip"),
            samples.finding("formeel-woord", "morgen", text, severity="fout", suggestions=["straks"]),
            samples.finding("taalniveau", TITLE, text, severity="fout", message="Te moeilijk."),
        ]
    sections = [
        SectionReport(heading=TITLE, start=0, words=12, lint=61.0, level=4),
        SectionReport(heading="Mee te nemen", start=text.find("Mee te nemen"), words=5),
    ]
    values = {"title": TITLE, "blocks": made, "findings": findings, "sections": sections}
    return samples.document(**{**values, "sentences": samples.sentences(text), **changes})


def page(*documents, lang="nl", **changes):
    return BeautifulSoup(html.write(samples.report(*(documents or [document()]), **changes), lang), "lxml")


def shown(element):
    """The text of an element without numbers, signs and words for screen readers."""
    copy = BeautifulSoup(str(element), "lxml")
    for extra in copy.select(".nr, .stip, .alleen-lezen"):
        extra.decompose()
    return copy.get_text().strip("\n")


class TestStructure:
    def test_the_verdict_comes_before_everything(self):
        text = page(document(scores=samples.scores(adults=0.53, level=3))).main.get_text()
        parts = [
            TITLE,
            "Deze tekst is moeilijk (niveau 3 van 4).",
            "Ongeveer 5 op de 10 volwassenen vinden deze tekst moeilijk.",
            "Doel B1: niet gehaald.",
            "Wat kunt u doen?",
            "Over de hele tekst",
            "Hoe moeilijk is elk deel?",
            "De tekst met de punten",
            "Moeilijke woorden",
            "De 10 kenmerken",
        ]
        places = [text.index(part) for part in parts]
        assert places == sorted(places)

    def test_landmarks_and_headings_without_gaps(self):
        made = page()
        assert made.html["lang"] == "nl" and made.title.get_text(strip=True).startswith(TITLE)
        for name in ("header", "nav", "main", "footer", "article", "h1"):
            assert len(made.find_all(name)) == 1, name
        levels = [int(heading.name[1]) for heading in made.find_all(re.compile("^h[1-6]$"))]
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert made.select_one("a.skip")["href"] == "#inhoud" and made.select_one("#inhoud")

    def test_every_id_is_there_once_and_every_link_leads_somewhere(self):
        made = page(document(), document(source="b.txt"))
        ids = [element["id"] for element in made.select("[id]")]
        assert len(ids) == len(set(ids))
        assert {link["href"][1:] for link in made.select("a[href^='#']")} <= set(ids)
        assert not made.select("a:not([href^='#'])")

    def test_headings_lists_and_tables_are_what_they_are(self):
        text = page().select_one(".tekst")
        assert [shown(heading) for heading in text.select("h4, h5, h6")] == [TITLE, "Mee te nemen"]
        assert [shown(item) for item in text.select(".vast > ul > li")] == ["een pyjama", "derhalve ook sokken"]
        rows = [[shown(cell) for cell in row.find_all(["th", "td"])] for row in text.select(".vast > table tr")]
        assert rows == [["Dag", "Uur"], ["", "8 uur"]]
        assert [shown(p) for p in text.select(".b-button")] == ["Verstuur"]

    def test_a_table_without_rows_is_a_list_of_cells(self):
        parts = [("paragraph", TITLE, {}), ("cell", "a", {"group": 1}), ("cell", "b", {"group": 1})]
        assert [shown(c) for c in page(document(parts, [])).select(".cellen li")] == ["a", "b"]

    def test_the_picture_of_the_sections(self):
        rows = page().select(".delen li")
        assert [row.get_text(" ", strip=True) for row in rows] == [
            f"{TITLE} heel moeilijk",
            "Mee te nemen te kort om te meten",
        ]
        assert rows[0].select_one("rect.vul")["width"] == "61.0" and not rows[1].select("svg")

    def test_the_words_stand_together_with_what_is_better(self):
        (word,) = page().select(".woord")
        assert word.dt.get_text() == "morgen"
        assert "Beter: straks" in word.get_text()
        assert word.select_one("a")["href"] == "#t1-p4"

    def test_a_text_without_blocks_is_shown_as_far_as_it_is_known(self):
        carried = page(samples.document(text=samples.TEXT))
        assert [shown(p) for p in carried.select(".vast p")] == samples.TEXT.split("\n\n")
        bare = page(samples.document())
        assert [shown(p) for p in bare.select(".vast p")] == [s.text for s in samples.sentences()]
        assert "staat niet in dit verslag" in page(samples.document(sentences=[])).get_text()

    def test_errors_and_notes(self):
        text = page(document(notes=["Dit is een scan."]), errors=[samples.ERROR]).get_text()
        assert "Dit is een scan." in text and "dit bestand is kapot" in text


class TestPoints:
    def test_marks_stand_at_the_words_of_their_findings(self):
        made = page()
        marks = {mark["id"]: shown(mark) for mark in made.select("mark[id]")}
        # 1 is about the whole text: it is told above it.
        assert marks == {
            "t1-m2": "U wordt morgen geopereerd.",
            "t1-m3": "wordt morgen geopereerd",
            "t1-m4": "morgen",
        }
        assert [a.get_text() for a in made.select("#t1-m4 .nr")] == ["(Punt 4, fout, naar de uitleg)"]

    def test_findings_that_cross_are_cut_and_the_text_stays_whole(self):
        parts = [("paragraph", "een twee drie vier vijf", {})]
        _, text = blocks(parts)
        found = [samples.finding("lijdende-vorm", words, text) for words in ("een twee drie", "twee drie vier", "drie")]
        made = page(document(parts, found, sentences=[]))
        assert shown(made.select_one(".vast p")) == text
        assert sorted(mark["id"] for mark in made.select("mark[id]")) == ["t1-m1", "t1-m2", "t1-m3"]
        crossing = made.select("mark")
        assert "".join(shown(m) for m in crossing if m.select_one("[href='#t1-p2']") or m.get("id") == "t1-m2")
        assert [nr["href"] for nr in made.select(".vast .nr")] == ["#t1-p3", "#t1-p1", "#t1-p2"]

    def test_a_finding_over_several_blocks_is_about_the_whole_or_has_one_number(self):
        parts = [("paragraph", "een", {}), ("paragraph", "twee", {})]
        _, text = blocks(parts)
        made = page(document(parts, [samples.finding("lijdende-vorm", text, text)], sentences=[]))
        assert len(made.select(".vast .nr")) == 1 and len(made.select("mark")) == 2

    def test_hundreds_of_findings_on_one_word(self):
        found = [samples.finding("lijdende-vorm", "morgen", document().blocks[1].text)] * 300
        assert len(page(document([BLOCKS[1]], found)).select(".punt")) == 300

    def test_hard_sentences_are_named_and_not_only_coloured(self):
        made = document()
        hard = [s.model_copy(update={"level": level}) for s, level in zip(made.sentences, (1, 4, 3), strict=False)]
        text = page(made.model_copy(update={"sentences": hard}))
        assert [s.get_text() for s in text.select(".z4 > .alleen-lezen, .z3 > .alleen-lezen")] == [
            "(heel moeilijke zin) ",
            "(moeilijke zin) ",
        ]

    def test_each_severity_and_rule_can_be_filtered(self):
        made = page()
        boxes = [box["id"] for box in made.select("form.filter input[type=checkbox]")]
        assert boxes[:3] == ["f-s-fout", "f-s-waarschuwing", "f-s-tip"] and len(boxes) == 3 + 4
        style = made.style.string
        assert all(f"#{box}:not(:checked)" in style for box in boxes)
        assert all(box.find_parent("label").get_text(strip=True) for box in made.select("form.filter input"))

    def test_no_findings(self):
        made = page(document(findings=[], passed=True))
        assert "Er zijn geen punten gevonden" in made.get_text()
        assert not made.select("form, mark, .punt, .woord")

    def test_too_short(self):
        made = page(document(scores=Scores(), findings=[], sentences=[], sections=[], passed=True))
        assert "te kort om te meten" in made.get_text()
        assert not made.select(".mensen, .delen") and "LiNT" not in made.get_text()


class TestSafety:
    EVIL = (
        '</style></title><script>alert(1)</script><img src=x onerror="alert(1)"> "\'><a href="javascript:x">'
        " {{ 7 * 7 }} {% raw %} \u202e omgekeerd \x00 \ud800"
    )

    def evil(self):
        parts = [(kind, self.EVIL, rest) for kind, _, rest in BLOCKS]
        bad = samples.finding(
            "<b>regel", self.EVIL, self.EVIL, message=self.EVIL, explanation=self.EVIL, suggestions=[self.EVIL] * 2
        )
        word = samples.finding("formeel-woord", "alert", self.EVIL, suggestions=[self.EVIL])
        return document(parts, [bad, word], source=self.EVIL, title=self.EVIL, notes=[self.EVIL])

    @pytest.mark.parametrize("count", [1, 2])
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_a_document_is_text_and_nothing_else(self, count, lang):
        error = samples.ERROR.model_copy(update={"source": self.EVIL, "message": self.EVIL})
        written = html.write(samples.report(*[self.evil()] * count, errors=[error]), lang)
        made = BeautifulSoup(written, "lxml")
        assert not made.select("script, img, iframe, object, embed, link, base, [src], [onerror], [style]")
        assert not made.select("a:not([href^='#'])")
        assert len(made.select("style")) == len(made.select("title")) == 1
        assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069\ud800-\udfff]", written)
        assert "{{ 7 * 7 }}" in made.get_text() and "<script>alert(1)</script>" in made.get_text()
        written.encode()

    def test_the_text_is_the_text_with_what_nobody_can_see_made_visible(self):
        expected = self.EVIL.replace("\u202e", "\ufffd").replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
        assert shown(page(self.evil()).select_one(".vast h4")) == expected

    def test_the_policy_allows_this_stylesheet_and_nothing_more(self):
        made = page()
        policy = made.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
        digest = b64encode(sha256(made.style.string.encode()).digest()).decode()
        assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        assert not re.search(r"url\(|@import|https?:", made.style.string)


OVERVIEW = "section[aria-labelledby=overzicht] tbody tr"


class TestSeveral:
    def test_an_overview_with_the_worst_first_and_each_in_full(self):
        made = page(
            document(
                source="goed.txt", title=None, scores=samples.scores(20.0, "A2", 1, 0.14), findings=[], passed=True
            ),
            document(source="moeilijk.txt", title=None, scores=samples.scores(80.0, "C1", 4, 0.78)),
            document(source="kort.txt", title=None, scores=Scores(), findings=[], passed=True),
        )
        assert "2 van de 3 teksten zijn goed." in made.header.get_text()
        names = ["moeilijk.txt", "goed.txt", "kort.txt"]
        shown = [row.th.get_text(strip=True) for row in made.select(OVERVIEW)]
        assert shown == [f"{place}.{name}" for place, name in enumerate(names, 1)]
        assert [article.h2.get_text() for article in made.select("article")] == names
        assert len(made.select("form.filter")) == 1

    def test_of_very_many_only_the_worst_are_shown_in_full(self, monkeypatch):
        monkeypatch.setattr(html, "FULL_DOCUMENTS", 2)
        made = page(*(document(source=f"{n}.txt", title=None, scores=samples.scores(50.0 + n)) for n in range(4)))
        assert [a.h2.get_text() for a in made.select("article")] == ["3.txt", "2.txt"]
        assert len(made.select(OVERVIEW)) == 4 and "Van 2 teksten" in made.get_text()

    def test_no_document_at_all(self):
        text = BeautifulSoup(html.write(samples.report().model_copy(update={"documents": []}), "nl"), "lxml")
        assert "Er is geen tekst bekeken." in text.get_text()


def test_english():
    made = page(lang="en")
    text = made.get_text()
    assert made.html["lang"] == "en"
    assert "How hard is each part?" in text and "Target B1: not met." in text
    assert "moeilijk" not in text.replace("Te moeilijk.", "")
    assert made.select_one(".links")["lang"] == "nl"


def test_both_languages_say_the_same_with_the_same_values():
    def names(text):
        return sorted(re.findall(r"{(\w+)}", text))

    assert WORDING["nl"].keys() == WORDING["en"].keys()
    assert all(names(text) == names(WORDING["en"][key]) for key, text in WORDING["nl"].items())


def test_every_text_is_used():
    folder = html.FOLDER
    written = "".join(path.read_text("utf-8") for path in folder.iterdir() if path.suffix in (".py", ".jinja"))
    written = written.replace((folder / "wording.py").read_text("utf-8"), "")
    built = ("section_", "legend_", "hard_", "block_", "feature_", "picture_")
    assert not [
        key
        for key in WORDING["nl"]
        if f'"{key}"' not in written and not key.startswith(built) and f"'{key}'" not in written
    ]
