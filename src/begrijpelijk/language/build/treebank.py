"""Reading CoNLL-U: the treebank that the analyser is trained and measured on."""

import lzma
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Sentence:
    """One sentence of a treebank; all lists have one entry per token. `head` is 0 for the root, else 1-based."""

    forms: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    new_block: bool = False

    def __len__(self) -> int:
        return len(self.forms)

    @property
    def text(self) -> str:
        """The sentence as it stood in the source, spaces after words as annotated."""
        return "".join(f + (" " if s else "") for f, s in zip(self.forms, self.spaces, strict=True)).strip()


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, plain or ``.xz``. Multi-word tokens and empty nodes are left out."""
    opener = lzma.open if path.suffix == ".xz" else open
    sentence = Sentence()
    with opener(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if not line:
                if sentence.forms:
                    yield sentence
                sentence = Sentence()
            elif line.startswith("#"):
                sentence.new_block = sentence.new_block or line.startswith("# newpar")
            else:
                _add_token(sentence, line.split("\t"))
    if sentence.forms:
        yield sentence


def _add_token(sentence: Sentence, fields: list[str]) -> None:
    if not fields[0].isdigit():
        return
    sentence.forms.append(fields[1])
    sentence.lemmas.append(fields[2])
    sentence.upos.append(fields[3])
    sentence.xpos.append(fields[4])
    sentence.feats.append(fields[5])
    sentence.heads.append(int(fields[6]))
    sentence.deprels.append(fields[7])
    sentence.spaces.append("SpaceAfter=No" not in fields[9])
