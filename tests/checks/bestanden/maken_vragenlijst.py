"""Makes the questionnaire in Word and PDF beside it. Needs python-docx and LibreOffice.

python tests/checks/bestanden/maken_vragenlijst.py
"""

import subprocess
from pathlib import Path

from docx import Document

HERE = Path(__file__).parent
QUESTIONS = (
    ("1. Hoe oud bent u?", ("jonger dan 40", "40 of ouder")),
    ("2. Was de arts vriendelijk en deskundig?", ("ja", "nee")),
    ("3. Was de uitleg niet duidelijk?", ("ja", "nee")),
)
TABLE = (
    ("", "slecht", "matig", "goed"),
    ("Het eten is warm.", "☐", "☐", "☐"),
    ("Het eten is niet duur.", "☐", "☐", "☐"),
    ("De soep is lekker.", "☐", "☐", "☐"),
)


def main() -> None:
    document = Document()
    document.add_heading("Vragenlijst over uw bezoek", 1)
    document.add_paragraph("Kruis bij elke vraag één antwoord aan.")
    for question, answers in QUESTIONS:
        document.add_paragraph(question)
        for answer in answers:
            document.add_paragraph(f"☐ {answer}")
    document.add_paragraph("4. Hoe tevreden bent u over de kamer?")
    document.add_paragraph("   ".join(map(str, range(1, 11))))
    document.add_paragraph("5. Wat vindt u van het eten?")
    table = document.add_table(rows=len(TABLE), cols=4)
    for row, texts in zip(table.rows, TABLE, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    path = HERE / "vragenlijst.docx"
    document.save(str(path))
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", HERE, path], check=True)


if __name__ == "__main__":
    main()
