"""A GP triage of server-rendered forms: sessions, validation and a way back, all without script."""

import tomllib
from html import escape
from pathlib import Path
from typing import Any

from app_server import App, Request, Response

HERE = Path(__file__).parent
STEPS = 6
PHONE = '<a class="bel" href="tel:0301234567">030 123 45 67</a>'

STYLE = """
*{box-sizing:border-box} body{margin:0;font:18px/1.6 Verdana,"DejaVu Sans",sans-serif;color:#1b1b1b;background:#fff}
header{background:#00497a;color:#fff;padding:.5rem 1rem;display:flex;gap:1rem;align-items:center;flex-wrap:wrap;
justify-content:space-between} header strong{font-size:1.2rem} main{max-width:38rem;padding:1rem;margin:0 auto}
h1{font-size:1.6rem;line-height:1.3;margin:.5rem 0 1rem} legend{padding:0}
footer{max-width:38rem;padding:1rem;margin:0 auto;border-top:2px solid #00497a}
.knop,button{font:inherit;font-weight:bold;display:inline-block;min-height:52px;padding:.6rem 1.2rem;border:0;
border-radius:6px;background:#00497a;color:#fff;text-decoration:none;cursor:pointer;margin:.5rem .75rem .5rem 0}
.stil{background:#fff;color:#00497a;border:2px solid #00497a}
.bel{display:inline-block;padding:.6rem 0;min-height:48px;font-weight:bold;color:#00497a}
.nood{border:3px solid #b00020;border-radius:6px;padding:.2rem 1rem;margin-bottom:1rem}
.nood .bel{background:#b00020;color:#fff;padding:.6rem 1.2rem;border-radius:6px;text-decoration:none}
fieldset{border:0;margin:0;padding:0} .keuze{display:flex;align-items:center;gap:.8rem;min-height:56px;margin:.75rem 0;
padding:.5rem 1rem;border:2px solid #5a5a5a;border-radius:6px;cursor:pointer}
.keuze input{width:24px;height:24px;flex:none;margin:0}
input[type=text],textarea{font:inherit;min-height:52px;padding:.5rem;border:2px solid #5a5a5a;border-radius:6px}
textarea{width:100%;min-height:6rem} .fout{color:#b00020;font-weight:bold;margin:.5rem 0}
progress{width:100%;height:16px;display:block}
"""
READ_ALOUD = (
    '<button type="button" class="stil" onclick="speechSynthesis.cancel();speechSynthesis.speak('
    "new SpeechSynthesisUtterance(document.querySelector('main').innerText))\">Lees voor</button>"
)
LANGUAGES = (
    ("en", "English", "Do you not speak Dutch? Call us. We arrange an interpreter. It is free."),
    ("tr", "Türkçe", "Hollandaca bilmiyor musunuz? Bizi arayın. Size ücretsiz tercüman buluruz."),
    ("pl", "Polski", "Nie mówi Pan/Pani po niderlandzku? Proszę zadzwonić. Zapewnimy bezpłatnego tłumacza."),
)


def load() -> tuple[dict[str, Any], dict[str, Any]]:
    """The questions and the outcomes, by id."""
    data = tomllib.loads((HERE / "questions.toml").read_text(encoding="utf-8"))
    return {item["id"]: item for item in data["vraag"]}, {item["id"]: item for item in data["uitslag"]}


def page(title: str, body: str) -> Response:
    return Response(
        '<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width,initial-scale=1"><title>{escape(title)} - Huisarts De Linde</title>'
        f"<style>{STYLE}</style></head><body><header><strong>Huisarts De Linde</strong></header><main>{body}</main>"
        f"<footer><p>Komt u er niet uit? Of belt u liever? Bel ons: {PHONE}</p><p>{READ_ALOUD}</p><p>"
        '<a class="knop stil" href="taal">Andere taal of een tolk</a></p></footer></body></html>'
    )


def start() -> Response:
    return page(
        "Hebt u een klacht?",
        '<div class="nood"><p><strong>Is er nu gevaar? Bel direct 112.</strong></p>'
        '<p><a class="bel" href="tel:112">Bel 112</a></p></div>'
        "<h1>Hebt u een klacht? Wij helpen u op weg</h1>"
        f"<p>U krijgt ongeveer {STEPS} vragen. Dit duurt ongeveer 5 minuten.</p>"
        "<p>Daarna leest u wat u het beste kunt doen.</p>"
        "<p>U kunt dit ook invullen voor iemand anders. Bijvoorbeeld voor uw kind.</p>"
        '<p><a class="knop" href="vraag/voor-wie">Begin</a></p>',
    )


def languages(back: str) -> Response:
    parts = "".join(
        f'<h2 lang="{code}">{name}</h2><p lang="{code}">{text}</p><p>{PHONE}</p>' for code, name, text in LANGUAGES
    )
    return page(
        "Andere taal",
        "<h1>Praat u liever een andere taal?</h1><p>Bel ons. Een tolk helpt u dan. Dat kost u niets.</p>"
        f'{parts}<p><a class="knop stil" href="{escape(back)}">Terug naar de vragen</a></p>',
    )


