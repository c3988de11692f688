import json

import pytest
import samples

from begrijpelijk import baseline
from begrijpelijk.errors import ConfigError, UsageError
from begrijpelijk.model import SentenceReport


@pytest.fixture
def made(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return samples.report(samples.document(findings=[samples.finding(), samples.word(), level()]))


def level():
    return samples.finding("taalniveau", samples.TEXT, severity="fout")


def moved(document, by=100):
    """The same document with a text before it."""
    findings = [f.model_copy(update={"start": f.start + by, "end": f.end + by}) for f in document.findings]
    sentences = [
        SentenceReport(text=s.text, start=s.start + by, end=s.end + by, lint=s.lint, level=s.level)
        for s in document.sentences
    ]
    return document.model_copy(update={"findings": findings, "sentences": sentences})


def test_what_is_accepted_is_not_reported_again(made, tmp_path):
    path = tmp_path / "bekend.json"
    assert baseline.write(made, path) == 3
    after = baseline.apply(made, path)
    assert after.documents[0].findings == []
    assert after.passed and after.documents[0].passed
    assert after.documents[0].notes == ["3 punten stonden al in de lijst met bekende punten. Die ziet u hier niet."]


def test_it_survives_moved_lines(made, tmp_path):
    path = tmp_path / "bekend.json"
    baseline.write(made, path)
    later = made.model_copy(update={"documents": [moved(made.documents[0])]})
    assert baseline.apply(later, path).documents[0].findings == []


def test_a_new_finding_is_reported_also_when_it_is_the_same_once_more(made, tmp_path):
    path = tmp_path / "bekend.json"
    baseline.write(made, path)
    again = moved(made.documents[0])
    document = made.documents[0]
    both = document.model_copy(
        update={
            "findings": [*document.findings, again.findings[1]],
            "sentences": [*document.sentences, *again.sentences],
        }
    )
    after = baseline.apply(made.model_copy(update={"documents": [both]}), path)
    assert [f.rule for f in after.documents[0].findings] == ["formeel-woord"]
    assert not after.passed


def test_without_an_accepted_level_the_level_still_counts(made, tmp_path):
    path = tmp_path / "bekend.json"
    document = made.documents[0].model_copy(update={"findings": [samples.word()]})
    only = made.model_copy(update={"documents": [document]})
    baseline.write(only, path)
    assert not baseline.apply(only, path).passed


def test_nothing_of_the_text_can_be_read_in_it(made, tmp_path):
    path = tmp_path / "bekend.json"
    baseline.write(made, path)
    written = path.read_text().casefold()
    assert not any(word in written for word in ("geopereerd", "derhalve", "nuchter", "wordt"))


def test_writing_again_keeps_documents_that_were_not_checked(made, tmp_path):
    path = tmp_path / "bekend.json"
    baseline.write(made, path)
    first = path.read_bytes()
    baseline.write(made, path)
    assert path.read_bytes() == first
    baseline.write(samples.report(samples.document("ander.txt")), path)
    assert set(json.loads(path.read_text())["documents"]) == {"folder.txt", "ander.txt"}


def test_documents_are_named_from_the_file(made, tmp_path, monkeypatch):
    path = tmp_path / "bekend.json"
    baseline.write(made, path)
    (tmp_path / "onder").mkdir()
    monkeypatch.chdir(tmp_path / "onder")
    elsewhere = made.documents[0].model_copy(update={"source": "../folder.txt"})
    assert baseline.apply(made.model_copy(update={"documents": [elsewhere]}), path).passed


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", "nee", '{"schema": "begrijpelijk/baseline/1", "documents": {"a": ["x"]}}']
)
def test_a_broken_file_is_named(made, tmp_path, content):
    path = tmp_path / "bekend.json"
    path.write_text(content)
    with pytest.raises(ConfigError, match=r"bekend\.json"):
        baseline.apply(made, path)


def test_a_missing_file_says_how_to_make_it(made, tmp_path):
    with pytest.raises(ConfigError, match="--baseline-schrijven"):
        baseline.apply(made, tmp_path / "nee.json")
    with pytest.raises(UsageError, match="map bestaat niet"):
        baseline.write(made, tmp_path / "nee" / "x.json")
