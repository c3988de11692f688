"""Pages that may be read and pages that may not: the own network stays closed."""

import socket
import time
from collections.abc import Iterator

import pytest
from server_process import Server, error
from website import Site


@pytest.fixture(scope="module")
def allowing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose owner lets it read pages of `localhost`."""
    made = Server(tmp_path_factory.mktemp("allowing"), "--toestaan", "LocalHost", "--tijd", "4", "--werkers", "1")
    yield made
    made.kill()


INSIDE = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0", "0", "localhost", "LOCALHOST", "localhost.",
    "127.8.8.8", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::]", "[::127.0.0.1]",
    "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "[fc00::1]", "[fe80::1]", "[64:ff9b::7f00:1]",
    "100.64.0.1", "224.0.0.1", "255.255.255.255", "①②⑦.0.0.1", "127。0。0。1",
]  # fmt: skip


class TestAddresses:
    @pytest.mark.parametrize("host", [*INSIDE, socket.gethostname()])
    def test_the_own_network_is_closed(self, client, site, host):
        Site.visits.clear()
        began = time.monotonic()
        answer = client.page(f"http://{host}:{site}/")
        message = error(answer, 422)
        assert "eigen netwerk" in message or (
            "geen antwoord" in message and (host.endswith(".") or host.startswith(("[", "①", "127。", "0")))
        ), message
        assert Site.visits == [] and time.monotonic() - began < 5, "it was connected to"

    @pytest.mark.parametrize(
        "address", ["file:///etc/passwd", "ftp://a.nl/", "gopher://127.0.0.1/", "http://", "http://u:p@a.nl/", "x"]
    )
    def test_other_kinds(self, client, address):
        assert "webadres" in error(client.page(address), 422)

    def test_what_the_owner_allows(self, allowing, site):
        answer = allowing.client.page(f"http://localhost:{site}/folder")
        assert answer.status_code == 200 and answer.json()["documents"][0]["title"] == "Knie"
        assert "eigen netwerk" in error(allowing.client.page(f"http://127.0.0.1:{site}/"), 422)
        made = allowing.client.post("/output/markdown", json={"address": f"http://localhost:{site}/folder"})
        assert made.status_code == 200 and 'filename="folder-' in made.headers["content-disposition"]

    @pytest.mark.parametrize(
        "target", ["http://127.0.0.1:PORT/x", "http://[::ffff:127.0.0.1]:PORT/x", "http://10.0.0.1/"]
    )
    def test_a_page_that_leads_inside(self, allowing, site, target):
        Site.visits.clear()
        assert "eigen netwerk" in error(allowing.client.page(f"http://localhost:{site}/naar/{target}"), 422)
        assert len(Site.visits) == 1

    @pytest.mark.parametrize("path", ["eindeloos", "druppels"])
    def test_a_page_that_never_ends(self, allowing, site, path):
        began = time.monotonic()
        assert "te langzaam" in error(allowing.client.page(f"http://localhost:{site}/{path}"), 422)
        assert time.monotonic() - began < 9
