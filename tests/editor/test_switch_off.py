"""Switching a check off with a comment: the finding goes, and page and program stay what they were."""

import re

import pytest
from markdown_it import MarkdownIt

from begrijpelijk import plugins, sources
from begrijpelijk.editor.ignore import ignoring
from begrijpelijk.model import Finding
from begrijpelijk.sources.jsx_tree import faults

REGISTRY = plugins.registry()
COMMENT = re.compile(r"\s*(?:<!--|\{/\*|/\*|\{#) begrijpelijk: (?:uit|aan) vakterm (?:-->|\*/\}|\*/|#\})\s*")
PROGRAM = """const x = {
  titel: 'Uw hypertensie is voor u',
  b: meld(
    'De hypertensie is van u',
  ),
};
export const A = () => (
  <p>hypertensie</p>
);
export const B = () => {
  return (
    <Kaart
      title="Dit is hypertensie"
      label="hypertensie"
    />
  );
};
export const D = () => (
  <div>
    <p>hypertensie</p>
    Uw hypertensie
  </div>
);
export const C = () => <>{a ? <b>hypertensie</b> : 'Uw hypertensie is hoog'}</>;
const tekst = `Dit is
  hypertensie van ${u} en dat is hoog.`;
"""
PAGE = """# Hypertensie

hypertensie is voor **u**. Uw hypertensie is hoog.

| hypertensie | b |
|---|---|
| [hypertensie](x) | **een** |

1. hypertensie
2. een

> hypertensie en *meer*

Setext hypertensie
===

- een
  - hypertensie

Hard\\
hypertensie is voor u.
"""
TEMPLATE = """{% load i18n %}
<h1>{% trans "Dit is hypertensie" %}</h1>
{% blocktrans %}
  De hypertensie is van {{ naam }}.
{% endblocktrans %}
<a class="{% if a %}x{% endif %}"
   title="hypertensie {{ naam }} is voor u"
>hypertensie</a>
"""
VUE = """<script setup>
const titel = 'Dit is de hypertensie van u'
</script>
<template>
  <Kaart
    title="hypertensie"
  >
    <p>{{ ok ? 'Dit is de hypertensie' : x }}</p>
    <p>hypertensie</p>
  </Kaart>
</template>
"""


def switched_off(raw: str, name: str, kind: str | None = None) -> list[str | None]:
    """The source after switching a check off at each "hypertensie", one at a time; None where that cannot be."""
    document = sources.read_text(raw, name, REGISTRY, kind)
    made: list[str | None] = []
    for match in re.finditer("hypertensie", document.text, re.IGNORECASE):
        finding = Finding.model_construct(rule="vakterm", start=match.start(), end=match.end())
        text = raw
        changes = ignoring(document, finding, REGISTRY)
        for change in sorted(changes, reverse=True):
            text = text[: change.start] + change.replacement + text[change.end :]
        made.append(text if changes else None)
        if changes:
            assert re.sub(r"\s", "", COMMENT.sub("", text)) == re.sub(r"\s", "", raw)
            after = sources.read_text(text, name, REGISTRY, kind)
            ((start, end, rule),) = [muted for muted in after.muted if muted[2]]
            assert rule == "vakterm" and start <= match.start() and match.end() <= end
    return made


def test_a_program_can_still_be_run() -> None:
    made = switched_off(PROGRAM, "a.tsx")
    assert len(made) == 10 and None not in made
    assert faults(PROGRAM) == 0
    assert [faults(text) for text in made] == [0] * 10
    assert "  /* begrijpelijk: uit vakterm */\n  titel: 'Uw" in made[0]
    assert "(\n  /* begrijpelijk: uit vakterm */\n  <p>hypertensie</p>\n" in made[2]
    assert '      /* begrijpelijk: uit vakterm */\n      title="Dit' in made[3]
    assert "<div>\n    {/* begrijpelijk: uit vakterm */}\n    <p>" in made[5]
    assert "Uw {/* begrijpelijk: uit vakterm */}hypertensie{/*" in made[6]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_page_of_markdown_looks_the_same(line_end) -> None:
    raw = PAGE.replace("\n", line_end)
    made = switched_off(raw, "a.md")
    assert len(made) == 10 and None not in made

    def look(text: str) -> str:
        return re.sub(r"\s+", "", re.sub(r"<!--.*?-->", "", MarkdownIt().enable("table").render(text)))

    assert [look(text) for text in made] == [look(raw)] * 10
    assert "1. <!-- begrijpelijk: uit vakterm -->hypertensie<!-- begrijpelijk: aan vakterm -->" in made[5]


def test_no_comment_comes_in_a_text_to_translate() -> None:
    """Django refuses a page with a comment in ``blocktrans``."""
    made = switched_off(TEMPLATE, "a.html", "jinja")
    assert len(made) == 4 and None not in made
    for text in made:
        assert "begrijpelijk" not in re.search(r"\{% blocktrans %\}(.*?)\{% endblocktrans", text, re.DOTALL)[1]


def test_no_comment_comes_among_the_attributes_of_a_page() -> None:
    made = switched_off(VUE, "a.vue")
    assert [text is None for text in made] == [False, True, False, False]
    assert made[0].startswith("<script setup>\n/* begrijpelijk: uit vakterm */\n")
    assert switched_off('<img\n  alt="hypertensie is voor u">\n<p>Een.</p>', "a.html") == [None]


def test_mdx_has_comments_of_its_own() -> None:
    (made,) = switched_off("# Een\n\nDit is hypertensie.\n", "a.mdx")
    assert "{/* begrijpelijk: uit vakterm */}hypertensie{/*" in made
