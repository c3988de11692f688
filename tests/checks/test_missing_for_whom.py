"""What is said to be missing, is missing for this reader: a child, somebody after the treatment, somebody with help."""

import pytest

from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.plugins import registry

CHILD = """Slapen in het ziekenhuis

Jij krijgt een operatie. Op de dag van je operatie mag je niet eten. Je mag je knuffel bij je houden. De slaapdokter heeft
een blauw pak aan. Papa of mama loopt met je mee. Je mag kiezen: wil je een prikje of een kapje? Daarna val je in slaap.
Als de dokter klaar is, word je weer wakker. Je krijgt dan een ijsje."""
AFTER = """Oefeningen na uw nieuwe knie

U heeft een nieuwe knie. Die moet u goed oefenen. Doe de oefeningen elke ochtend. Ga op uw rug liggen. Trek uw voeten naar
u toe en duw ze weer weg. Doe dit 20 keer. Loop de eerste weken met 2 krukken. Na de operatie mag u weer douchen. Autorijden
mag na 6 weken, als u zonder krukken loopt."""
LABOUR = """Wanneer belt u ons als de bevalling begint?

Bel ons als u een uur lang elke 5 minuten een wee hebt. Bel ook als u bloed verliest. Is het water groen of bruin? Bel ons
dan meteen. De verloskundige komt naar u toe. Zij voelt aan uw buik. Zij luistert naar het hart van de baby. Samen kiest u
waar de baby komt. Zet alvast een tas klaar."""
LIVING = """Welkom bij ons

Uw vader komt bij ons wonen. De kamer is leeg, op een bed en een kast na. U mag de kamer zelf inrichten. Zet in alle kleren
een naam. Elke bewoner heeft een vaste verzorgende. Zij nodigt u na 6 weken uit voor een gesprek. Daarna spreken we elkaar
2 keer per jaar. Een warme maaltijd kost 7 euro. Meld u voor 10 uur bij de keuken."""
PLANNED = """Operatie aan uw hand

U krijgt volgende week een operatie aan uw hand. De arts haalt een bultje weg. U komt om acht uur naar balie 4. De arts geeft
u een prik in uw arm. Uw hand voelt dan niets meer. De operatie duurt een half uur. Daarna krijgt u een verband om uw hand.
U mag meteen naar huis. Rijd die dag geen auto."""


@pytest.fixture(scope="module")
def rules():
    checker = Checker(Config(), registry())

    def find(text):
        [document] = checker.check_text(text).documents
        return {finding.rule: finding for finding in document.findings}

    return find


@pytest.mark.parametrize("text", [CHILD, AFTER, LABOUR, LIVING], ids=["child", "after", "labour", "living"])
def test_nobody_expects_costs_here(rules, text):
    assert "kosten-ontbreken" not in rules(text)


def test_costs_are_still_missed_where_care_is_planned(rules):
    found = rules(PLANNED)
    assert found["kosten-ontbreken"].severity == "tip"
    assert "hulp-ontbreekt" in found


@pytest.mark.parametrize(
    "help",
    [
        "Er mag meestal 1 persoon meerijden.",
        "Papa of mama loopt met je mee.",
        "Misschien kan iemand u ook helpen.",
        "Vraag op tijd om hulp.",
        "Bij uw gemeente kunt u gratis hulp krijgen bij schulden.",
        "Na 2 weken bellen wij u. Onze assistent vraagt dan hoe het gaat.",
        "Er zijn vrijwilligers die in de nacht bij u waken.",
    ],
)
def test_help_may_be_described(rules, help):
    assert "hulp-ontbreekt" not in rules(f"{PLANNED} {help}")


@pytest.mark.parametrize("no_help", ["Hebt u vragen? Bel ons.", "Veel mensen vragen hulp bij onze kliniek."])
def test_contact_and_help_for_others_are_no_offer(rules, no_help):
    assert "hulp-ontbreekt" in rules(f"{PLANNED} {no_help}")


def test_a_child_has_somebody_with_the_number(rules):
    assert rules(CHILD)["contact-ontbreekt"].severity == "tip"
    assert rules(PLANNED)["contact-ontbreekt"].severity == "waarschuwing"


def test_a_message_about_one_day_needs_no_date(rules):
    assert "datum-ontbreekt" not in rules(f"Onderwerp: uw afspraak op donderdag 12 november\n\n{PLANNED}")
    assert "datum-ontbreekt" in rules(f"Onderwerp: uw rekening\n\n{PLANNED}")


def section(heading):
    return f"## {heading}\n\nGa op uw rug liggen. Trek uw voet naar u toe. Tel tot vijf."


@pytest.mark.parametrize(
    ("headings", "too_many"),
    [
        ([f"Oefening {number}: knie" for number in range(1, 6)], False),
        ([f"Stap {number}" for number in range(1, 6)], False),
        (["Thuis", "In het ziekenhuis", "Na de prik", "Later", "Vergeten"], True),
    ],
)
def test_a_series_is_one_part(headings, too_many):
    checker = Checker(Config(), registry())
    [document] = checker.check_text("\n\n".join(map(section, headings)), "markdown").documents
    assert ("te-lang" in {finding.rule for finding in document.findings}) == too_many
