"""Audits over REST, of a real server: begin, watch, read the scorecard, stop. Nothing stays behind unless asked."""

import io
import time
import zipfile

import pytest
from server_process import Server, error

HARD = (
    "Derhalve dient u nuchter te zijn voor het ondergaan van de ingreep. De anesthesioloog, die u voorafgaand aan de "
    "operatie onderzoekt, bespreekt met u welke medicatie u gecontinueerd kunt gebruiken. Wij verzoeken u vriendelijk "
    "om tijdig contact op te nemen met de polikliniek indien er sprake is van koorts of hevige pijnklachten.\n"
)
ANSWERS = 'wie = "An"\nafdeling = "Zorg"\n' + "".join(
    f'[[antwoord]]\nvraag = "1-{name}"\nantwoord = "ja"\n' for name in ("weten", "training", "bestuur", "aanjager")
)
PATIENCE = 120.0


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("audits")
    (folder / "folders").mkdir()
    (folder / "folders" / "knie.txt").write_text(HARD, "utf-8")
    (folder / "folders" / "hart.txt").write_text("Bel ons morgen. Dan kijkt de arts naar uw hart.\n" * 6, "utf-8")
    return folder


@pytest.fixture(scope="module")
def audits(place):
    made = Server(
        place, "--mappen", "folders", "--toestaan", "127.0.0.1", "--database", "a.sqlite", "--werkers", "1", wait=False
    )
    yield made
    made.kill()


@pytest.fixture(scope="module")
def done(audits):
    """The id of an audit that is done, with how it was on the way."""
    answer = audits.client.post("/audits", json={"folders": ["folders"]})
    assert answer.status_code == 202 and answer.json()["state"] == "bezig"
    states = [answer.json()]
    deadline = time.monotonic() + PATIENCE
    while states[-1]["state"] == "bezig" and time.monotonic() < deadline:
        busy = error(audits.client.get(f"/audits/{states[0]['id']}/scorecard"), 409)
        assert "nog bezig" in busy or audits.client.get(f"/audits/{states[0]['id']}").json()["state"] == "klaar"
        time.sleep(0.2)
        states.append(audits.client.get(f"/audits/{states[0]['id']}").json())
    assert states[-1]["state"] == "klaar", states[-1]
    return states


def test_an_audit_can_be_watched(done):
    assert (done[-1]["documents"], done[-1]["problems"], done[-1]["targets"]) == (2, 0, ["folders"])
    assert {"start"} < {each["phase"] for each in done} <= {"start", "lezen", "beoordelen"}
    assert all(each["number"] <= each["total"] for each in done)


def test_the_scorecard_with_and_without_answers(audits, done):
    client, id_ = audits.client, done[0]["id"]
    card = client.get(f"/audits/{id_}/scorecard").json()
    ten = {each["code"]: each for each in card["models"][0]["characteristics"]}
    assert card["schema"] == "begrijpelijk/scorecard/1" and card["documents"] == 2
    assert ten["1"]["status"] == "grijs" and ten["3"]["evidence"]
    reply = client.post(f"/audits/{id_}/answers", files={"file": ("zorg.toml", ANSWERS.encode())})
    assert reply.json() == {"files": ["zorg.toml"], "problems": []}
    assert "geen enkel antwoord" in error(
        client.post(f"/audits/{id_}/answers", files={"file": ("x.toml", b"a = 1")}), 422
    )
    card = client.get(f"/audits/{id_}/scorecard?lang=en").json()
    first = card["models"][0]["characteristics"][0]
    assert first["status"] == "groen" and card["lang"] == "en" and first["questions"][0]["answers"][0]["who"] == "An"
    assert client.get(f"/audits/{id_}").json()["files"] == ["zorg.toml"]
    assert client.delete(f"/audits/{id_}/answers").status_code == 204
    card = client.get(f"/audits/{id_}/scorecard").json()
    assert card["models"][0]["characteristics"][0]["status"] == "grijs"


