"""Dutch inflection: forms to find and forms to write."""

import pytest

from begrijpelijk.language.inflect import (
    adjective_forms,
    conjugate,
    noun_forms,
    plural,
    split_particle,
    verb_forms,
    with_e,
)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("operatie", "operaties"), ("therapie", "therapieën"), ("ziekenhuis", "ziekenhuizen"), ("arts", "artsen"),
        ("kind", "kinderen"), ("foto", "foto's"), ("mogelijkheid", "mogelijkheden"), ("pil", "pillen"), ("been", "benen"),
        ("middel", "middelen"), ("baby", "baby's"), ("meisje", "meisjes"), ("spier", "spieren"), ("apotheker", "apothekers"),
    ],
)  # fmt: skip
def test_plural(one, many):
    assert plural(one) == (many, True)


@pytest.mark.parametrize(("base", "form"), [("hoog", "hoge"), ("dik", "dikke"), ("boos", "boze"), ("gratis", "gratis")])
def test_adjective(base, form):
    assert with_e(base).text == form


@pytest.mark.parametrize(
    ("verb", "particle", "third", "past", "participle"),
    [
        ("geven", "", "geeft", "gaf", "gegeven"), ("werken", "", "werkt", "werkte", "gewerkt"),
        ("leven", "", "leeft", "leefde", "geleefd"), ("veranderen", "", "verandert", "veranderde", "veranderd"),
        ("evalueren", "", "evalueert", "evalueerde", "geëvalueerd"), ("terugsturen", "terug", "stuurt", "stuurde", "gestuurd"),
        ("plaatsvinden", "plaats", "vindt", "vond", "gevonden"), ("ondergaan", "", "ondergaat", "onderging", "ondergaan"),
        ("creëren", "", "creëert", "creëerde", "gecreëerd"), ("zijn", "", "is", "was", "geweest"),
        ("doorgaan", "door", "gaat", "ging", "gegaan"), ("samengaan", "samen", "gaat", "ging", "gegaan"),
        ("invoeren", "in", "voert", "voerde", "gevoerd"), ("waarschuwen", "", "waarschuwt", "waarschuwde", "gewaarschuwd"),
        ("inademen", "in", "ademt", "ademde", "geademd"), ("voorkomen", "", "voorkomt", "voorkwam", "voorkomen"),
        ("omgaan", "om", "gaat", "ging", "gegaan"), ("vieren", "", "viert", "vierde", "gevierd"),
        ("klaarkomen", "klaar", "komt", "kwam", "gekomen"), ("ontstaan", "", "ontstaat", "ontstond", "ontstaan"),
    ],
)  # fmt: skip
def test_conjugation(verb, particle, third, past, participle):
    forms = conjugate(verb)
    assert (forms.particle, forms.third.text, forms.past.text, forms.participle.text) == (
        particle,
        third,
        past,
        participle,
    )


def test_separable_verbs_are_told_from_others():
    assert split_particle("aanvangen") == ("aan", "vangen")
    assert split_particle("ondersteunen") == ("", "ondersteunen")
    assert split_particle("verstrekken") == ("", "verstrekken")


def test_forms_to_find():
    assert noun_forms("hematoom")["hematomen"] == "pl"
    assert noun_forms("sonde")["sondes"] == "pl"
    assert noun_forms("operatie")["operatietje"] == "dim"
    assert adjective_forms("adequaat")["adequate"] == "e"
    assert verb_forms("toekennen")["toegekend"] == "part"
    assert verb_forms("verrichten")["verrichtte"] == "past"
    assert "formaten" not in noun_forms("format")
