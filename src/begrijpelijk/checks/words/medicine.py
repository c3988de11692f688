"""Names of medicines, by the endings that the World Health Organization gives to substances of one kind.

*Metformine* is what stands on the box. There is no everyday word for it, and the reader of its leaflet has it in hand.
"""

from __future__ import annotations

import re

_NAME = re.compile(
    r".{3,}(?:formine|gliptine|gliflozine|glutide|glitazon|statine|sartan|prazol|olol|dipine|semide|thiazide|xaban|gatran|"
    r"parine|coumon|coumarol|grel|cilline|mycine|floxacine|cycline|conazol|ciclovir|vir|fenac|profen|coxib|setron|peridon|"
    r"azepam|azolam|azepine|apine|oxetine|talopram|triptyline|faxine|triptan|codon|metason|solon|sonide|terol|tropium|"
    r"lukast|dronaat|platine|taxel|rubicine|trexaat|zumab|ximab|mumab|tinib|ciclib|sulide|caïne|caine|tidine|"
    r"pramide|amide|poëtine|gabaline|gabapentine|giline|levodopa|dopa|zosine|steride|thyroxine|thyrox|cetirizine|"
    r"loratadine|ratadine|pril|mabotuline)(?:tablet|tabletten)?",
    re.IGNORECASE,
)


def is_medicine(word: str) -> bool:
    """Whether a word is the name of a substance in medicines.

    >>> is_medicine("metformine"), is_medicine("soelaas")
    (True, False)
    """
    return _NAME.fullmatch(word) is not None
