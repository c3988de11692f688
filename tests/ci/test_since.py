"""`check --sinds`: only what is new, on real texts in real repositories."""

import json
import os
from pathlib import Path

import pytest
from repositories import ENVIRONMENT, Working

from begrijpelijk import plugins
from begrijpelijk.changes.paragraphs import OldTexts, changed
from begrijpelijk.checker import Checker
from begrijpelijk.checks.text.moeilijker_geworden import RULE
from begrijpelijk.cli import run
from begrijpelijk.config import Config
from begrijpelijk.model import BlockReport
from begrijpelijk.outline import blocks
from begrijpelijk.sources import read_string

OLD = "Het is derhalve goed."
NEW = "Indien u vragen heeft, dan belt u ons."
EASY = RULE.examples[0].good
HARD = RULE.examples[0].bad
REST = "Bel ons als u vragen heeft. Wij helpen u graag. Het nummer staat in de brief die u van ons heeft gekregen."


@pytest.fixture
def tree(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    made = Working(tmp_path / "werk")
    monkeypatch.chdir(made.folder)
    return made


def since(capsys, *arguments, revision="HEAD", code=None):
    got = run(["check", *arguments, "--sinds", revision, "--format", "json", "--processen", "0"])
    captured = capsys.readouterr()
    assert code is None or got == code, captured.err
    return json.loads(captured.out) if captured.out else captured.err


def excerpts(report):
    return {d["source"]: sorted({f["excerpt"] for f in d["findings"]}) for d in report["documents"]}


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.txt", "{}\n\n{}\n\n" + REST + "\n"),
        ("a.md", "# Kop\n\n- {}\n- {}\n\n" + REST + "\n"),
        ("a.html", "<html lang=nl><body><h1>Kop</h1>\n<p>{}</p>\n<p>{}</p>\n<p>" + REST + "</p></body></html>\n"),
    ],
)
def test_only_what_stands_on_changed_lines(tree, capsys, name, form):
    tree.put(name, form.format(OLD, "Dit is een gewone zin."))
    tree.commit()
    tree.put(name, form.format(OLD, NEW))
    report = since(capsys, name, code=0)
    (document,) = report["documents"]
    assert "derhalve" not in excerpts(report)[name] and "Indien" in excerpts(report)[name]
    assert document["since"]["known"] >= 1 and document["since"]["new"] is False
    assert document["findings"][0]["location"]["line"] == form.format(OLD, NEW).split(NEW)[0].count("\n") + 1


def test_exit_code_1_only_for_what_is_new(tree, capsys):
    long = (
        "Als u morgen naar het ziekenhuis komt voor uw knie en u heeft nog vragen over de operatie of over de dagen die "
        "daarna komen dan kunt u die vragen het beste eerst aan de arts stellen"
    )
    tree.put("a.txt", f"{long}.\n\n{REST}\n")
    tree.commit()
    tree.put("a.txt", f"{long}.\n\n{REST}\n\nDit is een gewone zin erbij.\n")
    assert run(["check", "a.txt", "--processen", "0"]) == 1
    capsys.readouterr()
    since(capsys, "a.txt", code=0)
    tree.put("a.txt", f"{long}.\n\n{REST}\n\n{long}.\n")
    report = since(capsys, "a.txt", code=1)
    assert {f["location"]["line"] for f in report["documents"][0]["findings"] if f["rule"] == "lange-zin"} == {5}


def test_new_renamed_untracked_and_unchanged_files(tree, capsys):
    tree.put("zelfde.txt", OLD)
    tree.put("oud.txt", f"{OLD}\n\n{REST}\n\n{EASY}\n")
    tree.commit()
    tree.git("mv", "oud.txt", "hernoemd.txt")
    tree.put("hernoemd.txt", f"{OLD}\n\n{REST}\n\n{EASY}\n\n{NEW}\n")
    tree.put("map/los.txt", f"{OLD}\n\n{NEW}\n")
    report = since(capsys, ".", code=0)
    found = excerpts(report)
    assert set(found) == {"hernoemd.txt", "map/los.txt"}
    assert "Indien" in found["hernoemd.txt"] and "derhalve" not in found["hernoemd.txt"]
    assert {"Indien", "derhalve"} <= set(found["map/los.txt"])
    assert [d["since"]["new"] for d in report["documents"]] == [False, True]


