"""Nouns: the number of the term, and the article that its replacement needs."""

from __future__ import annotations

from begrijpelijk.language.inflect import Form, plural
from begrijpelijk.matching import Match
from begrijpelijk.suggestions.parts import Edit, Suggestion, between, surface, with_capital, without_article

_TO_HET = {"de": "het", "deze": "dit", "die": "dat", "elke": "elk", "iedere": "ieder", "welke": "welk", "onze": "ons"}
_TO_DE = {after: before for before, after in _TO_HET.items()}
_DEFINITE = frozenset("de het deze dit die dat uw je jouw mijn zijn haar ons onze hun".split())
_LATIN_PLURALS = (("um", "a"), ("ns", "ntia"), ("us", "i"), ("is", "es"), ("a", "ae"), ("on", "a"), ("x", "ces"))
_AFTER_HEAD = frozenset("van voor met in op bij om tegen door naar over aan die dat zonder na uit onder tot".split())


def suggest_noun(match: Match) -> Suggestion:
    """The alternatives in the number of the term; edits for the first, with its article."""
    number = _number(match)
    # "het melden" has no plural for "aanmeldingen".
    fitting = [text for text in match.entry.alternatives if number != "pl" or not _is_infinitive(text)]
    if not fitting:
        return Suggestion(())
    forms = [_in_number(without_article(text)[1], number, match) for text in fitting]
    texts = tuple(form.text for form in forms)
    if number is None or match.split:
        return Suggestion(texts)
    article, _ = without_article(fitting[0])
    edits: list[Edit] = [(match.start, match.end, texts[0])]
    certain = forms[0].certain
    if number == "sg":
        fitted = _article(match, article, texts[0])
        if fitted is None:
            return Suggestion(texts)
        edits += fitted
        certain = certain and article is not None
    return Suggestion(texts, with_capital(match, edits), certain)


def _is_infinitive(alternative: str) -> bool:
    """Whether an alternative is the name of doing something: *het melden*."""
    article, text = without_article(alternative)
    return article == "het" and " " not in text and text.endswith("en")


def _number(match: Match) -> str | None:
    """``sg`` or ``pl``; None for diminutives and what we do not know."""
    if match.entry.pos == "zn-mv":
        return None
    if match.form in ("sg", "pl"):
        return match.form
    if match.form == "as is" and _is_latin_plural(match):
        return "pl"  # the tagger reads anticoagulantia as one thing
    if match.form in ("as is", "lemma"):
        token = match.words[-1].token
        number = token.morph.get("Number", []) if token is not None else []
        return {"Plur": "pl", "Sing": "sg"}.get(number[0]) if number else None
    return None


def _is_latin_plural(match: Match) -> bool:
    """Whether a listed form is the term with a plural of Latin or Greek: *diuretica* beside *diureticum*."""
    term, form = match.entry.term.lower(), surface(match).lower()
    return any(term.endswith(one) and form == term.removesuffix(one) + many for one, many in _LATIN_PLURALS)


def _in_number(text: str, number: str | None, match: Match) -> Form:
    """The alternative in the plural where the term is: *het slangetje in de blaas*, *de slangetjes in de blaas*."""
    if number != "pl":
        return Form(text, True)
    words = text.split()
    head = next((place - 1 for place, word in enumerate(words) if place and word in _AFTER_HEAD), len(words) - 1)
    # In "stukje weefsel" and "zakje bloed" the first is counted.
    head = next((place for place, word in enumerate(words[:head]) if word.endswith("je") and word != "oranje"), head)
    many = plural(words[head])
    words[head] = many.text
    # The plural of "het hoog risico" would also need -e.
    certain = many.certain and (head == 0 or all(word.endswith("e") for word in words[:head]))
    return Form(" ".join(words), certain)


def _article(match: Match, article: str | None, text: str) -> list[Edit] | None:
    """The edit of the word before, when de and het differ; None when more would have to change."""
    first = match.words[0].token
    term = match.entry.article
    before = _previous(match)
    if before is None or article is None or term is None:
        return []
    word, start, end = before
    two_words = " " in text and text.split()[0].endswith("e")
    determiner = word.lower()
    if article == term:
        if article == "het" and two_words and determiner not in _DEFINITE:
            return None  # een vrije gesprek
        return []
    mapping = _TO_HET if article == "het" else _TO_DE
    if determiner in mapping:
        new = mapping[determiner]
        return [(start, end, new.capitalize() if word[0].isupper() else new)]
    if first is not None and first.i > 0 and _is_adjective(match):
        return None  # "een ernstige hypertensie": the adjective would have to change too
    if article == "het" and two_words and determiner not in _DEFINITE:
        return None
    return []


def _is_adjective(match: Match) -> bool:
    token = match.words[0].token
    return token is not None and token.nbor(-1).pos_ in ("ADJ", "VERB")  # "het aangegeven tijdstip"


def _previous(match: Match) -> tuple[str, int, int] | None:
    """The word before a match in its sentence, with its place."""
    ahead = between(match, match.sentence.start, match.start)
    stripped = ahead.rstrip()
    word = stripped.split()[-1] if stripped else ""
    if not word.isalpha():
        return None
    end = match.sentence.start + len(stripped)
    return word, end - len(word), end
