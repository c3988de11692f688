"""Makes the Word files and PDFs beside it: python tests/annotation/files/make.py

Needs LibreOffice (soffice), pandoc and qpdf. The files are committed, so that tests run without these programs.
"""

from __future__ import annotations

import io
import re
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor

HERE = Path(__file__).parent
NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
BOX = "<w:p><w:r><w:t>Indien u pijn heeft, dient u de behandelaar te raadplegen.</w:t></w:r></w:p>"
FOOTNOTES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes {DECLARED}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Conform het protocol worden de hematomen frequent gecontroleerd.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""

PARAGRAPHS = [
    # Split runs, an accent apart, a soft hyphen, a no-break hyphen, unkept white space.
    """<w:p w:rsidR="00AA11BB"><w:pPr><w:jc w:val="both"/></w:pPr>
    <w:r w:rsidRPr="00CC22DD"><w:rPr><w:b/><w:color w:val="C00000"/></w:rPr><w:t>Der</w:t></w:r>
    <w:r><w:rPr><w:i/></w:rPr><w:t>hal</w:t></w:r><w:proofErr w:type="spellStart"/>
    <w:r><w:t xml:space="preserve">ve dient u </w:t></w:r><w:r><w:t>  tijdig contact op te nemen met de coo\u0308peratie.  </w:t></w:r>
    <w:r><w:t xml:space="preserve"> Conform het medi</w:t><w:softHyphen/><w:t>catieproto</w:t><w:noBreakHyphen/><w:t>col is</w:t><w:br/><w:t xml:space="preserve">preventie geboden. De ﬂebotomie wordt door de fle\u00adbotomist verricht.</w:t></w:r></w:p>""",
    # Tracked changes.
    """<w:p><w:r><w:t xml:space="preserve">De arts zal </w:t></w:r>
    <w:ins w:id="41" w:author="Redactie" w:date="2026-01-02T03:04:05Z"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">ten behoeve van de diagnostiek een biopsie </w:t></w:r></w:ins>
    <w:del w:id="42" w:author="Redactie" w:date="2026-01-02T03:04:05Z"><w:r><w:delText xml:space="preserve">een hapje </w:delText></w:r></w:del>
    <w:r><w:t>verrichten, alsmede een echografie.</w:t></w:r></w:p>""",
    # A hyperlink and two kinds of fields.
    """<w:p><w:r><w:t xml:space="preserve">Raadpleeg omtrent de procedure </w:t></w:r><w:hyperlink w:anchor="doel"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>de desbetreffende voorlichtingsbrochure</w:t></w:r></w:hyperlink>
    <w:r><w:t xml:space="preserve"> van de </w:t></w:r><w:fldSimple w:instr=" DOCPROPERTY Afdeling "><w:r><w:t>polikliniek gastro-enterologie</w:t></w:r></w:fldSimple>
    <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF doel </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve"> teneinde complicaties</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> te voorkomen.</w:t></w:r></w:p>""",
    # Content controls: one in the line, one filled from data.
    """<w:p><w:r><w:t xml:space="preserve">U wordt geopereerd door </w:t></w:r><w:sdt><w:sdtPr><w:id w:val="1234"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>uw behandelend specialist</w:t></w:r></w:sdtContent></w:sdt>
    <w:r><w:t xml:space="preserve"> op </w:t></w:r><w:sdt><w:sdtPr><w:id w:val="1235"/><w:dataBinding w:xpath="/x" w:storeItemID="{0}"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>een nader te bepalen tijdstip</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>.</w:t></w:r></w:p>""",
    """<w:sdt><w:sdtPr><w:id w:val="1236"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Gelieve uw identiteitsbewijs te overleggen alvorens de behandeling aanvangt.</w:t></w:r></w:p></w:sdtContent></w:sdt>""",
    # A text box in its two forms.
    f"""<w:p><w:r><w:t xml:space="preserve">Zie het kader voor de nazorg. </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="3000000" cy="800000"/><wp:docPr id="77" name="Tekstvak 1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="800000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{BOX}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:236pt;height:63pt"><v:textbox><w:txbxContent>{BOX}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>""",
    # A footnote.
    """<w:p><w:r><w:t>Na de ingreep kunnen hematomen optreden</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>""",
]


