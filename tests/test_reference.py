"""The pages about the checks: made from the rules, up to date, complete, and the same as `begrijpelijk regels` shows."""

import re
from pathlib import Path

import pytest

from begrijpelijk import plugins
from begrijpelijk.reference import page
from begrijpelijk.reference.__main__ import pages, write
from begrijpelijk.reference.render import markdown, plain
from begrijpelijk.reference.wording import WCAG, WORDS
from begrijpelijk.rules import Example, Option, Rule

FOLDER = Path(__file__).parent.parent / "docs" / "regels"
RULES = {id_: check.rule for id_, check in plugins.load().checks.items()}
OURS = [id_ for id_ in RULES if f"{id_}.md" in pages()]
RULE = Rule(
    id="proef",
    section="text",
    severity="fout",
    title={"nl": "Proef"},
    message={"nl": "Hier zijn {aantal} dingen van {wie}."},
    variants={"een": {"nl": "Hier is {iets:>3}."}},
    explanation={"nl": "Omdat * en _ en `x` en <b> geen opmaak zijn."},
    examples=(Example("# Kop\n\nEerste regel.", "Goed."),),
    item=(8, 9, 10),
    kenmerken=(3, 5),
    wcag=("3.1.5", "9.9.9"),
    options={"streng": Option(True, {"nl": "Zeg het ook bij twijfel."})},
)


def test_the_pages_are_up_to_date():
    made = pages()
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    advice = "run: python -m begrijpelijk.reference docs/regels"
    assert set(written) == set(made), advice
    assert [name for name in made if written[name] != made[name]] == [], advice


def test_the_index_names_every_page():
    index = pages()["README.md"]
    assert re.findall(r"\]\((.+)\.md\)", index) == [id_ for section in ("words", "sentences", "text", "layout", "digital")
                                                    for id_ in OURS if RULES[id_].section == section]  # fmt: skip


@pytest.mark.parametrize("id_", OURS)
def test_a_page_has_everything(id_):
    parts = {part.heading for part in page(RULES[id_]).parts}
    words = WORDS["nl"]
    assert {words[key] for key in ("finds", "why", "examples", "severity", "belongs")} <= parts
    assert (words["action"] in parts) == bool(RULES[id_].action)
    assert (words["options"] in parts) == bool(RULES[id_].options)
    assert set(RULES[id_].wcag) <= set(WCAG)


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("id_", OURS)
def test_the_program_shows_the_same(id_, lang):
    """Every word of the page on paper stands in the one in the terminal."""
    made = page(RULES[id_], lang)
    shown = " ".join(plain(made, 80).split())
    for part in made.parts:
        for text in (part.heading, part.text, *(piece for line in part.lines for piece in line)):
            assert " ".join(text.split()) in shown


def test_a_page():
    text = markdown(page(RULE))
    for piece in (
        "# Proef",
        "- Hier zijn … dingen van ….",
        "- Hier is ….",
        r"Omdat \* en \_ en \`x\` en \<b> geen",
        "**Niet zo**:\n\n    # Kop\n\n    Eerste regel.",
        "**Maar zo**: Goed.",
        "Een fout. Veel mensen lopen hier vast.",
        "**streng**: Zeg het ook bij twijfel. Standaard: true.",
        "onder [regels.proef]",
        "punt 8, 9 en 10",
        "- Kenmerk 5: Toegankelijkheid",
        "- WCAG 2.2, punt 3.1.5: Leesniveau",
        "- WCAG 2.2, punt 9.9.9\n",
    ):
        assert piece in text
    assert WORDS["nl"]["action"] not in text, "a part with nothing in it is left out"


def test_both_languages_have_the_same_words():
    fields = {
        lang: {key: set(re.findall(r"{\w+}", text)) for key, text in words.items()} for lang, words in WORDS.items()
    }
    assert fields["nl"] == fields["en"]


def test_a_page_of_a_rule_that_is_gone_is_taken_away(tmp_path):
    made = write(tmp_path)
    old, own = tmp_path / "oude-regel.md", tmp_path / "eigen.md"
    old.write_text(made[1].read_text(encoding="utf-8"), encoding="utf-8")
    own.write_text("Van mij.")
    write(tmp_path)
    assert own.exists() and not old.exists()


def test_the_pages_of_a_package(monkeypatch):
    registry = plugins.load()
    registry.origins["checks", "lange-zin"] = "begrijpelijk-mijn 1.0"
    monkeypatch.setattr(plugins, "load", lambda: registry)
    assert set(pages("begrijpelijk-mijn")) == {"README.md", "lange-zin.md"}
    assert "lange-zin.md" not in pages()
