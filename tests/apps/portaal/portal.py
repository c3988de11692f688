"""A patient portal behind a log-in: appointments, results, messages, and making an appointment in a few steps."""

from html import escape
from pathlib import Path

from app_server import App, Request, Response

from portaal.bad import bad

HERE = Path(__file__).parent
USER, PASSWORD = "demo", "demo-wachtwoord"
PHONE = '<a class="btn btn-line" href="tel:0881112233">Bel 088 111 22 33</a>'

STEPS: dict[str, dict[str, object]] = {
    "reden": {
        "titel": "Waarom wilt u een afspraak?",
        "opties": [
            ("controle", "Voor een controle"),
            ("uitslag", "Ik wil praten over mijn uitslag"),
            ("pijn", "Ik heb nu veel pijn"),
            ("weet-niet", "Ik weet het niet"),
        ],
    },
    "hoe": {
        "titel": "Hoe wilt u met de arts praten?",
        "opties": [
            ("hier", "In het ziekenhuis"),
            ("telefoon", "Aan de telefoon"),
            ("video", "Met beeld, op mijn computer of telefoon"),
            ("weet-niet", "Dat maakt mij niet uit"),
        ],
    },
    "dag": {
        "titel": "Op welke dag kunt u?",
        "opties": [
            ("maandag", "Maandag 7 december om 10 uur"),
            ("woensdag", "Woensdag 9 december om 14 uur"),
            ("weet-niet", "Geen van deze dagen. Ik weet het niet"),
        ],
    },
}
ORDER = list(STEPS)

CSS = """*{box-sizing:border-box}body{margin:0;font-family:"DejaVu Sans",Verdana,sans-serif;font-size:1.0625rem;
line-height:1.6;color:#1f2933;background:#fff}.bar{background:#1e3a5f;color:#fff;padding:.75rem 1rem;font-weight:700}
main,.hulp{max-width:42rem;margin:0 auto;padding:1rem}h1{font-size:1.5rem;line-height:1.3}.hulp{border-top:2px solid}
.btn{font:inherit;font-weight:700;display:inline-flex;align-items:center;min-height:48px;padding:.5rem 1.1rem;
border-radius:.4rem;border:2px solid #1e3a5f;background:#1e3a5f;color:#fff;text-decoration:none;margin:.25rem .75rem .6rem 0;
cursor:pointer}.btn-line{background:#fff;color:#1e3a5f}.tegels{list-style:none;padding:0;display:grid;gap:1rem}
.tegels a{display:flex;align-items:center;min-height:64px;padding:.5rem 1rem;border:2px solid #1e3a5f;border-radius:.4rem;
color:#1e3a5f;font-weight:700}.rij{border:1px solid #667;border-radius:.4rem;padding:.25rem 1rem;margin:1rem 0}
fieldset{border:0;margin:0;padding:0}legend{padding:0}.optie{display:flex;gap:.8rem;align-items:center;min-height:56px;
border:2px solid #556;border-radius:.4rem;padding:.5rem 1rem;margin:.75rem 0}.optie input{width:24px;height:24px;flex:none}
.veld{display:block;margin:1rem 0}.veld input,textarea{font:inherit;display:block;width:100%;max-width:24rem;
min-height:48px;padding:.4rem .6rem;border:2px solid #556;border-radius:.4rem;margin-top:.25rem}
.fout{color:#b00020;font-weight:700}.alarm{border:3px solid #b00020;border-radius:.4rem;padding:0 1rem}
.alarm .btn{background:#b00020;border-color:#b00020}.meter{display:flex;gap:.5rem;list-style:none;padding:0;margin:.5rem 0}
.meter li{flex:1;height:.6rem;background:#cbd5e1}.meter .aan{background:#1e3a5f}"""
SPEAK = """document.querySelector('#lees').addEventListener('click',()=>{speechSynthesis.cancel();
const s=new SpeechSynthesisUtterance(document.querySelector('main').innerText);s.lang='nl-NL';speechSynthesis.speak(s)})"""


def page(request: Request, title: str, body: str) -> Response:
    inside = '<a class="btn btn-line" href="overzicht">Naar het begin</a>' if request.session.get("binnen") else ""
    return Response(
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><base href="{request.base}"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><title>{escape(title)} - Mijn Vechtdal</title>'
        f'<style>{CSS}</style></head><body><header class="bar">Mijn Vechtdal</header><main>{body}</main>'
        f'<footer class="hulp"><p>Lukt het niet? Bel ons. Wij helpen u graag.</p><p>{PHONE}</p>'
        f'<p><button class="btn btn-line" id="lees" type="button">Lees voor</button> {inside}</p>'
        "<p>Praat u liever een andere taal? Vraag om een tolk. Dat is gratis.</p></footer>"
        f"<script>{SPEAK}</script></body></html>"
    )


