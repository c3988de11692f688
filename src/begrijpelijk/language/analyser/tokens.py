"""The tokeniser: spaCy's for Dutch, mended for texts that speak to a reader."""

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer

from begrijpelijk.language.frequency import entry, normalise

# spaCy takes these with a full stop for abbreviations; at the end of a sentence they nearly always are words: "Wij
# bellen u.", "Geef de dokter een hand.", "Het formulier is vol."
WORDS = """
    u al dat me hand top vol pas best kon ver red bel app volg tom not pan mand no vert hert bijl pol lat volt it pers
    rom cap pat get gen les bull herald belg sir mod gem reg hen wel aan af in om op uit nog nu er hier zo ja nee arm
    been oog oor bed dag week maand jaar keer bloed pijn slang wond zorg hulp tas jas ring bril kind vrouw man
""".split()

# What care texts abbreviate and spaCy does not know.
ABBREVIATIONS = (
    """afb. afd. bijv. evt. max. min. tel. tabl. caps. mw. mevr. dhr. vlgs. i.v.m. m.b.t. d.m.v. t.a.v. n.a.v. t.g.v.
    z.s.m. z.n. a.u.b. n.v.t. t.n.v. o.v.v. t.z.t. i.p.v. m.u.v. d.w.z. m.n. o.a. e.d. e.v. s.v.p. v.a. i.o.m. i.c.m.
    i.g.v. i.h.a. t.z.v. t.l.v. n.o.t.k. z.o.z. t.b.s.
    jan. feb. mrt. apr. jun. jul. aug. sept. okt. nov. dec.""".split()
)  # fmt: skip


def make_tokenizer(nlp: Language) -> Tokenizer:
    """spaCy's Dutch tokeniser without the exceptions that swallow a sentence's end, and with abbreviations of care.

    More than half of spaCy's exceptions are titles of Belgian law journals and the like ("Rev.dr.étr."), which would
    take a tenth of a second at every start: an abbreviation of which the frequency list has never heard is left out.
    """
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    swallowed = {form for word in WORDS for form in (f"{word}.", f"{word}.".capitalize(), f"{word}.".upper())}
    tokenizer.rules = {
        form: pieces for form, pieces in tokenizer.rules.items() if form not in swallowed and _is_met(form)
    }
    for abbreviation in ABBREVIATIONS:
        for form in (abbreviation, abbreviation.capitalize()):
            tokenizer.add_special_case(form, [{ORTH: form}])
    return tokenizer


def _is_met(form: str) -> bool:
    """Whether an exception is no abbreviation of letters and full stops, or one that people write."""
    bare = form.lower().rstrip(".")
    return bare == form.lower() or not any(map(str.isalpha, bare)) or entry(normalise(bare)).zipf is not None
