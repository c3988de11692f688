"""Takes the word lists along: from the repository, or from the source archive that was made of it."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

IN_ARCHIVE = "wordlists"
IN_REPOSITORY = "../../wordlists/zorg"


class WordLists(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the CSV files in what is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Choose where the lists come from and where they go."""
        root = Path(self.root)
        folder = next((f for f in (root / IN_ARCHIVE, root / IN_REPOSITORY) if f.is_dir()), None)
        if folder is None:
            raise FileNotFoundError("De woordenlijsten zijn er niet: verwacht in wordlists/zorg van het project.")
        if version == "editable":
            return  # the lists are read where they stand
        target = IN_ARCHIVE if self.target_name == "sdist" else "begrijpelijk_zorg/data"
        build_data["force_include"][str(folder.resolve())] = target
