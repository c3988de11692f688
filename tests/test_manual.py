"""The manual for communication teams is true: its commands run, what it names exists, and it is at B1 itself."""

import ast
import http.server
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
import threading
import tomllib
from functools import cache, partial
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

import begrijpelijk
from begrijpelijk.cli import run

ROOT = Path(__file__).parent.parent
MANUAL = ROOT / "docs" / "handleiding"
PAGE = ROOT / "src" / "begrijpelijk" / "server" / "page"
CHAPTERS = sorted(MANUAL.glob("*.md"))
EXAMPLES = ROOT / "docs" / "voorbeelden"
ADDRESS = "https://www.voorbeeld.nl/"
# A manual of a program has no costs, and its contact is the message itself; the pictures stand in other chapters.
EXCLUDE = ["contact-ontbreekt", "datum-ontbreekt", "hulp-ontbreekt", "kosten-ontbreken", "beeld-ontbreekt", "te-lang"]
# Quoted, but of Windows, macOS, Word, the text of a reader, or an example of a sentence.
OF_OTHERS = {
    "Windows installer (64-bit)", "Add python.exe to PATH", "Install Now", "macOS 64-bit universal2 installer",
    "Ga door", "Documenten", "Alles uitpakken", "Meer informatie", "Toch uitvoeren", "Open", "Systeeminstellingen",
    "Privacy en beveiliging", "Open toch", "Als programma uitvoeren", "Nieuwe terminal bij map", "Openen in terminal",
    "Controleren", "Verwijderen", "Alle opmerkingen in document verwijderen", "CSV UTF-8", "Opslaan als",
    "Word-document (.docx)", "Publiceren", "Begrijpelijk", "U wordt geholpen.", "anticoagulantia", "bloedverdunners",
    "Dit lijkt op B1", "Goed zo!", "de", "het",
}  # fmt: skip


def each(texts):
    return pytest.mark.parametrize("chapter", texts, ids=lambda path: path.stem)


def text_of(chapter: Path) -> str:
    return chapter.read_text(encoding="utf-8")


def blocks(language: str) -> list[tuple[str, str]]:
    """The fenced blocks of a language, each with the chapter that it stands in."""
    tokens = [(chapter.stem, token) for chapter in CHAPTERS for token in MarkdownIt().parse(text_of(chapter))]
    return [(name, token.content) for name, token in tokens if token.type == "fence" and token.info.strip() == language]


def commands() -> list[str]:
    found = [line for _, block in blocks("sh") for line in block.splitlines() if line.strip()]
    in_line = [match for chapter in CHAPTERS for match in re.findall(r"`(begrijpelijk [^`]+)`", text_of(chapter))]
    return list(dict.fromkeys(found + [line for line in in_line if line != "begrijpelijk check folder.docx"]))


