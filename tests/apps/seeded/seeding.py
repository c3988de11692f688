"""Pages and flows in which defects are seeded: a clean page, and per variant the exact edits that spoil it.

Each folder beside this file is a page (or a flow) with a `defects.toml`: what is wrong in a variant, by the id of the
rule that should say so, where it is to be seen (a selector or the heading of a screen), and the edits that do it. An
edit that no longer fits its page is an error, so that no defect can quietly disappear. Another folder in the same form
can be measured too: `python benchmarks/digital.py --cases FOLDER`.

    soort = "bladzijde"                    # or "stroom": a flow, which is walked
    schermen = ["Hoe oud bent u?"]         # of a flow: a text of each screen that must be met
    uitslagen = ["Bel uw huisarts"]        # of a flow: the same for its outcomes

    [[variant]]                            # some defects together, that do not touch one another
    naam = "velden"                        # the address is /seeded/FOLDER/velden/; "schoon" is the page as it is
    [[variant.fout]]
    regel = "veld-label"                   # the id of the rule that has to speak
    waar = "Hoe oud bent u?"               # of a flow: a text of the screen; of a page: a selector, for the reader
    waarom = "a name in the field alone"   # for the reader
    bestand = "index.html"                 # the file that is changed; index.html where this is left out
    wijzig = [["<label>Leeftijd</label>", ""]]  # texts to replace; each once in the file, with * before it everywhere

A flow that a variant puts behind a log-in is walked with the name and the password "demo".
"""

import mimetypes
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from app_server import App, Request, Response

HERE = Path(__file__).parent
CLEAN = "schoon"


@dataclass(frozen=True)
class Defect:
    """One seeded defect: the rule that should find it, where, and how it got there."""

    rule: str
    where: str
    edits: tuple[tuple[str, str], ...]
    file: str = "index.html"
    why: str = ""


@dataclass(frozen=True)
class SeededPage:
    """A page or a flow, its variants with their defects, and the rules it says nothing about."""

    name: str
    flow: bool
    folder: Path
    defects: dict[str, tuple[Defect, ...]]
    screens: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    answers: dict[str, list[str]] = field(default_factory=dict)


@cache
def pages(folder: Path = HERE) -> tuple[SeededPage, ...]:
    """All of them, in the order of their names. Raises `ValueError` for an edit that does not fit its page."""
    found = []
    for path in sorted(folder.resolve().glob("*/defects.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        defects = {
            variant["naam"]: tuple(
                Defect(
                    rule=item["regel"],
                    where=item["waar"],
                    edits=tuple((old, new) for old, new in item["wijzig"]),
                    file=item.get("bestand", "index.html"),
                    why=item.get("waarom", ""),
                )
                for item in variant["fout"]
            )
            for variant in data.get("variant", [])
        }
        page = SeededPage(
            path.parent.name,
            data["soort"] == "stroom",
            path.parent,
            defects,
            tuple(data.get("schermen", [])),
            tuple(data.get("uitslagen", [])),
            data.get("antwoorden", {}),
        )
        for name in defects:
            for file in {defect.file for defect in defects[name]}:
                spoiled(page, name, file)
        found.append(page)
    return tuple(found)


def spoiled(page: SeededPage, variant: str, file: str) -> str:
    """The text of a file in a variant; an edit must fit in exactly one place, or everywhere when it starts with `*`."""
    text = (page.folder / file).read_text(encoding="utf-8")
    for defect in page.defects.get(variant, ()):
        if defect.file != file:
            continue
        for old, new in defect.edits:
            everywhere = old.startswith("*")
            old = old.removeprefix("*")
            count = text.count(old)
            if count == 0 or (count > 1 and not everywhere):
                raise ValueError(f"{page.name}/{variant}: {old!r} stands in {file} {count} times")
            text = text.replace(old, new)
    return text


def app(page: SeededPage, variant: str) -> App:
    """A page in one variant, as files."""

    def handle(request: Request) -> Response:
        name = request.path or "index.html"
        path = (page.folder / name).resolve()
        if path.suffix == ".toml" or not path.is_relative_to(page.folder) or not path.is_file():
            return Response("Niet gevonden", 404)
        if path.suffix in {".html", ".js", ".css"}:
            kind = mimetypes.guess_type(path.name)[0] or "text/plain"
            return Response(spoiled(page, variant, name), kind=f"{kind}; charset=utf-8")
        return Response(path.read_bytes(), kind=mimetypes.guess_type(path.name)[0] or "application/octet-stream")

    return handle
