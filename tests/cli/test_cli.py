import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from cli_texts import GOOD, PROGRAM


def one_line(result, *parts):
    """The complaint of a run that failed: one line on standard error, nothing on standard output."""
    lines = result.stderr.splitlines()
    assert len(lines) == 1 and lines[0].startswith("begrijpelijk: "), result.stderr
    assert all(part.casefold() in lines[0].casefold() for part in parts), lines[0]
    assert "Traceback" not in result.stderr
    return True


class TestExitCodes:
    def test_a_good_text(self, process):
        result = process("check", "goed.txt")
        assert (result.returncode, result.stderr) == (0, "")
        assert "niveau 1 van 4" in result.stdout

    def test_a_hard_text(self, process):
        result = process("check", "moeilijk.txt")
        assert (result.returncode, result.stderr) == (1, "")

    def test_a_missing_file_does_not_stop_the_others(self, begrijpelijk):
        result = begrijpelijk("check", "nee.txt", "goed.txt", "--format", "json")
        assert result.returncode == 2
        assert result.stderr == "begrijpelijk: nee.txt: Dit bestand bestaat niet. Controleer de naam.\n"
        data = json.loads(result.stdout)
        assert [document["source"] for document in data["documents"]] == ["goed.txt"]
        assert data["errors"][0]["source"] == "nee.txt"

    @pytest.mark.parametrize(("level", "code"), [("A2", 1), ("B1", 1), ("B2", 1), ("C1", 0)])
    def test_the_level(self, begrijpelijk, level, code):
        assert begrijpelijk("check", "moeilijk.txt", "--niveau", level, "--zonder", "formeel-woord").returncode == code

    def test_fail_on(self, begrijpelijk):
        common = ("check", "moeilijk.txt", "--niveau", "C1")
        assert begrijpelijk(*common).returncode == 1
        assert begrijpelijk(*common, "--fail-on", "nooit").returncode == 0
        assert begrijpelijk(*common, "--regel", "lange-zin").returncode == 0

    def test_a_text_too_short_to_measure_passes(self, begrijpelijk):
        result = begrijpelijk("check", "-", stdin="Bel 112.")
        assert result.returncode == 0 and "te kort om te meten" in result.stdout

    def test_standard_input(self, begrijpelijk):
        assert begrijpelijk("check", "-", stdin="Dit is een heel moeilijke tekst.").returncode == 1


WRONG = [
    (("check",), ["wat u wilt bekijken"]),
    ((), ["kies een opdracht"]),
    (("chek", "x"), ["chek", "Bedoelt u 'check'?"]),
    (("check", "goed.txt", "--niveu", "B1"), ["--niveu", "Bedoelt u --niveau?"]),
    (("check", "goed.txt", "--onzin"), ["--onzin", "--help"]),
    (("check", "goed.txt", "--niveau", "B3"), ["--niveau", "'B3'", "A2, B1, B2, C1"]),
    (("check", "goed.txt", "--niveau"), ["--niveau", "ontbreekt"]),
    (("check", "goed.txt", "--fail-on", "fouten"), ["Bedoelt u 'fout'?"]),
    (("check", "goed.txt", "--lang", "fr"), ["--lang", "nl, en"]),
    (("check", "goed.txt", "--format", "jsn"), ["--format", "Bedoelt u 'json'?"]),
    (("check", "goed.txt", "--format", "pdf"), ["--format", "text, json"]),
    (("check", "goed.txt", "--regel", "lange-zinn"), ["--regel", "Bedoelt u 'lange-zin'?"]),
    (("check", "goed.txt", "--zonder", "x"), ["--zonder", "begrijpelijk regels"]),
    (("check", "goed.txt", "--config", "nee.toml"), ["nee.toml", "bestaat niet"]),
    (("check", "goed.txt", "--baseline", "nee.json"), ["nee.json", "--baseline-schrijven"]),
    (("check", "goed.txt", "--baseline", "a", "--baseline-schrijven", "b"), ["niet allebei"]),
    (("check", "goed.txt", "--ja"), ["--ja", "--verbeter"]),
    (("check", "goed.txt", "--output", "nee/x.json"), ["nee/x.json", "map bestaat niet"]),
    (("check", "goed.txt", "--output", "goed.txt/x.json"), ["geen map"]),
    (("check", "goed.txt", "--output", "."), ["dit is een map"]),
    (("check", "goed.txt", "--output", "goed.txt"), ["ook de bron"]),
    (("check", "goed.txt", "--output", "/proc/x.json"), ["/proc/x.json"]),
    (("regels", "lange-zn"), ["Bedoelt u 'lange-zin'?"]),
    (("regels", "lange-zin", "nog-een"), ["te veel"]),
]


