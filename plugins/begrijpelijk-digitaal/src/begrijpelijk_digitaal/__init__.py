"""Checks on digital care and digital triage, for begrijpelijk, through public hooks only. Each check is a file."""

from collections.abc import Iterable
from importlib import import_module

from begrijpelijk.hookspecs import hookimpl
from begrijpelijk.rules import Check

CHECKS = (
    "spoed_ontbreekt",
    "mens_bereikbaar",
    "een_vraag",
    "vraag_te_moeilijk",
    "weet_ik_niet",
    "veel_opties",
    "vrije_tekst",
    "invoertype",
    "voortgang_ontbreekt",
    "terug_ontbreekt",
    "duur_ontbreekt",
    "te_veel_vragen",
    "inloggen_eerst",
    "voor_iemand_anders",
    "voorlezen",
    "andere_taal",
    "tikdoel",
    "pictogram_zonder_tekst",
    "foutmelding",
    "tijdslimiet",
    "mobiel",
    "uitslag_onduidelijk",
)


@hookimpl
def register_checks() -> Iterable[Check]:
    """The checks on pages that a browser showed, and on flows that were walked."""
    return [import_module(f"{__name__}.{name}").CHECK for name in CHECKS]
