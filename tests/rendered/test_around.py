"""What stands around the text of a page counts where a text is said to miss something: header, menu and footer."""

import pytest
from rendered_pages import START

from begrijpelijk.browser import launch, measure
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.plugins import registry

pytestmark = pytest.mark.skipif(launch.system_chromium() is None, reason="no Chromium: apt-get install chromium")
MISSING = {"contact-ontbreekt", "hulp-ontbreekt", "datum-ontbreekt"}
TEXT = """<h1>Buisjes in de oren</h1><p>Uw kind krijgt buisjes in de oren. De operatie is op onze dagafdeling. Uw kind mag
  die ochtend niets eten. Een slokje water is goed. Trek uw kind makkelijke kleren aan. De dokter geeft een kapje met
  lucht. Daarvan valt uw kind in slaap. De operatie duurt tien minuten. U bent erbij als uw kind weer wakker wordt.</p>"""
# Header and footer as they are on sites of hospitals, general practices, municipalities and apps.
SEARCH = "<form role=search><input aria-label='Zoeken'><button>Zoek</button></form>"
MENU = "<a href='/'>Home</a><a href='/afdelingen'>Afdelingen</a><a href='/werken-bij'>Werken bij</a>"


@pytest.fixture(scope="module")
def checker():
    return Checker(Config(regels=tuple(MISSING)), registry())


def missing(checker, show, header: str = "", footer: str = "", text: str = TEXT) -> set[str]:
    page = show(
        f"{START.removesuffix('<main>')}<header><nav>{MENU}</nav>{SEARCH}{header}</header><main>{text}</main>"
        f"<footer>{footer}<p>© 2026 Ziekenhuis</p></footer></body></html>"
    )
    report = checker.check_documents([measure(page, screenshots=False, axe=False, views=False)])
    return {finding.rule for finding in report.documents[0].findings}


def test_a_page_with_nothing_misses_all(checker, show):
    assert missing(checker, show) == MISSING


@pytest.mark.parametrize(
    "header,footer",
    [
        ("<a href='/contact'>Bereikbaarheid</a>", ""),
        ("<a href='tel:0881234567'><svg width=20 height=20></svg></a>", ""),
        ("", "<p>Telefoon: 088 123 45 67</p>"),
        ("", "<address>Kerkstraat 1, Utrecht<br>T 030 765 43 21</address>"),
        ("", "<p><a href='mailto:info@ziekenhuis.example'>Stuur een mail</a></p>"),
        ("<button>Menu</button>", "<ul><li><a href='/over/contact-en-route'>Waar vindt u ons?</a></li></ul>"),
        ("", "<p>Vragen? Chat met ons via WhatsApp.</p>"),
    ],
)
def test_contact_around_the_text(checker, show, header, footer):
    assert missing(checker, show, header, footer) == MISSING - {"contact-ontbreekt"}


@pytest.mark.parametrize(
    "header,footer",
    [
        ("", "<p>KvK 12345678, btw NL001234567B01</p>"),
        ("", "<p>IBAN NL12 RABO 0123 4567 89</p>"),
        ("<a href='/zorg?van=contact'>Zorg</a>", "<p>Fax: 030 765 43 21</p>"),
        ("", "<a href='/cookies'>Cookies</a><a href='/privacy'>Privacy</a>"),
    ],
)
def test_no_contact_around_the_text(checker, show, header, footer):
    assert "contact-ontbreekt" in missing(checker, show, header, footer)


@pytest.mark.parametrize(
    "line",
    ["Hulp bij lezen of invullen?", "Spreekt u geen Nederlands? Vraag om een tolk.", "Lees voor", "Digitale hulp",
     "U mag altijd iemand meenemen naar uw afspraak."],
)  # fmt: skip
def test_help_around_the_text(checker, show, line):
    assert missing(checker, show, footer=f"<p>{line}</p>") == MISSING - {"hulp-ontbreekt"}


@pytest.mark.parametrize("line", ["Mantelzorg", "Voor mantelzorgers", "Help", "Veelgestelde vragen", "English"])
def test_a_menu_is_no_help(checker, show, line):
    assert "hulp-ontbreekt" in missing(checker, show, header=f"<a href='/x'>{line}</a>")


@pytest.mark.parametrize(
    "line", ["Laatst gewijzigd: 12 mei 2026", "Bijgewerkt op <time>3-2-2026</time>", "Versie: mei 2025"]
)
def test_a_date_around_the_text(checker, show, line):
    assert missing(checker, show, footer=f"<p>{line}</p>") == MISSING - {"datum-ontbreekt"}


@pytest.mark.parametrize("line", ["Open dag: 12 mei 2026", "Versie voor slechtzienden", "Copyright 2026"])
def test_no_date_around_the_text(checker, show, line):
    assert "datum-ontbreekt" in missing(checker, show, footer=f"<p>{line}</p>")
