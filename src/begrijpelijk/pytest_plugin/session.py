"""What the tests of one process share: settings that were read, numbers of files, and what goes into the baseline."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from begrijpelijk import baseline
from begrijpelijk.config import Config, load_config
from begrijpelijk.errors import UsageError
from begrijpelijk.pytest_plugin import options
from begrijpelijk.pytest_plugin.options import OWN

if TYPE_CHECKING:
    import pytest

    from begrijpelijk.model import Report

_NAME = 80  # letters of a test's name in the name of a file


class Session:
    """Made in the first test that uses the fixture, and in the process that gathers what workers accepted."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.folder = options.folder(config)
        self.writes_baseline: bool = config.getoption("--begrijpelijk-baseline-schrijven")
        self.told: tuple[int, str] | None = None
        """How many points are in the baseline that was written, and in which file."""
        self._settings: dict[Path, Config] = {}
        self._numbers: Counter[str] = Counter()
        self._accepted: dict[str, baseline.Counts] = {}

    @cached_property
    def pool(self) -> ThreadPoolExecutor:
        """The one thread beside the test: the language part works in it while the browser works."""
        return ThreadPoolExecutor(1, thread_name_prefix="begrijpelijk")

    def settings(self, item: pytest.Item) -> Config:
        """The settings that hold for a test: of the file that is named, or found from the test upwards."""
        from begrijpelijk.plugins import registry

        start = item.path.parent
        if start not in self._settings:
            named = options.file(self.config, "--begrijpelijk-config")
            self._settings[start] = load_config(named, [str(start)], registry())
        return self._settings[start]

    def baseline(self, config: Config) -> Path | None:
        """The file with accepted findings."""
        return options.file(self.config, "--begrijpelijk-baseline") or config.baseline

    def accept(self, report: Report, path: Path | None) -> None:
        """Remember all findings of a report for the baseline. The names of its documents are those in the file."""
        if path is None:
            raise UsageError("noem ook het bestand, met --begrijpelijk-baseline", "--begrijpelijk-baseline-schrijven")
        self._add(str(path), baseline.counts(report, path))

    def _add(self, path: str, counts: Mapping[str, Mapping[str, int]]) -> None:
        """What two checks of the same page find is needed as often as in the one that finds it most."""
        known = self._accepted.setdefault(path, {})
        for source, found in counts.items():
            known[source] = known.get(source, Counter()) | Counter(found)

    def take(self, accepted: Mapping[str, Mapping[str, Mapping[str, int]]]) -> None:
        """Take over what a worker handed on."""
        for path, counts in accepted.items():
            self._add(path, counts)

    def finish(self) -> None:
        """Write the baselines; a worker of pytest-xdist hands them to the process that started it."""
        if not self._accepted:
            return
        handed = getattr(self.config, "workeroutput", None)
        if handed is not None:
            handed[options.ACCEPTED] = {
                path: {source: dict(found) for source, found in counts.items()}
                for path, counts in self._accepted.items()
            }
            return
        for path, counts in self._accepted.items():
            baseline.write_counts(counts, Path(path))
            self.told = (sum(found.total() for found in counts.values()), path)

    def place(self, item: pytest.Item, kind: int) -> Path | None:
        """Where a report (0) or picture (1) of a test goes; None when none is wanted. The next one has another name."""
        if self.folder is None:
            return None
        options.make(self.folder)
        key = f"{item.nodeid}{OWN[kind]}"
        self._numbers[key] += 1
        return self.folder / f"{name_of(item.nodeid)}-{self._numbers[key]}{OWN[kind]}"


def name_of(nodeid: str) -> str:
    """The name of a test as a name of a file: readable, and of no other test, so that workers never meet."""
    path, _, rest = nodeid.partition("::")
    readable = re.sub(r"[^A-Za-z0-9]+", "-", f"{Path(path).stem}-{rest}").strip("-")[:_NAME].rstrip("-")
    return f"{readable}-{hashlib.sha256(nodeid.encode('utf-8', 'backslashreplace')).hexdigest()[:6]}"