def welcome(request: Request) -> Response:
    return page(
        request,
        "Welkom",
        '<div class="alarm"><p><strong>Is er nu gevaar? Bel direct 112.</strong></p>'
        '<p><a class="btn" href="tel:112">Bel 112</a></p></div><h1>Welkom bij Mijn Vechtdal</h1>'
        "<p>Hier kunt u een afspraak maken met uw arts. U ziet hier ook uw uitslagen.</p>"
        "<p>Een afspraak maken duurt ongeveer 3 minuten. U krijgt 3 vragen.</p>"
        "<p>U mag dit ook doen voor iemand anders. Dan logt u in met de naam van die persoon.</p>"
        '<p><a class="btn" href="inloggen">Ga naar inloggen</a></p>',
    )


def login(request: Request) -> Response:
    form, error = request.form, ""
    if request.method == "POST":
        if form.get("naam", [""])[0] == USER and form.get("wachtwoord", [""])[0] == PASSWORD:
            request.session["binnen"] = True
            return Response(location="overzicht")
        error = (
            '<p class="fout" id="fout" role="alert">Uw naam of wachtwoord klopt niet. Kijk het na en probeer het '
            "nog een keer.</p>"
        )
    name = escape(form.get("naam", [""])[0])
    described = ' aria-describedby="fout" aria-invalid="true"' if error else ""
    return page(
        request,
        "Inloggen",
        f'<h1>Log in</h1><p>Zo weten wij dat u het bent.</p><form method="post" action="inloggen">{error}'
        f'<label class="veld">Uw naam<input name="naam" autocomplete="username" value="{name}"{described}></label>'
        '<label class="veld">Uw wachtwoord<input name="wachtwoord" type="password" autocomplete="current-password"'
        f'{described}></label><button class="btn">Log in</button> <a class="btn btn-line" href=".">Vorige</a></form>'
        "<p>Weet u uw wachtwoord niet meer? Bel ons dan.</p>",
    )


def overview(request: Request) -> Response:
    tiles = (("afspraak/reden", "Maak een afspraak"), ("afspraken", "Bekijk mijn afspraken"),
             ("uitslagen", "Bekijk mijn uitslagen"), ("berichten", "Lees mijn berichten"))  # fmt: skip
    links = "".join(f'<li><a href="{path}">{text}</a></li>' for path, text in tiles)
    return page(
        request,
        "Wat wilt u doen?",
        f'<h1>Wat wilt u doen?</h1><ul class="tegels">{links}</ul>'
        '<p><a class="btn btn-line" href="uit">Log uit</a></p>',
    )


def appointments(request: Request) -> Response:
    return page(
        request,
        "Uw afspraken",
        '<h1>Uw afspraken</h1><div class="rij"><h2>Dinsdag 1 december om 9 uur</h2><p>U praat met dokter Yılmaz. '
        "U komt naar het ziekenhuis, kamer 12. Neem uw zorgpas mee.</p><p>Kunt u niet? Bel ons.</p></div>"
        '<p><a class="btn" href="afspraak/reden">Maak een afspraak</a></p>',
    )


def results(request: Request) -> Response:
    return page(
        request,
        "Uw uitslagen",
        '<h1>Uw uitslagen</h1><div class="rij"><h2>Bloed prikken op 12 november</h2>'
        '<p>Uw uitslag is goed.</p><p><a class="btn btn-line" href="uitslag">Lees de uitslag van 12 november</a></p></div>',
    )


def result(request: Request) -> Response:
    return page(
        request,
        "Uw uitslag van 12 november",
        "<h1>Uw uitslag van 12 november</h1><h2>Suiker in uw bloed</h2><p>Er zit genoeg suiker in uw bloed. Niet te "
        "veel en niet te weinig. Dat is goed.</p><h2>Wat kunt u nu doen?</h2><p>U hoeft niets te doen. Neem uw "
        'pillen zoals u gewend bent.</p><p>Hebt u vragen? Bel ons. Voelt u zich ziek? Bel ons dan dezelfde dag.</p><p><a class="btn btn-line" href="uitslagen">'
        "Vorige</a></p>",
    )


def messages(request: Request) -> Response:
    return page(
        request,
        "Uw berichten",
        '<h1>Uw berichten</h1><div class="rij"><h2>Van dokter Yılmaz, 13 november</h2><p>Uw uitslag is goed. U hoeft '
        'niets te doen. Tot dinsdag!</p></div><p><a class="btn" href="bericht">Schrijf een bericht</a></p>',
    )


def message(request: Request) -> Response:
    error = ""
    if request.method == "POST":
        if request.form.get("tekst", [""])[0].strip():
            return Response(location="verstuurd")
        error = '<p class="fout" id="fout" role="alert">Schrijf eerst wat u wilt vragen.</p>'
    tied = "uitleg fout" if error else "uitleg"
    return page(
        request,
        "Schrijf een bericht",
        '<form method="post" action="bericht"><h1><label for="tekst">Wat wilt u vragen?</label></h1>'
        f'<p id="uitleg">Schrijf 1 of 2 zinnen. U hoeft niet foutloos te schrijven.</p>{error}'
        f'<textarea id="tekst" name="tekst" rows="4" aria-describedby="{tied}"></textarea>'
        '<p><button class="btn">Verstuur</button> <a class="btn btn-line" href="berichten">Vorige</a></p></form>',
    )


