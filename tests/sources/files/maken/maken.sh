#!/bin/sh
# Makes the files of the tests that other programs write: LibreOffice, pandoc, Chromium and poppler.
set -eu
cd "$(dirname "$0")"
uit=..
werk=$(mktemp -d)
trap 'rm -rf "$werk"' EXIT
export HOME="$werk"
soffice --headless --convert-to odt --outdir "$uit" folder.fodt
soffice --headless --convert-to rtf --outdir "$uit" "$uit/folder.odt"
mv "$uit/folder.rtf" "$uit/libreoffice.rtf"
tags='{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
soffice --headless --convert-to "pdf:writer_pdf_Export:$tags" --outdir "$werk" folder.fodt
mv "$werk/folder.pdf" "$uit/getagd-libreoffice.pdf"
chromium --headless --no-sandbox --disable-gpu --disable-background-networking --no-pdf-header-footer \
  --print-to-pdf="$uit/getagd-chromium.pdf" getagd.html
python3 -c "import base64;open('$werk/stip.png','wb').write(base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='))"
pandoc --resource-path "$werk" boek.md --output "$uit/pandoc.epub"
pandoc --resource-path "$werk" --standalone boek.md --output "$uit/pandoc.rtf"
pandoc --resource-path "$werk" boek.md --output "$uit/pandoc.odt"
python3 mails.py "$uit"
# A scan: the first page in black and white, 200 dpi, alone and before a page with text.
pdftoppm -r 200 -mono -png -singlefile ../../../../docs/voorbeelden/hartkatheterisatie/b1.pdf "$uit/scan"
python3 - "$uit/scan.png" "$werk/scan.pdf" <<'PYTHON'
import sys
from PIL import Image
Image.open(sys.argv[1]).convert("1").save(sys.argv[2], resolution=200)
PYTHON
qpdf --empty --pages "$werk/scan.pdf" ../een-kolom.pdf 1 -- "$uit/scan-en-tekst.pdf"
