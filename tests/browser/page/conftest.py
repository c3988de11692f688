"""The web page as people get it: `begrijpelijk serve` in a process of its own, on the loopback address."""

import re
import subprocess
import sys
import urllib.request

import pytest
from page_app import EXAMPLES, App


@pytest.fixture(scope="session")
def server():
    for needed in ("fastapi", "uvicorn", "python_multipart"):
        pytest.importorskip(needed, reason="the server is not installed: pip install 'begrijpelijk[server]'")
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "begrijpelijk",
            "serve",
            "--poort",
            "0",
            "--geen-browser",
            "--werkers",
            "1",
            "--mappen",
            str(EXAMPLES),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        line = process.stdout.readline()
        address = re.search(r"http://\S+", line)
        assert address, f"the server did not start: {line!r}"
        request = urllib.request.Request(
            f"{address[0]}api/v1/check/text", b'{"text": "U belt de arts."}', {"Content-Type": "application/json"}
        )
        urllib.request.urlopen(request, timeout=120).read()  # the worker has loaded its language model after this
        yield address[0]
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()


@pytest.fixture
def app(server, open_page):
    """Open the page at a width; `screen` is the part of it."""

    def open_(width=1280, screen="", lang="nl", **options):
        page = open_page("about:blank", width, **options)
        # Tells which text the page has the report of: the answer of the server to the last question.
        page.add_init_script(
            """(() => { const real = window.fetch; window.fetch = async (address, init) => {
            const answer = await real(address, init);
            if (String(address).includes('check/text')) {
                const text = JSON.parse(init.body).text, json = answer.json.bind(answer);
                answer.json = async () => { const got = await json(); setTimeout(() => window.checkedText = text); return got; };
            } return answer; } })()"""
        )
        page.requests.clear()
        page.goto(f"{server}{screen}")
        page.wait_for_selector("html[data-klaar]")
        if lang == "en":
            page.click("#taal")
            page.wait_for_selector("html[lang=en]")
        return App(page)

    return open_
