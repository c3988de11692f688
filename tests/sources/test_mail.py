import time
from email.message import EmailMessage

import pytest
from source_helpers import FILES, REGISTRY, read, read_file, shape

from begrijpelijk import sources
from begrijpelijk.document import BlockKind
from begrijpelijk.errors import SourceError

HEADERS = "From: a@x.example\r\nSubject: Iets\r\nMIME-Version: 1.0\r\n"
ANSWER = "Het bericht waarop dit een antwoord is, is niet gelezen."


def mail(body: str, *, headers: str = "Content-Type: text/plain; charset=utf-8\r\n") -> bytes:
    return (HEADERS + headers + "\r\n" + body).encode()


def test_text() -> None:
    document = read_file("tekst.eml")
    assert shape(document) == [
        ("paragraph", "Beste mevrouw Jansen,"),
        (
            "paragraph",
            "U hebt maandag een afspraak op de poli. Kom op tijd, want de dokter heeft het druk. "
            "Coördinatie met andere patiënten kost € 0.",
        ),
        ("item", "Neem uw pas mee."),
        ("item", "Neem kleren mee."),
        ("paragraph", "Met vriendelijke groet,"),
        ("paragraph", "Piet"),
        ("label", "Polikliniek Orthopedie"),
        ("label", "Telefoon 010 123 45 67"),
    ]
    assert document.title == "Uw afspraak bij de cardioloog – patiënt"
    assert document.notes == [ANSWER]
    assert document.blocks[2].place(0).line == 6


def test_page() -> None:
    document = read_file("pagina.eml")
    assert shape(document) == [
        ("paragraph", "Beste mevrouw Jansen,"),
        ("paragraph", "U hebt maandag een afspraak op de poli. Kijk op onze website."),
        ("item", "Neem uw pas mee."),
    ]
    assert document.notes == [ANSWER, "Er is een bijlage: folder één.pdf. Die is niet gelezen."]
    assert document.media_type == "message/rfc822"


def test_forwarded() -> None:
    document = read_file("doorgestuurd.eml")
    assert shape(document) == [("paragraph", "U hebt maandag een afspraak op de poli. Neem uw pas mee.")]
    assert document.notes == ["In het bericht zelf staat geen tekst. Gelezen is de bijlage: een bericht."]


def test_only_an_attachment() -> None:
    message = EmailMessage()
    message["From"] = "a@x.example"
    message["Subject"] = "De folder"
    message.set_content(" \n")
    leaflet = (FILES / "libreoffice.docx").read_bytes()
    message.add_attachment(leaflet, maintype="application", subtype="octet-stream", filename="folder.docx")
    document = read(bytes(message), "a.eml")
    assert shape(document)[0] == ("heading", "Uw verblijf")
    assert document.media_type == sources.docx.MEDIA_TYPE
    assert (document.source, document.title) == ("a.eml", "De folder")
    assert len(document.notes) == 1


@pytest.mark.parametrize(
    "below",
    [
        "Van: Piet <p@x.example>\r\nVerzonden: maandag 1 januari 2024\r\nAan: Jan\r\nOnderwerp: Iets\r\n\r\nOud bericht.",
        "-----Oorspronkelijk bericht-----\r\nOud bericht.",
        "On Mon, Jan 1, 2024 Piet wrote:\r\n> Oud bericht.\r\n> Nog meer.",
        "________________________________\r\nFrom: Piet <p@x.example>\r\nSent: Monday\r\nTo: Jan\r\n\r\nOud bericht.",
    ],
)
def test_what_others_wrote_is_left_out(below: str) -> None:
    document = read(mail("U hebt een afspraak.\r\n\r\n" + below), "a.eml")
    assert [b.text for b in document.blocks if b.text.strip("_")] == ["U hebt een afspraak."]
    assert document.notes == [ANSWER]