def step(request: Request, name: str) -> Response:
    answers: dict[str, str] = request.session.setdefault("antwoorden", {})  # type: ignore[assignment]
    error = ""
    options = STEPS[name]["opties"]
    assert isinstance(options, list)
    if request.method == "POST":
        given = request.form.get("antwoord", [""])[0]
        if given in {key for key, _ in options}:
            answers[name] = given
            if given == "pijn":
                return Response(location="bel-nu")
            later = ORDER[ORDER.index(name) + 1 :]
            return Response(location=f"afspraak/{later[0]}" if later else "klopt")
        error = '<p class="fout" id="fout" role="alert">Kies eerst een antwoord.</p>'
    number = ORDER.index(name) + 1
    before = f"afspraak/{ORDER[number - 2]}" if number > 1 else "overzicht"
    cards = "".join(
        f'<label class="optie"><input type="radio" name="antwoord" value="{key}"'
        f"{' checked' if answers.get(name) == key else ''}>{escape(text)}</label>"
        for key, text in options
    )
    title = str(STEPS[name]["titel"])
    dots = "".join(f"<li{' class=aan' if index < number else ''}></li>" for index in range(3))
    tied = ' aria-describedby="fout"' if error else ""
    return page(
        request,
        title,
        f'<p>Vraag {number} van 3</p><ul class="meter" aria-hidden="true">{dots}</ul>'
        f'<form method="post" action="afspraak/{name}"><fieldset{tied}><legend><h1>{title}</h1></legend>{error}{cards}'
        f'</fieldset><button class="btn">Verder</button> <a class="btn btn-line" href="{before}">Vorige</a></form>',
    )


def summary(request: Request) -> Response:
    answers: dict[str, str] = request.session.get("antwoorden", {})  # type: ignore[assignment]
    rows = ""
    for name in ORDER:
        options = STEPS[name]["opties"]
        assert isinstance(options, list)
        rows += f"<dt>{STEPS[name]['titel']}</dt><dd>{escape(dict(options).get(answers.get(name, ''), ''))}</dd>"
    return page(
        request,
        "Klopt dit?",
        f'<h1>Kijk na wat u koos</h1><p>Alle 3 de vragen zijn klaar.</p><dl>{rows}</dl><form method="post" action="klaar">'
        '<button class="btn">Ja, dit klopt</button> <a class="btn btn-line" href="afspraak/dag">Vorige</a></form>',
    )


def good(request: Request) -> Response:
    """The good version; what lies behind the log-in sends a stranger to the log-in."""
    open_screens = {"": welcome, "inloggen": login}
    inside = {"overzicht": overview, "afspraken": appointments, "uitslagen": results, "uitslag": result,
              "berichten": messages, "bericht": message, "klopt": summary}  # fmt: skip
    if request.path in open_screens:
        return open_screens[request.path](request)
    if "demo" in request.query:
        request.session["binnen"] = True
    if not request.session.get("binnen"):
        return Response(location="inloggen")
    if request.path == "uit":
        request.session.clear()
        return Response(location="")
    if request.path in inside:
        return inside[request.path](request)
    kind, _, name = request.path.partition("/")
    if kind == "afspraak" and name in STEPS:
        return step(request, name)
    if request.path == "klaar" and request.method == "POST":
        return Response(location="gemaakt")
    endings = {"gemaakt": MADE, "verstuurd": SENT, "bel-nu": CALL}
    if request.path in endings:
        title, body = endings[request.path]
        return page(request, title, f"<h1>{title}</h1>{body}")
    return Response("Niet gevonden", 404)


BACK = '<p><a class="btn btn-line" href="uit">Log uit</a></p>'
MADE = (
    "Uw afspraak is klaar",
    "<p>U krijgt morgen een brief met de dag en de tijd. Neem uw zorgpas mee. U mag iemand meenemen.</p>"
    f"<h2>Wanneer belt u ons?</h2><p>Bel ons als u toch niet kunt. Bel ook als u meer pijn krijgt.</p>{PHONE}{BACK}",
)
SENT = (
    "Uw bericht is verstuurd",
    "<p>U krijgt binnen 2 dagen antwoord. Kijk dan bij uw berichten.</p><h2>Wanneer belt u ons?</h2>"
    f"<p>Kunt u niet wachten? Bel ons dan vandaag. Bel ook als u meer pijn krijgt.</p>{PHONE}{BACK}",
)
CALL = (
    "Bel ons nu",
    "<p>U hebt veel pijn. Bel ons nu meteen. Wij kijken vandaag nog wat u nodig hebt.</p>"
    "<h2>Wanneer belt u weer?</h2><p>Wordt de pijn erger terwijl u wacht? Bel dan weer. Krijgt u bijna geen lucht? "
    f"Bel 112.</p>{PHONE}{BACK}",
)


def app(variant: str) -> App:
    """The portal in one of its two versions."""
    return good if variant == "goed" else bad
