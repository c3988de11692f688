"""What the checks on rendered pages say themselves, beside axe-core: names, titles, languages and links of a page."""

import pytest

from begrijpelijk.browser.model import AxeNode, Control, Page
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.document import Anchor, Block, BlockKind, Document, Layout
from begrijpelijk.plugins import registry

DUTCH = Block("U krijgt een brief van het ziekenhuis. Neem die brief mee naar de balie. Wij kijken dan samen met u.")
ENGLISH = (
    "You will get a letter from the hospital. Please bring this letter with you when you come to see the doctor. "
    "We will look at it together and answer all of your questions."
)


def said(rule: str, *blocks: Block, **facts: object) -> list[tuple[str, str]]:
    """The excerpts and messages of a rule about a page with these blocks and facts."""
    page = Page("http://localhost/", str(facts.pop("title", "Uw onderzoek")), "nl")
    for name, value in facts.items():
        setattr(page, name, value)
    document = Document("http://localhost/", list(blocks) or [DUTCH], "text/html", page=page)
    checker = Checker(Config(regels=(rule,)), registry())
    [report] = checker.check_documents([document]).documents
    return [(finding.excerpt, finding.message) for finding in report.findings]


def found(rule: str, *blocks: Block, **facts: object) -> bool:
    return bool(said(rule, *blocks, **facts))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("afbeelding", True), ("Foto 3", True), ("een plaatje", True), ("image", True), ("IMG_2041.JPG", True),
        ("knie_def_v2", True), ("placeholder", True), ("alt-tekst", True), ("...", True), ("scan-0012", True),
        ("Foto van een knie", False), ("Logo van De Linde", False), ("Knie", False), ("Afbeelding van de hal", False),
        ("5 mensen in een wachtkamer", False), ("Dokter Jansen", False),
    ],
)  # fmt: skip
def test_alternative_texts(text, wrong):
    assert found("alt-tekst", DUTCH, Block(text, BlockKind.ALT)) == wrong


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("Untitled document", True), ("index.html", True), ("Naamloos", True), ("React App", True), ("Pagina 2", True),
        ("https://delinde.example/knie", True), ("Microsoft Word - folder knie", True), ("delinde.nl", True),
        ("Een nieuwe knie", False), ("Home - De Linde", False), ("Test van uw longen", False), ("Contact", False),
    ],
)  # fmt: skip
def test_titles(title, wrong):
    assert found("pagina-titel", title=title) == wrong


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("knop", True), ("Button 2", True), ("Klik hier", True), ("×", True), ("☰", True), (">", True), ("icon", True),
        ("Sluit", False), ("+", False), ("Klik om te bellen", False), ("A+", False), ("2", False), ("Menu", False),
    ],
)  # fmt: skip
def test_names_of_buttons(name, wrong):
    control = Control("#a", "button", "button", name=name, text=name)
    assert found("knop-naam", controls=[control]) == wrong


def test_parts_in_another_language():
    other = Block(ENGLISH, anchors=(Anchor(0, selector="#en"),))
    marked = Block(ENGLISH, attributes={"lang": "en-GB"})
    wrongly = Block(DUTCH.text, attributes={"lang": "en"})
    short = Block("Frequently Asked Questions of the Johns Hopkins Hospital")
    [(_, message)] = said("taal-attribuut", DUTCH, other)
    assert "andere taal" in message
    assert not found("taal-attribuut", DUTCH, marked, short)
    [(_, message)] = said("taal-attribuut", DUTCH, wrongly)
    assert "is Nederlands" in message


def link(name: str, href: str, text: str | None = None, **more: str) -> Control:
    selector = f"#{abs(hash((name, href)))}"
    return Control(selector, "link", "a", name=name, text=text or name, attributes={"href": href, **more})


