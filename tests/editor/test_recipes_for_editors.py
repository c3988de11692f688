"""What docs/editors.md tells to put in an editor: it parses, and names settings and languages that the server knows."""

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from begrijpelijk.editor.judge import KINDS, TEMPLATES
from begrijpelijk.editor.settings import client

PAGE = (Path(__file__).parent.parent.parent / "docs" / "editors.md").read_text(encoding="utf-8")


def recipes(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_vs_code() -> None:
    (package,) = map(json.loads, recipes("json"))
    settings = package["contributes"]["configuration"]["properties"]
    given = {name.removeprefix("begrijpelijk."): value["default"] for name, value in settings.items()}
    assert all(name.startswith("begrijpelijk.") for name in settings)
    assert client({"begrijpelijk": given})[1] == []
    (script,) = recipes("js")
    named = re.findall(r'"([a-z-]+)"', re.search(r"languages = \[(.*?)\]", script, re.DOTALL)[1])
    assert set(named) <= {*KINDS, *TEMPLATES}
    assert package["activationEvents"] == [f"onLanguage:{name}" for name in named]


def test_other_editors() -> None:
    helix, zed, cargo = map(tomllib.loads, recipes("toml"))
    server = helix["language-server"]["begrijpelijk"]
    assert (server["command"], server["args"]) == ("begrijpelijk", ["taalserver"])
    assert client(server["config"])[1] == []
    assert "begrijpelijk" in helix["language"][0]["language-servers"]
    assert zed["language_servers"]["begrijpelijk"]["languages"] and cargo["lib"]["crate-type"] == ["cdylib"]
    (lisp,) = recipes("lisp")
    assert lisp.count("(") == lisp.count(")")


@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not installed")
def test_neovim_reads_its_recipe(tmp_path) -> None:
    (script,) = recipes("lua")
    (tmp_path / "recipe.lua").write_text(script)
    told = "vim.lsp.config = function(name, c) print(name, c.cmd[2], #c.filetypes) end vim.lsp.enable = print"
    command = ["nvim", "--headless", "--clean", f"+lua {told}", "+luafile recipe.lua", "+qa!"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=60, check=False)
    assert re.fullmatch(r"begrijpelijk taalserver \d+\s+begrijpelijk", done.stderr.strip())
