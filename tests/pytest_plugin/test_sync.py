"""Real inner runs of pytest, with pytest-playwright's own `page`: what a test that fails says, and what it leaves."""

import re
import struct
from pathlib import Path

import pytest

TESTS = '''
import pytest

def test_good(page, begrijpelijk, site):
    page.goto(site + "/goed")
    report = begrijpelijk.check_page(page)
    assert report.passed and report.documents[0].source == site + "/goed"

def test_bad(page, begrijpelijk, site):
    page.goto(site + "/slecht")
    begrijpelijk.check_page(page, name="opname")

STATE = """() => ({
  at: [scrollX, scrollY], size: [innerWidth, innerHeight], bak: document.querySelector("#bak").scrollTop,
  active: document.activeElement.id, range: [naam.selectionStart, naam.selectionEnd], name: naam.value, ja: ja.checked,
  html: document.documentElement.outerHTML, url: location.href, length: history.length, own: Object.keys(window).length,
})"""

@pytest.mark.parametrize("element", ["naam", "body"])
def test_left_as_it_was(page, begrijpelijk, site, element):
    page.goto(site + "/lang")
    page.fill("#naam", "Mevrouw De Vries")
    page.check("#ja")
    page.evaluate("() => { document.querySelector('#bak').scrollTop = 300; scrollTo(0, 200); }")
    if element == "naam":
        page.evaluate("() => { naam.focus({ preventScroll: true }); naam.setSelectionRange(3, 7); }")
    went = []
    page.on("framenavigated", lambda frame: went.append(frame.url))
    before = page.evaluate(STATE)
    begrijpelijk.check_page(page, fail_on="nooit")
    try:
        begrijpelijk.check_page(page, niveau="A2", fail_on="tip")  # one that fails takes a picture as well
    except AssertionError:
        pass
    assert page.evaluate(STATE) == before
    assert not went and page.viewport_size == {"width": 1280, "height": 720}

@pytest.mark.begrijpelijk(zonder=["lange-zin"], fail_on="fout")
def test_mark(page, begrijpelijk, site):
    page.goto(site + "/slecht")
    report = begrijpelijk.check_page(page, exclude=["formeel-woord", "taalniveau"], max_fout=99)
    assert not {"lange-zin", "formeel-woord"} & {finding.rule for finding in report.documents[0].findings}

def test_allowed(page, begrijpelijk, site):
    page.goto(site + "/slecht")
    found = [f.severity for f in begrijpelijk.check_page(page, fail_on="nooit", exclude=["taalniveau"]).documents[0].findings]
    count = found.count("fout")
    assert count > 0
    begrijpelijk.check_page(page, exclude=["taalniveau"], max_fout=count)
    with pytest.raises(AssertionError, match=f"Toegestaan: {count - 1} fout"):
        begrijpelijk.check_page(page, exclude=["taalniveau"], max_fout=count - 1)

def test_only_words_needs_no_axe(page, begrijpelijk, site):
    page.goto(site + "/slecht")
    report = begrijpelijk.check_page(page, rules=["formeel-woord"], fail_on="nooit")
    assert {finding.rule for finding in report.documents[0].findings} == {"formeel-woord"}

@pytest.mark.begrijpelijk(soft=True)
def test_soft(page, begrijpelijk, site):
    page.goto(site + "/slecht")
    begrijpelijk.check_page(page)
    begrijpelijk.check_text("U dient derhalve nuchter te zijn.", fail_on="tip", name="een bericht")
    print("en nu verder")

def test_soft_beside_another_failure(page, begrijpelijk, site):
    page.goto(site + "/slecht")
    begrijpelijk.check_page(page, soft=True)
    assert 1 == 2

def test_settings_for_a_path(page, begrijpelijk, site):
    page.goto(site + "/mijn/slecht")
    report = begrijpelijk.check_page(page)
    assert report.documents[0].niveau == "C1"
    page.goto(site + "/spa#/route/slecht")
    assert begrijpelijk.check_page(page, fail_on="nooit", exclude=["taalniveau"]).documents[0].niveau == "C1"

@pytest.mark.parametrize("path", ["/leeg", "/engels"])
def test_no_text(page, begrijpelijk, site, path):
    page.goto(site + path)
    with pytest.raises(Exception) as error:
        begrijpelijk.check_page(page)
    assert type(error.value).__name__ == "SourceError" and site + path in str(error.value)

@pytest.mark.begrijpelijk(nivo="A2")
def test_a_mark_that_cannot_be(page, begrijpelijk):
    begrijpelijk.check_text("Kom op tijd.")

@pytest.mark.parametrize("asked", [{"niveau": "B3"}, {"fail_on": "nee"}, {"max_fout": -1}, {"rules": ["lange-zn"]}, {"nivo": "B1"}])
def test_what_cannot_be_asked(begrijpelijk, asked):
    with pytest.raises(Exception) as error:
        begrijpelijk.check_text("Kom op tijd.", **asked)
    assert type(error.value).__name__ in ("UsageError", "ConfigError")

def test_no_page(begrijpelijk):
    with pytest.raises(Exception, match="geef een page van Playwright, geen str"):
        begrijpelijk.check_page("http://127.0.0.1/")

def test_files(begrijpelijk, tmp_path):
    good = tmp_path / "goed.txt"
    good.write_text("Neem uw pas mee.", encoding="utf-8")
    assert begrijpelijk.check_text(good).documents[0].source == str(good)
    with pytest.raises(AssertionError, match="weg.docx"):
        begrijpelijk.check_text(tmp_path / "weg.docx")
'''
SETTINGS = """
[[paden]]
pad = ["mijn/**", "/route/*"]
niveau = "C1"
fail-on = "nooit"
"""