def field(item: dict[str, Any], given: list[str], error: str) -> str:
    """The question as a heading in a legend or label, its hint, the message when it went wrong, and its field."""
    kind = item.get("soort", "keuze")
    title = f"<h1>{escape(item['titel'])}</h1>"
    labelled = f'<h1><label for="antwoord">{escape(item["titel"])}</label></h1>'
    hint = f'<p id="hint">{escape(item["hint"])}</p>' if "hint" in item else ""
    wrong = f'<p class="fout" id="fout" role="alert">{escape(error)}</p>' if error else ""
    described = " ".join(name for name, there in (("hint", hint), ("fout", wrong)) if there)
    extra = (f' aria-describedby="{described}"' if described else "") + (' aria-invalid="true"' if error else "")
    value = escape(given[0]) if given else ""
    if kind == "uitleg":
        return f"{title}<p>{escape(item['tekst'])}</p>"
    if kind == "getal":
        return (
            f'{labelled}{hint}{wrong}<input type="text" inputmode="numeric" maxlength="3" '
            f'size="4" id="antwoord" name="antwoord" value="{value}"{extra}>'
        )
    if kind == "tekst":
        return (
            f'{labelled}{hint}{wrong}<textarea id="antwoord" name="antwoord" rows="3" '
            f'maxlength="400"{extra}>{value}</textarea>'
        )
    inputs = "".join(
        f'<label class="keuze"><input type="{"checkbox" if kind == "vinken" else "radio"}" name="antwoord" '
        f'value="{key}"{" checked" if key in given else ""}><span>{escape(text)}</span></label>'
        for key, text in item["opties"]
    )
    return f"<fieldset{extra}><legend>{title}</legend>{hint}{wrong}{inputs}</fieldset>"


def problem(item: dict[str, Any], given: list[str]) -> str:
    """What is wrong with an answer, in words for the visitor; empty when it is fine."""
    kind = item.get("soort", "keuze")
    first = given[0].strip() if given else ""
    if kind == "uitleg":
        return ""
    if kind == "getal":
        return "" if first.isdigit() and int(first) <= 120 else str(item["fout"])
    if kind == "tekst":
        return "" if first else str(item["fout"])
    known = {key for key, _ in item["opties"]}
    if not given or not set(given) <= known:
        return "Kies eerst een antwoord. Daarna kunt u verder."
    if "geen" in given and len(given) > 1 and kind == "vinken":
        return "U koos een klacht en ook 'geen van deze'. Kies een van de twee."
    return ""


def onward(item: dict[str, Any], given: list[str]) -> str:
    """The next screen: the first of the answers that has a way of its own, or else the way of the others."""
    ways: dict[str, str] = item["naar"]
    return next((ways[key] for key in given if key in ways), ways.get("*", ""))


def question(item: dict[str, Any], trail: list[str], given: list[str], error: str = "") -> Response:
    previous = f"vraag/{trail[-1]}" if trail else ""
    step = item["stap"]
    body = (
        f'<p>Stap {step} van {STEPS}</p><progress max="{STEPS}" value="{step}" aria-label="Stap {step} van {STEPS}">'
        f'</progress><form method="post" action="vraag/{item["id"]}">{field(item, given, error)}'
        f'<p><button type="submit">Verder</button> <a class="knop stil" href="{previous or "."}">Vorige</a></p></form>'
    )
    return page(item["titel"], body)


def outcome(item: dict[str, Any], trail: list[str]) -> Response:
    number, shown = item["bel"]
    again = "".join(f"<li>{escape(line)}</li>" for line in item["terug"])
    return page(
        item["titel"],
        f"<h1>{escape(item['titel'])}</h1><p>{escape(item['wat'])}</p>"
        f'<p><a class="knop" href="tel:{number}">Bel {shown}</a></p><h2>Wat doet u daarna?</h2>'
        f"<p>{escape(item['daarna'])}</p><h2>Wanneer belt u weer?</h2><ul>{again}</ul>"
        f'<p><a class="knop stil" href="vraag/{trail[-1] if trail else "voor-wie"}">Vorige</a> '
        '<a class="knop stil" href=".">Begin opnieuw</a></p>',
    )


def good(request: Request) -> Response:
    """The good version: a question per address, the answers in the session, the way back along what was answered."""
    questions, outcomes = load()
    session = request.session
    answers: dict[str, list[str]] = session.setdefault("antwoorden", {})  # type: ignore[assignment]
    kind, _, name = request.path.partition("/")
    if kind == "":
        return rooted(start(), request)
    if kind == "taal":
        return rooted(languages(str(session.get("laatste", "."))), request)
    trail = path_to(name, questions, answers)
    if kind == "uitslag" and name in outcomes:
        return rooted(outcome(outcomes[name], trail), request)
    if kind != "vraag" or name not in questions:
        return Response("Niet gevonden", 404)
    item = questions[name]
    session["laatste"] = request.path
    if request.method != "POST":
        return rooted(question(item, trail, answers.get(name, [])), request)
    given = request.form.get("antwoord", [])
    if error := problem(item, given):
        return rooted(question(item, trail, given, error), request)
    answers[name] = given
    target = onward(item, given)
    return Response(location=f"uitslag/{target}" if target in outcomes else f"vraag/{target}")


def rooted(response: Response, request: Request) -> Response:
    """Let the links of a page start at the app's own prefix."""
    assert isinstance(response.body, str)
    response.body = response.body.replace("<head>", f'<head><base href="{request.base}">', 1)
    return response


def path_to(name: str, questions: dict[str, Any], answers: dict[str, list[str]]) -> list[str]:
    """The questions that were answered on the way to a screen, by following the answers from the first one."""
    here, trail = "voor-wie", []
    while here != name and here in questions and here in answers and here not in trail:
        trail.append(here)
        here = onward(questions[here], answers[here])
    return trail if here == name else []


def app(variant: str) -> App:
    """The triage in one of its two versions."""
    from huisarts.bad import bad

    return good if variant == "goed" else bad
