"""An address as a browser shows it: what scripts write is read, and the own network stays as closed as without one."""

import shutil
from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from server_process import Server, error
from website import Site

from begrijpelijk.errors import SourceError
from begrijpelijk.sources.web import place

CHROMIUM = any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))


@pytest.fixture(scope="module")
def allowing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose owner lets it read pages of `localhost`, and of no other computer inside."""
    pytest.importorskip("playwright", reason="the extra [browser] is not installed")
    if not CHROMIUM:
        pytest.skip("no Chromium found: apt-get install chromium")
    made = Server(tmp_path_factory.mktemp("shown"), "--toestaan", "localhost", "--werkers", "1", wait=False)
    yield made
    made.kill()


def look(server, address, **more):
    return server.client.post("/check/address", json={"address": address, "browser": True, **more}, timeout=180)


def test_what_a_script_writes_is_read_and_nobody_else_is_asked(allowing, site):
    Site.visits.clear()
    answer = look(allowing, f"http://localhost:{site}/script")
    assert answer.status_code == 200, answer.text
    document = answer.json()["documents"][0]
    assert "Derhalve dient u morgen" in document["text"] and "Even wachten" not in document["text"]
    assert {"formeel-woord"} <= {finding["rule"] for finding in document["findings"]}
    # The page asks 127.0.0.1 for a picture, data and a socket: another name than the one that is allowed.
    assert set(Site.visits) <= {"/script", "/favicon.ico"}
    plain = allowing.client.page(f"http://localhost:{site}/script").json()["documents"][0]
    assert "Derhalve" not in plain["text"]


@pytest.mark.parametrize("host", ["127.0.0.1", "[::ffff:127.0.0.1]", "10.1.2.3"])
def test_the_own_network_is_closed_to_the_browser_too(allowing, site, host):
    Site.visits.clear()
    assert "eigen netwerk" in error(look(allowing, f"http://{host}:{site}/script"), 422)
    assert "own network" in error(look(allowing, f"http://{host}:{site}/script", options={"lang": "en"}), 422)
    assert Site.visits == []


def test_a_name_is_held_to_the_place_that_was_looked_at(monkeypatch):
    """A name that leads inside a moment later: the browser never asks again where it is."""
    from begrijpelijk.browser.launch import arguments

    def lookup(found):
        return lambda *_, **__: [(2, 1, 6, "", (each, 443)) for each in found]

    monkeypatch.setattr("socket.getaddrinfo", lookup(["93.184.215.14"]))
    pins = place("https://www.example.nl:8443/folder", ())
    assert pins == {"www.example.nl": "93.184.215.14"}
    (rule,) = (each for each in arguments(["www.example.nl:8443"], pins) if "host-resolver" in each)
    assert rule.endswith("=MAP www.example.nl 93.184.215.14, MAP * ~NOTFOUND")
    tried = []

    def connect(address, timeout):
        tried.append(address)
        if ":" in address[0]:
            raise OSError
        return nullcontext()

    monkeypatch.setattr("socket.create_connection", connect)
    monkeypatch.setattr("socket.getaddrinfo", lookup(["2606:2800:21f::1", "93.184.215.14"]))
    assert place("http://www.example.nl/", ()) == {"www.example.nl": "93.184.215.14"} and tried[0][1] == 80
    monkeypatch.setattr("socket.getaddrinfo", lookup(["93.184.215.14", "192.168.1.1"]))  # one of both is enough
    with pytest.raises(SourceError, match="eigen netwerk"):
        place("https://www.example.nl/", ())
    assert place("https://intranet/", ("intranet",)) == {"intranet": "93.184.215.14"}
    assert place("https://192.168.1.1/", ("192.168.1.1",)) == {}
