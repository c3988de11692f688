import pytest
import samples

from begrijpelijk.document import Anchor, Block, Document
from begrijpelijk.fix import correct
from begrijpelijk.model import Edit, Finding


def document(raw, *blocks, media_type="text/plain"):
    return Document("x", [Block(text, anchors=anchors) for text, anchors in blocks], media_type, raw=raw)


def plain(raw):
    return document(raw, (raw, (Anchor(0, 0),)))


def found(text, excerpt, *edits, certain=True):
    """A finding whose edits are (old, new) pairs inside its excerpt."""
    start = text.index(excerpt)
    placed = []
    for old, new in edits:
        at = text.index(old, start)
        placed.append(Edit(start=at, end=at + len(old), replacement=new))
    return Finding(
        **{**samples.word().model_dump(), "excerpt": excerpt, "start": start, "end": start + len(excerpt)}
    ).model_copy(update={"edits": placed, "certain": certain})


def test_edits_are_carried_out():
    raw = "Dit is derhalve goed. Dat is conform de regels."
    changes = [found(raw, "derhalve", ("derhalve", "dus")), found(raw, "conform", ("conform", "volgens"))]
    assert correct(plain(raw), changes).text == "Dit is dus goed. Dat is volgens de regels."
    assert correct(plain(raw), reversed(changes)).mended == 2


def test_only_what_is_certain():
    raw = "Dit is derhalve goed."
    assert correct(plain(raw), [found(raw, "derhalve", ("derhalve", "dus"), certain=False)]).text == raw


def test_a_finding_with_edits_in_two_places_is_done_whole_or_not():
    raw = "U dient nuchter te zijn."
    split = found(raw, "dient nuchter te", ("dient", "moet"), ("te ", ""))
    assert correct(plain(raw), [split]).text == "U moet nuchter zijn."
    first = found(raw, "dient", ("dient", "hoort"))
    # Both start at "dient"; the shorter comes first, and the other is left out as a whole.
    assert correct(plain(raw), [split, first]).text == "U hoort nuchter te zijn."


def test_overlapping_edits_the_first_wins():
    raw = "Dit is in verband met het weer."
    changes = [found(raw, "in verband met", ("in verband met", "door")), found(raw, "verband", ("verband", "x"))]
    assert correct(plain(raw), changes) == correct(plain(raw), changes[:1])


def test_html_is_escaped_and_offsets_go_through_anchors():
    raw = "<p>Dit is <b>derhalve</b> goed &amp; dus ook conform.</p>"
    text = "Dit is derhalve goed & dus ook conform."
    anchors = (
        Anchor(0, 3),
        Anchor(7, raw.index("derhalve")),
        Anchor(15, raw.index(" goed")),
        Anchor(21, raw.index("&amp;")),
        Anchor(22, raw.index(" dus")),
    )
    read = document(raw, (text, anchors), media_type="text/html")
    changes = [found(text, "derhalve", ("derhalve", 'a < b & "c"')), found(text, "conform", ("conform", "volgens"))]
    corrected = correct(read, changes)
    assert corrected.text == ("<p>Dit is <b>a &lt; b &amp; &quot;c&quot;</b> goed &amp; dus ook volgens.</p>")


@pytest.mark.parametrize("old", ["goed & dus", "is derhalve goed"])
def test_what_does_not_stand_there_literally_is_left(old):
    raw = "<p>Dit is <b>derhalve</b> goed &amp; dus.</p>"
    text = "Dit is derhalve goed & dus."
    anchors = (Anchor(0, 3), Anchor(7, 13), Anchor(15, 25), Anchor(21, 31), Anchor(22, 36))
    read = document(raw, (text, anchors), media_type="text/html")
    assert correct(read, [found(text, old, (old, "x"))]).text == raw


def test_a_source_that_was_changed_meanwhile_is_left():
    raw = "Dit is nu anders en derhalve goed."
    change = found("Dit is derhalve goed.", "derhalve", ("derhalve", "dus"))
    assert correct(plain(raw), [change]).text == raw


def test_an_insertion():
    raw = "Bel 112"
    change = found(raw, "112", ("112", "112")).model_copy(update={"edits": [Edit(start=7, end=7, replacement=".")]})
    assert correct(plain(raw), [change]).text == "Bel 112."


def test_other_kinds_of_source_are_left():
    read = Document("x.docx", [Block("derhalve")], "application/vnd.openxmlformats-officedocument", raw=None)
    assert correct(read, [found("derhalve", "derhalve", ("derhalve", "dus"))]).mended == 0


def test_correcting_twice_changes_nothing_more():
    raw = "Dit is derhalve goed."
    once = correct(plain(raw), [found(raw, "derhalve", ("derhalve", "dus"))]).text
    assert correct(plain(once), []).text == once