def picture() -> bytes:
    """A PNG of 8 x 8 red points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xc0\x20\x20" * 8 for _ in range(8))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def everything() -> None:
    """alles.docx: every place that text can stand in."""
    file = docx.Document()
    section = file.sections[0]
    section.header.paragraphs[0].text = "Ziekenhuis De Linde, afdeling gastro-enterologie"
    section.footer.paragraphs[0].text = "Conform richtlijn, derhalve bindend"
    file.add_heading("Informatie omtrent de coloscopie", 1)
    known = file.add_paragraph("Deze folder is bestemd voor patiënten die een coloscopie ondergaan.")
    for number in range(3):
        file.add_comment(known.runs[0], text=f"Opmerking {number} van de redactie", author="Redactie", initials="R")
    body = file.element.body
    for xml in PARAGRAPHS:
        root = parse_xml(re.sub(r"^<(w:\w+)", rf"<\1 {DECLARED}", re.sub(r">\s*\n\s*<", "><", xml)))
        body.insert(len(body) - 1, root)
    table = file.add_table(2, 2, style="Table Grid")
    table.cell(0, 0).text = "Medicatie"
    table.cell(0, 1).text = "Continueren of staken"
    table.cell(1, 0).text = "Anticoagulantia worden gestaakt conform voorschrift."
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text = "Acenocoumarol dient u drie dagen tevoren te staken."
    inner.cell(0, 1).text = "Overige medicatie kunt u continueren."
    file.add_picture(io.BytesIO(picture()))
    file.element.body.xpath(".//pic:cNvPr")[0].set("descr", "x")
    file.element.body.xpath(".//wp:docPr[not(@id='77')]")[0].set(
        "descr", "Endoscoop die via de anus geïntroduceerd wordt"
    )
    for text in ("nuchter zijn, teneinde aspiratie te voorkomen", "uw medicatielijst overleggen"):
        file.add_paragraph(text, style="List Bullet")
    last = file.add_paragraph()
    run = last.add_run("Bij ernstige complicaties dient u onverwijld contact op te nemen.")
    run.font.size, run.font.color.rgb = Pt(13), RGBColor(0, 0, 128)
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        FOOTNOTES.encode(),
        file.part.package,
    )
    file.part.relate_to(part, RT.FOOTNOTES)
    custom = Part(
        PackURI("/customXml/item9.xml"), "application/xml", b"<eigen>laat mij staan</eigen>", file.part.package
    )
    file.part.relate_to(custom, RT.CUSTOM_XML)
    file.save(HERE / "alles.docx")


def strict() -> None:
    """strict.docx: the same in the namespaces of Strict Open XML."""
    names = re.compile(rb"http://schemas\.openxmlformats\.org/(wordprocessingml|drawingml|officeDocument)/2006/")
    with zipfile.ZipFile(HERE / "alles.docx") as source, zipfile.ZipFile(HERE / "strict.docx", "w", 8) as copy:
        for info in source.infolist():
            data = source.read(info)
            if info.filename.endswith((".xml", ".rels")):
                data = names.sub(lambda m: b"http://purl.oclc.org/ooxml/" + m[1] + b"/", data)
            copy.writestr(info, data)


MARKDOWN = """# Opname op de afdeling

Derhalve dient u *tijdig* contact op te nemen[^1] met [de desbetreffende polikliniek](https://example.org/poli).

[Ten behoeve van]{.insertion author="R" date="2026-01-01T00:00:00Z"}[voor]{.deletion author="R" date="2026-01-01T00:00:00Z"} de operatie wordt u [Let op]{.comment-start id="0" author="R" date="2026-01-01T00:00:00Z"}gemonitord[]{.comment-end id="0"}.

[^1]: Conform het protocol van de anesthesioloog.

| Medicatie | Advies |
|-----------|--------|
| Anticoagulantia | Staken conform voorschrift |
| Overige medicatie | Continueren |

- nuchter zijn, teneinde aspiratie te voorkomen
- medicatielijst overleggen
    - alsmede een identiteitsbewijs

> Indien u complicaties heeft, dient u onverwijld te bellen.
"""


def pandoc() -> None:
    """pandoc.docx"""
    subprocess.run(
        ["pandoc", "-f", "markdown", "--track-changes=all", "-o", str(HERE / "pandoc.docx")],
        input=MARKDOWN.encode(),
        check=True,
    )


def office(source: str, kind: str, name: str) -> None:
    """A file as LibreOffice writes it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                folder,
                str(HERE / source),
            ],
            check=True,
            capture_output=True,
        )
        made = next(Path(folder).glob(f"{Path(source).stem}.*"))
        (HERE / name).write_bytes(made.read_bytes())


PAGE = [
    ("Informatie omtrent de ingreep", 18, 760),
    ("Derhalve dient u tijdig contact op te nemen met de polikliniek gastro-", 11, 730),
    ("enterologie, alsmede met uw behandelend specialist, teneinde complica-", 11, 715),
    ("ties te voorkomen. Conform het protocol wordt u geopereerd.", 11, 700),
]


def pdf() -> None:
    """bladzijden.pdf: a plain page, one turned, one with a crop box that does not begin at 0, one with annotations."""

    def content(shift: int) -> bytes:
        lines = "".join(f"BT /F1 {size} Tf 72 {y + shift} Td ({text}) Tj ET\n" for text, size, y in PAGE)
        return lines.encode("cp1252")

    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    extra = [
        b"",
        b"/Rotate 180",
        b"/Rotate 90",
        b"/CropBox [36 350 559 806]",
        b"/Annots [<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (Van de redactie) >>]",
    ]
    kids = []
    for number, more in enumerate(extra):
        stream = content(-10 * number)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R %s >>" % (len(objects), more)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out = b"%PDF-1.7\n"
    starts = []
    for number, data in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        len(out),
    )
    (HERE / "bladzijden.pdf").write_bytes(out)
    for name, right in (("mag-opmerken.pdf", "annotate"), ("mag-niet-opmerken.pdf", "none")):
        subprocess.run(
            [
                "qpdf",
                "--encrypt",
                "",
                "eigenaar",
                "256",
                f"--modify={right}",
                "--",
                str(HERE / "bladzijden.pdf"),
                str(HERE / name),
            ],
            check=True,
        )


if __name__ == "__main__":
    everything()
    strict()
    pandoc()
    office("alles.docx", "docx:MS Word 2007 XML", "libreoffice.docx")
    pdf()
    sys.stdout.write("\n".join(sorted(path.name for path in HERE.iterdir())) + "\n")
