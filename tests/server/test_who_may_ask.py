"""Only this computer, and no website that is open on it. Asked of a real server, as an attacker would."""

import socket

import httpx
import pytest
from server_process import error

TEXT = {"text": "Bel ons morgen. Dan kijkt de arts naar uw knie."}


def raw(server, data: bytes, wait: float = 10.0) -> bytes:
    """What the server answers to these very bytes."""
    with socket.create_connection(("127.0.0.1", server.port), wait) as sock:
        sock.sendall(data)
        parts = []
        while part := sock.recv(65536):
            parts.append(part)
    return b"".join(parts)


def test_it_listens_on_this_computer_only(server):
    addresses = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in addresses - {"127.0.0.1"}:
        with pytest.raises(OSError):
            socket.create_connection((address, server.port), 2).close()


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1:1", "127.0.0.1", "localhost.evil.example:{port}", "", "10.0.0.1:{port}",
     "evil@127.0.0.1:{port}", "127.0.0.1:{port}/x", "[::1", "2130706433:{port}", "127.0.0.1:{port}x", "localhost:99999"],
)  # fmt: skip
def test_another_name_is_refused(server, client, host):
    """A website can give its own name the address 127.0.0.1 (DNS rebinding); then the name is in `Host`."""
    for method, path in (("GET", "/health"), ("GET", "/rules"), ("POST", "/check/text")):
        answer = client.request(method, path, headers={"Host": host.format(port=server.port)}, json=TEXT)
        assert "hoort niet bij" in error(answer, 400)


@pytest.mark.parametrize("host", ["localhost:{port}", "LOCALHOST:{port}", "127.0.0.1:{port}", "[::1]:{port}"])
def test_own_names_are_answered(server, client, host):
    assert client.get("/health", headers={"Host": host.format(port=server.port)}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://localhost:{port}"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://127.0.0.1:{port}.evil.example"}, {"Origin": ""},
        {"Origin": "http://127.0.0.1:{port}", "Sec-Fetch-Site": "cross-site"},
    ],
)  # fmt: skip
def test_another_website_is_refused(server, client, headers):
    headers = {name: value.format(port=server.port) for name, value in headers.items()}
    for path in ("/check/text", "/check/file", "/check/address", "/compare", "/output/html"):
        assert "andere website" in error(client.post(path, json=TEXT, headers=headers), 403)


def test_the_own_page_may_ask(server, client):
    headers = {"Origin": server.address, "Sec-Fetch-Site": "same-origin"}
    answer = client.post("/check/text", json=TEXT, headers=headers)
    assert answer.status_code == 200
    assert not any(name.lower().startswith("access-control") for name in answer.headers)
    assert "set-cookie" not in answer.headers


def test_no_permission_is_given_to_other_sites(client):
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = client.options("/check/text", headers=asked)
    assert answer.status_code == 403 and "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/x-www-form-urlencoded", "", "application/xml", "application/jsonx"]
)
def test_other_kinds_of_body_are_refused(client, media_type):
    """A form on a website can send these without asking first."""
    for path in ("/check/text", "/output/html"):
        answer = client.post(path, content=b'{"text": "Bel ons."}', headers={"Content-Type": media_type})
        assert "application/json" in error(answer, 415)


def test_json_where_a_form_belongs_and_the_other_way_round(client):
    assert "multipart" in error(client.post("/check/file", json=TEXT), 415)
    assert "json" in error(client.post("/check/text", files={"file": ("a.txt", b"Bel ons.")}), 415)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods(client, method):
    assert client.request(method, "/check/text").status_code == 405


@pytest.mark.parametrize(
    "path", ["/", "/main.js", "/api/v1/health", "/api/v1/nee", "/nee.html", "/api/v1/openapi.json"]
)
def test_safe_headers_are_on_everything(server, client, path):
    headers = client.get(server.address + path).headers
    policy = headers["content-security-policy"]
    for part in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'",
                 "img-src 'self' data:", "frame-ancestors 'none'"):  # fmt: skip
        assert part in policy
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store" and headers["x-frame-options"] == "DENY"
    assert "server" not in headers


@pytest.mark.parametrize(
    "path",
    ["/../app.py", "/..%2fapp.py", "/%2e%2e/app.py", "/....//app.py", "/..\\app.py", "/%5c..%5capp.py", "//etc/passwd",
     "/%00", "/page/../../app.py", "/.%2e/.%2e/.%2e/.%2e/.%2e/.%2e/etc/passwd", "/main.js/../../guard.py",
     "/docs", "/redoc", "/api/v1/docs"],
)  # fmt: skip
def test_no_way_out_of_the_folder(server, path):
    answer = raw(server, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nConnection: close\r\n\r\n".encode())
    status = answer.split(b" ", 2)[1]
    assert status in (b"404", b"400"), answer[:200]
    assert b"FastAPI" not in answer and b"root:" not in answer


def test_a_report_for_a_browser_runs_no_script_of_the_text(client):
    text = "<script>alert(1)</script> Bel ons morgen. <img src=x onerror=alert(2)> Dan kijkt de arts naar uw knie."
    answer = client.post("/output/html", json={"text": text})
    assert "<script" not in answer.text and "<img" not in answer.text and "&lt;script" in answer.text
    assert answer.headers["content-disposition"].startswith("attachment")
    shown = client.post("/check/text?weergave=1", json={"text": text})
    assert shown.headers["content-type"] == "application/json" and shown.headers["x-content-type-options"] == "nosniff"
    named = client.post("/output/html", files={"file": ("<script>x.txt", text.encode())})
    assert "<script" not in named.text


def test_nonsense_on_the_line(server):
    for data in (b"hallo\r\n\r\n", b"\x16\x03\x01\x02\x00", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                 b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n", b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"):  # fmt: skip
        try:
            answer = raw(server, data)
        except ConnectionResetError:
            answer = b""
        assert b" 200 " not in answer[:50]
    assert httpx.get(server.address + "/api/v1/health").status_code == 200
