"""What happens around a walk: the async interface, an interrupt, and what is left behind."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "sites"))
pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")

import server
from begrijpelijk.browser import steps
from begrijpelijk.browser.launch import BrowserError, arguments, find_chromium, system_chromium
from begrijpelijk.browser.measure import steps as measuring
from begrijpelijk.browser.walk import walk_steps


def light(page, name):
    return (yield from measuring(page, screenshots=False, axe=False, views=False, source=f"#scherm-{name}"))


async def _walk_async(address):
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium(playwright), args=arguments(None))
        try:
            context = await browser.new_context(viewport={"width": 360, "height": 740})
            page = await context.new_page()
            return await steps.run_async(walk_steps(page, address, measure=light))
        finally:
            await browser.close()


@pytest.mark.slow
def test_the_async_interface_walks_the_same():
    with server.serve(server.Files()) as address:
        try:
            flow = asyncio.run(_walk_async(address + "shadow.html"))
        except BrowserError as error:
            pytest.skip(error.message)
    assert (len(flow.screens), len(flow.outcomes)) == (7, 3)
    assert flow.finished == flow.paths and all(screen.returns for screen in flow.screens)


@pytest.mark.skipif(system_chromium() is None, reason="there is no Chromium here")
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc to see which processes are left")
def test_an_interrupt_leaves_no_browser_behind(tmp_path):
    with server.serve(server.Endless()) as address:
        before = _browsers()
        log = (tmp_path / "stderr.txt").open("wb")
        command = [sys.executable, "-m", "begrijpelijk", "triage", address, "--budget", "seconden=60"]
        # With a long name, as a browser has its socket there and may not start then.
        folder = tmp_path / "een-map-met-een-lange-naam-voor-wat-er-maar-even-staat"
        folder.mkdir()
        environment = {**os.environ, "TMPDIR": str(folder)}
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, start_new_session=True)
        try:
            _until(lambda: process.poll() is not None or len(_below(process.pid)) > 2, 60)
            time.sleep(1)
            assert process.poll() is None, (tmp_path / "stderr.txt").read_text(encoding="utf-8")
            started = _below(process.pid)
            os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
            process.wait(timeout=60)
            _until(lambda: not started & _browsers(), 20)
            assert not started & (_browsers() - before)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            log.close()
    said = (tmp_path / "stderr.txt").read_text(encoding="utf-8")
    assert "Traceback" not in said and len(said.strip().splitlines()) <= 1, said
    assert process.returncode == 130
    # A browser that is ended by force leaves the folder of its lock, with no file in it.
    assert [path.name for path in tmp_path.rglob("*") if path.is_file() and path.name != "stderr.txt"] == []


def _until(done, seconds):
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.1)


def _processes():
    """Of every process its number, its parent and its name."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            start, _, rest = path.read_text().rpartition(")")
        except OSError:
            continue
        number, _, name = start.partition(" (")
        yield int(number), int(rest.split()[1]), name, rest.split()[0]


def _browsers():
    return {number for number, _, name, state in _processes() if "chrom" in name and state != "Z"}


def _below(parent):
    """The browser processes below a process."""
    found, family = {parent}, list(_processes())
    grew = True
    while grew:
        more = {number for number, above, _, _ in family if above in found} - found
        grew = bool(more)
        found |= more
    return found & _browsers()
