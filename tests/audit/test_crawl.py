"""Walking a site: politely, on its own host, within limits, and out of every trap. No language is needed for that."""

import threading
import time

import pytest
from site_server import Answer, Site

from begrijpelijk.audit.crawl.addresses import is_trap, normal, shape
from begrijpelijk.audit.crawl.crawler import Crawler
from begrijpelijk.audit.settings import Limits
from begrijpelijk.audit.store import Store
from begrijpelijk.audit.writing import Writer, transaction

TEXT = "<p>Bel ons morgen. Dan kijkt de arts naar uw {}.</p>"
WORDS = "knie voet hand neus oor oog mond rug hals heup teen arm been hart long maag lever nier huid haar tand".split()
QUICK = Limits(pause=0, patience=3)


def walk(
    site: Site, writer: Writer, limits: Limits = QUICK, done=lambda task, sha, kind: False, most=10_000
) -> list[str]:
    """The paths that were fetched; each is stored as an audit does."""
    found = []
    for fetched in Crawler(site.address, writer, limits, done).run():
        with transaction(writer.store):
            writer.put_document(fetched.task, fetched.kind, None)
            writer.close(fetched.task.source, "done")
        found.append(fetched.task.source.removeprefix(site.address))
        if len(found) >= most:
            break
    return found


def problems(writer: Writer) -> dict[str, int]:
    run = writer.store.run(writer.run)
    return {problem.message: problem.count for problem in run.problems()}


def said(writer: Writer, *words: str) -> bool:
    return any(all(word in message for word in words) for message in problems(writer))


def links(*paths: str) -> str:
    return "".join(f'<a href="{path}">{path}</a> ' for path in paths)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://X.nl:443/a/../b?b=2&a=1&utm_source=x#top", "https://x.nl/b?a=1&b=2"),
        ("/a;jsessionid=12?sid=3", "https://x.nl/a"),
        ("http://h:8080/%7Eik/a%2Fb c", "http://h:8080/~ik/a%2Fb%20c"),
        ("//h/x", "https://h/x"),
        ("", "https://x.nl/map/"),
        ("mailto:a@b.nl", None),
        ("javascript:void(0)", None),
        ("https://jan:geheim@x.nl/", None),
        ("http://[::1", None),
        ("http://h/" + "a" * 3000, None),
    ],
)
def test_one_spelling_of_each_address(address, expected):
    assert normal(address, "https://x.nl/map/") == expected
    assert expected is None or normal(expected) == expected


def test_traps_by_their_address():
    assert is_trap("http://h/a/b/a/b/a/b") and is_trap("http://h/?a=1&b=1&c=1&d=1&e=1&f=1&g=1")
    assert not is_trap("http://h/2024/05/05/05") and not is_trap("http://h/a/b?page=2")
    assert shape("http://h/k/2024/05?x=1") == shape("http://h/k/2025/11?x=7")


def test_links_and_sitemaps_on_the_own_host_only(site, writer):
    with Site().served() as other:
        other.page("/", TEXT.format("knie"))
        site.page("/", links("/a", "b.pdf", other.address, "//localhost/x", "mailto:x@y.nl", "/foto.jpg"))
        site.page("/a", TEXT.format("voet") + links("/", "/a#deel"))
        site.answers["/b.pdf"] = Answer(b"%PDF-1.4 geen echte", "application/pdf")
        site.page("/c", TEXT.format("hand"))
        site.answers["/robots.txt"] = Answer(b"Sitemap: SITE/kaart.xml", "text/plain")
        site.answers["/kaart.xml"] = Answer(
            b"<urlset><url><loc>SITE/c</loc></url><url><loc>" + other.address.encode() + b"geheim</loc></url></urlset>",
            "application/xml",
        )
        assert sorted(walk(site, writer)) == ["", "a", "b.pdf", "c"]
        assert other.asked == []
    assert site.count("/foto.jpg", 404) == 0


