"""A copy of a PDF with a highlight and a note at every finding, and nothing else changed.

pypdfium2 gives the boxes of the characters, the same way the reader found them. pikepdf writes: it keeps every other
object and the encryption as they were, and makes annotations as ISO 32000-2 asks for them (objects of their own, with
an appearance), which the annotation functions of pdfium do not.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from begrijpelijk.annotation.pdf_places import Box, Places, surrounding
from begrijpelijk.annotation.remarks import AUTHOR, Remark, lines, remarks
from begrijpelijk.annotation.word_copy import now, require_same
from begrijpelijk.errors import SourceError
from begrijpelijk.model import DocumentReport, Severity
from begrijpelijk.reports.common import rules
from begrijpelijk.reports.wording import say
from begrijpelijk.sources import pdf
from begrijpelijk.sources.pdf_chars import Segment

if TYPE_CHECKING:
    import pikepdf

CLOSED = "De maker van deze PDF staat geen opmerkingen toe. Gebruik het bestand waar de PDF van gemaakt is."
_PRINT = 4  # the flag of an annotation that is printed with the page
# One family of colours: where remarks overlap, that of the heaviest shows.
_COLOURS: dict[Severity, tuple[float, float, float]] = {
    "fout": (1.0, 0.76, 0.60),
    "waarschuwing": (1.0, 0.90, 0.60),
    "tip": (1.0, 0.97, 0.76),
}
_SHORT = 60  # characters: the words of a shorter remark get a line too, to tell them from the sentence around them
_LINE = 0.62  # how much darker that line is than the highlight


def write(data: bytes, name: str, report: DocumentReport, lang: str) -> bytes:
    """The bytes of the copy. Raises `SourceError` for a PDF that is closed, has no text, or is not the report's."""
    import pikepdf
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    trail: list[list[Segment]] = []
    document = pdf.trace(data, name, trail)
    require_same(document, report, name)
    try:
        copy = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise SourceError(pdf.LOCKED, name) from error
    except pikepdf.PdfError as error:
        raise SourceError(pdf.DAMAGED, name) from error
    file = pdfium.PdfDocument(data)
    try:
        if copy.is_encrypted and not copy.allow.modify_annotation:
            raise SourceError(CLOSED, name)
        places, known = Places(file, document, trail), rules()
        extra = say(lang, "remark_signature") if _is_signed(copy) else None
        for number, remark in enumerate(remarks(report)):
            found = places.boxes(remark.start, remark.end)
            shown = lines(remark, lang, known, exact=bool(found), extra=extra if number == 0 else None)
            _add(copy, remark, "\n".join(line.text for line in shown), found)
        written = io.BytesIO()
        # Streams stay packed as they are; of an encrypted file they cannot be written but through the cipher.
        keep = {} if copy.is_encrypted else {"stream_decode_level": pikepdf.StreamDecodeLevel.none}
        copy.save(
            written,
            fix_metadata_version=False,
            compress_streams=copy.is_encrypted,
            encryption=copy.is_encrypted,
            deterministic_id=not copy.is_encrypted,
            **keep,
        )
        return written.getvalue()
    except (pikepdf.PdfError, pdfium.PdfiumError) as error:
        raise SourceError(pdf.DAMAGED, name) from error
    finally:
        file.close()
        copy.close()


def _is_signed(copy: pikepdf.Pdf) -> bool:
    """Whether there is a digital signature in the file (ISO 32000-2, 12.7.3: bit 1 of SigFlags)."""
    form = copy.Root.get("/AcroForm")
    flags = form.get("/SigFlags", 0) if form is not None else 0
    return bool(int(flags) & 1) or "/Perms" in copy.Root


def _add(copy: pikepdf.Pdf, remark: Remark, text: str, boxes: dict[int, list[Box]]) -> None:
    """Put a remark on its pages; the note stands on the first of them."""
    if not boxes:
        boxes = {1: []}
    severity = min((f.severity for f in remark.findings), key=list(_COLOURS).index)
    for page_number, on_page in sorted(boxes.items()):
        page = copy.pages[page_number - 1].obj
        short = remark.end - remark.start < _SHORT
        annotation = _highlight(copy, on_page, severity, short=short) if on_page else _note(page)
        annotation["/Contents"] = text
        annotation["/P"] = page
        present = page.get("/Annots")
        page["/Annots"] = _array([*(present if present is not None else ()), copy.make_indirect(annotation)])


def _dictionary(kind: str, rectangle: Box) -> pikepdf.Dictionary:
    import pikepdf

    return pikepdf.Dictionary(
        {
            "/Type": pikepdf.Name("/Annot"),
            "/Subtype": pikepdf.Name(kind),
            "/Rect": _numbers(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top),
            "/T": AUTHOR,
            "/M": now().strftime("D:%Y%m%d%H%M%SZ"),
            "/F": _PRINT,
        }
    )


def _highlight(copy: pikepdf.Pdf, boxes: list[Box], severity: Severity, *, short: bool) -> pikepdf.Dictionary:
    import pikepdf

    around = surrounding(boxes)
    annotation = _dictionary("/Highlight", around)
    # Left and right of the top, then of the bottom: not the order of the standard, but the one all programs keep to.
    corners = [
        value
        for box in boxes
        for value in (box.left, box.top, box.right, box.top, box.left, box.bottom, box.right, box.bottom)
    ]
    colour = _COLOURS[severity]
    annotation["/QuadPoints"] = _numbers(*corners)
    annotation["/C"] = _numbers(*colour)
    fill, line = (" ".join(f"{value * factor:.2f}" for value in colour) for factor in (1, _LINE))
    shapes = [f"{fill} rg", *(_filled(box, box.top - box.bottom) for box in boxes)]
    if short:
        shapes += [f"{line} rg", *(_filled(box, (box.top - box.bottom) / 12) for box in boxes)]
    appearance = pikepdf.Stream(copy, "\n".join(["/D gs", *shapes, ""]).encode())
    appearance["/Type"] = pikepdf.Name("/XObject")
    appearance["/Subtype"] = pikepdf.Name("/Form")
    appearance["/BBox"] = _numbers(around.left, around.bottom, around.right, around.top)
    # Darken and not multiply: a word in a sentence in a paragraph stays readable under three remarks.
    darken = pikepdf.Dictionary({"/Type": pikepdf.Name("/ExtGState"), "/BM": pikepdf.Name("/Darken")})
    appearance["/Resources"] = pikepdf.Dictionary({"/ExtGState": pikepdf.Dictionary({"/D": darken})})
    appearance["/Group"] = pikepdf.Dictionary({"/S": pikepdf.Name("/Transparency")})
    annotation["/AP"] = pikepdf.Dictionary({"/N": appearance})
    return annotation


def _filled(box: Box, height: float) -> str:
    return f"{box.left:.3f} {box.bottom:.3f} {box.right - box.left:.3f} {height:.3f} re f"


def _note(page: Any) -> pikepdf.Dictionary:
    """A note in the corner of a page, for what has no words to mark."""
    import pikepdf

    box = [float(value) for value in pikepdf.Page(page).cropbox]
    annotation = _dictionary("/Text", Box(box[0] + 10, box[3] - 30, box[0] + 30, box[3] - 10))
    annotation["/Name"] = pikepdf.Name("/Comment")
    annotation["/C"] = _numbers(*_COLOURS["waarschuwing"])
    return annotation


def _array(values: Any) -> pikepdf.Array:
    import pikepdf

    return pikepdf.Array(values)


def _numbers(*values: float) -> pikepdf.Array:
    return _array([round(value, 3) for value in values])
