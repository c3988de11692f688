"""Reading back what was written, with lxml and zipfile only: nothing of the code under test."""

import io
import re
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

import begrijpelijk
from begrijpelijk.annotation.remarks import Remark, remarks
from begrijpelijk.model import DocumentReport

FILES = Path(__file__).parent / "files"
EXAMPLES = Path(__file__).parents[2] / "docs" / "voorbeelden"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = {"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1]}
HIDDEN = {W + "del", W + "moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
SHOWN = {W + "noBreakHyphen": "-", W + "tab": " ", W + "br": "\n", W + "cr": "\n"}


@cache
def report_on(path: Path) -> DocumentReport:
    """The report of a file; do not change it."""
    report = begrijpelijk.check(path)
    assert not report.errors, report.errors
    return report.documents[0]


def root_of(data: bytes) -> etree._Element:
    for strict, usual in STRICT.items():
        data = data.replace(strict.encode(), usual.encode())
    return etree.fromstring(data)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def marked(body: etree._Element) -> dict[int, str]:
    """The text between the marks of each comment, in the order of the file."""
    found: dict[int, str] = {}
    opened: set[int] = set()
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if node.tag == W + "p" and event == "end":
            for number in opened:
                found[number] += "\n\n"
        if event == "end":
            continue
        if node.tag == W + "commentRangeStart":
            number = int(node.get(W + "id"))
            assert number not in found
            opened.add(number)
            found[number] = ""
        elif node.tag == W + "commentRangeEnd":
            opened.remove(int(node.get(W + "id")))
        elif any(above.tag in HIDDEN for above in node.iterancestors()):
            continue
        elif node.tag == W + "t" or node.tag in SHOWN:
            for number in opened:
                found[number] += node.text or "" if node.tag == W + "t" else SHOWN[node.tag]
    assert not opened
    return found


def plain(text: str) -> str:
    """Text as it reads: white space single, invisible characters gone, letters with their accents, no ligatures."""
    import unicodedata

    return " ".join(unicodedata.normalize("NFKC", re.sub("[\u00ad\u200b\ufeff]", "", text)).split())


def comment_texts(comments: etree._Element) -> dict[int, str]:
    return {
        int(comment.get(W + "id")): "\n".join("".join(p.itertext(W + "t")) for p in comment.iter(W + "p"))
        for comment in comments.iter(W + "comment")
        if comment.get(W + "author") == "Begrijpelijk"
    }


@dataclass
class Shown:
    """A remark with what a reader of the copy sees of it."""

    remark: Remark
    words: str
    comment: str


def shown(data: bytes, report: DocumentReport) -> list[Shown]:
    """The remarks of a report as they stand in a copy, by the order of their numbers."""
    files = parts(data)
    name = next(n for n in files if re.fullmatch(r"word/comments\d*\.xml", n))
    texts = comment_texts(root_of(files[name]))
    words = marked(root_of(files["word/document.xml"]))
    wanted = remarks(report)
    assert len(texts) == len(wanted)
    return [Shown(remark, words[n], texts[n]) for remark, n in zip(wanted, sorted(texts), strict=True)]
