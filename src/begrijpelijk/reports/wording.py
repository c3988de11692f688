"""All fixed words of the reports, in Dutch (level B1) and English, side by side.

A test holds the two languages to the same keys and the same names in braces.
"""

from begrijpelijk.model import Severity

WORDING: dict[str, dict[str, str]] = {
    "nl": {
        "heading": "Hoe begrijpelijk is deze tekst?",
        "heading_many": "Hoe begrijpelijk zijn deze teksten?",
        "level_1": "Deze tekst is makkelijk (niveau 1 van 4).",
        "level_2": "Deze tekst is niet zo moeilijk (niveau 2 van 4).",
        "level_3": "Deze tekst is moeilijk (niveau 3 van 4).",
        "level_4": "Deze tekst is heel moeilijk (niveau 4 van 4).",
        "too_short": "Deze tekst is te kort om te meten.",
        "too_short_cell": "te kort om te meten",
        "share_one": "Ongeveer 1 op de 10 volwassenen vindt deze tekst moeilijk.",
        "share_few": "Minder dan 1 op de 20 volwassenen vindt deze tekst moeilijk.",
        "share": "Ongeveer {count} op de 10 volwassenen vinden deze tekst moeilijk.",
        "target_met": "Doel {niveau}: gehaald.",
        "target_missed": "Doel {niveau}: niet gehaald.",
        "target_findings": "Doel {niveau}: het niveau is goed, maar er zijn punten die u eerst moet verbeteren.",
        "target_unknown": "Doel {niveau}: niet te zeggen.",
        "indication": "Dit lijkt op {cefr}. Dat is een schatting, geen meting.",
        "counts": "{words} woorden, {sentences} zinnen.",
        "score": "LiNT-score {lint} van 100 (hoe hoger, hoe moeilijker).",
        "none_found": "Er zijn geen punten gevonden om te verbeteren.",
        "hard_sentences": "De moeilijkste zinnen",
        "hard_words": "Moeilijke woorden",
        "rest": "Meer punten",
        "actions": "Wat kunt u doen?",
        "errors": "Niet gelukt",
        "notes": "Goed om te weten",
        "kenmerken": "De 10 kenmerken",
        "instead": "beter: {words}",
        "or": " of ",
        "times": "{count} keer",
        "once": "1 keer",
        "more": "En nog {count} andere. Alles staat in --format json.",
        "line": "regel {number}",
        "page": "bladzijde {number}",
        "screen": "scherm {number}",
        "paragraph": "alinea {number}",
        "summary_all": "Alle {total} teksten zijn goed.",
        "summary_some": "{passed} van de {total} teksten zijn goed.",
        "summary_one": "1 van de {total} teksten is goed.",
        "summary_none": "Er is geen tekst bekeken.",
        "details": "Bekijk 1 tekst voor alle punten: begrijpelijk check {source}",
        "column_text": "Tekst",
        "column_level": "Niveau",
        "column_share": "Moeilijk voor",
        "column_target": "Doel",
        "column_result": "Goed?",
        "column_score": "Score",
        "column_points": "Punten",
        "share_cell": "{count} op de 10",
        "share_cell_few": "bijna niemand",
        "yes": "ja",
        "no": "nee",
        "fout": "fout",
        "waarschuwing": "waarschuwing",
        "tip": "tip",
        "fout_many": "fouten",
        "waarschuwing_many": "waarschuwingen",
        "tip_many": "tips",
        "place": "Plaats",
        "severity": "Ernst",
        "rule": "Controle",
        "message": "Wat is er?",
        "excerpt": "Tekst",
        "suggestions": "Beter",
        "groen": "groen",
        "oranje": "oranje",
        "rood": "rood",
        "grijs": "niet bekeken",
        "baseline_note": "{count} punten stonden al in de lijst met bekende punten. Die ziet u hier niet.",
        "baseline_note_one": "1 punt stond al in de lijst met bekende punten. Dat ziet u hier niet.",
        "level_failure": "De tekst haalt niveau {niveau} niet. Dit lijkt op {cefr}.",
        "empty_action": "Kijk naar: {title}.",
    },
    "en": {
        "heading": "How easy is this text to understand?",
        "heading_many": "How easy are these texts to understand?",
        "level_1": "This text is easy (level 1 of 4).",
        "level_2": "This text is fairly easy (level 2 of 4).",
        "level_3": "This text is hard (level 3 of 4).",
        "level_4": "This text is very hard (level 4 of 4).",
        "too_short": "This text is too short to measure.",
        "too_short_cell": "too short to measure",
        "share_one": "About 1 in 10 adults finds this text hard.",
        "share_few": "Fewer than 1 in 20 adults find this text hard.",
        "share": "About {count} in 10 adults find this text hard.",
        "target_met": "Target {niveau}: met.",
        "target_missed": "Target {niveau}: not met.",
        "target_findings": "Target {niveau}: the level is good, but some points have to be mended first.",
        "target_unknown": "Target {niveau}: cannot be said.",
        "indication": "This looks like {cefr}. That is an indication, not a measurement.",
        "counts": "{words} words, {sentences} sentences.",
        "score": "LiNT score {lint} of 100 (higher is harder).",
        "none_found": "Nothing was found to improve.",
        "hard_sentences": "The hardest sentences",
        "hard_words": "Hard words",
        "rest": "More points",
        "actions": "What can you do?",
        "errors": "What failed",
        "notes": "Good to know",
        "kenmerken": "The 10 characteristics",
        "instead": "better: {words}",
        "or": " or ",
        "times": "{count} times",
        "once": "once",
        "more": "And {count} more. Everything is in --format json.",
        "line": "line {number}",
        "page": "page {number}",
        "screen": "screen {number}",
        "paragraph": "paragraph {number}",
        "summary_all": "All {total} texts are good.",
        "summary_some": "{passed} of {total} texts are good.",
        "summary_one": "1 of {total} texts is good.",
        "summary_none": "No text was checked.",
        "details": "Check one text to see all points: begrijpelijk check {source}",
        "column_text": "Text",
        "column_level": "Level",
        "column_share": "Hard for",
        "column_target": "Target",
        "column_result": "Good?",
        "column_score": "Score",
        "column_points": "Points",
        "share_cell": "{count} in 10",
        "share_cell_few": "hardly anyone",
        "yes": "yes",
        "no": "no",
        "fout": "error",
        "waarschuwing": "warning",
        "tip": "tip",
        "fout_many": "errors",
        "waarschuwing_many": "warnings",
        "tip_many": "tips",
        "place": "Place",
        "severity": "Severity",
        "rule": "Check",
        "message": "What is wrong?",
        "excerpt": "Text",
        "suggestions": "Better",
        "groen": "green",
        "oranje": "orange",
        "rood": "red",
        "grijs": "not checked",
        "baseline_note": "{count} points were in the list of known points already. They are not shown here.",
        "baseline_note_one": "1 point was in the list of known points already. It is not shown here.",
        "level_failure": "The text does not meet level {niveau}. It looks like {cefr}.",
        "empty_action": "Look at: {title}.",
    },
}


def say(lang: str, key: str, **values: object) -> str:
    """The words for `key` in a language, with the values filled in."""
    return WORDING.get(lang, WORDING["nl"])[key].format(**values)


def number(lang: str, value: float, digits: int = 1) -> str:
    """A number as people write it: with a comma in Dutch."""
    text = f"{value:.{digits}f}"
    return text if lang == "en" else text.replace(".", ",")


def tally(lang: str, severity: Severity, count: int) -> str:
    """ "1 fout", "3 fouten"."""
    return f"{count} {say(lang, severity if count == 1 else f'{severity}_many')}"


def share(lang: str, adults: float) -> str:
    """The share of adults who have difficulty, as a sentence with people in place of a percentage."""
    count = round(adults * 10)
    if count == 0:
        return say(lang, "share_few")
    return say(lang, "share_one") if count == 1 else say(lang, "share", count=count)
