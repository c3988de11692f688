"""Small web sites on the loopback address to walk through: files of this folder, and forms that a server keeps."""

from __future__ import annotations

import html
import random
import secrets
import threading
from contextlib import contextmanager
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

FOLDER = Path(__file__).parent
STYLE = "<style>body{font:18px sans-serif;max-width:40rem;margin:1rem}button{padding:.7rem}.error{color:#a00}</style>"


def shell(title: str, body: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title>{STYLE}</head><body>'
        f'<header><a href="/over">Over ons</a></header><main>{body}</main>'
        '<footer><a href="tel:0301234567">Bel 030 123 45 67</a> <a href="https://elders.example/">Elders</a></footer></body></html>'
    )


class Site:
    """Screens by name, each a function of the answers so far; `route` gives the next one, or a message of an error."""

    start = "start"

    def screen(self, name, answers, message):
        raise NotImplementedError

    def route(self, name, answers):
        raise NotImplementedError


def choice(name, question, options, message="", given=None, order=None):
    options = order(options) if order else options
    items = "".join(
        f'<div><input type="radio" name="{name}" id="{name}{i}" value="{value}"{" checked" if given == value else ""}>'
        f'<label for="{name}{i}">{text}</label></div>'
        for i, (value, text) in enumerate(options)
    )
    error = f'<p class="error" id="e-{name}">{message}</p>' if message else ""
    described = f' aria-describedby="e-{name}"' if message else ""
    return f"<fieldset{described}><legend>{question}</legend>{error}{items}</fieldset>"


def form(inner, button="Volgende", back=True):
    vorige = '<button name="_back" value="1" formnovalidate>Vorige</button> ' if back else ""
    return f'<form method="post">{inner}<p>{vorige}<button name="_on" value="1">{button}</button></p></form>'


YES_NO = [("ja", "Ja"), ("nee", "Nee"), ("weet", "Weet ik niet")]


def handler(site):
    sessions: dict[str, dict] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args):
            pass

        def session(self):
            cookie = SimpleCookie(self.headers.get("Cookie", "")).get("s")
            self.key = cookie.value if cookie and cookie.value in sessions else secrets.token_hex(8)
            return sessions.setdefault(self.key, {"answers": {}, "order": secrets.randbits(20)})

        def send(self, body, status=200, location=None, kind="text/html; charset=utf-8"):
            data = body if isinstance(body, bytes) else body.encode()
            self.send_response(303 if location else status)
            if location:
                self.send_header("Location", location)
            self.send_header("Set-Cookie", f"s={self.key}; Path=/")
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def name(self):
            return urlsplit(self.path).path.strip("/") or site.start

        def do_GET(self):
            session = self.session()
            site.visits.append(self.path)
            if (FOLDER / self.name()).is_file():
                self.send((FOLDER / self.name()).read_bytes())
                return
            body = site.screen(self.name(), session["answers"], "", session)
            self.send(shell("Klacht", body) if body else "Niet gevonden", 200 if body else 404)

        def do_POST(self):
            session, name = self.session(), self.name()
            raw = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            data = {key: values if len(values) > 1 else values[0] for key, values in parse_qs(raw).items()}
            site.sent.append((name, data))
            trail = session.setdefault("trail", [])
            if "_back" in data:
                self.send("", location="/" + (trail.pop() if trail else site.start))
                return
            wrong = site.wrong(name, data)
            if wrong:
                self.send(shell("Klacht", site.screen(name, data, wrong, session)))
                return
            session["answers"].update(data)
            trail.append(name)
            self.send("", location="/" + site.route(name, session["answers"], session))

    return Handler


class Base:
    start = "start"

    def __init__(self):
        self.visits, self.sent = [], []

    def wrong(self, name, data):
        return ""


class Triage(Base):
    """A triage as hospitals have them: a start, a form with validation, branches by age and by complaint."""

    screens = 8
    outcomes = 4

    def screen(self, name, a, wrong, session):
        if name == "start":
            return "<h1>Hebt u een klacht?</h1><p>Bel 112 als het spoed is.</p><p>Dit duurt 3 minuten.</p>" + form(
                "", "Start", back=False
            )
        if name == "leeftijd":
            error = f'<p class="error" role="alert" id="e">{wrong}</p>' if wrong else ""
            value = html.escape(str(a.get("leeftijd", "")))
            return form(
                "<p>Vraag 1 van 4</p><h1>Uw leeftijd</h1><label for=l>Hoe oud bent u?</label>"
                f'<input id=l name=leeftijd inputmode=numeric aria-describedby=e value="{value}">{error}'
            )
        if name == "klacht":
            return form(
                "<p>Vraag 2 van 4</p>"
                + choice(
                    "klacht",
                    "Wat is uw klacht?",
                    [("borst", "Pijn op de borst"), ("huid", "Huid"), ("anders", "Iets anders")],
                    wrong,
                    a.get("klacht"),
                )
            )
        if name == "huid":
            return form("<p>Vraag 3 van 4</p>" + choice("jeuk", "Hebt u jeuk?", YES_NO, wrong, a.get("jeuk")))
        ends = {
            "spoed": "<h1>Bel nu 112</h1><p>Dit kan gevaarlijk zijn.</p>",
            "huisarts": "<h1>Bel vandaag uw huisarts</h1><p>Bel tussen 8 en 17 uur.</p>",
            "thuis": "<h1>U kunt thuis wachten</h1><p>Bel als het na 3 dagen niet over is.</p>",
            "kind": "<h1>Ga naar de kinderarts</h1><p>Een kind moet naar de kinderarts.</p>",
        }
        return ends[name] + '<p><a href="/">Opnieuw beginnen</a></p>' if name in ends else ""

    def wrong(self, name, data):
        if name == "leeftijd":
            value = str(data.get("leeftijd", ""))
            return "" if value.isdigit() and int(value) < 120 else "Vul een leeftijd in, zoals 45."
        if name in ("klacht", "huid") and not ({"klacht", "jeuk"} & set(data)):
            return "Kies een antwoord."
        return ""

    def route(self, name, a, session):
        if name == "start":
            return "leeftijd"
        if name == "leeftijd":
            return "kind" if int(a["leeftijd"]) < 18 else "klacht"
        if name == "klacht":
            return {"borst": "spoed", "huid": "huid", "anders": "huisarts"}[a["klacht"]]
        return "thuis" if a["jeuk"] == "nee" else "huisarts"