@pytest.mark.parametrize(("arguments", "parts"), WRONG, ids=[" ".join(case[0]) or "nothing" for case in WRONG])
def test_wrong_use_is_one_dutch_line_and_exit_2(begrijpelijk, arguments, parts):
    result = begrijpelijk(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert one_line(result, *parts)


def test_a_wrong_configuration_names_the_nearest_key(begrijpelijk, tmp_path):
    (tmp_path / "begrijpelijk.toml").write_text('\nnivo = "B1"\n')
    result = begrijpelijk("check", "goed.txt")
    assert result.returncode == 2
    assert one_line(result, "begrijpelijk.toml, regel 2", "Bedoelt u 'niveau'?")


def test_the_configuration_is_found_and_the_command_line_wins(begrijpelijk, tmp_path):
    (tmp_path / "begrijpelijk.toml").write_text('niveau = "C1"\nzonder = ["formeel-woord"]\n')
    assert begrijpelijk("check", "moeilijk.txt").returncode == 0
    assert begrijpelijk("check", "moeilijk.txt", "--niveau", "B1").returncode == 1


class TestUnexpected:
    def test_a_bug_is_one_line_without_the_text(self, begrijpelijk):
        result = begrijpelijk("check", "-", stdin="BUG met een naam van een patiënt")
        assert result.returncode == 2
        assert one_line(result, "fout in het programma zelf", "RuntimeError", "BEGRIJPELIJK_TRACEBACK=1")
        assert "patiënt" not in result.stderr

    def test_a_traceback_only_when_asked(self, process):
        assert "Traceback" in process("check", "-", stdin="BUG", BEGRIJPELIJK_TRACEBACK="1").stderr

    def test_ctrl_c(self, tmp_path):
        process = subprocess.Popen(
            [sys.executable, PROGRAM, "check", "-"], stdin=-1, stdout=-1, stderr=-1, text=True, cwd=tmp_path
        )
        process.stdin.write("WACHT")
        process.stdin.close()
        assert process.stderr.readline() == "klaar\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert process.stderr.read() == "begrijpelijk: Gestopt.\n"
        assert process.stdout.read() == ""

    def test_ctrl_c_while_something_is_imported(self, tmp_path):
        """Under ``-m`` Python ends by the signal where Ctrl-C fell in an `exec`, as of a dataclass being made."""
        (tmp_path / "started.py").write_text(
            "from begrijpelijk import cli\ncli._tell('begin')\n"
            "def app(**_):\n    exec('raise KeyboardInterrupt')\ncli.app = app\ncli.main()\n"
        )
        done = subprocess.run([sys.executable, "-m", "started"], cwd=tmp_path, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (130, "begrijpelijk: Begin.\nbegrijpelijk: Gestopt.\n")

    @pytest.mark.parametrize("ending", ["raise OSError('the browser went away')", "return 2"])
    def test_ctrl_c_after_which_something_else_goes_wrong(self, tmp_path, ending):
        """A browser that ends by the same Ctrl-C, and is then asked for something, fails with an error of its own."""
        (tmp_path / "started.py").write_text(
            "import os, signal, time\nfrom begrijpelijk import cli\ndef app(**_):\n    try:\n"
            "        exec('os.kill(os.getpid(), signal.SIGINT); time.sleep(5)')\n"
            f"    except KeyboardInterrupt:\n        {ending}\ncli.app = app\ncli.main()\n"
        )
        done = subprocess.run([sys.executable, "-m", "started"], cwd=tmp_path, capture_output=True, text=True)
        said = "" if "return" in ending else "begrijpelijk: Gestopt.\n"
        assert (done.returncode, done.stderr) == (130, said)

    @pytest.mark.parametrize("command", ["check moeilijk.txt --format json", "schema", "regels"])
    def test_a_broken_pipe(self, begrijpelijk, tmp_path, command):
        (tmp_path / "moeilijk.txt").write_text("derhalve moeilijk " * 3000)
        shell = f'set -o pipefail; "{sys.executable}" "{PROGRAM}" {command} | true; echo "${{PIPESTATUS[0]}}"'
        result = subprocess.run(["bash", "-c", shell], cwd=tmp_path, capture_output=True, text=True, timeout=60)
        assert result.stderr == ""
        assert result.stdout.strip() == ("1" if "check" in command else "0")

    def test_closed_streams_and_a_full_disk(self, tmp_path, begrijpelijk):
        for redirect, code in ((">&-", 0), ("2>&-", 0), (">/dev/full", 2)):
            shell = f'"{sys.executable}" "{PROGRAM}" check goed.txt {redirect}'
            result = subprocess.run(["bash", "-c", shell], cwd=tmp_path, capture_output=True, text=True, timeout=60)
            assert (result.returncode, "Traceback" in result.stderr) == (code, False), redirect

    def test_a_name_with_strange_characters(self, begrijpelijk, tmp_path):
        result = subprocess.run(
            [sys.executable, PROGRAM, "check", b"\xff\x1b[31m\nx.txt"], cwd=tmp_path, capture_output=True, timeout=60
        )
        assert result.returncode == 2
        assert result.stderr.count(b"\n") == 1 and b"\x1b" not in result.stderr


class TestOutput:
    @pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "markdown", "csv"])
    def test_a_file_holds_the_same_as_standard_output(self, begrijpelijk, tmp_path, form):
        printed = begrijpelijk("check", "moeilijk.txt", "--format", form)
        result = begrijpelijk("check", "moeilijk.txt", "--format", form, "--output", "verslag")
        assert (result.returncode, result.stdout, result.stderr) == (1, "", "")
        assert (tmp_path / "verslag").read_text("utf-8") == printed.stdout
        assert not list(tmp_path.glob(".*.tmp"))

    def test_a_link_stays_a_link_and_a_device_a_device(self, begrijpelijk, tmp_path):
        (tmp_path / "echt.txt").write_text("oud")
        (tmp_path / "link.txt").symlink_to("echt.txt")
        begrijpelijk("check", "goed.txt", "--output", "link.txt")
        assert (tmp_path / "link.txt").is_symlink() and "niveau 1" in (tmp_path / "echt.txt").read_text()
        assert begrijpelijk("check", "goed.txt", "--output", "/dev/null").returncode == 0
        assert not Path("/dev/null").is_file()

    @pytest.mark.parametrize("columns", ["80", "40"])
    def test_the_width(self, begrijpelijk, columns):
        for sources in (("moeilijk.txt",), ("goed.txt", "moeilijk.txt") * 3):
            printed = begrijpelijk("check", *sources, COLUMNS=columns).stdout
            assert max(map(len, printed.splitlines())) <= int(columns)

    def test_no_colour_when_nobody_sees_it(self, begrijpelijk):
        assert "\x1b" not in begrijpelijk("check", "moeilijk.txt").stdout
        assert "\x1b[" in begrijpelijk("check", "moeilijk.txt", FORCE_COLOR="1").stdout
        assert "\x1b" not in begrijpelijk("check", "moeilijk.txt", FORCE_COLOR="1", NO_COLOR="1").stdout

    def test_a_terminal_that_cannot_show_everything(self, process):
        assert process("check", "moeilijk.txt", PYTHONIOENCODING="ascii").returncode == 1
        printed = process("check", "moeilijk.txt", "--format", "markdown", PYTHONIOENCODING="ascii")
        assert "Deze tekst is heel moeilijk" in printed.stdout

    def test_the_text_itself_only_when_asked(self, begrijpelijk):
        asked = json.loads(begrijpelijk("check", "goed.txt", "--format", "json", "--tekst").stdout)
        assert asked["documents"][0]["text"] == GOOD
        assert "text" not in json.loads(begrijpelijk("check", "goed.txt", "--format", "json").stdout)["documents"][0]

    def test_english(self, begrijpelijk):
        assert "This text is easy" in begrijpelijk("check", "goed.txt", "--lang", "en").stdout


