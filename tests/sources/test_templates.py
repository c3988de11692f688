"""Templates: text is read, code is not, and every character of the text knows its place in the source."""

import re
import time

import pytest

from begrijpelijk import sources
from begrijpelijk.document import BlockKind
from begrijpelijk.errors import SourceError
from begrijpelijk.plugins import registry
from begrijpelijk.sources import jinja, jsx, vue
from begrijpelijk.sources.template_mask import WORD, is_prose

JINJA = """{% extends "basis.html" %}
{% block inhoud %}
<h1>{{ titel }}</h1>
<h2>Uw afspraak bij {{ arts.naam|default("de arts") }}</h2>
<p>Beste {{ naam }}, u krijgt {% if brief %}een brief{% else %}een mail{% endif %}. 😀 Woord{% if n > 1 %}en{% endif %}.</p>
<a href="{{ url('x') }}" {% if a < b %}class="q"{% else %}class="r"{% endif %}>Maak een afspraak</a>
<img alt="Foto van {{ arts }}" src="{{ x }}">
<p>{{ _("Bel ons als u vragen hebt.") }} {{ "}}" }} Caf&eacute;</p>
{% raw %}<p>Letterlijk {{ x }}</p>{% endraw %}
{% comment %}<p>Dit ziet niemand van u.</p>{% endcomment %}
{# en dit ook niet van u #}
{% endblock %}
"""
VUE = """<script setup lang="ts">
const titel: string = 'Uw afspraak is bevestigd.'
console.warn('Dit leest alleen een maker van u.')
</script>
<template>
  <div class="pagina" v-if="a < b">
    <h1>{{ titel }}</h1>
    <template #default="{ x }"><p>Beste {{ naam > 3 ? x : y }}, bel <phone-icon /> 112 of \
<router-link to="/x">maak een afspraak</router-link>.</p></template>
    <BaseInput label="Uw geboortedatum" :hint="'Dag, maand en jaar'" placeholder="dd" \
@click="meld('Weet u het zeker?')" :disabled="a > b" />
    <BaseButton type="submit">Opslaan 😀</BaseButton>
    <p>{{ ok ? 'Het is gelukt.' : 'Het is niet gelukt.' }} Één ding nog.</p>
    <p>{{ tekst }}</p><img src="a.png" alt="Een arts">
  </div>
</template>
<style>.a { content: 'dit is voor u'; }</style>
"""
JSX = r"""import React from 'react';
export const Kaart: React.FC<Props> = ({naam}) => {
  const titel = 'Uw afspraak is \'nu\' bevestigd. 😀 één';
  console.log('Dit is niet voor u');
  if (a < b && c > d) throw new Error('Dit is ook niet voor u');
  const brief = `Beste ${naam}, dit is voor u.`;
  return (<>
    <Card title="Uw afspraak" label={"Naam"} className="is een klasse" onClick={() => meld('Weet u het zeker?')}>
      Beste {naam}, uw <b>afspraak</b> is {ok ? 'goed' : 'niet goed'}.{' '}
      {items.map(i => <li key={i}>{i.naam} dat&nbsp;is {`tekst ${x} meer`}</li>)}
      <img alt="Foto van een arts"/> <svg><text>Weg</text></svg>
      {cond && <p>Let op: <Strong>niet eten</Strong> <Icon/> vooraf.</p>}
    </Card><p>{tekst}</p></>);
};
function Twee() { return <span>Twee</span>; }
function Knop() { return <SaveButton>Opslaan</SaveButton>; }
"""


def texts(document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks]


def test_a_template_of_jinja() -> None:
    document = jinja.parse(JINJA, "a.html.jinja")
    assert texts(document) == [
        ("heading", "Uw afspraak bij de arts"),
        ("paragraph", "Beste iets, u krijgt een brief\neen mail. 😀 Woorden."),
        ("link", "Maak een afspraak"),
        ("alt", "Foto van iets"),
        ("paragraph", "Bel ons als u vragen hebt. Iets Café"),
        ("paragraph", "Letterlijk {{ x }}"),
    ]
    assert document.raw == JINJA


