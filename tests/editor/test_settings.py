"""Settings of the editor and of the folder, the list of known points, and what happens when they change."""

import time
from pathlib import Path

import pytest
from editor_client import Editor, applied
from lsprotocol import types

import begrijpelijk
from begrijpelijk import baseline
from begrijpelijk.editor.settings import Client, Configs, client, name_of, path_of

TEXT = "De hypertensie wordt behandeld door de arts. Derhalve komt u langs.\n"


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    """An editor that asks for its marks itself, in English."""
    made = Editor(tmp_path_factory.mktemp("work"))
    made.settings = {"lang": "en", "codeLens": False, "gek": 1}
    made.start(pull=True, configuration=True)
    yield made
    made.stop()


def codes_at_last(editor: Editor, uri: str, wanted) -> set[str]:
    """The codes as soon as they are as wanted; an editor is asked for its settings, and that takes a moment."""
    until = time.monotonic() + 30
    while not wanted(found := codes(editor, uri)) and time.monotonic() < until:
        time.sleep(0.05)
    return found


def codes(editor: Editor, uri: str) -> set[str]:
    return {item.code for item in editor.pull(uri).items}


def test_an_editor_that_asks_for_its_marks(english) -> None:
    assert english.result.capabilities.diagnostic_provider.identifier == "begrijpelijk"
    uri = english.open("a.md", TEXT)
    report = english.pull(uri)
    assert {"vakterm", "formeel-woord"} <= {item.code for item in report.items}
    assert any("is jargon" in item.message or "formal" in item.message for item in report.items)
    again = english.pull(uri, report.result_id)
    assert again.kind == "unchanged" and again.result_id == report.result_id
    english.change(uri, (0, 45, 0, 53, "Dus"))
    assert "formeel-woord" not in codes(english, uri)
    assert english.published == []
    assert english.lenses(uri) == []
    (edit,) = english.actions(uri, types.Range(types.Position(0, 4), types.Position(0, 4)))[0].edit.document_changes
    assert edit.text_document == types.OptionalVersionedTextDocumentIdentifier(uri, 2)
    assert applied("De hypertensie", edit.edits) == "De hoge bloeddruk"
    assert [message for message in english.messages if "gek" not in message] == []
    assert any("gek" in message for message in english.messages)
    english.close(uri)
    assert not english.pull(uri).items


def test_the_configuration_of_the_folder_and_a_change_of_it(english) -> None:
    folder = english.folder / "brieven"
    folder.mkdir()
    file = folder / "begrijpelijk.toml"
    file.write_text('zonder = ["vakterm"]\n')
    uri = english.open("brieven/a.md", TEXT)
    assert codes(english, uri) >= {"formeel-woord"} and "vakterm" not in codes(english, uri)
    file.write_text('toegestaan = ["derhalve"]\n')
    change = types.FileEvent(file.as_uri(), types.FileChangeType.Changed)
    english.notify(english.client.workspace_did_change_watched_files, types.DidChangeWatchedFilesParams([change]))
    assert "vakterm" in codes(english, uri) and "formeel-woord" not in codes(english, uri)
    file.write_text('niveau = "Z9"\n')
    english.notify(english.client.workspace_did_change_watched_files, types.DidChangeWatchedFilesParams([change]))
    (wrong,) = english.pull(uri).items
    assert (wrong.code, wrong.severity) == ("instellingen", types.DiagnosticSeverity.Error)
    assert "begrijpelijk.toml, regel 1" in wrong.message
    file.unlink()
    english.notify(english.client.workspace_did_change_watched_files, types.DidChangeWatchedFilesParams([change]))
    assert {"vakterm", "formeel-woord"} <= codes(english, uri)
    assert "refresh" in english.asked
    english.close(uri)


def test_known_points_are_left_out(english) -> None:
    folder = english.folder / "oud"
    folder.mkdir()
    (folder / "begrijpelijk.toml").write_text('baseline = "bekend.json"\n')
    (folder / "a.md").write_text(TEXT)
    report = begrijpelijk.check(str(folder / "a.md"))
    baseline.write(report, folder / "bekend.json")
    uri = english.open("oud/a.md", TEXT)
    assert codes(english, uri) == set()
    english.change(uri, (0, 0, 0, 0, "De anamnese is klaar voor u. "))
    assert codes(english, uri) == {"vakterm"}
    english.close(uri)


def test_several_folders_each_have_their_settings(tmp_path) -> None:
    for name, level in (("een", "A2"), ("een/diep", "C1"), ("twee", "B2")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "eigen.toml").write_text(f'niveau = "{level}"\n')
    configs = Configs([tmp_path / "een", tmp_path / "twee", tmp_path / "een/diep"])
    wishes = Client(config=Path("eigen.toml"))

    def level(name: str) -> str:
        uri = name if ":" in name else (tmp_path / name).as_uri()
        return configs.of(uri, wishes)[1].niveau

    assert [level(name) for name in ("een/a.md", "een/diep/x/a.md", "twee/a.md", "drie/a.md", "untitled:a")] == [
        "A2", "C1", "B2", "A2", "A2",
    ]  # fmt: skip
    configs.folders.pop()
    assert level("een/diep/x/a.md") == "A2"


def test_a_folder_that_joins_the_workspace(english) -> None:
    uri = english.open("los/a.md", TEXT)
    assert "vakterm" in codes(english, uri)
    (english.folder / "los").mkdir()
    (english.folder / "los" / "eigen.toml").write_text('zonder = ["vakterm"]\n')
    folder = types.WorkspaceFolder((english.folder / "los").as_uri(), "los")
    event = types.WorkspaceFoldersChangeEvent(added=[folder], removed=[])
    params = types.DidChangeWorkspaceFoldersParams(event)
    english.notify(english.client.workspace_did_change_workspace_folders, params)
    english.settings = {**english.settings, "config": "eigen.toml"}
    changed = types.DidChangeConfigurationParams(None)
    english.notify(english.client.workspace_did_change_configuration, changed)
    assert "vakterm" not in codes_at_last(english, uri, lambda found: "vakterm" not in found)
    english.settings = {**english.settings, "config": ""}
    english.notify(english.client.workspace_did_change_configuration, changed)
    assert "vakterm" in codes_at_last(english, uri, lambda found: "vakterm" in found)
    english.close(uri)


def test_wishes_of_an_editor() -> None:
    wishes, unknown = client({"lang": "en", "niveau": "A2", "codeLens": False, "lan": 1, "config": 3})
    assert wishes == Client(lang="en", niveau="A2", code_lens=False)
    assert unknown == ["lan", "config"]
    assert client({"begrijpelijk": {"lang": None}}, wishes)[0].lang is None
    assert client(None, wishes) == (wishes, [])
    assert client(["rommel"])[0] == Client()
    assert client({"documentation": "javascript:alert(1)"})[1] == ["documentation"]


@pytest.mark.parametrize(
    ("uri", "path", "name"),
    [
        ("file:///a/b%20c.md", "/a/b c.md", "/a/b c.md"),
        ("file:///a/%C3%A9%C3%A9n.md", "/a/één.md", "/a/één.md"),
        ("untitled:Untitled-1", None, "Untitled-1"),
        ("vscode-vfs://github/a/lees.md", None, "lees.md"),
        ("file:///a%00b", None, "a\0b"),
        ("file:///%ff.md", None, "�.md"),
        ("", None, "-"),
        ("http://[", None, "["),
    ],
)
def test_names_of_texts(uri, path, name) -> None:
    assert (str(path_of(uri)) if path_of(uri) else None) == path
    assert name_of(uri) == name
