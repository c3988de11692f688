"""What to enter in a field: plausible Dutch answers by the words beside it, and values on both sides of boundaries."""

from __future__ import annotations

import re
from datetime import date, timedelta

from begrijpelijk.browser.walk.formats import COMMON, asked_format, dated, fits, like
from begrijpelijk.browser.walk.look import Item

AGES = (45, 0, 5, 12, 17, 25, 70, 85)
FAR_PAST, FAR_FUTURE, IMPOSSIBLE_DATE = "1800-01-01", "2100-01-01", "31-02-2020"


def _any(*words: str) -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(words) + ")", re.IGNORECASE)


_AGE = _any(r"\bleeftijd", r"\bhoe oud", r"\bage\b", r"\bjaren oud")
_BIRTH = _any(r"geboorte", r"geboren", r"birth", r"\bbday", r"verjaar")
_FUTURE = _any(
    r"afspraak", r"wanneer wilt", r"welke dag wilt", r"gewenste datum", r"uitgerekend", r"vertrek", r"tot wanneer"
)
_PAST = _any(
    r"\bbegon", r"\bsinds\b", r"\bontstond", r"\blaatst", r"\bvorige", r"\bgeleden\b", r"\bgehad\b", r"\bgekregen\b",
    r"\bkreeg", r"\bviel\b", r"\bgebeurde", r"\bmerkte", r"\bwerd\b", r"\bhad\b", r"\bwas\b", r"\bgevallen\b",
    r"\bgestart\b",
)  # fmt: skip
# What a number is about, with a plausible value first, then the edges at which advice often changes.
_NUMBERS: tuple[tuple[re.Pattern[str], tuple[float, ...]], ...] = (
    (_any(r"temperatuur", r"koorts", r"graden", r"temperature"), (37, 36, 38, 39, 40.5)),
    (_any(r"gewicht", r"weeg", r"\bkilo", r"\bkg\b", r"weight"), (70, 4, 15, 45, 110)),
    (_any(r"lengte", r"hoe lang bent", r"\bcm\b", r"height"), (170, 60, 120, 195)),
    (_any(r"bloeddruk", r"bovendruk", r"systol"), (120, 85, 150, 190)),
    (_any(r"hartslag", r"pols", r"heart rate"), (70, 40, 110, 150)),
    (_any(r"\bpijn", r"cijfer", r"\bscore", r"\bpain"), (5, 0, 3, 8, 10)),
    (_any(r"\bweken", r"\bweeks"), (2, 0, 1, 6, 30)),
    (_any(r"\bdagen", r"\bdays", r"hoe lang"), (2, 0, 4, 8, 30)),
    (_any(r"\buren", r"\buur", r"\bhours"), (4, 0, 1, 24, 72)),
    (_any(r"hoe vaak", r"hoeveel keer", r"aantal"), (2, 0, 1, 5, 12)),
)  # fmt: skip
_TEXTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (_any(r"e-?mail"), ("jan.jansen@example.nl",)),
    (_any(r"telefoon", r"mobiel", r"\btel\b", r"phone", r"06-nummer"), ("0612345678",)),
    (_any(r"postcode", r"postal", r"\bzip"), ("3511 AB",)),
    (_any(r"huisnummer", r"house number"), ("12",)),
    (_any(r"\bbsn\b", r"burgerservice"), ("111222333",)),
    (_any(r"\biban\b", r"rekeningnummer"), ("NL91ABNA0417164300",)),
    (_any(r"straat", r"adres", r"street", r"address"), ("Dorpsstraat",)),
    (_any(r"woonplaats", r"plaats", r"\bstad\b", r"city", r"gemeente"), ("Utrecht",)),
    (_any(r"\bland\b", r"country"), ("Nederland",)),
    (_any(r"voorletters", r"initial"), ("J.",)),
    (_any(r"voornaam", r"roepnaam", r"first name", r"given"), ("Jan",)),
    (_any(r"achternaam", r"last name", r"family", r"surname"), ("Jansen",)),
    (_any(r"gebruikersnaam", r"username"), ("jan",)),
    (_any(r"huisarts"), ("Dokter De Vries",)),
    (_any(r"\bnaam\b", r"\bheet\b", r"\bname\b"), ("Jan Jansen",)),
    (_any(r"medicijn", r"medicatie", r"medication"), ("paracetamol",)),
    (_any(r"allergi"), ("Geen",)),
    (_any(r"website", r"\burl\b"), ("https://example.nl",)),
    (_any(r"\b(?:uu|hh):mm\b", r"tijdstip", r"hoe laat"), ("10:30",)),
)  # fmt: skip
_SENTENCE = "Ik heb sinds gisteren pijn."


def numbers(item: Item, about: str) -> list[str]:
    """Values for a number or a slider, a plausible one first, all within its limits and on its steps."""
    low, high = _number(item.min), _number(item.max)
    if item.kind == "slider":
        low, high = (0.0 if low is None else low), (100.0 if high is None else high)
        wanted: tuple[float, ...] = ((low + high) / 2, low, high)
    elif _AGE.search(about):
        wanted = AGES
    else:
        wanted = next((values for pattern, values in _NUMBERS if pattern.search(about)), ())
        if not wanted:
            wanted = (5, 0, 1, 20, 100) if low is None or high is None else ((low + high) / 2, low, high)
    bounds = [value for value in (low, high) if value is not None and item.kind != "slider"]
    fitting = [v for v in (*wanted, *bounds) if (low is None or v >= low) and (high is None or v <= high)]
    stepped = [_on_step(value, item, low) for value in fitting]
    return list(dict.fromkeys(stepped)) or [_on_step(low if low is not None else 0.0, item, low)]


