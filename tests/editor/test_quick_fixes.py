"""A better word put in the source gives the text that it promises, in every kind of source and in every corner of it."""

import re

import pytest

from begrijpelijk import plugins, sources
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.editor.actions import _alternatives
from begrijpelijk.fix import certain_changes, changes

REGISTRY = plugins.registry()
SOURCES = {
    "a.md": """---
title: Derhalve
---
# Uw hypertensie {#kop}

| Derhalve | hypertensie |\n|---|---|\n| [indien u komt](x) | **reeds** _gecontinueerd_ |

- [ ] Derhalve 😀 komt u met {{ naam }}[^1]; indien u wilt. E\u0301e\u0301n hypertensie.
> <div>Derhalve &amp; reeds</div>

[^1]: De medicatie is reeds besteld.
""",
    "a.html": "<p>Derhalve&nbsp;komt u, caf&eacute; <b>hypertensie</b> en hyper<i>tensie</i> is er reeds.</p>"
    "<img alt='Uw medicatie is &lt;hier&gt;'><!-- Derhalve --><p title='Derhalve'>Indien u belt &lt; reeds.</p>",
    "a.html.j2": "{% load i18n %}<h1>{% trans 'Derhalve komt u' %}</h1><p>{%- if a -%}Uw medicatie{%- else -%}Indien u belt"
    "{%- endif -%}</p><p title='Uw hypertensie van {{ x }}'>{{ _('Derhalve komt %(naam)s reeds voor u') }}</p>",
    "a.vue": '<template><Kaart :titel="`Derhalve komt ${naam}, dit is voor u`" label="Uw &quot;hypertensie&quot; hier">'
    "{{ a > b ? 'Uw medicatie is er reeds' : 'Indien u belt, is dit voor u' }}</Kaart></template>\n"
    '<i18n>{"nl": {"a": "De hypertensie van {naam} is voor u"}}</i18n>',
    "a.tsx": "const t = 'Uw \\'hypertensie\\' is \\u00e9\\u00e9n ding voor u';\nconst a = <p title='Derhalve &amp; reeds'>"
    "Derhalve&nbsp;komt {naam} {a && <b>hypertensie</b>} {b ? `Uw ${x} medicatie is er` : 'Indien u belt'}.</p>;",
    "a.mdx": "import x from 'Derhalve';\n\n# Derhalve {x}\n\n<Kaart>\n  Uw medicatie {/* reeds */} is {t('reeds hier')}.\n</Kaart>\n",
    "a.txt": "Derhalve komt u.\r\n\tUw hypertensie is 😀 reeds\r\nbekend; indien u wilt.\r\n",
}


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Config(), REGISTRY)


def put(text: str, pieces) -> str:
    for piece in sorted(pieces, key=lambda piece: piece.start, reverse=True):
        text = text[: piece.start] + piece.replacement + text[piece.end :]
    return text


@pytest.mark.parametrize("name", SOURCES)
def test_every_better_word_gives_the_text_that_it_promises(checker, name) -> None:
    raw = SOURCES[name]
    document = sources.read_text(raw, name, REGISTRY)
    (report,) = checker.check_documents([document], with_text=True).documents
    tried = 0
    for finding in report.findings:
        for _, edits in _alternatives(finding):
            if placed := changes(document, finding.model_copy(update={"edits": edits})):
                after = sources.read_text(put(raw, placed), name, REGISTRY)
                assert after.text == put(document.text, edits)
                tried += 1
    assert tried > 2


@pytest.mark.parametrize("name", SOURCES)
def test_all_that_is_certain_touches_no_code_and_comes_to_an_end(checker, name) -> None:
    raw = SOURCES[name]
    mended = []
    while not mended or mended[-1]:
        document = sources.read_text(raw, name, REGISTRY)
        (report,) = checker.check_documents([document], with_text=True).documents
        found, count = certain_changes(document, report.findings)
        mended.append(count)
        assert len(mended) < 5
        changed = put(raw, found)
        assert re.sub(r"[^<>{}`\\|*#\[\]]", "", changed) == re.sub(r"[^<>{}`\\|*#\[\]]", "", raw)
        raw = changed
    assert mended[0]
