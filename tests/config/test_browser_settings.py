"""The settings `browser` and `hosts`: what a browser shows, and to whom it may talk."""

from pathlib import Path

import pytest

from begrijpelijk.config import Config
from begrijpelijk.errors import ConfigError

ADDRESS = "https://ziekenhuis.example/knie"
PAGE = Path("folder.html")


def test_addresses_are_shown_and_files_are_not():
    config = Config()
    assert config.browser is None and config.hosts == ()
    assert config.shows(ADDRESS, None) and not config.shows(None, PAGE) and not config.shows(None, Path("a.docx"))


def test_a_file_can_ask_for_a_browser(load):
    config = load('browser = true\nhosts = ["cdn.example", "127.0.0.1:8000"]')
    assert config.hosts == ("cdn.example", "127.0.0.1:8000")
    assert config.shows(ADDRESS, None) and config.shows(None, PAGE) and config.shows(None, Path("A.XHTML"))
    assert not config.shows(None, Path("a.docx")) and not config.shows(None, None)


def test_a_file_can_do_without_a_browser(load):
    config = load("browser = false")
    assert not config.shows(ADDRESS, None) and not config.shows(None, PAGE)


def test_a_path_has_its_own(load):
    config = load(
        'browser = false\n[[paden]]\npad = "https://ziekenhuis.example/**"\nbrowser = true\nhosts = ["cdn.example"]'
    )
    here, elsewhere = config.for_path(ADDRESS), config.for_path("https://praktijk.example/")
    assert (here.browser, here.hosts) == (True, ("cdn.example",))
    assert (elsewhere.browser, elsewhere.hosts) == (False, ())


def test_the_command_line_wins(load, registry):
    config = load('browser = true\nhosts = ["cdn.example"]').changed(registry, browser=False, hosts=("ander.example",))
    assert (config.browser, config.hosts) == (False, ("ander.example",))
    kept = load('browser = true\nhosts = ["cdn.example"]').changed(registry, browser=None, hosts=None)
    assert (kept.browser, kept.hosts) == (True, ("cdn.example",))


@pytest.mark.parametrize(
    "text", ['browser = "ja"', "browser = 1", 'hosts = "cdn.example"', "hosts = [1]", "hosts = true"]
)
def test_what_is_wrong_is_one_line_with_its_place(load, text):
    with pytest.raises(ConfigError) as caught:
        load(text)
    assert "\n" not in caught.value.message and text.split()[0] in f"{caught.value.source} {caught.value.message}"
