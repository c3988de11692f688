"""`lange-aanloop`: many words before the verb of the main clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.document import BlockKind
from begrijpelijk.language.clauses import Clause, main_clause
from begrijpelijk.language.syntax import parsed
from begrijpelijk.language.tree import Node, Tree
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis, Sentence

RULE = Rule(
    id="lange-aanloop",
    section="sentences",
    severity="waarschuwing",
    title={"nl": "Lange aanloop", "en": "Long run-up"},
    message={
        "nl": 'Voor het werkwoord "{werkwoord}" staan {woorden} woorden. Begin met het belangrijkste.',
        "en": 'There are {woorden} words before the verb "{werkwoord}". Begin with what matters most.',
    },
    explanation={
        "nl": "De lezer moet lang wachten. Hij weet nog niet waar de zin over gaat. Begin met wie wat doet. "
        "Zet de rest erachter of in een eigen zin.",
        "en": "The reader waits long to learn what the sentence is about. Begin with who does what; put the rest "
        "behind it or in a sentence of its own.",
    },
    examples=(
        Example(
            bad="Vanwege de grote drukte op de afdeling in de zomermaanden kunt u alleen 's middags bellen.",
            good="U kunt in de zomer alleen 's middags bellen. Het is dan erg druk.",
        ),
    ),
    item=(8, 10),
    wcag=("3.1.5",),
    options={
        "woorden": Option(
            8,
            {"nl": "Zoveel woorden mogen er voor het werkwoord staan.", "en": "So many words may precede the verb."},
            1,
        ),
    },
    action={"nl": "Begin de zin met wie wat doet.", "en": "Begin the sentence with who does what."},
)

SLIGHT = 2  # so many words over the bound are a hint, more a warning
# What comes before these is a sentence of its own in all but the stop: "Let op: ...", "Niet vergeten! ..."
RESTARTS = frozenset({":", ";", "!", "?"})


def run_up(tree: Tree, clause: Clause) -> tuple[Node, int]:
    """The first word of the run-up, and how many words stand before the verb."""
    before = tree.nodes[: clause.verb.i]
    restart = max((node.i for node in before if node.text in RESTARTS), default=-1)
    words = [node for node in before if node.is_word and node.i > restart]
    return (words[0] if words else clause.verb), len(words)


def _goes_on(sentence: Sentence) -> bool:
    """An item that goes on where the line above it stopped: "Bel als: - u na de operatie koorts krijgt"."""
    return sentence.block.kind is BlockKind.ITEM and sentence.text[:1].islower()


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every sentence whose main verb comes late; the hit runs up to and with that verb."""
    for sentence in parsed(analysis):
        if len(sentence.tree.nodes) <= options["woorden"] or _goes_on(sentence.sentence):
            continue
        clause = main_clause(sentence.clauses)
        if clause is None:
            continue
        first, count = run_up(sentence.tree, clause)
        if count > options["woorden"]:
            yield Hit(
                first.start,
                clause.verb.end,
                {"werkwoord": clause.verb.text, "woorden": count},
                severity="tip" if count <= options["woorden"] + SLIGHT else None,
            )


CHECK = Check(RULE, find)