def test_nothing_changed(tree, capsys):
    tree.put("a.txt", OLD)
    tree.commit()
    assert run(["check", "a.txt", "--sinds", "HEAD"]) == 0
    captured = capsys.readouterr()
    assert captured.err == "begrijpelijk: --sinds: Er is geen tekst veranderd sinds HEAD.\n"


def test_a_paragraph_that_became_harder(tree, capsys):
    tree.put("a.md", f"# Uw operatie\n\n{EASY}\n\n{REST}\n")
    tree.commit()
    tree.put("a.md", f"# Uw operatie\n\nErbij gekomen.\n\n{HARD}\n\n{REST}\n")
    report = since(capsys, "a.md")
    (document,) = report["documents"]
    (harder,) = [f for f in document["findings"] if f["rule"] == "moeilijker-geworden"]
    assert harder["excerpt"] == HARD and harder["location"]["region"]["line"] == 5
    assert any("moeilijker geworden" in note for note in document["notes"])
    assert document["since"]["lint"] < document["scores"]["lint"]
    without = since(capsys, "a.md", "--zonder", "moeilijker-geworden")
    assert "moeilijker-geworden" not in {f["rule"] for f in without["documents"][0]["findings"]}
    tree.commit()
    tree.put("a.md", f"# Uw operatie\n\nErbij gekomen.\n\n{EASY}\n\n{REST}\n")
    (easier,) = since(capsys, "a.md", code=0)["documents"]
    assert "moeilijker-geworden" not in {f["rule"] for f in easier["findings"]}
    assert any("makkelijker geworden" in note for note in easier["notes"])


def test_the_level_counts_when_it_is_new(tree, capsys):
    hard = "\n\n".join([HARD] * 5)
    only = ("a.txt", "--regel", "taalniveau")
    tree.put("a.txt", f"{hard}\n")
    tree.commit("moeilijk")
    tree.put("a.txt", f"{hard}\n\nDit is er nu nog bij gekomen.\n")
    (kept,) = since(capsys, *only, code=0)["documents"]
    assert kept["level_accepted"] and not kept["findings"] and any("al moeilijker" in note for note in kept["notes"])
    tree.put("a.txt", "\n\n".join([REST] * 6) + "\n")
    tree.commit("makkelijk")
    tree.put("a.txt", f"{hard}\n\n{hard}\n")
    (worse,) = since(capsys, *only, code=1)["documents"]
    assert [f["rule"] for f in worse["findings"]] == ["taalniveau"] and not worse["level_accepted"]


def word(path, *paragraphs):
    import docx

    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.save(path)


def test_word_files_by_paragraph(tree, capsys):
    word(tree.folder / "brief.docx", OLD, EASY, REST)
    tree.commit()
    word(tree.folder / "brief.docx", "Dit is een eerste alinea.", OLD, NEW, HARD, REST)
    report = since(capsys, "brief.docx")
    found = excerpts(report)["brief.docx"]
    assert "derhalve" not in found and "Indien" in found
    (harder,) = [f for f in report["documents"][0]["findings"] if f["rule"] == "moeilijker-geworden"]
    assert harder["excerpt"] == HARD and harder["location"]["region"] is None and harder["location"]["line"] == 4


def test_an_old_version_that_cannot_be_read_makes_all_new(tree, capsys):
    tree.put("brief.docx", b"PK\x03\x04 kapot")
    tree.commit()
    word(tree.folder / "brief.docx", OLD, REST)
    report = since(capsys, "brief.docx", code=0)
    assert report["errors"] == [] and "derhalve" in excerpts(report)["brief.docx"]


def test_line_ends_of_an_old_macintosh_go_by_paragraph(tree, capsys):
    tree.put("a.txt", f"{OLD}\r\rDit is een gewone zin.\r\r{REST}\r")
    tree.commit()
    tree.put("a.txt", f"{OLD}\r\r{NEW}\r\r{REST}\r")
    found = excerpts(since(capsys, "a.txt"))["a.txt"]
    assert "Indien" in found and "derhalve" not in found


def test_with_a_baseline(tree, capsys):
    tree.put("a.txt", f"{OLD}\n")
    tree.commit()
    tree.put("a.txt", f"{OLD}\n\n{NEW}\n")
    assert run(["check", "a.txt", "--baseline-schrijven", "bekend.json", "--processen", "0"]) == 0
    capsys.readouterr()
    report = since(capsys, "a.txt", "--baseline", "bekend.json", code=0)
    assert report["documents"][0]["findings"] == []


