"""What the plugin says, in Dutch and English."""

WORDING = {
    "nl": {
        "head": "{source} is nog niet goed. Gevonden: {counts}. Het doel is {niveau}.",
        "head_errors": "{source} kon niet helemaal worden bekeken.",
        "limit": "Toegestaan: {allowed}.",
        "error": "Let op: {message}",
        "where": "waar",
        "quote": "tekst",
        "screen": "scherm",
        "advice": "advies",
        "instead": "Schrijf: {words}.",
        "or": " of ",
        "more": "Er zijn nog {count} punten. Die staan in het verslag.",
        "more_one": "Er is nog 1 punt. Dat staat in het verslag.",
        "others": "Ook gevonden, maar hierop zakt de test niet: {counts}.",
        "report": "Verslag: {path}",
        "picture": "Beeld met nummers: {path}",
        "no_report": "Er is geen verslag gemaakt. Wilt u dat wel? Noem een map met --begrijpelijk-rapport.",
        "summary": "Gemaakt: {count} verslagen, in de map {folder}.",
        "summary_one": "Gemaakt: 1 verslag, in de map {folder}.",
        "accepted": "Er staan nu {count} punten in de lijst met bekende punten: {path}",
        "text": "Deze tekst",
    },
    "en": {
        "head": "{source} is not good yet. Found: {counts}. The target is {niveau}.",
        "head_errors": "{source} could not be checked completely.",
        "limit": "Allowed: {allowed}.",
        "error": "Mind: {message}",
        "where": "where",
        "quote": "text",
        "screen": "screen",
        "advice": "advice",
        "instead": "Write: {words}.",
        "or": " or ",
        "more": "There are {count} more findings. They are in the report.",
        "more_one": "There is 1 more finding. It is in the report.",
        "others": "Also found, but the test does not fail on it: {counts}.",
        "report": "Report: {path}",
        "picture": "Picture with numbers: {path}",
        "no_report": "No report was made. Name a folder with --begrijpelijk-rapport to have one.",
        "summary": "Made: {count} reports, in the folder {folder}.",
        "summary_one": "Made: 1 report, in the folder {folder}.",
        "accepted": "There are now {count} findings in the list of known ones: {path}",
        "text": "This text",
    },
}


def say(lang: str, key: str, **values: object) -> str:
    """A text in a language, its values filled in."""
    return WORDING.get(lang, WORDING["nl"])[key].format(**values)