def test_the_scorecard_as_a_file(audits, done):
    for form, start in (("html", b"<!DOCTYPE html>"), ("xlsx", b"PK"), ("json", b"{"), ("text", b"")):
        answer = audits.client.get(f"/audits/{done[0]['id']}/scorecard.{form}")
        assert answer.status_code == 200 and answer.content[: len(start)].lower() == start.lower(), form
        assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
        if form == "xlsx":
            assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert "Kies uit" in error(audits.client.get(f"/audits/{done[0]['id']}/scorecard.exe"), 404)


def test_another_website_cannot_end_it(audits, done):
    elsewhere = {"Origin": "https://kwaad.example"}  # open in a browser on this computer
    assert "andere website" in error(audits.client.delete(f"/audits/{done[0]['id']}", headers=elsewhere), 403)


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ({}, 422, "ontbreekt 'addresses'"),
        ({"folders": ["/etc"]}, 422, "--mappen"),
        ({"folders": ["folders/.."]}, 422, "--mappen"),
        ({"addresses": ["folders"]}, 422, "geen goed webadres"),
        ({"addresses": ["file:///etc/passwd"]}, 422, "geen goed webadres"),
        ({"addresses": ["https://a:b@c.nl"]}, 422, "geen goed webadres"),
        ({"addresses": ["https://c.nl"], "pages": 10_000}, 422, "pages"),
        ({"addresses": ["https://c.nl"], "map": "x"}, 422, "bestaat niet"),
    ],
)
def test_what_may_not_be_audited(audits, body, status, words):
    assert words in error(audits.client.post("/audits", json=body), status)


def test_an_address_inside_the_network_is_not_read(audits, done, site):
    """The audit itself says so, as it does of every site that cannot be reached."""
    from website import Site

    audits.client.delete(f"/audits/{done[0]['id']}")
    Site.visits.clear()
    id_ = audits.client.post("/audits", json={"addresses": [f"http://localhost:{site}/"]}).json()["id"]
    wait(audits, id_)
    problems = audits.client.get(f"/audits/{id_}/scorecard").json()["problems"]
    assert Site.visits == [] and len(problems) == 1 and "localhost" in problems[0]["source"]
    # The host that the server was told to trust is read, and only that.
    id_ = audits.client.post("/audits", json={"addresses": [f"http://127.0.0.1:{site}/"], "pages": 1}).json()["id"]
    other = audits.client.post("/audits", json={"folders": ["folders"], "lang": "en"})
    assert "Another audit" in error(other, 409) and int(other.headers["Retry-After"]) > 0
    wait(audits, id_)
    assert audits.client.get(f"/audits/{id_}").json()["documents"] == 1 and "/robots.txt" in Site.visits


def wait(server, id_):
    deadline = time.monotonic() + PATIENCE
    while (now := server.client.get(f"/audits/{id_}").json())["state"] == "bezig" and time.monotonic() < deadline:
        time.sleep(0.2)
    assert now["state"] == "klaar", now


@pytest.mark.slow
def test_stopping_ends_the_process_and_the_database_is_there_the_next_time(audits, done, place):
    id_ = audits.client.post("/audits", json={"folders": ["folders"]}).json()["id"]
    assert audits.client.delete(f"/audits/{id_}").status_code == 204
    assert "niet meer" in error(audits.client.get(f"/audits/{id_}"), 404)
    assert audits.client.get("/audits").json() == {"audits": [], "folders": ["folders"], "kept": True}
    assert audits.stop() == 0
    assert all("a.sqlite" in path.name or path.name == "folders" for path in place.iterdir())
    again = Server(place, "--database", "a.sqlite", "--werkers", "1", wait=False)
    try:
        wait(again, "bewaard")
        card = again.client.get("/audits/bewaard/scorecard").json()
        assert card["pages"] + card["documents"] > 0
    finally:
        again.kill()


@pytest.mark.slow
def test_without_a_database_nothing_is_written(place, tmp_path):
    server = Server(tmp_path, "--mappen", str(place / "folders"), "--werkers", "1", wait=False)
    try:
        id_ = server.client.post("/audits", json={"folders": [str(place / "folders")]}).json()["id"]
        wait(server, id_)
        assert server.client.get(f"/audits/{id_}/scorecard").json()["documents"] == 2
        assert list(tmp_path.iterdir()) == []
    finally:
        server.kill()
    assert list(tmp_path.iterdir()) == []
