"""How well text in pictures is recognised: example leaflets as scans of 300, 200 and 150 dpi against the printed ones.

    python benchmarks/ocr.py docs/voorbeelden/hartkatheterisatie/b1.pdf docs/voorbeelden/staaroperatie/c1.pdf ...

Gives the part of the words that are right, in order, the difference in LiNT, and the seconds a page.
"""

import re
import sys
import tempfile
import time
from difflib import SequenceMatcher
from pathlib import Path
from statistics import mean

import pypdfium2

import begrijpelijk
from begrijpelijk import sources


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def scanned(source: Path, target: Path, dpi: int) -> int:
    """Write the pages as grey pictures in a PDF; gives their number."""
    with pypdfium2.PdfDocument(source) as document:
        pages = [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]
    pages[0].save(target, "PDF", save_all=True, append_images=pages[1:], resolution=dpi)
    return len(pages)


def main() -> None:
    print("dpi  words right  LiNT, mean difference  largest  s/page")
    for dpi in (300, 200, 150):
        right, differences, seconds, pages = [], [], 0.0, 0
        for name in sys.argv[1:]:
            with tempfile.TemporaryDirectory() as folder:
                scan = Path(folder) / "scan.pdf"
                pages += scanned(Path(name), scan, dpi)
                start = time.perf_counter()
                read = sources.read_path(scan)
                seconds += time.perf_counter() - start
                printed = words(sources.read_path(Path(name)).text)
                matcher = SequenceMatcher(None, words(read.text), printed, autojunk=False)
                right.append(sum(block.size for block in matcher.get_matching_blocks()) / len(printed))
                scores = [begrijpelijk.check(path).documents[0].scores.lint or 0.0 for path in (name, scan)]
                differences.append(abs(scores[0] - scores[1]))
        print(f"{dpi}  {mean(right):.4f}  {mean(differences):.2f}  {max(differences):.2f}  {seconds / pages:.1f}")


if __name__ == "__main__":
    main()
