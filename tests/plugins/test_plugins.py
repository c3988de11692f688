"""Plugins by strangers: each hook is used, and what goes wrong is named in one line while the rest goes on."""

import types

import pytest

from begrijpelijk import findings, hookimpl, plugins
from begrijpelijk.checker import Checker
from begrijpelijk.commands.output import emit
from begrijpelijk.config import Config
from begrijpelijk.document import Block, Document
from begrijpelijk.errors import UsageError
from begrijpelijk.kenmerken.model import Kenmerk, Model
from begrijpelijk.reports.base import Reporter
from begrijpelijk.rules import Check, Hit, Rule
from begrijpelijk.sources.base import SourceReader
from begrijpelijk.wordlists import WordList

TEXT = "Kom morgen naar de zorgpoort. De uitslag wordt dan besproken."


def rule(id_="proef-woord", **changes):
    texts = {"title": {"nl": "Proef"}, "message": {"nl": "Dit is {citaat}."}, "explanation": {"nl": "Daarom."}}
    return Rule(**{"id": id_, "section": "words", "severity": "tip", "examples": (), **texts, **changes})


def finder(*hits):
    return lambda analysis, options: hits


def giving(value):
    return lambda: value


def plugin(**hooks):
    """A plugin of which each hook gives what is given here, or does what a function does."""
    module = types.ModuleType("proef")
    for name, value in hooks.items():
        setattr(module, name, hookimpl(value if callable(value) else giving(value)))
    return module


def load(*modules):
    return plugins.load(extra=[(f"proef {number}", module) for number, module in enumerate(modules, 1)])


def with_check(find, **changes):
    return plugin(register_checks=[Check(rule(**changes), find)])


def check(*modules, text=TEXT):
    return Checker(Config(), load(*modules)).check_text(text)


def rules_found(report):
    return {finding.rule for document in report.documents for finding in document.findings}


def told(report_or_registry):
    """The errors about the plugins of this test; each on one line."""
    errors = [error for error in report_or_registry.errors if "proef" in error.source]
    assert not any("\n" in error.source + error.message for error in errors)
    return [f"{error.source}: {error.message}" for error in errors]


GOOD = with_check(finder(Hit(0, 3)), id_="proef-goed")


class TestEveryHook:
    def test_a_check_finds(self):
        report = check(GOOD)
        (found,) = [finding for finding in report.documents[0].findings if finding.rule == "proef-goed"]
        assert (found.excerpt, found.message) == ("Kom", "Dit is Kom.")
        assert told(report) == []

    def test_a_word_list_is_matched_in_every_inflection(self, tmp_path):
        path = tmp_path / "woorden.csv"
        path.write_text("term;woordsoort;alternatieven\nzorgpoort;zn-de;de ingang\n", encoding="utf-8")
        module = plugin(register_wordlists=[WordList.file(path, rule="formeel-woord", name="proef")])
        report = check(module, text="Kom naar de zorgpoorten.")
        (found,) = [finding for finding in report.documents[0].findings if finding.rule == "formeel-woord"]
        assert (found.excerpt, found.suggestions) == ("zorgpoorten", ["ingangen"])

    def test_a_model_of_characteristics(self):
        model = Model("proef", "Proef", "ons", (Kenmerk(1, "Een", "Dat."),))
        registry = load(plugin(register_kenmerken=[model]))
        assert registry.kenmerken["proef"] is model and "tien-kenmerken" in registry.kenmerken

    def test_a_source_of_an_invented_suffix(self, tmp_path):
        reader = SourceReader("proef", "text/x-proef", (".proef",), lambda data, name: Document(name, [Block(TEXT)]))
        (tmp_path / "folder.proef").write_text("iets anders")
        report = Checker(Config(), load(plugin(register_sources=[reader]))).check([str(tmp_path)])
        assert [document.source for document in report.documents] == [str(tmp_path / "folder.proef")]
        assert report.documents[0].words == 10

    def test_a_format_of_report(self, tmp_path):
        reporter = Reporter("proef", (".p",), "text/plain", lambda report, lang: f"{lang} {len(report.documents)}")
        registry = load(plugin(register_reports=[reporter]))
        emit(check(), registry.reports["proef"], "nl", tmp_path / "uit.p")
        assert (tmp_path / "uit.p").read_text() == "nl 1"