class Twenty(Base):
    """Twenty screens and five branches; options are in another order each time."""

    screens, outcomes = 20, 6
    ways: ClassVar = {
        "start": ["q1"], "q1": ["q2", "q5"], "q2": ["q3"], "q3": ["q4", "q8"], "q4": ["e1"], "q5": ["q6"], "q6": ["q7", "q9"],
        "q7": ["e2"], "q8": ["q10"], "q9": ["q11", "e3"], "q10": ["e4"], "q11": ["q12"], "q12": ["q13"], "q13": ["e5", "e6"],
    }  # fmt: skip
    texts: ClassVar = ["hoofdpijn", "koorts", "pijn in uw buik", "last van uw rug", "een wond", "dorst", "moeite met lopen", "een hoest",
             "jeuk", "een allergie", "slecht geslapen", "een vlek", "een gezwel"]  # fmt: skip

    def screen(self, name, a, wrong, session):
        if name == "start":
            return "<h1>Controle van uw klacht</h1><p>Wij stellen een paar vragen.</p>" + form(
                "", "Ga door", back=False
            )
        if name in self.ways:
            number = int(name[1:])
            options = [("a", "Ja, dat klopt"), ("b", "Nee, dat is niet zo"), ("c", "Weet ik niet")]
            shuffled = lambda items: random.sample(items, len(items))  # noqa: E731
            return f"<p>Stap {number} van 13</p>" + form(
                choice(name, f"Hebt u {self.texts[number - 1]}?", options, wrong, order=shuffled)
            )
        if name.startswith("e") and name[1:].isdigit():
            day = ["nu meteen", "vandaag", "morgen", "deze week", "volgende week", "als het erger wordt"][
                int(name[1:]) - 1
            ]
            return f"<h1>Ons advies</h1><p>Bel {day} de huisarts.</p>"
        return ""

    def wrong(self, name, data):
        return "" if name == "start" or name in data else "Kies een antwoord."

    def route(self, name, a, session):
        ways = self.ways[name]
        return ways[-1] if a.get(name) == "b" else ways[0]


class Shuffled(Base):
    """Five questions in another order for every visitor."""

    names: ClassVar = ["koorts", "hoest", "jeuk", "pijn", "dorst"]

    def screen(self, name, a, wrong, session):
        if name == "start":
            return "<h1>Vijf vragen</h1>" + form("", "Start", back=False)
        if name == "klaar":
            return "<h1>Dank u wel</h1><p>Bel uw huisarts als u zich zorgen maakt.</p>"
        return form(choice(name, f"Hebt u {name}?", YES_NO, wrong)) if name in self.names else ""

    def wrong(self, name, data):
        return "" if name == "start" or name in data else "Kies een antwoord."

    def route(self, name, a, session):
        order = random.Random(session["order"]).sample(self.names, 5)
        return next((each for each in order if each not in a), "klaar")


class Endless(Base):
    """There is always another question."""

    def screen(self, name, a, wrong, session):
        count = session.setdefault("count", 0)
        words = "nul een twee drie vier vijf zes zeven acht negen".split()
        told = " ".join(words[int(c)] for c in str(count))
        return form(f"<h1>Ronde {told}</h1>" + choice("x", f"Hebt u klacht {told}?", YES_NO[:2], wrong))

    def route(self, name, a, session):
        session["count"] += 1
        return "start"


class Login(Base):
    """Behind a password."""

    def screen(self, name, a, wrong, session):
        if name == "start":
            return "<h1>Inloggen</h1>" + form(
                f"<p class=error>{wrong}</p><label for=u>Gebruikersnaam</label><input id=u name=u>"
                "<label for=p>Wachtwoord</label><input id=p name=p type=password>",
                "Inloggen", back=False,
            )  # fmt: skip
        if name == "vraag":
            return form(choice("pijn", "Hebt u pijn?", YES_NO, wrong))
        return {
            "ja": "<h1>Bel de huisarts</h1><p>Doe dat vandaag nog.</p>",
            "nee": "<h1>U hoeft niets te doen</h1><p>Alles is goed.</p>",
        }.get(name, "")

    def wrong(self, name, data):
        if name == "start":
            return "" if (data.get("u"), data.get("p")) == ("jan", "geheim123") else "Naam of wachtwoord klopt niet."
        return "" if "pijn" in data else "Kies een antwoord."

    def route(self, name, a, session):
        return "vraag" if name == "start" else "nee" if a["pijn"] == "nee" else "ja"


class Files(Base):
    """Only the files of this folder."""

    def screen(self, name, a, wrong, session):
        return ""


@contextmanager
def serve(site):
    """Run a site; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(site))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