@pytest.fixture(scope="module")
def ran(inner):
    return inner(TESTS, "-q", name="sync", files={"begrijpelijk.toml": SETTINGS})


def test_only_the_bad_ones_fail(ran) -> None:
    names = {"test_bad", "test_soft", "test_soft_beside_another_failure", "test_a_mark_that_cannot_be"}
    assert ran.failed | ran.broken == names, ran.out
    assert len(ran.cases) == 14  # those with parameters count once


def test_the_message_lists_what_was_found(ran) -> None:
    message = ran.failure("test_bad")
    assert "AssertionError: opname is nog niet goed. Gevonden:" in message
    assert re.search(r"\[\d+\] fout lange-zin: Deze zin heeft 2\d woorden\.", message)
    assert "#eerste" in message
    assert "tekst: “Ten behoeve van de behandeling" in message
    assert "[1] fout" in message and "advies: " in message and "Schrijf: geldende." in message
    assert "veld-label" in message and "main > input" in message.replace("#naam", "main > input")
    assert re.search(r"Verslag: begrijpelijk-rapport/\S+\.begrijpelijk\.html", message)
    # The line of the test that failed, and nothing of what is inside the plugin.
    assert 'begrijpelijk.check_page(page, name="opname")' in message
    assert "fixture.py" not in message and "steps.py" not in message


def test_the_files_that_it_names(ran) -> None:
    told = ran.failure("test_bad")
    report = ran.folder / re.search(r"Verslag: (\S+)", told)[1]
    picture = ran.folder / re.search(r"Beeld met nummers: (\S+)", told)[1]
    assert "vigerende" in report.read_text(encoding="utf-8")
    data = picture.read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    assert data.startswith(b"\x89PNG") and width == 1280 + 380 and height >= 720
    assert (report.parent / ".gitignore").read_text().endswith("*\n")
    assert ran.properties("test_bad")["begrijpelijk_verslag"] == str(report)
    attached = "".join(each.text or "" for each in ran.cases["test_bad"].iter("system-out"))
    assert f"[[ATTACHMENT|{report}]]" in attached and f"[[ATTACHMENT|{picture}]]" in attached
    assert f"in de map {report.parent}." in ran.out


def test_soft_checks_fail_at_the_end_with_everything(ran) -> None:
    message = ran.failure("test_soft")
    assert "/slecht is nog niet goed" in message and "een bericht is nog niet goed" in message
    assert "en nu verder" in ran.out
    other = ran.failure("test_soft_beside_another_failure")
    assert "assert 1 == 2" in other and "lange-zin" not in other
    assert "begrijpelijk" in ran.out and ran.out.count("is nog niet goed") >= 4


def test_a_wrong_mark_is_told(ran) -> None:
    text = ran.out
    assert "@pytest.mark.begrijpelijk kent nivo niet. Kies uit: niveau, regels" in text


def test_reports_of_the_run_before_go_and_other_files_stay(inner, ran) -> None:
    folder = ran.folder / "begrijpelijk-rapport"
    assert list(folder.glob("*.begrijpelijk.html"))
    (folder / "eigen.html").write_text("van iemand anders")
    again = inner("def test_other():\n    pass\n", "-q", name="sync")
    assert again.rc == 0
    assert [path.name for path in folder.iterdir() if path.name != ".gitignore"] == ["eigen.html"]


def test_no_files_when_none_are_wanted(inner) -> None:
    test = "def test_text(begrijpelijk):\n    begrijpelijk.check_text('U dient derhalve te komen.', fail_on='tip')\n"
    done = inner(test, "-q", "--begrijpelijk-rapport", "geen", name="geen")
    assert done.failed == {"test_text"}
    assert "Er is geen verslag gemaakt." in done.failure("test_text")
    assert not [path for path in Path(done.folder).iterdir() if path.is_dir() and path.name.startswith("begrijpelijk")]