def test_a_component_of_vue() -> None:
    assert texts(vue.parse(VUE, "a.vue")) == [
        ("paragraph", "Uw afspraak is bevestigd."),
        ("paragraph", "Beste iets, bel 112 of maak een afspraak."),
        ("label", "Uw geboortedatum"),
        ("hint", "Dag, maand en jaar"),
        ("hint", "dd"),
        ("paragraph", "Weet u het zeker?"),
        ("button", "Opslaan 😀"),
        ("paragraph", "Het is gelukt. Één ding nog."),
        ("paragraph", "Het is niet gelukt."),
        ("alt", "Een arts"),
    ]


def test_a_component_of_react() -> None:
    assert texts(jsx.parse(JSX, "a.tsx")) == [
        ("label", "Uw afspraak is 'nu' bevestigd. 😀 één"),
        ("paragraph", "Beste iets, dit is voor u."),
        ("label", "Uw afspraak"),
        ("label", "Naam"),
        ("paragraph", "Weet u het zeker?"),
        ("paragraph", "Beste iets, uw afspraak is goed\nniet goed."),
        ("item", "Iets dat is tekst iets meer"),
        ("alt", "Foto van een arts"),
        ("paragraph", "Let op: niet eten vooraf."),
        ("paragraph", "Twee"),
        ("button", "Opslaan"),
    ]


SOURCES = [(jinja, JINJA, "a.jinja"), (vue, VUE, "a.vue"), (jsx, JSX, "a.jsx")]


@pytest.mark.parametrize(("module", "raw", "name"), SOURCES, ids=["jinja", "vue", "jsx"])
def test_every_word_stands_where_it_says(module, raw, name) -> None:
    document = module.parse(raw, name)
    words = 0
    for block in document.blocks:
        for match in re.finditer(r"[^\W\d_]+", block.text):
            if match[0].lower() == WORD:
                continue
            at = block.place(match.start()).source
            literal = raw[at : at + len(match[0])] == match[0]
            assert literal or match[0] in ("Woorden", "Café"), match[0]
            line, column = raw.count("\n", 0, at) + 1, at - (raw.rfind("\n", 0, at) + 1) + 1
            place = block.place(match.start())
            assert literal is False or (place.line, place.column) == (line, column)
            words += 1
    assert words > 25


@pytest.mark.parametrize(("module", "raw", "name"), SOURCES, ids=["jinja", "vue", "jsx"])
def test_nothing_is_found_in_what_stands_for_an_expression(module, raw, name) -> None:
    document = module.parse(raw, name)
    places = [match.span() for match in re.finditer(rf"\b{WORD}\b", document.text, re.IGNORECASE)]
    assert places
    for start, end in places:
        assert (start, end, None) in document.muted
    assert all(document.text[start:end].lower() == WORD for start, end, rule in document.muted if rule is None)


@pytest.mark.parametrize(
    ("module", "raw"),
    [
        (jinja, "<p>Een.</p>{# begrijpelijk: uit vakterm #}<p>Twee.</p>{# begrijpelijk: aan #}<p>Drie.</p>"),
        (jinja, "<p>Een.</p>{% comment %}begrijpelijk: uit vakterm{% endcomment %}<p>Twee.</p>"
                "<!-- begrijpelijk: aan --><p>Drie.</p>"),
        (vue, "<template><p>Een.</p><!-- begrijpelijk: uit vakterm --><p>Twee.</p><!-- begrijpelijk: aan -->"
              "<p>Drie.</p></template>"),
        (vue, '<template><p>Een.</p><p data-begrijpelijk="uit vakterm">Twee.</p><p>Drie.</p></template>'),
        (jsx, "const a = <><p>Een.</p>{/* begrijpelijk: uit vakterm */}<p>Twee.</p>{/* begrijpelijk: aan */}"
              "<p>Drie.</p></>;"),
        (jsx, "const a = <p>Een.</p>;\n// begrijpelijk: uit vakterm\nconst b = <p>Twee.</p>;\n"
              "// begrijpelijk: aan\nconst c = <p>Drie.</p>;"),
    ],
)  # fmt: skip
def test_an_author_can_switch_a_check_off(module, raw) -> None:
    document = module.parse(raw, "a")
    assert [block.text for block in document.blocks] == ["Een.", "Twee.", "Drie."]
    (muted,) = [(start, end) for start, end, rule in document.muted if rule == "vakterm"]
    assert document.text[muted[0] : muted[1]].strip() == "Twee."


