"""Dutch inflection both ways: which forms a word may have (to find it), and which form fits (to replace it).

Forms to find are generous: a form that does not exist does no harm. Forms to write are chosen among the candidates by
how often they are used, and say whether they are certain.
"""

from begrijpelijk.language.inflect.adjectives import adjective_forms, with_e
from begrijpelijk.language.inflect.choice import Form, best
from begrijpelijk.language.inflect.nouns import noun_forms, plural
from begrijpelijk.language.inflect.verbs import PARTICLES, conjugate, split_particle, verb_forms

__all__ = [
    "PARTICLES",
    "Form",
    "adjective_forms",
    "best",
    "conjugate",
    "noun_forms",
    "plural",
    "split_particle",
    "verb_forms",
    "with_e",
]
