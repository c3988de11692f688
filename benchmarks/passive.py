"""Accuracy of `lijdende-vorm`: ``python benchmarks/passive.py TREEBANK_FILE [--pipeline NAME] [--gold] [--errors N]``.

Gold is a passive: a participle with an ``aux:pass`` or a passive subject. The raw text goes in, in runs of eight
sentences, and what the check finds on the pipeline's own parse is held against gold: per sentence (is there a passive
in it?) and per passive (is its participle inside a finding?). ``--gold`` gives the check the treebank's own parse, so
that what remains is the check's alone. The row "catalogue" leaves out what the catalogue of checks does not call a
passive: *krijgen* with a participle, and *geboren*.
"""

import argparse
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import spacy
from spacy.tokens import Doc

from begrijpelijk.analysis import Analysis, analyse, sentences_of
from begrijpelijk.checks.sentences import lijdende_vorm
from begrijpelijk.document import Block, Document
from begrijpelijk.language.build.treebank import Sentence, read_conllu

PEER = "YoastSEO (published; 2,103 sentences, 452 passive)"
PEER_ROW = {"precision": 0.977, "recall": 0.650, "f1": 0.781}
CONFIG: Any = SimpleNamespace(lang="nl", niveau="B1", opties={}, regels=(), zonder=(), doelgroep="u")


def gold_passives(sentence: Sentence) -> set[int]:
    """Indices of the participles of a sentence's passives."""
    marked = zip(sentence.deprels, sentence.heads, strict=True)
    return {head - 1 for relation, head in marked if relation in ("aux:pass", "nsubj:pass", "csubj:pass")}


def beyond(sentence: Sentence, participle: int) -> bool:
    """Passives of the treebank that the catalogue leaves out: "kreeg het toegestuurd", "is geboren"."""
    auxiliaries = zip(sentence.deprels, sentence.heads, sentence.lemmas, strict=True)
    receives = any(d == "aux:pass" and h == participle + 1 and lemma == "krijgen" for d, h, lemma in auxiliaries)
    return receives or sentence.forms[participle].lower() == "geboren"


def spans(sentence: Sentence) -> list[tuple[int, int]]:
    """Character offsets of the tokens in `Sentence.text`."""
    found, position = [], 0
    for form, space in zip(sentence.forms, sentence.spaces, strict=True):
        found.append((position, position + len(form)))
        position += len(form) + space
    return found


def gold_analysis(nlp: spacy.Language, sentence: Sentence) -> Analysis:
    """An analysis that has the treebank's own parse."""
    heads = [head - 1 if head else i for i, head in enumerate(sentence.heads)]
    doc = Doc(
        nlp.vocab,
        words=sentence.forms,
        spaces=sentence.spaces,
        pos=sentence.upos,
        tags=sentence.xpos,
        morphs=["" if feats == "_" else feats for feats in sentence.feats],
        lemmas=sentence.lemmas,
        heads=heads,
        deps=["ROOT" if relation == "root" else relation for relation in sentence.deprels],
        sent_starts=[True] + [False] * (len(sentence) - 1),
    )
    block = Block(sentence.text)
    return Analysis(Document("gold", [block]), list(sentences_of(block, doc)), CONFIG, [(block, doc)])


def score(right: int, found: int, gold: int) -> dict[str, float]:
    precision, recall = right / max(found, 1), right / max(gold, 1)
    return {"precision": precision, "recall": recall, "f1": 2 * right / max(found + gold, 1)}


def measure(
    nlp: spacy.Language, sentences: list[Sentence], run: int, use_gold: bool, wrong: list[str]
) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 by sentence and by passive."""
    step = 1 if use_gold else run
    groups = [sentences[i : i + step] for i in range(0, len(sentences), step)]
    if use_gold:
        analyses = [gold_analysis(nlp, group[0]) for group in groups]
    else:
        texts = [" ".join(sentence.text for sentence in group) for group in groups]
        analyses = list(analyse([Document("bank", [Block(text)]) for text in texts], nlp, CONFIG))
    tally = {"sentences": [0, 0, 0], "passives": [0, 0, 0], "catalogue": [0, 0, 0]}
    for group, analysis in zip(groups, analyses, strict=True):
        hits = [(hit.start, hit.end) for hit in lijdende_vorm.find(analysis, {})]
        base = 0
        for sentence in group:
            places, end = spans(sentence), base + len(sentence.text)
            inside = [hit for hit in hits if base <= hit[0] < end]
            gold = {(places[i][0] + base, places[i][1] + base): sentence.forms[i] for i in gold_passives(sentence)}
            covered = [span for span in gold if any(a <= span[0] and span[1] <= b for a, b in inside)]
            used = [hit for hit in inside if any(hit[0] <= span[0] and span[1] <= hit[1] for span in gold)]
            for name, row in (
                ("sentences", (bool(gold) and bool(inside), bool(inside), bool(gold))),
                ("passives", (min(len(used), len(covered)), len(inside), len(gold))),
            ):
                tally[name] = [a + int(b) for a, b in zip(tally[name], row, strict=True)]
            outside = {span for i, span in zip(gold_passives(sentence), gold, strict=True) if beyond(sentence, i)}
            known = [hit for hit in used if not any(hit[0] <= span[0] and span[1] <= hit[1] for span in outside)]
            inner = len(gold) - len(outside)
            row3 = (min(len(known), inner), len(inside) - len(used) + len(known), inner)
            tally["catalogue"] = [a + b for a, b in zip(tally["catalogue"], row3, strict=True)]
            missed = [gold[span] for span in gold if span not in covered]
            extra = [analysis.document.text[a:b] for a, b in inside if (a, b) not in used]
            if missed or extra:
                wrong.append(f"missed {missed} extra {extra}: {sentence.text}")
            base = end + 1
    return {name: score(*row) | {"gold": row[2], "found": row[1]} for name, row in tally.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--pipeline", help="a path or an installed pipeline instead of ours")
    parser.add_argument("--run", type=int, default=8, help="sentences in one text")
    parser.add_argument("--gold", action="store_true", help="use the treebank's own parse")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    sentences = list(read_conllu(options.treebank))
    if options.gold:
        nlp = spacy.blank("nl")
    elif options.pipeline:
        nlp = spacy.load(options.pipeline)
    else:
        from begrijpelijk.language.pipeline import load_pipeline

        nlp = load_pipeline()
    wrong: list[str] = []
    rows = measure(nlp, sentences, options.run, options.gold, wrong)
    print(f"{options.treebank.name}: {len(sentences)} sentences, {rows['sentences']['gold']:.0f} with a passive")
    print(f"{'':56}{'precision':>10}{'recall':>10}{'F1':>10}")
    for name, row in ((PEER, PEER_ROW), *((f"begrijpelijk, {key}", row) for key, row in rows.items())):
        print(f"{name:56}{row['precision']:10.3f}{row['recall']:10.3f}{row['f1']:10.3f}")
    print("\n".join(wrong[: options.errors]))
    if options.json:
        options.json.write_text(json.dumps({"yoastseo": PEER_ROW, **rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
