"""The checks on layout where a text or a file cannot show it: on rendered pages, and in their messages."""

import pytest

from begrijpelijk.browser.model import Control, Page
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.document import Block, BlockKind, Document, Layout
from begrijpelijk.model import Finding
from begrijpelijk.plugins import registry

RULES = ("kleine-letter", "hoofdletters", "uitlijning", "lange-regel", "alleen-pdf")
TEXT = (
    "U komt om acht uur naar de afdeling. De verpleegkundige brengt u naar uw kamer. Zij meet uw bloeddruk. "
    "Daarna krijgt u een pil waar u rustig van wordt."
)
FINE = Layout(18, "px", "left", 1.5, 70)


def findings(*blocks: Block, lang: str = "nl", controls: tuple[Control, ...] = ()) -> list[Finding]:
    """What the checks say of a page that a browser showed."""
    page = Page("http://localhost/", "Pagina", "nl", controls=list(controls))
    document = Document("http://localhost/", list(blocks), "text/html", page=page)
    checker = Checker(Config(regels=RULES, lang=lang), registry())
    [report] = checker.check_documents([document]).documents
    return report.findings


def shown(layout: Layout, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [finding.message for finding in findings(Block(TEXT, kind, layout=layout))]


def test_a_page_that_is_fine() -> None:
    assert shown(FINE) == []


@pytest.mark.parametrize(
    ("layout", "message"),
    [
        (
            Layout(14, "px", "left", 1.5, 70),
            "De letters van dit stuk tekst zijn 14 pixels. Maak ze minstens 16 pixels.",
        ),
        (Layout(18, "px", "justify", 1.5, 70), "Dit stuk tekst is uitgevuld: alle regels zijn even lang gemaakt."),
        (
            Layout(18, "px", "center", 1.5, 70),
            "Dit stuk tekst staat in het midden. Elke regel begint op een andere plek.",
        ),
        (Layout(18, "px", "left", 1.2, 70), "De regels staan hier dicht op elkaar. Maak de regelafstand minstens 1,4."),
        (Layout(18, "px", "left", 1.5, 112), "De regels hebben hier tot 112 tekens. Neem er hooguit 80."),
        (Layout(18, "px", "left", 1.5, 70, ((0, len(TEXT)),)), "Hier staan 29 woorden achter elkaar in hoofdletters."),
    ],
)
def test_one_finding_for_one_cause(layout: Layout, message: str) -> None:
    assert shown(layout) == [message]


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.BUTTON, BlockKind.LINK, BlockKind.ALT])
def test_what_is_no_body_text(kind: BlockKind) -> None:
    assert shown(Layout(10, "px", "center", 1.0, 120), kind) == []


def test_forty_paragraphs_are_one_finding_at_the_first() -> None:
    small = [Block(TEXT, layout=Layout(13.5 if n % 2 else 12, "px")) for n in range(40)]
    [finding] = findings(Block("Uw opname", BlockKind.HEADING, 1), *small)
    assert finding.message == "In 40 stukken tekst zijn de letters 12 tot 13,5 pixels. Maak ze minstens 16 pixels."
    assert finding.excerpt == "U komt om acht uur naar de afdeling."


def test_in_english() -> None:
    [finding] = findings(Block(TEXT, layout=Layout(13.5, "px")), lang="en")
    assert finding.message == "The type of this passage is 13.5 pixels. Make it at least 16 pixels."


def test_text_on_one_line_has_no_distance_and_no_alignment() -> None:
    assert shown(Layout(18, "px", "center", 1.0, len(TEXT))) == [
        f"De regels hebben hier tot {len(TEXT)} tekens. Neem er hooguit 80."
    ]


def test_links_of_a_rendered_page_are_known_by_its_controls() -> None:
    blocks = Block("Een nieuwe knie", BlockKind.HEADING, 1), Block("Download de folder", BlockKind.LINK)
    link = Control("a", "link", "a", text="Download de folder", attributes={"href": "/knie.pdf"})
    assert [finding.rule for finding in findings(*blocks, controls=(link,))] == ["alleen-pdf"]
    page = Control("a", "link", "a", text="Download de folder", attributes={"href": "/knie"})
    assert findings(*blocks, controls=(page,)) == []
