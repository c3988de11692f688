"""Make the pictures of the manual from the real thing: the page, the reports, and Word and PDF with comments.

    python docs/handleiding/maken.py [NAME ...]

Starts ``begrijpelijk serve`` and drives it in Chromium. Needs ``begrijpelijk[server,browser,ocr]`` and a Chromium; the
picture of Word needs LibreOffice and is left as it was without it. With names only those pictures are made.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from begrijpelijk.browser.launch import open_browser

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = Path(__file__).parent
PICTURES = HERE / "beelden"
LEAFLETS = HERE.parent / "voorbeelden"
WIDE, PHONE = 1280, 390  # CSS pixels
COLOURS = 128  # of a picture; the page has few, and so it stays small
COMMENTS_IN_MARGIN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Writer/Print/Content">
<prop oor:name="Note" oor:op="fuse"><value>4</value></prop></item></oor:items>"""
READY = 120_000  # milliseconds in which a busy computer must have loaded the language model

OLD = (
    "Indien u koorts heeft, dient u onverwijld contact op te nemen met de polikliniek. "
    "De wond wordt gecontroleerd door de verpleegkundige. "
    "Tevens wordt een afspraak gemaakt bij de behandelend specialist. Vervoer per auto wordt ontraden. "
    "Voor overige informatie kunt u de website van het ziekenhuis raadplegen."
)
NEW = (
    "Hebt u koorts? Bel dan meteen de polikliniek. De verpleegkundige kijkt naar de wond. "
    "Zij maakt ook een afspraak voor u. U praat dan met uw eigen arts. Rijd nog niet zelf met de auto. "
    "Laat u brengen door iemand uit uw familie."
)
FOLDER = {
    "knieoperatie.docx": "knieoperatie/c1.docx",
    "opname-kind.docx": "opname-kind/b2.docx",
    "staaroperatie.pdf": "staaroperatie/b1.pdf",
    "bloedverdunners.pdf": "bloedverdunners/b2.pdf",
    "darmonderzoek.docx": "darmonderzoek/a2.docx",
    "suikerziekte.txt": "suikerziekte/b1.txt",
}


def save(name: str, picture: bytes, *, box: tuple[int, int, int, int] | None = None) -> None:
    """Write a picture with few colours; `box` (left, top, right, bottom) cuts a part out of it."""
    from PIL import Image

    image = Image.open(io.BytesIO(picture)).convert("RGB")
    if box is not None:
        image = image.crop(box)
    few = image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    target = PICTURES / f"{name}.png"
    few.save(target, optimize=True)
    print(f"{target.relative_to(HERE)}: {image.width} x {image.height}, {target.stat().st_size // 1024} kB")