@pytest.mark.parametrize(
    ("name", "raw", "text"),
    [
        ("mail.txt.j2", "Beste {{ naam }},\n\nUw afspraak is {{ dag }}.\n", "Beste iets,\n\nUw afspraak is iets."),
        ("brief.md.j2", "# Uw brief\n\n- {{ een }} is goed\n- *u* bent er\n", "Uw brief\n\niets is goed\n\nu bent er"),
        ("pagina.twig", "<p>{{ 'Uw naam'|trans }}: {{ naam }}</p>", "Uw naam: Iets"),
    ],
)
def test_what_a_template_makes_decides_how_it_is_read(name, raw, text) -> None:
    assert sources.read_bytes(raw.encode(), name).text == text
    assert sources.read_text(raw, name, registry()).text == text


def test_a_page_of_django_is_recognised_by_its_content() -> None:
    raw = "{% load static %}\n<!doctype html><p>Beste {{ naam }}, dit is {% if a %}voor u{% endif %}.</p>"
    document = sources.read_bytes(raw.encode(), "pagina.html")
    assert document.media_type == "text/x-jinja"
    assert document.text == "Beste iets, dit is voor u."
    plain = sources.read_bytes(b"<p>Vue: {{ naam }} is 100% {van} u.</p>", "pagina.html")
    assert plain.media_type == "text/html"


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("a.html.j2", "<p>{% trans 'Uw naam' as x %}{{ x }} is dit.</p>", ["Uw naam", "Iets is dit."]),
        ("a.html.j2", "<p>{% trans %}Een {{ a }}.{% pluralize %}Twee.{% endtrans %}</p>", ["Een iets.\nTwee."]),
        ("a.twig", "<p>{% trans with {'%x%': 'Jan'} %}Dag u.{% endtrans %}</p>", ["Dag u."]),
        ("a.html.j2", "<p>{%- if a -%} Ja {%- else -%} Nee {%- endif -%} .</p>", ["Ja\nNee."]),
        ("a.html.j2", "<p>{{ _('Dag %(naam)s, dit is voor u') }}</p>", ["Dag iets, dit is voor u"]),
        ("a.md.j2", "{% if a %}Dit is voor u.{% endif %}\n\n{% set x = 1 %}Meer.\n", ["Dit is voor u.", "Meer."]),
        ("a.vue", '<i18n>\n{"nl": {"a": "Dag {naam}, dit is uw brief", "b": "btn"}}\n</i18n>',
         ["Dag iets, dit is uw brief"]),
        ("a.vue", "<i18n lang='yaml'>\nnl:\n  a: Dit is uw brief\n  b: 'x'\n</i18n>", []),
        ("a.vue", "<i18n lang='yaml'>\nnl:\n  a: Dit is uw brief\n</i18n>", ["Dit is uw brief"]),
        ("a.vue", "<template><Kaart :label=\"`Beste ${naam}, dit is 't`\" alt='Caf&eacute; &amp; zo'/></template>",
         ["Beste iets, dit is 't", "Café & zo"]),
        ("a.html.j2", "<p>Dit is <b>{{ x }}</b>! {{ n }} mens{{ n|pluralize:'en' }}.</p>", ["Dit is iets! Iets mens."]),
        ("a.tsx", "const a = <><textarea placeholder='Dit is'/><p>Dit {/* x */}is de{/* y */}.</p></>;",
         ["Dit is", "Dit is de."]),
        ("a.tsx", "const a = <p>Nu {t('Dit is voor u')}.</p>;", ["Nu Dit is voor u."]),
        ("a.tsx", "const a = <p>Nu {f(b, 'Dit is voor u')}.</p>;", ["Nu iets.", "Dit is voor u"]),
        ("a.tsx", "const a = <Kaart kop={<p>Dit is een kop</p>} voet={x}>Dit is de tekst</Kaart>;",
         ["Dit is een kop", "Dit is de tekst"]),
        ("a.tsx", "const a = <img alt='Caf&eacute; &amp; zo' title={'5 &amp; 6'} />;", ["Café & zo", "5 &amp; 6"]),
        ("a.tsx", "const a = {b: 'Beste {naam}, dit is voor u'};", ["Beste iets, dit is voor u"]),
    ],
)  # fmt: skip
def test_what_programs_write(name, raw, expected) -> None:
    document = sources.read_text(raw, name, registry())
    assert [block.text for block in document.blocks] == expected
    for block in document.blocks:
        for match in re.finditer(r"[^\W\d_]+", block.text):
            if match[0].lower() not in (WORD, "café"):
                at = block.place(match.start()).source
                assert raw[at : at + len(match[0])] == match[0]