def moved(name, before, after):
    return pytest.param(name, before, after, id=name)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        moved("lijst.html", f"<p>{OLD}</p>\n<p>{EASY}</p>\n", f"<div>\n  <p>{EASY}</p>\n  <p>{OLD}</p>\n  <p>{NEW}</p>\n</div>\n"),
        moved("alinea.md", f"{EASY} {OLD}\n", f"{EASY}\n{OLD.replace(' ', chr(10), 1)}\n\n{NEW}\n"),
        moved("regels.txt", f"{OLD}\n\n{EASY}\n", f"{OLD}\r\n\r\n{EASY}\r\n\r\n{NEW}\r\n"),
        moved("woord.txt", f"{OLD} Dit is een zin.\n", f"{OLD} Dit is weer een zin.\n\n{NEW}\n"),
    ],
)  # fmt: skip
def test_a_sentence_that_moved_or_was_laid_out_anew_brings_nothing_new(tree, capsys, name, before, after):
    tree.put(name, f"{before}\n{REST}\n")
    tree.commit()
    tree.put(name, f"{after}\n{REST}\n")
    found = excerpts(since(capsys, name))[name]
    assert "Indien" in found and "derhalve" not in found
    tree.put(name, f"{after}\n{REST}\n\n<p>\n{OLD}</p>\n")
    assert "derhalve" in excerpts(since(capsys, name))[name], "a second time is new"


def test_texts_in_a_submodule_are_compared_with_what_the_repository_had_of_it(tree, tmp_path, capsys, monkeypatch):
    inside = Working(tmp_path / "thema")
    inside.put("oud.txt", f"{OLD}\n")
    inside.commit()
    tree.put("a.txt", f"{OLD}\n")
    first = tree.commit()
    tree.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inside.folder), "thema")
    base = tree.commit()
    tree.git("tag", "v1")
    assert since(capsys, ".", revision=base, code=0)["documents"] == []
    (tree.folder / "thema" / "oud.txt").write_text(f"{OLD}\n\n{NEW}\n")
    (tree.folder / "thema" / "los.txt").write_text(f"{NEW}\n")
    report = since(capsys, ".", revision=base, code=0)
    assert {name: set(words) & {"Indien", "derhalve"} for name, words in excerpts(report).items()} == {
        "thema/los.txt": {"Indien"},
        "thema/oud.txt": {"Indien"},
    }
    Working(tree.folder / "thema").commit()
    assert set(excerpts(since(capsys, str(tree.folder), revision="v1"))) == {
        str(tree.folder / "thema" / name) for name in ("los.txt", "oud.txt")
    }, "committed in the submodule, and not yet in what holds it"
    monkeypatch.chdir(tree.folder / "thema")
    assert since(capsys, ".", revision="HEAD", code=0)["documents"] == [], "who stands in it means its own versions"
    monkeypatch.chdir(tree.folder)
    new = {document["source"]: document["since"]["new"] for document in since(capsys, ".", revision=first)["documents"]}
    assert new == {"thema/los.txt": True, "thema/oud.txt": True}, "the submodule was not there then"


def test_a_file_of_which_git_keeps_something_else_goes_by_paragraph(tree, capsys):
    """As with Git LFS: in the repository stands one line that says which file it is."""
    tree.git("config", "filter.elders.clean", "git hash-object -w --stdin")
    tree.git("config", "filter.elders.smudge", "xargs git cat-file blob")
    tree.put(".gitattributes", "*.txt filter=elders\n")
    tree.put("a.txt", f"{OLD}\n\n{EASY}\n")
    tree.commit()
    assert len(tree.git("cat-file", "-p", "HEAD:a.txt")) == 40
    tree.put("a.txt", f"{OLD}\n\n{EASY}\n\n{NEW}\n")
    found = excerpts(since(capsys, "a.txt"))["a.txt"]
    assert "Indien" in found and "derhalve" not in found


