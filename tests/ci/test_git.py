"""What git says about files, with real repositories: renames, odd names, line ends, and everything that can be wrong."""

import os
import subprocess

import pytest
from repositories import ENVIRONMENT, Working

from begrijpelijk.changes import git
from begrijpelijk.changes.lines import Lines, added
from begrijpelijk.errors import UsageError

LINES = "".join(f"Dit is zin {number}.\n" for number in range(1, 31))


@pytest.fixture
def tree(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    return Working(tmp_path / "werk")


def changed_lines(tree, name, revision="HEAD"):
    repository = git.open_repository(tree.folder, revision)
    change = repository.change(tree.folder / name)
    return None if change is None else repository.lines(change).ranges


def refusal(folder, revision="HEAD"):
    with pytest.raises(UsageError) as caught:
        git.open_repository(folder, revision)
    return caught.value.message


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (1, 2, False),
        (2, 3, True),
        (4, 4, True),
        (5, 5, True),
        (6, 9, False),
        (1, 99, True),
        (10, 10, True),
        (11, 12, False),
    ],
)
def test_lines_touch(first, last, expected):
    assert Lines(((3, 5), (10, 10))).touch(first, last) is expected


def test_a_text_that_looks_like_a_diff_is_not_taken_for_one(tree):
    tree.put("a.txt", "een\ntwee\n")
    tree.commit()
    tree.put("a.txt", "een\n@@ -1 +7,9 @@\n-- a\n++ b\ntwee\n")
    assert changed_lines(tree, "a.txt") == ((2, 4),)
    assert added(b"") == Lines(())


def test_added_changed_and_removed_lines(tree):
    tree.put("a.txt", LINES)
    tree.commit()
    lines = LINES.splitlines(keepends=True)
    lines[4] = "Anders.\n"
    del lines[20:22]
    tree.put("a.txt", "Nieuw.\n" + "".join(lines) + "Achteraan.")
    assert changed_lines(tree, "a.txt") == ((1, 1), (6, 6), (30, 30))


SETTINGS = {
    "core.autocrlf": "true", "diff.noprefix": "true", "diff.mnemonicPrefix": "true", "diff.context": "9",
    "diff.interHunkContext": "9", "diff.renames": "false", "color.ui": "always", "diff.external": "false",
    "diff.relative": "true", "core.quotePath": "true",
}  # fmt: skip


def test_the_settings_of_a_user_change_nothing(tree):
    tree.put("map/één.txt", LINES)
    tree.commit()
    for name, value in SETTINGS.items():
        tree.git("config", name, value)
    tree.git("mv", "map/één.txt", "map/twee.txt")
    lines = LINES.splitlines(keepends=True)
    tree.put("map/twee.txt", "".join([*lines[:9], "Anders.\n", *lines[10:12], "Anders.\n", *lines[13:]]))
    assert changed_lines(tree, "map/twee.txt") == ((10, 10), (13, 13))


def test_line_ends_of_the_working_tree(tree):
    tree.put("a.txt", LINES)
    tree.put(".gitattributes", "*.txt text eol=crlf\n")
    tree.commit()
    tree.put("a.txt", LINES.replace("zin 7", "regel 7").replace("\n", "\r\n"))
    assert changed_lines(tree, "a.txt") == ((7, 7),)
    repository = git.open_repository(tree.folder, "HEAD")
    old = repository.old_bytes(repository.change(tree.folder / "a.txt"))
    assert old == LINES.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("attribute", ["-diff", "binary", "diff=x"])
def test_attributes_do_not_hide_lines(tree, attribute):
    tree.put("a.txt", LINES)
    tree.put(".gitattributes", f"*.txt {attribute}\n")
    tree.commit()
    tree.git("config", "diff.x.textconv", "false")
    tree.put("a.txt", LINES.replace("zin 7", "regel 7"))
    assert changed_lines(tree, "a.txt") == ((7, 7),)


def test_utf_16(tree):
    tree.put("a.txt", LINES.encode("utf-16"))
    tree.commit()
    tree.put("a.txt", LINES.replace("zin 7", "regel 7").encode("utf-16"))
    ((first, last),) = changed_lines(tree, "a.txt")
    assert first <= 7 <= last <= 8


def test_what_a_file_became(tree):
    tree.put("zelfde.txt", "a\n")
    tree.put("oud.txt", LINES)
    tree.put(".gitignore", "genegeerd.txt\n")
    tree.commit()
    tree.git("mv", "oud.txt", "hernoemd.txt")
    tree.put("los.txt", "b\n")
    tree.put("genegeerd.txt", "b\n")
    tree.put("klaar.txt", "c\n")
    tree.git("add", "klaar.txt")
    repository = git.open_repository(tree.folder / ".", "HEAD")
    became = {path.name: repository.change(path) for path in tree.folder.glob("*.txt")}
    assert became["zelfde.txt"] is None
    assert became["hernoemd.txt"].before == "oud.txt" and repository.lines(became["hernoemd.txt"]).ranges == ()
    assert all(became[name].before is None for name in ("los.txt", "genegeerd.txt", "klaar.txt"))


ODD = [
    "-rf.txt",
    "--help.txt",
    "een brief.txt",
    "é ñ.txt",
    "a\nb.txt",
    "*.txt",
    ":(top)a.txt",
    'tab\tquote".txt',
    "$(x);`y`.txt",
]


def test_odd_names(tree):
    for name in (*ODD, "andere.txt"):
        tree.put(name, LINES)
    tree.commit()
    for name in ODD:
        tree.put(name, LINES.replace("zin 3.", "regel 3."))
    tree.put("andere.txt", LINES.replace("zin 9.", "regel 9."))
    repository = git.open_repository(tree.folder, "HEAD")
    for name in ODD:
        assert repository.lines(repository.change(tree.folder / name)).ranges == ((3, 3),), name


