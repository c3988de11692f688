"""Files that are broken, closed or lying: one sentence, and no copy."""

import io
import re
import zipfile

import pytest
from remark_helpers import FILES, parts, report_on, root_of, shown

from begrijpelijk.annotation import copy_with_comments, word_with_comments
from begrijpelijk.annotation.word_copy import MOST_COMMENTS, OTHER_TEXT, TOO_MANY
from begrijpelijk.annotation.word_package import BROKEN
from begrijpelijk.errors import SourceError

PATH = FILES / "alles.docx"


def zipped(files: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return written.getvalue()


def changed(**changes: bytes | None) -> bytes:
    files = parts(PATH.read_bytes())
    for name, data in changes.items():
        part = {"comments": "word/comments.xml", "document": "word/document.xml"}.get(name, name)
        if data is None:
            del files[part]
        else:
            files[part] = data
    return zipped(files)


def refused(data: bytes, report=None) -> str:
    with pytest.raises(SourceError) as caught:
        copy_with_comments(data, "brief.docx", report or report_on(PATH), "nl")
    assert caught.value.source == "brief.docx"
    assert caught.value.message.endswith(".") and len(caught.value.message) < 200
    return caught.value.message


@pytest.mark.parametrize(
    "comments",
    [
        b"",
        b"geen xml",
        b"<w:comments",
        b'<?xml version="1.0"?><anders/>',
        b'<!DOCTYPE x [<!ENTITY a "b">]><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&a;</w:comments>',
    ],
)
def test_comments_that_are_broken(comments) -> None:
    assert refused(changed(comments=comments)) == BROKEN


def test_comments_that_are_named_and_missing_are_made() -> None:
    data = copy_with_comments(changed(comments=None), "brief.docx", report_on(PATH), "nl")
    assert len(shown(data, report_on(PATH))) > 10


def test_numbers_of_comments_that_are_no_numbers() -> None:
    comments = parts(PATH.read_bytes())["word/comments.xml"].replace(b'w:id="1"', b'w:id="een"')
    data = copy_with_comments(changed(comments=comments), "brief.docx", report_on(PATH), "nl")
    assert len(shown(data, report_on(PATH))) > 10


def test_entities_damage_and_truncation() -> None:
    document = parts(PATH.read_bytes())["word/document.xml"]
    refused(changed(document=b'<!DOCTYPE d [<!ENTITY a "b">]>' + document.partition(b"?>")[2]))
    refused(changed(document=document[: len(document) // 2]))
    refused(PATH.read_bytes()[:3000])
    refused(b"PK\x03\x04" + b"\0" * 100)
    refused(b"")


def test_zip_bomb() -> None:
    files = parts(PATH.read_bytes())
    files["word/bom.bin"] = b"\0" * (210 * 1024 * 1024)
    assert "te groot" in refused(zipped(files))


def test_another_text_than_was_checked() -> None:
    document = parts(PATH.read_bytes())["word/document.xml"].replace(b"onverwijld", b"meteen")
    assert refused(changed(document=document)) == OTHER_TEXT


def test_locked() -> None:
    data = bytearray(PATH.read_bytes())
    for match in re.finditer(rb"PK\x01\x02", bytes(data)):
        data[match.start() + 8] |= 1
    assert "wachtwoord" in refused(bytes(data))


def test_too_many_for_word() -> None:
    report = report_on(PATH)
    one = next(f for f in report.findings if f.rule == "formeel-woord")
    many = report.model_copy(update={"findings": [one] * (MOST_COMMENTS + 1)})
    assert refused(PATH.read_bytes(), many) == TOO_MANY


def test_strict_and_usual_names_mixed() -> None:
    files = parts((FILES / "strict.docx").read_bytes())
    files["word/document.xml"] = files["word/document.xml"].replace(
        b"<w:body>", b'<w:body xmlns:x="http://schemas.openxmlformats.org/officeDocument/2006/math">'
    )
    report = report_on(FILES / "strict.docx")
    with pytest.raises(SourceError, match="gewoon Word"):
        copy_with_comments(zipped(files), "brief.docx", report, "nl")


def test_strict_stays_strict() -> None:
    path = FILES / "strict.docx"
    after = parts(copy_with_comments(path.read_bytes(), path.name, report_on(path), "nl"))
    usual = rb"http://schemas\.openxmlformats\.org/(wordprocessingml|drawingml|officeDocument)/2006/"
    for part in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert b"purl.oclc.org/ooxml" in after[part]
        assert not re.search(usual, after[part]), part


def test_a_signature_no_longer_holds_and_the_copy_says_so() -> None:
    data = changed(**{"_xmlsignatures/sig1.xml": b"<Signature/>"})
    copy = copy_with_comments(data, "brief.docx", report_on(PATH), "nl")
    first = shown(copy, report_on(PATH))[0]
    assert first.comment.endswith("De digitale handtekening klopt hier niet meer.")
    assert parts(copy)["_xmlsignatures/sig1.xml"] == b"<Signature/>"


def test_without_any_relation_file() -> None:
    files = {k: v for k, v in parts((FILES / "pandoc.docx").read_bytes()).items() if "document.xml.rels" not in k}
    report = report_on(FILES / "pandoc.docx")
    copy = parts(copy_with_comments(zipped(files), "brief.docx", report, "nl"))
    (relation,) = root_of(copy["word/_rels/document.xml.rels"])
    assert relation.get("Target") == "comments1.xml"  # comments.xml is there, but nothing says whose it is
    assert "word/comments1.xml" in copy


def test_other_kinds() -> None:
    report = report_on(PATH).model_copy(update={"media_type": "text/plain"})
    with pytest.raises(SourceError, match="Kies een Word-bestand of een PDF"):
        copy_with_comments(b"tekst", "brief.txt", report, "nl")


def test_a_report_without_its_text() -> None:
    report = report_on(PATH).model_copy(update={"blocks": []})
    with pytest.raises(SourceError, match="Controleer hem opnieuw"):
        word_with_comments(report, "nl")
    refused(PATH.read_bytes(), report)


def test_a_macro_file_keeps_its_macros() -> None:
    types = parts(PATH.read_bytes())["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    data = changed(**{"[Content_Types].xml": types, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0macro"})
    copy = parts(copy_with_comments(data, "brief.docm", report_on(PATH), "nl"))
    assert copy["word/vbaProject.bin"] == b"\xd0\xcf\x11\xe0macro"
    assert b"macroEnabled" in copy["[Content_Types].xml"]
