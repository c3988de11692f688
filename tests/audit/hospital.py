"""A made-up hospital: a website of 150 pages with files, and a folder of 60 leaflets, with gaps that are known.

    python tests/audit/hospital.py      # serves it, to look at it in a browser

`SEEDED` says which gap is where; the tests ask that each of them turns up.
"""

from __future__ import annotations

import gzip
import shutil
import time
from pathlib import Path

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
MENU = "".join(f'<a href="/{name}/">{name}</a> ' for name in DEPARTMENTS)
LINKS = (
    "contact kosten route oude/1 folders/hart mijn/ vragenlijst wachten film samen-gemaakt print/knie en/ weg stuk vreemd "
    "naar-knie intern/a plaatje.png"
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
    "tolk": ("contact",),
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


def website() -> Site:
    """The site, with its pages, files, sitemap and robots.txt."""
    site = Site()
    for number, name in enumerate(DEPARTMENTS, 3):
        spoken = name.replace("-", " ")
        for topic in ("", *TOPICS):
            text = TEXTS[topic].format(name=spoken, number=number)
            more = "".join(f'<li><a href="/{name}/{other}">{other} {spoken}</a></li>' for other in TOPICS)
            site.page(
                f"/{name}/{topic}",
                _whole(f"<h1>{topic or 'afdeling'} {spoken}</h1><p>{text}</p><ul>{more}</ul>"),
                f"{topic} {spoken}",
            )
    _special(site)
    _files(site)
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
    return f'<div class="boven">{MENU}<a href="/en/" hreflang="en">English</a></div><div class="midden">{content}</div>{end}'


def _packed_map(address: str) -> bytes:
    pages = ("wees", "moeilijk/staar", "moeilijk/hart", *(f"oude/{number}" for number in range(1, 6)))
    rows = "".join(f"<url><loc>{address}{page}</loc></url>" for page in pages)
    return gzip.compress(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode())


def _special(site: Site) -> None:
    links = "".join(f'<li><a href="/{link}">{link}</a></li>' for link in LINKS)
    files = "".join(f'<li><a href="/bestanden/{name}">{name}</a></li>' for name in _names())
    site.page(
        "/",
        _whole(f"<h1>Ziekenhuis De Linde</h1><p>Waarmee kunnen wij u helpen?</p><ul>{links}{files}</ul>"),
        "Ziekenhuis De Linde",
    )
    site.page("/contact", _whole(
        "<h1>Zo bereikt u ons</h1><p>Wij zijn open van maandag tot en met vrijdag van 8.30 tot 17.00 uur.</p>"
        "<p>Hebt u een tolk nodig? Vraag het ons. U mag iemand meenemen naar het gesprek.</p>"), "Contact")  # fmt: skip
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
        f"<fieldset><legend>Vond u de {what} goed?</legend><input type=radio name={what}><input type=radio name={what}></fieldset>"
        for what in ("zorg", "uitleg", "kamer", "maaltijd", "hulp")
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
        site.answers[f"/moeilijk/{name}"] = Answer((EXAMPLES / topic / "c1.html").read_bytes())


def _names() -> list[str]:
    return [
        f"{path.parent.name}-{path.name}" for path in sorted(EXAMPLES.glob("*/*")) if path.suffix in (".pdf", ".docx")
    ]


def _files(site: Site) -> None:
    types = {
        ".pdf": "application/pdf",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
    for path in EXAMPLES.glob("*/*"):
        if path.suffix in types:
            site.answers[f"/bestanden/{path.parent.name}-{path.name}"] = Answer(path.read_bytes(), types[path.suffix])


def leaflets(folder: Path, count: int = 60) -> None:
    """The folder of leaflets."""
    for path in [path for path in sorted(EXAMPLES.glob("*/*")) if path.suffix not in (".sh", ".md")][:count]:
        (folder / path.parent.name).mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / path.parent.name / path.name)


if __name__ == "__main__":
    with website().served() as hospital:
        print(hospital.address)
        time.sleep(3600)
