"""The self-test over REST: the questions, and files of answers in and out. Nothing is kept on the server."""

import tomllib

from server_process import error

FILE = """
titel = "Test"
wie = "An"
afdeling = "Zorg & Balie"
datum = 2026-05-01
[[antwoord]]
vraag = "1-weten"
antwoord = "ja"
toelichting = "In maart.\\nEn in mei."
[[antwoord]]
vraag = "1-weten"
antwoord = "nee"
wie = "Bo"
[[antwoord]]
vraag = "99-weg"
antwoord = "ja"
[[antwoord]]
vraag = "1-training"
antwoord = "misschien"
"""


def send(client, data, name="zorg.toml", path="/selftest/read"):
    return client.post(path, files={"file": (name, data if isinstance(data, bytes) else data.encode())})


def test_the_questions(client):
    answer = client.get("/selftest").json()
    asked = [each for kenmerk in answer["kenmerken"] for each in kenmerk["questions"]]
    assert answer["total"] == len(asked) == 40 and answer["choices"] == ["ja", "deels", "nee", "weet-ik-niet"]
    assert [each["number"] for each in asked] == [*range(1, 41)]
    assert all(each["text"].endswith("?") and each["why"] and each["good"] for each in asked)


def test_a_file_comes_in_and_goes_out_without_loss(client):
    sheet = send(client, FILE).json()
    assert (sheet["who"], sheet["department"]) == ("An", "Zorg & Balie")
    assert sheet["contradicting"] == ["1-weten"] and sheet["unknown"] == ["99-weg"]
    assert [problem[:16] for problem in sheet["problems"]] == ["'titel' kent de ", "Antwoord 4 klopt"]
    body = {name: sheet[name] for name in ("who", "department", "replies")} | {"earlier": FILE}
    answer = client.post("/selftest/file", json=body)
    assert (
        answer.status_code == 200 and "zelftest-zorg-balie-begrijpelijk.toml" in answer.headers["Content-Disposition"]
    )
    before, after = tomllib.loads(FILE), tomllib.loads(answer.text)
    assert "# Weten uw collega's" in answer.text
    order = lambda data: sorted(data.pop("antwoord"), key=str)  # noqa: E731
    assert order(before) == order(after) and before == after


def test_what_cannot_be_read_is_refused_in_the_language_asked(client):
    assert "geen geldig TOML-bestand" in error(send(client, "[["), 422)
    assert "no valid TOML file" in error(send(client, "[[", path="/selftest/read?lang=en"), 422)
    assert "UTF-8" in error(send(client, b"\xff\xfe"), 422)
    assert "te veel" in error(send(client, b"#" * 2_000_001), 422)
    assert "multipart" in error(client.post("/selftest/read", json={}), 415)
    assert "ja, deels, nee" in error(
        client.post("/selftest/file", json={"replies": [{"question": "a", "given": "soms"}]}), 422
    )
    wrong = {"replies": [{"question": "a", "given": "ja", "date": "gisteren"}]}
    assert "replies" in client.post("/selftest/file", json=wrong).json()["error"]["source"]
