"""The sentences of the server, in Dutch at level B1 and in English."""

from __future__ import annotations

_NL = {
    "busy": "Er zijn nu te veel teksten tegelijk. Wacht even en probeer het opnieuw.",
    "too_many": "U vraagt te veel tegelijk. Wacht even en probeer het opnieuw.",
    "too_slow": "Deze tekst kost meer dan {seconds} seconden. Deel de tekst op in kleinere delen.",
    "died": "Deze tekst kan niet worden gelezen. Maak de tekst kleiner, of sla het bestand opnieuw op.",
    "no_worker": "Het programma start nog. Wacht even en probeer het opnieuw.",
    "no_pipeline": "Het programma kan niet starten: {reason}",
    "too_large": "Dit is groter dan {limit} MB. Kies een kleiner bestand.",
    "slow_client": "Uw tekst kwam niet op tijd binnen. Probeer het opnieuw.",
    "host": "Dit adres hoort niet bij begrijpelijk. Open de pagina op het adres dat het programma toont.",
    "origin": "Deze vraag komt van een andere website. Dat mag niet.",
    "content_type": "Stuur dit als {expected}.",
    "json": "Dit is geen goede JSON. Kijk naar haakjes en komma's.",
    "form": "Dit formulier is niet goed ingevuld of beschadigd. Probeer het opnieuw.",
    "no_file": "Er is geen bestand gekozen. Kies een bestand.",
    "missing": "Hier ontbreekt '{name}'.",
    "unknown": "De instelling '{name}' bestaat niet.{hint}",
    "unknown_rule": "De controle '{name}' bestaat niet.{hint}",
    "unknown_option": "De instelling '{name}' bestaat niet bij '{rule}'.{hint}",
    "unknown_format": "De vorm '{name}' bestaat niet. Kies uit {known}.",
    "hint": " Bedoelt u '{name}'?",
    "choice": "Dit kan niet bij '{name}'. Kies uit {known}.",
    "type": "'{name}' heeft een verkeerde soort waarde. Dit moet {kind} zijn.",
    "minimum": "'{name}' mag niet minder zijn dan {limit}.",
    "maximum": "'{name}' mag niet meer zijn dan {limit}.",
    "value": "De waarde van '{name}' kan niet.",
    "not_found": "Deze pagina bestaat niet. Kijk of het adres klopt.",
    "method": "Dit adres doet dit niet. Kijk in de uitleg wat wel kan.",
    "word_not_found": "Dit is geen woord. Vul een woord in.",
    "fault": "Dit is een fout in het programma zelf ({kind}). Meld het aan de makers.",
    "format_fault": "Het maken van deze vorm lukt niet ({kind}). Kies een andere vorm.",
    "no_correction": "Een verbeterde tekst maken kan alleen bij gewone tekst, Markdown en HTML.",
    "no_pdf": "Een pdf met opmerkingen maken kan alleen van een pdf. Kies docx.",
    "list_not_found": "De woordenlijst '{name}' bestaat niet.{hint}",
    "kind_str": "een tekst",
    "kind_int": "een heel getal",
    "kind_float": "een getal",
    "kind_bool": "ja of nee (true of false)",
    "kind_list": "een lijst met teksten",
    "kind_dict": "een groep met namen en waarden",
}
_EN = {
    "busy": "There are too many texts at the same time. Wait a moment and try again.",
    "too_many": "You ask too much at the same time. Wait a moment and try again.",
    "too_slow": "This text takes more than {seconds} seconds. Divide it into smaller parts.",
    "died": "This text cannot be read. Make it smaller, or save the file again.",
    "no_worker": "The program is still starting. Wait a moment and try again.",
    "no_pipeline": "The program cannot start: {reason}",
    "too_large": "This is larger than {limit} MB. Choose a smaller file.",
    "slow_client": "Your text did not arrive in time. Try again.",
    "host": "This address is not one of begrijpelijk. Open the page at the address that the program shows.",
    "origin": "This request comes from another website. That is not allowed.",
    "content_type": "Send this as {expected}.",
    "json": "This is not valid JSON. Look at the brackets and commas.",
    "form": "This form is not complete or it is damaged. Try again.",
    "no_file": "No file was chosen. Choose a file.",
    "missing": "'{name}' is missing here.",
    "unknown": "The setting '{name}' does not exist.{hint}",
    "unknown_rule": "The check '{name}' does not exist.{hint}",
    "unknown_option": "The setting '{name}' does not exist for '{rule}'.{hint}",
    "unknown_format": "The format '{name}' does not exist. Choose from {known}.",
    "hint": " Do you mean '{name}'?",
    "choice": "This is not possible for '{name}'. Choose from {known}.",
    "type": "'{name}' has the wrong kind of value. It must be {kind}.",
    "minimum": "'{name}' cannot be less than {limit}.",
    "maximum": "'{name}' cannot be more than {limit}.",
    "value": "The value of '{name}' is not possible.",
    "not_found": "This page does not exist. Check the address.",
    "method": "This address does not do this. See the documentation for what it does.",
    "word_not_found": "This is not a word. Fill in a word.",
    "fault": "This is an error in the program itself ({kind}). Report it to the makers.",
    "format_fault": "Making this format fails ({kind}). Choose another format.",
    "no_correction": "A corrected text can only be made of plain text, Markdown and HTML.",
    "no_pdf": "A PDF with comments can only be made of a PDF. Choose docx.",
    "list_not_found": "The word list '{name}' does not exist.{hint}",
    "kind_str": "a text",
    "kind_int": "a whole number",
    "kind_float": "a number",
    "kind_bool": "yes or no (true or false)",
    "kind_list": "a list of texts",
    "kind_dict": "a group of names and values",
}
WORDING = {"nl": _NL, "en": _EN}

SETTINGS: dict[str, dict[str, str]] = {
    "niveau": {
        "nl": "Het niveau dat de tekst moet halen.",
        "en": "The level that the text must meet.",
    },
    "fail_on": {
        "nl": "Hoe zwaar een punt moet zijn om de tekst af te keuren.",
        "en": "How heavy a finding must be to fail the text.",
    },
    "doelgroep": {
        "nl": "Zegt u 'u' of 'je' tegen uw lezers? Zonder keuze volgt het programma uw tekst.",
        "en": "Whether readers are called 'u' or 'je'. Left out, the text decides.",
    },
    "lang": {
        "nl": "De taal van de uitleg.",
        "en": "The language of the messages.",
    },
    "regels": {
        "nl": "Doe alleen deze controles. Zonder keuze doet het programma alles.",
        "en": "Run only these checks. Left out, all are run.",
    },
    "zonder": {
        "nl": "Sla deze controles over.",
        "en": "Leave these checks out.",
    },
    "toegestaan": {
        "nl": "Deze woorden zijn altijd goed.",
        "en": "Words that are never flagged.",
    },
    "opties": {
        "nl": "Hier past u 1 controle aan. Bijvoorbeeld hoe lang een zin mag zijn.",
        "en": "Options of a check, such as how long a sentence may be.",
    },
}
"""What the options of a check mean, by name."""


def say(lang: str, key: str, **values: object) -> str:
    """A sentence in a language (Dutch for any other than ``en``)."""
    return WORDING.get(lang, _NL)[key].format(**values)
