#!/bin/sh
# Makes the other formats of the example leaflets from their HTML, with LibreOffice and pandoc.
set -eu
cd "$(dirname "$0")"
naar() { soffice --headless --infilter="HTML (StarWriter)" --convert-to "$1" --outdir "$2" "$2"/*.html; }
for onderwerp in darmonderzoek knieoperatie opname-kind; do naar 'docx:MS Word 2007 XML' "$onderwerp"; done
for onderwerp in bloedverdunners hartkatheterisatie staaroperatie; do naar pdf:writer_pdf_Export "$onderwerp"; done
for html in borstvoeding/*.html; do pandoc --from html --to gfm --wrap=none "$html" --output "${html%.html}.md"; done
for html in suikerziekte/*.html; do pandoc --from html --to plain --wrap=none "$html" --output "${html%.html}.txt"; done
