"""The addresses that tell what there is: health, rules, word lists, words, settings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request

from begrijpelijk.rules import Rule
from begrijpelijk.server.models import Extras, Health
from begrijpelijk.server.openapi import READ_ERRORS, with_not_found
from begrijpelijk.server.options import nearest
from begrijpelijk.server.problems import Problem
from begrijpelijk.server.reference import (
    RuleDescription,
    RuleList,
    SettingList,
    WordInfo,
    WordListList,
    WordPage,
    rule_description,
    setting_list,
    word_info,
    word_lists,
    word_page,
)
from begrijpelijk.version import __version__

router = APIRouter(tags=["reference"], responses=READ_ERRORS)
Language = Annotated[Literal["nl", "en"], Query(description="the language of the texts")]


def rules() -> Mapping[str, Rule]:
    """The rules that are installed, by id."""
    from begrijpelijk import plugins

    return {name: check.rule for name, check in plugins.registry().checks.items()}


@router.get("/health", response_model=Health)
def health(request: Request) -> Health:
    """Whether the server works."""
    return Health(version=__version__, pipeline=request.app.state.workers.pipeline, extras=extras())


@lru_cache(maxsize=1)
def extras() -> Extras:
    """Which extra parts are installed."""
    from shutil import which

    return Extras(
        browser=find_spec("playwright") is not None,
        ocr=find_spec("PIL") is not None and which("tesseract") is not None,
    )


@router.get("/rules", response_model=RuleList)
def all_rules(lang: Language = "nl") -> RuleList:
    """All rules that are installed, with their texts."""
    return RuleList(rules=[rule_description(rule, lang) for rule in rules().values()])


@router.get("/rules/{id}", response_model=RuleDescription, responses=with_not_found("a rule that does not exist"))
def one_rule(id: str, lang: Language = "nl") -> RuleDescription:
    """One rule, with its texts, examples and options."""
    known = rules()
    if id not in known:
        raise Problem(404, "unknown_rule", name=id[:100], hint=nearest(id, known, lang), source=id[:100], lang=lang)
    return rule_description(known[id], lang)


@router.get("/wordlists", response_model=WordListList)
def all_word_lists() -> WordListList:
    """The word lists that are installed."""
    return WordListList(wordlists=word_lists())


@router.get("/words", response_model=WordPage, responses=with_not_found("a word list that does not exist"))
def words(
    q: Annotated[str, Query(max_length=200, description="what to look for; empty for all")] = "",
    list: Annotated[str, Query(max_length=200, description="the name of a list; empty for all lists")] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    lang: Language = "nl",
) -> WordPage:
    """Search the word lists in terms, forms, alternatives and explanations; the best matches come first."""
    known = [each.name for each in word_lists()]
    if list and list not in known:
        hint = nearest(list, known, lang)
        raise Problem(404, "list_not_found", name=list[:100], hint=hint, source=list[:100], lang=lang)
    return word_page(q, list or None, page)


@router.get("/words/{word}", response_model=WordInfo)
def one_word(word: Annotated[str, Path(max_length=200)], lang: Language = "nl") -> WordInfo:
    """How difficult a word is, the lists that it is in, and what to write instead."""
    if not any(character.isalpha() for character in word):
        raise Problem(422, "word_not_found", source=word, lang=lang)
    return word_info(word)


@router.get("/settings/default", response_model=SettingList)
def default_settings(request: Request, lang: Language = "nl") -> SettingList:
    """All options of a check with what they mean and what they are here when left out."""
    return setting_list(request.app.state.settings, rules(), lang)