@pytest.mark.parametrize(
    "reply",
    [
        '<blockquote type="cite"><p>Oud bericht.</p></blockquote>',
        '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg">Van: Piet</div><div>Oud bericht.</div>',
        '<div class="moz-cite-prefix">Op 1 jan. schreef Piet:</div><blockquote type="cite">Oud bericht.</blockquote>',
    ],
)
def test_what_others_wrote_on_a_page(reply: str) -> None:
    page = f"<html><body><p>U hebt een afspraak.</p>{reply}</body></html>"
    document = read(mail(page, headers="Content-Type: text/html; charset=utf-8\r\n"), "a.eml")
    assert shape(document) == [("paragraph", "U hebt een afspraak.")]


def test_forwarding_without_a_word() -> None:
    document = read(mail("> U hebt een afspraak.\r\n> Kom op tijd."), "a.eml")
    assert "U hebt een afspraak." in document.text


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-15", "x-bestaat-niet", ""])
def test_character_sets(charset: str) -> None:
    encoding = charset if charset.startswith(("utf", "win", "iso")) else "utf-8"
    headers = (
        f"Content-Type: text/plain{f'; charset={charset}' if charset else ''}\r\nContent-Transfer-Encoding: 8bit\r\n"
    )
    data = (HEADERS + headers + "\r\n").encode() + "Eén café voor patiënten.".encode(encoding)
    assert read(data, "a.eml").text == "Eén café voor patiënten."


def test_saved_page() -> None:
    data = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://delinde.example/\r\nSubject: =?utf-8?Q?Uw_knie?=\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<html><body><h1>Uw knie</h1><p>Co=C3=B6rdinatie.</p></body></html>\r\n--b--\r\n"
    )
    document = read(data, "a.mhtml")
    assert shape(document) == [("heading", "Uw knie"), ("paragraph", "Coördinatie.")]
    assert (document.title, document.media_type) == ("Uw knie", "multipart/related")


def nested(depth: int) -> bytes:
    boundaries = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    return (HEADERS + boundaries + "Content-Type: text/plain\r\n\r\nTekst.").encode()


@pytest.mark.parametrize(
    "data",
    [
        nested(3000),
        mail("", headers='Content-Type: multipart/mixed; boundary="b"\r\n') + b"--b\r\n\r\nx\r\n" * 2000,
        mail("x", headers='Content-Type: application/pkcs7-mime; name="smime.p7m"\r\n'),
        mail("", headers="Content-Type: image/png\r\n"),
        mail(" ", headers="Content-Type: text/html\r\n"),
    ],
    ids=["deep", "many parts", "encrypted", "picture", "empty"],
)
def test_hostile(data: bytes) -> None:
    start = time.monotonic()
    with pytest.raises(SourceError):
        read(data, "a.eml")
    assert time.monotonic() - start < 10


def test_endless_headers() -> None:
    start = time.monotonic()
    data = mail("Tekst.", headers="Subject: " + "=?utf-8?Q?a?= " * 200_000 + "\r\n" + 'X: "' * 100_000 + "\r\n")
    assert sources.read_bytes(data, "a.eml", REGISTRY).text == "Tekst."
    assert time.monotonic() - start < 10


def test_answers_without_end() -> None:
    start = time.monotonic()
    page = "<p>Tekst.</p>" + '<blockquote type="cite">x</blockquote>' * 20_000
    data = mail(page, headers="Content-Type: text/html; charset=utf-8\r\n")
    document = sources.read_bytes(data, "a.eml", REGISTRY)
    assert document.blocks[0].kind is BlockKind.PARAGRAPH
    assert time.monotonic() - start < 20


def forwarded(depth: int) -> bytes:
    """A message that only carries a message, so many times."""
    return (HEADERS + "Content-Type: message/rfc822\r\n\r\n").encode() * depth + mail("Bel ons morgen.")


def test_messages_in_messages() -> None:
    assert read(forwarded(20), "a.eml").text == "Bel ons morgen."
    for depth in (21, 500, 20_000):
        start = time.monotonic()
        with pytest.raises(SourceError):
            sources.read_bytes(forwarded(depth), "a.eml", REGISTRY)
        assert time.monotonic() - start < 10
