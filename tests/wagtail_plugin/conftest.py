"""The test site: in this process for what needs no browser, and as a process of its own for what does."""

import json
import subprocess
import sys
from types import SimpleNamespace

import hospital_site
import pytest


@pytest.fixture(scope="session")
def hospital(tmp_path_factory):
    """Django with the test site, and its pages by name."""
    hospital_site.setup(tmp_path_factory.mktemp("ziekenhuis"))
    from django.test.utils import setup_test_environment
    from hospital_pages import fill

    setup_test_environment()
    hospital_site.migrate()
    return fill()


@pytest.fixture
def page_of(hospital):
    """A page by its name, as it is in the database now."""
    from wagtail.models import Page

    return lambda name: Page.objects.get(pk=hospital[name]).specific


@pytest.fixture
def client_of(hospital):
    """A client that is logged in as a user."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    def log_in(name):
        client = Client()
        client.force_login(get_user_model().objects.get(username=name))
        return client

    return log_in


@pytest.fixture
def ready(hospital):
    """The engine with its pipeline loaded."""
    from begrijpelijk_wagtail.engine import engine

    engine.submit(lambda: None).result(120)
    return engine


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The test site on the loopback address: its address and the ids of its pages."""
    folder = tmp_path_factory.mktemp("bediend")
    command = [sys.executable, hospital_site.__file__, str(folder), json.dumps({})]
    with (folder / "errors").open("w") as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, encoding="utf-8")
    try:
        line = process.stdout.readline()
        assert line, (folder / "errors").read_text()
        yield SimpleNamespace(**json.loads(line))
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture(scope="module")
def browser():
    from begrijpelijk.browser import BrowserError, open_browser

    try:
        with open_browser(hosts=["127.0.0.1"]) as opened:  # so that nothing can be asked of anybody else
            yield opened
    except BrowserError as error:
        pytest.skip(error.message)


@pytest.fixture
def settings_of(hospital):
    """Set BEGRIJPELIJK for one test."""
    from begrijpelijk_wagtail import judge
    from django.conf import settings

    def set_(**values):
        settings.BEGRIJPELIJK = values
        judge._checker.cache_clear()
        judge._state.cache_clear()

    yield set_
    settings.BEGRIJPELIJK = {}
    judge._checker.cache_clear()
    judge._state.cache_clear()


@pytest.fixture
def add(hospital, page_of):
    """Add a page that is removed again."""
    from ziekenhuis.models import Folder

    made = []

    def add_(title, parent="care", **values):
        page = page_of(parent).add_child(instance=Folder(title=title, slug=title.lower().replace(" ", "-"), **values))
        made.append(page.pk)
        return page

    yield add_
    for page in Folder.objects.filter(pk__in=made):
        page.delete()


@pytest.fixture(scope="session")
def checked(hospital):
    """All pages, checked once by the command."""
    from hospital_work import run

    assert "0 failed" in run()
    return hospital