def test_robots_txt_is_obeyed_and_said(site, writer):
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /prive\nCrawl-delay: 0.3\n", "text/plain")
    site.page("/", links("/prive/a", "/open"))
    site.page("/open", TEXT.format("knie"))
    began = time.monotonic()
    assert walk(site, writer) == ["", "open"]
    assert time.monotonic() - began > 0.6
    assert site.count("/prive/a", 404) == 0
    assert said(writer, "robots.txt")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(b"User-agent: begrijpelijk\nDisallow: /", "text/plain"), "robots.txt"),
        (Answer(status=503), "robots.txt"),
    ],
)
def test_a_site_that_wants_no_robots_is_left_alone(site, writer, answer, words):
    site.page("/", TEXT.format("knie"))
    site.answers["/robots.txt"] = answer
    assert walk(site, writer) == []
    assert said(writer, words)
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_an_endless_calendar_ends(site, writer):
    def month(path: str) -> bytes:
        number = int(path.rpartition("=")[2])
        name = ("januari", "februari", "maart")[number % 3]
        return f"<h1>Agenda {name} {2000 + number}</h1><p>Geen bijeenkomst.</p>{links(f'/agenda?maand={number + 1}')}".encode()

    site.page("/", TEXT.format("knie") + links("/agenda?maand=1"))
    site.answers["/agenda"] = Answer(month)
    assert len(walk(site, writer)) < 20
    assert said(writer, "reeks zonder einde")


def test_a_series_with_news_is_no_trap(site, writer):
    site.page("/", links(*(f"/nieuws/{number}" for number in range(len(WORDS)))))
    for number, word in enumerate(WORDS):
        site.page(f"/nieuws/{number}", TEXT.format(word))
    assert len(walk(site, writer)) == len(WORDS) + 1


def test_session_ids_and_paths_that_grow_are_one_page(site, writer):
    counter = iter(range(10**9))
    site.answers["/*"] = Answer(lambda path: f"{TEXT.format('knie')}{links(f'/?sid={next(counter)}', 'a/b/')}".encode())
    assert len(walk(site, writer)) < 20


def test_redirects_that_turn_or_lead_away(site, writer):
    site.page("/", links("/rond", "/ver", "/oud", "/weg"))
    site.answers["/rond"] = Answer(status=302, headers={"Location": "/rond"})
    site.answers["/ver*"] = Answer(lambda path: b"", status=302, headers={"Location": "/vera"})
    site.answers["/vera*"] = Answer(status=302, headers={"Location": "/verder"})
    site.answers["/verder"] = Answer(status=302, headers={"Location": "/vera"})
    site.answers["/oud"] = Answer(status=301, headers={"Location": "/nieuw"})
    site.answers["/weg"] = Answer(status=301, headers={"Location": "http://169.254.169.254/latest/"})
    site.page("/nieuw", TEXT.format("knie"))
    assert walk(site, writer) == ["", "nieuw"]
    assert said(writer, "stuurt te vaak door") and said(writer, "andere website")


def test_a_start_on_another_host_is_named(site, writer):
    site.answers["/"] = Answer(status=301, headers={"Location": "https://www.elders.example/nl/"})
    assert walk(site, writer) == []
    assert said(writer, "https://www.elders.example/")


def test_slow_large_wrong_and_broken_answers_do_not_stop_it(site, writer):
    site.page(
        "/",
        links("/traag", "/druppels", "/10gb.pdf", "/10gb-zonder-einde.pdf", "/film", "/stuk", "/weg", "/goed", "/leeg"),
    )
    site.answers["/traag"] = Answer(TEXT.encode(), wait=30)
    site.answers["/druppels"] = Answer(b"<p>Nog even.</p>", endless=True)
    site.answers["/10gb.pdf"] = Answer(b"%PDF", "application/pdf", length=10 * 1024**3)
    site.answers["/10gb-zonder-einde.pdf"] = Answer(b"x" * 1_000_000, "application/pdf", endless=True)
    site.answers["/film"] = Answer(b"x" * 1000, "video/mp4", endless=True)
    site.answers["/stuk"] = Answer(status=500)
    site.answers["/leeg"] = Answer(b"")
    site.page("/goed", TEXT.format("knie"))
    began = time.monotonic()
    assert walk(site, writer, Limits(pause=0, patience=1.5, megabytes=2)) == ["", "goed", "leeg"]
    assert time.monotonic() - began < 30
    assert said(writer, "te langzaam") and said(writer, "groter dan 2 MB") and said(writer, "video/mp4")
    assert said(writer, "nummer 500", f"De link staat op {site.address}")


