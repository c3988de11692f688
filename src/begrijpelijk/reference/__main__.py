"""``python -m begrijpelijk.reference FOLDER [PACKAGE]``: write a page for every rule, ours or those of a plugin."""

from __future__ import annotations

import sys
from pathlib import Path

from begrijpelijk import plugins
from begrijpelijk.reference import page
from begrijpelijk.reference.render import index, markdown
from begrijpelijk.reference.wording import WORDS
from begrijpelijk.rules import Rule


def pages(package: str | None = None) -> dict[str, str]:
    """File names with their text: a page for every rule of a package (ours when None), and an index."""
    registry = plugins.load()
    rules = [
        check.rule for id_, check in registry.checks.items() if _is_of(registry.origins.get(("checks", id_)), package)
    ]
    command = f"python -m begrijpelijk.reference{f' FOLDER {package}' if package else ' docs/regels'}"
    mark = f"\n<!-- {WORDS['nl']['made'].format(command=command)} -->\n"
    made = {"README.md": index(rules) + mark}
    return made | {f"{rule.id}.md": markdown(page(rule)) + mark for rule in _sorted(rules)}


def _is_of(origin: str | None, package: str | None) -> bool:
    """Whether a rule that a plugin ("name version") registered is of a package."""
    return origin is None if package is None else origin is not None and origin.partition(" ")[0] == package


def _sorted(rules: list[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: rule.id)


def write(folder: Path, package: str | None = None) -> list[Path]:
    """Write the pages, and take away those that were made for a rule that is gone. Gives the files."""
    made = pages(package)
    folder.mkdir(parents=True, exist_ok=True)
    start = WORDS["nl"]["made"].partition("{")[0]
    for old in folder.glob("*.md"):
        if old.name not in made and f"<!-- {start}" in old.read_text(encoding="utf-8"):
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in made]


def main(arguments: list[str]) -> int:
    """Write the pages; 0 when that went well."""
    if len(arguments) not in (1, 2):
        print("use: python -m begrijpelijk.reference FOLDER [PACKAGE]", file=sys.stderr)
        return 2
    written = write(Path(arguments[0]), *arguments[1:])
    print(f"{len(written)} pages in {arguments[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
