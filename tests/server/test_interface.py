"""What the interface answers, asked of a real server."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from server_process import error

import begrijpelijk
from begrijpelijk.model import Report

ROOT = Path(__file__).parents[2]
LEAFLET = ROOT / "docs/voorbeelden/knieoperatie/b2.docx"
HARD = (
    "Derhalve dient u nuchter te zijn voor het ondergaan van de ingreep. De anesthesioloog, die u voorafgaand aan de "
    "operatie onderzoekt, bespreekt met u welke medicatie u gecontinueerd kunt gebruiken. Wij verzoeken u vriendelijk "
    "om tijdig contact op te nemen met de polikliniek indien er sprake is van koorts of hevige pijnklachten."
)
EASY = (
    "Eet en drink daarom niets voor de operatie. De arts kijkt welke pillen u mag nemen. Bel ons bij koorts of pijn. "
    "U mag na een dag naar huis. Neem iemand mee die u naar huis brengt. Thuis mag u gewoon eten en drinken. "
    "Na 1 week komt u terug bij de arts."
)


def test_health(client):
    answer = client.get("/health").json()
    assert answer["status"] == "ok" and answer["version"] == begrijpelijk.__version__
    assert answer["pipeline"].startswith("nl_") and set(answer["extras"]) == {"browser", "ocr"}


class TestCheck:
    @pytest.mark.parametrize("format", ["plain", "markdown", "html"])
    def test_a_text_gives_the_report_of_the_contract(self, client, format):
        text = {"plain": HARD, "markdown": f"# Kop\n\n{HARD}", "html": f"<h1>Kop</h1><p>{HARD}</p>"}[format]
        answer = client.text(text, format)
        assert answer.status_code == 200
        data = answer.json()
        ours = begrijpelijk.check_text(text, format)
        assert [d.pop("text") for d in data["documents"]] == [HARD if format == "plain" else f"Kop\n\n{HARD}"]
        expected = json.loads(ours.model_dump_json(exclude={"documents": {0: {"text"}}}))
        expected["documents"][0]["source"] = data["documents"][0]["source"] = ""
        assert data == expected
        Report.model_validate(data)

    def test_what_a_page_needs_comes_only_when_asked_for(self, client):
        body = {"text": f"# Kop\n\n{HARD}", "format": "markdown"}
        plain = client.post("/check/text", json=body).json()["documents"][0]
        shown = client.post("/check/text?weergave=1", json=body).json()["documents"][0]
        assert not {"blocks", "sections"} & set(plain)
        assert [block["kind"] for block in shown["blocks"]] == ["heading", "paragraph"]
        assert shown["blocks"][1]["text"] == HARD and shown["sections"][0]["heading"] == "Kop"

    @pytest.mark.parametrize("path", sorted(LEAFLET.parent.glob("b2.*")), ids=lambda path: path.suffix)
    def test_a_file(self, client, path):
        answer = client.file(path.name, path.read_bytes())
        document = answer.json()["documents"][0]
        ours = begrijpelijk.check(path).documents[0]
        assert document["source"] == path.name
        assert document["scores"] == json.loads(ours.scores.model_dump_json())
        assert [f["rule"] for f in document["findings"]] == [f.rule for f in ours.findings]

    def test_the_options_count(self, client):
        findings = client.text(HARD, regels=["formeel-woord", "lange-zin"]).json()["documents"][0]["findings"]
        assert {f["rule"] for f in findings} == {"formeel-woord", "lange-zin"}
        fewer = client.text(HARD, zonder=["lange-zin"], toegestaan=["derhalve"]).json()["documents"][0]["findings"]
        assert not any(f["rule"] == "lange-zin" or f["excerpt"] == "Derhalve" for f in fewer)
        assert client.text(HARD, niveau="A2").json()["documents"][0]["niveau"] == "A2"
        assert client.text(EASY, fail_on="nooit", niveau="C1").json()["passed"] is True
        english = client.text(HARD, lang="en", regels=["lange-zin"]).json()["documents"][0]["findings"][0]["message"]
        assert "words" in english
        long = {"lange-zin": {"tip": 60, "waarschuwing": 70, "fout": 80}}
        assert client.text(HARD, opties=long, regels=["lange-zin"]).json()["documents"][0]["findings"] == []
        you = "Bel ons als je koorts hebt. U mag niet eten."
        u, je = (
            [
                f["excerpt"]
                for f in client.text(you, doelgroep=who, regels=["u-en-je"]).json()["documents"][0]["findings"]
            ]
            for who in ("u", "je")
        )
        assert u != je

    def test_one_request_does_not_colour_the_next(self, client):
        client.text(HARD, regels=["lange-zin"], niveau="C1", lang="en")
        assert client.text(HARD).json()["documents"][0]["niveau"] == "B1"


WRONG = [
    ({"niveau": "B3"}, "niveau", "A2, B1, B2, C1"),
    ({"niveaa": "B1"}, "niveaa", "Bedoelt u 'niveau'?"),
    ({"regels": ["lange-zinn"]}, "regels", "Bedoelt u 'lange-zin'?"),
    ({"zonder": "lange-zin"}, "zonder", "een lijst met teksten"),
    ({"opties": {"lange-zin": {"fuot": 3}}}, "opties.lange-zin", "Bedoelt u 'fout'?"),
    ({"opties": {"lange-zin": {"fout": "veel"}}}, "opties.lange-zin.fout", "een heel getal"),
    ({"opties": {"lange-zin": {"fout": True}}}, "opties.lange-zin.fout", "een heel getal"),
    ({"opties": {"lange-zin": {"fout": -1}}}, "opties.lange-zin.fout", "niet minder"),
    ({"opties": {"lange-zni": {"fout": 30}}}, "opties.lange-zni", "Bedoelt u 'lange-zin'?"),
    ({"toegestaan": [1]}, "toegestaan", "een tekst"),
    ({"doelgroep": "jij"}, "doelgroep", "u, je"),
    ({"lang": "fr"}, "lang", "nl, en"),
]


@pytest.mark.parametrize(("options", "source", "words"), WRONG, ids=[json.dumps(each[0]) for each in WRONG])
def test_wrong_options_are_named(client, options, source, words):
    by_text, by_file = client.text(EASY, **options), client.file("a.txt", EASY.encode(), **options)
    for answer in (by_text, by_file):
        assert words in error(answer, 422)
        assert source in answer.json()["error"]["source"]


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (b"{", 400, "JSON"), (b"", 400, "JSON"), (b"[]", 422, "groep"), (b'{"text": 3}', 422, "een tekst"),
        (b'{"format": "plain"}', 422, "ontbreekt 'text'"), (b'{"text": "a", "tekst": "b"}', 422, "Bedoelt u 'text'?"),
        (b'{"text": "hallo", "format": "word"}', 422, "plain, markdown, html"), (b'{"text": ""}', 422, "geen tekst"),
        (b"\xff\xfe", 400, "JSON"),
        (b'{"text": "The doctor will see you now and then you can go home with your family and friends again tomorrow morning if you want"}', 422,
         "Engels"),
    ],
)  # fmt: skip
def test_wrong_bodies(client, body, status, words):
    answer = client.post("/check/text", content=body, headers={"Content-Type": "application/json"})
    assert words in error(answer, status)


def test_errors_in_english(client):
    assert "Choose from" in error(client.text(EASY, niveau="B3", lang="en"), 422)
    assert "not valid JSON" in error(
        client.post("/check/text?lang=en", json=None, headers={"Content-Type": "application/json"}), 400
    )
    assert "does not exist" in error(client.get("/rules/lange-zinn?lang=en"), 404)


class TestOutput:
    @pytest.mark.parametrize(
        ("format", "media_type", "start"),
        [
            ("html", "text/html", b"<!DOCTYPE html>"), ("json", "application/json", b"{"), ("csv", "text/csv", b""),
            ("markdown", "text/markdown", b""), ("sarif", "application/", b"{"), ("junit", "application/xml", b"<?xml"),
            ("text", "text/plain", b""), ("tekst", "text/plain", b"Daarom"), ("docx", "application/vnd", b"PK\3\4"),
        ],
    )  # fmt: skip
    def test_formats(self, client, format, media_type, start):
        answer = client.post(f"/output/{format}", json={"text": HARD})
        assert answer.status_code == 200, answer.text
        assert answer.headers["Content-Type"].startswith(media_type) and answer.content.startswith(start)
        assert answer.headers["Content-Disposition"].startswith("attachment; filename=")

    def test_every_registered_format_can_be_had(self, client):
        from begrijpelijk.plugins import registry

        for format in registry().reports:
            assert client.post(f"/output/{format}", json={"text": EASY}).status_code == 200, format

    def test_a_word_file_comes_back_with_comments(self, client):
        answer = client.post("/output/docx", files={"file": ("folder.docx", LEAFLET.read_bytes())})
        assert answer.status_code == 200, answer.text
        parts = zipfile.ZipFile(io.BytesIO(answer.content))
        assert "word/comments.xml" in parts.namelist()
        assert "folder" in answer.headers["Content-Disposition"]

    def test_the_corrected_text_of_a_page(self, client):
        page = "<!doctype html><title>x</title><p>Wij bellen u derhalve morgen.</p>"
        answer = client.post("/output/tekst", json={"text": page, "format": "html"})
        assert answer.text == page.replace("derhalve", "daarom")
        refused = client.post("/output/tekst", files={"file": ("folder.docx", LEAFLET.read_bytes())})
        assert "gewone tekst" in error(refused, 422)

    def test_unknown(self, client):
        assert "Kies uit text, json" in error(client.post("/output/xyz", json={"text": EASY}), 404)
        assert "ontbreekt 'text'" in error(client.post("/output/html", json={}), 422)
        assert "Kies docx" in error(client.post("/output/pdf", json={"text": EASY}), 422)

    @pytest.mark.parametrize(
        "name",
        [
            'a"b.txt',
            "..\\..\\x.txt",
            "../../etc/passwd",
            "a\r\nX-Bad: 1.txt",
            "folder ü €.txt",
            "\u202etxt.exe",
            ";.txt",
            "x" * 300 + ".txt",
        ],
    )
    def test_the_name_of_a_download_is_safe(self, client, name):
        header = client.post("/output/markdown", files={"file": (name, EASY.encode())}).headers["Content-Disposition"]
        plain = header.split('filename="')[1].split('"')[0]
        assert plain.isascii() and not set(plain) & set('/\\:;%\r\n"<>|?*') and not plain.startswith(".")
        assert ".." not in header and len(header) < 1000


class TestCompare:
    def test_the_gain(self, client):
        answer = client.post("/compare", json={"old": HARD, "new": EASY, "options": {"niveau": "A2"}}).json()
        old, new = (client.text(text, niveau="A2").json()["documents"][0] for text in (HARD, EASY))
        assert answer["old"]["scores"] == old["scores"] and answer["new"]["scores"] == new["scores"]
        assert answer["gained"]["lint"] == pytest.approx(old["scores"]["lint"] - new["scores"]["lint"], abs=0.05)
        found = answer["findings"]
        assert len(found["gone"]) + len(found["left"]) == len(old["findings"])
        assert len(found["new"]) + len(found["left"]) == len(new["findings"])
        assert any(f["excerpt"] == "Derhalve" for f in found["gone"])

    def test_the_same_text_gains_nothing(self, client):
        answer = client.post("/compare", json={"old": HARD, "new": HARD}).json()
        assert answer["findings"]["gone"] == answer["findings"]["new"] == []
        assert {s["kind"] for s in answer["sentences"]} == {"equal"}
        assert answer["gained"] == {"lint": 0, "level": 0, "adults_struggling": 0, "words": 0, "findings": 0}


class TestReference:
    def test_rules(self, client):
        rules = client.get("/rules").json()["rules"]
        assert len(rules) > 25 and all(rule["title"] and rule["examples"] for rule in rules)
        one = client.get("/rules/lange-zin?lang=en").json()
        assert one["title"] == "Long sentence" and {o["name"] for o in one["options"]} >= {"tip", "fout"}
        assert "Bedoelt u 'lange-zin'?" in error(client.get("/rules/lange-zinn"), 404)

    def test_words(self, client):
        lists = client.get("/wordlists").json()["wordlists"]
        assert {"formeel", "afkorting"} <= {each["name"] for each in lists}
        found = client.get("/words", params={"q": "Derhalve"}).json()
        assert found["words"][0]["term"] == "derhalve" and found["words"][0]["alternatives"][0] == "daarom"
        everything = client.get("/words", params={"list": "formeel"}).json()
        assert everything["total"] == next(each["words"] for each in lists if each["name"] == "formeel")
        second = client.get("/words", params={"list": "formeel", "page": 2}).json()
        assert second["words"][0] not in everything["words"] and len(second["words"]) == len(everything["words"])
        assert client.get("/words", params={"q": "daarom"}).json()["total"] > 0  # an alternative
        assert client.get("/words", params={"q": "zzzz"}).json()["words"] == []
        assert "Bedoelt u 'formeel'?" in error(client.get("/words", params={"list": "formel"}), 404)
        assert client.get("/words", params={"page": 0}).status_code == 422

    def test_a_word(self, client):
        info = client.get("/words/derhalve").json()
        assert info["difficulty"] == round(begrijpelijk.word_difficulty("derhalve"), 3)
        assert info["alternatives"][:1] == ["daarom"] and info["lists"][0]["list"] == "formeel"
        assert client.get("/words/ziekenhuisbed").json()["lists"] == []
        assert client.get("/words/123").status_code == 422

    def test_settings(self, client):
        answer = client.get("/settings/default").json()
        assert {s["name"]: s["default"] for s in answer["settings"]}["niveau"] == "B1"
        assert next(r for r in answer["rules"] if r["rule"] == "lange-zin")["options"][0]["name"] == "tip"
        # What it names can be sent back as it is.
        given = {s["name"]: s["default"] for s in answer["settings"] if s["default"] is not None}
        assert client.text(EASY, **given).status_code == 200


def test_the_description_is_whole(client):
    described = client.get("/openapi.json").json()
    components = described["components"]["schemas"]
    for reference in re.findall(r'"\$ref": "#/components/schemas/([^"]+)"', json.dumps(described)):
        assert reference in components, reference
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            assert {"200", "202", "204"} & set(operation["responses"]) and operation.get("description"), (path, method)
            if method == "post":
                assert {"400", "403", "413", "415", "422", "503"} <= set(operation["responses"])
                assert operation["requestBody"]["content"]
    # The answers are those of the models: every key of a real report is described.
    report = client.post("/check/text?weergave=1", json={"text": HARD}).json()
    assert set(report) <= set(components["CheckReply"]["properties"])
    assert set(report["documents"][0]) <= set(components["ShownDocument"]["properties"])


def test_the_page(server, client):
    answer = client.get(server.address + "/")
    assert answer.status_code == 200 and "text/html" in answer.headers["Content-Type"]
    for name in ("main.js", "base.css"):
        assert client.get(f"{server.address}/{name}").status_code == 200


def test_the_manual_names_every_address(client):
    manual = (ROOT / "docs/rest.md").read_text(encoding="utf-8")
    for path in client.get("/openapi.json").json()["paths"]:
        assert path.removeprefix("/api/v1") in manual, path
