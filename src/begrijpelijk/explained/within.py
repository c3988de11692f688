"""A word that its own sentence explains: *een katheter is een slangetje*, *hoge bloeddruk (hypertensie)*."""

from __future__ import annotations

import re

from begrijpelijk.bounded import bounded

_ARTICLE = r"(?:een|de|het|ons|onze|uw|zo'n)?\s*"
# After the word: "laparoscopie, oftewel ...", "MRI: dat is ...", "SEH betekent ..."
_AFTER = re.compile(
    r"^(?:[-\w]+\s+){0,2}?[\"'*_]*\s*[,:;–-]?\s*(?:ofwel|oftewel|of:|dat is|dit is|dat zijn|"
    r"dit zijn|dat betekent|dit betekent|"
    r"dat wil zeggen|d\.w\.z|dat heet|dit heet|betekent|betekenen|staat voor|staan voor|noemen we|noemt men|heet ook|"
    r"wordt ook wel|is de afkorting van|is een afkorting van|is een ander woord voor|afkorting van|afgekort|ook wel|"
    r"een soort|(?:een|de|het|uw) (?:dokter|arts|specialist|medewerker|persoon|apparaat|apparaatje|slangetje|"
    r"onderzoek|operatie|behandeling|medicijn|middel|ziekte|afdeling) (?:die|dat|voor|van|met|om|waar\w*|tegen|in))\b",
    re.IGNORECASE,
)
# Before the word: "dit heet een biopsie", "een kijkoperatie, oftewel laparoscopie"
_BEFORE = bounded(
    r"(?:\b(?:heet|heten|noem(?:en|t|de|den)?(?:\s+(?:we|wij|ze|artsen|dokters|men|de arts|uw arts|de dokter|"
    r"de apotheker))?|ofwel|oftewel|"
    r"ook wel|afgekort tot|afgekort|afkorting van|genaamd|officieel|naam is)|\bof:)\s*"
    r"(?:(?:dit|dat|deze|die|ook|we|wij|hem|haar|ze|het|met een moeilijk woord|in het ziekenhuis)\s+){0,3}"
    + _ARTICLE
    + r"[\"'*_]*$",
    re.IGNORECASE,
)
_CALLED = re.compile(r"^[\"'*_]*\s*(?:genoemd|genaamd)\b", re.IGNORECASE)
# "Met trombose bedoelen we ...", "Onder wijkverpleging verstaan we ..."
_MEANT = re.compile(r"^[\"'*_]*\s*(?:bedoel(?:en|t|de|den)?|versta(?:an|at)|wordt bedoeld)\b", re.IGNORECASE)
_MEANS = re.compile(r"\b(?:met|onder)\s+(?:(?:een|de|het|uw)\s+)?[\"'*_]*$", re.IGNORECASE)
# Between commas: "laparoscopie, een kijkoperatie, duurt", but no list: "hypertensie, een beroerte en diabetes"
_APPOSITION = re.compile(
    r"^[\"'*_]*\s*[,–-]\s+(?:een|de|het)\s+(?P<text>[^,.;:!?()–]{3,70})(?P<end>[,.;:!?–]|$)", re.IGNORECASE
)
_LIST = re.compile(
    r"\b(?:en|of|maar|omdat|zodat|als|wordt|worden|moet|kunt|kan|krijgt|is|zijn)\b|^\s*(?:een|de|het)\s", re.IGNORECASE
)
# "de dokter die u laat slapen, de anesthesioloog"
_AHEAD = bounded(
    r"\b(?:een|de|het|uw)\s+(?:\w+\s+)?(?:dokter|arts|specialist|verpleegkundige|medewerker|man|vrouw|persoon|iemand|"
    r"apparaat|apparaatje|onderzoek|operatie|behandeling|slangetje|medicijn|middel|ziekte|afdeling|plek)\s+"
    r"(?:die|dat|waar\w*)\s+[^,.;:!?]{5,80},\s+(?:de|het|een|uw)?\s*[\"'*_]*$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"^[\"'*_]*\s*\((?P<text>[^()]{2,120})\)")
_NO_EXPLANATION = re.compile(
    r"^\s*(?:zie|tel|telefoon|bijvoorbeeld|bijv|bv|zoals|onder andere|o\.a|pagina|bladzijde|blz|route|kamer|"
    r"verdieping|gebouw|balie|kosten|prijs|en|of|niet|ook|maximaal|max|ongeveer|circa|tot|vanaf|indien|mits|voor|na|via|"
    r"klik|lees|www|http)\b",
    re.IGNORECASE,
)

# The word is what the sentence is about: "Een katheter", "Uw nieuwe pacemaker".
_TOPIC = re.compile(
    r"^\W*(?:\d+[.)]?\s+)?(?:(?:maar|en|want|ook|zo'n|een|de|het|uw|je|deze|dit|onze|ons|artsen|dokters)\s+){0,2}[\"'*_]*$",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"^\s*is\b.*\?\s*$", re.IGNORECASE)
_SHORT_ADVERB = r"(?:(?:eigenlijk|ook|dus|meestal|vaak|vooral|altijd|gewoon|bijna altijd)\s+)?"
_IS_A = re.compile(
    rf"^[\"'*_)]*\s+(?:is|zijn|was|blijft)\s+{_SHORT_ADVERB}"
    r"(?:(?P<a>een|geen)\s+(?P<text>[^.;:!?]{3,200})|(?P<when>iemand|iets|degene|mensen|dat|als|wanneer)\s+\S+\s+\S+"
    r"|(?:de|het)\s+(?P<the>[^.;:!?]{3,200})|(?P<bare>[a-zëïöüé-]{5,})[.!]?\s*$)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:^|\s)(?:die|dat|waar(?:mee|in|bij|op|door|uit|aan|van|voor|om|tegen)?)\s+\S+\s+\S", re.IGNORECASE
)
_VALUES = frozenset(
    """probleem mogelijkheid optie keuze stap eis voorwaarde must recht plicht teken gevolg oorzaak reden risico kans
    nadeel voordeel uitkomst succes feit uitzondering voorbeeld belasting contra-indicatie goed verhaal vraag vereiste
    beetje aantal paar eind begin verplichting gewoonte zorg last hulp idee deel onderdeel""".split()
)
"""What something may be without a word about what it is: *een goede keuze*."""
_BROAD = frozenset(
    """ziekte aandoening complicatie klacht verschijnsel symptoom stoornis bijwerking onderzoek operatie behandeling
    ingreep""".split()
)
"""Of these only a text behind them says which: *een ernstige ziekte* tells nothing."""
_DOES = re.compile(
    r"^[\"'*_]*\s+(?:zorg(?:t|en)\s+(?:ervoor|er\s+voor|dat|voor\s+dat)\b|(?:houdt|houden)\s+zich\s+bezig\s+met\b|"
    r"(?:dient|dienen)\s+(?:om|voor)\b|(?:is|zijn)\s+(?:er|bedoeld)\s+(?:om|voor)\b|"
    r"(?:gebruikt|gebruiken|gebruik)\s+(?:u|je|we|wij|artsen)\s+(?:om|voor|bij|tegen)\b|"
    r"(?:houdt|houden|opent|sluit|remt|remmen|verdunt|verdunnen|doodt|doden|vervangt|beschermt|meet|verlaagt|verhoogt|"
    r"vermindert|voorkomt|voorkomen)\s+(?:de|het|een|uw|je|dat)\s+(?!(?:kans|risico)\b)\S+|"
    r"(?:behandelt|onderzoekt|helpt|verkoopt|verzorgt|leert|begeleidt|beslist|maakt|weet|bekijkt|verdooft|adviseert)\s+"
    r"(?:mensen|patiënten|kinderen|baby's|vrouwen|mannen|ouderen|veel|alles|wie|of|foto's|ziekten|iemand|"
    r"\w{4,}en\b(?!\s+u\b)))",
    re.IGNORECASE,
)
_ACTS = (
    r"(?:kijk|bekijk|maak|haal|meet|snijd|neem|plaats|breng|verwijder|onderzoek|opereer|spoel|prik|vul|laat|zet|zie)"
)
# "Bij een colonoscopie kijkt de arts met een slang in uw darm": what is done, and with or in what.
_DURING = re.compile(r"^\W*(?:bij|tijdens|met|in)\s+(?:een|de|het|deze|dit|die|dat)\s+[\"'*_]*$", re.IGNORECASE)
_DONE = re.compile(
    rf"^[\"'*_]*\s+{_ACTS}(?:t|en|aken|alen|eten|emen|ijden)?\w{{0,3}}\s+(?:de|een|uw|we|wij|u|je|ze|artsen)\b"
    r"(?!.*\s(?:of|wanneer|hoe|wat)\s)(?=(?:.*\s)(?:in|uit|met|van|door|op|tussen)\s).{12,}",
    re.IGNORECASE,
)
_WITH = re.compile(r"^\W*(?:met|door|via)\s+(?:een|de|het|deze|dit|die|dat|uw)\s+[\"'*_]*$", re.IGNORECASE)
_USED = re.compile(
    r"^[\"'*_]*\s+(?:ademt|adem|drukt|plast|hoort|ziet|zie|zien|kijken|kijkt|bekijkt|bekijken|meten|meet|maakt|maken|"
    r"krijgt|geven|geeft|halen|haalt|houdt|houden|controleren|controleert|onderzoekt|onderzoeken)\s+"
    r"(?:u|je|we|wij|de\s+\w+|een\s+\w+|ze|artsen)\s+\S+",
    re.IGNORECASE,
)
# In a list of words: "Katheter: een slangetje in uw blaas"
_ENTRY = bounded(r"^[\"'*_]*\s*(?:\([^()]{1,60}\)\s*)?(?::|=|\s[–—-])\s*(?P<text>[^\n.!?]{8,200})", re.IGNORECASE)
_ENTRY_WORDS = re.compile(
    r"^(?:een|de|het|iemand|iets|als|wanneer|dat|hiermee|zo|uw|zij|hij|ze|hulp|plek|medicijn|onderzoek|arts|dokter|"
    r"operatie|ziekte|manier|apparaat|\w+en\s+(?:van|in|die|om|voor))\s+\S+",
    re.IGNORECASE,
)
_SIGNPOST = re.compile(r"\d|\b(?:bel|route|kamer|telefoon|maandag|open|gesloten)\b", re.IGNORECASE)
_WHICH = re.compile(
    r"^[\"'*_]*,?\s+(?:waarmee|waarin|waardoor|waarbij|waarop|waaruit|waarvoor)\s+(?:\S+\s+){2}", re.IGNORECASE
)
_THAT = re.compile(
    r"^[\"'*_]*,?\s+(?:die|dat)\s+(?!(?:u|je|ik|wij|we)\s+(?:heeft|hebt|heb|krijgt|kreeg|wilt?|moet|bel\w*)\b)"
    r"(?:[\w'-]+\s+){1,9}(?:brengt|houdt|maakt|helpt|remt|voorkomt|zorgt|laat|meet|bekijkt|behandelt|onderzoekt|"
    r"verdunt|doodt|geeft|vervangt|opvangt|afvoert|regelt|beslist|beschermt|steunt|slapen|werken)\b",
    re.IGNORECASE,
)
_SUCH_AS = re.compile(r"^[\"'*_]*,?\s+zoals\s+(?!u\b|je\b|we\b|wij\b|dat\b|het\b|de\s+arts\b)\w{3,}", re.IGNORECASE)


def explained_within(word: str, before: str, after: str, behind: str, by_use: bool) -> bool:
    """Whether a sentence explains its `word`; `before` and `after` are the rest of it, `behind` that of the block.

    With `by_use` it is enough that the sentence says what the thing is for, or what the person does.
    """
    return (
        in_brackets(word, before, after)
        or _explained_in_brackets(after)
        or bool(_AFTER.match(after) or _BEFORE.search(before) or _CALLED.match(after) or _AHEAD.search(before))
        or bool(_MEANT.match(after) and _MEANS.search(before))
        or _apposed(after)
        or _defined(before, after)
        or _listed(before, behind)
        or (by_use and _used(before, after))
    )


def _defined(before: str, after: str) -> bool:
    """*Een katheter is een slangetje*, *de cardioloog behandelt mensen met een ziek hart*."""
    if not _TOPIC.match(before) or after.rstrip().endswith("?"):
        return False
    found = _IS_A.match(after)
    if not found:
        return False
    if found["when"] in ("iemand", "iets", "degene", "mensen"):
        return True
    if found["when"]:  # "Een delier is als iemand ..." defines; "de doelstelling is dat iedereen ..." does not
        return not re.search(r"\b(?:de|het|uw|je|deze|dit|onze|ons)\s+[\"'*_]*$", before, re.IGNORECASE)
    if found["the"]:
        return bool(_RELATIVE.search(found["the"]))
    if found["bare"]:
        return bool(re.search(r"^\S*\s+zijn\b", after)) and found["bare"].lower().endswith(("en", "s"))
    return found["a"].lower() == "een" and _tells(found["text"])


def _used(before: str, after: str) -> bool:
    """Whether the sentence says what something is for: *een katheter waarmee u plast*, *met de echo zien we ...*."""
    return bool(
        (_TOPIC.match(before) and _DOES.match(after) and not after.rstrip().endswith("?"))
        or _WHICH.match(after)
        or _THAT.match(after)
        or _SUCH_AS.match(after)
        or (_DURING.match(before) and _DONE.match(after))
        or (_WITH.match(before) and _USED.match(after))
    )


def _tells(text: str) -> bool:
    """Whether what something is said to be tells what it is, and not what one thinks of it."""
    words = re.findall(r"[\w'-]+", text.lower())
    head = next((place for place, word in enumerate(words[:4]) if word in _VALUES or word in _BROAD), None)
    if head is None:
        return bool(words)
    return words[head] in _BROAD and len(words) > head + 2


def _listed(before: str, behind: str) -> bool:
    """An entry of a list of words."""
    found = _ENTRY.match(behind) if re.match(r"^\W*(?:(?:een|de|het)\s+)?[\"'*_]*$", before, re.IGNORECASE) else None
    return (
        bool(found) and bool(_ENTRY_WORDS.match(found["text"])) and not _SIGNPOST.search(found["text"])
        if found
        else False
    )


def _explained_in_brackets(after: str) -> bool:
    """The explanation in brackets: "laparoscopie (kijkoperatie)", "SEH (spoedeisende hulp)"."""
    bracket = _BRACKET.match(after)
    return bool(bracket) and _explains(bracket["text"]) if bracket else False


def in_brackets(word: str, before: str, after: str) -> bool:
    """The word in brackets, after what it means: "hoge bloeddruk (hypertensie)", "spoedeisende hulp (SEH)"."""
    opening = before.rfind("(")
    closing = after.find(")")
    if opening < 0 or closing < 0 or ")" in before[opening:] or "(" in after[:closing]:
        return False
    rest = before[opening + 1 :] + after[:closing]
    ahead = re.findall(r"[\w'-]+", before[:opening])
    if not ahead or len(re.findall(r"\w+", rest)) > 3 or _NO_EXPLANATION.match(before[opening + 1 :] or "x"):
        return False
    return not _is_short(ahead[-1])


def _explains(text: str) -> bool:
    """Whether what stands in brackets may be an explanation: words, and no page, number or abbreviation."""
    words = re.findall(r"[^\W\d_]{3,}", text)
    return bool(words) and not _NO_EXPLANATION.match(text) and not all(_is_short(word) for word in words)


def _is_short(word: str) -> bool:
    """Whether a word is an abbreviation in capitals."""
    return len(word) > 1 and word.isupper()


def _apposed(after: str) -> bool:
    found = _APPOSITION.match(after)
    return bool(found) and not _LIST.search(found["text"]) and not _LIST.match(after[found.end() :]) if found else False
