"""Lines and characters as editors count them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from begrijpelijk.editor.positions import Lines

TEXT = "één 😀 twee\r\n\r\ndrie\u2028nog drie\x0c\rvier\n"
ALPHABET = st.text(st.sampled_from("aé😀 \n\r\u2028\x85\ud83d"), max_size=40)


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("utf-16", (0, 7)), ("utf-32", (0, 6)), ("utf-8", (0, 11))],
)
def test_a_character_after_an_emoji(encoding, expected) -> None:
    lines = Lines(TEXT, encoding)
    place = lines.position(TEXT.index("twee"))
    assert (place.line, place.character) == expected
    assert lines.offset(place) == TEXT.index("twee")


def test_only_the_ends_of_the_protocol_end_a_line() -> None:
    lines = Lines(TEXT)
    assert [lines.line(number) for number in range(len(lines.starts))] == [
        "één 😀 twee", "", "drie\u2028nog drie\x0c", "vier", "",
    ]  # fmt: skip


def test_places_outside_the_text_are_its_nearest_ends() -> None:
    lines = Lines("één\ntwee")
    assert lines.offset(types.Position(0, 99)) == 3
    assert lines.offset(types.Position(99, 0)) == 8
    assert lines.offset(types.Position(1, 2)) == 6
    assert lines.position(99) == types.Position(1, 4)
    assert lines.position(-1) == types.Position(0, 0)


@given(ALPHABET, st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_there_and_back(text, encoding) -> None:
    lines = Lines(text, encoding)
    for offset in range(len(text) + 1):
        inside = text[offset - 1 : offset + 1] == "\r\n"
        assert lines.offset(lines.position(offset)) == (offset - 1 if inside else offset)


@given(ALPHABET, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9), ALPHABET), max_size=5))
def test_changes_as_an_editor_tells_them(text, changes) -> None:
    lines = Lines(text)
    for start, length, new in changes:
        start, end = (min(value, len(text)) for value in (start, start + length))
        ends = [end for end in (start, end) if text[end - 1 : end + 1] == "\r\n"]
        if ends:
            continue  # no editor has a place between the two
        change = types.TextDocumentContentChangePartial(lines.range(start, end), new)
        lines = lines.changed(change)
        text = text[:start] + new + text[end:]
        assert lines.text == text
