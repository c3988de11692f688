"""Which terms a text explains: every way that plain writers use, and sentences that only look like one."""

import pytest

import begrijpelijk

RULES = ["vakterm", "vreemd-woord", "formeel-woord"]


def found(text, rules=RULES):
    (document,) = begrijpelijk.check_text(text, rules=rules).documents
    return [finding.excerpt.lower() for finding in document.findings]


EXPLAINED = [
    "Een inhalator is een apparaatje waarmee u een medicijn inademt. Pak de inhalator.",
    "U gebruikt een inhalator. Een inhalator is een klein apparaat voor uw medicijn. Schud de inhalator.",
    "Een radioloog is een arts die foto's bekijkt.",
    "De radioloog is de arts die de foto's bekijkt.",
    "Metastasen zijn uitzaaiingen.",
    "Een delier is als iemand plotseling erg in de war is.",
    "Trombose betekent dat er een prop in uw bloed zit.",
    "Met trombose bedoelen we een prop in het bloed.",
    "Onder wijkverpleging verstaan we hulp van een verpleegkundige bij u thuis.",
    "Er zit een prop in uw bloed. Dat noemen we trombose.",
    "Dokters zien een hoge bloeddruk. Zij noemen dat hypertensie.",
    "U heeft bij ons een inhalator gekregen. Veel mensen noemen dat een pufje. Schud de inhalator 5 keer.",
    "Trombose: dat is een prop in uw bloed.",
    "U hebt trombose. Dat is bloed dat klontert.",
    "U hebt hypertensie. Dat is te hoge bloeddruk.",
    "U krijgt een laparotomie. Dat is wanneer de arts uw buik openmaakt.",
    "U krijgt een laparotomie. Hierbij maakt de arts uw buik open.",
    "Trombose: een prop in uw bloed.",
    "Een katheter, een soort slangetje, blijft een dag zitten.",
    "Een katheter, ook wel blaasslangetje genoemd, blijft een dag zitten.",
    "U krijgt een katheter – een dun slangetje in uw blaas.",
    "U krijgt een katheter waarmee u kunt plassen.",
    "U krijgt een prik met contrastvloeistof. Met die vloeistof zien we uw darm beter.",
    "U krijgt een prik met contrastvloeistof. Door deze vloeistof zien we uw darm beter.",
    "U gaat naar de anesthesioloog. Deze dokter brengt u in slaap.",
    "U kunt naar de geschillencommissie. De commissie beslist wie gelijk heeft.",
    "Bel onze klachtenfunctionaris, mevrouw Veenstra. Zij helpt mensen met een klacht.",
    "Bij een colonoscopie kijkt de arts met een slang in uw darm. De colonoscopie duurt een half uur.",
    "U heeft trombose. Dan zit er een prop in uw bloed.",
    "# Wat is een colonoscopie?\n\nDe arts kijkt met een slang in uw darm.\n\nU slaapt tijdens de colonoscopie.",
    "Wat is een colonoscopie? De arts kijkt met een slang in uw darm.",
    "De audicien verkoopt gehoorapparaten. De audicien meet uw gehoor.",
    "U krijgt een inhalator. Met de inhalator ademt u een medicijn in.",
    "Vraag een machtiging aan. Een machtiging betekent dat u iets mag doen namens iemand anders.",
    "- Katheter: een slangetje in uw blaas.\n- Biopsie: een stukje van uw lichaam voor onderzoek.",
    "U kunt ook naar de dokter die u laat slapen, de anesthesioloog.",
    "Mevrouw Veenstra is klachtenfunctionaris: zij helpt mensen met een klacht.",
]

NOT_EXPLAINED = [
    ("Een laparotomie is nodig.", "laparotomie"),
    ("Een laparotomie is soms pijnlijk.", "laparotomie"),
    ("Een colonoscopie is een goede keuze.", "colonoscopie"),
    ("Obstipatie is een probleem.", "obstipatie"),
    ("De indicatiestelling is dat u twee uur hulp krijgt.", "indicatiestelling"),
    ("De colonoscopie is maandag om 10 uur. Die operatie duurt een uur.", "colonoscopie"),
    ("U krijgt een colonoscopie. Het onderzoek duurt een half uur.", "colonoscopie"),
    ("U krijgt een colonoscopie. Dan bent u om 10 uur klaar.", "colonoscopie"),
    ("De anesthesioloog die u belt, heet Jansen.", "anesthesioloog"),
    ("U heeft obstipatie of diarree.", "obstipatie"),
    ("Bij een exacerbatie wordt u snel benauwd.", "exacerbatie"),
    ("Met hypertensie kunt u lang leven.", "hypertensie"),
    ("De uroloog onderzoekt u maandag.", "uroloog"),
    ("Wat doet u bij obstipatie? Bel ons dan.", "obstipatie"),
    ("Waarom krijgt u een colonoscopie? De arts wil dat weten.", "colonoscopie"),
    ("De klachtenfunctionaris belt u. Zij helpt u.", "klachtenfunctionaris"),
    ("U hebt hypertensie, een beroerte en diabetes.", "hypertensie"),
    ("U hebt hypertensie. Dat is ernstig.", "hypertensie"),
    ("U hebt hypertensie. Het is belangrijk dat u rust neemt.", "hypertensie"),
    ("U hebt hypertensie. Dat is heel normaal op uw leeftijd.", "hypertensie"),
    ("U hebt obstipatie. Het is een goed idee om veel te drinken.", "obstipatie"),
    ("U krijgt een colonoscopie. Dat is maandag om 10 uur.", "colonoscopie"),
    ("U krijgt een colonoscopie. Dit is op de eerste verdieping.", "colonoscopie"),
    ("U krijgt een laparotomie. Dat is niet altijd nodig.", "laparotomie"),
    ("U krijgt een laparotomie. Dat gebeurt in het ziekenhuis.", "laparotomie"),
    ("U krijgt een laparotomie. Hierbij hoort een folder.", "laparotomie"),
    ("Colonoscopie: maandag om 10 uur.", "colonoscopie"),
    ("Soms is een laparotomie nodig. De arts opereert u. U slaapt. Een laparotomie betekent dat uw buik opengaat.",
     "laparotomie"),
]  # fmt: skip


@pytest.mark.parametrize("text", EXPLAINED)
def test_what_the_text_explains_is_quiet(text):
    assert found(text) == []


@pytest.mark.parametrize(("text", "term"), NOT_EXPLAINED)
def test_what_only_looks_like_an_explanation_is_found(text, term):
    assert found(text) == [term]


def test_a_defining_sentence_is_never_rewritten():
    text = "U krijgt een MRI-scan. Een MRI-scan is een onderzoek met een grote magneet."
    (document,) = begrijpelijk.check_text(text).documents
    assert not [finding for finding in document.findings if finding.edits]