def _on_step(value: float, item: Item, low: float | None) -> str:
    step = _number(item.step) if item.step != "any" else None
    if step is None:
        return f"{value:g}" if item.step == "any" else f"{round(value):d}"
    base = low or 0.0
    return f"{base + round((value - base) / step) * step:g}" if step > 0 else f"{value:g}"


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def dates(item: Item, about: str, today: date) -> list[str]:
    """Dates as a date field takes them (2020-12-31), a plausible one first."""
    if _BIRTH.search(about) or item.auto.startswith("bday"):
        found = [_years_ago(today, age) for age in AGES]
    elif _FUTURE.search(about):
        found = [today + timedelta(days=days) for days in (7, 1, 60)]
    else:
        found = [today - timedelta(days=days) for days in (2, 0, 10, 60, 400)]
    inside = [
        d for d in found if not (item.min and d.isoformat() < item.min) and not (item.max and d.isoformat() > item.max)
    ]
    if not inside:
        return [item.min or item.max]
    if item.type == "month":
        return list(dict.fromkeys(d.isoformat()[:7] for d in inside))
    if item.type == "week":
        return list(dict.fromkeys(d.strftime("%G-W%V") for d in inside))
    if item.type == "time":
        return ["10:00", "03:00", "20:00"]
    return [d.isoformat() + ("T10:00" if item.type == "datetime-local" else "") for d in inside]


def _years_ago(today: date, years: int) -> date:
    # A month past the birthday, so that the age holds on any day; a baby is a month old.
    return today.replace(year=today.year - years, day=min(today.day, 28)) - timedelta(days=30)


def texts(item: Item, about: str, today: date) -> list[str]:
    """What to type in a text field."""
    told = f"{about} {item.auto} {item.field} {item.placeholder}"
    found = _texts(item, about, told, today)
    if item.pattern and not any(fits(item.pattern, text) for text in found):
        made = _in_other_forms(found, item, about, today)
        found = [text for text in made if fits(item.pattern, text)] or [like(item.pattern) or found[0]]
    elif item.pattern:
        found = [text for text in found if fits(item.pattern, text)]
    if item.least:
        found = [text if len(text) >= item.least else (f"{text} " * item.least)[: item.least + 1] for text in found]
    return found


def _in_other_forms(found: list[str], item: Item, about: str, today: date) -> list[str]:
    """The same answers as others write them: without spaces or signs, in small letters; dates in every order."""
    result = [form for text in found for form in (text.replace(" ", ""), re.sub(r"[^\w]", "", text), text.lower())]
    days = dates(item, about, today)
    return result + [dated(day, form) for day in days for form in COMMON] + [f"{n:02d}" for n in (12, 5, 45)]


def _texts(item: Item, about: str, told: str, today: date) -> list[str]:
    if item.type == "email":
        return ["jan.jansen@example.nl"]
    if item.type == "color":
        return ["#336699"]
    if is_typed_date(item, about):
        return [written(value, item, about) for value in dates(item, about, today)]
    if is_typed_number(item, about):
        return numbers(item, about)
    for pattern, values in _TEXTS:
        if pattern.search(told):
            return [value[: item.length] if item.length else value for value in values]
    if item.type == "tel":
        return ["0612345678"]
    if item.type == "url":
        return ["https://example.nl"]
    return [_SENTENCE[: item.length] if item.length else _SENTENCE]


def is_typed_date(item: Item, about: str) -> bool:
    """Whether a date has to be typed in a plain field."""
    return item.kind == "text" and bool(
        asked_format(f"{item.placeholder} {about}") or _BIRTH.search(about) or re.search(r"datum\b", about, re.I)
    )


def is_typed_number(item: Item, about: str) -> bool:
    """Whether a number has to be typed in a plain field."""
    if item.kind == "number":
        return True
    if any(pattern.search(about) for pattern, _ in _TEXTS):
        return False
    return item.mode in ("numeric", "decimal") or bool(_AGE.search(about))


def written(iso: str, item: Item, about: str) -> str:
    """A date as people write it; as the field asks it where it says so."""
    return dated(iso, asked_format(f"{item.placeholder} {about}") or COMMON[0])


def part(iso: str, item: Item) -> str:
    """The day, month or year of a date, for a field that holds only that."""
    year, month, day = iso[:10].split("-")
    name = (item.name or item.placeholder).casefold()
    return (
        year
        if name.startswith(("jaar", "year", "jjjj", "yyyy"))
        else month
        if name.startswith(("maand", "month", "mm"))
        else day
    )


def impossible(kind: str, item: Item, about: str) -> str | None:
    """An answer that cannot be right; None where every text can be."""
    if kind == "slider" or item.type in ("month", "week", "time", "datetime-local"):
        return None
    if item.kind == "date":
        # One comes upon the wrong end of a calendar: a year ahead where it was long ago.
        past = _BIRTH.search(about) or item.auto.startswith("bday") or _PAST.search(about)
        return FAR_FUTURE if past and not _FUTURE.search(about) else FAR_PAST
    if item.kind == "number":
        high = _number(item.max)
        return f"{high + 1000:g}" if high is not None else "-99999" if item.min else "99999"
    if item.kind != "text":
        return None
    if is_typed_date(item, about):
        return IMPOSSIBLE_DATE
    if is_typed_number(item, about):
        return "abc"
    if item.type == "email" or re.search(r"e-?mail", about, re.I):
        return "geen adres"
    if item.type == "tel" or re.search(r"telefoon|mobiel|postcode|\bbsn\b|\biban\b", about, re.I):
        return "abc"
    return None
