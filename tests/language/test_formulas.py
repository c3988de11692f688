"""The counting formulas are those of textstat, without what that library loads and remembers."""

import subprocess
import sys
from pathlib import Path

import pytest

from begrijpelijk.language.formulas import counting_formulas

EXAMPLES = Path(__file__).parents[2] / "docs" / "voorbeelden"
NAMES = {
    "flesch_douma": "flesch_reading_ease",
    "lix": "lix",
    "rix": "rix",
    "coleman_liau": "coleman_liau_index",
    "ari": "automated_readability_index",
}
TEXTS = [
    "Ja.",
    "Neem foto's en auto's mee. 's Ochtends t'huis, we'll see!",
    "—a — b",
    "Een twee drie. Vier vijf. zes",
    "!!! a ??? 123 456 x_y",
    "Bel 088 - 123 45 67. Dat mag ook 's avonds. Of mail naar info@delinde.example: wij antwoorden binnen 2 dagen.",
]


def of_textstat(text):
    from textstat import textstat

    textstat.set_lang("nl")
    return {name: round(float(getattr(textstat, other)(text)), 1) for name, other in NAMES.items()}


@pytest.mark.parametrize("text", TEXTS)
def test_as_textstat_counts(text):
    assert counting_formulas(text) == of_textstat(text)


def test_leaflets_as_textstat_counts_them():
    paths = sorted(EXAMPLES.rglob("*.md"))
    assert paths
    for path in paths:
        text = " ".join(path.read_text(encoding="utf-8").split())
        assert counting_formulas(text) == of_textstat(text), path


@pytest.mark.parametrize("text", ["", " ", "123 - 456", "?!"])
def test_no_words(text):
    assert counting_formulas(text) == {}


def test_nothing_heavy_is_loaded():
    code = (
        "from begrijpelijk.language.formulas import counting_formulas\ncounting_formulas('Een tekst.')\n"
        "import sys\nprint({'nltk', 'textstat', 'numpy'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
