"""Loading the Dutch pipeline: the embedded one, or another spaCy pipeline that is installed and asked for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from begrijpelijk.errors import PipelineError
from begrijpelijk.sources.base import MAX_CHARACTERS

if TYPE_CHECKING:
    from spacy.language import Language

EMBEDDED = Path(__file__).parent / "model"
_EMPTY = "begrijpelijk.empty"


@lru_cache(maxsize=2)
def load_pipeline(name: str | None = None) -> Language:
    """The spaCy pipeline in use.

    Without a name the embedded pipeline; else an installed pipeline (``nl_core_news_lg``) or a folder. It must set
    sentence boundaries, UPOS, morphology, lemmas and a dependency parse. Raises `PipelineError` when it cannot be
    loaded. Loaded once per name and process.
    """
    import spacy

    try:
        nlp = _embedded() if name is None else spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise PipelineError(_advice(name)) from error
    # spaCy refuses long texts because its own parser holds them whole; sources are bounded and ours cuts them up.
    nlp.max_length = MAX_CHARACTERS
    if nlp.lang != "nl":
        raise PipelineError(f"de taalmodule {name} is niet voor het Nederlands. Kies een andere.")
    return nlp


def _embedded() -> Language:
    """The embedded pipeline. Its tokeniser begins empty: spaCy would read its own rules, only to replace them."""
    import spacy
    from spacy.tokenizer import Tokenizer
    from spacy.util import registry

    registry.tokenizers(_EMPTY, func=lambda: lambda nlp: Tokenizer(nlp.vocab))
    nlp = spacy.load(EMBEDDED, config={"nlp": {"tokenizer": {"@tokenizers": _EMPTY}}})
    nlp.config["nlp"]["tokenizer"] = {"@tokenizers": "spacy.Tokenizer.v1"}  # what who saves the pipeline can load again
    return nlp


def pipeline_name(nlp: Language) -> str:
    """Name and version of a pipeline, as reports give them."""
    return f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', '')} {nlp.meta.get('version', '')}".strip()


def _advice(name: str | None) -> str:
    if name is None:
        return "de taalmodule van begrijpelijk is beschadigd. Installeer begrijpelijk opnieuw."
    return f"de taalmodule {name} is er niet. Installeer die eerst, of laat de keuze weg."
