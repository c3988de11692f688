"""The parts of a Word file that a comment needs: the comments themselves, their relation and their content type."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from typing import Any

from begrijpelijk.annotation.remarks import AUTHOR, INITIALS, Line
from begrijpelijk.errors import SourceError
from begrijpelijk.sources.docx_package import parse_part, sibling
from begrijpelijk.sources.docx_styles import STRICT, W
from begrijpelijk.sources.xml_parts import parse_xml
from begrijpelijk.sources.zipped import DAMAGED, Archive

_TYPES = "[Content_Types].xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_NAMES = re.compile(rb"http://schemas\.openxmlformats\.org/(wordprocessingml|drawingml|officeDocument)/2006/")

BROKEN = "De opmerkingen die al in dit bestand staan, zijn beschadigd. Open het in Word en sla het opnieuw op."
MIXED = "Dit Word-bestand heeft een vorm waar geen opmerkingen bij kunnen. Sla het op als gewoon Word (.docx)."


class Comments:
    """The comments part of a file: the one that is there, or a new one."""

    def __init__(self, archive: Archive, main: str) -> None:
        self.archive = archive
        self.main = main
        self.strict = STRICT.encode() in archive.read(main)[:20_000]
        self._relations = sibling(main, f"_rels/{main.rpartition('/')[2]}.rels")
        found = self._related()
        self._is_related = found is not None
        self.part = found or self._free_name()
        self._exists = self.part in archive
        self.root = self._read() if self._exists else self._new()
        self.next_id = 1 + max((_number(c.get(W + "id")) for c in self.root.iter(W + "comment")), default=-1)

    def keep_clear_of(self, body: Any) -> None:
        """Give no number that a mark in the text has already, also one whose comment is gone."""
        for name in ("commentReference", "commentRangeStart", "commentRangeEnd"):
            for mark in body.iter(W + name):
                self.next_id = max(self.next_id, 1 + _number(mark.get(W + "id")))

    def add(self, lines: Iterable[Line], date: str) -> int:
        """Add a comment; gives its number, for the marks in the text."""
        identity, self.next_id = self.next_id, self.next_id + 1
        make = self.root.makeelement
        comment = make(
            W + "comment",
            {W + "id": str(identity), W + "author": AUTHOR, W + "date": date, W + "initials": INITIALS},
        )
        for number, line in enumerate(lines):
            paragraph = make(W + "p")
            if number == 0:
                mark = make(W + "r")
                mark.append(make(W + "annotationRef"))
                paragraph.append(mark)
            if line.text:
                run = make(W + "r")
                if line.bold:
                    properties = make(W + "rPr")
                    properties.append(make(W + "b"))
                    run.append(properties)
                text = make(W + "t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
                text.text = line.text
                run.append(text)
                paragraph.append(run)
            comment.append(paragraph)
        self.root.append(comment)
        return identity

    def parts(self, body: Any) -> dict[str, bytes]:
        """The parts that change: the text with its marks, the comments, and what makes them known."""
        changed = {
            self.main: self._bytes(body, self.archive.read(self.main)),
            self.part: self._bytes(self.root, self.archive.read(self.part) if self._exists else b""),
        }
        if not self._is_related:
            changed[self._relations] = self._with_relation()
        types = self._with_type()
        if types is not None:
            changed[_TYPES] = types
        return changed

    def _related(self) -> str | None:
        """The comments part that the text names."""
        if self._relations not in self.archive:
            return None
        for relation in parse_xml(self.archive.read(self._relations), self.archive.name):
            inside = relation.get("TargetMode", "Internal") == "Internal"
            if inside and relation.get("Type") in (_RELATION, _STRICT_RELATION):
                target = str(relation.get("Target", ""))
                path = target if target.startswith("/") else sibling(self.main, target)
                return posixpath.normpath(path).lstrip("/")
        return None

    def _free_name(self) -> str:
        names = (sibling(self.main, f"comments{number or ''}.xml") for number in range(1000))
        return next(name for name in names if name not in self.archive)

    def _read(self) -> Any:
        try:
            root = parse_part(self.archive, self.part)
        except SourceError as error:
            raise SourceError(BROKEN, self.archive.name) from error
        if root.tag != W + "comments":
            raise SourceError(BROKEN, self.archive.name)
        return root

    def _new(self) -> Any:
        from lxml import etree

        return etree.Element(W + "comments", nsmap={"w": W[1:-1]})

    def _bytes(self, root: Any, original: bytes) -> bytes:
        """A part as a file; in a Strict one with the names that it had."""
        from lxml import etree

        data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if not self.strict:
            return data
        if _NAMES.search(original):
            raise SourceError(MIXED, self.archive.name)
        return _NAMES.sub(lambda m: b"http://purl.oclc.org/ooxml/" + m[1] + b"/", data)

    def _with_relation(self) -> bytes:
        from lxml import etree

        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        if self._relations in self.archive:
            root = parse_xml(self.archive.read(self._relations), self.archive.name)
        else:
            root = parse_xml(f'<Relationships xmlns="{space}"/>'.encode(), self.archive.name)
        taken = {str(relation.get("Id")) for relation in root}
        identity = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        folder = posixpath.dirname(self.main)
        relation = root.makeelement(
            f"{{{space}}}Relationship",
            {
                "Id": identity,
                "Type": _STRICT_RELATION if self.strict else _RELATION,
                "Target": posixpath.relpath(self.part, folder) if folder else self.part,
            },
        )
        root.append(relation)
        data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return data

    def _with_type(self) -> bytes | None:
        from lxml import etree

        if _TYPES not in self.archive:
            raise SourceError(DAMAGED, self.archive.name)
        root = parse_xml(self.archive.read(_TYPES), self.archive.name)
        name = f"/{self.part}"
        if any(str(entry.get("PartName", "")).lower() == name.lower() for entry in root):
            return None
        space = "http://schemas.openxmlformats.org/package/2006/content-types"
        root.append(root.makeelement(f"{{{space}}}Override", {"PartName": name, "ContentType": _CONTENT_TYPE}))
        data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return data


def _number(value: object) -> int:
    """The number of a comment; one that is no number cannot clash."""
    return int(str(value)) if re.fullmatch(r"-?\d{1,9}", str(value)) else -1
