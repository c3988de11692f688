"""What we know of Dutch participles apart from any parse: with *zijn*, is this an event that is done to somebody?

*is verwijderd* (somebody removed it), *is gegroeid* (it grew) and *is gewend* (a state) look the same. The verb tells
them apart: a small class of verbs makes its own perfect with *zijn*, and some participles are adjectives but in name.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from begrijpelijk.bounded import bounded

OBJECT_LIST = Path(__file__).parent / "data" / "participles.txt"

# Ends of participles whose verb has its active perfect with zijn: "is gegaan", "is meegegaan", "is achteruitgegaan".
ACTIVE_ENDINGS = tuple(
    """gekomen gegaan gevallen gelopen gegroeid gebleven gestegen gedaald gestorven gebeurd geweest geworden gestopt
    gezakt gereisd geraakt gereden gevlogen gevlucht gesprongen getreden gestapt gestart geschrokken gebleken
    geslaagd gelukt gevaren geland gekropen gezwommen gewandeld gefietst gestroomd gestort gelekt gezonken
    gedoken geklommen geglipt gegleden gerold gestruikeld geknapt gebarsten gescheurd geslonken gesmolten
    gestold gekrompen gezwollen gedoofd gerijpt gerot geroest geheeld gekeerd geweken geëindigd gevorderd gedijd
    geboren gestrand gekelderd gestrompeld geglommen gebloed gekruld geëmigreerd gepromoveerd gestikt""".split()
)
ACTIVE = frozenset(
    """opgelaaid uitgekristalliseerd doorgedrongen binnengedrongen overleden ontstaan verdwenen begonnen vertrokken
    verschenen gelegen gestaan ontsnapt verhuisd mislukt verlopen verstreken geëindigd gearriveerd verdronken
    bevallen genezen verouderd verbeterd verslechterd verminderd afgenomen toegenomen gewend verergerd afgelopen
    veranderd gekalmeerd overgestapt uitgezaaid ontploft verkrampt verstijfd verschoven verhard vervallen
    ontslapen gestold verslapt versuft versleten verhongerd bezweken geslonken verkleurd verwelkt verdampt
    verbrand ontaard ingedut opgestaan ontwaakt ontdooid bevroren geschied overkomen voorgekomen vergaan
    weggeweest uitgeslapen weggetrokken opgetrokken uitgewerkt opgeschoten ingeslapen flauwgevallen doorgebroken
    uitgebroken aangebroken opgelopen aangebrand verjaard gepasseerd verworden teruggetreden opgetreden
    toegetreden ingetreden uitgetreden overgegeven opgehouden vergeten kwijtgeraakt verloren gevolgd
    gepensioneerd gescheiden getrouwd gehuwd afgestudeerd geslaagd bijgekomen aangekomen afgevallen verdubbeld
    verdrievoudigd gehalveerd opgestegen uitgegroeid dichtgegroeid opgezwollen verdikt opgedroogd uitgedroogd
    ingegroeid opgebrand aangesterkt opgeknapt hersteld bijgetrokken bedaard""".split()
)
# These end like the active ones, yet their verb takes an object: "de afspraken zijn nagekomen".
OBJECT = frozenset(
    """nagekomen voorkomen ondergaan begaan doorlopen overvallen aangevallen omvergelopen overreden doorgereden
    nagegaan overtreden betreden doorgelopen aangegaan nagelopen binnengelopen verkeerd gekeerd omgekeerd""".split()
)
# What is done in care and town hall, in the passive with "zijn": the treebank's newspapers have little of it.
DONE = frozenset(
    """gewist verwijderd weggehaald onderzocht geopereerd behandeld besproken voorgeschreven doorgestuurd verzonden
    verstuurd gestuurd opgestuurd toegestuurd gemeten afgenomen geprikt gehecht gevaccineerd ingeënt gespoten
    ingespoten toegediend verwisseld vervangen geplaatst ingebracht aangelegd aangebracht gemaakt gedaan gegeven
    uitgevoerd verricht gebeld gemaild ingevuld ondertekend getekend goedgekeurd afgekeurd afgewezen toegekend
    toegewezen aangevraagd ingediend ingeleverd opgehaald gebracht afgeleverd bezorgd uitgelegd verteld gezegd
    gevraagd gesteld vastgesteld ontdekt gevonden gezien opgenomen ontslagen overgeplaatst verplaatst verzet
    afgezegd geannuleerd gepland ingepland afgesproken betaald vergoed teruggestort terugbetaald berekend
    gecontroleerd bekeken beoordeeld getest gekeurd geregistreerd opgeslagen gedeeld doorgegeven gewijzigd
    aangepast gestart beëindigd gestaakt stopgezet verlengd herhaald verhoogd verlaagd gewassen schoongemaakt
    gereinigd ontsmet verbonden ingepakt meegegeven meegenomen geleverd gekocht verkocht gereserveerd geregeld
    georganiseerd geïnformeerd ingelicht gewaarschuwd uitgenodigd verwezen doorverwezen aangemeld ingeschreven
    uitgeschreven benoemd gekozen geholpen begeleid verzorgd ondersteund gewogen gefilmd gefotografeerd
    bestraald verdoofd gekweekt ingestuurd ingetrokken opgelegd opgezegd verbouwd gebouwd gesloopt gerepareerd
    hersteld""".split()
)

# States: adjectives in all but name. "De balie is gesloten" tells how it is, not what somebody did.
STATE = frozenset(
    """aangewezen geoorloofd geïndiceerd gecontra-indiceerd getiteld genaamd geheten beschermd verdacht gelieerd
    gesloten geopend gebroken gekneusd verzekerd onverzekerd gespecialiseerd bekend gewend verplicht verboden
    toegestaan vereist gewenst bedoeld gevestigd gelegen gebaseerd gericht verbonden gebonden beperkt onbeperkt
    verdeeld betrokken overtuigd teleurgesteld verantwoord gemoeid gestreept gehuwd getrouwd gescheiden
    geblesseerd gewond geïnteresseerd geinteresseerd verslaafd verkouden vermoeid verward verdoofd opgewonden
    gespannen ontspannen overspannen gestrest gestresst uitgeput uitgerust opgelucht bezorgd verbaasd verrast
    geïrriteerd gefrustreerd benauwd verlamd verstopt vernauwd verwijd verhoogd verlaagd verstoord beschadigd
    aangedaan besmet ontstoken opgezet gevuld bezet onbezet uitverkocht aangesloten ingeschreven bevoegd ervaren
    gehandicapt gestoord getraumatiseerd verwant verliefd verloofd bevriend gekleed bedekt omringd omgeven
    gelegerd voorbereid onvoorbereid gehecht geneigd genoodzaakt gedwongen aangepast onveranderd genuanceerd
    gekleurd gelouterd geblinddoekt gesitueerd gecompliceerd gedateerd begrensd geprikkeld gehouden gemotiveerd
    opgeleid geboren gerechtigd gemachtigd gediend gebaat gekant getint bewapend verontrust ontmoedigd
    gedeprimeerd verrot vertrouwd georiënteerd gegrond verdiend ingebakken oververtegenwoordigd onderontwikkeld
    ingeburgerd geslaagd verouderd gebogen gestrekt gezwollen gezegend toegewijd gevorderd afgelopen beschaamd
    ingesteld geconcentreerd verschuldigd aangeboren uitgeteld doordacht gelaagd gestationeerd toegerust gedoemd
    belast vermist verstreken gevat ontdaan aangeslagen ontroerd verkleumd bevroren verbrand verkalkt verzuurd
    verzwakt verkrampt verstijfd versleten ingescheurd gescheurd uitgezakt verzakt gekromd verdikt gelijkgesteld
    ongeopend onbekend ongeboren onbedoeld ongewenst verhinderd uitgerekend
    geïnfecteerd ontwricht verzwikt verstuikt uitgerekt gestuwd vergroot opgezwollen ontregeld aangetast
    gekloofd geschaafd geïsoleerd uitgedroogd gehaast""".split()
)
# With worden these say what somebody becomes: "u wordt verslaafd", "hij werd verkouden".
BECOMING = frozenset(
    """bekend verslaafd gewend verkouden verliefd vertrouwd bevriend bezorgd benauwd verward vermoeid opgewonden
    bewusteloos ervaren gehandicapt geïnteresseerd geirriteerd geïrriteerd overspannen gestrest gestresst
    uitgeput ontspannen gespannen volwassen dement verdrietig ongerust ontstemd beroemd gevreesd geliefd bejaard
    ingewikkeld onafhankelijk wakker dronken gezwollen getrouwd uitgerust zwanger geboren""".split()
)

_PARTICLES = """aan achter af bij binnen buiten dicht door dood droog fijn gelijk gereed gerust gevangen goed groot heen
in kaal kapot klaar kwijt lang leeg los mee mis na neer om omhoog onder op open over plat recht samen schoon stil
stuk tegemoet tegen teleur tentoon terecht terug thuis toe uit uiteen vast vol voor vooruit vrij waar weer weg zwart
""".split()
_PAST_ENDINGS = (
    "rekend",
    "tekend",
    "erkend",
    "gekend",
    "iskend",
    "ntkend",
    "geopend",
    "zegend",
    "efend",
    "wapend",
    "gewend",
)
_SHAPE = bounded(rf"^(?:{'|'.join(_PARTICLES)})*(?:ge|be|ver|ont|her|er|mis)\w{{2,}}(?:d|t|en)$|\w+eerd$")


@lru_cache(maxsize=1)
def takes_object() -> frozenset[str]:
    """Participles that stand in the passive and never in the active perfect with *zijn*."""
    lines = OBJECT_LIST.read_text(encoding="utf-8").splitlines()
    return DONE.union(line for line in lines if line and not line.startswith("#"))


def looks_like_participle(form: str) -> bool:
    """Whether a word has the form of a past participle: *geopereerd, besproken, opgenomen, genoteerd*."""
    return not is_present(form) and _SHAPE.search(form) is not None


def is_present(form: str) -> bool:
    """Whether a word in -end is a present participle: *verwarrend, toereikend*, not *ondertekend*."""
    return form.endswith("end") and not form.endswith(_PAST_ENDINGS) and form not in takes_object()


def is_done(form: str) -> bool:
    """Whether a participle is of a verb that takes an object, also behind a particle: *gelegd* in *klaargelegd*."""
    known = takes_object()
    return form in known or any(form.startswith(part) and form[len(part) :] in known for part in _PARTICLES)


def is_denied(form: str) -> bool:
    """Whether a participle says what was not done, and so how something is: *ongesteld, onbehandeld, onverzorgd*."""
    return form.startswith(("onge", "onbe", "onver", "onop", "onuit", "onaf", "onaan"))


def is_active_with_zijn(form: str) -> bool:
    """Whether *is* + this participle is the perfect of an active verb: *is gegaan, is afgevallen*."""
    return form not in OBJECT and (form in ACTIVE or form.endswith(ACTIVE_ENDINGS))
