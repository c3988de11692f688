"""A made-up hospital: a website of 150 pages with files, a triage, and a folder of 60 leaflets, with known gaps.

    python tests/audit/hospital.py      # serves it, to look at it in a browser

`SEEDED` says what is where and `GAPS` what is missing; the tests ask that each of them turns up.
"""

from __future__ import annotations

import gzip
import shutil
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from docx import Document
from site_server import Answer, Site

EXAMPLES = Path(__file__).parents[2] / "docs" / "voorbeelden"
DEPARTMENTS_TEXT = """
    hart-en-vaten longen knie heup rug ogen oren keel huid maag darmen lever nieren blaas hersenen zenuwen bloed klieren
    zwangerschap kinderen ouderen slaap pijn
"""
DEPARTMENTS = DEPARTMENTS_TEXT.split()
TOPICS = ("onderzoek", "operatie", "afspraak", "thuis", "vragen")
FOOTER = (
    "Teneinde uw persoonsgegevens te waarborgen worden door derden cookies geplaatst conform de privacyverklaring. "
    "Ziekenhuis De Linde, Lindelaan 12, 1234 AB Stad. Bel 088 123 45 67."
)
LINKS = (
    "contact kosten route oude/1 folders/hart mijn/ vragenlijst wachten film samen-gemaakt print/knie en/ weg stuk vreemd "
    "naar-knie intern/a plaatje.png triage/"
).split()

TEXTS = {
    "": "Welkom bij de afdeling {name}. Hier leest u wat wij doen voor uw {name}. Wij zien {number} mensen per week.",
    "onderzoek": "U krijgt een onderzoek van uw {name}. Het onderzoek duurt {number} minuten. U ligt op een bed. Wij "
    "kijken samen met u naar uw {name}. U voelt er bijna niets van. Daarna mag u naar huis.",
    "operatie": "U krijgt een operatie aan uw {name}. De arts praat eerst met u over uw {name}. U slaapt {number} nachten "
    "in het ziekenhuis. Na de operatie komt iemand u halen. Rust thuis {number} dagen goed uit.",
    "afspraak": "U hebt een afspraak bij de afdeling {name}. Kom {number} minuten eerder. Neem uw pas mee. Meld u bij de "
    "balie van {name}. Daar vertellen wij u waar u kunt zitten.",
    "thuis": "U bent weer thuis na uw behandeling van {name}. Eet die dag licht. Drink {number} glazen water. Hebt u pijn "
    "bij {name}? Neem dan een tablet. Wacht niet te lang.",
    "vragen": "Hebt u vragen over {name}? Schrijf ze op. Wij hebben {number} minuten tijd voor u. Samen kijken wij wat u "
    "met uw {name} het beste kunt doen. Niets is te gek om te vragen.",
}

SEEDED = {
    "geen contact": ("oude/1", "oude/2", "oude/3", "oude/4", "oude/5"),
    "alleen-pdf": ("folders/hart",),
    "inlogmuur": ("mijn/",),
    "vragenlijst": ("vragenlijst",),
    "openingstijden": ("contact",),
    "hulp": ("contact",),
    "kosten": ("kosten",),
    "film": ("film",),
    "getest": ("samen-gemaakt",),
    "stigma": ("wachten",),
    "te moeilijk": ("moeilijk/staar", "moeilijk/hart"),
    "dubbel": ("print/knie",),
    "andere taal": ("en/",),
    "stuk": ("weg", "stuk"),
}
"""What is where: addresses without that of the site."""


GAPS = (
    ("2", "Documenten met een datum of een versie", "bestanden/zonder-datum.docx"),
    ("3", "Teksten die het doel halen", "moeilijk/staar"),
    ("3", "Teksten die het doel halen", "moeilijk/hart"),
    ("4", "Apps en triages die het doel halen", "triage/"),
    ("4", "Schermen zonder fouten en waarschuwingen", "triage/"),
    *(("5", "Teksten waarin staat hoe u iemand bereikt", f"oude/{number}") for number in range(1, 6)),
    ("5", "Pagina's die u kunt lezen zonder in te loggen", "mijn/"),
    ("7", "Er is hulp bij de computer, een app of inloggen", None),
    ("8", "Vragenlijsten die iedereen kan invullen", "vragenlijst"),
    ("9", "Teksten zonder woorden die mensen een stempel geven", "wachten"),
    ("9", "Pagina's waarvan de uitleg niet alleen in een pdf staat", "folders/hart"),
)
"""What is wrong: the characteristic, the evidence, and where; None for what is nowhere."""


