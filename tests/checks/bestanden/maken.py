"""Makes the Word and PDF files beside it: one leaflet in many dresses. Needs python-docx and LibreOffice.

python tests/checks/bestanden/maken.py
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

HERE = Path(__file__).parent
PARAGRAPHS = (
    "U krijgt een nieuwe heup. De arts haalt het oude gewricht weg en zet een nieuw gewricht van metaal en kunststof "
    "op zijn plaats. De operatie duurt ongeveer een uur. U krijgt een prik in uw rug, zodat u er niets van voelt.",
    "Neem uw pasje en een lijst van uw pillen mee. Trek makkelijke kleren aan en laat uw ring thuis. Vraag iemand om u "
    "te brengen en weer op te halen, want na de operatie mag u zelf niet rijden.",
    "Na de operatie loopt u met krukken. De fysiotherapeut leert u hoe dat moet en oefent elke dag met u. De meeste "
    "mensen gaan na twee of drie dagen naar huis. Thuis mag u in het begin niet ver bukken.",
    "Hebt u koorts, of wordt de wond rood en warm? Bel dan de afdeling. Dat kan dag en nacht. Buiten kantoortijd krijgt "
    "u de spoedpost aan de lijn. Daar zit iemand die weet wat u moet doen.",
)
HEADINGS = ("De operatie", "Voor u komt", "Daarna", "Bel ons")


def leaflet(change: Callable[[Any], None], *, capital_heading: bool = False) -> Any:
    """The leaflet on A4 with a font of one's own and no styles but Word's; `change` dresses it up."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3.5)
    document.styles["Normal"].font.name = "Liberation Sans"
    document.styles["Normal"].font.size = Pt(12)
    document.styles["Normal"].paragraph_format.line_spacing = 1.5
    document.add_heading("Uw nieuwe heup", 1)
    for heading, text in zip(HEADINGS, PARAGRAPHS, strict=True):
        document.add_heading(f"{heading}: lees dit eerst goed" if capital_heading else heading, 2)
        document.add_paragraph(text)
    document.add_paragraph("Versie 3, maart 2026").runs[0].font.size = Pt(8)
    change(document)
    return document


def normal(document: Any) -> Any:
    return document.styles["Normal"]


def body(document: Any) -> list[Any]:
    return [paragraph for paragraph in document.paragraphs if paragraph.text in PARAGRAPHS]


def right(document: Any) -> None:
    """Nothing is wrong with it."""


def small(document: Any) -> None:
    normal(document).font.size = Pt(10)


def small_chain(document: Any) -> None:
    """The size stands in a style that another one is based on, and a run style without a size lies over it."""
    base = document.styles.add_style("Basis", WD_STYLE_TYPE.PARAGRAPH)
    base.font.size = Pt(9.5)
    child = document.styles.add_style("Folder", WD_STYLE_TYPE.PARAGRAPH)
    child.base_style = base
    child.paragraph_format.line_spacing = 1.5
    bold = document.styles.add_style("Nadruk", WD_STYLE_TYPE.CHARACTER)
    bold.font.bold = True
    for paragraph in body(document):
        paragraph.style = child
        paragraph.runs[0].style = bold


def runs_of_sizes(document: Any) -> None:
    """Most letters are large enough, a few are not."""
    for paragraph in body(document):
        paragraph.add_run(" Lees ook de kleine letters.").font.size = Pt(8)


def justified(document: Any) -> None:
    normal(document).paragraph_format.alignment = ALIGN.JUSTIFY


def centred(document: Any) -> None:
    for paragraph in body(document):
        paragraph.alignment = ALIGN.CENTER


def centred_title(document: Any) -> None:
    document.paragraphs[0].alignment = ALIGN.CENTER
    document.add_paragraph("Ziekenhuis De Linde, Lindelaan 1, 1234 AB Linde").alignment = ALIGN.CENTER


def single(document: Any) -> None:
    normal(document).paragraph_format.line_spacing = 1.0


def a_little_more(document: Any) -> None:
    normal(document).paragraph_format.line_spacing = 1.15


def exactly(document: Any) -> None:
    normal(document).paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    normal(document).paragraph_format.line_spacing = Pt(12.5)


def at_least(document: Any) -> None:
    normal(document).paragraph_format.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    normal(document).paragraph_format.line_spacing = Pt(18)


def wide(document: Any) -> None:
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(1.5)


def two_columns(document: Any) -> None:
    wide(document)
    columns = document.sections[0]._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")


def capitals(document: Any) -> None:
    """The letters in the file are small; a style shows them as capitals."""
    document.styles["Heading 2"].font.all_caps = True


def small_capitals(document: Any) -> None:
    body(document)[1].runs[0].font.small_caps = True


def typed_capitals(document: Any) -> None:
    document.add_paragraph("VOOR DE OPERATIE MAG U NIETS ETEN. Drinken mag wel.")


def italics(document: Any) -> None:
    style = document.styles.add_style("Citaat van ons", WD_STYLE_TYPE.PARAGRAPH)
    style.font.italic = True
    body(document)[2].style = style


def underlined(document: Any) -> None:
    body(document)[3].runs[0].font.underline = True


