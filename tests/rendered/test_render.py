"""`render` and `check` on real addresses: what is shown, what is opened, what goes wrong and what stays behind."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rendered_pages import TEXT, answer, children, page_of, slowly

from begrijpelijk.browser import BrowserError, launch, loading
from begrijpelijk.browser.render import NotAPage, render
from begrijpelijk.errors import SourceError

pytestmark = [
    pytest.mark.skipif(launch.system_chromium() is None, reason="no Chromium: apt-get install chromium"),
    pytest.mark.usefixtures("nothing_left"),
]


def test_what_a_script_writes_is_read(site):
    url = site.add(
        "/", page_of("<div id='hier'></div><script>setTimeout(() => hier.innerHTML = `" + TEXT + "`, 100)</script>")
    )
    document = render(url)
    assert document.blocks[0].text == "Uw onderzoek"
    assert document.page.url == url and set(document.page.views) == {"phone", "desktop", "narrow"}


def test_without_the_packages_it_says_what_to_install(tmp_path, monkeypatch):
    for name in ("playwright", "playwright.sync_api", "playwright.async_api"):
        monkeypatch.setitem(sys.modules, name, None)
    (tmp_path / "a.html").write_text(page_of(TEXT))
    with pytest.raises(BrowserError, match=r"pip install 'begrijpelijk\[browser\]'"):
        render(tmp_path / "a.html")


def test_what_is_folded_is_opened_and_menus_and_windows_are_not(site):
    body = TEXT + """<details name="a"><summary>Een</summary><p>Deel een.</p></details><details name="a"><summary>Twee</summary><p>Deel twee.</p></details>
      <button aria-expanded="false" aria-controls="p3" onclick="toggle(this)">Drie</button><div id="p3" hidden>Deel drie.</div>
      <button aria-expanded="false" aria-controls="p4" onclick="toggle(this)">Vier</button><div id="p4" hidden>Deel vier.</div>
      <button aria-expanded="false" aria-haspopup="dialog" onclick="venster.showModal()">Venster</button><dialog id="venster">In het venster.</dialog>
      <div role="tablist"><button role="tab" aria-selected="true" aria-controls="t1">T1</button><button role="tab" aria-selected="false" aria-controls="t2">T2</button></div>
      <div id="t1" role="tabpanel">Blad een.</div><div id="t2" role="tabpanel" hidden>Blad twee.</div>
      <a href="/weg" aria-expanded="false" role="button">Weg</a>
      <script>function toggle(b) { for (const o of document.querySelectorAll("[onclick^=toggle]")) { const on = o === b; o.setAttribute("aria-expanded", on); document.getElementById(o.getAttribute("aria-controls")).hidden = !on; } }</script>"""  # fmt: skip
    text = render(site.add("/", page_of(body))).text
    for part in ("Deel een.", "Deel twee.", "Deel drie.", "Deel vier.", "Blad een.", "Blad twee."):
        assert part in text
    assert "In het venster." not in text
    assert "/weg" not in site.asked


def test_the_browser_talks_to_no_other_host(site):
    others = []

    def record(request):
        others.append(request.path)
        answer(request, "x")

    port = site.address.rpartition(":")[2]
    other = f"http://localhost:{port}"  # the same server under another name
    for path in ("/beeld", "/stijl", "/haal", "/frame", "/vooruit", "/werker.js", "/stuur"):
        site.add(path, record)
    site.add("/door", lambda request: answer(request, "", 302, Location=other + "/beeld"))
    body = f"""{TEXT}<img src="{other}/beeld"><img src="/door"><iframe src="{other}/frame"></iframe><link rel="prefetch" href="{other}/vooruit">
      <link rel="stylesheet" href="{other}/stijl"><script>fetch("{other}/haal").catch(() => 0); navigator.sendBeacon("{other}/stuur", "x");
      new WebSocket("ws://localhost:{port}/haal"); navigator.serviceWorker && navigator.serviceWorker.register("/werker.js").catch(() => 0);</script>"""
    document = render(site.add("/", page_of(body)))
    assert others == []
    (note,) = [note for note in document.notes if note.startswith("Niet geladen")]
    assert "localhost" in note
    assert render(site.address + "/", hosts=[f"localhost:{port}"]) and "/beeld" in others and "/frame" in others


def test_a_local_file_reads_its_own_folder_and_no_other(tmp_path):
    (tmp_path / "stijl.css").write_text(".weg { display: none }")
    secret = tmp_path.parent / "geheim.html"
    secret.write_text("<p>Geheim.</p>")
    file = tmp_path / "pagina.html"
    file.write_text(
        page_of(
            f"{TEXT}<p class='weg'>Niet te zien.</p><iframe src='{secret.as_uri()}'></iframe>",
            "<link rel='stylesheet' href='stijl.css'>",
        )
    )
    document = render(file)
    assert "Niet te zien" not in document.text and "Geheim" not in document.text


@pytest.mark.parametrize(
    "script,kind,seconds",
    [
        ("setTimeout(() => location.href = '/verder', 600000)", "navigation", 600),
        ("setTimeout(() => location.reload(), 290000)", "refresh", 300),
        ("let n = 900; setInterval(() => { if (--n === 60) document.querySelector('p').textContent = 'Uw sessie verloopt over 60 seconden.' }, 1000)", "change", 840),
        ("setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<div role=dialog>Bent u er nog?</div>'), 9000)", "change", 10),
    ],
)  # fmt: skip
def test_what_a_page_does_by_itself(site, script, kind, seconds):
    (timer,) = render(site.add("/", page_of(f"{TEXT}<script>{script}</script>"))).page.timers
    assert (timer.kind, timer.seconds) == (kind, seconds)


def test_a_clock_on_the_page_is_no_timer(site):
    body = (
        TEXT
        + "<p id=klok></p><script>setInterval(() => klok.textContent = new Date().toLocaleTimeString(), 500)</script>"
    )
    assert render(site.add("/", page_of(body))).page.timers == []


def test_a_refresh_in_the_head(site):
    (timer,) = render(
        site.add("/", page_of(TEXT, "<meta http-equiv='refresh' content='900; url=/verder'>"))
    ).page.timers
    assert (timer.kind, timer.seconds, timer.detail) == ("navigation", 900, "/verder")


@pytest.mark.parametrize(
    "reply,message",
    [
        (lambda r: answer(r, "", 404), "bestaat niet"),
        (lambda r: answer(r, "", 401), "inloggen"),
        (lambda r: answer(r, "", 500), "een fout (nummer 500)"),
        (lambda r: answer(r, "", 302, Location=r.path), "stuurt te vaak door"),
        (lambda r: answer(r, "", 302, Location="http://localhost:1/x"), "stuurt door naar localhost"),
        (lambda r: r.connection.shutdown(socket.SHUT_RDWR), "geeft geen antwoord"),
        (lambda r: answer(r, page_of("<p></p>")), "geen tekst te zien"),
    ],
)
def test_a_page_that_cannot_be_shown_is_one_sentence(site, reply, message):
    with pytest.raises(SourceError) as caught:
        render(site.add("/", reply))
    assert message in caught.value.message and caught.value.source == site.address + "/"


def test_a_file_is_left_to_the_readers_of_files(site):
    with pytest.raises(NotAPage):
        render(site.add("/folder.pdf", lambda r: answer(r, b"%PDF-1.4", Content_Type="application/pdf")))


def test_nobody_answers(monkeypatch):
    with pytest.raises(SourceError, match="geen antwoord"):
        render("http://127.0.0.1:9/")


@pytest.mark.slow
def test_a_page_that_loads_for_ever_is_read_as_far_as_it_is(site, monkeypatch):
    monkeypatch.setattr(loading, "LOADING", 1.5)
    document = render(site.add("/", slowly))
    assert document.blocks[0].text == "Uw onderzoek"
    assert any("nog niet klaar" in note for note in document.notes)


def test_windows_and_questions_do_not_stop_it(site):
    body = TEXT + "<script>alert(1); confirm(2); prompt(3); open('/'); onbeforeunload = () => 'x'; print()</script>"
    assert render(site.add("/", page_of(body))).blocks[0].text == "Uw onderzoek"


@pytest.mark.slow
def test_a_page_that_keeps_the_browser_busy(site, monkeypatch):
    monkeypatch.setattr(sys.modules["begrijpelijk.browser.measure"], "TIME", 2.0)
    monkeypatch.setattr(sys.modules["begrijpelijk.browser.render"], "AXE", 2.0)
    monkeypatch.setattr(loading, "LONGEST", 1.0)
    with pytest.raises(SourceError, match="te groot of te druk"):
        render(site.add("/", page_of(TEXT + "<script>setTimeout(() => { for (;;); }, 400)</script>")))


def test_a_page_too_large(site):
    body = page_of(TEXT + "<p>" + "tekst en nog wat " * (51 * 1024 * 1024 // 17))
    with pytest.raises(SourceError, match="groter dan 50 MB"):
        render(site.add("/", body))


def test_behind_a_login(site):
    document = render(site.add("/", page_of(TEXT + "<label>Wachtwoord <input type='password'></label>")))
    assert any("in te loggen" in note for note in document.notes)


def test_no_browser(site, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", "/nergens")
    with pytest.raises(BrowserError, match="playwright install chromium"):
        render(site.add("/", page_of(TEXT)))


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "begrijpelijk", "check", *arguments],
        capture_output=True, text=True, timeout=120, env={**os.environ, **environment},
    )  # fmt: skip


@pytest.mark.slow
def test_the_command_shows_an_address_and_not_a_file(site, tmp_path):
    script = (
        "<div id='hier'></div><script>hier.innerHTML = '<p>Dit schrijft het script. U krijgt een brief.</p>'</script>"
    )
    url = site.add("/", page_of(TEXT + script))
    shown = json.loads(run(url, "--format", "json", "--tekst").stdout)["documents"][0]
    assert "Dit schrijft het script." in shown["text"]
    plain = json.loads(run(url, "--zonder-browser", "--format", "json", "--tekst").stdout)["documents"][0]
    assert "Dit schrijft het script." not in plain["text"]
    file = tmp_path / "pagina.html"
    file.write_text(page_of(TEXT + script))
    assert "Dit schrijft" not in run(str(file), "--format", "json", "--tekst").stdout
    assert "Dit schrijft" in run(str(file), "--browser", "--format", "json", "--tekst").stdout


def test_the_command_without_a_browser(site, tmp_path):
    url = site.add("/", page_of(TEXT))
    none = {"PATH": "", "PLAYWRIGHT_BROWSERS_PATH": "/nergens"}
    asked = run(url, "--browser", **none)
    assert asked.returncode == 2 and "playwright install chromium" in asked.stderr and "Traceback" not in asked.stderr
    assert run(url, "--fail-on", "nooit", **none).returncode == 0


def test_a_temporary_folder_with_a_long_name(site, tmp_path):
    """Chromium has its socket there, whose name may have 107 characters."""
    folder = tmp_path / ("een-map-met-een-lange-naam" * 3)
    folder.mkdir()
    done = run(site.add("/", page_of(TEXT)), "--browser", "--fail-on", "nooit", TMPDIR=str(folder))
    assert done.returncode == 0, done.stderr


def test_a_killed_command_leaves_no_browser(site):
    url = site.add("/", lambda request: time.sleep(30))
    before = children()
    process = subprocess.Popen([sys.executable, "-m", "begrijpelijk", "check", url])
    end = time.monotonic() + 30
    while "/" not in site.asked and time.monotonic() < end:
        time.sleep(0.1)
    started = children() - before
    assert started
    process.kill()
    process.wait()
    end = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in started) and time.monotonic() < end:
        time.sleep(0.1)
    assert not [pid for pid in started if Path(f"/proc/{pid}").exists()]