class TestRegistering:
    def test_an_unknown_hook(self):
        module = plugin(register_check=[], register_checks=[Check(rule(), finder())])
        registry = load(module)
        (line,) = told(registry)
        assert "proef 1" in line and "register_check:" in line and "'register-checks'" in line
        assert "proef-woord" in registry.checks

    def test_a_hook_by_another_name_is_known(self):
        module = types.ModuleType("proef")
        module.mine = hookimpl(lambda: [Check(rule(), finder())], specname="register_checks")
        registry = load(module)
        assert told(registry) == [] and "proef-woord" in registry.checks

    def test_a_hook_without_its_mark(self):
        module = types.ModuleType("proef")
        module.register_checks = lambda: []
        assert told(load(module)) == ["plug-in proef 1: boven register_checks ontbreekt @hookimpl: die doet niets"]

    def test_a_hook_that_wants_arguments(self):
        module = plugin(register_checks=lambda registry: [], register_reports=[])
        registry = load(module, GOOD)
        (line,) = told(registry)
        assert "proef 1: kan niet worden aangemeld" in line and "proef-goed" in registry.checks

    @pytest.mark.parametrize("error", [ValueError("twee\nregels"), SystemExit(3), RecursionError(), KeyError("x")])
    def test_a_hook_that_raises(self, error):
        def raises():
            raise error

        report = check(plugin(register_checks=raises, register_wordlists=raises), GOOD)
        lines = told(report)
        assert len(lines) == 2 and all(type(error).__name__ in line and "proef 1" in line for line in lines)
        assert {"proef-goed", "lijdende-vorm"} <= rules_found(report)

    def test_an_error_that_cannot_even_be_shown(self):
        class Nasty(Exception):
            def __str__(self):
                raise RuntimeError

        def raises():
            raise Nasty

        assert told(load(plugin(register_checks=raises))) == [
            "plug-in proef 1: de functie register_checks geeft een fout: Nasty"
        ]

    @pytest.mark.parametrize("value", [None, 3, "tekst", [None], [rule()], [object()], {"a": 1}])
    @pytest.mark.parametrize("kind", plugins.KINDS)
    def test_a_hook_that_gives_something_else(self, kind, value):
        lines = told(load(plugin(**{f"register_{kind}": lambda: value}), GOOD))
        assert lines and all("proef 1" in line and kind in line for line in lines)

    def test_a_good_check_beside_a_bad_one(self):
        registry = load(plugin(register_checks=[None, Check(rule(), finder())]))
        assert len(told(registry)) == 1 and "proef-woord" in registry.checks

    def test_an_id_twice(self):
        again = with_check(finder(), id_="proef-goed", severity="fout")
        ours = with_check(finder(), id_="lange-zin")
        registry = load(GOOD, again, ours)
        first, second = told(registry)
        assert "proef 2: proef-goed bestaat al" in first and "proef 3: lange-zin bestaat al" in second
        assert registry.checks["proef-goed"].rule.severity == "tip"
        assert registry.checks["lange-zin"].rule.title["nl"] == "Lange zin"

    def test_no_plugin_goes_before_ours(self):
        module = types.ModuleType("proef")
        module.register_checks = hookimpl(lambda: [Check(rule("lange-zin"), finder())], tryfirst=True)
        assert load(module).checks["lange-zin"].rule.title["nl"] == "Lange zin"

    @pytest.mark.parametrize(
        ("changes", "word"),
        [
            ({"id_": "Proef Woord"}, "kleine letters"),
            ({"id_": ["lijst"]}, "kleine letters"),
            ({"section": "woorden"}, "section"),
            ({"severity": "erg"}, "severity"),
            ({"message": {"en": "only English"}}, "message"),
            ({"title": "tekst"}, "title"),
            ({"variants": {"a": "tekst"}}, "variants"),
            ({"options": {"a": 3}}, "options"),
            ({"kenmerken": (11,)}, "kenmerken"),
        ],
    )
    def test_a_rule_that_is_wrong(self, changes, word):
        registry = load(with_check(finder(), **changes), GOOD)
        (line,) = told(registry)
        assert word in line and "proef-goed" in registry.checks

    def test_two_plugins_with_one_name(self):
        other = with_check(finder(), id_="proef-ander")
        registry = plugins.load(extra=[("proef", GOOD), ("proef", other)])
        assert told(registry) == ["plug-in proef: er is nog een plug-in met deze naam; de eerste blijft gelden"]
        assert "proef-goed" in registry.checks and "proef-ander" not in registry.checks

    def test_a_plugin_twice(self):
        (line,) = told(load(GOOD, GOOD))
        assert "al aangemeld" in line

    def test_a_word_list_for_a_rule_that_is_not_there(self, tmp_path):
        (line,) = told(load(plugin(register_wordlists=[WordList.file(tmp_path / "x.csv", rule="bestaat-niet")])))
        assert "'bestaat-niet'" in line

    def test_a_broken_word_list(self, tmp_path):
        path = tmp_path / "proef.csv"
        path.write_text("term;woordsoort\nzorgpoort;zn-de\nkapot;zzz\n", encoding="utf-8")
        report = check(plugin(register_wordlists=[WordList.file(path, rule="vakterm")]))
        (line,) = told(report)
        assert str(path) in line and "regel 3, kolom woordsoort" in line
        assert "vakterm" in rules_found(report)


