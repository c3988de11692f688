"""The bad version of the portal (see expected.toml for what is wrong where)."""

from app_server import Request, Response

CSS = """body{font:12px/1.15 Arial,sans-serif;margin:0;padding:6px;color:#444}p{text-align:justify}
.m a{display:inline-block;width:20px;height:20px;background:#1e3a5f;margin-right:2px}.zwak{color:#bbb}
table{width:900px;border-collapse:collapse}td,th{border:1px solid #ccc;padding:1px}input{height:20px}"""
PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='320' height='80'%3E%3Ctext y='30' "
    "font-size='18'%3EUw uitslag is binnen.%3C/text%3E%3C/svg%3E"
)


def page(title: str, body: str, script: str = "") -> Response:
    return Response(
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width,initial-scale=1,user-scalable=no,maximum-scale=1"><title>{title}</title>'
        f"<style>{CSS}</style></head><body>{body}{script}</body></html>"
    )


LOGOUT = "<script>setTimeout(function(){location.href='uit'},240000)</script>"
MENU = '<p class="m"><a href="uitslagen"></a><a href="afspraak"></a><a href="uit"></a></p>'


def bad(request: Request) -> Response:
    """Everything behind a log-in that explains nothing; five screens to a request for an appointment."""
    path, form = request.path, request.form
    if path in {"", "uit"}:
        wrong = ""
        if request.method == "POST":
            if form.get("u", [""])[0] == "demo" and form.get("p", [""])[0] == "demo-wachtwoord":
                return Response(location="overzicht")
            wrong = '<p class="zwak">AUTH_FAILED (401)</p>'
        return page(
            "Login",
            f'<form method="post" action="."><input name="u" placeholder="Gebruikersnaam"> '
            f'<input name="p" type="password" placeholder="Wachtwoord"> <button>Login</button></form>{wrong}',
        )
    if path == "overzicht":
        return page(
            "Dashboard",
            f'{MENU}<img src="{PICTURE}" width="320" height="80"><p>Voor het inzien van uw laboratoriumuitslagen '
            '<a href="uitslagen">klik hier</a>. Voor het indienen van een verzoek tot een consult '
            '<a href="afspraak">klik hier</a>.</p>',
            LOGOUT,
        )
    if path == "uitslagen":
        return page(
            "Uitslagen",
            f"{MENU}<h1>Laboratoriumuitslagen</h1><table><tr><th>Bepaling</th><th>Waarde</th><th>Referentie-interval</th>"
            "<th>Eenheid</th><th>Aanvrager</th><th>Monsterafname</th></tr><tr><td>HbA1c</td><td>53</td><td>20-42</td>"
            "<td>mmol/mol</td><td>Interne geneeskunde</td><td>2026-11-12T08:31</td></tr><tr><td>eGFR (CKD-EPI)</td>"
            "<td>58</td><td>&gt;90</td><td>ml/min/1,73m2</td><td>Interne geneeskunde</td><td>2026-11-12T08:31</td></tr>"
            "</table><p>Bij afwijkende waarden dient contact opgenomen te worden met de aanvrager.</p>",
            LOGOUT,
        )
    if path == "afspraak":
        if request.method == "POST" and form.get("r") and form.get("d", [""])[0]:
            return Response(location="klaar")
        wrong = "<p>Fout: required parameter ontbreekt</p>" if request.method == "POST" else ""
        return page(
            "Afspraak",
            f'{MENU}{wrong}<form method="post" action="afspraak"><p>Betreft het een herhaalconsult?</p>'
            '<input type="radio" name="r" value="1">Ja <input type="radio" name="r" value="0">Nee'
            '<p>Is er sprake van een verwijzing door de eerstelijn?</p><input type="radio" name="v" value="1">Ja '
            '<input type="radio" name="v" value="0">Nee<p>Voorkeursdatum (dd-mm-jjjj)</p><input name="d">'
            "<p>&nbsp;</p><button>&#10148;</button></form>",
            LOGOUT,
        )
    if path == "klaar":
        return page(
            "Gereed",
            f"{MENU}<p>Uw verzoek is ingediend en wordt conform de triagerichtlijn in behandeling genomen.</p>",
            LOGOUT,
        )
    return Response("Niet gevonden", 404)