def test_a_site_that_falls_silent_is_left_alone(site, writer):
    site.page("/", links(*(f"/{word}" for word in WORDS)))
    site.answers["/robots.txt"] = site.answers["/sitemap.xml"] = Answer(status=404)
    site.answers["/*"] = Answer(b"", length=100, endless=True)
    assert walk(site, writer, Limits(pause=0, patience=0.5)) == [""]
    assert said(writer, "geen antwoord meer")
    assert len(site.asked) < 15


def test_limits_are_kept_and_said(site, writer):
    site.page("/", links(*(f"/{word}" for word in WORDS)))
    for word in WORDS:
        site.page(f"/{word}", TEXT.format(word) + links(f"/{word}/verder"))
    assert len(walk(site, writer, Limits(pause=0, pages=5))) == 5
    assert said(writer, "5 pagina's")


def test_depth_is_kept(site, writer):
    for number, word in enumerate(WORDS):
        site.page("/" if number == 0 else f"/{word}", links(f"/{WORDS[(number + 1) % len(WORDS)]}"))
    assert len(walk(site, writer, Limits(pause=0, depth=3))) == 4
    assert said(writer, "te veel klikken")


def test_canonical_address_counts_where_only_the_query_differs(site, writer):
    canonical = '<link rel="canonical" href="/knie">'
    site.page("/", links("/knie?kleur=rood", "/voet?a=1"))
    site.page("/knie", TEXT.format("knie"), head=canonical)
    site.page("/voet", TEXT.format("voet"), head='<link rel="canonical" href="/">')
    assert sorted(walk(site, writer)) == ["", "knie", "voet?a=1"]


def test_pages_that_ask_not_to_be_read(site, writer):
    site.page("/", links("/niet", "/blad"))
    site.page("/niet", TEXT.format("knie") + links("/wel"), head='<meta name="robots" content="noindex">')
    site.page("/blad", links("/geheim"), head='<meta name="robots" content="nofollow">')
    site.page("/wel", TEXT.format("voet"))
    assert sorted(walk(site, writer)) == ["", "blad", "wel"]


def test_stopped_halfway_it_goes_on_where_it_was(site, database):
    site.page("/", links(*(f"/{word}" for word in WORDS)))
    for word in WORDS:
        site.page(f"/{word}", TEXT.format(word))
    with Store.open(database, create=True) as store:
        first = walk(site, Writer.begin(store, ["x"], "B1", "0", "s", fresh=False)[0], most=7)
    with Store.open(database, create=True) as store:
        writer, resumed = Writer.begin(store, ["x"], "B1", "0", "s", fresh=False)
        second = walk(site, writer)
    assert resumed and not set(first) & set(second)
    assert sorted(first + second) == sorted(["", *WORDS])


def test_what_did_not_change_is_not_sent_again(site, writer):
    site.page("/", links("/knie"))
    site.page("/knie", TEXT.format("knie"))
    walk(site, writer)
    again, _ = Writer.begin(writer.store, ["x"], "B1", "0", "s", fresh=True)
    site.page("/knie", TEXT.format("andere knie"))
    site.asked.clear()
    assert walk(site, again, done=lambda task, sha, kind: True) == ["", "knie"]
    assert site.count("/", 304) == 1 and site.count("/knie", 200) == 1


def test_broken_sitemaps_and_pages_are_no_problem(site, writer):
    site.answers["/sitemap.xml"] = Answer(
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><urlset><url><loc>SITE/knie</loc></url><kapot', "text/xml"
    )
    site.page("/", "<div>" * 200 + links("/voet", "http://[kapot", "\x00"))
    site.page("/knie", TEXT.format("knie"))
    site.page("/voet", TEXT.format("voet"))
    assert sorted(walk(site, writer)) == ["", "knie", "voet"]


def test_no_thread_is_left_behind(site, writer):
    site.page("/", TEXT.format("knie"))
    before = threading.active_count()
    walk(site, writer)
    until = time.monotonic() + 10  # those of the server that answered end a moment later
    while threading.active_count() > before and time.monotonic() < until:
        time.sleep(0.05)
    assert threading.active_count() <= before
