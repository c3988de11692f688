"""The built-in checks on text. Each is a file named after its id and registers like anybody's."""

from collections.abc import Iterable
from importlib import import_module

from begrijpelijk.hookspecs import hookimpl
from begrijpelijk.rules import Check

BUILTIN = (
    "text.taalniveau",
    "sentences.lange_zin",
    "sentences.moeilijke_zin",
    "sentences.lijdende_vorm",
    "sentences.tangconstructie",
    "sentences.dubbele_ontkenning",
    "sentences.veel_bijzinnen",
    "sentences.lange_aanloop",
    "sentences.niet_aangesproken",
    "sentences.u_en_je",
    "sentences.opsomming_in_zin",
    "words.moeilijk_woord",
    "words.vakterm",
    "words.formeel_woord",
    "words.afkorting",
    "words.vreemd_woord",
    "words.beeldspraak",
    "words.vaag_woord",
    "words.stigmatiserend",
    "words.doseer_instructie",
    "text.lange_alinea",
    "text.weinig_kopjes",
    "text.lange_kop",
    "text.te_lang",
    "text.actie_ontbreekt",
    "text.contact_ontbreekt",
    "text.hulp_ontbreekt",
    "text.kosten_ontbreken",
    "text.datum_ontbreekt",
    "text.beeld_ontbreekt",
    "text.moeilijker_geworden",
    "text.link_tekst",
    "words.getal",
    "words.lang_woord",
    "words.naamwoordstijl",
    "layout.kleine_letter",
    "layout.hoofdletters",
    "layout.uitlijning",
    "layout.lange_regel",
    "layout.alleen_pdf",
    "questionnaire.vragenlijst_niveau",
    "questionnaire.vragenlijst_dubbel",
    "questionnaire.vragenlijst_ontkenning",
    "questionnaire.vragenlijst_schaal",
    "questionnaire.vragenlijst_lang",
    "questionnaire.vragenlijst_anders",
)


@hookimpl
def register_checks() -> Iterable[Check]:
    """The checks on words, sentences and the text as a whole."""
    from begrijpelijk.checks.layout import axe

    return [*(import_module(f"begrijpelijk.checks.{name}").CHECK for name in BUILTIN), *axe.CHECKS]
