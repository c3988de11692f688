"""LiNT beside LiNT-II: ``python benchmarks/lint.py [FILE ...]``.

Two comparisons. (1) LiNT-II's published example (the text and scores of its README) against our whole chain. (2) On any
texts, LiNT-II's own feature code on our parse against our features, per document. Needs
``pip install --no-deps lint-ii mistune pyarrow``; its pipeline of 541 MB is not needed.
"""

import argparse
import json
import sys
import types
from pathlib import Path
from statistics import fmean, linear_regression

from begrijpelijk.analysis import analyse
from begrijpelijk.config import Config
from begrijpelijk.language import lint
from begrijpelijk.language.pipeline import load_pipeline
from begrijpelijk.plugins import load
from begrijpelijk.sources import read_path, read_string

PUBLISHED_TEXT = """De Oudegracht is het sfeervolle hart van de stad.
In de middeleeuwen was het hier een drukte van belang met de aan- en afvoer van goederen.
Nu is het een prachtige plek om te winkelen en te lunchen of te dineren in de oude stadskastelen."""
PUBLISHED = {"score": 48.218, "word_frequency": 4.208, "sentences": [18.489, 54.294, 63.248]}
NAMES = ("word_frequency", "dependency_length", "content_words_per_clause", "concrete_nouns")


def peer_features(spans: list) -> lint.Features:
    """LiNT-II's feature code on spans of our parse."""
    # Its scorer wants its own pipeline for the coefficients; only the features are asked for here.
    sys.modules.setdefault("lint_ii.linguistic_data.nlp_model", types.ModuleType("nlp_model"))
    from lint_ii.core.readability_analysis import ReadabilityAnalysis
    from lint_ii.core.sentence_analysis import SentenceAnalysis

    analysis = ReadabilityAnalysis([SentenceAnalysis(span) for span in spans])
    return lint.Features(
        analysis.mean_log_word_frequency,
        analysis.mean_max_sdl,
        analysis.mean_content_words_per_clause,
        analysis.proportion_of_concrete_nouns,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    nlp = load_pipeline()
    config = Config()
    published = next(iter(analyse([read_string(PUBLISHED_TEXT.replace("\n", " "), "plain", "-")], nlp, config)))
    ours = lint.document(s.features for s in published.sentences)
    print("LiNT-II's published example            published    ours")
    print(f"{'document':36}{PUBLISHED['score']:12.2f}{ours.score or 0:8.2f}")
    print(f"{'word frequency':36}{PUBLISHED['word_frequency']:12.2f}{ours.word_frequency or 0:8.2f}")
    for sentence, score in zip(published.sentences, PUBLISHED["sentences"], strict=False):
        print(f"  {sentence.text[:32]:34}{score:12.2f}{lint.sentence(sentence.features).score or 0:8.2f}")
    rows = []
    registry = load()
    documents = [read_path(path, registry) for path in options.files]
    for analysis in analyse(documents, nlp, config):
        mine, peer = analysis.features, peer_features([s.span for s in analysis.running])
        if mine.score is None or peer.score is None:
            continue
        rows.append({"source": analysis.document.source, "ours": mine.score, "peer": peer.score})
        for name in NAMES:
            rows[-1][name] = (getattr(mine, name), getattr(peer, name))
    if rows:
        print(f"\n{'on our parse':52}{'score: peer':>12}{'ours':>8}" + "".join(f"{n[:20]:>24}" for n in NAMES))
        for row in rows:
            cells = "".join(f"{row[n][1]:14.3f} {row[n][0]:8.3f} " for n in NAMES)
            print(f"{row['source'][-50:]:52}{row['peer']:12.2f}{row['ours']:8.2f}{cells}")
        print(f"{'mean absolute difference of scores':52}{fmean(abs(r['peer'] - r['ours']) for r in rows):20.2f}")
        print(f"{'largest difference of scores':52}{max(abs(r['peer'] - r['ours']) for r in rows):20.2f}")
        for name in NAMES:
            share = fmean(abs(r[name][0] - r[name][1]) / abs(r[name][1]) for r in rows)
            print(f"{'mean relative difference of ' + name:52}{share:20.3f}")
        line = linear_regression(*zip(*(r["word_frequency"] for r in rows), strict=True))
        print(f"word frequency of a text: peer = {line.slope:.3f} * ours {line.intercept:+.3f}")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