def test_the_word_that_an_expression_is_a_part_of_is_none_of_ours() -> None:
    document = sources.read_text(
        "<p>Neem {{ n }}mg en dag{{ meer }} van {{ x }}-soort in.</p>", "a.html.j2", registry()
    )
    assert [document.text[s:e] for s, e, rule in document.muted] == ["ietsmg", "dagiets", "iets-soort"]


@pytest.mark.parametrize("name", ["leeg.vue", "leeg.tsx", "leeg.jinja"])
def test_a_program_without_a_text_is_no_error(name) -> None:
    raw = {"leeg.vue": "<script>export default {}</script>", "leeg.tsx": "export const a = 1;"}.get(name, "{{ a }}")
    assert sources.read_bytes(raw.encode(), name).blocks == []


def test_templates_in_a_folder_are_read_and_those_of_packages_are_not(tmp_path) -> None:
    for name in ("a.vue", "b.tsx", "c.twig", "node_modules/x/d.vue", ".nuxt/e.vue"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<template><p>Dit is voor u.</p></template>")
    assert [item.path.name for item in sources.collect([str(tmp_path)])] == ["a.vue", "b.tsx", "c.twig"]


def test_what_is_prose() -> None:
    yes = ["Uw afspraak is bevestigd.", "Vul uw naam in", "Weet u het zeker?", "Kies een dag: maandag"]
    no = ["btn btn-primary", "is-een.klasse", "Failed to load data", "https://x.nl/dit is het", "de", "/van/het/pad",
          "select * from het_ding", "op=een", "border: 1px solid red"]  # fmt: skip
    assert [text for text in yes if not is_prose(text)] == []
    assert [text for text in no if is_prose(text)] == []


@pytest.mark.parametrize("module", [jinja, vue, jsx])
@pytest.mark.parametrize(
    "raw",
    ["{{" * 30_000, "{% if a %}" * 8_000, "{{ ' }}" * 10_000, "<a " * 20_000, "<template>" * 6_000, "{# " * 30_000,
     "<script>" + "'a" * 20_000, "<template>" + "{{ a }}" * 8_000, "{% raw %}" * 8_000, "`${" * 12_000,
     "<p>" * 8_000 + "x", "<template>" + "<div :a=\"'" * 6_000, "\0\x01\ufffe\ud800" * 10_000, "const a = " + "(" * 20_000],
)  # fmt: skip
def test_hostile_templates_end_soon(module, raw) -> None:
    began = time.process_time()
    try:
        document = module.parse(raw, "a.jinja")
    except SourceError:
        document = None
    assert time.process_time() - began < 20
    assert document is None or all(block.kind in BlockKind for block in document.blocks)
