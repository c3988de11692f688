"""Our own lists, row by row: well-formed, without doubles, with easier alternatives and plain explanations."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from begrijpelijk.analysis import analyse
from begrijpelijk.config import Config
from begrijpelijk.document import Block, Document
from begrijpelijk.language.familiarity import word_difficulty
from begrijpelijk.language.pipeline import load_pipeline
from begrijpelijk.wordlists import WordList

FOLDER = Path(__file__).parents[2] / "wordlists"
FILES = sorted(FOLDER.rglob("*.csv"))
LISTS = [WordList.file(path, rule=path.stem) for path in FILES]
ENTRIES = [(wordlist.name, entry) for wordlist in LISTS for entry in wordlist.entries]
LEAST = {"formeel": 600, "afkorting": 500, "vreemd": 400, "beeldspraak": 400, "vaag": 100, "stigma": 150, "zorg": 1500}
EVERYBODY_KNOWS = 0.15  # the bound of `moeilijk-woord`


@pytest.mark.parametrize("wordlist", LISTS, ids=lambda wordlist: wordlist.name)
def test_file_is_well_formed(wordlist):
    assert [str(problem) for problem in wordlist.problems] == []
    assert wordlist.entries


def test_there_are_enough():
    counts = Counter(wordlist.name.split("-")[0] for wordlist in LISTS for _ in wordlist.entries)
    assert {name: counts[name] >= least for name, least in LEAST.items()} == dict.fromkeys(LEAST, True)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_row_says_enough(path):
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter=";"), 2):
            where = f"{path.name}:{number}"
            assert row["domein"] and row["zekerheid"] and row["woordsoort"], where
            assert row["alternatieven"] or row["uitleg"], where
            assert re.fullmatch(r"[\"'A-ZÀ-Ý0-9].*[.!?]", row["uitleg"]), where
            assert len(re.findall(r"[\w'-]+", row["uitleg"])) <= 15, where
            assert not re.search(rf"(?i)\b{re.escape(row['term'])}\b", row["uitleg"]), where


def test_no_word_is_in_two_lists():
    """One word, one finding. Figures of speech stand apart; abbreviations differ by their capitals."""
    seen = {}
    doubles = []
    for name, entry in ENTRIES:
        if name == "beeldspraak":
            continue
        for word in (entry.term, *entry.forms):
            key = word if entry.pos == "afk" else word.lower()
            if key in seen and seen[key] != (name, entry.term):
                doubles.append((key, name, seen[key]))
            seen[key] = (name, entry.term)
    assert doubles == []


def difficulty(text):
    words = re.findall(r"[^\W\d_][\w'-]*", re.sub(r"^(de|het|een) ", "", text))
    return max((word_difficulty(word) for word in words), default=0.0)


def test_alternatives_are_easier():
    """Either nearly everybody knows the alternative, or it is no harder than the term."""
    harder = [
        (name, entry.term, alternative)
        for name, entry in ENTRIES
        if name not in ("afkorting", "vaag", "doseer")  # written out, or an example
        for alternative in entry.alternatives
        if difficulty(alternative) > max(difficulty(entry.term), EVERYBODY_KNOWS)
    ]
    assert len(harder) <= len(ENTRIES) // 100, harder


@pytest.mark.parametrize("step", [pytest.param(1, id="all", marks=pytest.mark.slow), pytest.param(4, id="a quarter")])
def test_explanations_are_plain(step):
    """No jargon, formal word, abbreviation or label in an explanation; what a dose or a day is, it may well say."""
    from begrijpelijk.findings import find
    from begrijpelijk.plugins import registry

    chosen = ENTRIES[::step]
    document = Document("uitleg", [Block(entry.explanation) for _, entry in chosen])
    plain = ("vakterm", "formeel-woord", "vreemd-woord", "afkorting", "stigmatiserend", "beeldspraak", "lange-zin")
    analysis = next(iter(analyse([document], load_pipeline(), Config(regels=plain))))
    found = [(f.rule, f.excerpt) for f in find(analysis, registry())[0]]
    assert len(found) <= -(-len(chosen) // 500), found
