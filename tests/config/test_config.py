import pytest

from begrijpelijk.config import Config, load_config
from begrijpelijk.errors import ConfigError
from begrijpelijk.globs import matches

FULL = """
niveau = "A2"
fail-on = "waarschuwing"
zonder = ["formeel-woord"]
lang = "en"
doelgroep = "je"
woordenlijsten = ["lijsten/eigen.csv"]
toegestaan = ["poli"]
baseline = "bekend.json"

[regels.lange-zin]
waarschuwing = 18

[[paden]]
pad = "brieven/**"
niveau = "B2"
zonder = ["lijdende-vorm"]
regels.lange-zin.koppen = true

[[paden]]
pad = ["*.html", "web/"]
fail-on = "nooit"
"""


def test_the_defaults():
    config = Config()
    assert (config.niveau, config.fail_on, config.lang, config.doelgroep) == ("B1", "fout", "nl", None)
    assert config.enabled("lange-zin")


def test_every_setting_is_read(load, tmp_path):
    config = load(FULL)
    assert (config.niveau, config.fail_on, config.lang, config.doelgroep) == ("A2", "waarschuwing", "en", "je")
    assert config.zonder == ("formeel-woord",) and config.toegestaan == ("poli",)
    assert config.woordenlijsten == (tmp_path / "lijsten/eigen.csv",) and config.baseline == tmp_path / "bekend.json"
    assert not config.enabled("formeel-woord") and config.enabled("lange-zin")


def test_options_have_their_defaults_filled_in(load, registry):
    options = load(FULL).options(registry.checks["lange-zin"].rule)
    assert options == {"waarschuwing": 18, "koppen": False, "deel": 0.5, "woord": "x"}


def test_a_path_section_goes_over_the_file(load, tmp_path, registry):
    config = load(FULL).for_path(str(tmp_path / "brieven/a/b.html"))
    assert (config.niveau, config.fail_on) == ("B2", "nooit")
    assert config.zonder == ("formeel-woord", "lijdende-vorm")
    assert config.options(registry.checks["lange-zin"].rule)["waarschuwing"] == 18
    assert config.options(registry.checks["lange-zin"].rule)["koppen"] is True
    assert load(FULL).for_path(str(tmp_path / "folder.txt")).niveau == "A2"
    assert load(FULL).for_path("-").niveau == "A2"


def test_the_command_line_goes_over_all(load, tmp_path):
    config = load(FULL, niveau="C1", regels=("formeel-woord",)).for_path(str(tmp_path / "brieven/b.txt"))
    assert config.niveau == "C1"
    assert config.enabled("formeel-woord"), "asked for by name"
    assert not config.enabled("lange-zin")


def test_what_the_command_line_leaves_out_is_out(load, tmp_path):
    config = load(FULL, zonder=("lange-zin",)).for_path(str(tmp_path / "brieven/b.txt"))
    assert set(config.zonder) == {"formeel-woord", "lijdende-vorm", "lange-zin"}


def test_a_list_of_rules_names_the_only_ones(load):
    assert load('regels = ["lange-zin"]').regels == ("lange-zin",)
    assert load('alleen = ["lange-zin"]').regels == ("lange-zin",)


class TestFinding:
    def make(self, folder, text, name="begrijpelijk.toml"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)

    def test_upwards_from_the_first_source(self, tmp_path, registry):
        self.make(tmp_path, 'niveau = "C1"')
        source = tmp_path / "a" / "b" / "folder.txt"
        source.parent.mkdir(parents=True)
        assert load_config(None, [str(source)], registry).niveau == "C1"

    def test_the_nearest_wins_and_our_own_file_before_pyproject(self, tmp_path, registry):
        self.make(tmp_path, 'niveau = "C1"')
        self.make(tmp_path / "a", '[tool.begrijpelijk]\nniveau = "A2"', "pyproject.toml")
        assert load_config(None, [str(tmp_path / "a" / "x.txt")], registry).niveau == "A2"
        self.make(tmp_path / "a", 'niveau = "B2"')
        assert load_config(None, [str(tmp_path / "a" / "x.txt")], registry).niveau == "B2"

    def test_pyproject_of_others_is_passed_over(self, tmp_path, registry):
        self.make(tmp_path, 'niveau = "C1"')
        self.make(tmp_path / "a", "[tool.ander]\nkapot = ", "pyproject.toml")
        assert load_config(None, [str(tmp_path / "a" / "x.txt")], registry).niveau == "C1"

    def test_from_where_the_user_is(self, tmp_path, registry, monkeypatch):
        self.make(tmp_path, 'niveau = "C1"')
        monkeypatch.chdir(tmp_path)
        assert load_config(None, ["https://voorbeeld.nl/a"], registry).niveau == "C1"
        assert load_config(None, ["-"], registry).niveau == "C1"


