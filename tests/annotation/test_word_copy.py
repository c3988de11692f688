"""Word out: a comment at exactly the words of every finding, and nothing else changed."""

import io
import re

import docx
import pytest
from remark_helpers import EXAMPLES, FILES, W, marked, parts, plain, report_on, root_of, shown

from begrijpelijk import sources
from begrijpelijk.annotation import copy_with_comments

EVERY = sorted(FILES.glob("*.docx")) + sorted(EXAMPLES.glob("*/*.docx"))
MAY_CHANGE = re.compile(
    r"word/document\.xml|word/comments\d*\.xml|word/_rels/document\.xml\.rels|\[Content_Types\]\.xml"
)
# Where Word takes no comment, or would lose it: these findings stand beside their words and quote them.
ELSEWHERE = {"alt", "footnote"}
IN_BOX = "Indien u pijn heeft"
FILLED = ["een nader te bepalen tijdstip", "polikliniek gastro-enterologie", "teneinde complicaties"]  # by Word itself


def ends_in(filled, block, start, end):
    """Whether a span of a block begins or ends in text that Word fills in."""
    first = block.find(filled)
    return first >= 0 and (first <= start < first + len(filled) or first < end <= first + len(filled))


def copy(path):
    return copy_with_comments(path.read_bytes(), path.name, report_on(path), "nl")


def name(path):
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_marks_stand_at_the_words(path) -> None:
    report = report_on(path)
    kinds = {block.start: block.kind for block in report.blocks}
    text = "\n\n".join(block.text for block in report.blocks)
    found = shown(copy(path), report)
    assert sum(len(s.remark.findings) for s in found) == len(report.findings) > 0
    for entry in found:
        excerpt = plain(text[entry.remark.start : entry.remark.end])
        start = max(start for start in kinds if start <= entry.remark.start)
        block = next(b.text for b in report.blocks if b.start == start)
        place = entry.remark.start - start, entry.remark.end - start
        filled = any(ends_in(text, block, *place) for text in FILLED)
        apart = kinds[start] in ELSEWHERE or block.startswith(IN_BOX) or filled
        for finding in entry.remark.findings:
            assert plain(finding.message) in plain(entry.comment)
            if apart:
                assert f"Het gaat om deze woorden: “{plain(finding.excerpt)}" in plain(entry.comment)
        if filled:
            assert excerpt in plain(entry.words)
        if not apart:
            assert plain(entry.words) == excerpt
            assert "Het gaat om deze woorden" not in entry.comment


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_nothing_else_is_changed(path) -> None:
    before, after = parts(path.read_bytes()), parts(copy(path))
    assert set(before) <= set(after)
    changed = {part for part in after if before.get(part) != after[part]}
    assert changed and all(MAY_CHANGE.fullmatch(part) for part in changed)
    for part, pattern in (("[Content_Types].xml", "Override"), ("word/_rels/document.xml.rels", "Relationship")):
        old, new = root_of(before[part]), root_of(after[part])
        assert len(new) - len(old) in (0, 1)
        assert [dict(e.attrib) for e in old] == [dict(e.attrib) for e in new][: len(old)]
        assert all(pattern in str(e.tag) or "Default" in str(e.tag) for e in new)


