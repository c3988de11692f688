"""Forms of verbs: weak, strong and separable."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from begrijpelijk.language.frequency import zipf
from begrijpelijk.language.inflect.choice import Form, best
from begrijpelijk.language.inflect.spelling import closed_stem, open_stems

# infinitive: past singular, past plural, participle. Composed verbs (ondervinden, plaatsvinden) follow the last part.
_STRONG = {
    row.split()[0]: tuple(row.split()[1:])
    for row in """
bakken bakte bakten gebakken
bederven bedierf bedierven bedorven
bedriegen bedroog bedrogen bedrogen
beginnen begon begonnen begonnen
bergen borg borgen geborgen
bevelen beval bevalen bevolen
bewegen bewoog bewogen bewogen
bezwijken bezweek bezweken bezweken
bidden bad baden gebeden
bieden bood boden geboden
bijten beet beten gebeten
binden bond bonden gebonden
blijken bleek bleken gebleken
blijven bleef bleven gebleven
breken brak braken gebroken
brengen bracht brachten gebracht
buigen boog bogen gebogen
denken dacht dachten gedacht
doen deed deden gedaan
dragen droeg droegen gedragen
drijven dreef dreven gedreven
dringen drong drongen gedrongen
drinken dronk dronken gedronken
dwingen dwong dwongen gedwongen
eten at aten gegeten
gaan ging gingen gegaan
gelden gold golden gegolden
genezen genas genazen genezen
genieten genoot genoten genoten
geven gaf gaven gegeven
gieten goot goten gegoten
glijden gleed gleden gegleden
grijpen greep grepen gegrepen
hangen hing hingen gehangen
hebben had hadden gehad
helpen hielp hielpen geholpen
heten heette heetten geheten
houden hield hielden gehouden
kiezen koos kozen gekozen
kijken keek keken gekeken
klimmen klom klommen geklommen
klinken klonk klonken geklonken
komen kwam kwamen gekomen
kopen kocht kochten gekocht
krijgen kreeg kregen gekregen
krimpen kromp krompen gekrompen
kruipen kroop kropen gekropen
kunnen kon konden gekund
laden laadde laadden geladen
laten liet lieten gelaten
lezen las lazen gelezen
liegen loog logen gelogen
liggen lag lagen gelegen
lijden leed leden geleden
lijken leek leken geleken
lopen liep liepen gelopen
mijden meed meden gemeden
moeten moest moesten gemoeten
mogen mocht mochten gemogen
nemen nam namen genomen
plegen pleegde pleegden gepleegd
prijzen prees prezen geprezen
raden ried rieden geraden
rijden reed reden gereden
rijzen rees rezen gerezen
roepen riep riepen geroepen
schelden schold scholden gescholden
schenken schonk schonken geschonken
scheppen schiep schiepen geschapen
schieten schoot schoten geschoten
schijnen scheen schenen geschenen
schrijden schreed schreden geschreden
schrijven schreef schreven geschreven
schrikken schrok schrokken geschrokken
schuiven schoof schoven geschoven
slaan sloeg sloegen geslagen
slapen sliep sliepen geslapen
sluipen sloop slopen geslopen
sluiten sloot sloten gesloten
smelten smolt smolten gesmolten
snijden sneed sneden gesneden
snuiten snoot snoten gesnoten
spreken sprak spraken gesproken
springen sprong sprongen gesprongen
staan stond stonden gestaan
steken stak staken gestoken
stelen stal stalen gestolen
sterven stierf stierven gestorven
stijgen steeg stegen gestegen
stinken stonk stonken gestonken
strijden streed streden gestreden
strijken streek streken gestreken
treden trad traden getreden
treffen trof troffen getroffen
trekken trok trokken getrokken
vallen viel vielen gevallen
vangen ving vingen gevangen
varen voer voeren gevaren
vechten vocht vochten gevochten
verdwijnen verdween verdwenen verdwenen
vergeten vergat vergaten vergeten
verliezen verloor verloren verloren
vinden vond vonden gevonden
vliegen vloog vlogen gevlogen
vouwen vouwde vouwden gevouwen
vragen vroeg vroegen gevraagd
vriezen vroor vroren gevroren
wassen waste wasten gewassen
wegen woog wogen gewogen
werpen wierp wierpen geworpen
weten wist wisten geweten
wijken week weken geweken
wijten weet weten geweten
wijzen wees wezen gewezen
willen wilde wilden gewild
winden wond wonden gewonden
winnen won wonnen gewonnen
worden werd werden geworden
wringen wrong wrongen gewrongen
zeggen zei zeiden gezegd
zenden zond zonden gezonden
zien zag zagen gezien
zijn was waren geweest
zinken zonk zonken gezonken
zitten zat zaten gezeten
zoeken zocht zochten gezocht
zuigen zoog zogen gezogen
zullen zou zouden gezuld
zwellen zwol zwollen gezwollen
zwemmen zwom zwommen gezwommen
zweren zwoer zwoeren gezworen
zwijgen zweeg zwegen gezwegen
gooien gooide gooiden gegooid
ervaren ervoer ervoeren ervaren
""".split("\n")
    if row
}
# infinitive: after ik, after u / hij
_PRESENT = {
    "zijn": ("ben", "is"),
    "hebben": ("heb", "heeft"),
    "kunnen": ("kan", "kan"),
    "zullen": ("zal", "zal"),
    "mogen": ("mag", "mag"),
    "willen": ("wil", "wil"),
    "komen": ("kom", "komt"),
    "moeten": ("moet", "moet"),
    "weten": ("weet", "weet"),
}
_IMPERSONAL = {"zijn": ("bent",), "hebben": ("hebt",), "kunnen": ("kunt",), "willen": ("wilt",), "zullen": ("zult",)}
"""Further forms of the present, with *u* and *je*."""

PARTICLES = (
    "aaneen achteraf achterover achteruit bijeen binnen bloot buiten centraal dicht door droog fijn gelijk gereed goed "
    "hoog klaar klein kwijt langs leeg los mede mee neer omhoog omlaag omver onder opeen open opnieuw over overeen "
    "plaats rond samen schoon schuil stand stil tegemoet tegen teleur tentoon terecht terug teweeg thuis toe uiteen "
    "vast vol voor vooraf voorbij vooruit voort vrij waar weer weg zwart aan achter af bij deel er in om op na ten uit "
).split()
_DOUBTFUL = {"door", "onder", "om", "over", "voor", "weer", "vol", "mis", "achter", "er"}
_AS_INFINITIVE = 1.3
"""How much rarer (in Zipf) *doorgegaan* may be than *doorgaan*; *voorgekomen* is rarer than that beside *voorkomen*."""
_INSEPARABLE = ("be", "ge", "ver", "ont", "her", "er", "mis")


class Conjugation(NamedTuple):
    """The forms of a verb to write: of a separable verb those of its last part, with the particle apart."""

    infinitive: str
    particle: str
    first: Form
    third: Form
    past: Form
    past_plural: Form
    participle: Form


@lru_cache(maxsize=4096)
def split_particle(infinitive: str) -> tuple[str, str]:
    """A separable verb as particle and verb; an empty particle when it is not separable.

    >>> split_particle("plaatsvinden"), split_particle("ondervinden"), split_particle("opereren")
    (('plaats', 'vinden'), ('', 'ondervinden'), ('', 'opereren'))
    """
    for particle in sorted(PARTICLES, key=len, reverse=True):
        rest = infinitive.removeprefix(particle)
        if rest == infinitive or len(rest) < 4 or not rest.endswith("n"):
            continue
        if rest not in _STRONG and (zipf(rest) or 0) < 2.5:
            continue
        # A participle with ge in the middle shows that the particle comes off: ondergaan, onderge... no; opgehaald.
        joined = [particle + form for form in _participles(rest)]
        fixed = [particle + form.removeprefix("ge") for form in _participles(rest)]
        margin = float(particle not in _DOUBTFUL)
        if fixed == [infinitive]:  # doorgaan: what is counted as a participle is mostly the infinitive
            margin = _AS_INFINITIVE if particle in _DOUBTFUL else 10.0
        if max(zipf(f) or 0.0 for f in joined) > max(zipf(f) or 0.0 for f in fixed) - margin:
            return particle, rest
    return "", infinitive


def _strong(infinitive: str) -> tuple[str, str, str, str] | None:
    """Prefix, past, past plural and participle of a strong verb, also as the last part of another."""
    if infinitive in _STRONG:
        past, pasts, participle = _STRONG[infinitive]
        return "", past, pasts, participle
    for prefix in (*_INSEPARABLE, "onder", "over", "voor", "door", "om", "weer", "aan", "vol"):
        rest = infinitive.removeprefix(prefix)
        if rest != infinitive and rest in _STRONG:
            past, pasts, participle = _STRONG[rest]
            return prefix, past, pasts, participle.removeprefix("ge") if participle.startswith("ge") else participle
    return None


def _weak(infinitive: str) -> Iterator[tuple[str, str]]:
    """(stem, t or d) of a weak verb: the consonant before -en decides ('t kofschip), so *leven* is *leefde*."""
    stem = closed_stem(infinitive)
    body = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    yield stem, "t" if body.endswith(("t", "k", "f", "s", "ch", "p", "x", "c", "sh")) else "d"


def _participles(infinitive: str) -> list[str]:
    strong = _strong(infinitive)
    if strong:
        return [strong[0] + strong[3]]
    out = []
    for stem, ending in _weak(infinitive):
        form = stem if stem.endswith(ending) else stem + ending
        if infinitive.startswith(("be", "ver", "ont", "her", "ge")) and len(infinitive) > 6:
            out.append(form)
        # geïnformeerd, geopereerd, geëvalueerd
        bridge = {"i": "ï", "e": "ë", "u": "ü"}.get(form[0], form[0]) if form[0] in "ieu" else form[0]
        out.append("ge" + bridge + form[1:])
        if infinitive.startswith(("onder", "over", "voor", "door", "om")):
            out.append(form)
    return out


@lru_cache(maxsize=4096)
def conjugate(infinitive: str) -> Conjugation:
    """The forms of a verb.

    >>> c = conjugate("nadenken")
    >>> c.particle, c.third.text, c.past.text, c.participle.text
    ('na', 'denkt', 'dacht', 'gedacht')
    """
    particle, verb = split_particle(infinitive)
    stem = closed_stem(verb)
    first, third = _PRESENT.get(verb, (stem, _with_t(stem)))
    strong = _strong(verb)
    if strong:
        prefix, past, pasts, participle = strong
        return Conjugation(
            verb, particle, Form(first, True), Form(third, True),
            Form(prefix + past, True), Form(prefix + pasts, True), Form(prefix + participle, True),
        )  # fmt: skip
    ending = next(ending for _, ending in _weak(verb))
    used = Form(first, zipf(third) is not None)
    known = best(_participles(verb))
    return Conjugation(
        verb, particle, used, Form(third, used.certain),
        Form(stem + ending + "e", used.certain), Form(stem + ending + "en", used.certain), known,
    )  # fmt: skip


def _with_t(stem: str) -> str:
    """The stem with -t: *doet, ziet, gaat, vindt, zet*."""
    if stem.endswith("t"):
        return stem
    return stem + "at" if stem.endswith("a") else stem + "t"


def verb_forms(infinitive: str) -> dict[str, str]:
    """Every form of a verb as one word, with what it is.

    ``inf`` (also the plural of the present), ``first``, ``third``, ``past``, ``pasts``, ``part``, ``part-e``,
    ``ing`` (*verrichtend*), ``te`` (*plaats te vinden* written as one: *toe te kennen* is not one word, so none).
    """
    particle, verb = split_particle(infinitive)
    forms: dict[str, str] = {}
    for form, kind in _simple_forms(verb):
        forms.setdefault(particle + form, kind)
    return forms


def simple_forms(verb: str) -> dict[str, str]:
    """The forms of a verb that is not separable, or of the verb in one that is."""
    forms: dict[str, str] = {}
    for form, kind in _simple_forms(verb):
        forms.setdefault(form, kind)
    return forms


def _simple_forms(verb: str) -> Iterator[tuple[str, str]]:
    yield verb, "inf"
    stem = closed_stem(verb)
    first, third = _PRESENT.get(verb, (stem, _with_t(stem)))
    yield third, "third"
    yield first, "first"
    for further in _IMPERSONAL.get(verb, ()):
        yield further, "third"
    strong = _strong(verb)
    if strong:
        prefix, past, pasts, _ = strong
        yield prefix + past, "past"
        yield prefix + pasts, "pasts"
    for weak, ending in _weak(verb):
        yield weak + ending + "e", "past"
        yield weak + ending + "en", "pasts"
    for participle in _participles(verb):
        yield participle, "part"
        if participle.endswith("en"):
            yield participle + "e", "part-e"
        else:
            for open_stem in open_stems(participle):
                yield open_stem + "e", "part-e"
            yield participle + "e", "part-e"
    yield verb + "d", "ing"
    yield verb + "de", "ing"


def is_strong(verb: str) -> bool:
    """Whether a verb changes its vowel, so that we know it for a verb."""
    return _strong(verb) is not None
