"""The async interface: awaited, without holding up the event loop. And flows, in both interfaces."""

import pytest

pytest.importorskip("pytest_asyncio")

ASYNC = """
import asyncio
import pytest
import pytest_asyncio
from playwright.async_api import async_playwright
from begrijpelijk.browser.launch import arguments, system_chromium

pytestmark = pytest.mark.asyncio

@pytest_asyncio.fixture
async def page():
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=system_chromium(), args=arguments(None))
        yield await browser.new_page()
        await browser.close()

async def test_good(page, begrijpelijk, site):
    await page.goto(site + "/goed")
    report = await begrijpelijk.check_page(page)
    assert report.passed and report.documents[0].words > 30

async def test_bad(page, begrijpelijk, site):
    await page.goto(site + "/slecht")
    await begrijpelijk.check_page(page)

async def test_the_loop_goes_on(page, begrijpelijk, site):
    await page.goto(site + "/lang")
    gaps, now = [], asyncio.get_running_loop().time
    async def tick():
        while True:
            before = now()
            await asyncio.sleep(0.01)
            gaps.append(now() - before)
    ticking = asyncio.create_task(tick())
    await begrijpelijk.check_page(page, fail_on="nooit", niveau="C1")
    ticking.cancel()
    assert len(gaps) > 5

@pytest.mark.begrijpelijk(soft=True)
async def test_soft(page, begrijpelijk, site):
    await page.goto(site + "/slecht")
    report = await begrijpelijk.check_page(page)
    assert not report.passed

async def test_flow(page, begrijpelijk, site):
    await page.goto(site + "/goed")
    report = await begrijpelijk.check_flow(page, "/stap1", fail_on="nooit", niveau="C1")
    assert len(report.flows[0].screens) == 2 and report.flows[0].finished
    assert page.url == site + "/goed"
"""
FLOWS = """
import pytest

def test_flow(page, begrijpelijk, site):
    page.goto(site + "/inloggen")
    report = begrijpelijk.check_flow(page, site + "/besloten", fail_on="nooit", niveau="C1")
    assert len(report.flows[0].screens) == 2, "the cookie of the page goes along"
    assert len(page.context.pages) == 1 and page.url == site + "/inloggen"

def test_a_flow_that_is_not_good(page, begrijpelijk, site):
    begrijpelijk.check_flow(page, site + "/stap1", fail_on="tip", niveau="A2")

def test_no_outcome(page, begrijpelijk, site):
    begrijpelijk.check_flow(page, site + "/goed", fail_on="nooit", niveau="C1")

def test_other_hosts(page, begrijpelijk):
    with pytest.raises(Exception, match="deze website mag niet worden doorlopen"):
        begrijpelijk.check_flow(page, "https://www.example.nl/triage")
"""


def test_a_page_of_the_async_interface(inner) -> None:
    done = inner(ASYNC, "-q", "-p", "no:playwright", "-k", "bad", name="async-one")
    assert done.failed == {"test_bad"} and "[1] fout" in done.failure("test_bad"), done.out


@pytest.mark.slow
def test_pages_of_the_async_interface(inner) -> None:
    done = inner(ASYNC, "-q", "-p", "no:playwright", name="async", env={"PYTHONWARNINGS": "error::RuntimeWarning"})
    assert done.failed | done.broken == {"test_bad", "test_soft"}, done.out
    for name in ("test_bad", "test_soft"):
        assert "[1] fout" in done.failure(name) and "Beeld met nummers" in done.failure(name)
    assert "fixture.py" not in done.failure("test_bad")


@pytest.mark.slow
def test_flows(inner, site) -> None:
    done = inner(FLOWS, "-q", name="flows")
    assert done.failed | done.broken == {"test_a_flow_that_is_not_good", "test_no_outcome"}, done.out
    message = done.failure("test_a_flow_that_is_not_good")
    assert f"{site.address}/stap1 is nog niet goed" in message
    assert "formeel-woord: “derhalve”" in message and "scherm: 2" in message
    assert "Verslag: " in message and "Beeld met nummers: " in message
    assert "Er is geen uitslag gevonden" in done.failure("test_no_outcome") or "geen vraag" in done.failure(
        "test_no_outcome"
    )