def website(departments: int = len(DEPARTMENTS), files: int = 100) -> Site:
    """The site, with its pages, files, sitemap and robots.txt; a smaller one with fewer departments and files."""
    site = Site()
    named = DEPARTMENTS[:departments]
    for number, name in enumerate(named, 3):
        spoken = name.replace("-", " ")
        for topic in ("", *TOPICS):
            text = TEXTS[topic].format(name=spoken, number=number)
            more = "".join(f'<li><a href="/{name}/{other}">{other} {spoken}</a></li>' for other in TOPICS)
            site.page(
                f"/{name}/{topic}",
                _whole(f"<h1>{topic or 'afdeling'} {spoken}</h1><p>{text}</p><ul>{more}</ul>"),
                f"{topic} {spoken}",
            )
    _files(site, files)
    _special(site)
    _triage(site)
    menu = "".join(f'<a href="/{name}/">{name}</a> ' for name in named).encode()
    for answer in site.answers.values():
        if isinstance(answer.body, bytes):
            answer.body = answer.body.replace(b"MENU ", menu)
    site.answers["/robots.txt"] = Answer(
        b"User-agent: *\nDisallow: /intern/\nSitemap: SITE/sitemap-index.xml\n", "text/plain"
    )
    site.answers["/sitemap-index.xml"] = Answer(
        b'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        b"<sitemap><loc>SITE/sitemap.xml.gz</loc></sitemap></sitemapindex>", "application/xml",
    )  # fmt: skip
    # A packed map names full addresses: these are known when it is asked for.
    site.answers["/sitemap.xml.gz"] = Answer(lambda path: _packed_map(site.address), "application/gzip")
    return site


def _whole(content: str, footer: bool = True) -> str:
    """A page whose menu and footer are not marked as such, as many are."""
    end = f'<div class="onder"><p>{FOOTER}</p></div>' if footer else ""
    return f'<div class="boven">MENU <a href="/en/" hreflang="en">English</a></div><div class="midden">{content}</div>{end}'


def _packed_map(address: str) -> bytes:
    pages = ("wees", "moeilijk/staar", "moeilijk/hart", *(f"oude/{number}" for number in range(1, 6)))
    rows = "".join(f"<url><loc>{address}{page}</loc></url>" for page in pages)
    return gzip.compress(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode())


def _special(site: Site) -> None:
    links = "".join(f'<li><a href="/{link}">{link}</a></li>' for link in LINKS)
    named = [path for path in site.answers if path.startswith("/bestanden/")]
    files = "".join(f'<li><a href="{path}">{path}</a></li>' for path in named)
    site.page(
        "/",
        _whole(f"<h1>Ziekenhuis De Linde</h1><p>Waarmee kunnen wij u helpen?</p><ul>{links}{files}</ul>"),
        "Ziekenhuis De Linde",
    )
    site.page("/contact", _whole(
        "<h1>Zo bereikt u ons</h1><p>Wij zijn open van maandag tot en met vrijdag van 8.30 tot 17.00 uur.</p>"
        "<p>U mag iemand meenemen naar het gesprek.</p>"), "Contact")  # fmt: skip
    site.page(
        "/kosten", _whole("<h1>Wat kost het?</h1><p>Een bezoek hoort bij uw eigen risico. Dat betaalt u zelf.</p>")
    )
    site.page(
        "/route",
        _whole("<h1>Zo komt u bij ons</h1><p>Neem bus 12 naar de halte Lindelaan. Parkeren kan voor de deur.</p>"),
    )
    for number in range(1, 6):
        site.page(
            f"/oude/{number}",
            f"<h1>Oude bladzijde {number}</h1><p>Dit is bladzijde {number} van ons oude boek. Hierin staat wat wij {number} jaar "
            f"geleden over onze gangen schreven. De kleur van gang {number} was toen nog geel.</p>",
        )
    site.page(
        "/folders/hart",
        _whole('<h1>Folder hart</h1><p><a href="/bestanden/hartkatheterisatie-b1.pdf">Lees de folder</a></p>'),
    )
    site.page(
        "/mijn/",
        _whole(
            "<h1>Mijn Linde</h1><form><label>Naam <input name=n></label><label>Wachtwoord <input type=password></label></form>"
        ),
    )
    questions = "".join(
        f"<fieldset><legend>Vond u de {what} goed?</legend>"
        f'<label><input type="radio" name="{number}" value="ja"> Ja</label>'
        f'<label><input type="radio" name="{number}" value="nee"> Nee</label></fieldset>'
        for number, what in enumerate(("zorg en de uitleg", "kamer", "maaltijd", "hulp", "rust"))
    )
    site.page("/vragenlijst", _whole(f"<h1>Vragenlijst over uw bezoek</h1><form>{questions}</form>"), "Vragenlijst")
    site.page(
        "/wachten",
        _whole(
            "<h1>Wachten</h1><p>Een junkie hoort ook bij ons in de rij. Wij helpen een junk zoals iedereen. Wacht rustig in de hal.</p>"
        ),
    )
    site.page(
        "/film",
        _whole(
            '<h1>Zo gaat het</h1><iframe src="https://www.youtube-nocookie.com/embed/abc"></iframe><p>Zo ziet u hoe een dag gaat.</p>'
        ),
    )
    site.page(
        "/samen-gemaakt",
        _whole("<h1>Over deze tekst</h1><p>Deze tekst is gemaakt samen met mensen die moeite hebben met lezen.</p>"),
    )
    site.answers["/print/knie"] = site.answers["/knie/operatie"]
    site.page(
        "/wees",
        _whole("<h1>Alleen in de lijst</h1><p>Naar deze bladzijde gaat nergens een link. Toch is zij er gewoon.</p>"),
    )
    english = "Welcome to our hospital. You can call us every day. The doctor will talk with you about the treatment and what you want. Bring your passport and a list of your medicines with you."
    site.page("/en/", f"<h1>Welcome</h1><p>{english}</p>", "Welcome", "en")
    site.answers["/stuk"] = Answer(b"", status=500)
    site.answers["/naar-knie"] = Answer(b"", status=301, headers={"Location": "/knie/"})
    site.answers["/plaatje.png"] = Answer(b"\x89PNG\r\n", "image/png")
    site.answers["/vreemd"] = Answer(b"\x00" * 100, "video/mp4")
    site.page("/intern/a", "<p>Geheim</p>")
    for name, topic in (("staar", "staaroperatie"), ("hart", "hartkatheterisatie")):
        own = f"<p>Deze bladzijde over {name} staat alleen op onze website.</p>".encode()
        page = (EXAMPLES / topic / "c1.html").read_bytes().replace(b"</h1>", b"</h1>" + own, 1)
        site.answers[f"/moeilijk/{name}"] = Answer(page)