def table(document: Any) -> None:
    """Small letters in a cell: a few words are data, a paragraph in one is text."""
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].paragraphs[0].add_run("Maandag van 9 tot 12 uur").font.size = Pt(9)
    cells[1].paragraphs[0].add_run("Kamer 12 op de derde etage").font.size = Pt(9)


def long_cell(document: Any) -> None:
    cell = document.add_table(1, 1).rows[0].cells[0]
    document.add_table(1, 2).rows[0].cells[0].paragraphs[0].add_run(PARAGRAPHS[1]).font.size = Pt(9)
    cell.text = "Tabel"


def word_defaults(size: int, line: int, font: str) -> Callable[[Any], None]:
    """What Word itself starts with: the size and spacing in the defaults of the document, nothing in the styles."""

    def change(document: Any) -> None:
        element = document.styles.element
        defaults = element.find(qn("w:docDefaults"))
        defaults.find(f".//{qn('w:sz')}").set(qn("w:val"), str(size))
        defaults.find(f".//{qn('w:spacing')}").set(qn("w:line"), str(line))
        normal(document).font.size = None
        normal(document).paragraph_format.line_spacing = None
        normal(document).font.name = font
        section = document.sections[0]
        section.left_margin = section.right_margin = Cm(2.54)

    return change


def theme_only(document: Any) -> None:
    """No font in the style: the theme has it."""
    normal(document).element.rPr.remove(normal(document).element.rPr.rFonts)
    word_defaults(22, 259, "Calibri")(document)
    normal(document).element.rPr.remove(normal(document).element.rPr.rFonts)


def turned(document: Any) -> None:
    """A paragraph that says "left" itself in a style that is justified."""
    justified(document)
    for paragraph in body(document):
        paragraph.alignment = ALIGN.LEFT


def framed(document: Any) -> None:
    """A tracked change of the section keeps the old, wide page beside the one that holds."""
    section = document.sections[0]._sectPr
    change = OxmlElement("w:sectPrChange")
    old = OxmlElement("w:sectPr")
    size = OxmlElement("w:pgSz")
    size.set(qn("w:w"), "30000")
    old.append(size)
    change.append(old)
    section.append(change)


DRESSES: dict[str, Callable[[Any], None]] = {
    "goed": right,
    "10-punt": small,
    "stijl-op-stijl": small_chain,
    "paar-kleine": runs_of_sizes,
    "uitgevuld": justified,
    "midden": centred,
    "titel-midden": centred_title,
    "enkel": single,
    "115": a_little_more,
    "exact": exactly,
    "minstens": at_least,
    "breed": wide,
    "kolommen": two_columns,
    "kapitalen-stijl": capitals,
    "klein-kapitaal": small_capitals,
    "kapitalen": typed_capitals,
    "schuin": italics,
    "onderstreept": underlined,
    "tabel": table,
    "lange-cel": long_cell,
    "calibri-11": word_defaults(22, 259, "Calibri"),
    "aptos-12": word_defaults(24, 278, "Aptos"),
    "thema": theme_only,
    "toch-links": turned,
    "wijziging": framed,
}
PDFS = ("goed", "10-punt", "uitgevuld", "midden", "titel-midden", "enkel", "115", "breed", "kolommen", "kapitalen-stijl",
        "schuin", "paar-kleine")  # fmt: skip


def smaller(path: Path) -> None:
    """Pack a Word file again without the picture of its first page."""
    whole = path.read_bytes()
    with tempfile.TemporaryFile() as copy:
        copy.write(whole)
        with zipfile.ZipFile(copy) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
            for item in old.infolist():
                content = old.read(item)
                if "thumbnail" in item.filename or "customXml" in item.filename or "stylesWithEffects" in item.filename:
                    continue
                if item.filename.endswith(".rels"):
                    content = b"".join(
                        piece
                        if not any(w in piece for w in (b"thumbnail", b"customXml", b"stylesWithEffects"))
                        else b""
                        for piece in content.replace(b"<Relationship ", b"\0<Relationship ").split(b"\0")
                    )
                    if not content.rstrip().endswith(b"</Relationships>"):
                        content += b"</Relationships>"
                new.writestr(zipfile.ZipInfo(item.filename, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def main() -> None:
    for name, change in DRESSES.items():
        path = HERE / f"{name}.docx"
        leaflet(change, capital_heading=name == "kapitalen-stijl").save(str(path))
        smaller(path)
    plain = Document()
    for text in PARAGRAPHS:
        plain.add_paragraph(text)
    plain.save(str(HERE / "python-docx.docx"))
    smaller(HERE / "python-docx.docx")
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        sources = [str(HERE / f"{name}.docx") for name in PDFS]
        subprocess.run([*command, "--convert-to", "pdf", "--outdir", str(HERE), *sources], check=True)
        text = Path(folder, "writer.txt")
        text.write_text("\n".join(PARAGRAPHS), "utf-8")
        for kind in ("docx:MS Word 2007 XML", "pdf:writer_pdf_Export"):
            subprocess.run([*command, "--infilter=Text (encoded):UTF8", "--convert-to", kind, "--outdir", folder,
                            str(text)], check=True)  # fmt: skip
        for suffix in ("docx", "pdf"):
            shutil.copyfile(Path(folder, f"writer.{suffix}"), HERE / f"libreoffice-tekst.{suffix}")


if __name__ == "__main__":
    main()
