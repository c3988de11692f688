"""Asking git what changed: by its own program, without a shell, and without the network."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from begrijpelijk.changes.lines import Lines, added
from begrijpelijk.errors import UsageError
from begrijpelijk.sources.base import MAX_BYTES

OPTION = "--sinds"
TIMEOUT = 120.0  # seconds for one question to git
MISSING = "het programma git staat niet op deze computer; installeer git"
NO_REPOSITORY = "deze map wordt niet bijgehouden met git; geef de opdracht in een map van git"
UNKNOWN = "git kent '{revision}' niet; kijk welke er zijn met: git log --oneline"
SHALLOW = "hier staan alleen de laatste versies, '{revision}' niet; haal alles op met: git fetch --unshallow"
SUBMODULE = "van deze submodule staat de versie bij '{revision}' hier niet; haal haar oude versies ook op met git fetch"
PARTIAL = "hier staan niet alle oude versies van bestanden; maak de kopie opnieuw, zonder --filter"
NOT_YOURS = (
    "deze map is van iemand anders; vertel git dat het goed is met: git config --global --add safe.directory '{}'"
)
TOO_SLOW = "git geeft geen antwoord; probeer het later nog eens"
FAILED = "git geeft een fout; kijk wat er is met: git status"
EMPTY = "geef een versie van git, zoals main of HEAD~1"

# No question to a person, no lock, nothing fetched, and messages that we can recognise. Git before 2.44 does not know
# NO_LAZY_FETCH: no way to fetch is allowed then.
_ENVIRONMENT = {
    "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}  # fmt: skip
# In a hook git names its own folder, and would then take any folder that it is asked in for the top of the tree.
_FORGOTTEN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_DIFF_OPTS")
_NOTHING = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"  # the empty tree, which git knows everywhere
_QUIET = (
    "--no-pager", "--literal-pathspecs", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false",
    "-c", "lfs.url=http://127.0.0.1:9/",  # Git LFS gives what is here, and asks no server for what is not
)  # fmt: skip


@dataclass(frozen=True)
class Changed:
    """A file that is new or changed since the revision; `before` is its path then, None for a new one."""

    path: str
    before: str | None


@dataclass(frozen=True)
class Repository:
    """A working tree and the commit to compare it with. Paths are relative to `root`, with slashes."""

    root: Path
    revision: str
    commit: str

    @cached_property
    def _changed(self) -> dict[str, Changed]:
        out = self._ask(
            "diff", "--raw", "-z", "--find-renames", "--no-ext-diff", "--no-abbrev", "--ignore-submodules", self.commit,
            "--",
        )  # fmt: skip
        fields = iter(out.split(b"\0"))
        found: dict[str, Changed] = {}
        for head in fields:
            if not head.startswith(b":"):
                continue
            status = head.rsplit(b" ", 1)[-1][:1]
            first = os.fsdecode(next(fields, b""))
            path = os.fsdecode(next(fields, b"")) if status in (b"R", b"C") else first
            if status != b"D":
                found[path] = Changed(path, None if status == b"A" else first)
        return found

    @cached_property
    def _tracked(self) -> frozenset[str]:
        return frozenset(os.fsdecode(name) for name in self._ask("ls-files", "-z").split(b"\0"))

    def change(self, path: Path) -> Changed | None:
        """What became of a file; None where it is as it was. Raises `UsageError` for one outside the working tree."""
        try:
            name = path.resolve().relative_to(self.root).as_posix()
        except (OSError, ValueError):
            raise UsageError("dit bestand staat niet in de map die git bijhoudt", str(path)) from None
        if name in self._changed:
            return self._changed[name]
        return None if name in self._tracked else Changed(name, None)

    def has_lines(self, changed: Changed) -> bool:
        """Whether git has the lines of a file: with Git LFS, or another filter, it keeps something else."""
        told = self._ask("check-attr", "-z", "filter", "--", changed.path).split(b"\0")
        return told[2:3] in ([b"unspecified"], [b"unset"])

    def lines(self, changed: Changed) -> Lines:
        """The lines of a file that are new or changed since the revision."""
        names = dict.fromkeys(name for name in (changed.before, changed.path) if name is not None)
        return added(
            self._ask(
                "diff", "-U0", "--inter-hunk-context=0", "--text", "--find-renames", "--no-color", "--no-ext-diff",
                "--no-textconv", "--ignore-submodules", self.commit, "--", *names,
            )
        )  # fmt: skip

    def old_bytes(self, changed: Changed) -> bytes | None:
        """The file as it was; None for a new file, and for one that is too large or damaged.

        Raises `UsageError` where the clone was made without old versions: all would seem new.
        """
        if changed.before is None:
            return None
        name = f"{self.commit}:{changed.before}"
        try:
            if int(self._ask("cat-file", "-s", name)) > MAX_BYTES:
                return None
            # With the filters of checkout, so that line ends and large files are as in the working tree.
            return self._ask("cat-file", "--filters", name)
        except ValueError:
            return None
        except UsageError as error:
            if error.message == PARTIAL:
                raise
            return None

    def _ask(self, *arguments: str) -> bytes:
        done = _git(self.root, *arguments)
        if done.returncode:
            raise UsageError(PARTIAL if b"promisor remote" in done.stderr else FAILED, str(self.root))
        return done.stdout


def open_repository(folder: Path, revision: str) -> Repository:
    """The repository that holds a folder, to compare with a revision: where the current branch left it.

    For a revision before the current one that is the revision itself. Raises `UsageError` with one plain sentence.
    """
    if not revision.strip() or revision.startswith("-") or not revision.isprintable():
        raise UsageError(EMPTY, OPTION)
    root = top_of(folder)
    if revision == "HEAD" and _is_unborn(root):
        return Repository(root, revision, _NOTHING)
    commit = _commit(root, f"{revision}^{{commit}}")
    if commit is None:
        raise UsageError((SHALLOW if _is_shallow(root) else UNKNOWN).format(revision=revision), OPTION)
    base = _git(root, "merge-base", commit, "HEAD")
    if base.returncode == 0:
        commit = base.stdout.decode("ascii").split()[0]
    elif _commit(root, "HEAD^{commit}") is not None and _is_shallow(root):
        raise UsageError(SHALLOW.format(revision=revision), OPTION)
    return Repository(root, revision, commit)


def open_submodule(top: Path, revision: str) -> Repository | None:
    """A submodule, to compare with what the repository that holds it had of it; None for what is no submodule.

    The submodule itself has other revisions, that only by chance have the same name. Raises `UsageError`.
    """
    above = _git(top, "rev-parse", "--show-superproject-working-tree").stdout.removesuffix(b"\n")
    if not above:
        return None
    holder = Path(os.fsdecode(above)).resolve()
    outer = open_submodule(holder, revision) or open_repository(holder, revision)
    entry = _git(outer.root, "ls-tree", "-z", outer.commit, "--", top.relative_to(outer.root).as_posix()).stdout
    kind, _, rest = entry.partition(b" commit ")
    commit = rest[: rest.find(b"\t")].decode("ascii", "replace") if kind == b"160000" else _NOTHING
    if commit != _NOTHING and _commit(top, f"{commit}^{{commit}}") is None:
        raise UsageError(SUBMODULE.format(revision=revision), str(top))
    return Repository(top, revision, commit)


def top_of(folder: Path) -> Path:
    """The folder at the top of the working tree that holds this one. Raises `UsageError`."""
    done = _git(folder, "rev-parse", "--show-toplevel")
    if done.returncode:
        not_yours = b"dubious ownership" in done.stderr
        raise UsageError(NOT_YOURS.format(folder.resolve()) if not_yours else NO_REPOSITORY, str(folder))
    return Path(os.fsdecode(done.stdout.removesuffix(b"\n"))).resolve()


def _commit(root: Path, name: str) -> str | None:
    done = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    words = done.stdout.decode("ascii", "replace").split()
    return words[-1] if done.returncode == 0 and words else None


def _is_unborn(root: Path) -> bool:
    """Whether nothing was committed yet: the first commit is compared with nothing."""
    return _commit(root, "HEAD") is None and _git(root, "symbolic-ref", "--quiet", "HEAD").returncode == 0


def _is_shallow(root: Path) -> bool:
    return _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in _FORGOTTEN} | _ENVIRONMENT
    command: Sequence[str] = ("git", *_QUIET, *arguments)
    try:
        return subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
            timeout=TIMEOUT, check=False,
        )  # fmt: skip
    except FileNotFoundError:
        raise UsageError(MISSING if folder.is_dir() else NO_REPOSITORY, OPTION) from None
    except subprocess.TimeoutExpired:
        raise UsageError(TOO_SLOW, OPTION) from None
    except (OSError, ValueError) as error:
        raise UsageError(FAILED, OPTION) from error