TRIAGE = {
    "": (
        "Waar hebt u last van?",
        "klacht",
        {"borst": "Van mijn borst", "knie": "Van mijn knie"},
    ),
    "klacht": (
        "Is er sprake van progressieve dyspneu d'effort, dan wel van retrosternale angineuze klachten bij exertie "
        "die niet reageren op sublinguale toediening van nitroglycerine?",
        "uitslag",
        {"ja": "Ja", "nee": "Nee"},
    ),
}
"""The questions of the triage: each with the next step and its answers. The second is far too hard."""


def _triage(site: Site) -> None:
    """A triage that the server makes step by step; what was answered goes along in the address."""
    for name, (question, following, answers) in TRIAGE.items():
        choices = "".join(
            f'<label><input type="radio" name="{name or "waar"}" value="{value}" required> {label}</label><br>'
            for value, label in answers.items()
        )
        site.answers[f"/triage/{name}"] = Answer(_step(question, following, choices))
    site.answers["/triage/uitslag"] = Answer(_outcome)


def _step(question: str, following: str, choices: str) -> Callable[[str], bytes]:
    def body(path: str) -> bytes:
        kept = "".join(
            f'<input type="hidden" name="{name}" value="{value}">' for name, value in parse_qsl(urlsplit(path).query)
        )
        return _screen(
            f'<form action="/triage/{following}">{kept}<fieldset><legend>{question}</legend>{choices}</fieldset>'
            "<button>Volgende</button></form>"
        )

    return body


def _outcome(path: str) -> bytes:
    given = dict(parse_qsl(urlsplit(path).query))
    urgent = given.get("waar") == "borst" and given.get("klacht") == "ja"
    text = (
        "Bel nu 112." if urgent else "U kunt rustig thuis blijven. Bel uw huisarts als het erger wordt: 088 123 45 67."
    )
    return _screen(f"<h2>Ons advies</h2><p>{text}</p>")


def _screen(content: str) -> bytes:
    head = '<meta name="viewport" content="width=device-width"><title>Wat moet ik doen?</title>'
    return f'<!doctype html><html lang="nl"><head>{head}</head><body><main><h1>Wat moet ik doen?</h1>{content}</main></body></html>'.encode()


def _files(site: Site, most: int) -> None:
    """Word files and PDFs: leaflets, of which the one that a page leads to comes first, and one without a date."""
    types = {
        ".pdf": "application/pdf",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
    found = sorted(
        (path for path in EXAMPLES.glob("*/*") if path.suffix in types),
        key=lambda path: (path.parent.name != "hartkatheterisatie", path),
    )
    for path in found[:most]:
        site.answers[f"/bestanden/{path.parent.name}-{path.name}"] = Answer(path.read_bytes(), types[path.suffix])
    made = BytesIO()
    document = Document()
    document.add_heading("Goed slapen", 1)
    document.add_paragraph("Ga elke avond op dezelfde tijd naar bed. Drink in de avond geen koffie. " * 5)
    document.save(made)
    site.answers["/bestanden/zonder-datum.docx"] = Answer(made.getvalue(), types[".docx"])


def leaflets(folder: Path, count: int = 60) -> None:
    """The folder of leaflets."""
    for path in [path for path in sorted(EXAMPLES.glob("*/*")) if path.suffix not in (".sh", ".md")][:count]:
        (folder / path.parent.name).mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / path.parent.name / path.name)


if __name__ == "__main__":
    with website().served() as hospital:
        print(hospital.address)
        time.sleep(3600)
