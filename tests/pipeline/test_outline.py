"""What reports that show the text get: blocks with the places of cells, and a level per section."""

import json

import begrijpelijk

TABLE = "<h1>Kop</h1><table><tr><th>Dag<th>Uur<tr><td><p>ma<p>di<td>8 uur<tr><td><td>9 uur</table>"
SECTIONS = """Los begin.

# Makkelijk

U belt ons. De arts kijkt naar uw knie. Daarna gaat u naar huis. U krijgt een pil mee. Die neemt u na het eten.

# Leeg

# Moeilijk

Het behandelteam adviseert continuering van de farmacotherapie ter preventie van cardiovasculaire complicaties, mits
de nierfunctie van de patiënt blijkens laboratoriumonderzoek geen aanleiding geeft tot aanpassing van de dosering.
"""


def test_cells_know_their_row_and_column():
    for text, format in ((TABLE, "html"), ("| Dag | Uur |\n|---|---|\n| ma | 8 uur |\n| | 9 uur |\n", "markdown")):
        blocks = begrijpelijk.check_text(text, format=format).documents[0].blocks
        cells = {block.text: (block.row, block.column, block.header) for block in blocks if block.kind == "cell"}
        assert (cells["Dag"], cells["Uur"]) == ((1, 1, True), (1, 2, True))
        assert cells["ma"] == (2, 1, False) and cells["8 uur"] == (2, 2, False) and cells["9 uur"] == (3, 2, False)
        assert cells.get("di", (2, 1, False)) == (2, 1, False)


def test_every_section_has_a_level_where_there_is_enough_text():
    sections = begrijpelijk.check_text(SECTIONS, format="markdown").documents[0].sections
    assert [(s.heading, s.level is not None) for s in sections] == [
        (None, False),
        ("Makkelijk", True),
        ("Leeg", False),
        ("Moeilijk", True),
    ]
    assert sections[1].level < sections[3].level


def test_none_of_it_is_in_the_json():
    report = begrijpelijk.check_text(SECTIONS, format="markdown")
    (document,) = json.loads(report.model_dump_json())["documents"]
    assert not {"blocks", "sections"} & document.keys()