WRONG = [
    ('nivo = "B1"', 1, ["'nivo'", "Bedoelt u 'niveau'?"]),
    ('\nfail_on = "fout"', 2, ["Bedoelt u 'fail-on'?"]),
    ('niveau = "B3"', 1, ["'B3'", "A2, B1, B2, C1"]),
    ("niveau = 3", 1, ["'niveau'", "A2, B1, B2, C1"]),
    ('# x\n\nzonder = ["lange-zinn"]', 3, ["'lange-zinn'", "Bedoelt u 'lange-zin'?"]),
    ('zonder = "lange-zin"', 1, ["'zonder'", "lijst"]),
    ("toegestaan = [1]", 1, ["lijst"]),
    ('zonder = ["xyz"]', 1, ["'xyz'", "begrijpelijk regels"]),
    ("[regels.lang-zin]\nwaarschuwing = 3", 1, ["Bedoelt u 'lange-zin'?"]),
    ("[regels.lange-zin]\n\nwaarschuwin = 20", 3, ["'waarschuwin'", "Bedoelt u 'waarschuwing'?"]),
    ('[regels.lange-zin]\nwaarschuwing = "20"', 2, ["heel getal"]),
    ("[regels.lange-zin]\nwaarschuwing = true", 2, ["heel getal"]),
    ("[regels.lange-zin]\nwaarschuwing = 2.5", 2, ["heel getal"]),
    ("[regels.lange-zin]\nkoppen = 1", 2, ["true of false"]),
    ('[regels.lange-zin]\ndeel = "x"', 2, ["een getal"]),
    ("[regels.lange-zin]\nwaarschuwing = 1", 2, ["minder", "5"]),
    ("[regels.lange-zin]\nwaarschuwing = 1000", 2, ["meer", "100"]),
    ("[regels.lange-zin]\ndeel = nan\n[regels.lijdende-vorm]\nx = 1", 4, ["geen instellingen"]),
    ("[regels]\nlange-zin = 20", 2, ["tabel"]),
    ("[paden]\nniveau = 'B1'", 1, ["[[paden]]"]),
    ("[[paden]]\nniveau = 'B1'", 1, ["pad"]),
    ("[[paden]]\npad = 'a'\n[[paden]]\npad = 'b'\nnivau = 'B1'", 5, ["Bedoelt u 'niveau'?"]),
    ("[[paden]]\npad = 'a'\nlang = 'en'", 3, ["'lang'"]),
    ("[[paden]]\npad = 'a'\n[paden.regels.lange-zin]\nkop = true", 4, ["Bedoelt u 'koppen'?"]),
    ("niveau = ", 1, ["TOML"]),
    ("niveau = 'B1'\nniveau = 'B1'", 2, ["TOML"]),
    ("baseline = ''", 1, ["tekst"]),
]


@pytest.mark.parametrize(("text", "line", "parts"), WRONG, ids=[case[0] for case in WRONG])
def test_what_is_wrong_is_named_with_file_and_line(load, tmp_path, text, line, parts):
    with pytest.raises(ConfigError) as caught:
        load(text)
    assert caught.value.source == f"{tmp_path / 'begrijpelijk.toml'}, regel {line}"
    assert all(part in caught.value.message for part in parts), caught.value.message
    assert "\n" not in str(caught.value)


def test_lines_in_pyproject(load, tmp_path):
    with pytest.raises(ConfigError, match=r"pyproject.toml, regel 5: .*Bedoelt u 'niveau'"):
        load('[project]\nnivo = "x"\n\n[tool.begrijpelijk]\nnivo = "B1"', "pyproject.toml")


@pytest.mark.parametrize(
    ("content", "message"), [(b"\xff\xfe\x00", "UTF-8"), (b"a = " + b"[" * 100_000, "TOML"), (None, "bestaat niet")]
)
def test_files_that_cannot_be_read(tmp_path, registry, content, message):
    path = tmp_path / "x.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigError, match=message):
        load_config(path, [], registry)


def test_a_folder_is_no_file(tmp_path, registry):
    with pytest.raises(ConfigError, match="map"):
        load_config(tmp_path, [], registry)


def test_a_wrong_rule_on_the_command_line(load):
    with pytest.raises(ConfigError, match=r"--regel: .*Bedoelt u 'lange-zin'\?"):
        load("", regels=("lange-zn",))


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*.md", "a.md", True),
        ("*.md", "map/a.md", True),
        ("map/*.md", "map/a.md", True),
        ("map/*.md", "map/diep/a.md", False),
        ("map/**", "map/diep/a.md", True),
        ("map/", "map/diep/a.md", True),
        ("**/oud/*", "a/b/oud/c.txt", True),
        ("**/oud/*", "oud/c.txt", True),
        ("./a.txt", "a.txt", True),
        ("a?.txt", "a/.txt", False),
        ("[x].txt", "x.txt", False),
        ("a.txt", "xa.txt", False),
    ],
)
def test_patterns(pattern, path, fits):
    assert matches(path, pattern) is fits
