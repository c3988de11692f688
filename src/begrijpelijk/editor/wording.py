"""All fixed words that an editor shows, in Dutch (level B1) and English, side by side."""

WORDING: dict[str, dict[str, str]] = {
    "nl": {
        "whole": "Hele tekst: niveau {level} van 4 (lijkt op {cefr})",
        "whole_short": "Hele tekst: – (te kort om te meten)",
        "section": "Niveau {level} van 4",
        "section_short": "– (te kort om te meten)",
        "words": "{count} woorden",
        "word": "1 woord",
        "points": "{count} punten",
        "point": "1 punt",
        "sentence": "Deze zin: niveau {level} van 4 (LiNT-score {lint}).",
        "sentence_short": "Deze zin is te kort om te meten.",
        "instead": "Beter: {words}",
        "rule": "Controle: {rule}",
        "replace": "Vervang door: {words}",
        "remove": "Haal dit weg",
        "ignore": "Zet deze controle hier uit: {rule}",
        "ignore_all": "Zet deze controle uit in deze tekst: {rule}",
        "fix_all": "Verbeter alles wat zeker is",
        "too_long": "Deze tekst is te lang om te bekijken terwijl u typt. Geef het aan: begrijpelijk check.",
        "unknown_setting": "Begrijpelijk kent deze instelling of waarde niet: {name}. Die telt nu niet mee.",
        "failed": "Er ging iets mis in Begrijpelijk ({kind}). Uw tekst is niet bewaard.",
    },
    "en": {
        "whole": "Whole text: level {level} of 4 (looks like {cefr})",
        "whole_short": "Whole text: – (too short to measure)",
        "section": "Level {level} of 4",
        "section_short": "– (too short to measure)",
        "words": "{count} words",
        "word": "1 word",
        "points": "{count} points",
        "point": "1 point",
        "sentence": "This sentence: level {level} of 4 (LiNT score {lint}).",
        "sentence_short": "This sentence is too short to measure.",
        "instead": "Better: {words}",
        "rule": "Check: {rule}",
        "replace": "Replace by: {words}",
        "remove": "Remove this",
        "ignore": "Switch this check off here: {rule}",
        "ignore_all": "Switch this check off in this text: {rule}",
        "fix_all": "Mend all that is certain",
        "too_long": "This text is too long to check while you type. Use the command: begrijpelijk check.",
        "unknown_setting": "Begrijpelijk does not know this setting or value: {name}. It is left out.",
        "failed": "Something went wrong in Begrijpelijk ({kind}). Your text was not kept.",
    },
}


def say(lang: str, key: str, **values: object) -> str:
    """A fixed text in a language, its values filled in."""
    return WORDING.get(lang, WORDING["nl"])[key].format(**values)