def without_marks(body):
    """The text with its marks taken away and runs that look the same put together again, as a list of facts."""
    for element in list(body.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")):
        parent = element.getparent()
        if element.tag == W + "commentReference" and parent.tag == W + "r":
            element, parent = parent, parent.getparent()
        parent.remove(element)
    facts = []
    for node in body.iter():
        if node.tag == W + "r" or any(a.tag == W + "rPr" for a in [node, *node.iterancestors()]):
            continue
        above = node.getparent()
        look = b""
        if above is not None and above.tag == W + "r":
            from lxml import etree

            own = above.find(W + "rPr")
            look = b"" if own is None else etree.tostring(own, method="c14n", exclusive=True)
        fact = (node.tag, {k: v for k, v in node.attrib.items() if not k.endswith("}space")}, look)
        text = node.text or ""
        if node.tag == W + "t" and facts and facts[-1][:3] == fact:
            facts[-1] = (*fact, facts[-1][3] + text)
        else:
            facts.append((*fact, text if node.tag.endswith(("}t", "}delText", "}instrText")) else ""))
    return facts


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_the_text_has_the_same_looks_and_structure(path) -> None:
    before = root_of(parts(path.read_bytes())["word/document.xml"])
    after = root_of(parts(copy(path))["word/document.xml"])
    assert without_marks(after) == without_marks(before)


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_our_own_reader_reads_the_same(path, tmp_path) -> None:
    first, again = sources.read_path(path), sources.read_bytes(copy(path), str(path))
    assert again.text == first.text
    assert [(b.kind, b.level, b.group, b.attributes) for b in again.blocks] == [
        (b.kind, b.level, b.group, b.attributes) for b in first.blocks
    ]


def test_the_same_findings_again(tmp_path) -> None:
    import begrijpelijk

    path = FILES / "alles.docx"
    target = tmp_path / "alles.docx"
    target.write_bytes(copy(path))
    again = begrijpelijk.check(target).documents[0]
    facts = [(f.rule, f.start, f.end, f.message, f.suggestions) for f in report_on(path).findings]
    assert [(f.rule, f.start, f.end, f.message, f.suggestions) for f in again.findings] == facts


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_python_docx_opens_it_and_sees_the_comments(path) -> None:
    if path.name == "strict.docx":
        pytest.skip("python-docx reads no Strict Open XML")
    before, after = docx.Document(path), docx.Document(io.BytesIO(copy(path)))
    known = [(c.comment_id, c.author, c.text) for c in before.comments]
    all_of_them = [(c.comment_id, c.author, c.text) for c in after.comments]
    assert all_of_them[: len(known)] == known
    assert len({number for number, _, _ in all_of_them}) == len(all_of_them)
    assert {author for _, author, _ in all_of_them[len(known) :]} == {"Begrijpelijk"}
    assert [p.text for p in after.paragraphs] == [p.text for p in before.paragraphs]


def test_existing_comments_keep_their_words() -> None:
    path = FILES / "alles.docx"
    before = marked(root_of(parts(path.read_bytes())["word/document.xml"]))
    after = marked(root_of(parts(copy(path))["word/document.xml"]))
    assert len(before) == 3
    assert {number: after[number] for number in before} == before


def test_no_mark_where_word_ignores_it() -> None:
    for path in EVERY:
        body = root_of(parts(copy(path))["word/document.xml"])
        for mark in body.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"):
            above = {str(a.tag).rpartition("}")[2] for a in mark.iterancestors()}
            assert not above & {"txbxContent", "drawing", "pict", "AlternateContent", "Fallback", "del", "rPr", "pPr"}


def test_whole_text_is_one_comment_at_the_title() -> None:
    path = EXAMPLES / "darmonderzoek" / "c1.docx"
    first = shown(copy(path), report_on(path))[0]
    assert first.comment.startswith("Dit geldt voor de hele tekst.")
    assert "Zet in de tekst een telefoonnummer." in first.comment and "Dat lijkt op C1" in first.comment
    assert plain(first.words) == report_on(path).blocks[0].text


def test_deterministic_but_for_the_date(monkeypatch) -> None:
    from datetime import UTC, datetime

    from begrijpelijk.annotation import word_copy

    monkeypatch.setattr(word_copy, "now", lambda: datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC))
    one, other = copy(FILES / "alles.docx"), copy(FILES / "alles.docx")
    assert one == other
    assert b'w:date="2026-05-04T03:02:01Z"' in parts(one)["word/comments.xml"]


def test_only_what_the_report_holds() -> None:
    path = FILES / "alles.docx"
    report = report_on(path)
    few = report.model_copy(update={"findings": [f for f in report.findings if f.rule == "formeel-woord"]})
    data = copy_with_comments(path.read_bytes(), path.name, few, "nl")
    found = shown(data, few)
    assert 0 < len(found) == len(few.findings) < len(report.findings)
    assert all(re.search(r"Controle: .+ \((fout|waarschuwing|tip)\)", entry.comment) for entry in found)


def test_in_english() -> None:
    path = FILES / "pandoc.docx"
    data = copy_with_comments(path.read_bytes(), path.name, report_on(path), "en")
    assert all("Check: " in entry.comment for entry in shown(data, report_on(path)))
