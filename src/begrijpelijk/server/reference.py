"""What the interface tells about rules, word lists, words and settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from begrijpelijk.config import Doelgroep, Lang, load_config
from begrijpelijk.model import FailOn, Niveau, Severity
from begrijpelijk.reference import said
from begrijpelijk.rules import Rule, Section
from begrijpelijk.server.settings import Settings
from begrijpelijk.server.wording import SETTINGS

if TYPE_CHECKING:
    from begrijpelijk.wordlists import Entry, WordList

PER_PAGE = 50


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class OptionDescription(_Model):
    """An option of a rule."""

    name: str
    default: bool | int | float | str
    meaning: str
    minimum: float | None = None
    maximum: float | None = None


class ExamplePair(_Model):
    """A text in which a rule finds something, and how it should be."""

    bad: str
    good: str


class RuleDescription(_Model):
    """A rule with its texts. Messages have names in braces where the words of the text come."""

    id: str
    section: Section
    scope: Literal["document", "page", "flow", "change"]
    severity: Severity
    title: str
    message: str
    variants: dict[str, str]
    explanation: str
    action: str
    examples: list[ExamplePair]
    options: list[OptionDescription]
    item: list[int] = Field(description="numbers of the Pharos checklist")
    kenmerken: list[int]
    toegang: list[str]
    wcag: list[str]


class RuleList(_Model):
    """All rules."""

    rules: list[RuleDescription]


class WordListDescription(_Model):
    """A word list: whose words these are, the rule that reports them, and how many there are."""

    name: str
    rule: str
    licence: str | None
    plugin: str | None = Field(description="the plugin that it comes with; null for our own and the house's")
    words: int
    problems: int = Field(description="rows of the file that are wrong and do not count")


class WordListList(_Model):
    """All word lists."""

    wordlists: list[WordListDescription]


class WordEntry(_Model):
    """A row of a word list."""

    term: str
    forms: list[str]
    pos: str
    alternatives: list[str]
    explanation: str
    domain: str
    certainty: str
    severity: Severity | None
    rule: str
    list: str
    source: str | None = Field(description="whose list it is: the plugin or the licence that it names")


class WordPage(_Model):
    """A page of words that were found; pages count from 1."""

    q: str
    page: int
    pages: int
    total: int
    words: list[WordEntry]


class WordInfo(_Model):
    """What is known of a word. `difficulty` is the share of adults, 0 to 1, that is estimated not to know it."""

    word: str
    difficulty: float
    lists: list[WordEntry]
    alternatives: list[str]


class Setting(_Model):
    """An option of a check. `default` counts when it is left out; `choices` are its values where they are few."""

    name: str
    kind: Literal["choice", "rules", "words", "options"]
    meaning: str
    default: Any
    choices: list[str] | None = None


class RuleOptions(_Model):
    """The options of one rule."""

    rule: str
    title: str
    options: list[OptionDescription]


class SettingList(_Model):
    """All options of a check, and those of the rules, as they are here when left out."""

    settings: list[Setting]
    rules: list[RuleOptions]
    limits: dict[str, int] = Field(description="the largest upload in bytes and the longest check in seconds")


def rule_description(rule: Rule, lang: str) -> RuleDescription:
    """A rule in a language."""
    return RuleDescription(
        id=rule.id,
        section=rule.section,
        scope=rule.scope,
        severity=rule.severity,
        title=said(rule.title, lang),
        message=said(rule.message, lang),
        variants={name: said(texts, lang) for name, texts in rule.variants.items()},
        explanation=said(rule.explanation, lang),
        action=said(rule.action, lang),
        examples=[ExamplePair(bad=example.bad, good=example.good) for example in rule.examples],
        options=_options(rule, lang, {}),
        item=list(rule.item),
        kenmerken=list(rule.kenmerken),
        toegang=list(rule.toegang),
        wcag=list(rule.wcag),
    )


def _options(rule: Rule, lang: str, house: Mapping[str, Any]) -> list[OptionDescription]:
    return [
        OptionDescription(
            name=name,
            default=house.get(name, option.default),
            meaning=said(option.meaning, lang),
            minimum=option.minimum,
            maximum=option.maximum,
        )
        for name, option in rule.options.items()
    ]


def _lists() -> list[tuple[WordList, str | None]]:
    """The word lists with the plugin that they come from."""
    from begrijpelijk import plugins

    registry = plugins.registry()
    return [(each, registry.origins.get(("wordlists", name))) for name, each in registry.wordlists.items()]


def word_lists() -> list[WordListDescription]:
    """The word lists that are installed."""
    return [
        WordListDescription(
            name=each.name,
            rule=each.rule,
            licence=each.licence,
            plugin=plugin,
            words=len(each.entries),
            problems=len(each.problems),
        )
        for each, plugin in _lists()
    ]


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[WordEntry, tuple[str, ...], str], ...]:
    """(word, its names in small letters, the rest that can be searched), by the alphabet; numbers and signs last."""
    rows = [
        (_entry(entry, each, plugin), tuple(n.casefold() for n in (entry.term, *entry.forms)), _rest(entry))
        for each, plugin in _lists()
        for entry in each.entries
    ]
    return tuple(sorted(rows, key=lambda row: (not row[1][0][:1].isalpha(), row[1][0], row[0].list)))


def _entry(entry: Entry, wordlist: WordList, plugin: str | None) -> WordEntry:
    return WordEntry(
        term=entry.term,
        forms=list(entry.forms),
        pos=entry.pos,
        alternatives=list(entry.alternatives),
        explanation=entry.explanation,
        domain=entry.domain,
        certainty=entry.certainty,
        severity=entry.severity,
        rule=entry.rule,
        list=wordlist.name,
        source=plugin or wordlist.licence,
    )


def _rest(entry: Entry) -> str:
    return "\n".join((*entry.alternatives, entry.explanation, entry.domain)).casefold()


def word_page(query: str, name: str | None, page: int) -> WordPage:
    """A page of the words that have the query in them, those that begin with it first."""
    wanted = " ".join(query.casefold().split())
    ranked = sorted(
        (
            (rank, at)
            for at, (word, names, rest) in enumerate(_words())
            if (name is None or word.list == name) and (rank := _rank(wanted, names, rest)) is not None
        ),
    )
    shown = ranked[(page - 1) * PER_PAGE : page * PER_PAGE]
    return WordPage(
        q=query,
        page=page,
        pages=-(-len(ranked) // PER_PAGE),
        total=len(ranked),
        words=[_words()[at][0] for _, at in shown],
    )


def _rank(wanted: str, names: Iterable[str], rest: str) -> int | None:
    """How well a word fits: 0 it is the word, 1 begins with it, 2 has it inside, 3 is explained by it; None not."""
    if not wanted:
        return 0
    best = min((_fit(wanted, name) for name in names), default=4)
    return best if best < 3 else (3 if wanted in rest else None)


def _fit(wanted: str, name: str) -> int:
    if name == wanted:
        return 0
    return 1 if name.startswith(wanted) else 2 if wanted in name else 4


def word_info(word: str) -> WordInfo:
    """What is known of a word."""
    from begrijpelijk.language.familiarity import word_difficulty

    wanted = " ".join(word.casefold().split())
    found = [entry for entry, names, _ in _words() if wanted in names]
    alternatives = dict.fromkeys(alternative for entry in found for alternative in entry.alternatives)
    return WordInfo(
        word=word, difficulty=round(word_difficulty(word.strip()), 3), lists=found, alternatives=list(alternatives)
    )


def setting_list(settings: Settings, rules: Mapping[str, Rule], lang: str) -> SettingList:
    """All options of a check, as they are in this house."""
    from begrijpelijk import plugins

    house = load_config(settings.config, [], plugins.registry())
    choices: dict[str, tuple[str, ...]] = {
        "niveau": get_args(Niveau),
        "fail_on": get_args(FailOn),
        "doelgroep": get_args(Doelgroep),
        "lang": get_args(Lang),
    }
    kinds: dict[str, Literal["choice", "rules", "words", "options"]] = {
        "regels": "rules", "zonder": "rules", "toegestaan": "words", "opties": "options",
    }  # fmt: skip
    made = []
    for name, meaning in SETTINGS.items():
        value = getattr(house, name)
        made.append(
            Setting(
                name=name,
                kind=kinds.get(name, "choice"),
                meaning=said(meaning, lang),
                default=list(value) if isinstance(value, tuple) else dict(value) if name == "opties" else value,
                choices=list(choices[name]) if name in choices else None,
            )
        )
    options = [
        RuleOptions(rule=rule.id, title=said(rule.title, lang), options=_options(rule, lang, house.opties.get(id_, {})))
        for id_, rule in rules.items()
        if rule.options
    ]
    limits = {"upload": settings.upload, "seconds": int(settings.check_time)}
    return SettingList(settings=made, rules=options, limits=limits)