@pytest.mark.parametrize(
    ("links", "wrong"),
    [
        ([link("Bekijk de folder", "/knie"), link("Bekijk de folder", "/heup")], True),
        ([link("Maak een afspraak", "/a"), link("maak een afspraak", "/b"), link("Route", "/r")], True),
        ([link("Over ons", "https://www.x.example/ons/"), link("Over ons", "http://x.example/ons?bron=1#top")], False),
        ([link("Bel 020", "tel:1"), link("Bel 020", "tel:2")], False),
        ([link("Lees de folder", "/a", **{"aria-describedby": "knie"}), link("Lees de folder", "/b")], False),
        ([link("Folder over de knie", "/a"), link("Folder over de heup", "/b")], False),
    ],
)
def test_links_that_are_called_the_same(links, wrong):
    assert found("link-tekst", controls=links) == wrong


def test_a_link_with_more_words_for_who_listens():
    block = Block("Lees meer", BlockKind.LINK)
    assert found("link-tekst", DUTCH, block, controls=[link("Lees meer", "/a")])
    assert not found("link-tekst", DUTCH, block, controls=[link("Lees meer over astma", "/a", "Lees meer")])


def test_a_page_that_shows_a_pdf():
    frame = AxeNode("object", "<object>", "Folder over staar /staar.pdf")
    pages = [
        (Block("Staar", BlockKind.HEADING, 1), [frame], True),
        (Block("Staar", BlockKind.HEADING, 1), [], False),
        (Block("Plattegrond", BlockKind.HEADING, 1), [frame], False),
        (Block("Wij helpen u. " * 30), [frame], False),
    ]
    for block, frames, wrong in pages:
        assert found("alleen-pdf", block, faults={"alleen-pdf/kader": frames}) == wrong


@pytest.mark.parametrize(
    ("control", "wrong"),
    [
        (link("Folder over staar", "/file/12", type="application/pdf"), True),
        (link("Folder over staar", "/download?type=pdf"), True),
        (link("Folder over staar (pdf, 2 MB)", "/file/12"), True),
        (
            Control("#b", "button", "button", "Open", "Folder over staar", attributes={"onclick": "open('/a.pdf')"}),
            True,
        ),
        (link("Folder over staar", "/staar"), False),
        (link("Vragenlijst voor staar (pdf)", "/file/12"), False),
    ],
)
def test_ways_to_a_pdf(control, wrong):
    kind = BlockKind.LINK if control.kind == "link" else BlockKind.BUTTON
    contact = Block("Contact", BlockKind.LINK)
    blocks = Block("Staar", BlockKind.HEADING, 1), Block(control.text, kind), contact
    assert found("alleen-pdf", *blocks, controls=[control, link("Contact", "/contact")]) == wrong


def test_small_questions_answers_and_cells_together_are_text():
    small, large = Layout(13, "px"), Layout(17, "px")
    answers = [Block(f"Ik heb al {n} dagen last van koorts", BlockKind.LABEL, layout=small) for n in range(4)]
    assert found("kleine-letter", *answers)
    assert not found("kleine-letter", *answers[:2])
    assert not found("kleine-letter", *(Block(b.text, b.kind, layout=large) for b in answers))
    cells = [Block(f"Op maandag {n} uur", BlockKind.CELL, layout=small) for n in range(9)]
    assert found("kleine-letter", *cells)
    assert not found("kleine-letter", *(Block(f"{n} uur", BlockKind.CELL, layout=small) for n in range(5)))


@pytest.mark.parametrize(
    ("text", "name", "wrong"),
    [
        ("Lees meer", "Meer over astma", True),
        ("Verstuur", "knop", True),
        ("Lees meer", "Lees meer over astma", False),
        ("Zoek", "Zoeken", False),
        ("Menu", "Open het menu", False),
        ("×", "Sluit", False),
        ("Astma. Wat is het? Wie krijgt het en wat doet u zelf?", "Folder over longen", False),
    ],
)
def test_a_name_that_is_not_what_one_sees(text, name, wrong):
    control = Control("#a", "button", "button", name=name, text=text, attributes={"aria-label": name})
    assert found("veld-label", controls=[control]) == wrong
