"""The plugin as somebody installs it: the wheel, the settings and the real migrations of Wagtail."""

import os
import subprocess
import sys
import zipfile

import hospital_site
import pytest

pytest.importorskip("wagtail.hooks", reason="wagtail is not installed: pip install wagtail")

PLUGIN = hospital_site.PLUGIN.parent


def django(folder, *arguments, **environment):
    """manage.py of the test site, with all migrations."""
    code = (
        "import sys; from pathlib import Path; import hospital_site; from django.conf import settings;"
        "hospital_site.setup(Path(sys.argv[1]), MIGRATION_MODULES={'ziekenhuis': 'ziekenhuis_migrations'});"
        "from django.core.management import call_command; call_command(*sys.argv[2:])"
    )
    (folder / "ziekenhuis_migrations").mkdir(exist_ok=True)
    (folder / "ziekenhuis_migrations/__init__.py").touch()
    paths = os.pathsep.join([str(hospital_site.HERE), str(folder), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-c", code, str(folder), *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": paths},
        timeout=600,
    )


def test_the_wheel_has_all_that_is_needed(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=PLUGIN, check=True, capture_output=True, timeout=120)
    (wheel,) = tmp_path.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    source = PLUGIN / "src"
    wanted = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    assert {name for name in wanted if "__pycache__" not in name} <= inside
    assert {"begrijpelijk_wagtail/texts/nl.json", "begrijpelijk_wagtail/static/begrijpelijk_wagtail/panel.js"} <= inside


def test_both_languages_say_the_same(hospital):
    import json
    import re

    nl, en = (
        json.loads((hospital_site.PLUGIN / f"begrijpelijk_wagtail/texts/{lang}.json").read_text(encoding="utf-8"))
        for lang in ("nl", "en")
    )
    assert nl.keys() == en.keys()
    for key in nl:
        assert set(re.findall(r"{(\w+)}", nl[key])) == set(re.findall(r"{(\w+)}", en[key])), key


def test_a_wagtail_without_a_place_for_the_panel_says_so(hospital, monkeypatch):
    from begrijpelijk_wagtail import panel

    assert panel.check_installed() == []
    monkeypatch.setattr(panel, "CreateView", type("Another", (), {}))
    monkeypatch.setattr(panel, "EditView", type("Another", (), {}))
    monkeypatch.setattr(panel, "_installed", True)
    panel.install()
    assert panel.check_installed()[0].id == "begrijpelijk.W001"


@pytest.mark.slow
def test_all_migrations(tmp_path):
    made = django(tmp_path, "makemigrations", "ziekenhuis")
    assert made.returncode == 0, made.stderr
    assert django(tmp_path, "makemigrations", "--check", "--dry-run").returncode == 0
    assert django(tmp_path, "migrate", "--verbosity", "0").returncode == 0
    assert django(tmp_path, "check").stderr == ""
    # Wagtail's own first page has no model of the site; it is read all the same.
    found = django(tmp_path, "begrijpelijk_check")
    assert found.stdout.startswith("1 pages checked, 0 unchanged, 0 failed."), found.stderr
    assert django(tmp_path, "begrijpelijk_check").stdout.startswith("0 pages checked, 1 unchanged")


@pytest.mark.slow
def test_the_types(tmp_path):
    command = [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path)]
    result = subprocess.run(command, cwd=PLUGIN, capture_output=True, encoding="utf-8", timeout=600)
    assert result.returncode == 0, result.stdout
