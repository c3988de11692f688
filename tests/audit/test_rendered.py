"""An audit in which a browser shows every page."""

import pytest

from begrijpelijk.audit.store import Store

SCRIPT = """<script>document.querySelector('main').innerHTML += '<p>Deze zin staat er pas als de browser er was.</p>';
</script>"""


@pytest.mark.slow
def test_pages_are_shown_by_a_browser_where_that_is_asked(site, database, run_audit):
    site.page("/", f"<main><h1>Welkom</h1><p>Kies een pagina.</p><a href='/knie'>Uw knie</a></main>{SCRIPT}")
    site.page("/knie", "<main><h1>Uw knie</h1><p style='font-size:6px'>Rust goed uit na de operatie.</p></main>")
    code, errors, card = run_audit(site.address, "--database", database, "--browser", "--processen", "1")
    assert code in (0, 1), errors
    with Store.open(database) as store:
        documents = list(store.run().documents())
    assert [document.rendered for document in documents] == [True, True]
    assert documents[0].words >= 14, "the words of the script count"
    assert any(finding.rule == "kleine-letter" for finding in documents[1].findings)
    digital = card["models"][0]["characteristics"][3]
    assert next(e for e in digital["evidence"] if e["name"].startswith("Schermen"))["counted"] == 2