class TestInstalled:
    """Entry points, as they are found in installed packages."""

    @pytest.fixture
    def install(self, monkeypatch):
        def points(*values):
            made = [
                plugins.metadata.EntryPoint(f"proef-{number}", value, "begrijpelijk")
                for number, value in enumerate(values)
            ]
            monkeypatch.setattr(plugins.metadata, "entry_points", lambda group: made)

        return points

    @pytest.mark.parametrize(
        ("code", "error"),
        [("raise RuntimeError('kapot')", "kapot"), ("import sys; sys.exit(1)", "SystemExit"), ("def (", "SyntaxError")],
    )
    def test_a_plugin_that_cannot_be_imported(self, install, tmp_path, monkeypatch, code, error):
        name = f"proef_kapot_{error.lower()}"
        (tmp_path / f"{name}.py").write_text(code)
        monkeypatch.syspath_prepend(tmp_path)
        install(name, "proef_bestaat_niet")
        first, second = told(plugins.load())
        assert "proef-0: kan niet worden geladen" in first and error in first
        assert "proef-1: kan niet worden geladen" in second and "ModuleNotFoundError" in second

    def test_a_slow_import(self, install, tmp_path, monkeypatch):
        (tmp_path / "proef_traag.py").write_text("import time\ntime.sleep(0.05)\n")
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.setattr(plugins, "SLOW_IMPORT", 0.01)
        install("proef_traag")
        (line,) = told(plugins.load())
        assert "laden duurt langer" in line