def test_odd_file_names_and_revisions(tree, capsys):
    for name in ("-.txt", "--sinds.txt", "a b.txt"):
        tree.put(name, f"{OLD}\n")
    tree.commit()
    for name in ("-.txt", "--sinds.txt", "a b.txt"):
        tree.put(name, f"{OLD}\n\n{NEW}\n")
    found = excerpts(since(capsys, "."))
    assert set(found) == {"-.txt", "--sinds.txt", "a b.txt"}
    assert all("Indien" in words and "derhalve" not in words for words in found.values())


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("a.txt", "--sinds", "nee"), "Git kent 'nee' niet"),
        (("a.txt", "--sinds=-x"), "Geef een versie van git"),
        (("-", "--sinds", "HEAD"), "dit is geen bestand"),
        (("https://example.nl/", "--sinds", "HEAD"), "dit is geen bestand"),
        (("a.txt", "--sinds", "HEAD", "--baseline-schrijven", "x.json"), "niet samen"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(tree, capsys, arguments, part):
    tree.put("a.txt", OLD)
    tree.commit()
    assert run(["check", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err.count("\n") == 1 and part.casefold() in captured.err.casefold()


def test_a_link_to_elsewhere_and_a_repository_inside_do_not_stop_the_others(tree, tmp_path, capsys):
    tree.put("a.txt", f"{OLD}\n")
    tree.commit()
    (tmp_path / "elders.txt").write_text(OLD)
    (tree.folder / "link.txt").symlink_to(tmp_path / "elders.txt")
    inside = Working(tree.folder / "binnen")
    inside.put("b.txt", f"{OLD}\n")
    tree.put("a.txt", f"{OLD}\n\n{NEW}\n")
    report = since(capsys, ".", revision="main", code=2)
    assert list(excerpts(report)) == ["a.txt"]
    messages = {error["source"]: error["message"] for error in report["errors"]}
    assert "niet in de map" in messages["link.txt"] and "kent 'main' niet" in messages["binnen/b.txt"]


def test_old_versions_go_in_portions(tree, capsys, monkeypatch):
    from begrijpelijk.changes import files

    for name in ("a.txt", "b.txt", "c.txt"):
        tree.put(name, f"{OLD}\n")
    tree.commit()
    for name in ("a.txt", "b.txt", "c.txt"):
        tree.put(name, f"{OLD}\n\n{NEW}\n")
    monkeypatch.setattr(files, "_PORTION", 1)
    found = excerpts(since(capsys, "."))
    assert len(found) == 3 and not any("derhalve" in words for words in found.values())


def test_a_file_that_is_not_there_does_not_stop_the_others(tree, capsys):
    tree.put("a.txt", f"{OLD}\n")
    tree.commit()
    tree.put("a.txt", f"{NEW}\n")
    report = since(capsys, "nee.txt", "a.txt", code=2)
    assert list(excerpts(report)) == ["a.txt"] and report["errors"][0]["source"] == "nee.txt"


def test_the_example_of_the_rule_is_found():
    checker = Checker(Config(), plugins.registry())
    (before,), (after,) = (blocks(checker.analyse(read_string(text))) for text in (EASY, HARD))
    assert before.lint + 5 <= after.lint


def block(text, start=0):
    return BlockReport(kind="paragraph", text=text, start=start)


def test_paragraphs_are_matched_with_what_they_were():
    old = [block("een twee drie vier"), block("De arts kijkt naar uw knie."), block("Bel ons morgen vroeg.")]
    new = [
        block("een twee drie vier"),
        block("Bel ons morgen vroeg even."),
        block("Wij zien u."),
        block("De arts bekijkt uw knie."),
    ]
    pairs = [(pair.before.text, pair.after.text) for pair in changed(old, new)]
    assert pairs == [
        ("Bel ons morgen vroeg.", "Bel ons morgen vroeg even."), ("De arts kijkt naar uw knie.", "De arts bekijkt uw knie."),
    ]  # fmt: skip
    assert changed([block("a")] * 3000, [block("b")] * 3000) == []


def test_a_paragraph_of_the_old_version_counts_once():
    known = OldTexts(["Een  alinea."])
    assert known.take("een alinea.") and not known.take("een alinea.")


def test_the_report_for_people_says_what_it_is(tree, capsys):
    tree.put("a.txt", f"{OLD}\n")
    tree.commit()
    tree.put("a.txt", f"{OLD}\n\n{NEW}\n")
    for form in ("text", "markdown", "html"):
        run(["check", "a.txt", "--sinds", "HEAD", "--format", form, "--processen", "0"])
        assert "veranderd sinds HEAD" in capsys.readouterr().out
    assert Path("a.txt").read_text() == f"{OLD}\n\n{NEW}\n"
