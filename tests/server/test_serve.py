"""The command `begrijpelijk serve` itself."""

import os
import signal
import socket
import subprocess
import sys

import pytest
from server_process import Server


def serve(folder, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command that is to end by itself."""
    return subprocess.run(
        [sys.executable, "-m", "begrijpelijk", "serve", "--geen-browser", *options],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def one_line(result: subprocess.CompletedProcess[str], *parts: str) -> bool:
    assert result.returncode == 2 and result.stdout == ""
    assert len(result.stderr.splitlines()) == 1 and all(part in result.stderr for part in parts), result.stderr
    return True


def test_a_port_that_was_asked_for_and_is_taken(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert one_line(serve(tmp_path, "--poort", str(taken.getsockname()[1])), "bezet", "--poort")


def test_the_usual_port_is_taken():
    from begrijpelijk.server.run import listen
    from begrijpelijk.server.settings import Settings

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with listen(Settings(port=port), exact=False) as other:
            assert other.getsockname()[1] not in (0, port)


def test_what_cannot_be(tmp_path):
    (tmp_path / "fout.toml").write_text("niveaa = 'B1'")
    assert one_line(serve(tmp_path, "--config", "fout.toml"), "niveaa", "Bedoelt u 'niveau'?")
    result = serve(tmp_path, "--host", "192.0.2.1", "--poort", "0")
    assert (
        result.returncode == 2 and "192.0.2.1" in result.stderr and "niet luisteren" in result.stderr.splitlines()[-1]
    )


def test_without_the_extra(tmp_path):
    hide = "import sys; sys.modules.update(fastapi=None, uvicorn=None); from begrijpelijk.cli import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", hide, "serve"], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60
    )
    assert one_line(result, "pip install 'begrijpelijk[server]'")


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly(tmp_path, sign):
    server = Server(tmp_path, "--werkers", "1", wait=False)  # also while the pipeline is still loading
    assert server.client.get("/health").status_code == 200
    server.process.send_signal(sign)
    assert server.process.wait(20) == 0
    assert "gestopt" in server.output and "Traceback" not in server.output


def test_the_settings_of_the_house_count(tmp_path):
    (tmp_path / "woorden.csv").write_text("term;alternatieven\nzorgkwark;soep\n")
    (tmp_path / "huis.toml").write_text(
        'niveau = "A2"\nwoordenlijsten = ["woorden.csv"]\n[regels.lange-zin]\nfout = 40\n'
    )
    server = Server(tmp_path, "--werkers", "1", "--config", "huis.toml")
    try:
        answer = server.client.text("U krijgt morgen zorgkwark. Bel ons als u pijn hebt.").json()
        assert answer["documents"][0]["niveau"] == "A2"
        assert any(f["suggestions"][:1] == ["soep"] for f in answer["documents"][0]["findings"])
        settings = server.client.get("/settings/default").json()
        assert next(s["default"] for s in settings["settings"] if s["name"] == "niveau") == "A2"
        rule = next(r for r in settings["rules"] if r["rule"] == "lange-zin")
        assert next(o["default"] for o in rule["options"] if o["name"] == "fout") == 40
    finally:
        server.kill()


def test_on_a_network_it_warns_and_answers_to_its_address_and_name(tmp_path):
    server = Server(tmp_path, "--werkers", "1", "--host", "0.0.0.0", "--naam", "Taal.Ziekenhuis.Example", wait=False)
    try:
        assert "ook andere computers" in server.output
        for host, status in (
            (f"10.1.2.3:{server.port}", 200), ("taal.ziekenhuis.example", 200), (f"evil.example:{server.port}", 400),
        ):  # fmt: skip
            assert server.client.get("/health", headers={"Host": host}).status_code == status
    finally:
        server.kill()
