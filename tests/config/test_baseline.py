import json
import time

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


def named(document, source):
    return document.model_copy(update={"source": source})


def test_a_file_that_was_renamed_keeps_what_was_accepted(made, tmp_path):
    path = tmp_path / "bekend.json"
    document = made.documents[0]
    other = document.model_copy(update={"findings": [samples.finding("lange-zin")]})
    before = made.model_copy(update={"documents": [named(document, "oud/a.txt"), named(other, "oud/b.txt")]})
    baseline.write(before, path)
    more = document.model_copy(update={"findings": [*document.findings, samples.finding("dubbele-ontkenning")]})
    after = made.model_copy(update={"documents": [named(other, "nieuw/b.txt"), named(more, "nieuw/a.txt")]})
    left = {each.source: [f.rule for f in each.findings] for each in baseline.apply(after, path).documents}
    assert left == {"nieuw/b.txt": [], "nieuw/a.txt": ["dubbele-ontkenning"]}


def test_a_copy_and_another_text_are_no_renamed_file(made, tmp_path):
    path = tmp_path / "bekend.json"
    document = made.documents[0]
    (tmp_path / "a.txt").write_text("Dit bestand is er nog.")
    baseline.write(made.model_copy(update={"documents": [named(document, "a.txt"), named(document, "weg.txt")]}), path)
    several = [named(document, name) for name in ("a.txt", "b.txt", "c.txt")]
    after = baseline.apply(made.model_copy(update={"documents": several}), path)
    assert [len(each.findings) for each in after.documents] == [0, 0, 3], "a file that is gone stands for one other"
    other = document.model_copy(update={"findings": [samples.word(), *map(samples.finding, ("a", "b", "c"))]})
    path.unlink()
    baseline.write(made.model_copy(update={"documents": [named(document, "weg.txt")]}), path)
    after = baseline.apply(made.model_copy(update={"documents": [named(other, "d.txt")]}), path)
    assert len(after.documents[0].findings) == 4, "most of it is new: this is another text"


def test_a_book_with_very_many_findings(made):
    count = 2000
    sentences = [
        SentenceReport(text=f"Zin {n}.", start=n * 30, end=n * 30 + 25, lint=None, level=None) for n in range(count)
    ]
    places = [(n * 30 + 3, n * 30 + 8) for n in range(count)] * 4 + [(20, 95), (25, 30), (26, 27), (24, 31)]
    findings = [samples.word().model_copy(update={"start": start, "end": end}) for start, end in places]
    document = made.documents[0].model_copy(update={"sentences": sentences, "findings": findings})
    began = time.process_time()
    found = baseline.identities(document)
    assert time.process_time() - began < 2, "without looking at every sentence for every finding"
    assert len(set(found)) == len(found)
    between, empty, both = found[-3:]
    assert between.split(":")[0] == empty.split(":")[0] != both.split(":")[0], (
        "between two sentences stands no sentence"
    )