def test_a_name_that_is_no_unicode(tree):
    name = os.fsdecode(b"stuk\xff.txt")
    try:
        tree.put(name, LINES)
    except OSError:
        pytest.skip("this file system takes no such names")
    tree.commit()
    tree.put(name, LINES.replace("zin 3.", "regel 3."))
    assert changed_lines(tree, name) == ((3, 3),)


def test_the_place_where_the_branch_began(tree):
    tree.put("a.txt", LINES)
    base = tree.commit()
    tree.git("switch", "-q", "-c", "tak")
    tree.put("a.txt", LINES.replace("zin 3.", "regel 3."))
    tree.commit()
    tree.git("switch", "-q", "main")
    tree.put("a.txt", LINES.replace("zin 20", "regel 20"))
    tree.commit()
    tree.git("switch", "-q", "tak")
    assert git.open_repository(tree.folder, "main").commit == base
    assert changed_lines(tree, "a.txt", "main") == ((3, 3),)


def test_a_folder_inside_and_a_link_to_a_file(tree):
    tree.put("map/a.txt", LINES)
    tree.commit()
    tree.put("map/a.txt", LINES + "Meer.\n")
    (tree.folder / "link.txt").symlink_to("map/a.txt")
    repository = git.open_repository(tree.folder / "map", "HEAD")
    assert repository.root == tree.folder.resolve()
    assert repository.change(tree.folder / "link.txt").path == "map/a.txt"


def test_in_a_hook_of_git(tree, monkeypatch):
    tree.put("map/a.txt", LINES)
    tree.commit()
    tree.put("map/a.txt", LINES + "Meer.\n")
    hook = tree.put(".git/hooks/pre-commit", "#!/bin/sh\nenv | grep ^GIT_ > omgeving.txt\n")
    hook.chmod(0o755)
    tree.git("add", "-A")
    tree.git("commit", "-q", "-m", "y")
    monkeypatch.setenv("GIT_DIR", str(tree.folder / ".git"))
    for line in (tree.folder / "omgeving.txt").read_text().splitlines():
        name, value = line.split("=", 1)
        monkeypatch.setenv(name, value)
    repository = git.open_repository(tree.folder / "map", "HEAD~1")
    assert repository.root == tree.folder.resolve()
    assert repository.lines(repository.change(tree.folder / "map/a.txt")).ranges == ((31, 31),)


def test_a_file_elsewhere(tree, tmp_path):
    tree.commit()
    elsewhere = tmp_path / "x.txt"
    elsewhere.write_text("x")
    with pytest.raises(UsageError, match="niet in de map"):
        git.open_repository(tree.folder, "HEAD").change(elsewhere)


def test_what_can_be_wrong(tree, tmp_path, monkeypatch):
    assert refusal(tmp_path) == git.NO_REPOSITORY
    assert refusal(tree.folder, "main") == git.UNKNOWN.format(revision="main"), "there is no commit yet"
    tree.commit()
    assert refusal(tree.folder, "nee") == git.UNKNOWN.format(revision="nee")
    for revision in ("", " ", "-x", "--output=/tmp/x", "a\nb", "\0"):
        assert refusal(tree.folder, revision) == git.EMPTY
    assert refusal(tree.folder, "HEAD; rm -rf /").startswith("git kent")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal(tree.folder) == git.MISSING


def test_before_the_first_commit_all_is_new(tree):
    tree.put("a.txt", LINES)
    tree.git("add", "-A")
    repository = git.open_repository(tree.folder, "HEAD")
    assert repository.change(tree.folder / "a.txt") == git.Changed("a.txt", None)


def test_a_shallow_clone(tree, tmp_path):
    tree.put("a.txt", "a\n")
    first = tree.commit()
    tree.put("a.txt", "b\n")
    tree.commit()
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", tree.folder.as_uri(), str(tmp_path / "ondiep")],
        check=True,
        capture_output=True,
    )
    assert refusal(tmp_path / "ondiep", first) == git.SHALLOW.format(revision=first)
    assert refusal(tmp_path / "ondiep", "HEAD~1") == git.SHALLOW.format(revision="HEAD~1")
    assert git.open_repository(tmp_path / "ondiep", "HEAD").commit


def test_a_folder_of_somebody_else(tree, monkeypatch):
    tree.commit()
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert "safe.directory" in refusal(tree.folder)


def test_an_old_version_that_is_not_here(tree):
    tree.put("a.txt", "oud\n")
    tree.commit()
    blob = tree.git("rev-parse", "HEAD:a.txt")
    tree.put("a.txt", "nieuw\n")
    (tree.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    repository = git.open_repository(tree.folder, "HEAD")
    assert repository.old_bytes(git.Changed("a.txt", "a.txt")) is None


def test_a_clone_without_the_old_versions_fetches_none(tree, tmp_path):
    tree.put("a.txt", LINES)
    tree.commit()
    tree.put("a.txt", LINES.replace("zin 3.", "regel 3."))
    tree.commit()
    tree.git("config", "uploadpack.allowFilter", "true")
    clone = Working(tmp_path / "deel")
    clone.git("remote", "add", "origin", tree.folder.as_uri())
    clone.git("fetch", "-q", "--filter=blob:none", "origin", "main")
    clone.git("switch", "-q", "-c", "main", "FETCH_HEAD")
    repository = git.open_repository(clone.folder, "HEAD~1")
    changed = repository.change(clone.folder / "a.txt")
    for ask in (repository.lines, repository.old_bytes):
        with pytest.raises(UsageError, match="zonder --filter"):
            ask(changed)
    assert clone.git("rev-list", "--objects", "--missing=print", "HEAD").count("?") == 1, "and it still is not there"
