"""The example leaflets: in every topic and every format the four levels come out in their order."""

from itertools import pairwise
from pathlib import Path

import pytest

import begrijpelijk

FOLDER = Path(__file__).parent.parent / "docs" / "voorbeelden"
LEVELS = ("a2", "b1", "b2", "c1")
TOPICS = sorted({(path.parent.name, path.suffix) for path in FOLDER.glob("*/a2.*")})


def test_there_are_eight_topics_in_five_formats() -> None:
    assert len({topic for topic, _ in TOPICS}) >= 8
    assert {suffix for _, suffix in TOPICS} == {".docx", ".pdf", ".html", ".md", ".txt"}


@pytest.mark.parametrize(("topic", "suffix"), TOPICS)
def test_the_levels_are_in_order(topic: str, suffix: str) -> None:
    scores = []
    for level in LEVELS:
        report = begrijpelijk.check(FOLDER / topic / f"{level}{suffix}")
        assert not report.errors
        score = report.documents[0].scores.lint
        assert score is not None
        scores.append(score)
    assert all(easier < harder for easier, harder in pairwise(scores)), scores
    assert scores[1] < 38 <= scores[2], "B1 meets the target, B2 does not"
