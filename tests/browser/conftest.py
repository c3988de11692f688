"""A real browser for the tests that need one: Playwright's own Chromium, or the one of the system."""

import shutil
from pathlib import Path

import pytest

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def executable(playwright):
    """Where a Chromium is; None when there is none."""
    own = Path(playwright.chromium.executable_path)
    if own.exists():
        return str(own)
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
    with sync_api.sync_playwright() as playwright:
        path = executable(playwright)
        if path is None:
            pytest.skip("no Chromium found: playwright install chromium, or apt-get install chromium")
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser):
    """Open an address in a window of a certain width; gives the page, with the requests it made and what it logged."""
    pages = []

    def open_(address, width=1280, **options):
        page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        pages.append(page)
        page.requests, page.logged = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("console", lambda message: page.logged.append(message.text))
        page.goto(address)
        return page

    yield open_
    for page in pages:
        page.close()
