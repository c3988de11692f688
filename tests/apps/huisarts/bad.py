"""The bad version of the GP triage: as they are met in practice, with many faults at once (see expected.toml)."""

from html import escape

from app_server import Request, Response

STYLE = """body{font:13px/1.2 Arial,sans-serif;color:#333;margin:8px}h1{font-size:16px}.grijs{color:#aaa}
.melding{color:#c00}td{padding:0 1px}.tabel{width:640px}input[type=radio],input[type=checkbox]{width:13px;height:13px}"""
COMPLAINTS = (
    "Abdominale klachten", "Dyspnoe", "Exantheem", "Febris", "Gastro-intestinale klachten", "Hematurie", "Keelpijn",
    "Mictieklachten", "Otalgie", "Palpitaties", "Rhinitis", "Vertigo",
)  # fmt: skip
OUTCOMES = {"hoog": "U2", "laag": "U5"}


def page(body: str, head: str = "") -> Response:
    return Response(
        f'<!doctype html><html><head><meta charset="utf-8">{head}<meta name="viewport" '
        'content="width=device-width,initial-scale=1"><title>Triage</title>'
        f"<style>{STYLE}</style></head><body>{body}</body></html>"
    )


def radios(name: str, options: tuple[tuple[str, str], ...]) -> str:
    return " ".join(f'<input type="radio" name="{name}" value="{key}">{escape(text)}' for key, text in options)


def start(error: str = "") -> Response:
    message = f'<p class="melding">{error}</p>' if error else ""
    return page(
        f"{message}<h1>Zelftriage</h1><p>Door middel van onderstaande vragenlijst wordt de urgentie van uw zorgvraag "
        'bepaald. Deze dient volledig te worden ingevuld.</p><form method="post" action="een">'
        '<p>Geboortedatum (JJJJ-MM-DD) <input type="text" name="geboren" pattern="\\d{4}-\\d{2}-\\d{2}"></p>'
        '<p>Postcode en BSN <input type="text" name="bsn"></p>'
        f"<p>Bent u zwanger? {radios('zwanger', (('ja', 'Ja'), ('nee', 'Nee')))}</p>"
        f"<p>Gebruikt u anticoagulantia? {radios('stolling', (('ja', 'Ja'), ('nee', 'Nee')))}</p>"
        '<p>Omschrijf uw klachten</p><p><textarea name="klachten"></textarea></p>'
        '<button type="submit">&#10140;</button></form>',
        '<meta http-equiv="refresh" content="600;url=verlopen">',
    )


def complaint(error: str = "") -> Response:
    message = f'<p class="melding">{error}</p>' if error else ""
    rows = "".join(
        f'<tr><td><input type="radio" name="klacht" value="{index}"></td><td class="grijs">{name}</td></tr>'
        for index, name in enumerate(COMPLAINTS)
    )
    return page(
        f'{message}<h1>Ingangsklacht</h1><form method="post" action="twee"><table class="tabel">{rows}</table>'
        '<p>&nbsp;</p><p>&nbsp;</p><p>&nbsp;</p><input type="submit" value="OK"></form>'
    )


def severity(error: str = "") -> Response:
    message = f'<p class="melding">{error}</p>' if error else ""
    return page(
        f'{message}<form method="post" action="drie"><fieldset><legend>Is er bij u sprake van progressieve dyspnoe dan '
        "wel thoracale pijn met uitstraling, in combinatie met transpireren of misselijkheid?</legend>"
        f"{radios('ernst', (('ja', 'Ja'), ('nee', 'Nee')))}</fieldset><button>OK</button></form>"
    )


def outcome(code: str) -> Response:
    return page(
        f"<h1>Uw urgentiecode is {code}</h1><p>De triage is afgerond. Uw gegevens zijn verwerkt conform protocol.</p>"
        '<p class="grijs">Deze uitslag is indicatief.</p>'
    )


def bad(request: Request) -> Response:
    """No sessions, no way back, no person: each screen posts to the next."""
    form = request.form
    if request.path == "verlopen":
        return page("<h1>Uw sessie is verlopen</h1>")
    if request.path.startswith("uitslag/"):
        return outcome(OUTCOMES.get(request.path.removeprefix("uitslag/"), "U5"))
    if request.method != "POST":
        return {"": start, "klacht": complaint, "ernst": severity}.get(request.path, start)()
    if request.path == "een":
        complete = all(form.get(name, [""])[0] for name in ("geboren", "bsn", "zwanger", "stolling", "klachten"))
        return Response(location="klacht") if complete else start("Error 422: validatie van request-body mislukt")
    if request.path == "twee":
        return Response(location="ernst") if form.get("klacht") else complaint("NullReferenceException: klacht")
    if form.get("ernst"):
        return Response(location="uitslag/hoog" if form["ernst"] == ["ja"] else "uitslag/laag")
    return severity("Invalid input (field: ernst)")