@pytest.fixture
def folder(tmp_path, monkeypatch, request):
    """A folder with what the commands name: leaflets, a list and settings."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(EXAMPLES / "knieoperatie", tmp_path / "docs" / "voorbeelden" / "knieoperatie")
    (tmp_path / "folders").mkdir()
    for name, source in (("folder", "b1"), ("mijn folder", "a2"), ("folders/een", "b2"), ("folders/twee", "a2")):
        shutil.copyfile(EXAMPLES / "knieoperatie" / f"{source}.docx", tmp_path / f"{name}.docx")
    if "samenvoegen" in request.node.name:
        for name in ("zorg", "balie"):
            answer = f'afdeling = "{name}"\n[[antwoord]]\nvraag = "1-weten"\nantwoord = "ja"\n'
            (tmp_path / f"{name}.toml").write_text(answer, encoding="utf-8")
    (settings,) = [block for name, block in blocks("toml") if name == "instellingen"]
    (tmp_path / "begrijpelijk.toml").write_text(settings, encoding="utf-8")
    return tmp_path


@pytest.fixture
def website(tmp_path_factory):
    """A page on this computer, in the place of the one in the manual."""
    site = tmp_path_factory.mktemp("website")
    shutil.copyfile(EXAMPLES / "knieoperatie" / "b1.html", site / "folder.html")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("line", commands())
def test_a_command_does_what_it_says(line, folder, website, capsys, monkeypatch):
    program, *arguments = shlex.split(line.replace(f"{ADDRESS}folder", f"{website}folder.html"))
    assert program == "begrijpelijk"
    if arguments[0] == "serve":
        serves([sys.executable, "-m", "begrijpelijk", *arguments])
        return
    # What people type in the self-test: a name, a department, an answer, no explanation, and that is it for now.
    monkeypatch.setattr(sys, "stdin", io.StringIO("An\nZorg\nja\n\nstop\n"))
    code = run(arguments)
    shown = capsys.readouterr()
    assert code in ((0, 1) if arguments[0] == "check" else (0,)), shown.err
    places = [name for name in ("--output", "--opmerkingen", "--cache") if name in arguments]
    made = {name: folder / arguments[arguments.index(name) + 1] for name in places}
    for path in made.values():
        assert path.exists()
    if "overzicht" in line:
        assert (made["--output"] / "index.html").is_file()
    if "--opmerkingen" in line:
        assert {path.suffix for path in made["--opmerkingen"].iterdir()} == {".docx"}
    if not made:
        assert len(shown.out.splitlines()) > 5


def serves(command):
    pytest.importorskip("fastapi", reason="the server is not installed: pip install 'begrijpelijk[server]'")
    process = subprocess.Popen([*command, "--poort", "0", "--geen-browser"], stdout=subprocess.PIPE, text=True)
    try:
        assert "http://127.0.0.1:" in process.stdout.readline()
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()


def test_the_word_list_of_the_manual_works(folder):
    """The table of the manual as a spreadsheet writes it, with the settings that the manual gives."""
    rows = re.findall(r"^\|(.+)\|$", text_of(MANUAL / "eigen-woorden.md"), re.MULTILINE)
    cells = [[cell.strip() for cell in row.split("|")] for row in rows if "---" not in row]
    assert [len(row) for row in cells] == [4] * 4
    (folder / "onze-woorden.csv").write_text("\n".join(map(";".join, cells)), encoding="utf-8-sig")
    (settings,) = [block for name, block in blocks("toml") if name == "eigen-woorden"]
    (folder / "begrijpelijk.toml").write_text(settings, encoding="utf-8")
    text = "Wij plannen uw dagbehandeling in. Bel het klantcontactcentrum. De polikliniek regelt de narcose."
    (folder / "tekst.txt").write_text(text, encoding="utf-8")
    report = begrijpelijk.check(folder / "tekst.txt")
    assert not report.errors
    found = {finding.excerpt: finding.suggestions for finding in report.documents[0].findings}
    assert found["klantcontactcentrum"] == ["telefonist"]
    assert "dagbehandeling" in found
    assert not {"polikliniek", "narcose"} & set(found)


def test_settings_are_settings(folder):
    for _, block in blocks("toml"):
        assert tomllib.loads(block)
    assert {name for name, _ in blocks("toml")} == {"eigen-woorden", "instellingen"}


def slug(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


@each(CHAPTERS)
def test_links_and_pictures_lead_somewhere(chapter):
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(chapter)):
        name, _, place = target.partition("#")
        path = (chapter.parent / name).resolve() if name else chapter
        assert path.is_file(), target
        assert path.is_relative_to(ROOT)
        if place:
            assert place in [slug(h) for h in re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)], target


def test_every_chapter_can_be_reached_and_every_picture_is_used():
    index = re.findall(r"\]\((\w[\w-]*\.md)\)", text_of(MANUAL / "README.md"))
    assert sorted(index) == sorted(chapter.name for chapter in CHAPTERS if chapter.name != "README.md")
    pictures = {path.name for path in (MANUAL / "beelden").iterdir()}
    assert {name for chapter in CHAPTERS for name in re.findall(r"\(beelden/([\w.-]+)", text_of(chapter))} == pictures
    assert sum(path.stat().st_size for path in (MANUAL / "beelden").iterdir()) < 3_000_000


@each(CHAPTERS)
def test_pictures_say_what_they_show(chapter):
    for description in re.findall(r"!\[([^\]]*)\]", text_of(chapter)):
        assert len(description.split()) >= 4


@cache
def words_of_the_page() -> str:
    texts = json.loads((PAGE / "texts" / "nl.json").read_text(encoding="utf-8"))
    named = [re.sub(r"\{niveau\}", "B1", text) for text in texts.values()]
    return "\n".join([*named, "English"])


@cache
def words_of_the_program() -> str:
    """Every text in the code, with the parts of one sentence joined, and what the starters say."""
    texts = [words_of_the_page()]
    for path in (ROOT / "src" / "begrijpelijk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.append(node.value)
            elif isinstance(node, ast.JoinedStr):
                texts.append("".join(v.value if isinstance(v, ast.Constant) else "{}" for v in node.values))
    texts += [path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "starten").iterdir()]
    return "\n".join(texts)


@each([chapter for chapter in CHAPTERS if chapter.stem != "vragen"])
def test_quoted_names_are_on_the_page(chapter):
    prose = re.sub(r"```.*?```", "", text_of(chapter), flags=re.DOTALL)
    quoted = {" ".join(name.split()) for name in re.findall(r'"([^"]+)"', prose)} - OF_OTHERS
    known = words_of_the_page().splitlines()
    assert [n for n in quoted if n not in known and n not in words_of_the_program()] == []


def messages() -> list[str]:
    return re.findall(r'^### "(.+)"$', text_of(MANUAL / "vragen.md"), re.MULTILINE)


@pytest.mark.parametrize("message", messages())
def test_a_message_is_one_that_the_program_gives(message):
    """As it stands in the code: capital or not, and with a value in the place of a name."""
    first = message[0].lower() + message[1:]
    shape = re.sub(r"'[^']+'|\b\d+(?= MB| seconden)|Engels", "\0", first)
    pattern = re.escape(shape).replace("\0", "'?\\{\\w*\\}'?").replace("\\ ", r"\s+")
    assert re.search(pattern, words_of_the_program(), re.IGNORECASE), pattern


def test_messages_are_plenty():
    assert len(messages()) > 25


@each(CHAPTERS)
def test_the_manual_is_at_b1(chapter):
    own = re.sub(r"^> Niet zo:.*?^>$", "", text_of(chapter), flags=re.DOTALL | re.MULTILINE)
    document = begrijpelijk.check_text(own, "markdown", exclude=EXCLUDE).documents[0]
    heavy = [(f.rule, f.severity, f.excerpt) for f in document.findings if f.severity != "tip"]
    assert [each for each in heavy if each[1] == "fout" and each[2] != "anticoagulantia"] == []
    assert len(heavy) <= max(4, document.words / 40), heavy
    assert document.scores.lint is None or document.scores.lint < 38


@pytest.mark.skipif(sys.platform == "win32", reason="a starter for other systems")
def test_a_starter_says_what_is_missing(tmp_path):
    """Without a Python the starter gives one clear sentence, and makes nothing."""
    shutil.copytree(ROOT / "docs" / "starten", tmp_path / "docs" / "starten")
    (tmp_path / "bin").mkdir()
    for tool in ("dirname", "cmp", "sh"):
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool))
    done = subprocess.run(
        ["/bin/sh", tmp_path / "docs" / "starten" / "begrijpelijk-mac.command"],
        env={"PATH": str(tmp_path / "bin")}, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Begrijpelijk heeft Python 3.11 of nieuwer nodig." in done.stdout
    assert not (tmp_path / ".venv").exists()


def test_the_starters_agree():
    """The one for Windows cannot be run here: at least it does and says the same, and has the line ends of Windows."""
    windows = (ROOT / "docs" / "starten" / "begrijpelijk-windows.bat").read_bytes()
    other = (ROOT / "docs" / "starten" / "begrijpelijk-linux.sh").read_text(encoding="utf-8")
    assert windows.count(b"\r\n") == windows.count(b"\n")
    text = windows.decode("utf-8").replace("\\", "/").replace('"', "'")
    for part in ("'.[server]' ./plugins/begrijpelijk-zorg", "src/begrijpelijk/version.py", ".venv/begrijpelijk-klaar"):
        assert part in text
        assert part in other
    for sentence in ("Begrijpelijk heeft Python 3.11 of nieuwer nodig.", "Het klaarzetten lukt niet."):
        assert sentence in text
        assert sentence in other