def in_terminal(arguments, folder, typed=b""):
    """Run in a terminal and give what it showed."""
    process, terminal = pty.fork()
    if not process:
        os.chdir(folder)
        os.execve(sys.executable, [sys.executable, str(PROGRAM), *arguments], {**os.environ, "TERM": "xterm"})
    os.write(terminal, typed)
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.waitpid(process, 0)
    return shown.decode()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a terminal of Unix")
class TestTerminal:
    def test_progress_with_more_than_three_sources(self, begrijpelijk, tmp_path):
        for number in range(4):
            (tmp_path / f"{number}.txt").write_text(GOOD)
        names = [f"{number}.txt" for number in range(4)]
        assert "4/4 3.txt" in in_terminal(["check", *names], tmp_path)
        assert "3/3" not in in_terminal(["check", *names[:3]], tmp_path)

    def test_colour(self, begrijpelijk, tmp_path, monkeypatch):
        monkeypatch.delenv("NO_COLOR", raising=False)
        assert "\x1b[1" in in_terminal(["check", "goed.txt"], tmp_path)
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[" not in in_terminal(["check", "goed.txt"], tmp_path)

    @pytest.mark.parametrize(("answer", "written"), [(b"j\n", True), (b"n\n", False), (b"\n", False)])
    def test_improving_asks_first(self, begrijpelijk, tmp_path, answer, written):
        shown = in_terminal(["check", "--verbeter", "moeilijk.txt"], tmp_path, answer)
        assert shown.index("+Deze tekst is moeilijk. Het is dus goed") < shown.index("[j/N]")
        assert (tmp_path / "moeilijk.verbeterd.txt").exists() is written


class TestHelp:
    def test_it_is_dutch(self, begrijpelijk):
        for arguments in (("--help",), ("check", "--help"), ("regels", "-h"), ("schema", "--help")):
            result = begrijpelijk(*arguments)
            assert result.returncode == 0 and result.stdout.startswith("Gebruik: begrijpelijk")
            assert not any(word in result.stdout for word in ("Usage", "Options", "Show this", "Commands"))

    def test_it_names_all_options_of_the_contract(self, begrijpelijk):
        shown = begrijpelijk("check", "--help").stdout
        for option in ("format", "output", "niveau", "fail-on", "regel", "zonder", "config", "lang"):
            assert f"--{option} " in shown

    def test_it_loads_nothing_heavy(self):
        code = (
            "import sys; from begrijpelijk.cli import run; run(['check', '--help']);"
            "print([m for m in ('pydantic', 'spacy', 'rich', 'numpy') if m in sys.modules])"
        )
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
        assert result.stdout.splitlines()[-1] == "[]"

    def test_version(self, begrijpelijk):
        from begrijpelijk import __version__

        assert begrijpelijk("--version").stdout == f"begrijpelijk {__version__}\n"


class TestRegels:
    def test_the_list_and_one_in_full(self, begrijpelijk):
        listed = begrijpelijk("regels").stdout
        assert "Titel van lange-zin" in listed and listed.index("formeel-woord") < listed.index("lange-zin")
        shown = begrijpelijk("regels", "lange-zin").stdout
        for part in (
            "Uitleg van lange-zin.",
            "Niet zo: Niet goed.",
            "waarschuwing: Vanaf hoeveel woorden. Standaard: 20.",
        ):
            assert part in shown
        assert "Explanation of lange-zin." in begrijpelijk("regels", "lange-zin", "--lang", "en").stdout

    def test_the_width(self, begrijpelijk):
        for arguments in (("regels",), ("regels", "lange-zin")):
            assert max(map(len, begrijpelijk(*arguments, COLUMNS="40").stdout.splitlines())) <= 40


class TestBaseline:
    def test_accept_today_and_report_what_is_new(self, begrijpelijk, tmp_path):
        (tmp_path / "tekst.txt").write_text("Het is derhalve goed om te bellen.")
        assert begrijpelijk("check", "tekst.txt").returncode == 1
        accepted = begrijpelijk("check", "tekst.txt", "--baseline-schrijven", "bekend.json")
        assert accepted.returncode == 0 and "bekend.json" in accepted.stderr
        result = begrijpelijk("check", "tekst.txt", "--baseline", "bekend.json")
        assert result.returncode == 0 and "1 punt stond al" in result.stdout
        (tmp_path / "begrijpelijk.toml").write_text('baseline = "bekend.json"')
        assert begrijpelijk("check", "tekst.txt").returncode == 0
        (tmp_path / "tekst.txt").write_text("Het is derhalve goed om te mailen.")
        assert begrijpelijk("check", "tekst.txt").returncode == 1


class TestVerbeter:
    def test_it_shows_and_writes_a_copy(self, begrijpelijk, tmp_path):
        before = (tmp_path / "moeilijk.txt").read_text()
        result = begrijpelijk("check", "moeilijk.txt", "--verbeter", "--ja", "--format", "json")
        assert result.returncode == 1 and json.loads(result.stdout)
        assert "--- moeilijk.txt" in result.stderr and "+++ moeilijk.verbeterd.txt" in result.stderr
        copy = tmp_path / "moeilijk.verbeterd.txt"
        assert copy.read_text() == before.replace("derhalve", "dus")
        assert (tmp_path / "moeilijk.txt").read_text() == before
        begrijpelijk("check", "moeilijk.txt", "moeilijk.verbeterd.txt", "--verbeter", "--ja")
        assert copy.read_text() == before.replace("derhalve", "dus")
        assert sorted(path.name for path in tmp_path.glob("*verbeterd*")) == ["moeilijk.verbeterd.txt"]

    def test_without_a_terminal_nothing_is_written(self, begrijpelijk, tmp_path):
        assert "--ja" in begrijpelijk("check", "moeilijk.txt", "--verbeter").stderr
        assert not (tmp_path / "moeilijk.verbeterd.txt").exists()

    def test_nothing_to_improve_and_no_file(self, begrijpelijk):
        assert "vanzelf" in begrijpelijk("check", "goed.txt", "--verbeter", "--ja").stderr
        assert "alleen bij een bestand" in begrijpelijk("check", "-", "--verbeter", "--ja", stdin="derhalve").stderr

    @pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
    def test_the_form_of_the_file_is_kept(self, begrijpelijk, tmp_path, start):
        (tmp_path / "a.txt").write_bytes(start + "Één.\r\nHet is derhalve zo.\r\n".encode())
        begrijpelijk("check", "a.txt", "--verbeter", "--ja")
        assert (tmp_path / "a.verbeterd.txt").read_bytes() == start + "Één.\r\nHet is dus zo.\r\n".encode()


def test_the_schema_is_the_one_in_the_package(begrijpelijk):
    from importlib.resources import files

    shipped = files("begrijpelijk").joinpath("schema/report-1.json").read_text("utf-8")
    assert begrijpelijk("schema").stdout == shipped, "run: begrijpelijk schema > src/begrijpelijk/schema/report-1.json"
    json.loads(shipped)