class TestRunning:
    def test_a_check_that_raises(self):
        def raises(analysis, options):
            yield Hit(0, 3)
            raise ZeroDivisionError("deel\ndoor nul")

        report = check(with_check(raises), GOOD)
        (line,) = told(report)
        assert line.startswith("plug-in proef 1, regel proef-woord: ") and "ZeroDivisionError: deel door nul" in line
        assert {"proef-goed", "lijdende-vorm"} <= rules_found(report) and "proef-woord" not in rules_found(report)

    def test_it_is_named_once_for_many_documents(self):
        def raises(analysis, options):
            raise SystemExit

        documents = [Document(str(number), [Block(TEXT)]) for number in range(3)]
        report = Checker(Config(), load(with_check(raises))).check_documents(documents)
        assert len(told(report)) == 1 and len(report.documents) == 3
        assert {error.kind for error in report.errors if "proef" in error.source} == {"rule"}

    @pytest.mark.parametrize(
        "garbage",
        [
            None, "tekst", (1, 2), Hit(-1, 3), Hit(5, 2), Hit(0, 100_000), Hit("0", "3"), Hit(None, None),
            Hit(0.0, 1.0), Hit(0, 3, parts=((0, 99_999),)), Hit(0, 3, parts=7), Hit(0, 3, edits=((1, 2),)),
        ],
        ids=repr,
    )  # fmt: skip
    def test_garbage_is_left_out(self, garbage):
        report = check(with_check(finder(garbage, Hit(4, 10))), GOOD)
        (line,) = told(report)
        assert "proef 1, regel proef-woord" in line and "geen goede Hit" in line
        assert [f.excerpt for f in report.documents[0].findings if f.rule == "proef-woord"] == ["morgen"]
        assert "proef-goed" in rules_found(report)

    @pytest.mark.parametrize("result", [None, 3])
    def test_something_that_is_no_row(self, result):
        report = check(with_check(lambda analysis, options: result), GOOD)
        (line,) = told(report)
        assert "TypeError" in line and "proef-goed" in rules_found(report)

    @pytest.mark.parametrize(
        "hit",
        [
            Hit(0, 3, values=3), Hit(0, 3, severity="erg"), Hit(0, 3, variant="geen"), Hit(0, 3, suggestions=(3,)),
            Hit(0, 3, explanation=3),
        ],
        ids=repr,
    )  # fmt: skip
    def test_a_hit_of_which_no_finding_can_be_made(self, hit):
        report = check(with_check(finder(hit, Hit(4, 10))), GOOD)
        (line,) = told(report)
        assert "melding klopt niet" in line and {"proef-woord", "proef-goed"} <= rules_found(report)

    def test_a_message_with_a_value_that_is_not_given(self):
        report = check(with_check(finder(Hit(0, 3)), message={"nl": "Hier {ontbreekt} iets."}), GOOD)
        (line,) = told(report)
        assert "ontbreekt" in line and "proef-goed" in rules_found(report)

    def test_a_slow_check_is_named_and_used(self, monkeypatch):
        import time

        def slow(analysis, options):
            time.sleep(0.2)
            return [Hit(0, 3)]

        monkeypatch.setattr(findings, "SLOW_CHECK", 0.1)
        report = check(with_check(slow), GOOD)
        (line,) = [line for line in told(report) if "proef-woord" in line]
        assert "duurt langer dan 0.1 seconden" in line
        assert {"proef-woord", "proef-goed"} <= rules_found(report)

    def test_a_reader_that_raises(self, tmp_path):
        def raises(data, name):
            raise RuntimeError("kapot")

        readers = [
            SourceReader("proef", "text/x-proef", (".proef",), raises),
            SourceReader("niets", "text/x-niets", (".niets",), lambda data, name: None),
        ]
        (tmp_path / "a.proef").write_text(TEXT)
        (tmp_path / "b.niets").write_text(TEXT)
        (tmp_path / "c.txt").write_text(TEXT)
        report = Checker(Config(), load(plugin(register_sources=readers))).check([str(tmp_path)])
        first, second = [error for error in report.errors if error.kind == "source"]
        assert "proef 1" in first.message and "kapot" in first.message and first.source.endswith("a.proef")
        assert "proef 1" in second.message and second.source.endswith("b.niets")
        assert [document.source for document in report.documents] == [str(tmp_path / "c.txt")]

    def test_a_signature_that_raises(self, tmp_path):
        reader = SourceReader("proef", "text/x-proef", (".proef",), lambda data, name: None, lambda data: data[10**9])
        (tmp_path / "c.txt").write_text(TEXT)
        report = Checker(Config(), load(plugin(register_sources=[reader]))).check([str(tmp_path)])
        assert not [error for error in report.errors if error.kind == "source"] and len(report.documents) == 1

    @pytest.mark.parametrize("write", [lambda report, lang: 1 / 0, lambda report, lang: None])
    def test_a_report_that_fails(self, write):
        registry = load(plugin(register_reports=[Reporter("proef", (), "text/plain", write)]))
        with pytest.raises(UsageError, match="proef: deze vorm geeft een fout"):
            emit(check(), registry.reports["proef"], "nl", None)
