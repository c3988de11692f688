"""Markdown as programs extend it, and MDX: what is added is not read, and every word keeps its place."""

import contextlib
import re
import time

import pytest

from begrijpelijk.errors import SourceError
from begrijpelijk.sources import markdown, mdx
from begrijpelijk.sources.template_mask import WORD

PAGE = """---
title: "De folder van {{ wie }}"
---
# Uw knie {#knie}

Tekst[^1] van {{ site.naam }} met {% include "a.html" %} **vet** erin. 😀 Één woord.
{{< let-op "Dit is belangrijk voor u" >}}
Binnen de tag is dit de tekst.
{{% /let-op %}}

{% if a %}Dit is *schuin* voor u.{% endif %}

{% for x in y -%}
- {{ x }} is goed voor u
{%- endfor %}
- [ ] taak voor u
- [x] gedaan voor u

> [!NOTE]
> Dit is een noot.

:::tip Let op
Een tip voor u.
:::

```
{% raw %} [^1] {{ code
```

Zie `{{ x }}` in de tekst.
{: .klas }

[^1]: De uitleg van de noot.
"""
MDX = """import Kaart from './kaart';
import {
  Knop } from 'knop';

export const meta = {
  titel: 'Dit is de titel voor u' };

# Kop van {titel} 😀

<Kaart titel="Let op" stijl={{ kleur: 'rood' }} {...rest}>
  Tekst voor u met {props.naam > 3} erin.
</Kaart>

{/* begrijpelijk: uit vakterm */}
Dit is een <Knop on={() => a}>knop</Knop> voor u{' '}hier.
{/* begrijpelijk: aan vakterm */}

{t('Dit is de vertaling.')} En `{code}` blijft.

```
{ geen eind
```
"""


def texts(document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_programs_add_to_markdown(line_end) -> None:
    raw = PAGE.replace("\n", line_end)
    document = markdown.parse(raw, "a.md")
    assert texts(document) == [
        ("heading", "Uw knie"),
        ("paragraph", "Tekst van iets met vet erin. 😀 Één woord."),
        ("label", "Dit is belangrijk voor u"),
        ("paragraph", "Binnen de tag is dit de tekst."),
        ("paragraph", "Dit is schuin voor u."),
        ("item", "iets is goed voor u"),
        ("item", "taak voor u"),
        ("item", "gedaan voor u"),
        ("quote", "Dit is een noot."),
        ("label", "Let op"),
        ("paragraph", "Een tip voor u."),
        ("paragraph", "Zie {{ x }} in de tekst."),
        ("paragraph", "De uitleg van de noot."),
    ]
    assert document.media_type == "text/markdown" and document.raw == raw
    assert document.title == "De folder van {{ wie }}"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_page_of_mdx(line_end) -> None:
    document = mdx.parse(MDX.replace("\n", line_end), "a.mdx")
    assert texts(document) == [
        ("heading", "Kop van iets 😀"),
        ("paragraph", "Tekst voor u met iets erin."),
        ("paragraph", "Dit is een knop voor u hier."),
        ("paragraph", "Dit is de vertaling. En {code} blijft."),
    ]
    assert [(document.text[s:e].strip(), rule) for s, e, rule in document.muted if rule] == [
        ("Dit is een knop voor u hier.", "vakterm")
    ]


@pytest.mark.parametrize(("module", "raw"), [(markdown, PAGE), (mdx, MDX)], ids=["markdown", "mdx"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_word_stands_where_it_says(module, raw, line_end) -> None:
    raw = raw.replace("\n", line_end)
    words = 0
    for block in module.parse(raw, "a").blocks:
        for match in re.finditer(r"[^\W\d_]+", block.text):
            if match[0].lower() != WORD:
                place = block.place(match.start())
                assert raw[place.source : place.source + len(match[0])] == match[0]
                assert place.line == raw.count(line_end, 0, place.source) + 1
                words += 1
    assert words > 15


@pytest.mark.parametrize(
    ("module", "comment"),
    [(markdown, "<!-- begrijpelijk: uit -->"), (mdx, "{/* begrijpelijk: uit */}"), (mdx, "<!-- begrijpelijk: uit -->")],
)
def test_an_example_switches_nothing_off(module, comment) -> None:
    document = module.parse(f"Een {{{{ x }}}} is dit.\n\n```\n{comment}\n```\n\nTwee.\n", "a")
    assert [block.text for block in document.blocks] == ["Een iets is dit.", "Twee."]
    assert [rule for _, _, rule in document.muted] == [None]


def test_plain_markdown_is_read_as_it_was() -> None:
    raw = "Een [link](a) en {accolades} en 10% van [1] is: a::b\n\n- [niets]\n- x [ ] y\n"
    assert texts(markdown.parse(raw, "a.md")) == [
        ("paragraph", "Een link en {accolades} en 10% van [1] is: a::b"), ("item", "[niets]"), ("item", "x [ ] y"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("- <!-- begrijpelijk: uit vakterm -->een<!-- begrijpelijk: aan -->\n- twee\n", [("item", "een"), ("item", "twee")]),
        ("> <div>een</div>\n> twee\n", [("quote", "een"), ("paragraph", "twee")]),
        ("1. <p>een\n   twee</p>\n", [("item", "een twee")]),
        ("<!-- begrijpelijk: uit vakterm -->een<!-- begrijpelijk: aan --> twee\n\ndrie\n",
         [("paragraph", "een twee"), ("paragraph", "drie")]),
    ],
)  # fmt: skip
def test_html_in_lists_and_quotes(raw, expected) -> None:
    document = markdown.parse(raw, "a.md")
    assert texts(document) == expected
    if "uit" in raw:
        ((start, end, rule),) = document.muted
        assert rule == "vakterm" and document.text[start:end].strip() == "een"


@pytest.mark.parametrize("module", [markdown, mdx])
@pytest.mark.parametrize(
    "raw",
    ["{{" * 10_000, "{" * 20_000, "{% if a %}" * 3_000, "[^" * 3_000, ":::" * 30_000, "{: " * 30_000, "`" * 60_000,
     "```\n" * 6_000, "{/*" * 5_000, "import\n" * 4_000, "{a}" * 5_000, "`{" * 15_000, ("{%" + "`" * 5) * 3_000,
     "> [!" * 3_000, "{/* */}" * 3_000, "\0\x01\ufffe\ud800{{" * 2_000, (" " * 500 + "\n") * 150 + "{{ a }}"],
)  # fmt: skip
def test_hostile_texts_end_soon(module, raw) -> None:
    began = time.process_time()
    with contextlib.suppress(SourceError):
        module.parse(raw, "a.md")
    assert time.process_time() - began < 10