@contextmanager
def server() -> Iterator[str]:
    """The address of a running page."""
    process = subprocess.Popen(
        [sys.executable, "-m", "begrijpelijk", "serve", "--poort", "0", "--geen-browser", "--werkers", "1",
         "--mappen", "voorbeelden"],
        cwd=HERE.parent,
        stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        address = re.search(r"http://\S+", process.stdout.readline())
        if address is None:
            raise SystemExit("begrijpelijk serve did not start")
        yield address[0]
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()


class Photographer:
    """Takes the pictures that were asked for."""

    def __init__(self, browser: Any, address: str, wanted: list[str]) -> None:
        self.browser = browser
        self.address = address
        self.wanted = wanted

    def wants(self, *names: str) -> bool:
        """Whether one of these pictures is to be made."""
        return not self.wanted or any(name in self.wanted for name in names)

    @contextmanager
    def page(self, address: str | None = None, width: int = WIDE, height: int = 860) -> Iterator[Page]:
        """A window with the page (or another address) in it."""
        page = self.browser.new_page(
            viewport={"width": width, "height": height}, reduced_motion="reduce", locale="nl-NL"
        )
        page.set_default_timeout(READY)
        page.goto(address or self.address)
        if address is None:
            page.wait_for_selector("html[data-klaar]")
        try:
            yield page
        finally:
            page.close()

    def take(self, page: Page, name: str, selector: str | None = None, *, upto: str | None = None) -> None:
        """A picture of the window; of one element; or of the page as far as the end of an element."""
        page.wait_for_timeout(300)  # the list is drawn in slices
        if selector is not None:
            save(name, page.locator(selector).first.screenshot())
            return
        if upto is None:
            save(name, page.screenshot())
            return
        bottom = page.locator(upto).first.evaluate("e => e.getBoundingClientRect().bottom + scrollY")
        whole = page.screenshot(full_page=True)
        width = page.viewport_size["width"] if page.viewport_size else WIDE
        save(name, whole, box=(0, 0, width, int(bottom) + 24))


def example(page: Page) -> None:
    """Press the button with the example, and wait for its points."""
    page.get_by_role("button", name="Probeer een voorbeeld").click()
    page.wait_for_selector("#bevindingen .punt")


def open_card(page: Page, words: str) -> None:
    """Click on marked words in the text."""
    box = page.evaluate(
        """words => { const mark = [...document.querySelectorAll('.onderlaag .m.kort')]
            .find(each => each.textContent === words);
            mark.scrollIntoView({block: 'center'});
            const {left, top, width, height} = mark.getClientRects()[0];
            return [left + width / 2, top + height / 2] }""",
        words,
    )
    page.mouse.click(*box)
    page.wait_for_selector("#zweefkaart:not([hidden])")


def own_page(camera: Photographer) -> None:
    """The page itself: empty, with a text, with a card, with a file, and its other screens."""
    if camera.wants("begin"):
        with camera.page(height=640) as page:
            camera.take(page, "begin")
    if camera.wants("tekst", "kaart", "uitslag", "meenemen"):
        with camera.page(height=960) as page:
            example(page)
            if camera.wants("tekst"):
                camera.take(page, "tekst")
            if camera.wants("uitslag"):
                camera.take(page, "uitslag", "#oordeel")
            if camera.wants("meenemen"):
                camera.take(page, "meenemen", "#meenemen")
            if camera.wants("kaart"):
                open_card(page, "anticoagulantia")
                camera.take(page, "kaart", ".tekstkant")
    if camera.wants("telefoon"):
        with camera.page(width=PHONE) as page:
            example(page)
            camera.take(page, "telefoon", upto="#schrijven")
    if camera.wants("bestand"):
        with camera.page(height=960) as page:
            page.set_input_files("#bestand", LEAFLETS / "knieoperatie" / "b2.docx")
            page.wait_for_selector("#bevindingen .punt")
            page.evaluate("scrollTo(0, 0)")
            camera.take(page, "bestand")
    if camera.wants("vergelijken"):
        with camera.page() as page:
            page.goto(f"{camera.address}#vergelijken")
            page.fill("#oud", OLD)
            page.fill("#nieuw", NEW)
            page.get_by_role("button", name="Vergelijk", exact=True).click()
            page.wait_for_selector("#verschil:not([hidden]) h2")
            page.evaluate("scrollTo(0, 0)")
            camera.take(page, "vergelijken", upto="#verschil > :nth-child(3)")
    if camera.wants("woorden"):
        with camera.page() as page:
            page.goto(f"{camera.address}#woorden")
            page.fill("#zoek-woord", "bloeddruk")
            page.wait_for_function("() => document.querySelector('.woord dt')?.textContent.includes('bloeddruk')")
            camera.take(page, "woorden", upto="#woordenlijst")
    if camera.wants("instellingen"):
        with camera.page(height=900) as page:
            page.goto(f"{camera.address}#instellingen")
            page.wait_for_selector(".vakjes input")
            camera.take(page, "instellingen")


def organisation(camera: Photographer) -> None:
    """The self-test, and the scorecard of our own leaflets."""
    if not camera.wants("zelftest", "scorekaart"):
        return
    with camera.page(height=900) as page:
        page.goto(f"{camera.address}#zelftest")
        page.wait_for_selector(".kenmerk")
        page.fill("#wie", "An de Wit")
        page.fill("#afdeling", "Zorg")
        page.check("input[name=vraag-1][value=ja]")
        page.fill("#vraag-1-uitleg", "In maart vroegen wij het aan 40 collega's.")
        for number, given in ((2, "deels"), (3, "nee"), (4, "ja")):
            page.check(f"input[name=vraag-{number}][value={given}]")
        page.evaluate("document.activeElement.blur(), scrollTo(0, 0)")
        if camera.wants("zelftest"):
            camera.take(page, "zelftest")
        if camera.wants("scorekaart"):
            page.click(".boven nav a[href='#scorekaart']")
            page.check("#maplijst input")
            page.click("#auditvorm [type=submit]")
            page.get_by_role("button", name="Tel mijn antwoorden mee").click()
            page.wait_for_selector("#antwoorden-kop:focus")
            page.evaluate("document.activeElement.blur(), scrollTo(0, 0)")
            camera.take(page, "scorekaart", upto="#kaart > .kaartkop")


def run(folder: Path, *arguments: str) -> None:
    """Run begrijpelijk in a folder, so that its reports name no path of this computer.

    Exit code 1, a text that is not easy enough, is what we are here for.
    """
    done = subprocess.run([sys.executable, "-m", "begrijpelijk", *arguments], cwd=folder, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"begrijpelijk {' '.join(arguments)}: {done.returncode}")


def reports(camera: Photographer, scratch: Path) -> None:
    """The report of a leaflet as a web page, and the overview of a folder."""
    if camera.wants("verslag", "verslag-telefoon"):
        shutil.copyfile(LEAFLETS / "knieoperatie" / "b2.docx", scratch / "knieoperatie.docx")
        run(scratch, "check", "knieoperatie.docx", "--format", "html", "--output", "verslag.html")
        for name, width, height in (("verslag", WIDE, 1000), ("verslag-telefoon", PHONE, 844)):
            if camera.wants(name):
                with camera.page((scratch / "verslag.html").as_uri(), width, height) as page:
                    camera.take(page, name)
    if camera.wants("overzicht"):
        folder = scratch / "folders"
        folder.mkdir()
        for name, source in FOLDER.items():
            shutil.copyfile(LEAFLETS / source, folder / name)
        run(scratch, "check", "folders", "--format", "html", "--output", "overzicht/")
        with camera.page((scratch / "overzicht" / "index.html").as_uri(), height=760) as page:
            camera.take(page, "overzicht")


def copies(scratch: Path, wants: Callable[..., bool]) -> None:
    """A Word file and a PDF with comments, as the programs that open them show these."""
    if wants("pdf"):
        shutil.copyfile(LEAFLETS / "staaroperatie" / "b2.pdf", scratch / "staar.pdf")
        run(scratch, "check", "staar.pdf", "--opmerkingen", "kopie", "--output", "pdf.txt")
        save("pdf", first_page(scratch / "kopie" / "staar.pdf", 1000), box=(0, 0, 1000, 800))
    if wants("word"):
        office = shutil.which("soffice")
        if office is None:
            print("no LibreOffice: beelden/word.png stays as it is")
            return
        shutil.copyfile(LEAFLETS / "knieoperatie" / "b1.docx", scratch / "knie.docx")
        run(scratch, "check", "knie.docx", "--opmerkingen", "kopie", "--output", "word.txt")
        settings = scratch / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(COMMENTS_IN_MARGIN, encoding="utf-8")
        profile = f"-env:UserInstallation={(scratch / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--print-to-file", "--outdir", scratch, "kopie/knie.docx"]
        subprocess.run(command, cwd=scratch, check=True, stdout=subprocess.DEVNULL)
        save("word", first_page(scratch / "knie.pdf", 1280), box=(60, 220, 1230, 960))


def first_page(pdf: Path, width: int) -> bytes:
    """The first page of a PDF, so many pixels wide."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        out = io.BytesIO()
        page.render(scale=width / page.get_width(), may_draw_forms=True).to_pil().save(out, "PNG")
    return out.getvalue()


def main(wanted: list[str]) -> None:
    """Make all pictures, or those that are named."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, server() as address, open_browser() as browser:
        camera = Photographer(browser, address, wanted)
        own_page(camera)
        organisation(camera)
        reports(camera, Path(folder))
        copies(Path(folder), camera.wants)
    total = sum(picture.stat().st_size for picture in PICTURES.iterdir())
    print(f"{total / 1024 / 1024:.2f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
