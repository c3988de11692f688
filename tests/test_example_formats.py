"""The example leaflets in the other formats: the same words and the same order of levels as in Word."""

import re
import shutil
import subprocess
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import pytest

import begrijpelijk
from begrijpelijk import sources

FOLDER = Path(__file__).parent.parent / "docs" / "voorbeelden"
LEVELS = ("a2", "b1", "b2", "c1")
TOPICS = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
OFFICE = {"docx": "docx:MS Word 2007 XML", "odt": "odt", "rtf": "rtf", "pdf": TAGGED}


def convert(program: str, kind: str, topic: str, target: Path) -> list[Path]:
    pages = [FOLDER / topic / f"{level}.html" for level in LEVELS]
    if program == "pandoc":
        for page in pages:
            command = [
                "pandoc",
                "--from",
                "html",
                "--standalone",
                str(page),
                "--output",
                str(target / f"{page.stem}.{kind}"),
            ]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
    else:
        profile = f"-env:UserInstallation=file://{target}/profile"
        command = ["soffice", profile, "--headless", "--infilter=HTML (StarWriter)", "--convert-to", OFFICE[kind]]
        subprocess.run(
            [*command, "--outdir", str(target), *map(str, pages)], check=True, capture_output=True, timeout=240
        )
    return [target / f"{level}.{kind}" for level in LEVELS]


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory):
    """The words of a topic's leaflets in Word."""
    known: dict[str, list[list[str]]] = {}

    def get(topic: str) -> list[list[str]]:
        if topic not in known:
            files = convert("soffice", "docx", topic, tmp_path_factory.mktemp(topic))
            known[topic] = [words(file) for file in files]
        return known[topic]

    return get


def words(path: Path) -> list[str]:
    return re.findall(r"\w+", sources.read_path(path).text.lower())


@pytest.mark.parametrize("topic", [*TOPICS[:2], *(pytest.param(topic, marks=pytest.mark.slow) for topic in TOPICS[2:])])
@pytest.mark.parametrize(
    ("program", "kind"),
    [
        ("soffice", "odt"),
        ("soffice", "rtf"),
        ("soffice", "pdf"),
        ("pandoc", "epub"),
        ("pandoc", "rtf"),
    ],
)
def test_the_same_words_and_levels(program: str, kind: str, topic: str, word, tmp_path: Path) -> None:
    if shutil.which("soffice") is None or shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    scores = []
    files = convert(program, kind, topic, tmp_path)
    # An EPUB holds web pages: menus, cookie notices and footers are left out as they are left out of the page itself.
    # Pandoc drops a picture that it cannot find, with its alternative text.
    pages = [words(FOLDER / topic / f"{level}.html") for level in LEVELS]
    for file, expected in zip(files, pages if kind == "epub" else word(topic), strict=True):
        matcher = SequenceMatcher(None, words(file), expected, autojunk=False)
        assert sum(block.size for block in matcher.get_matching_blocks()) >= (0.97 if kind == "epub" else 0.98) * len(
            expected
        )
        [document] = begrijpelijk.check(file).documents
        assert document.scores.lint is not None
        scores.append(document.scores.lint)
        shown = sources.read_path(file)
        for finding in document.findings:
            place = shown.place(finding.start)
            assert (finding.location.line, finding.location.page) == (place.line, place.page)
            excerpt = shown.text[finding.start : finding.end]
            assert finding.excerpt.split()[:1] == excerpt.split()[:1]
    assert all(easier < harder for easier, harder in pairwise(scores)), scores
    assert scores[1] < 38 <= scores[2], scores
